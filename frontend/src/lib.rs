//! Hydrates the islands; nothing else of the portal runs in the browser.

use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// What a page with an island calls once this is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
