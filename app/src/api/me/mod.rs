//! What a person reads and asks.

mod activity;
mod channels;
mod choose_erasure;
mod conversation;
mod conversations;
mod end_own_session;
mod end_own_sessions;
mod erasure_sizes;
mod export;
mod new_erasure;
mod overview;
mod profile;
mod request;
mod requests;
mod search;
mod search_messages;
mod sessions;
mod submit_erasure;
mod withdraw_request;

/// The page that asks how much is to be deleted.
#[cfg(feature = "ssr")]
const CHOOSE: &str = "/me/requests/new/erasure";
/// The step that asks which conversation.
#[cfg(feature = "ssr")]
const WHICH: &str = "which";
/// The step that says what would go.
#[cfg(feature = "ssr")]
const PREVIEW: &str = "preview";
/// The step with the one button that asks for a deletion, and to come back to from a fresh sign-in.
#[cfg(feature = "ssr")]
const CHECK: &str = "check";

pub use self::{
    activity::{GetActivity, get_activity},
    channels::{GetChannels, get_channels},
    choose_erasure::{ChooseErasure, choose_erasure},
    conversation::{GetConversation, get_conversation},
    conversations::{GetConversations, get_conversations},
    end_own_session::{EndOwnSession, end_own_session},
    end_own_sessions::{EndOwnSessions, end_own_sessions},
    erasure_sizes::{GetErasureSizes, get_erasure_sizes},
    export::{GetExport, get_export},
    new_erasure::{GetNewErasure, get_new_erasure},
    overview::{GetOverview, get_overview},
    profile::{GetProfile, get_profile},
    request::{GetRequest, get_request},
    requests::{GetRequests, get_requests},
    search::{GetSearch, get_search},
    search_messages::{SearchMessages, search_messages},
    sessions::{GetOwnSessions, get_own_sessions},
    submit_erasure::{SubmitErasure, submit_erasure},
    withdraw_request::{WithdrawRequest, withdraw_request},
};
