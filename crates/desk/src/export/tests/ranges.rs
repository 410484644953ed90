//! Parts of a copy: the same bytes as those of the whole, for as long as it can be made.

use std::sync::Arc;

use domain::{facts::Facts, id::AppId, others::Aliases};
use jiff::Timestamp;
use store::{Mark, Part, Visit as _};
use tokio::sync::{mpsc, oneshot};

use super::super::{Extent, PartAsked, sending::Line, writer::Writer};
use crate::{
    Error, Export,
    testing::{Office, collect},
};

fn asked(tag: Option<&str>, first: u64, last: u64) -> PartAsked {
    PartAsked {
        tag: tag.map(str::to_owned),
        range: Box::new(move |length| {
            if first < length {
                Extent::Part {
                    first,
                    last: last.min(length - 1),
                    length,
                }
            } else {
                Extent::Beyond { length }
            }
        }),
    }
}

/// Maren's copy, whole: its tag and its bytes.
async fn whole(office: &Office) -> (String, Vec<u8>) {
    let maren = office.person("a1", "maren").await;
    let export = office.desk.export(&maren).await.unwrap();
    assert_eq!(export.extent, Extent::Whole);
    (export.tag.clone(), collect(export).await.unwrap())
}

async fn part(office: &Office, asked: PartAsked) -> Result<Export, Error> {
    let maren = office.person("a1", "maren").await;
    office.desk.export_part(&maren, asked).await
}

async fn bytes(office: &Office, tag: &str, first: usize, last: usize) -> (Extent, Vec<u8>) {
    let asked = asked(Some(tag), first as u64, last as u64);
    let export = part(office, asked).await.unwrap();
    assert_eq!(export.tag, tag);
    (export.extent, collect(export).await.unwrap())
}

#[tokio::test]
async fn every_part_of_a_copy_is_those_bytes_of_it() {
    let office = Office::open().await;
    let (tag, copy) = whole(&office).await;
    let end = copy.len() - 1;
    for (first, last) in [
        (0, 0),
        (0, end),
        (1, end),
        (end, end),
        (copy.len() / 2, copy.len() / 2 + 9),
        (end - 200, usize::MAX),
        (7, 300),
    ] {
        let (extent, bytes) = bytes(&office, &tag, first, last).await;
        let last = last.min(end);
        let said = Extent::Part {
            first: first as u64,
            last: last as u64,
            length: copy.len() as u64,
        };
        assert_eq!(extent, said);
        assert_eq!(bytes, copy[first..=last], "{first} to {last}");
    }
    let (extent, bytes) = bytes(&office, &tag, copy.len(), usize::MAX).await;
    let length = copy.len() as u64;
    assert_eq!((extent, bytes.len()), (Extent::Beyond { length }, 0));
}

/// Each part was itself written down, and so was who signed in: none of it is in the copy that was begun before.
#[tokio::test]
async fn what_happens_meanwhile_is_not_in_it() {
    let office = Office::open().await;
    let (tag, copy) = whole(&office).await;
    for _ in 0..3 {
        office.clock.forward(60);
        let (_, rest) = bytes(&office, &tag, 100, usize::MAX).await;
        assert_eq!(rest, copy[100..]);
    }
    // The control: a new copy has all of that in it.
    let (newer, longer) = whole(&office).await;
    assert_ne!(newer, tag);
    let taken = String::from_utf8_lossy(&longer)
        .matches("\"act\":\"exported\"")
        .count();
    assert_eq!(taken, 4);
    // Both can be had.
    assert_eq!(bytes(&office, &tag, 0, usize::MAX).await.1, copy);
    assert_eq!(bytes(&office, &newer, 0, usize::MAX).await.1, longer);
}

#[tokio::test]
async fn of_a_copy_that_can_no_longer_be_made_another_comes_whole() {
    let office = Office::open().await;
    let (tag, copy) = whole(&office).await;
    let late = r#"{"type":"message","appId":"a1","conversationId":"v1","data":{"id":"late","received":"2026-10-09T10:00:00.000Z","author":{"type":"user","userId":"u1"},"content":{"type":"text","text":"LATE"}}}"#;
    office.import(late).await.unwrap();
    for tag in [&*tag, "\"1-0\"", "", "Wed, 21 Oct 2026 07:28:00 GMT"] {
        let export = part(&office, asked(Some(tag), 100, u64::MAX)).await.unwrap();
        assert_eq!(export.extent, Extent::Whole, "{tag}");
        assert_ne!(export.tag, tag);
        let other = collect(export).await.unwrap();
        assert!(verify::check(&other, None).is_intact());
        assert!(other.len() > copy.len());
    }
    // Without a tag, a part of the newest.
    let export = part(&office, asked(None, 100, u64::MAX)).await.unwrap();
    assert!(matches!(export.extent, Extent::Part { first: 100, .. }));
    assert!(
        String::from_utf8(collect(export).await.unwrap())
            .unwrap()
            .contains("LATE")
    );
}

/// A request is in the copy, so one more makes another copy.
#[tokio::test]
async fn a_request_makes_another_copy_and_another_persons_data_does_not() {
    let office = Office::open().await;
    let (tag, copy) = whole(&office).await;
    let alone = r#"{"type":"message","appId":"a1","conversationId":"v3","data":{"id":"alone","received":"2026-10-09T10:00:00.000Z","author":{"type":"user","userId":"u2"},"content":{"type":"text","text":"ALONE"}}}"#;
    office.import(alone).await.unwrap();
    assert_eq!(bytes(&office, &tag, 0, usize::MAX).await.1, copy);
    office.asked().await;
    let export = part(&office, asked(Some(&tag), 0, u64::MAX)).await.unwrap();
    assert_eq!(export.extent, Extent::Whole);
}

/// Whoever goes away while their copy is measured leaves nobody at work.
#[tokio::test]
async fn no_copy_is_measured_that_nobody_waits_for() {
    let office = Office::open().await;
    for waits in [true, false] {
        let (to, from) = mpsc::channel(1);
        let app = AppId::parse("a1").unwrap();
        let keyring = Arc::clone(&office.desk.keyring);
        let line = Line {
            say: oneshot::channel().0,
            reader: to.into(),
            at: Timestamp::UNIX_EPOCH,
        };
        let mut writer = Writer::new(keyring, app, Some(asked(None, 0, 0)), line);
        let waiting = waits.then_some(from);
        let start = Part::Start {
            app: "{}",
            mark: Mark {
                version: [0; 32],
                entries: 0,
            },
            facts: Box::<Facts>::default(),
            confirmed: Vec::new(),
            aliases: Aliases::default(),
        };
        assert_eq!(writer.part(start).is_continue(), waits);
        drop(waiting);
    }
}
