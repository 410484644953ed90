//! The offline viewer of a copy: reads, checks, shows and searches it in the browser, without the portal and without a
//! network.
//!
//! The page around it (`viewer/page`) hands over the file chunk by chunk and builds what it is told to show, so that
//! copies of any size are read in memory that does not grow with them. The check, and what names a damaged member, are
//! `verify`'s, the same that the command line and the portal's page run.

mod chunk;
mod index;
mod json;
mod marks;
mod node;
mod page;
mod reading;
mod route;
mod search;
mod signer;
mod text;
mod viewer;

pub use self::viewer::Viewer;
