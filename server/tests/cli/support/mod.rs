//! Calling the binary, and a portal of it that runs.

mod portal;
mod run;
#[path = "../../http/support/schema.rs"]
mod schema;

pub use self::{
    portal::{Running, folder, folder_of, free_address, sign_in},
    run::{Ran, SAMPLE, command, fixture, rightsdesk},
    schema::against_the_schema,
};
