//! The document around every page, its security policy, and the one way to draw it.

mod draw;
mod policy;

use std::sync::Arc;

use http::{HeaderValue, header::CONTENT_SECURITY_POLICY, request::Parts};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};

pub use self::{
    draw::draw,
    policy::{Runs, content_security_policy},
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

/// The pages with a text to be written, or a form that shows what changes; those of one request or business come to them
/// ([`is_of_one`]).
const WITH_FORMS: [&str; 7] = [
    "/me/requests/new/complaint",
    "/me/requests/new/appeal",
    "/me/requests/new/objection",
    "/me/requests/new/correction/details",
    "/me/requests/new/correction/words",
    "/me/requests/new/correction/statement",
    "/desk/requests/new",
];

/// What the page at `path` runs: the one with the copy its island, for whoever may take it; one with a form to write in a
/// short script; every other page nothing at all.
fn runs(site: &Site, path: &str) -> Runs {
    if site.islands && path == "/me/export" && may_take_copy() {
        Runs::Island
    } else if !site.forms.is_empty() && (WITH_FORMS.contains(&path) || is_of_one(path)) {
        Runs::Form
    } else {
        Runs::Nothing
    }
}

/// `/me/requests/7K4M-2Q9X-B3TD`, the same at the desk, and what a business says of itself.
fn is_of_one(path: &str) -> bool {
    let one_between = |above: &str, below: &str| {
        let one = path.strip_prefix(above).and_then(|rest| rest.strip_suffix(below));
        one.is_some_and(|one| !one.contains('/') && one != "new")
    };
    one_between("/me/requests/", "")
        || one_between("/desk/requests/", "")
        || one_between("/desk/apps/", "/facts")
}

/// The whole document. Takes [`Site`] and the request's parts from the context, and sets the policy's header.
pub fn shell() -> impl IntoView {
    provide_meta_context();
    let site = use_context::<Site>();
    let path = use_context::<Parts>()
        .map(|parts| parts.uri.path().to_owned())
        .unwrap_or_default();
    let runs = site.as_ref().map_or(Runs::Nothing, |site| runs(site, &path));
    announce_policy(runs);
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
    let nonce = use_nonce();
    let scripts = site.map(|site| match runs {
        Runs::Nothing => ().into_any(),
        // No module: what belongs to an island does not come along (`draw.rs`).
        Runs::Form => view! { <script defer src=site.forms nonce=nonce></script> }.into_any(),
        Runs::Island => view! { <HydrationScripts options=site.options islands=true/> }.into_any(),
    });
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

fn announce_policy(runs: Runs) {
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let policy = content_security_policy(nonce.as_deref(), runs);
    if let (Some(response), Ok(policy)) = (use_context::<ResponseOptions>(), HeaderValue::try_from(policy)) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

#[cfg(test)]
mod tests;
