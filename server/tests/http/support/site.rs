//! A site as `make build` leaves one, but small.

use server::http::site::{File, Site};

/// Scripts and styles that are not really any.
pub static SITE: Site = Site {
    files: &[
        File {
            path: "/pkg/rightsdesk.0123456789abcdef.css",
            identity: b"body { color: black; color: black; color: black }",
            br: Some(b"css as brotli"),
            gz: Some(b"css as gzip"),
            media_type: "text/css; charset=utf-8",
            etag: "c55",
            immutable: true,
        },
        File {
            path: "/pkg/rightsdesk.0123456789abcdef_bg.wasm",
            identity: b"\0asm",
            br: None,
            gz: None,
            media_type: "application/wasm",
            etag: "a5a",
            immutable: true,
        },
        File {
            path: "/pkg/forms.0123456789abcdef.js",
            identity: b"if (document) {}",
            br: None,
            gz: None,
            media_type: "text/javascript; charset=utf-8",
            etag: "f05",
            immutable: true,
        },
        File {
            path: "/pkg/text.0123456789abcdef.woff2",
            identity: b"wOF2",
            br: None,
            gz: None,
            media_type: "font/woff2",
            etag: "f0f",
            immutable: true,
        },
        File {
            path: "/favicon.svg",
            identity: b"<svg/>",
            br: None,
            gz: None,
            media_type: "image/svg+xml; charset=utf-8",
            etag: "0f0",
            immutable: false,
        },
    ],
    output_name: "rightsdesk.0123456789abcdef",
    css: "/pkg/rightsdesk.0123456789abcdef.css",
    fonts: &["/pkg/text.0123456789abcdef.woff2"],
    forms: "/pkg/forms.0123456789abcdef.js",
};
