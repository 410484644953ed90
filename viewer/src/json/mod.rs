//! JSON as a copy has it: looked through as it comes, and read record by record.

mod layout;
mod scan;
mod value;

pub use self::{
    layout::layout,
    scan::{DEEPEST, Event, Fault, Flaw, Kind, Scanner},
    value::Json,
};
