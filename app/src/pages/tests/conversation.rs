use super::{
    sound,
    views::{HOSTILE, empty_conversation, fact, hostile, lines},
};
use crate::{
    pages::{conversation::conversation, sample::frame},
    text::conversation as words,
    view::{Answer, Body, Button, By, Card, Conversation, Fact, Kept, MapPlace, Media, Quote, Said},
};

fn said(by: By, body: Body) -> Said {
    Said {
        id: "m1".into(),
        received: "2026-10-30T18:02:00Z".into(),
        by,
        source: Some("whatsapp".into()),
        body,
        quoted: None,
        deleted: false,
        behind: vec![fact(None, "content.text", Some(HOSTILE))],
    }
}

fn text(kind: &str, text: &str) -> Body {
    Body {
        kind: kind.into(),
        text: Some(hostile(text)),
        ..Body::default()
    }
}

fn buttons() -> Vec<Button> {
    let button = |text: &str, url: Option<&str>, price: Option<&str>| Button {
        text: text.to_owned(),
        url: url.map(str::to_owned),
        price: price.map(str::to_owned),
    };
    vec![
        button(&hostile("Book"), Some("https://example.com/book"), None),
        button("Run", Some("javascript:alert(1)"), None),
        button("Buy", None, Some(&hostile("12.50 NOK"))),
        button("", None, None),
    ]
}

fn media(url: &str) -> Media {
    Media {
        url: url.to_owned(),
        media_type: Some("image/png".into()),
        bytes: Some(180_000),
        name: Some(hostile("ticket.png")),
        kept: None,
    }
}

/// A message of every kind.
fn bodies() -> Vec<Body> {
    let kept = Kept {
        path: "/me/attachments/0123".into(),
        bytes: 1_024,
    };
    let card = Card {
        title: Some(hostile("Morning sailing")),
        description: Some(hostile("7.10 am")),
        media_url: Some("data:text/html,x".into()),
        kept: None,
        buttons: buttons(),
    };
    let answer = |answer: Option<&str>| Answer {
        label: hostile("Reason"),
        said: answer.map(hostile).into_iter().collect(),
        options: vec![hostile("Cancelled"), "Late".into()],
    };
    vec![
        text("text", "Can I get a refund?\nThe 18.40 was cancelled."),
        Body {
            media: Some(media("https://media.example.com/ticket.png")),
            ..text("image", "")
        },
        Body {
            media: Some(media("javascript:alert(1)")),
            ..text("file", "The letter")
        },
        Body {
            media: Some(Media {
                kept: Some(kept.clone()),
                ..media("javascript:alert(1)")
            }),
            ..text("file", "")
        },
        Body {
            items: vec![card.clone()],
            ..text("carousel", "")
        },
        Body {
            items: vec![Card {
                kept: Some(kept),
                ..card.clone()
            }],
            ..text("carousel", "")
        },
        Body {
            items: vec![Card { title: None, ..card }],
            ..text("list", "")
        },
        Body {
            fields: vec![answer(None)],
            ..text("form", "")
        },
        Body {
            fields: vec![answer(Some("Sailing cancelled"))],
            ..text("formResponse", "")
        },
        Body {
            kind: "location".into(),
            place: Some(MapPlace {
                name: Some(hostile("Quay 3")),
                address: Some(hostile("3 Quay Road")),
                coordinates: Some(["58.0001", "8.0002"].map(str::to_owned)),
            }),
            ..Body::default()
        },
        Body {
            template: Some(hostile("{\"name\":\"refund_sent\"}")),
            ..text("template", "")
        },
        Body {
            buttons: buttons(),
            ..text("text", "Choose")
        },
        Body {
            kind: hostile("hologram"),
            text: Some("Fallback".into()),
            ..Body::default()
        },
        Body {
            kind: "text".into(),
            ..Body::default()
        },
        Body {
            event: Some("ticket:closed".into()),
            ..Body::default()
        },
        Body {
            event: Some("ticket:closed".into()),
            ..text("text", "This case was closed.")
        },
        Body {
            event: Some(hostile("moon:rose")),
            ..Body::default()
        },
    ]
}

pub(in crate::pages) fn transcript() -> Conversation {
    let by = [
        By::You,
        By::Other(hostile(&words::other("KTRW"))),
        By::Agent(None),
        By::Agent(Some(hostile("Idris P."))),
        By::Business(None),
        By::Business(Some(hostile("Desk"))),
        By::Bot(None),
        By::Bot(Some(hostile("Harbour Helper"))),
    ];
    let mut messages: Vec<_> = by
        .into_iter()
        .cycle()
        .zip(bodies())
        .map(|(by, body)| said(by, body))
        .collect();
    let quote = |by| {
        Some(Box::new(Quote {
            by,
            text: hostile("Your letter is attached."),
        }))
    };
    messages.push(Said {
        quoted: quote(Some(By::Agent(None))),
        ..said(By::You, text("text", "Got it"))
    });
    messages.push(Said {
        quoted: quote(Some(By::Other(words::other("KTRW")))),
        ..said(By::You, text("text", "Got it"))
    });
    messages.push(Said {
        quoted: quote(None),
        ..said(By::You, text("text", "Got it"))
    });
    messages.push(Said {
        deleted: true,
        ..said(By::You, Body::default())
    });
    messages.push(Said {
        received: "2026-11-02T06:15:44Z".into(),
        ..said(By::Agent(None), text("text", "Later"))
    });
    messages.push(Said {
        received: hostile("never"),
        ..said(By::Agent(None), text("text", "Never"))
    });
    Conversation {
        line: lines().remove(0),
        facts: vec![fact(Some("About"), "description", Some(&hostile("Refunds")))],
        seats: vec![vec![fact(
            Some("How far you have read"),
            "lastRead",
            Some("2026-10-30T18:02:00Z"),
        )]],
        participants: vec![words::YOU.into(), hostile(&words::other("KTRW"))],
        messages,
        top: Some("2026-10-30T18:02:00Z~m1".into()),
        older: Some(hostile("older")),
        newer: Some("newer".into()),
        here: None,
    }
}

#[test]
fn every_kind_of_message_is_shown_whole() {
    let page = transcript();
    let messages = page.messages.len();
    let html = sound(conversation(frame(), page));
    assert_eq!(html.matches("<article").count(), messages, "{html}");
    assert_eq!(html.matches("class=\"behind\"").count(), messages, "{html}");
    for there in [
        "Friday 30 October 2026",
        "Monday 2 November 2026",
        "6.02 pm UTC",
        "The 18.40 was cancelled.",
        "href=\"https://media.example.com/ticket.png\"",
        "picture, 180 kB",
        "href=\"/me/attachments/0123\"",
        "Morning sailing",
        "12.50 NOK",
        words::UNNAMED.en,
        words::NOT_ANSWERED.en,
        "Sailing cancelled",
        "To choose from: ",
        ">Late<",
        ">58.0001<",
        ">8.0002<",
        "refund_sent",
        "hologram",
        words::NO_WORDS.en,
        "The case was closed.",
        "This case was closed.",
        "moon:rose",
        "In answer to a member of staff",
        "In answer to another participant KTRW",
        words::DELETED.en,
        "· WhatsApp",
        "1,284 messages.",
        words::OTHERS.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn what_the_bubble_says_stands_in_it_alone() {
    let stored = |values: &[(&str, &str)]| -> Vec<_> {
        let fact = |&(path, value): &(&str, &str)| Fact {
            path: path.to_owned(),
            ..fact(Some("Said"), path, Some(value))
        };
        values.iter().map(fact).collect()
    };
    let alone = |body: Body, quoted: Option<&str>, values: &[(&str, &str)]| {
        let quoted = quoted.map(|text| {
            Box::new(Quote {
                by: Some(By::You),
                text: text.to_owned(),
            })
        });
        let said = Said {
            quoted,
            behind: stored(values),
            ..said(By::Agent(Some("Idris P.".into())), body)
        };
        let page = Conversation {
            messages: vec![said],
            ..transcript()
        };
        sound(conversation(frame(), page))
    };
    let whole = Body {
        kind: "formResponse".into(),
        text: Some("Hello".into()),
        media: Some(Media {
            name: Some("My ticket".into()),
            kept: Some(Kept {
                path: "/me/attachments/0123".into(),
                bytes: 1_024,
            }),
            ..media("ftp://example.com/b")
        }),
        items: vec![Card {
            title: Some("Morning".into()),
            description: None,
            media_url: Some("ftp://example.com/a".into()),
            kept: None,
            buttons: buttons(),
        }],
        fields: vec![Answer {
            label: "Why".into(),
            said: vec!["Cancelled".into(), "Late".into()],
            options: vec!["Other".into()],
        }],
        template: Some("{\"a\":{\"b\":1}}".into()),
        ..Body::default()
    };
    let said = [
        ("received", "2026-10-30T18:02:00Z"),
        ("author.displayName", "Idris P."),
        ("content.text", "Hello"),
        ("content.htmlText", "Hello"),
        ("content.altText", "My ticket"),
        ("content.items.0.title", "Morning"),
        ("content.items.0.mediaUrl", "ftp://example.com/a"),
        ("content.items.0.actions.2.text", "Buy"),
        ("content.fields.0.label", "Why"),
        ("content.fields.0.select.0.label", "Cancelled"),
        ("content.fields.0.select.1.name", "Late"),
        ("content.fields.0.options.0.name", "Other"),
        ("content.template.a.b", "1"),
        ("quotedMessage.message.content.text", "Earlier"),
    ];
    let html = alone(whole.clone(), Some("Earlier"), &said);
    assert!(!html.contains("class=\"behind\""), "{html}");
    for (path, _) in said {
        // A template is shown whole.
        let named = path.strip_suffix(".a.b").unwrap_or(path);
        let spans = html.split("data-field=\"").skip(1);
        let spans = spans.filter_map(|rest| rest.split('"').next());
        let elements = spans.filter(|spans| spans.split(' ').any(|name| name == named));
        assert_eq!(elements.count(), 1, "{path}: {html}");
    }

    // What it says otherwise, or not at all, stands below.
    let unsaid = [
        ("received", "2026-10-30T18:02:00.000Z"),
        ("author.displayName", "Idris Pellow"),
        ("content.text", "hello"),
        // Its link leads elsewhere.
        ("content.mediaUrl", "ftp://example.com/b"),
        ("content.items.0.title", ""),
        ("content.items.1.title", "Morning"),
        ("content.templates", "1"),
        ("quotedMessage.message.content.text", "Earlier"),
        ("id", "m1"),
    ];
    let html = alone(whole, None, &unsaid);
    assert!(html.contains("Also stored: 9 values"), "{html}");
    assert!(!html.contains("data-field"), "{html}");
}

#[test]
fn what_nobody_described_is_called_so() {
    let behind = |described: &[bool]| {
        let fact = |described: &bool| fact(described.then_some("Known"), "tone", Some("kind"));
        let said = Said {
            behind: described.iter().map(fact).collect(),
            ..said(By::You, text("text", "Hello"))
        };
        let page = Conversation {
            messages: vec![said],
            facts: Vec::new(),
            seats: Vec::new(),
            ..transcript()
        };
        sound(conversation(frame(), page))
    };
    for (described, captions) in [
        (
            &[true, true][..],
            ["As stored: 2 values", "Also stored: 2 values"],
        ),
        (
            &[true, false][..],
            ["As stored: 1 value,", "Not described by anybody yet: 1 value,"],
        ),
        (
            &[false][..],
            ["Not described by anybody yet: 1 value,", "Also stored: 1 value"],
        ),
    ] {
        let html = behind(described);
        for caption in captions {
            assert!(html.contains(caption), "{caption}: {html}");
        }
        assert_eq!(
            html.contains("Not described"),
            described.contains(&false),
            "{html}"
        );
    }
}

#[test]
fn who_said_it_shows_in_the_line() {
    let html = sound(conversation(frame(), transcript()));
    for class in ["said you", "said other", "said event", "said"] {
        assert!(
            html.contains(&format!("<article class=\"{class}\"")),
            "{class}: {html}"
        );
    }
}

#[test]
fn who_ended_it_is_said_and_nobody_else() {
    let all = [
        (By::You, "You ended the conversation."),
        (
            By::Other(words::other("KTRW")),
            "Another participant KTRW ended the conversation.",
        ),
        (By::Business(None), "The conversation was ended."),
    ];
    for (by, there) in &all {
        let body = Body {
            event: Some("conversation:endedByUser".into()),
            ..Body::default()
        };
        let page = Conversation {
            messages: vec![said(by.clone(), body)],
            ..transcript()
        };
        let html = sound(conversation(frame(), page));
        for (_, sentence) in &all {
            assert_eq!(html.contains(sentence), sentence == there, "{sentence}: {html}");
        }
    }
}

#[test]
fn a_conversation_is_paged_by_address() {
    let html = sound(conversation(frame(), transcript()));
    assert!(html.contains("?before=older%20"), "{html}");
    assert!(html.contains("?after=newer\""), "{html}");
    let html = sound(conversation(frame(), empty_conversation()));
    assert!(
        html.contains(words::NONE.en) && !html.contains("class=\"pager\""),
        "{html}"
    );
}
