//! What a person reads and asks.

mod activity;
mod address;
mod answer_question;
mod channels;
mod check_complaint;
mod check_objection;
mod choose_erasure;
mod conversation;
mod conversations;
mod end_own_session;
mod end_own_sessions;
mod erasure_sizes;
mod export;
mod keep_correction;
mod keep_objection;
mod lift_standing;
mod name_recipient;
mod new_complaint;
mod new_correction;
mod new_erasure;
mod new_objection;
mod new_request;
mod new_restriction;
mod new_transfer;
mod object_to_marketing;
mod overview;
mod profile;
mod request;
mod requests;
mod search;
mod search_messages;
mod send_message;
mod sessions;
mod submit_complaint;
mod submit_correction;
mod submit_erasure;
mod submit_objection;
mod submit_restriction;
mod submit_transfer;
mod withdraw_request;
#[cfg(feature = "ssr")]
mod writing;

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

/// The page that says what can be objected to.
#[cfg(feature = "ssr")]
const NEW_OBJECTION: &str = "/me/requests/new/objection";
/// The page that checks an objection.
#[cfg(feature = "ssr")]
const CHECK_OBJECTION: &str = "/me/requests/new/objection/check";
/// The page that asks why the records are to be only stored.
#[cfg(feature = "ssr")]
const NEW_RESTRICTION: &str = "/me/requests/new/restriction";
/// The page with the form of a complaint or an appeal.
#[cfg(feature = "ssr")]
fn second_look_page(kind: &str, about: Option<&str>) -> String {
    let page = crate::pages::address::under("/me/requests/new", kind);
    match about {
        Some(about) => crate::pages::address::address(&page, "about", about),
        None => page,
    }
}

/// The page to check it on.
#[cfg(feature = "ssr")]
fn second_look_check(kind: &str, about: Option<&str>) -> String {
    let page = format!("{}/check", crate::pages::address::under("/me/requests/new", kind));
    match about {
        Some(about) => crate::pages::address::address(&page, "about", about),
        None => page,
    }
}

/// Whether a form of ours can carry this: 32 hexadecimal digits. Not a secret, so kept as it is: it finds a request of
/// whoever sends it, and of nobody else.
#[cfg(feature = "ssr")]
pub(super) fn is_mark(once: &str) -> bool {
    once.len() == 32 && once.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Where a correction begins.
#[cfg(feature = "ssr")]
const NEW_CORRECTION: &str = "/me/requests/new/correction";

/// The page of a draft on its way: the form, or the one with the button.
#[cfg(feature = "ssr")]
fn correction_page(page: &str, draft: &str) -> String {
    crate::pages::address::address(&format!("{NEW_CORRECTION}/{page}"), "draft", draft)
}

/// The page that asks who is to get a copy.
#[cfg(feature = "ssr")]
const NEW_TRANSFER: &str = "/me/requests/new/transfer";

/// The page with the button that asks for that, and to come back to from a fresh sign-in.
#[cfg(feature = "ssr")]
const CHECK_TRANSFER: &str = "/me/requests/new/transfer/check";

pub use self::{
    activity::{GetActivity, get_activity},
    address::{GetOwnAddress, get_own_address},
    answer_question::{AnswerQuestion, answer_question},
    channels::{GetChannels, get_channels},
    check_complaint::{CheckComplaint, check_complaint},
    check_objection::{GetCheckObjection, get_check_objection},
    choose_erasure::{ChooseErasure, choose_erasure},
    conversation::{GetConversation, get_conversation},
    conversations::{GetConversations, get_conversations},
    end_own_session::{EndOwnSession, end_own_session},
    end_own_sessions::{EndOwnSessions, end_own_sessions},
    erasure_sizes::{GetErasureSizes, get_erasure_sizes},
    export::{GetExport, get_export},
    keep_correction::{KeepCorrection, keep_correction},
    keep_objection::{KeepObjection, keep_objection},
    lift_standing::{LiftStanding, lift_standing},
    name_recipient::{NameRecipient, name_recipient},
    new_complaint::{GetNewComplaint, get_new_complaint},
    new_correction::{GetNewCorrection, get_new_correction},
    new_erasure::{GetNewErasure, get_new_erasure},
    new_objection::{GetNewObjection, get_new_objection},
    new_request::{GetNewRequest, get_new_request},
    new_restriction::{GetNewRestriction, get_new_restriction},
    new_transfer::{GetNewTransfer, get_new_transfer},
    object_to_marketing::{ObjectToMarketing, object_to_marketing},
    overview::{GetOverview, get_overview},
    profile::{GetProfile, get_profile},
    request::{GetRequest, get_request},
    requests::{GetRequests, get_requests},
    search::{GetSearch, get_search},
    search_messages::{SearchMessages, search_messages},
    send_message::{SendMessage, send_message},
    sessions::{GetOwnSessions, get_own_sessions},
    submit_complaint::{SubmitComplaint, submit_complaint},
    submit_correction::{SubmitCorrection, submit_correction},
    submit_erasure::{SubmitErasure, submit_erasure},
    submit_objection::{SubmitObjection, submit_objection},
    submit_restriction::{SubmitRestriction, submit_restriction},
    submit_transfer::{SubmitTransfer, submit_transfer},
    withdraw_request::{WithdrawRequest, withdraw_request},
};

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_what_forms_carry() {
        assert!(is_mark("0123456789abcdef0123456789abcdef"));
        for other in [
            "",
            "0123456789abcdef",
            &"x".repeat(32),
            &"0".repeat(33),
            &"é".repeat(16),
        ] {
            assert!(!is_mark(other), "{other}");
        }
    }
}
