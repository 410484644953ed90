//! Server functions, one a file: principal, one desk call, map, redirect.

mod problem;

pub use self::problem::Problem;
