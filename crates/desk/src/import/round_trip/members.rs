//! What is signed and is no copy is named by member and element.

use verify::{Counts, format::OPENING};

use super::ImportTerms;
use crate::testing::Office;

/// The body of a copy whose person has this and nothing else.
fn body(of_user: &str, messages: &[&str], log: &[&str]) -> String {
    let (messages, log) = (messages.join(","), log.join(","));
    format!(
        r#"{OPENING}"controller":{{"app":{{"id":"a"}}}},"notice":[],"user":{{"id":"me"{of_user}}},"clients":[],"devices":[],"businessSystems":[],"conversations":[{{"conversation":{{"id":"t"}},"participants":[{{"id":"s","userId":"me"}}],"messages":[{messages}]}}],"requests":[],"accessLog":[{log}]"#
    )
}

fn counts(messages: u64, log: u64) -> Counts {
    Counts::new()
        .with("clients", 0)
        .with("devices", 0)
        .with("businessSystems", 0)
        .with("conversations", 1)
        .with("participants", 1)
        .with("messages", messages)
        .with("requests", 0)
        .with("accessLog", log)
}

fn said(more: &str) -> String {
    format!(r#"{{"id":"m","received":"2026-10-01T10:00:00.000Z"{more}}}"#)
}

impl Office {
    /// Why each of these does not come in, signed as it is: the signature says who made it, not that it is a copy.
    async fn refuses_each(&self, all: Vec<(&str, String, Counts, &str)>) {
        for (what, copy, counts, expected) in all {
            let refused = self
                .refuses(&self.signed(&copy, &counts), ImportTerms::default())
                .await;
            assert!(refused.starts_with(expected), "{what}: {refused}");
        }
    }
}

#[tokio::test]
async fn a_record_that_cannot_be_taken_in_is_named_by_member_and_element() {
    let office = Office::empty().await;
    let nested = |levels: usize| said(&format!(r#","a":{}{}"#, "[".repeat(levels), "]".repeat(levels)));
    let (fifty, deep) = (nested(49), nested(64));
    let long = said(&format!(r#","a":"{}""#, "x".repeat((1 << 20) + 4_096)));
    let merge = r#"{"act":"recordsMerged","merge":{"mergedUsers":{"surviving":{"id":"me"}}}}"#;
    let good = said("");
    let other = good.replace("\"m\"", "\"n\"");
    let all = vec![
        (
            "deep",
            body("", &[&good, &deep], &[]),
            counts(2, 0),
            "conversations[0].messages[1]: nested deeper than 64 levels",
        ),
        (
            "long",
            body("", &[&long], &[]),
            counts(1, 0),
            "conversations[0].messages[0]: longer than 1 MiB",
        ),
        (
            "a member twice",
            body(r#","a":1,"\u0061":2"#, &[], &[]),
            counts(0, 0),
            "user: the member \"a\" stands twice",
        ),
        (
            "half a pair",
            body("", &[&other, &said(r#","content":{"text":"\ud800"}"#)], &[]),
            counts(2, 0),
            "conversations[0].messages[1].content.text: not valid JSON",
        ),
        (
            "no moment",
            body("", &[r#"{"id":"m"}"#], &[]),
            counts(1, 0),
            "conversations[0].messages[0].received: is missing",
        ),
        (
            "the same twice",
            body("", &[&good, &good], &[]),
            counts(2, 0),
            "conversations[0].messages[1].id: the same message stands twice in this file",
        ),
        (
            "a merge of nobody",
            body("", &[&good], &["{}", merge]),
            counts(1, 2),
            "accessLog[1].merge.mergedUsers.discarded: is missing",
        ),
    ];
    office.refuses_each(all).await;
    let deepest = nested(63).replace("\"m\"", "\"n\"");
    let good = office.signed(&body("", &[&fifty, &deepest], &["{}"]), &counts(2, 1));
    assert!(office.takes(&good).await.unwrap().copies[0].own, "the control");
}

#[tokio::test]
async fn what_is_signed_and_no_copy_is_named_by_what_is_missing() {
    let office = Office::empty().await;
    let much = format!(r#"{{"act":"{}"}}"#, "x".repeat(1 << 20));
    let whole = body("", &[&said("")], &[]);
    let all = vec![
        (
            "another order",
            whole.replace("\"clients\":[],\"devices\":[]", "\"devices\":[],\"clients\":[]"),
            counts(1, 0),
            "clients: expected ,\"clients\":[ here",
        ),
        (
            "no list",
            whole.replace("\"requests\":[]", "\"requests\":{}"),
            counts(1, 0),
            "requests: expected ,\"requests\":[ here",
        ),
        (
            "no comma",
            whole.replace("],\"requests\"", "};\"requests\""),
            counts(1, 0),
            "conversations[0].messages[0]: expected a comma or the end of the list here",
        ),
        (
            "no app",
            whole.replace("\"app\":{\"id\":\"a\"}", "\"regime\":\"GDPR\""),
            counts(1, 0),
            "controller.app: is missing",
        ),
        (
            "one more than it says",
            whole.clone(),
            counts(0, 0),
            "integrity.counts.messages: says 0, and there are 1",
        ),
        (
            "no number",
            whole.clone(),
            Counts::new(),
            "integrity.counts.clients: is missing, and there are 0",
        ),
        (
            "too many entries",
            body("", &[&said("")], &[&*much; 17]),
            counts(1, 17),
            "accessLog[15]: requests and accessLog are longer than 16 MiB together",
        ),
    ];
    office.refuses_each(all).await;
    let good = office.signed(&whole, &counts(1, 0));
    assert!(office.takes(&good).await.unwrap().copies[0].own, "the control");
}
