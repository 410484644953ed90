//! Calling the binary, and a portal of it that runs.

mod portal;
mod run;

pub use self::{
    portal::{Running, free_address},
    run::{Ran, SAMPLE, fixture, rightsdesk},
};
