//! What a person reads and asks.

mod activity;
mod channels;
mod conversation;
mod conversations;
mod end_own_session;
mod end_own_sessions;
mod export;
mod keep_correction;
mod new_correction;
mod new_erasure;
mod overview;
mod profile;
mod request;
mod requests;
mod search;
mod search_messages;
mod sessions;
mod submit_correction;
mod submit_erasure;
mod withdraw_request;

/// The page with the one button that asks for everything to be deleted, and to come back to from a fresh sign-in.
#[cfg(feature = "ssr")]
const CHECK_ERASURE: &str = "/me/requests/new/erasure/check";

/// Where a correction begins.
#[cfg(feature = "ssr")]
const NEW_CORRECTION: &str = "/me/requests/new/correction";

/// The page of a draft on its way: the form, or the one with the button.
#[cfg(feature = "ssr")]
fn correction_page(page: &str, draft: &str) -> String {
    crate::pages::address::address(&format!("{NEW_CORRECTION}/{page}"), "draft", draft)
}

pub use self::{
    activity::{GetActivity, get_activity},
    channels::{GetChannels, get_channels},
    conversation::{GetConversation, get_conversation},
    conversations::{GetConversations, get_conversations},
    end_own_session::{EndOwnSession, end_own_session},
    end_own_sessions::{EndOwnSessions, end_own_sessions},
    export::{GetExport, get_export},
    keep_correction::{KeepCorrection, keep_correction},
    new_correction::{GetNewCorrection, get_new_correction},
    new_erasure::{GetNewErasure, get_new_erasure},
    overview::{GetOverview, get_overview},
    profile::{GetProfile, get_profile},
    request::{GetRequest, get_request},
    requests::{GetRequests, get_requests},
    search::{GetSearch, get_search},
    search_messages::{SearchMessages, search_messages},
    sessions::{GetOwnSessions, get_own_sessions},
    submit_correction::{SubmitCorrection, submit_correction},
    submit_erasure::{SubmitErasure, submit_erasure},
    withdraw_request::{WithdrawRequest, withdraw_request},
};
