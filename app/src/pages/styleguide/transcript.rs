//! A conversation.

use leptos::prelude::*;

use super::Shown;
use crate::{
    components::Part,
    pages::conversation::talk,
    text::{Phrase, conversation, styleguide as words},
    view::{Answer, Body, Button, By, Card, MapPlace, Media, Quote, Said},
};

const BUSINESS: &str = "Harbourline";

pub(super) fn transcript() -> impl IntoView {
    view! {
        <Part heading=words::TRANSCRIPT full=true>
            <Shown file="talk">
                <div class="talk">{talk(said(), None, BUSINESS, None)}</div>
            </Shown>
        </Part>
    }
}

fn text(phrase: Phrase) -> Body {
    Body {
        kind: "text".to_owned(),
        text: Some(phrase.into()),
        ..Body::default()
    }
}

/// A message by everybody, and of every kind.
#[expect(clippy::too_many_lines, reason = "a list")]
fn said() -> Vec<Said> {
    let other = || By::Other(conversation::other("KTRW"));
    let picture = Media {
        url: "https://example.com/ticket.jpg".to_owned(),
        media_type: Some("image/jpeg".to_owned()),
        bytes: Some(184_000),
        name: Some("ticket.jpg".to_owned()),
        kept: None,
    };
    let button = || Button {
        text: words::ASK.into(),
        url: Some("https://example.com/".to_owned()),
        price: Some("12.50 NOK".to_owned()),
    };
    let card = || Card {
        title: Some(words::THING.into()),
        description: Some(words::ROW_LINE.into()),
        media_url: None,
        kept: None,
        buttons: vec![button()],
    };
    let answer = Answer {
        label: words::LABEL.into(),
        said: vec![words::VALUE.to_owned()],
        options: Vec::new(),
    };
    let place = MapPlace {
        name: Some("Quay 3".to_owned()),
        address: None,
        coordinates: Some(["58.0001", "8.0002"].map(str::to_owned)),
    };
    let of = |kind: &str, body: Body| Body {
        kind: kind.to_owned(),
        ..body
    };
    let bodies = [
        (By::You, text(words::YOURS)),
        (By::Business(None), text(words::OURS)),
        (By::Agent(None), text(words::OURS)),
        (
            By::Bot(Some("Helper".to_owned())),
            of(
                "carousel",
                Body {
                    items: vec![card(), card()],
                    ..Body::default()
                },
            ),
        ),
        (other(), text(words::THEIRS)),
        (
            By::You,
            of(
                "image",
                Body {
                    media: Some(picture),
                    ..Body::default()
                },
            ),
        ),
        (
            By::You,
            of(
                "formResponse",
                Body {
                    fields: vec![answer],
                    ..Body::default()
                },
            ),
        ),
        (
            By::You,
            of(
                "location",
                Body {
                    place: Some(place),
                    ..Body::default()
                },
            ),
        ),
        (
            By::Business(None),
            of(
                "template",
                Body {
                    template: Some("{\"name\":\"refund\"}".to_owned()),
                    ..Body::default()
                },
            ),
        ),
        (
            By::Business(None),
            Body {
                event: Some("ticket:closed".to_owned()),
                ..Body::default()
            },
        ),
        (other(), Body::default()),
    ];
    let mut all: Vec<Said> = bodies
        .into_iter()
        .enumerate()
        .map(|(at, (by, body))| Said {
            id: format!("m{at}"),
            received: format!("2026-10-30T18:{at:02}:00Z"),
            by,
            source: (at == 0).then(|| "whatsapp".to_owned()),
            body,
            quoted: None,
            deleted: false,
            behind: Vec::new(),
        })
        .collect();
    if let Some(quoting) = all.get_mut(2) {
        quoting.quoted = Some(Box::new(Quote {
            by: Some(By::You),
            text: words::YOURS.into(),
        }));
    }
    if let Some(last) = all.last_mut() {
        last.deleted = true;
    }
    all
}
