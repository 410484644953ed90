//! What earns WebAssembly.
