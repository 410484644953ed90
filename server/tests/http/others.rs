//! What is not yours and what is not there look the same.

pub mod groups;

use http::StatusCode;
use serde_json::{Value, json};

use crate::support::{Answer, Portal, Visitor};

fn without_number(answer: &Answer) -> (StatusCode, String) {
    (answer.status, answer.text())
}

#[tokio::test]
async fn another_persons_conversation_is_not_there() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let unknown = maren.get("/me/conversations/conv-Nobody").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    for id in [
        "conv-Otto",
        "conv-Marit",
        "x",
        "a%2Fb",
        "a'b",
        "%00",
        &"x".repeat(500),
    ] {
        let answer = maren.get(&format!("/me/conversations/{id}")).await;
        assert_eq!(without_number(&answer), without_number(&unknown), "{id}");
    }
    maren.page("/me/conversations/conv-Maren").await;
}

/// axum and Leptos would read these differently; then a page would stand behind another page's rule.
#[tokio::test]
async fn no_way_leads_around_the_guard() {
    let portal = Portal::open().await;
    for path in [
        "/x/%2e%2e/me",
        "/x/../me/profile",
        "/sign-in/%2E./desk",
        "/x\\..\\me",
        "/me/conversations/%2e%2e",
    ] {
        for mut visitor in [portal.visitor(), portal.person("maren").await] {
            let answer = visitor.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(!answer.text().contains("Marenson"), "{path}");
        }
    }
}

#[tokio::test]
async fn another_persons_request_is_not_there() {
    let portal = Portal::open().await;
    let mut otto = portal.person("otto").await;
    let reference = super::main_job::ask(&mut otto).await;
    let mut maren = portal.person("maren").await;
    let unknown = maren.get("/me/requests/0000-0000-0000").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let answer = maren.get(&format!("/me/requests/{reference}")).await;
    assert_eq!(without_number(&answer), without_number(&unknown));
}

#[tokio::test]
async fn no_page_shows_a_word_of_anybody_elses() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    for path in [
        "/me",
        "/me/profile",
        "/me/channels",
        "/me/conversations",
        "/me/conversations/conv-Maren",
        "/me/conversations/conv-both",
        "/me/export",
        "/me/export.json",
        "/me/export.zip",
        "/me/search",
        "/me/activity",
        "/me/sessions",
        "/me/requests",
        "/me/requests/new",
        "/me/requests/new/erasure",
        "/me/requests/new/erasure/which",
        "/me/requests/new/erasure/preview?size=everything",
        "/me/requests/new/erasure/preview?size=conversation&conversation=conv-both",
        "/me/requests/new/erasure/sure?size=all-messages",
        "/me/requests/new/erasure/check?size=everything",
        "/me/conversations/conv-both?choose=messages",
    ] {
        let text = maren.page(path).await;
        for foreign in [
            "Otto",
            "Marit",
            "user-Otto",
            "Ottoson",
            "seat-Otto",
            "4477-Otto",
            "tier-of-Otto",
        ] {
            assert!(!text.contains(foreign), "{foreign} on {path}: {text}");
        }
    }
    // What the other wrote in a conversation of both stays, under a pseudonym.
    let both = maren.page("/me/conversations/conv-both").await;
    assert!(
        both.contains("SHARED-BY-OTTO") && both.contains("SHARED-BY-MAREN"),
        "{both}"
    );
}

/// The messages of the conversation that Maren and Otto have in common, as they stand in somebody's copy.
pub async fn shared(person: &mut Visitor<'_>) -> Vec<Value> {
    let copy: Value = serde_json::from_str(&person.page("/me/export.json").await).unwrap();
    let conversations = copy["conversations"].as_array().unwrap();
    let both = conversations
        .iter()
        .find(|one| one["conversation"]["id"] == "conv-both");
    both.unwrap()["messages"].as_array().unwrap().clone()
}

#[tokio::test]
async fn whom_a_message_quotes_is_another_to_the_other() {
    let portal = Portal::open().await;
    let (mut maren, mut otto) = (portal.person("maren").await, portal.person("otto").await);
    for (person, own, name, others) in [
        (&mut maren, "user-Maren", "Maren", 1),
        (&mut otto, "user-Otto", "Otto", 0),
    ] {
        let messages = shared(person).await;
        let alias = messages[others]["author"]["userId"].clone();
        assert!(alias.as_str().unwrap().starts_with("other_"), "{alias}");
        let other = json!({"type": "user", "userId": alias});
        let own = json!({"type": "user", "userId": own, "displayName": name});
        // Otto answers Maren, and she answers him.
        let [answer, last] = [1_usize, 2].map(|at| &messages[at]["quotedMessage"]["message"]);
        let (by_maren, by_otto) = if others == 1 {
            (&own, &other)
        } else {
            (&other, &own)
        };
        assert_eq!((&answer["author"], &last["author"]), (by_maren, by_otto));
        assert_eq!(&last["quotedMessage"]["message"]["author"], by_maren);
        assert_eq!(answer["content"]["text"], "SHARED-BY-MAREN");
        assert_eq!(last["content"]["text"], "SHARED-BY-OTTO");

        let page = person.page("/me/conversations/conv-both").await;
        let read = domain::others::label(alias.as_str().unwrap()).unwrap();
        for said in [
            "In answer to you".to_owned(),
            format!("In answer to another participant {read}"),
        ] {
            assert!(page.contains(&said), "{said}: {page}");
        }
    }
    let copy = otto.page("/me/export.json").await;
    let page = otto.page("/me/conversations/conv-both").await;
    assert!(
        !copy.contains("Maren") && !page.contains("Maren"),
        "{copy} {page}"
    );
}

#[tokio::test]
async fn words_stay_words() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let page = maren.page("/me/conversations/conv-Maren").await;
    assert!(page.contains("SECRET-Maren-0 &lt;script&gt;"), "{page}");
    assert!(!page.contains("<script>alert(1)"), "{page}");
}
