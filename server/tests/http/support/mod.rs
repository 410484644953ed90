//! A portal in a folder of its own, and people who use it as a browser would.

mod bundle;
mod form;
mod portal;
mod site;
mod visitor;

pub use self::{
    bundle::{HARBOUR, OTHER_APP},
    form::Form,
    portal::{NOW, Portal, sign},
    site::SITE,
    visitor::{Answer, Visitor, answer},
};
