//! Records that are put right: as they were read, and with nothing left of what they said.

use std::collections::BTreeMap;

use domain::{
    audit::Act,
    correction::{Change, Changes, Correction, FieldPath, Value},
    id::{KeyId, MessageId},
    key::Reach,
    principal::Actor,
    record::Record,
    request::{Ask, Author, Execution, Message, Request, State, Words},
    search::Query,
    session::Errand,
};

use super::{
    Backend, House, Rows,
    doubles::log,
    house::{actor, opened, request},
    import::totals_are_right,
    keys::key,
    records::{
        app_id, at, attachment, client, external_id, merge, message_id, quoting, said, showing, talk_id,
        user, user_id,
    },
    sessions::{person, session},
};
use crate::{Besides, Effect, Error, RecordAt, Refused, Search, Typed};

/// The request, approved and carried out in one step.
fn carried_out(request: &Request) -> Request {
    let execution = Execution {
        started_at: at(200),
        finished_at: at(200),
        erased: domain::erasure::Counts::default(),
        corrected: Vec::new(),
        awaits_platform: false,
    };
    let approved = request.clone().approve(actor(), at(200), vec![], None).unwrap();
    approved.start(at(200)).unwrap().finish(execution).unwrap()
}

fn rewrite(record: RecordAt, from: &str, to: &str) -> Effect {
    Effect::Rewrite {
        record,
        from: from.into(),
        to: to.into(),
    }
}

fn in_talk(talk: &str, message: &str) -> RecordAt {
    RecordAt::Message(talk_id(talk), message_id(message))
}

impl<B: Backend> House<B> {
    async fn correct(&self, request: &Request, effects: Vec<Effect>) -> Result<(), Error> {
        let besides = Besides {
            effects,
            ..Besides::default()
        };
        let log = log(Act::RequestApproved, 200);
        self.store
            .advance(request, &carried_out(request), besides, log)
            .await
    }

    async fn record(&self, user: &str, record: &RecordAt) -> Option<Box<str>> {
        self.store
            .record(&app_id("a"), &user_id(user), record)
            .await
            .unwrap()
    }

    async fn finds(&self, user: &str, typed: &str) -> Vec<MessageId> {
        let search = Search {
            query: Query::parse(typed),
            limit: 10,
            ..Search::default()
        };
        let (app, person) = (app_id("a"), external_id(&format!("{user}@x")));
        let searched = self
            .store
            .search(&app, &person, None, Box::new(move |_, _| Some(search)));
        let found = searched.await.unwrap().hits;
        found
            .hits
            .into_iter()
            .map(|hit| hit.message.place.message)
            .collect()
    }
}

pub(crate) async fn change_the_record_that_was_read_and_no_other(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let (ada, channel) = (
        user("a", "ada", Some("ada@x")).data,
        client("a", "ada", "client-1").data,
    );
    let client_1 = RecordAt::Client("client-1".parse().unwrap());
    assert_eq!(house.record("ada", &RecordAt::User).await, Some(ada.clone()));
    assert_eq!(house.record("ada", &client_1).await, Some(channel.clone()));
    for (user, record) in [
        ("bob", client_1.clone()),
        ("bob", in_talk("own", "o1")),
        ("ada", in_talk("both", "o1")),
        ("ada", in_talk("bobs", "p1")),
        ("nobody", RecordAt::User),
    ] {
        assert_eq!(house.record(user, &record).await, None, "{user} {record:?}");
    }

    let request = house.open_request("a", "ada", 1).await;
    let before = house.rows();
    let message = house.record("ada", &in_talk("own", "o1")).await.unwrap();
    for effects in [
        vec![rewrite(RecordAt::User, "{}", "{\"new\":1}")],
        vec![rewrite(client_1.clone(), "{}", "{\"new\":1}")],
        vec![rewrite(in_talk("own", "o1"), "{}", "{\"new\":1}")],
        // Of somebody else's, read as it is.
        vec![rewrite(
            RecordAt::Client("client-3".parse().unwrap()),
            &client("a", "bob", "client-3").data,
            "{}",
        )],
        vec![rewrite(
            in_talk("bobs", "p1"),
            &said("a", "bobs", 30, "p1", Some("bob")).data,
            "{}",
        )],
        // All or nothing.
        vec![
            rewrite(RecordAt::User, &ada, "{\"new\":1}"),
            rewrite(client_1.clone(), "{}", "{}"),
        ],
    ] {
        let refused = house.correct(&request, effects).await;
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Changed))),
            "{refused:?}"
        );
        assert_eq!(house.rows(), before);
    }

    house
        .correct(
            &request,
            vec![
                // First: it says who said it, which is put right with the record.
                rewrite(in_talk("own", "o1"), &message, &message.replace("TEXT", "NEW")),
                rewrite(RecordAt::User, &ada, "{\"new\":1}"),
                rewrite(client_1.clone(), &channel, "{\"new\":2}"),
            ],
        )
        .await
        .unwrap();
    // Where nothing reads, copies of what stood there may lie.
    let rests = house.store.rests(9).await.unwrap();
    assert_eq!(rests.len(), 1, "once");
    assert_eq!(
        house.record("ada", &RecordAt::User).await.as_deref(),
        Some("{\"new\":1}")
    );
    assert_eq!(
        house.record("ada", &client_1).await.as_deref(),
        Some("{\"new\":2}")
    );
    let held = house.store.request(&app_id("a"), &request.reference).await;
    assert_eq!(held.unwrap().unwrap().state.name(), "done");
    // Another app's person of the same id is as before.
    let namesake = house
        .store
        .record(&app_id("b"), &user_id("ada"), &RecordAt::User)
        .await;
    assert_eq!(namesake.unwrap(), Some(user("b", "ada", Some("ada@x")).data));
}

pub(crate) async fn of_a_message_are_found_and_quoted_as_it_is_now(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    let b1 = said("a", "both", 20, "b1", Some("ada"));
    let becomes = b1.data.replace("TEXT-b1 ü", "wholly other words");
    assert_eq!(house.finds("bob", "b1").await, [message_id("b1")]);
    let totals = house.store.totals(&app_id("a"), &user_id("bob")).await.unwrap();
    house
        .correct(&request, vec![rewrite(in_talk("both", "b1"), &b1.data, &becomes)])
        .await
        .unwrap();

    for reader in ["ada", "bob"] {
        assert_eq!(
            house.finds(reader, "wholly other").await,
            [message_id("b1")],
            "{reader}"
        );
        assert_eq!(house.finds(reader, "b1").await, [], "{reader}");
        assert_eq!(house.finds(reader, "b2").await, [message_id("b2")], "{reader}");
    }
    let page = house.newest("bob", "both", 10).await;
    let ids: Vec<_> = page
        .messages
        .iter()
        .map(|row| row.place.message.as_str())
        .collect();
    assert_eq!(ids, ["b1", "b2", "b3", "b4"], "it keeps its place");
    assert_eq!(*page.messages[0].data, becomes);
    let quoting = &page.messages[1].data;
    assert!(
        quoting.contains("wholly other words") && quoting.contains("TEXT-b2") && !quoting.contains("TEXT-b1"),
        "{quoting}"
    );
    // What is kept in numbers follows.
    let now = house.store.totals(&app_id("a"), &user_id("bob")).await.unwrap();
    let longer = 2 * (becomes.len() - b1.data.len()) as u64;
    assert_eq!(
        (now.messages, now.bytes),
        (totals.messages, totals.bytes + longer)
    );
}

/// The columns in which a text stands, with their tables.
fn places_of<B: Backend>(house: &House<B>, text: &str) -> Vec<String> {
    let mut places: Vec<String> = house
        .rows()
        .iter()
        .flat_map(|(table, rows)| rows.iter().flatten().map(move |cell| (table, cell)))
        .filter(|(_, (_, value))| value.to_lowercase().contains(text))
        .map(|(table, (column, _))| format!("{table}.{column}"))
        .collect();
    places.sort();
    places.dedup();
    places
}

/// A message with the text that goes, and another that quotes it.
fn misspelt() -> Vec<Record> {
    let wrong = said("a", "both", 70, "w1", Some("ada"));
    let data = wrong.data.replace("TEXT-w1 ü", "misspelt").into();
    let wrong = Record { data, ..wrong };
    let quote = quoting(said("a", "both", 71, "w2", Some("bob")), &wrong);
    vec![wrong, quote]
}

pub(crate) async fn leave_nothing_of_what_went_in_any_row(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(misspelt()).await;
    house.hang_the_door().await;
    for (digest, app, who) in [(1, "a", "ada"), (2, "a", "bob"), (3, "b", "ada")] {
        house.enter(session(digest, person(app, who))).await;
        let errand = Errand {
            page: "/me".to_owned(),
            fields: vec![("typed".to_owned(), "misspelt \"so\"".to_owned())],
        };
        house
            .store
            .keep_errand(&[digest; 32], Some(errand))
            .await
            .unwrap();
        let typed = r#"{"typed":"misspelt \"so\""}"#;
        house.store.keep_draft(&[digest; 32], "one", typed).await.unwrap();
        let looked_for = "misspelt \"so\"";
        let session = [digest; 32];
        let search = house.store.keep_search(&session, "one", looked_for);
        search.await.unwrap();
    }
    let asked = request("a", "ada", 1);
    let said = Message {
        at: at(100),
        by: Author::Person,
        text: Words::parse("It says misspelt \"so\", and mis-misspelts.").unwrap(),
    };
    let besides = Besides {
        message: Some(said),
        ..Besides::default()
    };
    let opening = crate::Opened {
        besides,
        ..opened(&asked, "ada", "once-1")
    };
    house
        .store
        .open_request(opening, log(Act::RequestOpened, 100))
        .await
        .unwrap();
    let everywhere = [
        "message.data",
        "request_message.text",
        "search.word",
        "session.drafts",
        "session.errand",
        "session.searches",
    ];
    assert_eq!(places_of(&house, "misspelt"), everywhere);

    let record = in_talk("both", "w1");
    let from = house.record("ada", &record).await.unwrap();
    let to = from.replace("misspelt", "well put");
    let effects = vec![
        rewrite(record, &from, &to),
        Effect::Forget {
            gone: vec!["misspelt".into(), "misspelt \"so\"".into()],
        },
    ];
    house.correct(&asked, effects).await.unwrap();
    // What others typed is theirs.
    let others = [
        "request_message.text",
        "session.drafts",
        "session.errand",
        "session.searches",
    ];
    assert_eq!(places_of(&house, "misspelt"), others);
    for digest in [2, 3] {
        let kept = house.typed(digest, "one").await;
        assert_ne!(kept, Typed::Forgotten, "{digest}");
        assert!(house.draft(digest, "one").await.is_some(), "{digest}");
    }
    assert_eq!(house.draft(1, "one").await, None);
    assert_eq!(house.typed(1, "one").await, Typed::Forgotten);
    let said = house
        .store
        .messages_on(&app_id("a"), &asked.reference)
        .await
        .unwrap();
    assert_eq!(said[0].text.as_str(), "It says […] \"so\", and mis-misspelts.");
}

/// A picture that only the message showed, and one that another shows too.
pub(crate) async fn let_a_picture_go_with_the_last_that_named_it(backend: impl Backend) {
    const ALONE: &str = "https://media.example/alone";
    const OTHERS: &str = "https://media.example/others";
    let house = House::of_world(backend).await;
    house
        .hold(vec![
            showing(said("a", "own", 51, "s1", Some("ada")), ALONE),
            showing(said("a", "both", 52, "s2", Some("ada")), OTHERS),
            showing(said("a", "both", 53, "s3", Some("bob")), OTHERS),
            attachment("a", ALONE),
            attachment("a", OTHERS),
        ])
        .await;
    let held = |table: &str| house.rows()[table].len();
    assert_eq!(held("attachment"), 2);
    let pieces = held("attachment_chunk");
    let request = house.open_request("a", "ada", 1).await;
    let mut effects = Vec::new();
    for (talk, message, url) in [("own", "s1", ALONE), ("both", "s2", OTHERS)] {
        let record = in_talk(talk, message);
        let from = house.record("ada", &record).await.unwrap();
        effects.push(rewrite(
            record,
            &from,
            &from.replace(url, "https://media.example/right"),
        ));
    }
    house.correct(&request, effects).await.unwrap();
    assert_eq!(held("attachment"), 1, "what Bob shows is held");
    assert_eq!(held("attachment_chunk"), pieces / 2);
    assert_eq!(held("attachment_going"), 0);
    assert_eq!(held("media_link"), 3, "both name another picture now");
    assert_eq!(places_of(&house, "alone"), Vec::<String>::new());
}

pub(crate) async fn rest_on_keys_that_are_not_revoked(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let kid = KeyId::parse("app_gone").unwrap();
    house
        .store
        .create_key(key("app_gone", Reach::App(app_id("a"))), log(Act::KeyCreated, 1))
        .await
        .unwrap();
    let request = house.open_request("a", "ada", 1).await;
    house
        .store
        .revoke_key(&kid, at(150), log(Act::KeyRevoked, 150))
        .await
        .unwrap();
    let by = Actor { kid, ..actor() };
    let execution = Execution {
        started_at: at(200),
        finished_at: at(200),
        erased: domain::erasure::Counts::default(),
        corrected: Vec::new(),
        awaits_platform: false,
    };
    let approved = request.clone().approve(by, at(200), vec![], None).unwrap();
    let done = approved.start(at(200)).unwrap().finish(execution).unwrap();
    let before = house.rows();
    let log = log(Act::RequestApproved, 200);
    let refused = house
        .store
        .advance(&request, &done, Besides::default(), log)
        .await;
    assert!(
        matches!(refused, Err(Error::Refused(Refused::Changed))),
        "{refused:?}"
    );
    assert_eq!(house.rows(), before);
}

pub(crate) async fn keep_a_statement_with_the_record_and_no_longer(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let first = house.open_request("a", "ada", 1).await;
    let text = Words::parse("There were two of us.").unwrap();
    let state = Effect::State {
        at: at(200),
        text: text.clone(),
    };
    house.correct(&first, vec![state]).await.unwrap();
    let stated = async |app: &str, user: &str| {
        let stated = house.store.statements(&app_id(app), &user_id(user)).await;
        stated.unwrap()
    };
    let kept = stated("a", "ada").await;
    assert_eq!(
        (&kept[0].reference, kept[0].at, &kept[0].text, kept.len()),
        (&first.reference, at(200), &text, 1)
    );
    for (app, user) in [("a", "bob"), ("b", "ada")] {
        assert!(stated(app, user).await.is_empty(), "{app} {user}");
    }

    let second = house.open_request("a", "ada", 2).await;
    let executing = house.approve(&second).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    house
        .finish(&job, &super::execution::done(&executing, erased))
        .await
        .unwrap();
    assert!(stated("a", "ada").await.is_empty());
    assert!(!format!("{:?}", house.rows()).contains("two of us"));
}

/// Fields as somebody wanted them, in an order of their own.
fn of_fields(fields: &[(&str, &str)]) -> Ask {
    let change = |(path, becomes): &(&str, &str)| Change {
        field: FieldPath::parse(path).unwrap(),
        was: None,
        becomes: Some(Value::Text((*becomes).to_owned())),
    };
    let changes = Changes::new(fields.iter().map(change).collect()).unwrap();
    Ask::Correction {
        correction: Correction::Fields { changes },
    }
}

impl<B: Backend> House<B> {
    /// Asked by this person, with words, and perhaps a statement.
    async fn asks(&self, user: &str, number: u64, ask: Ask, words: &str, stated: bool) -> Request {
        let request = Request {
            ask,
            ..request("a", user, number)
        };
        let text = Words::parse(words).unwrap();
        let state = stated.then(|| Effect::State {
            at: at(100),
            text: text.clone(),
        });
        let message = Message {
            at: at(100),
            by: Author::Person,
            text,
        };
        let besides = Besides {
            message: Some(message),
            effects: state.into_iter().collect(),
            ..Besides::default()
        };
        let opening = crate::Opened {
            besides,
            ..opened(&request, user, &format!("once-{number}"))
        };
        let log = log(Act::RequestOpened, 100);
        self.store.open_request(opening, log).await.unwrap();
        request
    }
}

/// A value that one correction wrote and a later one replaced, and what quotes it, wherever the person said it. The
/// control: somebody else's, and what is still asked for.
pub(crate) async fn leave_nothing_of_what_went_in_what_was_asked_besides(backend: impl Backend) {
    const SURNAME: &str = "user.profile.surname";
    const NICK: &str = "user.metadata.nick";
    let house = House::of_world(backend).await;
    let first = of_fields(&[(SURNAME, "Misspelt"), (NICK, "Pip")]);
    let first = house
        .asks("ada", 1, first, "I am called Misspelt now.", false)
        .await;
    house.correct(&first, Vec::new()).await.unwrap();
    let open = of_fields(&[(NICK, "Misspelt")]);
    let open = house.asks("ada", 2, open, "Misspelt, said I.", false).await;
    let complaint = Ask::Complaint { about: None };
    house.asks("ada", 3, complaint, "Not Misspelt.", true).await;
    let others = of_fields(&[(SURNAME, "Misspelt")]);
    let others = house.asks("bob", 4, others, "Mine is Misspelt.", true).await;
    house.correct(&others, Vec::new()).await.unwrap();
    let everywhere = ["request.request", "request_message.text", "statement.text"];
    assert_eq!(places_of(&house, "misspelt"), everywhere);

    let second = of_fields(&[(SURNAME, "Well-Put")]);
    let second = house.asks("ada", 5, second, "Misspelt is wrong.", false).await;
    let mut done = carried_out(&second);
    let State::Done { execution, .. } = &mut done.state else {
        panic!()
    };
    execution.corrected = vec![FieldPath::parse(SURNAME).unwrap()];
    let effects = vec![Effect::Forget {
        gone: vec!["Misspelt".into()],
    }];
    let besides = Besides {
        effects,
        ..Besides::default()
    };
    let log = log(Act::RequestApproved, 200);
    house.store.advance(&second, &done, besides, log).await.unwrap();

    let held = async |request: &Request| {
        let held = house.store.request(&app_id("a"), &request.reference).await;
        held.unwrap().unwrap()
    };
    let becomes = |request: &Request| {
        let Ask::Correction {
            correction: Correction::Fields { changes },
        } = &request.ask
        else {
            panic!()
        };
        let shown = |change: &Change| change.becomes.as_ref().unwrap().shown();
        changes.as_slice().iter().map(shown).collect::<Vec<_>>()
    };
    assert_eq!(becomes(&held(&first).await), ["Pip", "[…]"]);
    assert_eq!(held(&second).await, done, "what stands now is what it asked for");
    assert_eq!(held(&open).await, open, "it still asks for that");
    assert_eq!(becomes(&held(&others).await), ["Misspelt"]);
    let rows = house.rows();
    for (table, column) in [("request_message", "text"), ("statement", "text")] {
        let left: Vec<_> = rows[table]
            .iter()
            .map(|row| &*row[column])
            .filter(|text| text.contains("Misspelt"))
            .collect();
        assert_eq!(left, ["Mine is Misspelt."], "{table}");
    }
    let said = rows["request_message"].iter().map(|row| &*row["text"]);
    assert_eq!(said.filter(|text| text.contains("[…]")).count(), 4);
}

/// The record, with other words in it.
fn instead(record: Record, from: &str, to: &str) -> Record {
    let data = record.data.replace(from, to);
    assert_ne!(&*data, &*record.data);
    Record {
        data: data.into(),
        ..record
    }
}

/// Ada, who was another record once, wherever she is called by a name that is wrong; and Bob, who is called the same.
fn called_wrongly() -> Vec<Record> {
    let spoken = said("a", "both", 70, "n1", Some("ada"));
    let spoken = instead(spoken, "TEXT-n1", "I am NAME-ada");
    let quote = quoting(said("a", "both", 71, "n2", Some("bob")), &spoken);
    let merged = merge("a", "ada", "older-ada");
    vec![
        spoken,
        quote.clone(),
        quoting(said("a", "both", 72, "n3", None), &quote),
        instead(said("a", "both", 73, "n4", Some("bob")), "NAME-bob", "NAME-ada"),
        instead(
            said("a", "own", 74, "n5", Some("old-ada")),
            "NAME-old-ada",
            "Miss NAME-ada",
        ),
        instead(
            merged,
            r#""id":"older-ada""#,
            r#""id":"older-ada","profile":{"givenName":"NAME-ada"}"#,
        ),
    ]
}

/// The old value is gone from wherever it stood as the person's own. The controls: what was said, others, and another app's.
pub(crate) async fn follow_wherever_a_detail_stands_as_the_persons(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(called_wrongly()).await;
    let asked = r#"{"ask":{"changes":[{"becomes":"NAME-ada"}]},"messages":[{"text":"So NAME-ada."}]}"#;
    for user in ["ada", "bob"] {
        house.takes_over(user, user, &[asked], &[]).await;
    }
    let everywhere = ["merge.data", "message.data", "received_element.data", "user.data"];
    assert_eq!(places_of(&house, "name-ada"), everywhere);
    let before = house.rows();

    let request = house.open_request("a", "ada", 1).await;
    let from = house.record("ada", &RecordAt::User).await.unwrap();
    let to = from.replace("NAME-ada", "Adele");
    house
        .correct(&request, vec![rewrite(RecordAt::User, &from, &to)])
        .await
        .unwrap();

    let rows = house.rows();
    let left = |table: &str, column: &str| {
        let rows = rows[table].iter().filter(|row| row["app_id"] == "a");
        let rows = rows.filter(|row| row["data"].contains("NAME-ada"));
        rows.map(|row| row[column].clone()).collect::<Vec<_>>()
    };
    assert_eq!(left("message", "message_id"), ["n1", "n2", "n3", "n4"]);
    assert_eq!(left("received_element", "user_id"), ["bob"]);
    assert!(left("user", "user_id").is_empty() && left("merge", "user_id").is_empty());
    let said = |id: &str| {
        let row = rows["message"].iter().find(|row| row["message_id"] == id);
        row.unwrap()["data"].clone()
    };
    for id in ["n1", "n2", "n3"] {
        let (name, words) = (r#""displayName":"Adele""#, "I am NAME-ada");
        assert!(
            said(id).contains(name) && said(id).contains(words),
            "{}",
            said(id)
        );
        assert_eq!(said(id).matches("NAME-ada").count(), 1, "{}", said(id));
    }
    assert!(
        said("n5").contains(r#""displayName":"Miss Adele""#),
        "{}",
        said("n5")
    );
    assert!(
        said("n4").contains(r#""displayName":"NAME-ada""#),
        "{}",
        said("n4")
    );
    let of_b = |rows: &Rows, table: &str| {
        let rows = rows[table].iter().filter(|row| row["app_id"] == "b");
        rows.cloned().collect::<Vec<_>>()
    };
    for table in ["user", "message"] {
        assert_eq!(of_b(&rows, table), of_b(&before, table), "{table}");
    }

    // What is kept in numbers follows, and whoever takes a copy of what changed gets another.
    totals_are_right(&rows);
    let changed = |rows: &Rows, talk: &str| {
        let is_it = |row: &&BTreeMap<String, String>| row["app_id"] == "a" && row["conversation_id"] == talk;
        rows["conversation_total"].iter().find(is_it).unwrap()["changed"].clone()
    };
    for (talk, does) in [("own", true), ("both", true), ("bobs", false)] {
        assert_eq!(changed(&rows, talk) != changed(&before, talk), does, "{talk}");
    }
    // It is no word of what was said, and its place in the index is as it was.
    assert_eq!(house.finds("ada", "Adele").await, []);
    assert_eq!(house.finds("ada", "n1").await, []);
    assert_eq!(house.finds("bob", "ada").await, [message_id("n1")]);
}
