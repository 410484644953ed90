//! What a person sees: pages, components, islands, thin server functions.
//!
//! `pages`, `routes` and `shell` exist on the server only; the browser gets the islands and nothing else.

pub mod api;
pub mod islands;
pub mod view;
