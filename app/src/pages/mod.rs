//! The pages: each awaits one server function and draws what it gives.

mod address;
mod channels;
mod conversation;
mod conversations;
pub mod demo;
mod home;
mod overview;
mod profile;
mod sign_in;

use self::address::{address, named_by_path, under};
pub use self::{
    channels::ChannelsPage, conversation::ConversationPage, conversations::ConversationsPage, demo::DemoPage,
    home::HomePage, overview::OverviewPage, profile::ProfilePage, sign_in::SignInPage,
};
