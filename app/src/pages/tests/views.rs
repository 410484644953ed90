//! What the pages are drawn from.

use crate::text::conversation::other;
use crate::view::{
    Act, Activity, Asked, By, Category, CategoryLine, Channels, Contact, Conversation, ConversationLine,
    Conversations, Counts, Demo, DemoApp, DemoRole, Fact, Find, Held, Holder, Law, Merged, MergedPart,
    Notice, Outcome, Overview, Piece, Preference, Profile, Search, Sheet, Statement, TakenOver,
};

/// What nobody may get onto a page as anything but text.
pub const HOSTILE: &str = "\"'></q></textarea></title><script>alert(1)</script>&amp;";

pub fn hostile(text: &str) -> String {
    format!("{text} {HOSTILE}")
}

pub fn fact(label: Option<&str>, path: &str, value: Option<&str>) -> Fact {
    Fact {
        label: label.map(hostile),
        path: hostile(path),
        value: value.map(str::to_owned),
        why: label.map(hostile),
        described: label.is_some(),
    }
}

fn facts() -> Vec<Fact> {
    vec![
        fact(Some("First name"), "profile.givenName", Some(&hostile("Maren"))),
        fact(
            Some("Picture"),
            "profile.avatarUrl",
            Some("https://cdn.example.com/u/20417.png"),
        ),
        fact(Some("Picture"), "profile.avatarUrl", Some("javascript:alert(1)")),
        fact(Some("First seen"), "signedUpAt", Some("2024-03-09T07:41:26.118Z")),
        fact(Some("Newsletter"), "metadata.newsletter", Some("true")),
        fact(Some("Brand you dealt with"), "brandId", None),
        fact(None, "raw.Something", Some(&hostile("nobody described this"))),
        fact(None, "raw.Nothing", None),
    ]
}

pub fn overviews() -> Vec<Overview> {
    let reference = || "7K4M-2Q9X-B3TD".to_owned();
    let counts = Counts {
        profiles: 1,
        channels: 4,
        devices: 2,
        business_systems: 0,
        conversations: 5,
        shared_conversations: 1,
        messages: 1_284,
        attachments: 0,
        quotes: 0,
    };
    [
        Held::Here(counts),
        Held::Going {
            reference: reference(),
        },
        Held::Nothing,
        Held::Erased {
            at: "2026-11-20T15:04:05Z".into(),
            reference: reference(),
        },
    ]
    .into_iter()
    .map(|held| Overview {
        standing: crate::pages::sample::standing(),
        held,
        name: Some(hostile("Maren Okonjo")),
        lines: lines_of(1_284),
        holder: holder(),
        notices: notices(),
    })
    .collect()
}

/// Of the first category so much, of the others nothing.
fn lines_of(count: u64) -> Vec<CategoryLine> {
    let all = notices().into_iter().enumerate();
    all.map(|(at, notice)| CategoryLine {
        category: notice.category,
        count: if at == 0 { count } else { 0 },
    })
    .collect()
}

/// Everything is said of the business, one thing of its officer, nothing of the authority.
fn holder() -> Holder {
    Holder {
        controller: Contact {
            name: Some(hostile("Harbourline Ferries AS")),
            address: Some(hostile("3 Quay Road\n4790 Tarrow")),
            email: Some("privacy@harbourline.example".into()),
            phone: Some("+44 7700 900140".into()),
            url: Some("https://ferries.example.com/privacy".into()),
        },
        officer: Contact {
            name: Some(hostile("Solveig Aune")),
            ..Contact::default()
        },
        authority: Contact::default(),
        regime: "GDPR".into(),
        law: Law::default(),
    }
}

/// Of the first everything is said, of the others nothing.
fn notices() -> Vec<Notice> {
    let said = |text: &str| Some(hostile(text));
    let mut notices: Vec<_> = [
        Category::Profile,
        Category::Metadata,
        Category::Channels,
        Category::Devices,
        Category::BusinessSystems,
        Category::Conversations,
        Category::Messages,
        Category::Requests,
        Category::AccessLog,
    ]
    .into_iter()
    .map(|category| Notice {
        category,
        kept: Some("GDPR Art. 5(2): proof".into()),
        ..Notice::default()
    })
    .collect();
    notices[0] = Notice {
        purposes: said("To answer"),
        recipients: said("Nobody"),
        retention: said("A year"),
        goes: said("By itself"),
        source: said("From somewhere"),
        automated_decisions: said("Not any"),
        transfers: said("Nowhere"),
        kept: None,
        ..notices[0].clone()
    };
    notices
}

/// Every act by everybody.
pub fn activity() -> Activity {
    let mut lines = Vec::new();
    for by in ["person", "staff", "group", "operator", "portal", "recipient"] {
        for act in [
            "signedIn",
            "signedOut",
            "handedOver",
            "sessionsEnded",
            "exported",
            "addressMade",
            "addressRefused",
            "addressUsed",
            "addressLapsed",
            "copyDelivered",
            "requestOpened",
            "requestWithdrawn",
            "requestOpenedFor",
            "requestAcknowledged",
            "requestTakenUp",
            "questionAsked",
            "questionAnswered",
            "questionClosed",
            "requestWarned",
            "requestExpired",
            "messageSent",
            "requestExtended",
            "cooledOff",
            "requestReopened",
            "requestEndorsed",
            "requestApproved",
            "requestRefused",
            "recordOpened",
            "executionStarted",
            "executionFailed",
            "executionFinished",
            "erasureVerified",
            "taskSettled",
            "recipientTold",
            "accessRefused",
            "recordsMerged",
            "preferenceSet",
            "restrictionEnding",
            "restrictionNarrowed",
            "restrictionLifted",
            "holdSet",
            "holdLifted",
            "replayed",
            "moonRisen",
        ] {
            lines.push(Act {
                at: "2026-11-19T10:02:00Z".into(),
                act: act.into(),
                by: by.into(),
                name: (act == "recordOpened").then(|| hostile("Idris Pellow")),
                reason: (act == "recordOpened").then(|| "complaint".into()),
                request: act.starts_with("request").then(|| "7K4M-2Q9X-B3TD".into()),
            });
        }
    }
    Activity {
        lines,
        next: Some("17".into()),
        taken_over: vec![
            TakenOver {
                at: "2026-11-20T08:00:00Z".into(),
                requests: 1,
                entries: 204,
                elements: vec![
                    hostile(r#"{"reference":"FROM-ELSEWHERE"}"#),
                    r#"{"act":"signedIn"}"#.into(),
                ],
                left: 203,
                next: Some("2~accessLog~0".into()),
            },
            TakenOver {
                at: "2026-11-18T08:00:00Z".into(),
                requests: 0,
                entries: 0,
                elements: Vec::new(),
                left: 0,
                next: None,
            },
        ],
    }
}

pub fn profiles() -> Vec<Profile> {
    let notes = vec![
        fact(None, "metadata.loyaltyTier", Some("silver")),
        fact(None, "metadata.crossings", Some("14")),
    ];
    vec![
        Profile {
            facts: facts(),
            metadata: notes,
            merges: vec![
                merged(Some("channelLinking")),
                merged(Some(&hostile("moonrise"))),
                merged(None),
            ],
            preference: Some(preference(Some(false), Some("2026-03-03T09:12:40.000Z"))),
            statements: vec![Statement {
                reference: "7K4M-2Q9X-B3TD".into(),
                at: "2026-11-20T10:00:00Z".into(),
                text: hostile("There were two of us."),
            }],
        },
        Profile {
            facts: Vec::new(),
            metadata: Vec::new(),
            merges: Vec::new(),
            preference: None,
            statements: Vec::new(),
        },
    ]
}

pub fn preference(marketing: Option<bool>, at: Option<&str>) -> Preference {
    Preference {
        marketing,
        at: at.map(str::to_owned),
        origin: Some(hostile("newsletter")),
        facts: vec![
            fact(
                Some("Whether you want to hear of offers"),
                "marketing",
                Some("false"),
            ),
            fact(None, "tone", Some(&hostile("kind"))),
        ],
    }
}

pub fn merged(reason: Option<&str>) -> Merged {
    Merged {
        reason: reason.map(str::to_owned),
        facts: vec![fact(
            Some("Number"),
            "mergedUsers.discarded.id",
            Some(&hostile("6a1f")),
        )],
        parts: vec![MergedPart {
            name: hostile("Record that went into it"),
            facts: vec![fact(None, "mergedUsers.discarded.tone", Some(&hostile("gold")))],
        }],
    }
}

fn sheet(kind: &str, name: Option<&str>) -> Sheet {
    Sheet {
        kind: kind.to_owned(),
        name: name.map(hostile),
        facts: facts(),
    }
}

pub fn channels() -> Vec<Channels> {
    vec![
        Channels {
            channels: vec![
                sheet("whatsapp", Some("Maren O.")),
                sheet(&hostile("pigeon"), None),
            ],
            devices: vec![
                sheet("android", None),
                Sheet {
                    facts: Vec::new(),
                    ..sheet("web", None)
                },
            ],
            business_systems: vec![sheet("zendesk", None)],
        },
        Channels {
            channels: Vec::new(),
            devices: Vec::new(),
            business_systems: Vec::new(),
        },
    ]
}

pub fn lines() -> Vec<ConversationLine> {
    let line = ConversationLine {
        id: hostile("../c1?x#y"),
        name: Some(hostile("Cabin 212")),
        shared: true,
        messages: 1_284,
        first: Some("2024-03-09T07:41:26Z".into()),
        last: Some("2026-11-12T09:00:00Z".into()),
    };
    vec![
        line.clone(),
        ConversationLine {
            name: None,
            shared: false,
            last: None,
            messages: 1,
            ..line.clone()
        },
        ConversationLine {
            name: None,
            first: None,
            last: None,
            messages: 0,
            ..line
        },
    ]
}

pub fn conversations() -> Vec<Conversations> {
    vec![
        Conversations {
            lines: lines(),
            oldest: true,
            next: Some(hostile("cursor")),
        },
        Conversations {
            lines: Vec::new(),
            oldest: false,
            next: None,
        },
    ]
}

/// One that found something of everybody's, and one of each that found nothing.
pub fn searches() -> Vec<Search> {
    let find = |by: By, excerpts: Vec<Vec<Piece>>, name: Option<String>, shared| Find {
        by,
        source: Some(hostile("whatsapp")),
        received: "2026-10-30T18:02:00Z".into(),
        kind: hostile("poem"),
        excerpts,
        conversation: ("talk".into(), name, shared),
        place: "2026-10-30T18:02:00Z~m1".into(),
    };
    let excerpt = || {
        let piece = |text: &str, found| Piece {
            text: hostile(text),
            found,
        };
        vec![piece("You get your", false), piece("refund", true)]
    };
    let whole = Search {
        asked: Asked {
            q: Some("0a1b".into()),
            channel: Some("whatsapp".into()),
            kind: Some("text".into()),
            by: Some("me".into()),
            from: Some("2026-10-01".into()),
            to: Some("2026-10-31".into()),
            oldest: false,
            after: Some("7".into()),
        },
        typed: Some(hostile("refund")),
        outcome: Outcome::Looked,
        channels: vec!["web".into(), "whatsapp".into(), hostile("new")],
        finds: vec![
            find(
                By::You,
                vec![excerpt(), excerpt()],
                Some(hostile("Cabin 212")),
                true,
            ),
            find(By::Other(hostile(&other("KTRW"))), vec![excerpt()], None, true),
            find(By::Business(None), Vec::new(), None, false),
        ],
        next: Some("-8".into()),
    };
    let nothing = |outcome, after: Option<&str>| Search {
        asked: Asked {
            after: after.map(str::to_owned),
            ..Asked::default()
        },
        typed: None,
        outcome,
        channels: Vec::new(),
        finds: Vec::new(),
        next: None,
    };
    let oldest = Search {
        asked: Asked {
            oldest: true,
            ..whole.asked.clone()
        },
        ..whole.clone()
    };
    vec![
        whole,
        oldest,
        nothing(Outcome::Nothing, None),
        nothing(Outcome::Forgotten, None),
        nothing(Outcome::NoWords, None),
        nothing(Outcome::Looked, None),
        nothing(Outcome::Looked, Some("7")),
    ]
}

pub fn empty_conversation() -> Conversation {
    Conversation {
        line: lines().remove(2),
        facts: Vec::new(),
        participants: Vec::new(),
        seats: Vec::new(),
        messages: Vec::new(),
        top: Some("2026-10-30T18:02:00Z~m1".into()),
        older: None,
        newer: None,
        here: None,
    }
}

pub fn demo() -> Demo {
    let role = |name: &str| DemoRole {
        name: hostile(name),
        line: hostile("Has tens of thousands of messages"),
        token: "eyJ.a.b".into(),
    };
    let app = DemoApp {
        name: hostile("Harbourline Ferries"),
        line: hostile("Ferries, Norway"),
        people: vec![role("Maren Okonjo"), role("Kofi Brandvold")],
        staff: vec![role("Idris Pellow")],
    };
    let empty = DemoApp {
        people: Vec::new(),
        staff: Vec::new(),
        ..app.clone()
    };
    Demo {
        apps: vec![app, empty],
        group: hostile("Harbourline Group"),
        group_staff: vec![role("Oddny Marrowick")],
        provider_staff: vec![role("Tamsin Overlune")],
    }
}
