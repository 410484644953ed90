//! A copy's records, read one by one. What goes through the whole file is `verify::structure`.

mod layout;
mod value;

pub use self::{layout::layout, value::Json};
