//! What a person sees: pages, components, islands, thin server functions.
//!
//! `pages`, `components`, `routes` and `shell` exist on the server only; the browser gets the islands and nothing else.

// A view is one type, as deep as the page.
#![recursion_limit = "256"]

pub mod api;
#[cfg(feature = "ssr")]
pub mod asked;
#[cfg(feature = "ssr")]
mod drawn;
pub mod islands;
pub mod text;
pub mod view;

#[cfg(feature = "ssr")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "a page and a component own what they draw"
)]
pub mod components;
#[cfg(feature = "ssr")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "a page and a component own what they draw"
)]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
