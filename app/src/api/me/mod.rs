//! What a person reads and asks.

mod activity;
mod address;
mod channels;
mod conversation;
mod conversations;
mod end_own_session;
mod end_own_sessions;
mod export;
mod name_recipient;
mod new_erasure;
mod new_transfer;
mod overview;
mod profile;
mod request;
mod requests;
mod search;
mod search_messages;
mod sessions;
mod submit_erasure;
mod submit_transfer;
mod withdraw_request;

/// The page with the one button that asks for everything to be deleted, and to come back to from a fresh sign-in.
#[cfg(feature = "ssr")]
const CHECK_ERASURE: &str = "/me/requests/new/erasure/check";

/// The page that asks who is to get a copy.
#[cfg(feature = "ssr")]
const NEW_TRANSFER: &str = "/me/requests/new/transfer";

/// The page with the button that asks for that, and to come back to from a fresh sign-in.
#[cfg(feature = "ssr")]
const CHECK_TRANSFER: &str = "/me/requests/new/transfer/check";

pub use self::{
    activity::{GetActivity, get_activity},
    address::{GetOwnAddress, get_own_address},
    channels::{GetChannels, get_channels},
    conversation::{GetConversation, get_conversation},
    conversations::{GetConversations, get_conversations},
    end_own_session::{EndOwnSession, end_own_session},
    end_own_sessions::{EndOwnSessions, end_own_sessions},
    export::{GetExport, get_export},
    name_recipient::{NameRecipient, name_recipient},
    new_erasure::{GetNewErasure, get_new_erasure},
    new_transfer::{GetNewTransfer, get_new_transfer},
    overview::{GetOverview, get_overview},
    profile::{GetProfile, get_profile},
    request::{GetRequest, get_request},
    requests::{GetRequests, get_requests},
    search::{GetSearch, get_search},
    search_messages::{SearchMessages, search_messages},
    sessions::{GetOwnSessions, get_own_sessions},
    submit_erasure::{SubmitErasure, submit_erasure},
    submit_transfer::{SubmitTransfer, submit_transfer},
    withdraw_request::{WithdrawRequest, withdraw_request},
};
