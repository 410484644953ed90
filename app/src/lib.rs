//! What a person sees: pages, components, islands, thin server functions.
