//! What becomes of what a copy holds, and what is said of it.

use std::collections::BTreeMap;

use domain::record::Preference;
use serde_json::{Value, json, value::RawValue};
use verify::PublicKey;

use super::{ImportTerms, app, user};
use crate::testing::{BUSINESS, Office, UNWANTED};

#[tokio::test]
async fn an_app_that_is_held_keeps_its_record_and_one_that_is_not_gets_one() {
    let office = Office::open().await;
    let copy = office.copy("a1", "u1").await;
    let other = Office::empty().await;
    let named = r#"{"type":"app","appId":"a1","data":{"id":"a1","displayName":"Renamed","more":1}}"#;
    other.import(named).await.unwrap();
    other.takes(&copy).await.unwrap();
    let held = other.desk.store.app(&app("a1")).await.unwrap().unwrap();
    assert_eq!(&*held.data, r#"{"id":"a1","displayName":"Renamed","more":1}"#);

    let new = Office::empty().await;
    new.takes(&copy).await.unwrap();
    let made: Value =
        serde_json::from_str(&new.desk.store.app(&app("a1")).await.unwrap().unwrap().data).unwrap();
    assert_eq!(made, json!({"id": "a1", "displayName": "Harbourline"}));
}

#[tokio::test]
async fn says_by_which_key_and_takes_no_other_than_is_asked_for() {
    let office = Office::open().await;
    let key = PublicKey::from_bytes(office.desk.keyring.signer().public_key());
    let copy = office.copy("a1", "u1").await;
    let kofi = office.copy("a1", "u2").await;
    let asked = |key| ImportTerms {
        key,
        ..ImportTerms::default()
    };

    let other = Office::empty().await;
    let foreign = PublicKey::from_bytes(other.desk.keyring.signer().public_key());
    assert_eq!(
        other.refuses(&copy, asked(Some(foreign))).await,
        format!(
            "The export is whole, but another key signed it than the one you gave: its key is {}",
            key.kid()
        )
    );
    // A bundle is signed by nobody.
    assert_eq!(
        other.refuses(BUSINESS.as_bytes(), asked(Some(key))).await,
        "This file is not a Rightsdesk export"
    );
    let taken = other.take(&[&copy], asked(Some(key))).await.unwrap();
    assert_eq!((taken.copies[0].file, taken.copies[0].own), (0, false));
    assert_eq!(taken.copies[0].kid, key.kid());

    let emptied = Office::empty().await;
    let bundle = r#"{"type":"app","appId":"a1","data":{"id":"a1"}}"#.as_bytes();
    let taken = emptied.take(&[bundle, &kofi], asked(None)).await.unwrap();
    assert_eq!((taken.copies[0].file, taken.copies[0].own), (1, false));
    // Its own, of what it holds already.
    let again = emptied.copy("a1", "u2").await;
    assert!(emptied.takes(&again).await.unwrap().copies[0].own);
}

#[tokio::test]
async fn what_another_portal_wrote_down_is_kept_as_a_document() {
    let office = Office::open().await;
    office.asked().await;
    let copy = office.copy("a1", "u1").await;
    let members: BTreeMap<String, Box<RawValue>> = serde_json::from_slice(&copy).unwrap();
    let list = |name: &str| {
        let list: Vec<Box<RawValue>> = serde_json::from_str(members[name].get()).unwrap();
        list.iter()
            .map(|element| element.get().into())
            .collect::<Vec<Box<str>>>()
    };
    let (requests, entries) = (list("requests"), list("accessLog"));
    assert!(!requests.is_empty() && !entries.is_empty());

    let other = Office::empty().await;
    other.takes(&copy).await.unwrap();
    let received = other
        .desk
        .store
        .received(&app("a1"), &user("u1"), None, 100)
        .await
        .unwrap();
    assert_eq!(received[0].elements, [&requests[..], &entries[..]].concat());
    let told = (received[0].requests, received[0].entries);
    assert_eq!(told, (requests.len() as u64, entries.len() as u64));
    // Nothing of it is this portal's own.
    let own: Value = serde_json::from_slice(&other.copy("a1", "u1").await).unwrap();
    assert_eq!(own["requests"], json!([]));
    let maren = other.person("a1", "maren").await;
    assert!(other.desk.requests(&maren).await.unwrap().is_empty());
}

/// Maren's copy, and what became of what it says about marketing where it was taken in: whether she wants none, and what
/// her record says.
async fn marketing(other: &Office, copy: &[u8]) -> (bool, Option<bool>) {
    other.takes(copy).await.unwrap();
    let maren = other.person("a1", "maren").await;
    let says = other.desk.profile(&maren).await.unwrap().unwrap().preference;
    let says = says.and_then(|data| domain::record::parse::<Preference>(&data).marketing);
    (!other.stands(&maren).await.is_empty(), says)
}

#[tokio::test]
async fn that_somebody_wants_no_marketing_comes_along_with_them() {
    let office = Office::open().await;
    office.import(UNWANTED).await.unwrap();
    let copy = office.copy("a1", "u1").await;
    let other = Office::empty().await;
    assert_eq!(marketing(&other, &copy).await, (true, Some(false)));
    assert!(other.holds("UNWANTED"), "as it came");
    // Once, however often it comes.
    assert_eq!(marketing(&other, &copy).await, (true, Some(false)));
    let next: Value = serde_json::from_slice(&other.copy("a1", "u1").await).unwrap();
    let log = next["accessLog"].as_array().unwrap();
    let set = log.iter().filter(|entry| entry["act"] == "preferenceSet");
    assert_eq!(set.count(), 1, "it stands in the next copy");
}

#[tokio::test]
async fn that_somebody_wants_some_lifts_nothing_where_it_comes() {
    let office = Office::open().await;
    let wanted = UNWANTED.replace("false", "true");
    office.import(&wanted).await.unwrap();
    let copy = office.copy("a1", "u1").await;
    assert_eq!(
        marketing(&Office::empty().await, &copy).await,
        (false, None),
        "the control"
    );
    let other = Office::empty().await;
    other.takes(&copy).await.unwrap();
    let maren = other.person("a1", "maren").await;
    other.desk.object_to_marketing(&maren, "once").await.unwrap();
    assert_eq!(marketing(&other, &copy).await, (true, Some(false)));
}
