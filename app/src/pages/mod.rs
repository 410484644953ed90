//! The pages: each awaits one server function and draws what it gives.

mod activity;
pub(crate) mod address;
mod business;
mod businesses;
mod channels;
mod check_erasure;
mod check_transfer;
mod conversation;
mod conversations;
pub mod demo;
mod enter;
mod export;
mod fetch;
mod hand_out;
mod home;
mod merged;
mod new_erasure;
mod new_transfer;
mod one_time;
mod overview;
mod preference;
mod profile;
mod queue;
mod request;
mod requests;
mod review;
#[cfg(test)]
mod sample;
mod search;
mod sessions;
mod sign_in;
mod styleguide;
#[cfg(test)]
mod tests;

use self::address::{address, named_by_path, under};
pub(crate) use self::search::search_at;
pub use self::{
    activity::ActivityPage,
    business::BusinessPage,
    businesses::BusinessesPage,
    channels::ChannelsPage,
    check_erasure::CheckErasurePage,
    check_transfer::CheckTransferPage,
    conversation::ConversationPage,
    conversations::ConversationsPage,
    demo::DemoPage,
    enter::EnterPage,
    export::ExportPage,
    fetch::FetchPage,
    hand_out::HandOutPage,
    home::HomePage,
    new_erasure::NewErasurePage,
    new_transfer::NewTransferPage,
    one_time::{AddressPage, OwnAddressPage},
    overview::OverviewPage,
    profile::ProfilePage,
    queue::QueuePage,
    request::RequestPage,
    requests::RequestsPage,
    review::ReviewPage,
    search::SearchPage,
    sessions::{OwnSessionsPage, StaffSessionsPage},
    sign_in::SignInPage,
    styleguide::StyleguidePage,
};
