//! Draws a page to its end before the first byte leaves, so that status and headers are right.

use std::pin::Pin;

use axum::{body::Body, extract::Request, response::Response};
use futures::{Stream, StreamExt, stream::once};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;

use super::{FormScript, Runs, Site, announce_policy, shell};

type Chunks = Pin<Box<dyn Stream<Item = String> + Send>>;

/// The answer to a request for a page. `context` provides what pages ask for: [`crate::api::Caller`], the desk, and in
/// the demo its cast.
pub async fn draw(
    site: Site,
    context: impl Fn() + Clone + Send + 'static,
    request: Request,
) -> Response<Body> {
    let context = move || {
        provide_context(site.clone());
        provide_context(FormScript::default());
        context();
    };
    leptos_axum::handle_response_inner(context, shell, request, whole).await
}

/// Leptos ends every page with scripts that repeat what was loaded, for the browser to go on with. Pages here load
/// nothing in the browser; only an island looks for those scripts, and finds them empty. A page that has something for the
/// script of forms gets it, now that this is known.
fn whole<V: IntoView + 'static>(
    page: V,
    scripts: Box<dyn FnOnce() -> Chunks + Send>,
    _out_of_order: bool,
) -> Pin<Box<dyn Future<Output = Chunks> + Send>> {
    let (site, nonce) = (use_context::<Site>(), use_nonce());
    let (response, script) = (use_context::<ResponseOptions>(), use_context::<FormScript>());
    Box::pin(async move {
        let html = page.to_html_stream_in_order().collect::<String>().await;
        // HTML has no way to write it, and a browser would drop it: what was stored stays to be seen.
        let html = if html.contains('\0') {
            html.replace('\0', "\u{2400}")
        } else {
            html
        };
        // Text is escaped: this can only be the element that starts an island.
        if html.contains("<script type=\"module\"") {
            let scripts = scripts();
            Box::pin(once(async move { html }).chain(scripts)) as Chunks
        } else if let (Some(site), Some(nonce), Some(response)) = (site, nonce, response)
            && script.is_some_and(|script| script.is_wanted())
            && !site.forms.is_empty()
        {
            announce_policy(&response, Some(&nonce), Runs::Form);
            let tag = format!(
                "<script defer src=\"{}\" nonce=\"{nonce}\"></script></head>",
                site.forms
            );
            // Text is escaped: this can only be the head's own end.
            let html = html.replacen("</head>", &tag, 1);
            Box::pin(once(async move { html })) as Chunks
        } else {
            Box::pin(once(async move { html })) as Chunks
        }
    })
}
