//! Server functions, one a file: principal, one desk call, map, redirect.

#[cfg(feature = "ssr")]
mod caller;
#[cfg(feature = "ssr")]
mod fault;
#[cfg(feature = "ssr")]
mod map;
#[cfg(feature = "ssr")]
mod lead;
mod problem;

pub mod desk;
pub mod me;

#[cfg(feature = "ssr")]
pub use self::caller::Caller;
pub use self::problem::Problem;
#[cfg(feature = "ssr")]
use self::lead::lead;
