//! Draws a page to its end before the first byte leaves, so that status and headers are right.

use std::pin::Pin;

use axum::{body::Body, extract::Request, response::Response};
use futures::{Stream, StreamExt, stream::once};
use leptos::prelude::*;

use super::{Site, shell};

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
        context();
    };
    leptos_axum::handle_response_inner(context, shell, request, whole).await
}

/// Leptos ends every page with scripts that repeat what was loaded, for the browser to go on with. Pages here load
/// nothing in the browser; only an island looks for those scripts, and finds them empty.
fn whole<V: IntoView + 'static>(
    page: V,
    scripts: Box<dyn FnOnce() -> Chunks + Send>,
    _out_of_order: bool,
) -> Pin<Box<dyn Future<Output = Chunks> + Send>> {
    Box::pin(async move {
        let html = page.to_html_stream_in_order().collect::<String>().await;
        // HTML has no way to write it, and a browser would drop it: what was stored stays to be seen.
        let html = html.replace('\0', "\u{2400}");
        // Text is escaped: this can only be the element that starts an island.
        if html.contains("<script type=\"module\"") {
            let scripts = scripts();
            Box::pin(once(async move { html }).chain(scripts)) as Chunks
        } else {
            Box::pin(once(async move { html })) as Chunks
        }
    })
}
