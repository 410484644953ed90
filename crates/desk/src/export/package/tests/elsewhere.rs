//! What is kept elsewhere, with a double in place of whoever brings it.

use std::{collections::HashMap, sync::Mutex};

use tokio::sync::Notify;

use super::*;
use crate::{Coming, Fetch, Unfetched, testing::Hands};

/// What becomes of a call.
#[derive(Clone)]
enum Manner {
    /// These pieces come, and then this.
    Ends(Vec<&'static str>, Result<(), Unfetched>),
    /// So many seconds go by, and an empty file comes.
    Takes(i64),
    /// Nothing comes for as long as it is waited for.
    Waits,
}

/// Whoever keeps files at two hosts.
struct Far {
    keeps: HashMap<&'static str, Manner>,
    clock: Arc<Hands>,
    asked: Mutex<Vec<String>>,
    called: Notify,
    left: Notify,
}

impl Far {
    /// The office has what is kept there fetched.
    fn of<const N: usize>(office: &mut Office, keeps: [(&'static str, Manner); N]) -> Arc<Self> {
        let far = Arc::new(Self {
            keeps: HashMap::from(keeps),
            clock: Arc::clone(&office.clock),
            asked: Mutex::default(),
            called: Notify::new(),
            left: Notify::new(),
        });
        office.desk.elsewhere = Some(Arc::clone(&far) as Arc<dyn Fetch>);
        far
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

/// Tells when nobody waits any more.
struct Leaving<'a>(&'a Notify);

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

impl Fetch for Far {
    fn may(&self, address: &str) -> bool {
        ["https://media.example/", "https://other.example/"]
            .iter()
            .any(|host| address.starts_with(host))
    }

    fn fetch<'a>(&'a self, address: &'a str, most: u64, to: mpsc::Sender<Bytes>) -> Coming<'a> {
        assert_eq!(most, 100 * 1024 * 1024);
        self.asked.lock().unwrap().push(address.to_owned());
        let manner = self.keeps.get(address).cloned();
        Box::pin(async move {
            let _leaving = Leaving(&self.left);
            self.called.notify_one();
            match manner {
                None => Err(Unfetched::NotFound),
                Some(Manner::Ends(pieces, end)) => {
                    for piece in pieces {
                        let sent = to.send(Bytes::from_static(piece.as_bytes())).await;
                        sent.map_err(|_| Unfetched::Broken)?;
                    }
                    end
                }
                Some(Manner::Takes(seconds)) => {
                    self.clock.forward(seconds);
                    Ok(())
                }
                Some(Manner::Waits) => std::future::pending().await,
            }
        })
    }
}

const TICKET: &str = "https://media.example/a/ticket.png?x=1";
const GONE: &str = "https://media.example/gone";
const FILM: &str = "https://media.example/film.mp4";
const EMPTY: &str = "https://other.example/";
const NOT_THERE: &str = "https://elsewhere.example/x.png";
const OF_KOFI: &str = "https://media.example/of-kofi";
const KEPT_BACK: &str = "https://media.example/kept-back";

/// A message that names these.
fn naming(conversation: &str, id: &str, author: &str, addresses: &[&str]) -> String {
    let items: Vec<_> = addresses
        .iter()
        .map(|address| serde_json::json!({"mediaUrl": address}))
        .collect();
    let message = serde_json::json!({
        "id": id, "received": "2026-10-06T10:00:00.000Z", "author": {"type": "user", "userId": author},
        "content": {"type": "carousel", "items": items}, "metadata": {"mediaUrl": KEPT_BACK},
    });
    let line = serde_json::json!({
        "type": "message", "appId": "a1", "conversationId": conversation, "data": message,
    });
    format!("{line}\n")
}

/// An office in which Kofi names these to Maren.
async fn named(addresses: &[&str]) -> Office {
    let office = Office::open().await;
    office.import(&naming("v2", "e2", "u2", addresses)).await.unwrap();
    office
}

/// What the list says, without the names of its columns.
fn said(files: &[(String, Vec<u8>)]) -> Vec<Vec<String>> {
    let mut rows = sheet(files, "attachments-fetched.csv");
    assert_eq!(
        rows.remove(0),
        ["mediaUrl", "file", "bytes", "sha256", "reason", "whyNotWhole"]
    );
    rows
}

#[tokio::test]
async fn it_comes_last_each_once_and_of_each_it_is_said_what_came() {
    let mut office = named(&[TICKET, GONE, NOT_THERE, FILM, TICKET, EMPTY]).await;
    office
        .import(&naming("v3", "e3", "u2", &[OF_KOFI]))
        .await
        .unwrap();
    let far = Far::of(
        &mut office,
        [
            (TICKET, Manner::Ends(vec!["A TIC", "KET"], Ok(()))),
            (FILM, Manner::Ends(vec!["A FIL"], Err(Unfetched::TooLarge))),
            (EMPTY, Manner::Ends(vec![], Ok(()))),
        ],
    );
    let files = office.packed("maren").await;
    assert_eq!(
        far.asked(),
        [TICKET, GONE, FILM, EMPTY],
        "nothing that she does not see, and nobody who was not named"
    );
    let [ticket, film, empty] = [
        "attachments/fetched-0001-ticket.png",
        "attachments/fetched-0003-film.mp4",
        "attachments/fetched-0004-file",
    ];
    let last: Vec<_> = files[files.len() - 5..].iter().map(|(name, _)| &**name).collect();
    assert_eq!(
        last,
        ["attachments.csv", ticket, film, empty, "attachments-fetched.csv"]
    );
    assert_eq!(file(&files, ticket), "A TICKET");
    assert_eq!(file(&files, film), "A FIL");
    assert_eq!(file(&files, empty), "");
    let digest = |bytes: &str| hex(&Sha256::digest(bytes));
    assert_eq!(
        said(&files),
        [
            [TICKET, ticket, "8", &digest("A TICKET"), "", ""],
            [GONE, "", "", "", "not_found", "nothing"],
            [FILM, film, "5", "", "too_large", "its beginning"],
            [EMPTY, empty, "0", &digest(""), "", ""],
        ]
    );

    let listed = sheet(&files, "attachments.csv");
    let at = |column: &str| listed[0].iter().position(|name| name == column).unwrap();
    let (held, reason, why) = (at("file"), at("reason"), at("whyNotHere"));
    assert!(listed[1..].iter().all(|row| row[held].is_empty()));
    let whys: Vec<_> = listed[1..].iter().map(|row| [&*row[reason], &row[why]]).collect();
    let media = ["tried_last", "at media.example"];
    let other = ["tried_last", "at other.example"];
    let nobody = ["not_fetched_from_there", "at elsewhere.example"];
    assert_eq!(whys, [media, media, nobody, media, media, other]);

    // The control: Kofi sees both.
    office.packed("kofi").await;
    let asked = far.asked();
    assert!(
        asked.contains(&OF_KOFI.to_owned()) && asked.contains(&KEPT_BACK.to_owned()),
        "{asked:?}"
    );
}

#[tokio::test]
async fn what_is_held_is_not_asked_for() {
    let mut office = Office::with_tickets().await;
    let far = Far::of(&mut office, []);
    let files = office.packed("maren").await;
    assert_eq!(far.asked(), [""; 0]);
    assert!(files.iter().all(|(name, _)| name != "attachments-fetched.csv"));
    // The control: without the bytes, it would be.
    let mut office = Office::open().await;
    office.import(crate::testing::SHOWN).await.unwrap();
    let far = Far::of(&mut office, []);
    office.packed("maren").await;
    assert_eq!(far.asked(), crate::testing::TICKETS);
}

/// That one under way holds its snapshot while it is gone through, `who_hangs_up_stops_the_work…` shows.
#[tokio::test]
async fn while_it_is_waited_for_no_snapshot_is_held_and_who_hangs_up_ends_the_wait() {
    let mut office = named(&[TICKET, GONE]).await;
    let far = Far::of(&mut office, [(TICKET, Manner::Waits)]);
    let maren = office.person("a1", "maren").await;
    let package = office.desk.package(&maren, enclosed()).await.unwrap();
    far.called.notified().await;
    assert!(office.desk.settle().await.unwrap());
    drop(package);
    far.left.notified().await;
    office.desk.elsewhere = None;
    while Arc::strong_count(&far) > 1 {
        tokio::task::yield_now().await;
    }
    assert_eq!(far.asked(), [TICKET], "and nothing else is asked for");
}

#[tokio::test]
async fn after_a_while_no_other_is_begun() {
    for (seconds, is_asked) in [(3_599, true), (3_600, false)] {
        let mut office = named(&[EMPTY, TICKET]).await;
        let manner = Manner::Ends(vec!["A TICKET"], Ok(()));
        let far = Far::of(&mut office, [(EMPTY, Manner::Takes(seconds)), (TICKET, manner)]);
        let files = office.packed("maren").await;
        assert_eq!(far.asked().len(), if is_asked { 2 } else { 1 });
        let reason = if is_asked { "" } else { "no_time_left" };
        assert_eq!(said(&files)[1][4], reason);
    }
}

#[tokio::test]
async fn a_host_that_is_not_there_is_not_asked_again() {
    for (why, is_asked_again) in [
        (Unfetched::Unreachable, false),
        (Unfetched::TooSlow, false),
        (Unfetched::NotFound, true),
        (Unfetched::Answered(503), true),
        (Unfetched::LeadsOn, true),
    ] {
        let mut office = named(&[GONE, FILM, EMPTY]).await;
        let far = Far::of(&mut office, [(GONE, Manner::Ends(vec![], Err(why)))]);
        let files = office.packed("maren").await;
        let asked = if is_asked_again {
            vec![GONE, FILM, EMPTY]
        } else {
            vec![GONE, EMPTY]
        };
        assert_eq!(far.asked(), asked, "{why:?}");
        let said = said(&files);
        assert_eq!(said[0][4], Absence::Unfetched(why).code());
        assert_eq!(said[1][4] == "host_was_silent", !is_asked_again);
        assert_eq!(said[2][4], "not_found");
    }
}

/// The operator's, at the machine, is the same.
#[tokio::test]
async fn the_operators_package_has_it_too() {
    let mut office = named(&[TICKET]).await;
    let manner = Manner::Ends(vec!["A TICKET"], Ok(()));
    Far::of(&mut office, [(TICKET, manner)]);
    let user = UserRef::Id(UserId::parse("u1").unwrap());
    let app = app();
    let package = office.desk.package_of(&OPERATOR, &app, &user, enclosed());
    let files = opened(&arrived(package.await.unwrap()).await.unwrap());
    assert_eq!(file(&files, "attachments/fetched-0001-ticket.png"), "A TICKET");
}
