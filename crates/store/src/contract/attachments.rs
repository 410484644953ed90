//! Pictures and files, and who may have them.

use std::ops::ControlFlow;

use domain::{
    audit::Act,
    erasure::{OneOrMore, Size},
    media::MediaId,
    record::Record,
};
use tokio::sync::mpsc;

use super::{
    Backend, House, Rows,
    doubles::{Draws, Notes, log},
    execution::done,
    house::{batched, numbered, subject, subjects, summing},
    import::content,
    records::{
        app_id, at, attachment, bytes_of, changed, message_id, quoting, said, seat, showing, talk, talk_id,
        user, user_id, world,
    },
};
use crate::{Attachment, Batch, ImportError, Offence, Part, Section, Step, Visit, Walk, Window};

const A: &str = "https://media.example/a";
const B: &str = "https://media.example/b";

/// Ada alone shows A, and both A and B to Bob and Cyd; Bob alone shows B.
fn shown() -> Vec<Record> {
    let mut records = world();
    records.extend([
        showing(said("a", "own", 51, "s1", Some("ada")), A),
        showing(said("a", "both", 52, "s2", Some("ada")), A),
        showing(said("a", "both", 53, "s3", Some("ada")), B),
        showing(said("a", "bobs", 54, "s4", Some("bob")), B),
        attachment("a", A),
        attachment("a", B),
    ]);
    records
}

/// What is found by an address, as a page finds it.
async fn id_of<B: Backend>(house: &House<B>, url: &str) -> MediaId {
    for (user, talk) in [("ada", "own"), ("ada", "both"), ("bob", "bobs")] {
        let window = Window::Newest { limit: 99 };
        let page = house
            .store
            .messages(&app_id("a"), &user_id(user), &talk_id(talk), window)
            .await
            .unwrap();
        let attachments = page.map(|page| page.attachments).unwrap_or_default();
        if let Some(found) = attachments.iter().find(|one| one.data.contains(url)) {
            return found.id;
        }
    }
    panic!("nothing is held of {url}")
}

impl<B: Backend> House<B> {
    async fn attachment(&self, user: &str, id: MediaId) -> Option<Attachment> {
        let found = self.store.attachment(&app_id("a"), &user_id(user), id).await;
        found.unwrap()
    }

    async fn bytes(&self, attachment: &Attachment) -> Vec<Vec<u8>> {
        let mut pieces = Vec::new();
        while let Some(piece) = self
            .store
            .attachment_piece(&app_id("a"), attachment, pieces.len() as u64)
            .await
            .unwrap()
        {
            pieces.push(piece);
        }
        pieces
    }

    /// Asks, is answered, and is erased, so many rows at a time.
    pub(crate) async fn goes(&self, user: &str, number: u64, batch: u32) -> domain::erasure::Counts {
        let request = self.open_request("a", user, number).await;
        let executing = self.approve(&request).await;
        let job = self.take_job().await;
        let erased = self.erase(&job, batch).await;
        self.finish(&job, &done(&executing, erased)).await.unwrap();
        erased
    }
}

pub(crate) async fn come_back_byte_for_byte(backend: impl Backend) {
    let house = House::of(backend, shown()).await;
    let id = id_of(&house, A).await;
    let held = house.attachment("ada", id).await.unwrap();
    let pieces = bytes_of(A);
    assert_eq!((held.id, held.sha256), (id, [7; 32]));
    assert_eq!(held.size, pieces.concat().len() as u64);
    assert_eq!(held.data, attachment("a", A).data);
    assert_eq!(house.bytes(&held).await, pieces);
    // Of what is held otherwise by now, nothing.
    let other = Attachment {
        sha256: [8; 32],
        ..held
    };
    assert!(house.bytes(&other).await.is_empty());
}

pub(crate) async fn may_come_before_the_messages_that_name_them(backend: impl Backend) {
    let mut records = shown();
    records.reverse();
    let house = House::of(backend.another(), records).await;
    let forwards = House::of(backend, shown()).await;
    let (backwards, held) = (content(&house.rows()), content(&forwards.rows()));
    for table in ["attachment", "attachment_chunk", "media_link"] {
        assert!(!held[table].is_empty());
        assert_eq!(backwards[table], held[table], "{table}");
    }
    // Also in another file than they, if these came before.
    let again = forwards.hold(vec![attachment("a", A)]).await;
    assert_eq!((again.unchanged, again.added.len()), (1, 0));
}

pub(crate) async fn are_told_with_the_messages_that_name_them(backend: impl Backend) {
    let house = House::of(backend, shown()).await;
    let told = async |user: &str, talk: &str, window| {
        let page = house
            .store
            .messages(&app_id("a"), &user_id(user), &talk_id(talk), window)
            .await;
        page.unwrap().unwrap().attachments.len()
    };
    assert_eq!(told("ada", "both", Window::Newest { limit: 9 }).await, 2);
    assert_eq!(told("ada", "both", Window::Newest { limit: 1 }).await, 1);
    assert_eq!(told("ada", "both", Window::Oldest { limit: 2 }).await, 0);
    assert_eq!(told("bob", "bobs", Window::Newest { limit: 9 }).await, 1);
}

pub(crate) async fn are_for_whom_the_messages_are_for(backend: impl Backend) {
    let mut records = shown();
    records.extend([
        user("a", "dan", Some("dan@x")),
        talk("a", "dans"),
        seat("a", "dans", "seat-5", Some("dan")),
        showing(said("b", "own", 55, "s1", Some("ada")), A),
        attachment("b", A),
    ]);
    let house = House::of(backend, records).await;
    let (a, b) = (id_of(&house, A).await, id_of(&house, B).await);
    for (who, id, is_theirs) in [
        ("ada", a, true),
        ("bob", a, true),
        ("cyd", b, true),
        ("dan", a, false),
        ("dan", b, false),
        ("nobody", a, false),
        ("ada", MediaId::from_digest([9; 32]), false),
    ] {
        assert_eq!(house.attachment(who, id).await.is_some(), is_theirs, "{who}");
    }
    let elsewhere = house.store.attachment(&app_id("b"), &user_id("ada"), b).await;
    assert_eq!(elsewhere.unwrap(), None, "held in another app");
}

/// What is dropped from another's message is no way to the file either.
pub(crate) async fn are_not_for_whom_the_rule_for_others_keeps_them_from(backend: impl Backend) {
    let noted = |record: Record| {
        let data = record
            .data
            .replacen('{', &format!(r#"{{"metadata":{{"mediaUrl":"{B}"}},"#), 1);
        Record {
            data: data.into(),
            ..record
        }
    };
    let mut records = world();
    records.extend([
        noted(said("a", "both", 52, "s2", Some("ada"))),
        attachment("a", B),
    ]);
    let house = House::of(backend, records).await;
    let id = id_of(&house, B).await;
    assert!(
        house.attachment("ada", id).await.is_some(),
        "the control: it is held"
    );
    assert_eq!(house.attachment("bob", id).await, None);
}

pub(crate) async fn that_nobody_names_are_refused(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let alone = vec![said("a", "own", 51, "s1", Some("ada")), attachment("a", A)];
    house.refuses_to(false, alone, 2, Offence::UnknownMedia).await;
    // Named in another app only.
    let elsewhere = vec![
        showing(said("b", "own", 51, "s1", Some("ada")), A),
        attachment("a", A),
    ];
    house.refuses_to(false, elsewhere, 2, Offence::UnknownMedia).await;
    let nowhere = vec![attachment("nowhere", A)];
    house.refuses_to(false, nowhere, 1, Offence::UnknownApp).await;
    house
        .hold(vec![showing(said("a", "own", 51, "s1", Some("ada")), A)])
        .await;
    house.hold(vec![attachment("a", A)]).await;
}

pub(crate) async fn twice_or_different_are_refused(backend: impl Backend) {
    let house = House::of(backend, shown()).await;
    let twice = vec![attachment("a", A), attachment("a", A)];
    house
        .refuses_to(false, twice.clone(), 2, Offence::Twice("attachment"))
        .await;
    house
        .refuses_to(true, twice, 2, Offence::Twice("attachment"))
        .await;
    let other = changed(attachment("a", A));
    house
        .refuses_to(false, vec![other], 1, Offence::Differs("attachment"))
        .await;
}

pub(crate) async fn are_replaced_when_told_to(backend: impl Backend) {
    let house = House::of(backend, shown()).await;
    let before = house.rows();
    let done = house.update(vec![changed(attachment("a", A))]).await.unwrap();
    assert_eq!(done.replaced.get("attachment"), Some(&1));
    let held = house.attachment("ada", id_of(&house, A).await).await.unwrap();
    assert!(held.data.contains("changed"));
    assert_eq!(house.bytes(&held).await, bytes_of(A));
    let pieces = |rows: &Rows| rows["attachment_chunk"].clone();
    assert_eq!(
        pieces(&house.rows()),
        pieces(&before),
        "and nothing is left of the old one"
    );
}

pub(crate) async fn go_with_the_last_message_that_named_them(backend: impl Backend) {
    let house = House::of(backend, shown()).await;
    let id = id_of(&house, A).await;
    house
        .update(vec![showing(said("a", "own", 51, "s1", Some("ada")), B)])
        .await
        .unwrap();
    assert!(house.attachment("ada", id).await.is_some(), "another names it");
    house
        .update(vec![said("a", "both", 52, "s2", Some("ada"))])
        .await
        .unwrap();
    assert_eq!(house.attachment("ada", id).await, None);
    let rows = house.rows();
    assert_eq!((rows["attachment"].len(), rows["attachment_chunk"].len()), (1, 2));
}

pub(crate) async fn are_nothing_until_all_their_bytes_came(backend: impl Backend) {
    let house = House::of(backend, shown()).await;
    let before = house.rows();
    let url = "https://media.example/c";
    let whole = || {
        batched(vec![
            showing(said("a", "own", 61, "s6", Some("ada")), url),
            attachment("a", url),
        ])
    };
    let import = async |batches: Vec<Batch>| {
        let (to_store, from) = mpsc::channel(16);
        for batch in batches {
            to_store.send(batch).await.unwrap();
        }
        drop(to_store);
        house
            .store
            .import(
                from,
                false,
                at(50),
                Draws::default().draw(),
                subjects(),
                summing(),
            )
            .await
    };
    let more = || Batch::Records(numbered(vec![said("a", "own", 62, "s7", None)], 9));
    for (what, keep, then) in [
        ("the end", 3, vec![Batch::End]),
        ("other records", 2, vec![more(), Batch::Filled, Batch::End]),
        ("the channel's end", 2, vec![]),
        ("bytes of nothing", 4, vec![Batch::Bytes(vec![1]), Batch::End]),
        ("a second end", 4, vec![Batch::Filled, Batch::End]),
    ] {
        let mut batches = whole();
        assert_eq!(batches.len(), 4);
        batches.truncate(keep);
        batches.extend(then);
        let refused = import(batches).await;
        assert!(
            matches!(refused, Err(ImportError::Aborted)),
            "{what}: {refused:?}"
        );
        assert_eq!(house.rows(), before, "{what}");
    }
    let mut batches = whole();
    batches.push(Batch::End);
    assert_eq!(import(batches).await.unwrap().total(), 2, "the control");
}

/// Notes what is asked of it, and takes every attachment's bytes.
struct Taker {
    notes: Notes,
    sections: &'static [Section],
}

impl Visit for Taker {
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()> {
        self.notes.part(part)
    }

    fn wants(&self, section: Section) -> bool {
        self.sections.contains(&section)
    }

    fn takes(&mut self, attachment: &Attachment) -> bool {
        attachment.data.contains(B)
    }
}

pub(crate) async fn are_walked_through_with_their_bytes(backend: impl Backend) {
    let house = House::of(backend, shown()).await;
    let walked = async |user: &str, sections: &'static [Section]| {
        let notes = Notes::default();
        let walk = Walk {
            app: app_id("a"),
            user: user_id(user),
            subject: subject("a", user),
            former: Box::new(|_| Vec::new()),
            log: log(Act::Exported, 70),
        };
        let visit = Taker {
            notes: notes.clone(),
            sections,
        };
        house.store.walk(walk, Box::new(visit)).await.unwrap().unwrap();
        let seen = notes.seen();
        let media: Vec<_> = seen
            .into_iter()
            .filter(|line| {
                ["attachment", "bytes", "message"]
                    .iter()
                    .any(|kind| line.starts_with(kind))
            })
            .collect();
        media
    };
    let [first, last] = bytes_of(B).map(|piece| format!("bytes {}", String::from_utf8(piece).unwrap()));
    let held = |url: &str| format!("attachment {}", attachment("a", url).data);
    let alone = walked("ada", &[Section::Attachments]).await;
    assert_eq!(alone, [held(A), held(B), first.clone(), last.clone(), held(A)]);
    // Each before the message that names it.
    let with_messages = walked("bob", &[Section::Messages, Section::Attachments]).await;
    let messages = [
        said("a", "bobs", 30, "p1", Some("bob")),
        showing(said("a", "bobs", 54, "s4", Some("bob")), B),
    ];
    let [plain, showing_b] = messages.map(|message| format!("message {}", message.data));
    assert_eq!(with_messages[..5], [plain, held(B), first, last, showing_b]);
    let nobody_asked = walked("bob", &[Section::Messages]).await;
    assert!(nobody_asked.iter().all(|line| line.starts_with("message")));
}

pub(crate) async fn that_others_name_stay_when_a_person_goes(backend: impl Backend) {
    let mut records = shown();
    // Bob quotes what only Ada had shown.
    let c = "https://media.example/c";
    let by_ada = showing(said("a", "both", 56, "s6", Some("ada")), c);
    records.extend([
        by_ada.clone(),
        quoting(said("a", "both", 57, "s7", Some("bob")), &by_ada),
        attachment("a", c),
    ]);
    for batch in [1, 2, 3, 1000] {
        let house = House::of(backend.another(), records.clone()).await;
        let (a, b) = (id_of(&house, A).await, id_of(&house, B).await);
        let preview = house
            .store
            .preview(&app_id("a"), &user_id("ada"), &Size::Everything)
            .await
            .unwrap();
        let erased = house.goes("ada", 1, batch).await;
        assert_eq!(
            (preview.attachments, erased.attachments),
            (2, 2),
            "{batch} at a time"
        );
        assert_eq!(house.attachment("bob", a).await, None);
        let left = house.attachment("bob", b).await.unwrap();
        assert_eq!(house.bytes(&left).await, bytes_of(B));
        let rows = house.rows();
        assert_eq!((rows["attachment"].len(), rows["attachment_chunk"].len()), (1, 2));
        let erased = house.goes("bob", 2, batch).await;
        assert_eq!(erased.attachments, 1);
        for table in ["attachment", "attachment_chunk", "attachment_going", "media_link"] {
            assert!(house.rows()[table].is_empty(), "{table}");
        }
    }
}

pub(crate) async fn that_were_shown_under_a_former_id_go_along(backend: impl Backend) {
    let c = "https://media.example/c";
    let mut records = shown();
    records.extend([
        showing(said("a", "both", 70, "f1", Some("old-ada")), c),
        attachment("a", c),
    ]);
    let house = House::of(backend.another(), records.clone()).await;
    let preview = house
        .store
        .preview(&app_id("a"), &user_id("ada"), &Size::Everything)
        .await
        .unwrap();
    let erased = house.goes("ada", 1, 2).await;
    assert_eq!((preview.attachments, erased.attachments), (2, 2));
    let left = house.rows();
    assert_eq!(left["attachment"].len(), 1);
    assert!(left["attachment"][0]["data"].contains(B));
    // The control: somebody who is held is not erased with anybody else.
    let house = House::of(backend, records).await;
    house.hold(vec![user("a", "old-ada", None)]).await;
    let erased = house.goes("ada", 1, 2).await;
    assert_eq!(erased.attachments, 1);
    assert_eq!(house.rows()["attachment"].len(), 2);
}

/// Each size takes what only its messages name, and what stands under a former id is theirs in each.
pub(crate) async fn go_with_their_messages_whatever_the_size(backend: impl Backend) {
    let (c, d) = ("https://media.example/c", "https://media.example/d");
    let by_ada = showing(said("a", "both", 56, "s6", Some("ada")), c);
    let mut records = shown();
    records.extend([
        by_ada.clone(),
        quoting(said("a", "both", 57, "s7", Some("bob")), &by_ada),
        showing(said("a", "both", 70, "f1", Some("old-ada")), d),
        attachment("a", c),
        attachment("a", d),
    ]);
    let messages = |conversation: &str, id: &str| Size::Messages {
        conversation: talk_id(conversation),
        messages: OneOrMore::new(vec![message_id(id)]).unwrap(),
    };
    let conversation = |id: &str| Size::Conversation {
        conversation: talk_id(id),
    };
    let (a, b) = (A, B);
    let none: &[&str] = &[];
    for (size, gone) in [
        // Another message of hers names it, or one of Bob's.
        (messages("own", "s1"), none),
        (messages("both", "s3"), &[]),
        (messages("both", "s6"), &[c]),
        (messages("both", "f1"), &[d]),
        (conversation("own"), &[]),
        (conversation("both"), &[c, d]),
        (Size::AllMessages, &[a, c, d]),
        (Size::PersonalInformation, &[]),
    ] {
        for batch in [1, 2, 1_000] {
            let house = House::of(backend.another(), records.clone()).await;
            let preview = house.would_take("ada", &size).await;
            let (_, erased) = house.erases("ada", 1, size.clone(), batch).await;
            assert_eq!(erased, preview, "{size:?}, {batch} at a time");
            assert_eq!(erased.attachments, gone.len() as u64, "{size:?}");
            let rows = house.rows();
            let held = |url: &&str| rows["attachment"].iter().any(|row| row["data"].contains(*url));
            let left: Vec<_> = [a, b, c, d].into_iter().filter(held).collect();
            let stays: Vec<_> = [a, b, c, d]
                .into_iter()
                .filter(|url| !gone.contains(url))
                .collect();
            assert_eq!(left, stays, "{size:?}");
            assert_eq!(rows["attachment_chunk"].len(), 2 * left.len(), "{size:?}");
            assert!(rows["attachment_going"].is_empty(), "{size:?}");
        }
    }
}

pub(crate) async fn go_piece_by_piece_and_may_come_again(backend: impl Backend) {
    let house = House::of(backend, shown()).await;
    let id = id_of(&house, A).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    let mut left = Vec::new();
    while house.store.erase_batch(&job, 1, at(900)).await.unwrap() == Step::More {
        let rows = house.rows();
        left.push((rows["attachment"].len(), rows["attachment_chunk"].len()));
    }
    assert!(left.contains(&(1, 4)) && left.contains(&(1, 3)), "{left:?}");

    // Another's message brings it back while the bytes are on their way out.
    let house = House::of(house.backend.another(), shown()).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    while house.rows()["attachment_chunk"].len() == 4 {
        house.store.erase_batch(&job, 1, at(900)).await.unwrap();
    }
    assert_eq!(house.rows()["attachment_chunk"].len(), 3);
    let again = vec![
        showing(said("a", "bobs", 70, "s8", Some("bob")), A),
        attachment("a", A),
    ];
    house.hold(again).await;
    house.erase(&job, 1).await;
    let held = house.attachment("bob", id).await.unwrap();
    assert_eq!(house.bytes(&held).await, bytes_of(A));
}
