//! HTTP: the routes, what stands around every one of them, and those that are not pages.

mod accept;
pub mod address;
pub mod client;
mod compress;
pub mod csrf;
pub mod export;
pub mod fetch;
pub mod hand_out;
pub mod headers;
pub mod health;
pub mod host;
pub mod keys;
pub mod language;
pub mod limits;
pub mod log;
pub mod package;
pub mod pages;
pub mod path;
pub mod patience;
mod range;
pub mod rate;
pub mod router;
pub mod routes;
pub mod schema;
pub mod site;
mod taking;
pub mod trouble;
