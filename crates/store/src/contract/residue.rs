//! What an erasure leaves of the person: nothing, in no row of any table.

use domain::{record::Record, session::Errand};

use super::{
    Backend, House, Rows,
    execution::done,
    records::{
        app_id, attachment, client, device, merge, named, preference, quoting, said, seat, showing, system,
        talk, user, user_id, world,
    },
    sessions::{handover, person, session, token_use},
};

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

async fn house_of_marked<B: Backend>(backend: B) -> House<B> {
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

    async fn announce(&self, number: u8, name: &str) {
        let handover = handover(number, person("a", name));
        self.hand_over(handover, token_use(number, None)).await.unwrap();
    }
}

pub(crate) async fn leaves_no_word_and_no_id_in_any_row(backend: impl Backend) {
    let house = house_of_marked(backend).await;
    // Where the person's marks stand before: the test would notice them.
    let request = house.open_request("a", "CANARY-user", 1).await;
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
        "request.user_id",
        "search.message_id",
        "search.user_id",
        "search.word",
        "session.drafts",
        "session.errand",
        "session.external_id",
        "session.principal",
        "session.searches",
        "standing.user_id",
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
