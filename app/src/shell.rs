//! The document around every page, its security policy, and the one way to draw it.

mod draw;
mod policy;

use std::sync::Arc;

use http::{HeaderValue, header::CONTENT_SECURITY_POLICY, request::Parts};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};

pub use self::{draw::draw, policy::content_security_policy};
use crate::{api::may_take_copy, routes::App, text::language};

/// What the server knows about the site's files. It stands in the context of every page.
#[derive(Debug, Clone)]
pub struct Site {
    /// The stylesheet's address.
    pub css: Arc<str>,
    /// The addresses of the fonts that every page has.
    pub fonts: &'static [&'static str],
    /// Where the browser's part is; `output_name` carries the hash, `hash_files` is off.
    pub options: LeptosOptions,
    /// Whether the browser's part was built at all.
    pub islands: bool,
}

/// Whether the page at `path` holds an island: the one with the copy, for whoever may take it. Every other page ships no
/// script at all.
fn has_island(path: &str) -> bool {
    path == "/me/export" && may_take_copy()
}

/// The whole document. Takes [`Site`] and the request's parts from the context, and sets the policy's header.
pub fn shell() -> impl IntoView {
    provide_meta_context();
    let site = use_context::<Site>();
    let path = use_context::<Parts>()
        .map(|parts| parts.uri.path().to_owned())
        .unwrap_or_default();
    let island = site.as_ref().is_some_and(|site| site.islands) && has_island(&path);
    announce_policy(island);
    let at_desk = path == "/desk" || path.starts_with("/desk/");
    let css = site.as_ref().map(|site| site.css.to_string());
    // Asked for before the stylesheet is read, so that the first page is drawn with them where the line is quick.
    let fonts = site
        .as_ref()
        .map(|site| site.fonts)
        .unwrap_or_default()
        .iter()
        .map(|font| {
            view! { <link as="font" rel="preload" type="font/woff2" href=*font crossorigin="anonymous"/> }
        });
    let fonts = fonts.collect_view();
    let scripts = site
        .filter(|_| island)
        .map(|site| view! { <HydrationScripts options=site.options islands=true/> });
    view! {
        <!DOCTYPE html>
        <html lang=language().tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex, nofollow"/>
                {fonts}
                {css.map(|css| view! { <link rel="stylesheet" href=css/> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {scripts}
                <MetaTags/>
            </head>
            <body class=at_desk.then_some("at-desk")>
                <App/>
            </body>
        </html>
    }
}

fn announce_policy(island: bool) {
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let policy = content_security_policy(nonce.as_deref(), island);
    if let (Some(response), Ok(policy)) = (use_context::<ResponseOptions>(), HeaderValue::try_from(policy)) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

#[cfg(test)]
mod tests;
