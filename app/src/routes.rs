//! Which page stands at which address.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    api::Problem,
    components::Trouble,
    pages::{
        ChannelsPage, CheckErasurePage, ConversationPage, ConversationsPage, DemoPage, ExportPage, HomePage,
        NewErasurePage, OverviewPage, ProfilePage, QueuePage, RequestPage, RequestsPage, ReviewPage,
        SignInPage,
    },
};

/// Every address with a page, as axum writes them. The server routes these to [`crate::shell::draw`], and `/demo` only
/// in the demo; anything else need not reach Leptos.
pub const PATHS: [&str; 14] = [
    "/",
    "/sign-in",
    "/me",
    "/me/profile",
    "/me/channels",
    "/me/conversations",
    "/me/conversations/{id}",
    "/me/export",
    "/me/requests",
    "/me/requests/new/erasure",
    "/me/requests/new/erasure/check",
    "/me/requests/{reference}",
    "/desk",
    "/desk/requests/{reference}",
];

/// The demo's own address.
pub const DEMO: &str = "/demo";

/// The pages.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=|| view! { <Trouble problem=Problem::NotFound/> }>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/demo") view=DemoPage ssr=SsrMode::Async/>
                <Route path=path!("/me") view=OverviewPage ssr=SsrMode::Async/>
                <Route path=path!("/me/profile") view=ProfilePage ssr=SsrMode::Async/>
                <Route path=path!("/me/channels") view=ChannelsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/conversations") view=ConversationsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/conversations/:id") view=ConversationPage ssr=SsrMode::Async/>
                <Route path=path!("/me/export") view=ExportPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests") view=RequestsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/erasure") view=NewErasurePage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/erasure/check") view=CheckErasurePage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/:reference") view=RequestPage ssr=SsrMode::Async/>
                <Route path=path!("/desk") view=QueuePage ssr=SsrMode::Async/>
                <Route path=path!("/desk/requests/:reference") view=ReviewPage ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
