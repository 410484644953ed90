//! What the browser gets beside pages: scripts, styles, icons. They are part of the binary.

mod conditional;
mod encoding;
mod serve;

use leptos::config::LeptosOptions;

pub(super) use self::conditional::has_it;
pub use self::serve::{missing, serve};

/// One file, with the forms of it that were compressed when the site was built.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Its path in a URL.
    pub path: &'static str,
    /// Its bytes.
    pub identity: &'static [u8],
    /// The same as brotli (RFC 7932), if that is smaller.
    pub br: Option<&'static [u8]>,
    /// The same as gzip (RFC 1952), if that is smaller.
    pub gz: Option<&'static [u8]>,
    /// What it is.
    pub media_type: &'static str,
    /// A digest of its bytes.
    pub etag: &'static str,
    /// Its name changes when its bytes do.
    pub immutable: bool,
}

/// All files, and what pages need to know of them.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    /// The files, each path once.
    pub files: &'static [File],
    /// What the script and the WebAssembly are called: `/pkg/NAME.js`, `/pkg/NAME_bg.wasm`. Empty without a site.
    pub output_name: &'static str,
    /// The stylesheet's path. Empty without a site.
    pub css: &'static str,
    /// The paths of the fonts that every page has.
    pub fonts: &'static [&'static str],
    /// The path of the script for forms. Empty without one.
    pub forms: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/site.rs"));

impl Site {
    /// The site that was built into this binary; empty in a test build before `make build`.
    pub const fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// What Leptos writes into pages: where the script is.
    pub fn leptos_options(&self) -> LeptosOptions {
        LeptosOptions::builder()
            .output_name(self.output_name)
            .site_pkg_dir("pkg")
            .hash_files(false)
            .build()
    }
}
