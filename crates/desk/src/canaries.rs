//! Whatever a person reads of a conversation with others: of what others are known by, nothing stands in it. Made-up
//! conversations, in which every such value is a canary.

use std::{
    ops::ControlFlow,
    sync::{Arc, Mutex},
};

use domain::{
    audit::{Act, By},
    id::{AppId, ConversationId, ExternalId, UserId},
};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{RngSeed, TestCaseError, TestRunner, contextualize_config},
};
use serde_json::{Value, json};
use store::{Part, Visit};
use tokio::runtime::Runtime;

use crate::{
    Asked, Order, Resumed, Spot,
    testing::{Office, collect},
};

/// The same conversations at each run. `PROPTEST_CASES` asks for more of them, `PROPTEST_RNG_SEED` for others.
fn runner(cases: u32) -> TestRunner {
    let config = ProptestConfig {
        rng_seed: RngSeed::Fixed(4),
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    };
    TestRunner::new(contextualize_config(config))
}

/// Who says something.
#[derive(Debug, Clone, Copy)]
enum Who {
    Me,
    /// The person, under the id of a record that went into theirs.
    Former,
    /// One of the others.
    Other(usize),
    /// Somebody of whom nothing is held.
    Stranger,
    /// Somebody of whom nothing says who they are, in one of three ways.
    Unnamed(usize),
    Agent,
    Program,
}

/// Something that is said.
#[derive(Debug, Clone)]
struct Said {
    who: Who,
    /// Whether the channel, notes, and what nobody described come with it.
    with: [bool; 3],
    answers: Option<Box<Self>>,
}

impl Who {
    /// Whether it is another person, and not of the business.
    const fn is_another(self) -> bool {
        matches!(self, Self::Other(_) | Self::Stranger | Self::Unnamed(_))
    }
}

impl Said {
    /// Whether anybody but the person has a part in it who is known by something.
    fn is_of_others(&self) -> bool {
        let within = self.answers.as_ref();
        self.who.is_another()
            || matches!(self.who, Who::Agent)
            || within.is_some_and(|said| said.is_of_others())
    }

    fn depth(&self) -> usize {
        1 + self.answers.as_ref().map_or(0, |said| said.depth())
    }
}

/// A conversation of somebody's with others.
#[derive(Debug, Clone)]
struct Group {
    /// Whether each of them has a seat.
    seats: Vec<bool>,
    said: Vec<Said>,
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        2 => Just(Who::Me),
        1 => Just(Who::Former),
        5 => (0..4_usize).prop_map(Who::Other),
        1 => Just(Who::Stranger),
        2 => (0..3_usize).prop_map(Who::Unnamed),
        1 => Just(Who::Agent),
        1 => Just(Who::Program),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    let alone = (who(), any::<[bool; 3]>()).prop_map(|(who, with)| Said {
        who,
        with,
        answers: None,
    });
    alone.prop_recursive(5, 6, 1, |answered| {
        (who(), any::<[bool; 3]>(), answered).prop_map(|(who, with, answered)| Said {
            who,
            with,
            answers: Some(Box::new(answered)),
        })
    })
}

fn group() -> impl Strategy<Value = Group> {
    (vec(any::<bool>(), 1..4), vec(said(), 1..8)).prop_map(|(seats, said)| Group { seats, said })
}

/// A group as lines of a bundle.
#[derive(Default)]
struct Planted {
    number: usize,
    me: String,
    /// The id that they had before.
    was: String,
    talk: String,
    lines: Vec<String>,
    /// Everything that others are known by.
    canaries: Vec<String>,
    /// What everybody says.
    words: Vec<String>,
    /// The others, by both of their ids.
    others: Vec<[String; 2]>,
}

impl Planted {
    fn of(group: &Group, number: usize) -> Self {
        let mut planted = Self {
            number,
            me: format!("me-{number}"),
            was: format!("was-{number}"),
            talk: format!("talk-{number}"),
            ..Self::default()
        };
        let (me, was, talk) = (planted.me.clone(), planted.was.clone(), planted.talk.clone());
        planted.line(
            "user",
            &[],
            &json!({"id": me, "externalId": me, "profile": {"givenName": "Maren"}}),
        );
        let merged = json!({"surviving": {"id": me}, "discarded": {"id": was}});
        planted.line("merge", &[], &json!({"mergedUsers": merged, "reason": "api"}));
        for _ in &group.seats {
            planted.other();
        }
        let cabin = json!({"id": talk, "type": "sdkGroup", "displayName": "Cabin 212"});
        planted.line("conversation", &[], &cabin);
        let within = [("conversationId", &*talk)];
        // In half of the conversations nothing but the former id may be theirs.
        let seated = if number.is_multiple_of(2) { &was } else { &me };
        let own = json!({"id": format!("seat-{number}"), "userId": seated, "userExternalId": me});
        planted.line("participant", &within, &own);
        for at in (0..group.seats.len()).filter(|at| group.seats[*at]) {
            let seat = planted.seat(at);
            planted.line("participant", &within, &seat);
        }
        for at in 0..2 {
            let seat = planted.unnamed_seat(at);
            planted.line("participant", &within, &seat);
        }
        for (minute, said) in group.said.iter().enumerate() {
            let mut message = planted.message(said);
            message["received"] = format!("2026-10-01T10:{minute:02}:00.000Z").into();
            planted.line("message", &within, &message);
        }
        planted
    }

    fn line(&mut self, kind: &str, place: &[(&str, &str)], data: &Value) {
        let mut line = json!({"type": kind, "appId": "a1", "data": data});
        for (name, id) in place {
            line[*name] = (*id).into();
        }
        self.lines.push(line.to_string());
    }

    fn canary(&mut self) -> String {
        let canary = format!("canary{}of{}q", self.canaries.len(), self.number);
        self.canaries.push(canary.clone());
        canary
    }

    /// Another person, with all that is held about them alone.
    fn other(&mut self) {
        let ids = [self.canary(), self.canary()];
        let user = json!({
            "id": ids[0], "externalId": ids[1], "zendeskId": self.canary(), "metadata": {"tier": self.canary()},
            "profile": {
                "givenName": self.canary(), "surname": self.canary(), "email": self.canary(), "avatarUrl": self.canary(),
            },
            "identities": [{"type": "phoneNumber", "value": self.canary()}], "shoeSize": self.canary(),
        });
        self.line("user", &[], &user);
        let client = json!({"id": self.canary(), "type": "whatsapp", "externalId": self.canary()});
        self.line("client", &[("userId", ids[0].as_str())], &client);
        self.others.push(ids);
    }

    fn seat(&mut self, at: usize) -> Value {
        let [id, external_id] = self.others[at].clone();
        json!({
            "id": format!("seat-{}-{at}", self.number), "userId": id, "userExternalId": external_id,
            "unreadCount": self.canary(), "lastRead": self.canary(),
            "clientAssociations": [{"type": "whatsapp", "clientId": self.canary()}], "nickname": self.canary(),
        })
    }

    /// A seat of which nothing says whose it is, in one of two ways.
    fn unnamed_seat(&mut self, at: usize) -> Value {
        let mut seat = json!({
            "id": format!("unnamed-{}-{at}", self.number), "userExternalId": self.canary(),
            "unreadCount": self.canary(), "lastRead": self.canary(),
            "clientAssociations": [{"type": "whatsapp", "clientId": self.canary()}], "nickname": self.canary(),
        });
        if at == 0 {
            seat["userId"] = Value::Null;
        }
        seat
    }

    fn message(&mut self, said: &Said) -> Value {
        let word = format!("word{}of{}w", self.words.len(), self.number);
        self.words.push(word.clone());
        let mut data = json!({
            "id": format!("m-{word}"), "author": self.author(said.who),
            "content": {"type": "text", "text": format!("saying {word}")},
            "source": {"type": "whatsapp", "integrationId": "account"},
        });
        let [channel, noted, unknown] = said.with;
        if said.who.is_another() {
            if channel {
                data["source"] = self.source();
            }
            if noted {
                data["metadata"] = json!({"tier": self.canary()});
            }
            if unknown {
                data["mood"] = self.canary().into();
                data["likes"] = json!([{"by": self.canary()}]);
            }
        }
        if let Some(answered) = &said.answers {
            data["quotedMessage"] = json!({"type": "message", "message": self.message(answered)});
            let of_others = said.who.is_another() || answered.is_of_others();
            if unknown && of_others {
                data["quotedMessage"]["from"] = self.canary().into();
            }
        }
        data
    }

    fn author(&mut self, who: Who) -> Value {
        match who {
            Who::Me => json!({"type": "user", "userId": self.me, "displayName": "Maren"}),
            Who::Former => json!({"type": "user", "userId": self.was, "displayName": "Maren"}),
            Who::Other(at) => {
                let [id, external_id] = self.others[at % self.others.len()].clone();
                json!({
                    "type": "user", "userId": id, "userExternalId": external_id, "displayName": self.canary(),
                    "avatarUrl": self.canary(), "email": self.canary(), "brandId": self.canary(),
                    "user": {"id": id, "profile": {"surname": self.canary()}}, "shoeSize": self.canary(),
                })
            }
            Who::Stranger => json!({"type": "user", "userId": self.canary(), "displayName": self.canary()}),
            Who::Unnamed(how) => {
                let mut author = json!({
                    "userExternalId": self.canary(), "displayName": self.canary(), "avatarUrl": self.canary(),
                    "email": self.canary(), "shoeSize": self.canary(),
                });
                if how < 2 {
                    author["type"] = "user".into();
                }
                if how == 0 {
                    author["userId"] = Value::Null;
                }
                author
            }
            Who::Agent => json!({
                "type": "business", "subtypes": ["agent"], "displayName": self.canary(), "avatarUrl": self.canary(),
                "email": self.canary(), "shift": self.canary(),
            }),
            Who::Program => json!({"type": "business", "subtypes": ["bot"], "displayName": "Helper"}),
        }
    }

    fn source(&mut self) -> Value {
        json!({
            "type": "whatsapp", "integrationId": "account", "originalMessageId": self.canary(),
            "client": {
                "id": self.canary(), "externalId": self.canary(), "displayName": self.canary(),
                "raw": {"from": self.canary(), "profile": {"name": self.canary()}},
            },
            "device": {"id": self.canary(), "pushNotificationToken": self.canary()},
            "campaign": {"id": self.canary()}, "line": self.canary(),
        })
    }

    /// The canaries in the conversation's own records.
    fn in_it(&self) -> Vec<&str> {
        let within = format!(r#""conversationId":"{}""#, self.talk);
        let records = self.lines.iter().filter(|line| line.contains(&within));
        let records = records.map(String::as_str).collect::<String>();
        let canaries = self.canaries.iter().map(String::as_str);
        canaries.filter(|canary| records.contains(canary)).collect()
    }
}

fn app() -> AppId {
    AppId::parse("a1").unwrap()
}

/// Everything that the person can read, by where they read it.
async fn read(office: &Office, planted: &Planted) -> Vec<(&'static str, String)> {
    let visit = office.visiting("a1", &planted.me).await;
    let me = visit.principal();
    let desk = &office.desk;
    let talk = ConversationId::parse(&planted.talk).unwrap();
    let transcript = desk.transcript(me, &talk, Spot::Newest).await.unwrap();
    let copy = collect(desk.export(me).await.unwrap()).await.unwrap();
    let found = search(office, &visit, "saying").await;
    let pages = vec![
        (
            "conversation",
            format!(
                "{:?}{:?}{:?}",
                transcript.conversation, transcript.participants, transcript.messages
            ),
        ),
        (
            "conversations",
            format!("{:?}", desk.conversations(me, Order::Newest, None).await.unwrap()),
        ),
        ("overview", format!("{:?}", desk.overview(me).await.unwrap())),
        ("profile", format!("{:?}", desk.profile(me).await.unwrap())),
        ("channels", format!("{:?}", desk.channels(me).await.unwrap())),
        (
            "activity",
            format!("{:?}", desk.activity(me, None).await.unwrap()),
        ),
        ("search", format!("{:?}{:?}", found.messages, found.talks)),
        ("copy", String::from_utf8(copy).unwrap()),
    ];
    // What cannot be read cannot be found either.
    for canary in planted.in_it().into_iter().step_by(5).take(4) {
        let found = search(office, &visit, canary).await;
        assert!(found.messages.is_empty(), "{canary}");
    }
    pages
}

async fn search(office: &Office, visit: &Resumed, typed: &str) -> crate::Found {
    let kept = office.desk.keep_search(visit, typed).await.unwrap();
    let asked = Asked {
        kept: Some(kept),
        ..Asked::default()
    };
    office.desk.search(visit, &asked).await.unwrap()
}

/// Makes the conversation, and hands it on.
async fn plant(office: &Office, group: &Group, number: usize) -> Planted {
    let planted = Planted::of(group, number);
    office.import(&planted.lines.join("\n")).await.unwrap();
    planted
}

fn next(count: &std::cell::Cell<usize>) -> usize {
    count.set(count.get() + 1);
    count.get()
}

#[test]
fn nothing_that_others_are_known_by_is_read() {
    let runtime = Runtime::new().unwrap();
    let office = runtime.block_on(Office::open());
    let count = std::cell::Cell::new(0);
    let outcome = runner(48).run(&group(), |group| {
        let planted = runtime.block_on(plant(&office, &group, next(&count)));
        for (page, text) in runtime.block_on(read(&office, &planted)) {
            let seen = planted.canaries.iter().find(|canary| text.contains(*canary));
            if let Some(canary) = seen {
                return Err(TestCaseError::fail(format!("{canary} in the {page}: {text}")));
            }
            // What others wrote stays, however deep it is quoted.
            let lost = planted.words.iter().find(|word| !text.contains(*word));
            if let (Some(word), "conversation" | "search" | "copy") = (lost, page) {
                return Err(TestCaseError::fail(format!("no {word} in the {page}: {text}")));
            }
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// Gives on what it is shown, by no rule.
#[derive(Clone, Default)]
struct Unruly(Arc<Mutex<String>>);

impl Visit for Unruly {
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()> {
        if let Part::Participant(data) | Part::Message(data) = part {
            self.0.lock().unwrap().push_str(data);
        }
        ControlFlow::Continue(())
    }
}

/// The control: without the rule for others, each of them is found, in the very records that pages and copies are made
/// of.
#[test]
fn without_the_rule_every_one_of_them_is_found() {
    let runtime = Runtime::new().unwrap();
    let office = runtime.block_on(Office::open());
    let count = std::cell::Cell::new(0);
    let (found, deepest) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let outcome = runner(12).run(&group(), |group| {
        let planted = runtime.block_on(plant(&office, &group, next(&count)));
        let unruly = Unruly::default();
        let user = UserId::parse(&planted.me).unwrap();
        let subject = office
            .desk
            .keyring
            .subject(&app(), &ExternalId::parse(&planted.me).unwrap());
        let entry = office.desk.entry(Act::Exported, By::Operator);
        let walk = office.desk.walk_through(&app(), &user, subject, entry);
        let walked = office.desk.store.walk(walk, Box::new(unruly.clone()));
        assert!(runtime.block_on(walked).unwrap().is_some());
        let text = unruly.0.lock().unwrap();
        for canary in planted.in_it() {
            prop_assert!(text.contains(canary), "{canary} is not there: {text}");
            found.set(found.get() + 1);
        }
        deepest.set(
            group
                .said
                .iter()
                .map(Said::depth)
                .chain([deepest.get()])
                .max()
                .unwrap_or(0),
        );
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    assert!(
        found.get() > 200 && deepest.get() > 3,
        "{} {}",
        found.get(),
        deepest.get()
    );
}
