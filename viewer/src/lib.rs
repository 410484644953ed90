//! The offline viewer inside an export package (wasm).
