//! Finding something that was said: one's own, by whatever is typed, and nothing of it in any address or line.

use std::{
    io::{self, Cursor, Write},
    sync::{Arc, Mutex},
};

use desk::Operator;
use http::StatusCode;
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::{Answer, Form, HARBOUR, Portal, Visitor};

/// Fills the form in and sends it.
async fn send(visitor: &mut Visitor<'_>, fields: &[(&str, &str)]) -> Answer {
    let page = visitor.page("/me/search").await;
    let form = Form::with_button(&page, "Find");
    visitor.submit(&form, fields).await
}

/// The page that it leads to.
async fn look(visitor: &mut Visitor<'_>, fields: &[(&str, &str)]) -> String {
    let answer = send(visitor, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let there = answer.location().to_owned();
    assert!(there.starts_with("/me/search"), "{there}");
    visitor.page(&there).await
}

async fn look_for(visitor: &mut Visitor<'_>, typed: &str) -> String {
    look(visitor, &[("typed", typed)]).await
}

fn finds(page: &str) -> usize {
    page.matches("<article").count()
}

/// Everything of the list, without the form that says again what was looked for.
fn listed(page: &str) -> &str {
    page.split_once("</search>").unwrap().1
}

#[tokio::test]
async fn what_was_said_is_found_marked_and_led_to() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let conversations = maren.page("/me/conversations").await;
    assert!(conversations.contains("href=\"/me/search\""), "{conversations}");

    let page = look_for(&mut maren, "secret-maren").await;
    assert_eq!(finds(&page), 3, "{page}");
    assert!(
        page.contains("<mark>SECRET-Maren</mark>") && page.contains("Talk with Maren"),
        "{page}"
    );
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(
        page.contains("value=\"secret-maren\""),
        "what was typed stays in the form: {page}"
    );
    let newest = page.find("SECRET-Maren</mark>-2").unwrap();
    assert!(newest < page.find("SECRET-Maren</mark>-0").unwrap(), "{page}");

    let link = page
        .split("href=\"/me/conversations/conv-Maren?at=")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let (address, fragment) = link.split_once('#').unwrap();
    let there = maren
        .page(&format!("/me/conversations/conv-Maren?at={address}"))
        .await;
    let here = there.split(&format!("id=\"{fragment}\"")).nth(1).unwrap();
    let said = here.split("</article>").next().unwrap();
    assert!(said.contains("SECRET-Maren-2"), "{said}");
    assert_eq!(there.matches("<article").count(), 3, "{there}");
}

#[tokio::test]
async fn nothing_of_anybody_else_is_found() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    for typed in [
        "SECRET-Otto",
        "Otto",
        "Ottoson",
        "user-Otto",
        "4477-Otto",
        "seat-Otto",
        "tier-of-Otto",
        "otto@example.com",
        "SECRET-Marit",
        "Marit",
        "Mar",
        "Maren on the phone",
        "conv",
        "client-Maren",
        "Crossing",
        "Talk",
    ] {
        let page = look_for(&mut maren, typed).await;
        let found = listed(&page);
        // Both read what the other wrote to both of them.
        assert!(
            finds(found) == 0 || matches!(typed, "Mar" | "Otto"),
            "{typed}: {found}"
        );
        for foreign in ["Otto", "Marit", "user-Otto", "4477-Otto"] {
            assert!(!found.contains(foreign), "{foreign} by {typed}: {found}");
        }
    }
    // What the other wrote in a conversation of both is found, under a pseudonym that reads the same there, and by
    // whoever else was there too.
    for who in ["maren", "otto"] {
        let mut visitor = portal.person(who).await;
        let page = look_for(&mut visitor, "shared").await;
        assert_eq!(finds(&page), 2, "{page}");
        let foreign = if who == "maren" { "Otto" } else { "Maren" };
        assert!(!listed(&page).contains(foreign), "{page}");
        let called = |page: &str| {
            let (_, rest) = page.split_once("Another participant ").unwrap();
            rest[..4].to_owned()
        };
        let there = visitor.page("/me/conversations/conv-both").await;
        assert_eq!(called(listed(&page)), called(&there));
    }
}

#[tokio::test]
async fn it_is_narrowed_down_without_words_too() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    for (fields, expected) in [
        (&[("typed", ""), ("by", "me")][..], 5),
        (&[("typed", ""), ("by", "others")], 1),
        (&[("typed", ""), ("by", "business")], 0),
        (&[("typed", "by"), ("by", "others")], 1),
        (&[("typed", ""), ("channel", "whatsapp")], 3),
        (&[("typed", ""), ("kind", "picture")], 0),
        (&[("typed", ""), ("from", "2026-11-02")], 3),
        (&[("typed", ""), ("to", "2026-11-01")], 3),
        (
            &[
                ("typed", ""),
                ("from", "2026-11-01"),
                ("to", "2026-11-01"),
                ("by", "others"),
            ],
            0,
        ),
        (&[("typed", ""), ("order", "oldest")], 0),
    ] {
        let page = look(&mut maren, fields).await;
        assert_eq!(finds(&page), expected, "{fields:?}: {page}");
    }
    let page = look(&mut maren, &[("typed", "secret"), ("order", "oldest")]).await;
    assert!(
        page.find("Maren-0").unwrap() < page.find("Maren-2").unwrap(),
        "{page}"
    );
    assert!(page.contains("<option value=\"oldest\" selected"), "{page}");
    let bad = send(&mut maren, &[("typed", "x"), ("from", "30 October")]).await;
    assert_eq!(bad.location(), "/me/search?problem=incomplete");
}

/// 60 messages of one minute each, in a conversation of its own.
async fn talkative(portal: &Portal) {
    let of = |kind: &str, data| json!({"type": kind, "appId": HARBOUR, "conversationId": "conv-long", "data": data});
    let mut lines = vec![
        json!({"type": "conversation", "appId": HARBOUR, "data": {"id": "conv-long"}}).to_string(),
        of("participant", json!({"id": "seat-long", "userId": "user-Maren"})).to_string(),
    ];
    lines.extend((0..60).map(|minute| {
        let said = json!({
            "id": format!("long-{minute}"), "received": format!("2026-10-01T10:{minute:02}:00Z"),
            "author": {"type": "user", "userId": "user-Maren"},
            "content": {"type": "text", "text": format!("ferry number n{minute}n")},
        });
        of("message", said).to_string()
    }));
    let bundle = Cursor::new(lines.join("\n"));
    portal
        .desk
        .import(&Operator::at_the_machine(), bundle, false, |_| {})
        .await
        .unwrap();
}

fn numbers(page: &str) -> Vec<usize> {
    let after = page.split("</mark> number n").skip(1);
    after
        .map(|rest| rest.split('n').next().unwrap().parse().unwrap())
        .collect()
}

fn next(page: &str) -> Option<String> {
    let before = page
        .split("rel=\"next\"")
        .next()
        .filter(|before| before.len() < page.len())?;
    Some(
        before
            .rsplit("href=\"")
            .next()
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .replace("&amp;", "&"),
    )
}

#[tokio::test]
async fn pages_follow_each_other_from_either_end() {
    let portal = Portal::open().await;
    talkative(&portal).await;
    let mut maren = portal.person("maren").await;
    for order in ["newest", "oldest"] {
        let mut page = look(&mut maren, &[("typed", "ferry"), ("order", order)]).await;
        let mut read = numbers(&page);
        assert_eq!(read.len(), 25);
        while let Some(there) = next(&page) {
            page = maren.page(&there).await;
            read.extend(numbers(&page));
        }
        if order == "newest" {
            read.reverse();
        }
        assert_eq!(read, (0..60).collect::<Vec<_>>(), "{order}");
    }
}

#[tokio::test]
async fn a_conversation_and_the_list_of_them_begin_at_either_end() {
    let portal = Portal::open().await;
    talkative(&portal).await;
    let mut maren = portal.person("maren").await;
    let first = maren.page("/me/conversations/conv-long").await;
    assert!(
        first.contains("n59n") && first.contains("n10n") && !first.contains("n9n"),
        "{first}"
    );
    assert!(
        first.contains("href=\"/me/conversations/conv-long?order=oldest\""),
        "{first}"
    );
    let oldest = maren.page("/me/conversations/conv-long?order=oldest").await;
    assert!(
        oldest.contains("n0n") && oldest.contains("n49n") && !oldest.contains("n50n"),
        "{oldest}"
    );
    assert!(
        oldest.contains("href=\"/me/conversations/conv-long\""),
        "{oldest}"
    );

    let names = |page: &str| {
        ["conv-Maren", "conv-both", "conv-long"].map(|id| page.find(&format!("/{id}\"")).unwrap())
    };
    let newest = names(&maren.page("/me/conversations").await);
    assert!(newest.is_sorted_by(|a, b| a > b), "{newest:?}");
    assert!(names(&maren.page("/me/conversations?order=oldest").await).is_sorted());
    for bad in [
        "/me/conversations?order=best",
        "/me/conversations/conv-long?order=best",
        "/me/search?order=best",
    ] {
        assert_eq!(maren.get(bad).await.status, StatusCode::NOT_FOUND, "{bad}");
    }
}

#[tokio::test]
async fn what_one_session_looked_for_is_unknown_to_every_other() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let answer = send(&mut maren, &[("typed", "secret-maren-1")]).await;
    let there = answer.location().to_owned();
    assert_eq!(finds(&maren.page(&there).await), 1);
    let unknown = format!("/me/search?q={}", "0".repeat(32));
    for mut other in [portal.person("otto").await, portal.person("maren").await] {
        let (foreign, none) = (other.page(&there).await, other.page(&unknown).await);
        let q = there.split("q=").nth(1).unwrap();
        assert_eq!(foreign.replace(q, ""), none.replace(&"0".repeat(32), ""));
        assert!(
            foreign.contains("We no longer know what you looked for") && finds(&foreign) == 0,
            "{foreign}"
        );
    }
    // Signing out forgets it.
    let page = maren.page("/me").await;
    maren.submit(&Form::with_button(&page, "Sign out"), &[]).await;
    let mut again = portal.person("maren").await;
    assert_eq!(finds(&again.page(&there).await), 0);
}

#[tokio::test]
async fn whatever_is_typed_or_written_into_the_address_is_harmless() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let long = "secret ".repeat(1_500);
    for (typed, expected) in [
        ("\"", 0),
        ("'; DROP TABLE message; --", 0),
        ("secret*", 3),
        ("\"secret maren", 3),
        ("(secret)", 3),
        ("secret\0", 3),
        ("text:secret", 0),
        ("secret OR shared", 0),
        ("NEAR(secret maren)", 0),
        ("^secret", 3),
        ("{secret}", 3),
        ("-secret", 3),
        ("\u{202e}secret\u{fffd}", 3),
        ("s\u{300}\u{301}\u{302}\u{303}ecret", 3),
        ("😀", 0),
        ("%", 0),
        (&long, 3),
        ("<script>alert(2)</script>", 0),
    ] {
        let page = look_for(&mut maren, typed).await;
        assert_eq!(finds(&page), expected, "{typed:?}: {page}");
        assert!(!page.contains("<script>alert("), "{typed:?}: {page}");
    }
    for (query, status) in [
        ("q=%00", StatusCode::OK),
        ("q=../../x", StatusCode::OK),
        ("by=me&after=0", StatusCode::OK),
        ("by=me&after=-9223372036854775808", StatusCode::OK),
        ("by=me&after=9223372036854775807&order=oldest", StatusCode::OK),
        ("by=me&after=x", StatusCode::NOT_FOUND),
        ("by=me&after=9223372036854775808", StatusCode::NOT_FOUND),
        ("by=you", StatusCode::NOT_FOUND),
        ("kind=poem", StatusCode::NOT_FOUND),
        ("from=yesterday", StatusCode::NOT_FOUND),
        ("from=2026-11-31", StatusCode::NOT_FOUND),
        ("from=9999-12-31&to=-009999-01-01", StatusCode::NOT_FOUND),
        ("from=9999-12-31&to=9999-12-31", StatusCode::OK),
        ("channel=%3Cscript%3E", StatusCode::NOT_FOUND),
        ("channel=unheard-of", StatusCode::OK),
    ] {
        let answer = maren.get(&format!("/me/search?{query}")).await;
        assert_eq!(answer.status, status, "{query}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_form_of_another_session_is_not_taken() {
    let portal = Portal::open().await;
    let (mut maren, mut otto) = (portal.person("maren").await, portal.person("otto").await);
    let page = otto.page("/me/search").await;
    let form = Form::with_button(&page, "Find");
    let answer = maren.submit(&form, &[("typed", "secret")]).await;
    assert_eq!(answer.location(), "/me/search?problem=stale_form");
}

/// Everything that is written to the log.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_words_stand_in_no_address_and_no_line() {
    let lines = Lines::default();
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(lines.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(log);
    let portal = Portal::open().await;
    talkative(&portal).await;
    let mut maren = portal.person("maren").await;
    for typed in ["ferry", "UNHEARD", "ferry \"number\""] {
        let answer = send(&mut maren, &[("typed", typed), ("by", "me")]).await;
        let page = maren.page(answer.location()).await;
        let addresses = page
            .split(['"', '\''])
            .filter(|text| text.starts_with('/') || text.starts_with('?'));
        for address in addresses.chain([answer.location()]) {
            let address = address.to_lowercase();
            let found = ["ferry", "unheard", "number"]
                .iter()
                .any(|word| address.contains(word));
            assert!(!found, "{address}");
        }
        for (name, value) in &answer.headers {
            let value = String::from_utf8_lossy(value.as_bytes()).to_lowercase();
            assert!(
                !value.contains("ferry") && !value.contains("unheard"),
                "{name}: {value}"
            );
        }
    }
    let written = String::from_utf8_lossy(&lines.0.lock().unwrap()).to_lowercase();
    assert!(
        written.contains("/api/search_messages") && written.contains("/me/search"),
        "{written}"
    );
    assert!(
        !written.contains("ferry") && !written.contains("unheard"),
        "{written}"
    );
}
