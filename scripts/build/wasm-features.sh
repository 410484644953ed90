# What rustc's default for wasm32 already uses, and nothing more: what the browser must understand does not grow. For
# wasm-opt. Sourced, never run.

WASM_FEATURES=(
  --enable-bulk-memory --enable-bulk-memory-opt --enable-call-indirect-overlong --enable-multivalue
  --enable-mutable-globals --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext
)
