//! Calling the binary, and a portal of it that runs.

mod portal;
mod run;
#[path = "../../../../crates/desk/src/testing/schema.rs"]
mod schema;
#[path = "../../http/support/taken.rs"]
mod taken;

use self::schema::hold_against_the_schema;
pub use self::{
    portal::{Running, body_of, folder, folder_of, free_address, sign_in},
    run::{Ran, SAMPLE, command, fixture, rightsdesk},
    taken::hold,
};
