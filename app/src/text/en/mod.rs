//! English, as it is written in Britain: plain words, no exclamation marks, the law only in its own corner.

pub mod download;
pub mod number;

#[cfg(feature = "ssr")]
pub mod category;
#[cfg(feature = "ssr")]
pub mod due;
#[cfg(feature = "ssr")]
pub mod facts;
#[cfg(feature = "ssr")]
pub mod frame;
#[cfg(feature = "ssr")]
pub mod status;
#[cfg(feature = "ssr")]
pub mod time;
#[cfg(feature = "ssr")]
pub mod trouble;
