//! Who may call which server function at all. Each is an address that anyone can post to, whatever page shows its form;
//! one that stands in no line here is not routed.

/// Who may come to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// Anyone. What stands there asks for itself, if it has to.
    Anyone,
    /// A person.
    Person,
    /// A member of staff.
    Staff,
    /// A person or a member of staff.
    Either,
}

/// Every server function.
pub const RULES: [(&str, Who); 77] = [
    ("/api/me/overview", Who::Person),
    ("/api/me/profile", Who::Person),
    ("/api/me/channels", Who::Person),
    ("/api/me/conversations", Who::Person),
    ("/api/me/conversation", Who::Person),
    ("/api/me/export", Who::Person),
    ("/api/me/requests", Who::Person),
    ("/api/me/request", Who::Person),
    ("/api/me/erasure_sizes", Who::Person),
    ("/api/me/new_erasure", Who::Person),
    ("/api/me/new_objection", Who::Person),
    ("/api/me/check_objection", Who::Person),
    ("/api/me/new_restriction", Who::Person),
    ("/api/me/new_request", Who::Person),
    ("/api/me/new_complaint", Who::Person),
    ("/api/me/new_transfer", Who::Person),
    ("/api/me/address", Who::Person),
    ("/api/me/sessions", Who::Person),
    ("/api/me/search", Who::Person),
    ("/api/search_messages", Who::Person),
    ("/api/me/activity", Who::Person),
    ("/api/choose_erasure", Who::Person),
    ("/api/submit_erasure", Who::Person),
    ("/api/keep_objection", Who::Person),
    ("/api/submit_objection", Who::Person),
    ("/api/object_to_marketing", Who::Person),
    ("/api/submit_restriction", Who::Person),
    ("/api/lift_standing", Who::Person),
    ("/api/check_complaint", Who::Person),
    ("/api/submit_complaint", Who::Person),
    ("/api/answer_question", Who::Person),
    ("/api/send_message", Who::Person),
    ("/api/me/new_correction", Who::Person),
    ("/api/keep_correction", Who::Person),
    ("/api/submit_correction", Who::Person),
    ("/api/name_recipient", Who::Person),
    ("/api/submit_transfer", Who::Person),
    ("/api/withdraw_request", Who::Person),
    ("/api/end_own_session", Who::Person),
    ("/api/end_own_sessions", Who::Person),
    ("/api/desk/queue", Who::Staff),
    ("/api/desk/review", Who::Staff),
    ("/api/desk/address", Who::Staff),
    ("/api/desk/copy", Who::Staff),
    ("/api/desk/sessions", Who::Staff),
    ("/api/desk/businesses", Who::Staff),
    ("/api/desk/business", Who::Staff),
    ("/api/desk/facts", Who::Staff),
    ("/api/desk/app_to_go", Who::Staff),
    ("/api/desk/app_leaving", Who::Staff),
    ("/api/desk/retention", Who::Staff),
    ("/api/desk/decision", Who::Staff),
    ("/api/desk/new_for", Who::Staff),
    ("/api/deliver_copy", Who::Staff),
    ("/api/open_record", Who::Staff),
    ("/api/take_up_request", Who::Staff),
    ("/api/acknowledge_request", Who::Staff),
    ("/api/ask_person", Who::Staff),
    ("/api/close_question", Who::Staff),
    ("/api/extend_request", Who::Staff),
    ("/api/write_to_person", Who::Staff),
    ("/api/check_decision", Who::Staff),
    ("/api/put_request", Who::Staff),
    ("/api/set_facts", Who::Staff),
    ("/api/delete_app", Who::Staff),
    ("/api/keep_app", Who::Staff),
    ("/api/confirm_retention", Who::Staff),
    ("/api/approve_request", Who::Staff),
    ("/api/refuse_request", Who::Staff),
    ("/api/decide_correction", Who::Staff),
    ("/api/announce_end", Who::Staff),
    ("/api/set_hold", Who::Staff),
    ("/api/lift_hold", Who::Staff),
    ("/api/settle_task", Who::Staff),
    ("/api/end_staff_session", Who::Staff),
    ("/api/end_persons_sessions", Who::Staff),
    ("/api/sign_in_again", Who::Either),
];

/// Who may call the function at this path.
pub fn rule_of(path: &str) -> Option<Who> {
    RULES
        .iter()
        .find(|(function, _)| *function == path)
        .map(|(_, who)| *who)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_function_has_its_rule_and_every_rule_its_function() {
        let functions: BTreeSet<&str> = leptos::server_fn::axum::server_fn_paths()
            .map(|(path, _)| path)
            .collect();
        let rules: BTreeSet<&str> = RULES.iter().map(|(path, _)| *path).collect();
        assert_eq!(functions, rules);
    }
}
