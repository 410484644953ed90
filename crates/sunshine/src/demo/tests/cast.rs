//! People, staff and requests fit together.

use std::collections::HashSet;

use super::{NOW, demo_at, of_type};
use crate::demo::{DemoRequest, Outcome, Reach, RequestKind};

#[test]
fn the_lists_name_exactly_who_is_in_the_bundle() {
    let demo = demo_at(NOW);
    let apps: Vec<&str> = of_type("app")
        .map(|app| app["data"]["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        demo.apps().iter().map(|app| app.id.as_str()).collect::<Vec<_>>(),
        apps
    );
    let users: HashSet<(String, String)> = of_type("user")
        .map(|user| {
            (
                user["appId"].as_str().unwrap().to_owned(),
                user["data"]["externalId"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let people = demo
        .people()
        .iter()
        .map(|person| (person.app_id.clone(), person.external_id.clone()));
    assert_eq!(people.collect::<HashSet<_>>(), users);
    assert_eq!(demo.people().len(), users.len());
    assert!((36..=48).contains(&users.len()), "{}", users.len());
    assert!(
        demo.people()
            .iter()
            .all(|person| !person.display_name.is_empty() && !person.interesting.is_empty())
    );
}

#[test]
fn each_app_and_the_group_have_two_of_staff_and_the_provider_one() {
    let demo = demo_at(NOW);
    let count = |reach: &Reach| demo.staff().iter().filter(|staff| staff.reach == *reach).count();
    for app in demo.apps() {
        assert_eq!(count(&Reach::App(app.id.clone())), 2, "{}", app.display_name);
    }
    assert_eq!(count(&Reach::Group(demo.group().id.clone())), 2);
    assert_eq!(count(&Reach::Provider), 1);
    assert_eq!(demo.staff().len(), 9);
}

#[test]
fn staff_are_told_apart_by_their_names() {
    let demo = demo_at(NOW);
    let names: HashSet<&str> = demo.staff().iter().map(|staff| staff.name.as_str()).collect();
    assert_eq!(names.len(), demo.staff().len());
    assert!(
        demo.people()
            .iter()
            .all(|person| !names.contains(person.display_name.as_str()))
    );
    assert!(demo.staff().iter().all(|staff| !staff.role.is_empty()));
}

#[test]
fn the_parent_company_is_the_one_in_the_bundle() {
    let demo = demo_at(NOW);
    let groups: Vec<_> = of_type("group").map(|group| &group["data"]).collect();
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0]["id"], demo.group().id);
    assert_eq!(groups[0]["displayName"], demo.group().display_name);
}

#[test]
fn requests_are_made_by_people_and_decided_by_staff_of_the_same_app() {
    let demo = demo_at(NOW);
    for request in demo.requests() {
        let person = demo
            .people()
            .iter()
            .find(|person| person.external_id == request.external_id);
        assert_eq!(
            person.map(|person| &person.app_id),
            Some(&request.app_id),
            "{request:?}"
        );
        for by in request.put_by.iter().chain(decider(&request)) {
            let staff = demo.staff().iter().find(|staff| &staff.name == by);
            assert_eq!(
                staff.map(|staff| &staff.reach),
                Some(&Reach::App(request.app_id.clone())),
                "{request:?}"
            );
        }
    }
}

/// The member of staff who has done something with a request.
fn decider(request: &DemoRequest) -> Option<&String> {
    match &request.outcome {
        Outcome::InReview { by, .. }
        | Outcome::Asked { by, .. }
        | Outcome::Refused { by, .. }
        | Outcome::Approved { by, .. } => Some(by),
        Outcome::Waiting | Outcome::Withdrawn { .. } => None,
    }
}

#[test]
fn every_kind_is_asked_for_and_a_second_look_is_taken_by_another_key() {
    type IsOne = fn(&RequestKind) -> bool;
    let demo = demo_at(NOW);
    let requests = demo.requests();
    let asked = |wanted: IsOne| requests.iter().any(|request| wanted(&request.kind));
    let kinds: [(&str, IsOne); 13] = [
        ("erasure", |kind| *kind == RequestKind::Erasure),
        ("all messages", |kind| *kind == RequestKind::AllMessages),
        ("details only", |kind| *kind == RequestKind::PersonalInformation),
        ("details", |kind| matches!(kind, RequestKind::Details { .. })),
        ("in words", |kind| *kind == RequestKind::InWords),
        ("statement", |kind| *kind == RequestKind::Statement),
        ("no marketing", |kind| *kind == RequestKind::NoMarketing),
        ("other uses", |kind| matches!(kind, RequestKind::OtherUses { .. })),
        ("restriction", |kind| {
            matches!(kind, RequestKind::Restriction { .. })
        }),
        ("access", |kind| *kind == RequestKind::Access),
        ("transfer", |kind| matches!(kind, RequestKind::Transfer { .. })),
        ("complaint", |kind| *kind == RequestKind::Complaint),
        ("appeal", |kind| *kind == RequestKind::Appeal),
    ];
    for (name, is) in kinds {
        assert!(asked(is), "{name}");
    }
    let key = |by: &String| {
        demo.staff()
            .iter()
            .find(|staff| &staff.name == by)
            .map(|staff| (&staff.reach, staff.key))
    };
    for second in requests.iter().filter(|request| request.kind.is_second_look()) {
        let first = requests
            .iter()
            .find(|first| first.external_id == second.external_id && first.received_at < second.received_at);
        let first = decider(first.unwrap());
        assert!(first.is_some(), "{second:?}");
        assert!(
            decider(second).is_none_or(|by| key(by) != first.and_then(key)),
            "{second:?}"
        );
    }
    // One business has two keys for its staff; everybody else comes by the only one.
    let second: Vec<&str> = demo
        .staff()
        .iter()
        .filter(|staff| staff.key > 0)
        .map(|staff| staff.name.as_str())
        .collect();
    assert_eq!(second, ["Runa Teal"]);
}

#[test]
fn who_is_erased_is_said_to_be_and_asks_for_nothing_more() {
    let demo = demo_at(NOW);
    let mut erased = HashSet::new();
    for request in demo.requests() {
        if let (RequestKind::Erasure, Outcome::Approved { .. }) = (request.kind, request.outcome) {
            assert!(erased.insert(request.external_id));
        }
    }
    for person in demo.people() {
        let gone = erased.contains(&person.external_id);
        assert_eq!(
            gone,
            person.interesting == "Everything was deleted",
            "{}",
            person.external_id
        );
        let asked = demo
            .requests()
            .into_iter()
            .filter(|request| request.external_id == person.external_id)
            .count();
        assert!(asked <= if gone { 1 } else { 2 }, "{}", person.external_id);
    }
}

#[test]
fn requests_stand_at_every_stage() {
    let demo = demo_at(NOW);
    let now: jiff::Timestamp = NOW.parse().unwrap();
    let requests = demo.requests();
    assert!(requests.is_sorted_by_key(|request| request.received_at));
    let count =
        |wanted: fn(&Outcome) -> bool| requests.iter().filter(|request| wanted(&request.outcome)).count();
    assert!(count(|outcome| matches!(outcome, Outcome::Refused { .. })) >= 2);
    assert!(count(|outcome| matches!(outcome, Outcome::Approved { .. })) >= 2);
    assert!(count(|outcome| matches!(outcome, Outcome::Withdrawn { .. })) >= 1);
    assert!(count(|outcome| matches!(outcome, Outcome::InReview { .. })) >= 1);
    assert!(count(|outcome| matches!(outcome, Outcome::Asked { .. })) >= 1);
    let waiting = requests
        .iter()
        .filter(|request| request.outcome == Outcome::Waiting);
    let ages: Vec<i64> = waiting
        .map(|request| now.duration_since(request.received_at).as_hours() / 24)
        .collect();
    assert_eq!(ages.iter().filter(|days| **days > 31).count(), 1, "{ages:?}");
    assert!(
        ages.iter().filter(|days| (24..=28).contains(*days)).count() >= 2,
        "{ages:?}"
    );
}
