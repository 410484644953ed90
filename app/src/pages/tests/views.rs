//! What the pages are drawn from.

use crate::view::{
    Channels, Conversation, ConversationLine, Conversations, Counts, Demo, DemoApp, DemoRole, Fact, Held,
    Overview, Profile, Sheet,
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
        held,
        name: Some(hostile("Maren Okonjo")),
        requests: 3,
    })
    .collect()
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
        },
        Profile {
            facts: Vec::new(),
            metadata: Vec::new(),
        },
    ]
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
            next: Some(hostile("cursor")),
        },
        Conversations {
            lines: Vec::new(),
            next: None,
        },
    ]
}

pub fn empty_conversation() -> Conversation {
    Conversation {
        line: lines().remove(2),
        facts: Vec::new(),
        participants: Vec::new(),
        messages: Vec::new(),
        older: None,
        newer: None,
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
