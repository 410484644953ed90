//! What earns WebAssembly.

pub mod download;

pub use self::download::Download;
