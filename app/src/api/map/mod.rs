//! From the desk's values to what pages show.

mod body;
mod conversation;
mod cursor;
mod facts;
mod frame;
mod held;
mod leaves;
mod line;
mod names;
mod price;
mod said;
mod sheets;

pub(super) use self::{
    conversation::conversation,
    cursor::place,
    frame::framed_me,
    held::overview,
    line::line,
    sheets::{channels, profile},
};
