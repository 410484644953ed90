//! The demo business in a folder of its own, and the buttons that sign in as its people.

mod cast;
mod folder;
mod seed;

pub use self::{
    cast::cast,
    folder::{prepare, usual},
};
