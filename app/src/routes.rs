//! Which page stands at which address.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    api::{Problem, Who},
    components::Trouble,
    pages::{
        ActivityPage, AddressPage, AppDeletionPage, BusinessPage, BusinessesPage, ChannelsPage,
        CheckAppealPage, CheckComplaintPage, CheckCorrectionPage, CheckDecisionPage, CheckDeleteAppPage,
        CheckErasurePage, CheckObjectionPage, CheckRestrictionPage, CheckTransferPage, ConversationPage,
        ConversationsPage, CorrectDetailsPage, CorrectInWordsPage, DeleteAppPage, DemoPage, EnterPage,
        ExportPage, FetchPage, HandOutPage, HomePage, NewAppealPage, NewComplaintPage, NewCorrectionPage,
        NewErasurePage, NewForPage, NewObjectionPage, NewRequestPage, NewRestrictionPage, NewTransferPage,
        OverviewPage, OwnAddressPage, OwnSessionsPage, PreviewErasurePage, ProfilePage, QueuePage,
        RequestPage, RequestsPage, RetentionPage, ReviewPage, RevisePage, SearchPage, SignInPage,
        StaffSessionsPage, StatementPage, StyleguidePage, SureErasurePage, WhichErasurePage,
    },
};

/// Every address with a page, as axum writes them, and who may come there. The server routes these to
/// [`crate::shell::draw`], and [`DEMO_ONLY`] in the demo; anything else need not reach Leptos.
pub const PATHS: [(&str, Who); 51] = [
    ("/", Who::Anyone),
    ("/sign-in", Who::Anyone),
    ("/enter/{code}", Who::Anyone),
    ("/fetch/{address}", Who::Anyone),
    ("/me", Who::Person),
    ("/me/profile", Who::Person),
    ("/me/channels", Who::Person),
    ("/me/conversations", Who::Person),
    ("/me/conversations/{id}", Who::Person),
    ("/me/search", Who::Person),
    ("/me/export", Who::Person),
    ("/me/requests", Who::Person),
    ("/me/requests/new", Who::Person),
    ("/me/requests/new/erasure", Who::Person),
    ("/me/requests/new/erasure/which", Who::Person),
    ("/me/requests/new/erasure/preview", Who::Person),
    ("/me/requests/new/erasure/sure", Who::Person),
    ("/me/requests/new/erasure/check", Who::Person),
    ("/me/requests/new/objection", Who::Person),
    ("/me/requests/new/objection/check", Who::Person),
    ("/me/requests/new/restriction", Who::Person),
    ("/me/requests/new/restriction/check", Who::Person),
    ("/me/requests/new/complaint", Who::Person),
    ("/me/requests/new/complaint/check", Who::Person),
    ("/me/requests/new/appeal", Who::Person),
    ("/me/requests/new/appeal/check", Who::Person),
    ("/me/requests/new/correction", Who::Person),
    ("/me/requests/new/correction/details", Who::Person),
    ("/me/requests/new/correction/words", Who::Person),
    ("/me/requests/new/correction/statement", Who::Person),
    ("/me/requests/new/correction/check", Who::Person),
    ("/me/requests/new/transfer", Who::Person),
    ("/me/requests/new/transfer/check", Who::Person),
    ("/me/requests/{reference}", Who::Person),
    ("/me/requests/{reference}/address", Who::Person),
    ("/me/sessions", Who::Person),
    ("/me/activity", Who::Person),
    ("/desk", Who::Staff),
    ("/desk/requests/new", Who::Staff),
    ("/desk/requests/{reference}", Who::Staff),
    ("/desk/requests/{reference}/check", Who::Staff),
    ("/desk/requests/{reference}/address", Who::Staff),
    ("/desk/requests/{reference}/copy", Who::Staff),
    ("/desk/sessions", Who::Staff),
    ("/desk/apps", Who::Staff),
    ("/desk/apps/{app}", Who::Staff),
    ("/desk/apps/{app}/facts", Who::Staff),
    ("/desk/apps/{app}/delete", Who::Staff),
    ("/desk/apps/{app}/delete/check", Who::Staff),
    ("/desk/apps/{app}/deletion", Who::Staff),
    ("/desk/apps/{app}/retention", Who::Staff),
];

/// The demo's own address.
pub const DEMO: &str = "/demo";
/// Addresses that only the demo has.
pub const DEMO_ONLY: [&str; 2] = [DEMO, "/styleguide"];

/// The pages.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=|| view! { <Trouble problem=Problem::NotFound/> }>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/demo") view=DemoPage ssr=SsrMode::Async/>
                <Route path=path!("/styleguide") view=StyleguidePage ssr=SsrMode::Async/>
                <Route path=path!("/me") view=OverviewPage ssr=SsrMode::Async/>
                <Route path=path!("/me/profile") view=ProfilePage ssr=SsrMode::Async/>
                <Route path=path!("/me/channels") view=ChannelsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/conversations") view=ConversationsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/conversations/:id") view=ConversationPage ssr=SsrMode::Async/>
                <Route path=path!("/me/search") view=SearchPage ssr=SsrMode::Async/>
                <Route path=path!("/me/export") view=ExportPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests") view=RequestsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new") view=NewRequestPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/complaint") view=NewComplaintPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/complaint/check") view=CheckComplaintPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/appeal") view=NewAppealPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/appeal/check") view=CheckAppealPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/erasure") view=NewErasurePage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/erasure/which") view=WhichErasurePage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/erasure/preview") view=PreviewErasurePage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/erasure/sure") view=SureErasurePage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/erasure/check") view=CheckErasurePage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/correction") view=NewCorrectionPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/correction/details") view=CorrectDetailsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/correction/words") view=CorrectInWordsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/correction/statement") view=StatementPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/correction/check") view=CheckCorrectionPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/objection") view=NewObjectionPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/objection/check") view=CheckObjectionPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/restriction") view=NewRestrictionPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/restriction/check") view=CheckRestrictionPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/transfer") view=NewTransferPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/new/transfer/check") view=CheckTransferPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/:reference") view=RequestPage ssr=SsrMode::Async/>
                <Route path=path!("/me/requests/:reference/address") view=OwnAddressPage ssr=SsrMode::Async/>
                <Route path=path!("/me/activity") view=ActivityPage ssr=SsrMode::Async/>
                <Route path=path!("/me/sessions") view=OwnSessionsPage ssr=SsrMode::Async/>
                <Route path=path!("/enter/:code") view=EnterPage ssr=SsrMode::Async/>
                <Route path=path!("/fetch/:address") view=FetchPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/sessions") view=StaffSessionsPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/apps") view=BusinessesPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/apps/:app") view=BusinessPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/apps/:app/facts") view=RevisePage ssr=SsrMode::Async/>
                <Route path=path!("/desk/apps/:app/delete") view=DeleteAppPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/apps/:app/delete/check") view=CheckDeleteAppPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/apps/:app/deletion") view=AppDeletionPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/apps/:app/retention") view=RetentionPage ssr=SsrMode::Async/>
                <Route path=path!("/desk") view=QueuePage ssr=SsrMode::Async/>
                <Route path=path!("/desk/requests/new") view=NewForPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/requests/:reference/check") view=CheckDecisionPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/requests/:reference") view=ReviewPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/requests/:reference/address") view=AddressPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/requests/:reference/copy") view=HandOutPage ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
