//! The pages: each awaits one server function and draws what it gives.

mod activity;
pub(crate) mod address;
mod app_deletion;
mod business;
mod businesses;
mod channels;
mod check_complaint;
mod check_correction;
mod check_decision;
mod check_objection;
mod check_restriction;
mod check_transfer;
mod conversation;
mod conversations;
mod delete_app;
pub mod demo;
mod enter;
mod export;
mod fetch;
mod hand_out;
mod home;
mod merged;
mod new_complaint;
mod new_correction;
mod new_erasure;
mod new_for;
mod new_objection;
mod new_request;
mod new_restriction;
mod new_transfer;
mod one_time;
mod overview;
mod preference;
mod profile;
mod queue;
mod request;
mod requests;
mod retention;
mod review;
mod revise;
#[cfg(test)]
mod sample;
mod search;
mod sessions;
mod sign_in;
mod standing;
mod styleguide;
#[cfg(test)]
mod tests;

use self::address::{address, named_by_path, under};
pub(crate) use self::address::{choosing_at, erasure_at};
pub(crate) use self::search::search_at;
pub use self::{
    activity::ActivityPage,
    app_deletion::AppDeletionPage,
    business::BusinessPage,
    businesses::BusinessesPage,
    channels::ChannelsPage,
    check_complaint::{CheckAppealPage, CheckComplaintPage},
    check_correction::CheckCorrectionPage,
    check_decision::CheckDecisionPage,
    check_objection::CheckObjectionPage,
    check_restriction::CheckRestrictionPage,
    check_transfer::CheckTransferPage,
    conversation::ConversationPage,
    conversations::ConversationsPage,
    delete_app::{CheckDeleteAppPage, DeleteAppPage},
    demo::DemoPage,
    enter::EnterPage,
    export::ExportPage,
    fetch::FetchPage,
    hand_out::HandOutPage,
    home::HomePage,
    new_complaint::{NewAppealPage, NewComplaintPage},
    new_correction::{CorrectDetailsPage, CorrectInWordsPage, NewCorrectionPage, StatementPage},
    new_erasure::{CheckErasurePage, NewErasurePage, PreviewErasurePage, SureErasurePage, WhichErasurePage},
    new_for::NewForPage,
    new_objection::NewObjectionPage,
    new_request::NewRequestPage,
    new_restriction::NewRestrictionPage,
    new_transfer::NewTransferPage,
    one_time::{AddressPage, OwnAddressPage},
    overview::OverviewPage,
    profile::ProfilePage,
    queue::QueuePage,
    request::RequestPage,
    requests::RequestsPage,
    retention::RetentionPage,
    review::ReviewPage,
    revise::RevisePage,
    search::SearchPage,
    sessions::{OwnSessionsPage, StaffSessionsPage},
    sign_in::SignInPage,
    styleguide::StyleguidePage,
};
