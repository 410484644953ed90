use super::{
    sound,
    views::{HOSTILE, empty_conversation, fact, hostile, lines},
};
use crate::{
    pages::{conversation::conversation, sample::frame},
    text::conversation as words,
    view::{Answer, Body, Button, By, Card, Conversation, MapPlace, Media, Quote, Said},
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
    }
}

/// A message of every kind.
fn bodies() -> Vec<Body> {
    let card = Card {
        title: Some(hostile("Morning sailing")),
        description: Some(hostile("7.10 am")),
        media_url: Some("data:text/html,x".into()),
        buttons: buttons(),
    };
    let answer = |answer: Option<&str>| Answer {
        label: hostile("Reason"),
        answer: answer.map(hostile),
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
            items: vec![card.clone()],
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
                coordinates: Some("58.0001, 8.0002".into()),
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
        By::Other(hostile(&words::other("A"))),
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
        quoted: quote(Some(By::Other(words::other("A")))),
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
        participants: vec![words::YOU.into(), hostile(&words::other("A"))],
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
        "Morning sailing",
        "12.50 NOK",
        words::UNNAMED.en,
        words::NOT_ANSWERED.en,
        "Sailing cancelled",
        "To choose from: Cancelled",
        "58.0001, 8.0002",
        "refund_sent",
        "hologram",
        words::NO_WORDS.en,
        "The case was closed.",
        "This case was closed.",
        "moon:rose",
        "In answer to a member of staff",
        "In answer to another participant A",
        words::DELETED.en,
        "· WhatsApp",
        "1,284 messages.",
        words::OTHERS.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
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
