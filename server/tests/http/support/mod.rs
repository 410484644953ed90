//! A portal in a folder of its own, and people who use it as a browser would.

mod asked;
mod bundle;
mod copies;
mod dom;
mod form;
mod knock;
mod pairs;
mod picture;
mod portal;
#[path = "../../../../crates/desk/src/testing/schema.rs"]
mod schema;
mod site;
mod state;
mod taken;
mod visitor;

pub use self::{
    asked::Asked,
    bundle::{GROUP, HARBOUR, OTHER_APP, OTHER_GROUP},
    copies::{RECIPIENT, ask_for_copy, grant_copy, grant_transfer, make_address},
    dom::{Element, Node},
    form::Form,
    knock::{DOORS, Door, code, enter, is_in, knock},
    pairs::{Pair, pair},
    picture::{Picture, show},
    portal::{NOW, Portal, sign},
    schema::{against_the_schema, hold_against_the_schema},
    site::SITE,
    state::State,
    taken::{copy_in, hold},
    visitor::{Answer, Visitor, answer, begun, encoded},
};
