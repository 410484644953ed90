//! Server functions, one a file: principal, one desk call, map, redirect.

#[cfg(feature = "ssr")]
mod caller;
#[cfg(feature = "ssr")]
mod fault;
#[cfg(feature = "ssr")]
mod lead;
#[cfg(feature = "ssr")]
mod map;
mod problem;

pub mod desk;
pub mod me;

#[cfg(feature = "ssr")]
pub use self::caller::Caller;
#[cfg(feature = "ssr")]
use self::lead::lead;
pub use self::problem::Problem;
