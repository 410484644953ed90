//! What a person reads and asks.

mod activity;
mod channels;
mod check_objection;
mod conversation;
mod conversations;
mod end_own_session;
mod end_own_sessions;
mod export;
mod keep_objection;
mod lift_standing;
mod new_erasure;
mod new_objection;
mod new_restriction;
mod object_to_marketing;
mod overview;
mod profile;
mod request;
mod requests;
mod search;
mod search_messages;
mod sessions;
mod submit_erasure;
mod submit_objection;
mod submit_restriction;
mod withdraw_request;

/// The page with the one button that asks for everything to be deleted, and to come back to from a fresh sign-in.
#[cfg(feature = "ssr")]
const CHECK_ERASURE: &str = "/me/requests/new/erasure/check";

/// The page that says what can be objected to.
#[cfg(feature = "ssr")]
const NEW_OBJECTION: &str = "/me/requests/new/objection";
/// The page that checks an objection.
#[cfg(feature = "ssr")]
const CHECK_OBJECTION: &str = "/me/requests/new/objection/check";
/// The page that asks why the records are to be only stored.
#[cfg(feature = "ssr")]
const NEW_RESTRICTION: &str = "/me/requests/new/restriction";

pub use self::{
    activity::{GetActivity, get_activity},
    channels::{GetChannels, get_channels},
    check_objection::{GetCheckObjection, get_check_objection},
    conversation::{GetConversation, get_conversation},
    conversations::{GetConversations, get_conversations},
    end_own_session::{EndOwnSession, end_own_session},
    end_own_sessions::{EndOwnSessions, end_own_sessions},
    export::{GetExport, get_export},
    keep_objection::{KeepObjection, keep_objection},
    lift_standing::{LiftStanding, lift_standing},
    new_erasure::{GetNewErasure, get_new_erasure},
    new_objection::{GetNewObjection, get_new_objection},
    new_restriction::{GetNewRestriction, get_new_restriction},
    object_to_marketing::{ObjectToMarketing, object_to_marketing},
    overview::{GetOverview, get_overview},
    profile::{GetProfile, get_profile},
    request::{GetRequest, get_request},
    requests::{GetRequests, get_requests},
    search::{GetSearch, get_search},
    search_messages::{SearchMessages, search_messages},
    sessions::{GetOwnSessions, get_own_sessions},
    submit_erasure::{SubmitErasure, submit_erasure},
    submit_objection::{SubmitObjection, submit_objection},
    submit_restriction::{SubmitRestriction, submit_restriction},
    withdraw_request::{WithdrawRequest, withdraw_request},
};
