//! Everything the platform knows occurs at least once.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{BUNDLE, RECORDS, of_type};
use crate::demo::conversing::ConversationFile;
use crate::demo::group::SharedConversation;
use crate::demo::house::House;

fn seen(kind: &str, place: &str) -> BTreeSet<String> {
    let found = of_type(kind).filter_map(|record| record.pointer(place)?.as_str().map(str::to_owned));
    found.collect()
}

fn list(names: &str) -> BTreeSet<String> {
    names.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_kind_of_record_channel_and_system() {
    let kinds: BTreeSet<String> = RECORDS
        .iter()
        .map(|record| record["type"].as_str().unwrap().to_owned())
        .collect();
    let all = "app businessSystem client conversation device group merge message participant preference user";
    assert_eq!(kinds, list(all));
    let channels = "apple gbm googlercs instagram kakao line mailgun messagebird messenger slackconnect sdk \
                    telegram twilio twitter viber wechat whatsapp";
    assert_eq!(seen("client", "/data/type"), list(channels));
    assert_eq!(
        seen("client", "/data/status"),
        list("active blocked inactive pending")
    );
    assert_eq!(seen("device", "/data/type"), list("android ios web"));
    assert_eq!(
        seen("businessSystem", "/data/type"),
        list("helpscout hipchat slack zendesk")
    );
    assert_eq!(seen("conversation", "/data/type"), list("personal sdkGroup"));
    assert_eq!(seen("user", "/data/identities/0/verification"), list("embed sso"));
}

#[test]
fn every_kind_of_message() {
    let contents = "carousel file form formResponse image list location template text";
    assert_eq!(seen("message", "/data/content/type"), list(contents));
    assert_eq!(
        seen("message", "/data/author/subtypes/0"),
        list("AI activity agent bot")
    );
    let activities = "conversation:endedByUser ticket:closed ticket:transfer:email";
    assert_eq!(seen("message", "/data/activity/type"), list(activities));
    assert_eq!(
        seen("message", "/data/quotedMessage/type"),
        list("externalMessageId message")
    );
    let has = |place: &str| of_type("message").any(|message| message.pointer(place).is_some());
    for place in [
        "/data/content/htmlText",
        "/data/references/0/description",
        "/data/metadata",
    ] {
        assert!(has(place), "{place}");
    }
    assert!(of_type("message").any(|message| message["data"]["deleted"] == true));
}

#[test]
fn every_kind_of_action() {
    let bundle = &*BUNDLE;
    for kind in ["buy", "link", "locationRequest", "postback", "reply", "webview"] {
        assert!(
            bundle.contains(&format!(r#"{{"type":"{kind}","text":"#)),
            "{kind}"
        );
    }
}

#[test]
fn every_kind_of_value_in_metadata() {
    let metadata = of_type("user").filter_map(|user| user["data"]["metadata"].as_object());
    let values: Vec<&Value> = metadata.flat_map(|metadata| metadata.values()).collect();
    assert!(values.iter().any(|value| value.is_string()));
    assert!(values.iter().any(|value| value.is_boolean()));
    assert!(values.iter().any(|value| value.is_i64()));
    assert!(values.iter().any(|value| value.is_f64()));
}

#[test]
fn some_people_are_hardly_there() {
    let user = |name: &str| {
        of_type("user")
            .find(|user| user["data"]["externalId"] == name)
            .unwrap()
    };
    let without = |name: &str, kind: &str| {
        let id = &user(name)["data"]["id"];
        of_type(kind).all(|record| &record["data"]["userId"] != id && &record["userId"] != id)
    };
    assert!(without("passenger-40404", "participant") && !without("passenger-40404", "client"));
    assert!(without("passenger-72046", "participant") && without("passenger-72046", "client"));
    assert_eq!(
        user("passenger-72046")["data"]["profile"],
        Value::Object(serde_json::Map::new())
    );
    assert!(
        user("passenger-11873")["data"]["profile"]
            .get("givenName")
            .is_none()
    );
    assert!(!without("passenger-11873", "participant"));
}

#[test]
fn the_commuter_has_25_000_messages() {
    let people = of_type("participant");
    let hers: Vec<&Value> = people
        .filter(|part| part["data"]["userExternalId"] == "passenger-10001")
        .collect();
    let messages = of_type("message");
    let count = messages.filter(|message| {
        hers.iter()
            .any(|part| part["conversationId"] == message["conversationId"])
    });
    assert_eq!(count.count(), 25_000);
}

#[test]
fn three_people_of_one_app_share_a_conversation() {
    for conversation in of_type("conversation").filter(|record| record["data"]["type"] == "sdkGroup") {
        let id = &conversation["data"]["id"];
        assert_eq!(
            of_type("participant")
                .filter(|part| &part["conversationId"] == id)
                .count(),
            3
        );
        let quoted = |message: &&Value| {
            &message["conversationId"] == id && message["data"]["quotedMessage"].is_object()
        };
        assert!(of_type("message").any(|message| quoted(&message)));
    }
}

#[test]
fn every_hand_written_talk_is_held() {
    let house = House::load();
    let mut held: BTreeSet<&str> = house.shared.iter().map(SharedConversation::talk).collect();
    for person in house.apps.iter().flat_map(|app| &app.people) {
        held.extend(person.conversations.iter().flat_map(ConversationFile::talks));
    }
    assert_eq!(held, house.talks.keys().map(String::as_str).collect());
}
