//! The published schema: closed where the format is ours, open where the platform's is. That every copy is what it says
//! is seen by `collect`, through which copies of the tests go, and by `arrived`, through which packages go.

use std::collections::BTreeSet;

use domain::{
    correction::{Change, Changes, Correction, Digest, FieldPath, Place, Value as Held},
    deadline::{Calendar, Clock, Regime},
    erasure::{Counts, OneOrMore, Size},
    facts::Region,
    id::{AppId, KeyId},
    inventory::{self, Category},
    key::Reach,
    opening::Occasion,
    principal::Actor,
    reason::{Exception, Reason},
    request::{
        Approval, Ask, Decider, Delivery, Endorsement, Execution, Extension, ExtensionReason, Failure,
        OnBehalf, Pause, Question, QuestionAbout, Recipient, Reference, Refusal, Request, State, Taken,
    },
    right::Right,
    subject::Subject,
};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Map, Value, json};
use store::{Asked, Tasks};

use super::{FACTS, copy_of};
use crate::{
    NewHold, Verdict,
    export::requests::as_the_person_reads_it,
    testing::{MERGED, OPERATOR, Office, SCHEMA, SHOWN, against_the_schema, at_once, words},
};

/// A copy with something of everything in it.
async fn rich() -> Value {
    let office = Office::open().await;
    office.say(FACTS).await;
    let app = AppId::parse("a1").unwrap();
    let kept = office.desk.retention_by_hand(&OPERATOR, &app).await.unwrap();
    office.desk.confirm_by_hand(&OPERATOR, &kept).await.unwrap();
    office.import(MERGED).await.unwrap();
    office.clock.forward(60);
    let (maren, reference) = office.asked().await;
    let staff = office.reviewing(Reach::App(app)).await;
    let opened = office
        .desk
        .open_record(&staff, &reference, Occasion::DecideRequest);
    opened.await.unwrap();
    let refused = office.desk.refuse(
        staff.principal(),
        &reference,
        Reason::Excessive,
        Some("The third this week"),
    );
    refused.await.unwrap();
    office.clock.forward(60);
    let objection = office
        .desk
        .object_to_other_uses(&maren, words("You guess what I like."), true, "objects")
        .await
        .unwrap();
    let yes = Verdict {
        words: Some(words("We no longer do.")),
        ends: true,
        ..Verdict::default()
    };
    let approved = office.desk.approve(staff.principal(), &objection, yes);
    approved.await.unwrap();
    serde_json::from_str(&copy_of(&office, "a1", "maren").await).unwrap()
}

/// The copy of somebody for whom a conversation was erased elsewhere too, and of which somebody was told; then a file;
/// and on whom a hold stands, so that nothing else goes.
async fn held() -> Value {
    let office = Office::open().await;
    office.import(SHOWN).await.unwrap();
    office.lives_on_the_platform(None).await;
    let maren = office.person("a1", "maren").await;
    let staff = office.reviewing_of("a1").await;
    let reviewer = staff.principal();
    let erased = async |size: Size, once: &str| {
        let asked = office.desk.submit_erasure_of(&maren, size, &[], once).await;
        let reference = asked.unwrap();
        let approved = office.desk.approve(reviewer, &reference, Verdict::default());
        approved.await.unwrap();
        office.work().await;
        reference
    };
    let talk = Size::Conversation {
        conversation: "v2".parse().unwrap(),
    };
    let talk = erased(talk, "talk").await;
    let told = office.elsewhere(&talk).await.told[0].number;
    let settled = office.desk.settle_task(reviewer, &talk, told, true, "By letter.");
    settled.await.unwrap();
    let settled = office
        .desk
        .settle_task(reviewer, &talk, 1, false, "The platform is down.");
    settled.await.unwrap();

    // From here on the portal is the record.
    let app = AppId::parse("a1").unwrap();
    office.desk.set_facts(&OPERATOR, &app, at_once()).await.unwrap();
    office.clock.forward(60);
    let picture = Size::Messages {
        conversation: "v1".parse().unwrap(),
        messages: OneOrMore::new(vec!["i1".parse().unwrap()]).unwrap(),
    };
    erased(picture, "picture").await;

    office.clock.forward(60);
    let (_, everything) = office.asked().await;
    let opened = office
        .desk
        .open_record(&staff, &everything, Occasion::DecideRequest);
    opened.await.unwrap();
    let hold = NewHold {
        ground: Reason::LegalClaims,
        why: words("HER-LAWYER has written."),
        until: Some(jiff::civil::date(2027, 11, 23)),
    };
    office.desk.set_hold(&staff, &everything, hold).await.unwrap();
    serde_json::from_str(&copy_of(&office, "a1", "maren").await).unwrap()
}

/// The copy, one of its objects changed.
fn with(copy: &Value, at: &str, change: impl FnOnce(&mut Map<String, Value>)) -> Value {
    let mut copy = copy.clone();
    change(copy.pointer_mut(at).and_then(Value::as_object_mut).unwrap());
    copy
}

/// Every object whose members this format defines.
fn own(value: &Value, at: &str, found: &mut Vec<String>) {
    let of_the_platform = at == "/user"
        || at.ends_with("/merge")
        || at.ends_with("/preference")
        || ["/clients/", "/devices/", "/businessSystems/"]
            .iter()
            .any(|list| at.starts_with(list))
        || (at.starts_with("/conversations/") && at.split('/').count() > 3);
    match value {
        _ if of_the_platform => {}
        Value::Object(members) => {
            found.push(at.to_owned());
            for (name, value) in members {
                own(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(values) => {
            for (place, value) in values.iter().enumerate() {
                own(value, &format!("{at}/{place}"), found);
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn a_member_renamed_added_or_of_another_type_is_refused_wherever_the_format_is_ours() {
    for copy in [rich().await, held().await] {
        assert_eq!(against_the_schema(&copy), [""; 0]);
        let mut objects = Vec::new();
        own(&copy, "", &mut objects);
        let mut refused = 0;
        let mut try_one = |what: &str, changed: &Value| {
            assert!(!against_the_schema(changed).is_empty(), "{what}");
            refused += 1;
        };
        for at in &objects {
            let more = with(&copy, at, |object| {
                object.insert("surprise".to_owned(), Value::Null);
            });
            try_one(&format!("{at}: one more"), &more);
            let members = copy.pointer(at).and_then(Value::as_object).unwrap();
            for name in members.keys() {
                let renamed = with(&copy, at, |object| {
                    let value = object.remove(name).unwrap();
                    object.insert(format!("{name}X"), value);
                });
                try_one(&format!("{at}/{name}: renamed"), &renamed);
                // Nothing in this format is a fraction.
                let other = with(&copy, at, |object| {
                    object.insert(name.clone(), json!(7.5));
                });
                try_one(&format!("{at}/{name}: of another type"), &other);
            }
        }
        assert!(objects.len() > 30 && refused > 300, "{} {refused}", objects.len());
    }
}

#[tokio::test]
async fn a_value_that_is_not_one_of_its_kind_is_refused() {
    let copy = rich().await;
    for (at, name, bad) in [
        ("", "format", json!("rightsdesk.export/2")),
        ("", "notice", json!([])),
        ("/controller", "regime", json!("gdpr")),
        ("/controller/app", "id", json!("a 1")),
        ("/controller/contact", "email", json!("nobody")),
        ("/notice/0", "category", json!("shoes")),
        // One twice, and one not at all.
        ("/notice/0", "category", json!("messages")),
        ("/notice/0", "purposes", json!({})),
        ("/notice/0", "purposes", json!({"English": "x"})),
        ("/notice/0", "rights", json!(["access"])),
        ("/notice/7", "keptFor", json!({})),
        ("/notice/7", "keptFor", json!({"months": 0})),
        ("/notice/7", "keptFor", json!({"years": 2, "months": 24})),
        ("/notice/0/onErasure", "does", json!("kept")),
        ("/requests/0", "reference", json!("7k4m-2q9x-b3td")),
        ("/requests/0", "state", json!("submitted")),
        ("/requests/0", "receivedAt", json!("2026-11-23T15:00:00+01:00")),
        ("/requests/0", "reason", json!("because")),
        ("/requests/0/due", "by", json!("23 November 2026")),
        ("/accessLog/1", "act", json!("keyCreated")),
        ("/accessLog/1", "act", json!("recordsMerged")),
        ("/accessLog/1", "by", json!("Rhona")),
        ("/integrity/counts", "messages", json!(-1)),
        ("/integrity", "sha256", json!("A".repeat(64))),
        ("/integrity", "publicKey", json!("A".repeat(44))),
        // Bits that no byte has.
        ("/integrity", "signature", json!(format!("{}B", "A".repeat(85)))),
        // Of the platform's records, what the portal takes in with no other type.
        ("/user", "id", json!(7)),
        ("/user", "externalId", json!("")),
        ("/clients/0", "id", json!("a b")),
        ("/businessSystems/0", "ticketId", json!("a second id")),
        ("/conversations/0/participants/0", "userId", json!([])),
        ("/conversations/0/messages/0", "received", Value::Null),
        ("/conversations/0/messages/0/author", "userId", json!(7)),
        ("/accessLog/0/merge", "mergedUsers", json!({})),
    ] {
        let changed = with(&copy, at, |object| {
            object.insert(name.to_owned(), bad.clone());
        });
        assert!(!against_the_schema(&changed).is_empty(), "{at}/{name}: {bad}");
    }
}

#[tokio::test]
async fn a_record_of_the_platforms_may_have_what_nobody_has_described() {
    let copy = rich().await;
    for at in [
        "/user",
        "/user/profile",
        "/clients/0",
        "/devices/0",
        "/businessSystems/0",
        "/conversations/0/conversation",
        "/conversations/0/participants/0",
        "/conversations/0/messages/0",
        "/conversations/0/messages/0/author",
        "/accessLog/0/merge",
        "/accessLog/0/merge/mergedUsers",
        "/accessLog/0/merge/mergedUsers/discarded",
    ] {
        let more = with(&copy, at, |object| {
            object.insert("surprise".to_owned(), json!({"kept": [1]}));
        });
        assert_eq!(against_the_schema(&more), [""; 0], "{at}");
    }
}

/// A request of which nothing was said, and under which nothing stands.
fn as_read(request: &Request) -> String {
    as_the_person_reads_it(&Asked {
        request: request.clone(),
        statement: None,
        messages: Vec::new(),
        stands: Vec::new(),
        elsewhere: Tasks::default(),
        holds: Vec::new(),
    })
}

fn requests() -> Vec<Value> {
    let at: Timestamp = "2026-11-23T15:00:00.25Z".parse().unwrap();
    let by = Actor {
        id: "rhona".to_owned(),
        name: "Rhona".to_owned(),
        kid: KeyId::parse("app_1").unwrap(),
    };
    let approval = Approval {
        by: Decider::By(by.clone()),
        at,
        first: None,
        refused: Vec::new(),
    };
    let submitted = Request::submit(
        AppId::parse("a1").unwrap(),
        Reference::from_random(7),
        Subject::from_digest([1; 32]),
        Ask::Erasure {
            size: Size::Everything,
        },
        at,
        Regime::Gdpr.due(at, &TimeZone::UTC),
    );
    let endorsement = Endorsement {
        by: by.clone(),
        at,
        refused: Vec::new(),
    };
    let refusal = Refusal {
        by,
        at,
        reason: Reason::LegalClaims,
        note: None,
    };
    let question = Question {
        about: QuestionAbout::Identity,
        by: refusal.by.clone(),
        at,
        lapses_on: Some(jiff::civil::date(2027, 1, 7)),
        warned_at: Some(at),
    };
    let execution = Execution {
        started_at: at,
        finished_at: at,
        erased: Counts::default(),
        corrected: Vec::new(),
        awaits_platform: false,
    };
    let failure = Failure {
        at,
        tries: 1,
        why: "database".into(),
    };
    let states = [
        State::Submitted,
        State::InReview {
            review: Taken {
                by: refusal.by.clone(),
                at,
            },
        },
        State::Asked {
            question: question.clone(),
        },
        State::Endorsed { endorsement },
        State::Withdrawn { at, taken_into: None },
        State::Expired { at, question },
        State::Refused { refusal },
        State::CoolingOff {
            approval: approval.clone(),
            until: at,
        },
        State::Approved {
            approval: approval.clone(),
        },
        State::Executing {
            approval: approval.clone(),
            started_at: at,
        },
        State::Stuck {
            approval: approval.clone(),
            started_at: at,
            failure,
        },
        State::Done { approval, execution },
    ];
    let read = |request: Request| serde_json::from_str(&as_read(&request)).unwrap();
    let in_state = |state| Request {
        state,
        ..submitted.clone()
    };
    let of_size = |size| Request {
        ask: Ask::Erasure { size },
        ..submitted.clone()
    };
    let states: Vec<Request> = states.into_iter().map(in_state).collect();
    let here = states.last().cloned().map(Request::awaiting_platform);
    let states = states.into_iter().chain(here);
    states.chain(sizes().map(of_size)).map(read).collect()
}

/// The sizes of an erasure but for everything.
fn sizes() -> [Size; 4] {
    let conversation = || "v1".parse().unwrap();
    [
        Size::Messages {
            conversation: conversation(),
            messages: OneOrMore::new(vec!["m1".parse().unwrap(), "m2".parse().unwrap()]).unwrap(),
        },
        Size::Conversation {
            conversation: conversation(),
        },
        Size::AllMessages,
        Size::PersonalInformation,
    ]
}

#[tokio::test]
async fn an_erasure_that_names_nothing_is_none() {
    let mut copy = rich().await;
    for size in [
        json!(null),
        json!(""),
        json!({}),
        json!({"conversation": {}}),
        json!({"conversation": {"conversation": ""}}),
        json!({"messages": {"conversation": "v1"}}),
        json!({"messages": {"conversation": "v1", "messages": []}}),
        json!({"messages": {"conversation": "v1", "messages": [""]}}),
    ] {
        copy["requests"][0]["ask"]["size"] = size.clone();
        assert!(!against_the_schema(&copy).is_empty(), "{size}");
    }
}

#[tokio::test]
async fn whoever_put_it_whatever_lengthened_it_and_what_it_follows_stand_in_it() {
    let mut copy = rich().await;
    let at: Timestamp = "2026-11-23T15:00:00Z".parse().unwrap();
    let by = Actor {
        id: "rhona".to_owned(),
        name: "Rhona".to_owned(),
        kid: KeyId::parse("app_1").unwrap(),
    };
    let about = Reference::from_random(8);
    let asks = [
        Ask::Complaint { about: None },
        Ask::Complaint {
            about: Some(about.clone()),
        },
        Ask::Appeal { about: about.clone() },
    ];
    for ask in asks {
        let due = ask.due(Regime::Gdpr, None, jiff::civil::date(2026, 11, 23));
        let mut request = Request::submit(
            AppId::parse("a1").unwrap(),
            Reference::from_random(7),
            Subject::from_digest([1; 32]),
            ask,
            at,
            due,
        )
        .in_region(Region::parse("US-VA").ok())
        .put_by(OnBehalf::Staff { by: by.clone() })
        .following(about.clone());
        request.extension = Some(Extension {
            by: by.clone(),
            at,
            reason: ExtensionReason::Complex,
            note: None,
        });
        request.pauses = vec![Pause {
            from: at,
            until: None,
            why: QuestionAbout::Identity,
        }];
        let read = as_read(&request);
        assert!(!read.contains("Rhona"), "{read}");
        let read: Value = serde_json::from_str(&read).unwrap();
        assert_eq!(
            (&read["onBehalf"], &read["follows"], &read["region"]),
            (&json!("staff"), &json!(about), &json!("US-VA"))
        );
        copy["requests"] = json!([read]);
        assert_eq!(against_the_schema(&copy), [""; 0]);
    }
}

/// What was said stands in it by role, and what stands with the day on which it ends, each in the request that it is of.
#[tokio::test]
async fn what_was_said_and_what_stands_is_in_the_request_that_it_is_of() {
    let copy = rich().await;
    let requests = copy["requests"].as_array().unwrap();
    assert_eq!(requests.len(), 3);
    let of = |kind: &str| {
        let mut requests = requests.iter();
        requests.find(|request| request["ask"]["kind"] == kind).unwrap()
    };
    let objection = of("objection");
    let said = objection["messages"].as_array().unwrap();
    let said: Vec<_> = said.iter().map(|one| (&one["by"], &one["text"])).collect();
    assert_eq!(
        said,
        [
            (&json!("person"), &json!("You guess what I like.")),
            (&json!("staff"), &json!("We no longer do.")),
        ]
    );
    assert_eq!(objection["stands"][0]["what"], "other_uses");
    let stands = &of("restriction")["stands"][0];
    assert_eq!(
        (&stands["what"], &stands["grounds"][0]["ground"]),
        (&json!("restriction"), &json!("objection_pending"))
    );
    assert!(stands["grounds"][0]["ends"].is_string() && stands.get("lifted").is_none());
    // The control: of what was refused nothing was said but that, and nothing stands under it.
    let refused = of("erasure");
    for member in ["messages", "stands", "elsewhere", "holds"] {
        assert_eq!(refused.get(member), None, "{member}");
    }
    assert!(!copy["requests"].to_string().contains("Rhona"));
}

/// How far it has come, who was told with what result, and on what ground nothing else goes; why, staff alone read.
#[tokio::test]
async fn what_is_done_elsewhere_and_what_holds_it_up_is_in_the_request_that_it_is_of() {
    let copy = held().await;
    let requests = copy["requests"].as_array().unwrap();
    let [talk, picture, everything] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    let elsewhere = &talk["elsewhere"];
    assert!(elsewhere["calls"]["total"].as_u64() >= Some(1), "{elsewhere}");
    assert_eq!(elsewhere["calls"]["failed"], 1);
    let told = &elsewhere["told"][0];
    assert_eq!(
        (&told["recipient"], &told["outcome"], &told["result"]),
        (&json!("Mailhouse"), &json!("done"), &json!("By letter."))
    );
    let file = json!({"files": {"total": 1, "done": 0, "failed": 0}});
    assert_eq!(picture["elsewhere"], file);
    assert_eq!(everything.get("elsewhere"), None);
    let hold = &everything["holds"][0];
    assert_eq!(
        (&hold["ground"], &hold["source"], &hold["until"]),
        (
            &json!("legal_claims"),
            &json!("GDPR Art. 17(3)(e)"),
            &json!("2027-11-23")
        )
    );
    // What is done already is held up by nothing.
    assert_eq!((talk.get("holds"), picture.get("holds")), (None, None));
    let all = copy.to_string();
    assert!(all.contains("holdSet") && !all.contains("HER-LAWYER") && !all.contains("Rhona"));
}

/// By them the person sees later what the request ended by.
#[test]
fn a_question_says_when_it_would_end_the_request_and_when_that_was_told() {
    let read = requests();
    for state in ["asked", "expired"] {
        let of_state = read.iter().find(|request| request["state"] == state).unwrap();
        assert_eq!(of_state["lapsesOn"], "2027-01-07", "{of_state}");
        assert_eq!(of_state["warnedAt"], "2026-11-23T15:00:00.25Z", "{of_state}");
    }
}

#[tokio::test]
async fn a_correction_of_any_way_is_one_that_the_schema_knows() {
    let mut copy = rich().await;
    let of = |becomes: Option<Held>| {
        let change = Change {
            field: FieldPath::parse("user.profile.surname").unwrap(),
            was: Some(Digest::from_hex(&"d".repeat(64))),
            becomes,
        };
        Correction::Fields {
            changes: Changes::new(vec![change]).unwrap(),
        }
    };
    let about = |about: Place| Correction::InWords { about };
    let ways = [
        of(Some(Held::Text("Vale".to_owned()))),
        of(Some(Held::Flag(true))),
        of(None),
        about(Place::Message {
            conversation: "v1".parse().unwrap(),
            message: "m1".parse().unwrap(),
        }),
        about(Place::Channel {
            channel: "c1".parse().unwrap(),
        }),
        about(Place::Elsewhere),
        Correction::Statement,
    ];
    for correction in ways {
        let mut request = requests()[0].clone();
        request["ask"] = json!(Ask::Correction { correction });
        request["statement"] = json!("There were two of us.");
        copy["requests"] = json!([request]);
        assert_eq!(against_the_schema(&copy), [""; 0]);
        // The control.
        copy["requests"][0]["ask"]["correction"]["what"] = json!("everything");
        assert_ne!(against_the_schema(&copy), [""; 0]);
    }
}

#[tokio::test]
async fn a_copy_that_was_asked_for_is_one_that_the_schema_knows() {
    let mut copy = rich().await;
    let at: Timestamp = "2026-11-23T15:00:00Z".parse().unwrap();
    let by = Actor {
        id: "rhona".to_owned(),
        name: "Rhona".to_owned(),
        kid: KeyId::parse("app_1").unwrap(),
    };
    let recipient = Recipient::parse("Fenland Mobility").unwrap();
    for (ask, how) in [
        (Ask::Access, Delivery::Post),
        (Ask::Access, Delivery::InPerson),
        (Ask::Transfer { recipient }, Delivery::Address),
    ] {
        let due = ask.due(Regime::Gdpr, None, jiff::civil::date(2026, 11, 23));
        let submitted = Request::submit(
            AppId::parse("a1").unwrap(),
            Reference::from_random(7),
            Subject::from_digest([1; 32]),
            ask,
            at,
            due,
        );
        let granted = submitted.clone().approve(by.clone(), at, vec![], None).unwrap();
        let done = granted.clone().deliver(how, at).unwrap();
        let said = [submitted, granted, done]
            .map(|request| serde_json::from_str::<Value>(&as_read(&request)).unwrap());
        assert_eq!(said[1].get("delivered"), None);
        assert_eq!(said[2]["delivered"], how.code());
        copy["requests"] = json!(said);
        assert_eq!(against_the_schema(&copy), [""; 0]);
    }
}

#[tokio::test]
async fn a_request_under_another_law_and_by_a_calendar_is_one_that_the_schema_knows() {
    let mut copy = rich().await;
    let day = jiff::civil::date(2026, 11, 23);
    let clock = Clock::new(Regime::Ccpa, Right::Erasure, day).with_calendar(Calendar::parse("US").ok());
    let mut request = requests()[0].clone();
    request["due"] = json!(clock.reckon().unwrap().due);
    assert_eq!(request["due"]["calendar"], "US");
    assert!(request["due"]["acknowledgeBy"].is_string());
    copy["requests"] = json!([request]);
    assert_eq!(against_the_schema(&copy), [""; 0]);
}

#[tokio::test]
async fn a_request_has_the_facts_of_its_state_and_no_others() {
    let mut copy = rich().await;
    let requests = requests();
    copy["requests"] = requests.clone().into();
    assert_eq!(against_the_schema(&copy), [""; 0]);
    for request in &requests {
        for other in &requests {
            let mut mixed = request.clone();
            mixed["state"] = other["state"].clone();
            copy["requests"] = json!([mixed]);
            let same = request["state"] == other["state"];
            assert_eq!(against_the_schema(&copy).is_empty(), same, "{mixed}");
        }
    }
}

/// A list of words in the schema.
fn listed(at: &str) -> BTreeSet<String> {
    let list = SCHEMA.pointer(at).and_then(Value::as_array).unwrap();
    list.iter()
        .map(|word| word.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn its_words_are_those_of_the_code() {
    assert_eq!(
        listed("/$defs/notice/properties/category/enum"),
        BTreeSet::from(Category::ALL.map(|one| one.code().to_owned()))
    );
    let regimes = Regime::ALL.iter();
    assert_eq!(
        listed("/$defs/request/properties/due/properties/regime/enum"),
        regimes
            .clone()
            .map(|one| one.id().to_owned())
            .collect::<BTreeSet<_>>()
    );
    assert_eq!(
        listed("/$defs/controller/properties/regime/enum"),
        regimes.map(|one| one.name().to_owned()).collect::<BTreeSet<_>>()
    );
    assert_eq!(
        listed("/$defs/access/properties/reason/enum"),
        BTreeSet::from(Occasion::ALL.map(|one| one.code().to_owned()))
    );
    let held = "/$defs/request/properties/holds/items/properties/ground/enum";
    let exceptions = Reason::ALL
        .into_iter()
        .filter(|one| Exception::try_from(*one).is_ok());
    assert_eq!(
        listed(held),
        exceptions
            .map(|one| one.code().to_owned())
            .collect::<BTreeSet<_>>()
    );
    let refused = SCHEMA.pointer("/$defs/request/oneOf").and_then(Value::as_array);
    let reasons = refused
        .unwrap()
        .iter()
        .position(|state| state["properties"]["state"]["const"] == "refused")
        .map(|place| format!("/$defs/request/oneOf/{place}/properties/reason/enum"));
    assert_eq!(
        listed(&reasons.unwrap()),
        BTreeSet::from(Reason::ALL.map(|one| one.code().to_owned()))
    );
}

/// The member of a record of this kind in which a field stands.
fn member(kind: &str, path: &'static str) -> Option<&'static str> {
    path.strip_prefix(kind)?.strip_prefix('.')?.split('.').next()
}

/// By name, so that whoever reads a copy finds here what a member is.
#[test]
fn every_field_that_the_register_describes_stands_in_it() {
    for (kind, at) in [
        ("user", "/$defs/user"),
        ("client", "/$defs/client"),
        ("device", "/$defs/device"),
        ("businessSystem", "/$defs/businessSystem"),
        ("conversation", "/$defs/conversation/properties/conversation"),
        ("participant", "/$defs/participant"),
        ("message", "/$defs/message"),
        ("merge", "/$defs/merge"),
        ("preference", "/$defs/preference"),
    ] {
        let known: BTreeSet<_> = inventory::fields()
            .filter_map(|field| member(kind, field.path))
            .collect();
        let named = &SCHEMA.pointer(at).unwrap()["properties"];
        let named: BTreeSet<_> = named.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(named, known, "{kind}");
    }
}
