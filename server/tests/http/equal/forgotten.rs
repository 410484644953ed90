//! Whether a question is asked at every address that takes an id.

use std::collections::BTreeSet;

use app::api::Who;

use crate::matrix::table::{Line, is_id, lines};

/// Ids about which no question is asked, each with the reason.
const UNASKED: [(&str, &str); 16] = [
    (
        "GET /me/conversations after",
        "where one's own list goes on: nothing has to stand there",
    ),
    (
        "POST /api/me/conversations after",
        "where one's own list goes on: nothing has to stand there",
    ),
    (
        "GET /me/requests/new/erasure/which after",
        "where one's own list goes on: nothing has to stand there",
    ),
    (
        "GET /me/conversations/{} at",
        "a place in a conversation of one's own: nothing but that is looked into",
    ),
    (
        "POST /api/me/conversation after",
        "a place in a conversation of one's own: nothing but that is looked into",
    ),
    (
        "GET /desk after",
        "where the queue within reach goes on: nothing has to stand there",
    ),
    (
        "POST /api/desk/queue after",
        "where the queue within reach goes on: nothing has to stand there",
    ),
    (
        "POST /api/end_persons_sessions external_id",
        "within their app staff name whom they want; where nobody is signed in, none ends",
    ),
    (
        "POST /api/lift_hold hold",
        "looked for among those on whom the request beside it is about, which is asked",
    ),
    (
        "POST /api/sign_in_again page",
        "an address to come back to, which is not looked at",
    ),
    (
        "GET /me/requests/new/objection entry",
        "its form has another mark each time; the page that follows is asked",
    ),
    (
        "POST /api/me/new_objection entry",
        "its form has another mark each time; the page that follows is asked",
    ),
    (
        "GET /suppressions app",
        "it takes a machine's token: standing.rs asks with every kind of key",
    ),
    (
        "POST /api/choose_erasure conversation",
        "nothing is looked into: it leads on to a page, which sizes.rs asks",
    ),
    (
        "POST /api/choose_erasure messages[]",
        "nothing is looked into: it leads on to a page, which sizes.rs asks",
    ),
    ("GET /pkg/{}", "files are everybody's"),
];

/// Every place at which an address takes an id: in itself, or in a field.
fn takes_ids(lines: impl Iterator<Item = Line>) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    for (method, path, _, fields) in lines {
        let segments = path
            .split('/')
            .map(|segment| if segment.starts_with('{') { "{}" } else { segment });
        let plain = segments.collect::<Vec<_>>().join("/");
        if plain != path {
            places.insert(format!("{method} {plain}"));
        }
        for field in fields {
            let (name, what) = field.trim_start_matches('?').split_once('=').unwrap();
            if is_id(what) {
                places.insert(format!("{method} {plain} {name}"));
            }
        }
    }
    places
}

/// Ids about which nobody is asked, without a reason; and places that are named and take none.
pub fn forgotten(
    lines: impl Iterator<Item = Line>,
    asked: &BTreeSet<String>,
) -> (BTreeSet<String>, BTreeSet<String>) {
    let taken = takes_ids(lines);
    let unasked = UNASKED.iter().map(|(place, _)| (*place).to_owned());
    let known: BTreeSet<String> = unasked.chain(asked.iter().cloned()).collect();
    (&taken - &known, &known - &taken)
}

#[test]
fn the_control_a_new_id_is_missed() {
    let more: [Line; 3] = [
        ("GET", "/me/new/{id}", Who::Person, &[]),
        ("POST", "/api/new", Who::Staff, &["stamp=stamp", "what=reference"]),
        ("GET", "/new", Who::Anyone, &["?order=order"]),
    ];
    let (missed, gone) = forgotten(lines().chain(more), &takes_ids(lines()));
    let expected = ["GET /me/new/{}", "POST /api/new what"];
    assert_eq!(missed, BTreeSet::from(expected.map(str::to_owned)));
    assert!(gone.is_empty(), "{gone:?}");
}
