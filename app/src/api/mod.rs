//! Server functions, one a file: principal, one desk call, map, redirect.

mod again;
#[cfg(feature = "ssr")]
mod aside;
#[cfg(feature = "ssr")]
mod caller;
#[cfg(feature = "ssr")]
mod fault;
#[cfg(feature = "ssr")]
mod lead;
#[cfg(feature = "ssr")]
mod map;
mod problem;
#[cfg(feature = "ssr")]
mod rules;
#[cfg(feature = "ssr")]
mod signal;

pub mod desk;
pub mod me;

#[cfg(feature = "ssr")]
pub use self::caller::{Caller, Session, may_take_copy};
#[cfg(feature = "ssr")]
pub use self::rules::{Who, rule_of};
pub use self::{
    again::{SignInAgain, sign_in_again},
    problem::Problem,
};
#[cfg(feature = "ssr")]
use self::{
    aside::{aside, keep_typed, stamped, typed_on},
    lead::{lead, lead_from},
};
