# Which packages are checked how. Sourced, never run.
# `app` has two faces that cannot be compiled as one: `ssr` for the server, `hydrate` for the browser.

# `viewer` is for the browser, but its tests run here.
on_the_server=(
  --package domain --package language --package store --package verify --package evidence --package sunshine
  --package desk --package app --package server --package viewer
  --features app/ssr
)

in_the_browser=(
  --package app --package frontend --package viewer
  --no-default-features --features app/hydrate
  --target wasm32-unknown-unknown
)
