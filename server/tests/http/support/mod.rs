//! A portal in a folder of its own, and people who use it as a browser would.

mod asked;
mod bundle;
mod copies;
mod dom;
mod form;
mod knock;
mod pairs;
mod portal;
mod schema;
mod site;
mod state;
mod visitor;

pub use self::{
    asked::Asked,
    bundle::{GROUP, HARBOUR, OTHER_APP, OTHER_GROUP},
    copies::{RECIPIENT, ask_for_copy, grant_copy, grant_transfer, make_address},
    dom::Element,
    form::Form,
    knock::{DOORS, Door, code, enter, is_in, knock},
    pairs::{Pair, pair},
    portal::{NOW, Portal, sign},
    schema::against_the_schema,
    site::SITE,
    state::State,
    visitor::{Answer, Visitor, answer, encoded},
};
