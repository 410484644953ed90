//! What an erasure leaves of the person: nothing, in no row of any table.

use domain::{
    audit::Act,
    correction::{Change, Changes, Correction, FieldPath, Place, Value},
    erasure::Size,
    key::Reach,
    reason::Reason,
    record::Record,
    request::{Ask, Author, Message, Recipient, Refusal, Request, State, Words},
    session::Errand,
};

use super::{
    Backend, House, Rows,
    doubles::log,
    execution::done,
    holds::hold,
    house::{actor, opened, request},
    records::{
        app_id, at, attachment, client, device, merge, message_id, named, preference, quoting, said, seat,
        showing, system, talk, talk_id, user, user_id, world,
    },
    sessions::{handover, person, session, staff, token_use},
    tasks::file,
};
use crate::{Besides, Effect, Opened};

/// The small world, and a person all of whose words and ids are marked.
pub(crate) fn marked() -> Vec<Record> {
    let mut records = world();
    let said_by = |talk: &str, second, id: &str| said("a", talk, second, id, Some("CANARY-user"));
    let own = showing(said_by("CANARY-talk", 61, "CANARY-m1"), "https://CANARY/1");
    let shared = showing(said_by("both", 62, "CANARY-m2"), "https://CANARY/2");
    let shared = named(shared, "CANARY-tone");
    let quoted = quoting(said("a", "both", 63, "q1", Some("bob")), &shared);
    records.extend([
        user("a", "CANARY-user", Some("CANARY@x")),
        named(client("a", "CANARY-user", "CANARY-client"), "CANARY-mood"),
        device("a", "CANARY-user", "CANARY-device"),
        system("a", "CANARY-user", "CANARY-ticket"),
        named(merge("a", "CANARY-user", "CANARY-before"), "CANARY-weather"),
        named(preference("a", "CANARY-user"), "CANARY-wish"),
        talk("a", "CANARY-talk"),
        seat("a", "CANARY-talk", "CANARY-seat", Some("CANARY-user")),
        own,
        said("a", "CANARY-talk", 62, "CANARY-m3", None),
        talk("a", "CANARY-empty"),
        seat("a", "CANARY-empty", "CANARY-seat-3", Some("CANARY-user")),
        seat("a", "both", "CANARY-seat-2", Some("CANARY-user")),
        shared,
        quoted.clone(),
        quoting(said("a", "both", 64, "q2", None), &quoted),
        attachment("a", "https://CANARY/1"),
        attachment("a", "https://CANARY/2"),
    ]);
    records
}

/// A request of every kind that says something.
fn in_words(mark: &str) -> [Ask; 6] {
    let change = Change {
        field: FieldPath::parse("user.profile.surname").unwrap(),
        was: None,
        becomes: Some(Value::Text(mark.to_owned())),
    };
    let changes = Changes::new(vec![change]).unwrap();
    let about = Place::Message {
        conversation: talk_id(&format!("{mark}-talk")),
        message: message_id(&format!("{mark}-m1")),
    };
    let corrections = [
        Correction::Fields { changes },
        Correction::InWords { about },
        Correction::Statement,
    ];
    let [fields, message, statement] = corrections.map(|correction| Ask::Correction { correction });
    let recipient = Recipient::parse(&format!("{mark} and Sons")).unwrap();
    let size = Size::Conversation {
        conversation: talk_id(&format!("{mark}-talk")),
    };
    [
        fields,
        message,
        statement,
        Ask::Transfer { recipient },
        Ask::Erasure { size },
        Ask::Complaint { about: None },
    ]
}

/// The columns in which a word stands, in whatever case, with their tables.
pub(crate) fn places_of(word: &str, rows: &Rows) -> Vec<String> {
    let mut places: Vec<String> = rows
        .iter()
        .flat_map(|(table, rows)| rows.iter().map(move |row| (table, row)))
        .flat_map(|(table, row)| row.iter().map(move |(column, value)| (table, column, value)))
        .filter(|(_, _, value)| value.to_uppercase().contains(word))
        .map(|(table, column, _)| format!("{table}.{column}"))
        .collect();
    places.sort();
    places.dedup();
    places
}

pub(crate) async fn house_of_marked<B: Backend>(backend: B) -> House<B> {
    let house = House::of(backend, marked()).await;
    house.is_visited(&["CANARY-user", "ada", "bob"], "CANARY").await;
    let elements = [r#"{"reference":"CANARY-request"}"#, r#"{"act":"CANARY-act"}"#];
    house
        .takes_over("CANARY-user", "CANARY-kid", &elements[..1], &elements[1..])
        .await;
    house
}

impl<B: Backend> House<B> {
    /// These have met whom they meet, and the person called so is there, has written and looked for their own name, and
    /// is announced once more.
    pub(crate) async fn is_visited(&self, meet: &[&str], name: &str) {
        for user in meet {
            let draw = Box::new(|| Some("other_x".to_owned()));
            let done = self.store.meet(&app_id("a"), &user_id(user), draw).await;
            done.unwrap();
        }
        self.hang_the_door().await;
        self.enter(session(1, person("a", name))).await;
        let errand = Errand {
            page: "/me/requests/new".to_owned(),
            fields: vec![("note".to_owned(), name.to_owned())],
        };
        self.store.keep_errand(&[1; 32], Some(errand)).await.unwrap();
        self.store.keep_search(&[1; 32], "one", name).await.unwrap();
        self.store.keep_draft(&[1; 32], "one", name).await.unwrap();
        self.announce(9, name).await;
    }

    /// This person has asked for all that comes with words, values, names or ids, each with a message: a statement is kept,
    /// and the last is refused, with a note. Staff were about to write of the first.
    pub(crate) async fn asks_in_words(&self, user: &str, mark: &str, first: u64) -> Vec<Request> {
        let words = Words::parse(&format!("It is {mark}, they say.")).unwrap();
        let mut asked = Vec::new();
        for (number, ask) in (first..).zip(in_words(mark)) {
            let request = Request {
                ask,
                ..request("a", user, number)
            };
            let is_statement = matches!(
                request.ask,
                Ask::Correction {
                    correction: Correction::Statement
                }
            );
            let stated = is_statement.then(|| Effect::State {
                at: at(100),
                text: words.clone(),
            });
            let message = Message {
                at: request.received_at,
                by: Author::Person,
                text: words.clone(),
            };
            let opening = Opened {
                besides: Besides {
                    message: Some(message),
                    effects: stated.into_iter().collect(),
                    tasks: Some((at(100), vec![file(mark)])),
                    ..Besides::default()
                },
                ..opened(&request, user, &format!("once-{number}"))
            };
            let done = self.store.open_request(opening, log(Act::RequestOpened, 100));
            assert_eq!(done.await.unwrap(), request.reference);
            asked.push(request);
        }
        let last = asked.last_mut().unwrap();
        let refusal = Refusal {
            by: actor(),
            at: at(150),
            reason: Reason::Excessive,
            note: Some(format!("Dear {mark}")),
        };
        let refused = last.clone().refuse(refusal).unwrap();
        self.advance(last, &refused, Act::RequestRefused).await;
        *last = refused;
        let digest = u8::try_from(first).unwrap();
        self.enter(session(digest, staff(Reach::App(app_id("a"))))).await;
        let errand = Errand {
            page: format!("/desk/requests/{}", asked[0].reference),
            fields: vec![("note".to_owned(), format!("{mark} says"))],
        };
        let session = [digest; 32];
        self.store.keep_errand(&session, Some(errand)).await.unwrap();
        asked
    }

    async fn announce(&self, number: u8, name: &str) {
        let handover = handover(number, person("a", name));
        self.hand_over(handover, token_use(number, None)).await.unwrap();
    }
}

pub(crate) async fn leaves_no_word_and_no_id_in_any_row(backend: impl Backend) {
    let house = house_of_marked(backend).await;
    // Where the person's marks stand before: the test would notice them.
    let request = house.open_request("a", "CANARY-user", 1).await;
    house.asks_in_words("CANARY-user", "CANARY", 20).await;
    house
        .sets("CANARY-user", hold("CANARY", Some(150)))
        .await
        .unwrap();
    // Staff named them in a form, which leads to a page that says so.
    let named = r#"{"page":"named","fields":[["external_id","CANARY@x"]]}"#;
    house.store.keep_draft(&[20; 32], "one", named).await.unwrap();
    let before = places_of("CANARY", &house.rows());
    let expected = [
        "alias.other",
        "alias.owner",
        "attachment.data",
        "business_system.data",
        "business_system.key",
        "business_system.user_id",
        "client.client_id",
        "client.data",
        "client.user_id",
        "conversation.conversation_id",
        "conversation.data",
        "conversation_total.conversation_id",
        "device.data",
        "device.device_id",
        "device.user_id",
        "former_id.id",
        "former_id.user_id",
        "handover.external_id",
        "handover.principal",
        "hit.message_id",
        "hit.user_id",
        "hold.id",
        "hold.user_id",
        "hold.why",
        "media_link.conversation_id",
        "media_link.message_id",
        "member.conversation_id",
        "member.user_id",
        "merge.data",
        "merge.discarded_id",
        "merge.user_id",
        "message.conversation_id",
        "message.data",
        "message.message_id",
        "participant.conversation_id",
        "participant.data",
        "participant.participant_id",
        "participant.user_id",
        "preference.data",
        "preference.user_id",
        "reader.user_id",
        "received.kid",
        "received.user_id",
        "received_element.data",
        "received_element.user_id",
        "request.request",
        "request.scope",
        "request.user_id",
        "request_message.text",
        "search.message_id",
        "search.user_id",
        "search.word",
        "session.drafts",
        "session.errand",
        "session.external_id",
        "session.principal",
        "session.searches",
        "standing.user_id",
        "statement.text",
        "statement.user_id",
        "task.details",
        "undescribed.holder_id",
        "undescribed.path",
        "user.data",
        "user.external_id",
        "user.user_id",
    ];
    assert_eq!(before, expected);

    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    assert!(places_of("CANARY", &house.rows()).contains(&"job.user_id".to_owned()));
    // Digests and bytes say nothing of whose they are: there are some before, and none when all is done.
    let media = ["attachment", "attachment_chunk", "media_link"];
    let before = house.rows();
    assert!(media.iter().all(|table| !before[*table].is_empty()));
    // Somebody with an old token looks in while it goes on.
    house.enter(session(2, person("a", "CANARY"))).await;
    house.announce(10, "CANARY").await;
    let erased = house.erase(&job, 3).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    let left = house.rows();
    assert_eq!(places_of("CANARY", &left), [""; 0]);
    for table in media.iter().chain(&["attachment_going"]) {
        assert!(left[*table].is_empty(), "{table}: {:?}", left[*table]);
    }
}

/// What was asked and decided is known for ever, and what others asked stays as it is: the control.
pub(crate) async fn leaves_of_what_was_asked_what_proves(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    let asked = house.asks_in_words("ada", "CANARY", 20).await;
    let others = house.asks_in_words("bob", "HERON", 40).await;
    let heron = places_of("HERON", &house.rows());
    let request = house.open_request("a", "ada", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    assert!(places_of("CANARY", &house.rows()).contains(&"request_message.text".to_owned()));
    let written = house.rows()["audit"].len();
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    let rows = house.rows();
    assert_eq!(places_of("CANARY", &rows), [""; 0]);
    assert_eq!(places_of("HERON", &rows), heron);
    for asked in &asked {
        let held = house.store.request(&app_id("a"), &asked.reference).await;
        let held = held.unwrap().unwrap();
        assert_eq!(held, asked_once_more(&held, asked));
        match &held.state {
            State::Withdrawn {
                at: ended,
                taken_into,
            } => {
                assert_eq!((*ended, taken_into.as_ref()), (at(500), Some(&request.reference)));
            }
            State::Refused { refusal } => assert_eq!(refusal.reason, Reason::Excessive),
            state => panic!("{state:?}"),
        }
    }
    for asked in &others {
        let held = house.store.request(&app_id("a"), &asked.reference).await;
        assert_eq!(held.unwrap().as_ref(), Some(asked));
        let said = house.store.messages_on(&app_id("a"), &asked.reference).await;
        assert_eq!(said.unwrap().len(), 1);
    }
    // Each end is written down, and that of the erasure.
    let open = asked.len() - 1;
    assert_eq!(rows["audit"].len(), written + open + 1);
}

/// What is left of a request, by what it was: all but what it asked with, how it ended, and what the business noted.
fn asked_once_more(held: &Request, asked: &Request) -> Request {
    assert_eq!(held.ask.kind(), asked.ask.kind());
    assert_eq!(held.parts(), asked.parts());
    assert!(held.trail.starts_with(&asked.trail));
    Request {
        ask: held.ask.clone(),
        state: held.state.clone(),
        trail: held.trail.clone(),
        ..asked.clone()
    }
}
