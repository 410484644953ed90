//! Whatever a person reads of a conversation with others: of what others are known by, nothing stands in it. Made-up
//! conversations, in which every such value is a canary; `server/tests/http/others/groups.rs` has them as pages.

use std::{
    ops::ControlFlow,
    sync::{Arc, Mutex},
};

use domain::{
    audit::{Act, By},
    id::{AppId, ConversationId, ExternalId, UserId},
};
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestCaseError, TestRunner, contextualize_config},
};
use store::{Part, Visit};
use tokio::runtime::Runtime;

use crate::{
    Asked, Order, Resumed, Spot,
    testing::{
        Office, collect,
        shared::{Group, Planted, Said, group},
    },
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
    let planted = Planted::of("a1", group, number);
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
