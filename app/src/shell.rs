//! The document around every page, its security policy, and the one way to draw it.

mod draw;
mod policy;
mod wanted;

use std::sync::Arc;

use http::{HeaderValue, header::CONTENT_SECURITY_POLICY, request::Parts};
use leptos::{
    nonce::{Nonce, use_nonce},
    prelude::*,
};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};

pub use self::{
    draw::draw,
    policy::{Runs, content_security_policy},
    wanted::{FormScript, want_form_script},
};
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
    /// The address of the script for forms; empty where it was not built.
    pub forms: &'static str,
}

/// What the page at `path` is begun with: the one with the copy runs its island, for whoever may take it, every other
/// page nothing at all. Whether it has something for the script of forms is known once it is drawn ([`draw`]).
fn runs(site: &Site, path: &str) -> Runs {
    if site.islands && path == "/me/export" && may_take_copy() {
        Runs::Island
    } else {
        Runs::Nothing
    }
}

/// The whole document. Takes [`Site`] and the request's parts from the context, and sets the policy's header.
pub fn shell() -> impl IntoView {
    provide_meta_context();
    let site = use_context::<Site>();
    let path = use_context::<Parts>()
        .map(|parts| parts.uri.path().to_owned())
        .unwrap_or_default();
    let runs = site.as_ref().map_or(Runs::Nothing, |site| runs(site, &path));
    if let Some(response) = use_context::<ResponseOptions>() {
        announce_policy(&response, use_nonce().as_ref(), runs);
    }
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
        .filter(|_| runs == Runs::Island)
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

fn announce_policy(response: &ResponseOptions, nonce: Option<&Nonce>, runs: Runs) {
    let policy = content_security_policy(nonce.map(|nonce| &**nonce), runs);
    if let Ok(policy) = HeaderValue::try_from(policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

#[cfg(test)]
mod tests;
