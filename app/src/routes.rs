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
        ChannelsPage, ConversationPage, ConversationsPage, DemoPage, HomePage, OverviewPage, ProfilePage,
        SignInPage,
    },
};

/// Every address with a page, as axum writes them. The server routes these to [`crate::shell::draw`], and `/demo` only
/// in the demo; anything else need not reach Leptos.
pub const PATHS: [&str; 7] = [
    "/",
    "/sign-in",
    "/me",
    "/me/profile",
    "/me/channels",
    "/me/conversations",
    "/me/conversations/{id}",
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
            </FlatRoutes>
        </Router>
    }
}
