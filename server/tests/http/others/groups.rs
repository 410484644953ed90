//! Every page of somebody's who is in a conversation with others: of what others are known by, nothing stands on it, in no
//! attribute either. The conversations are those of `crates/desk/src/canaries.rs`, which tries what pages are made of.

#[path = "../../../../crates/desk/src/testing/shared.rs"]
mod shared;

use std::{
    cell::Cell,
    collections::{BTreeMap, VecDeque},
    io::Cursor,
};

use desk::Operator;
use http::{Method, StatusCode};
use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::{Config, RngSeed, TestCaseError, TestRunner},
};
use server::http::router::routes;
use tokio::runtime::Runtime;

use self::shared::{Group, Planted, Said, group};
use crate::{
    main_job::ask,
    support::{Element, Form, HARBOUR, Portal, Visitor},
};

/// The same conversations at each run. `PROPTEST_CASES` asks for more of them, `PROPTEST_RNG_SEED` for others.
fn runner() -> TestRunner {
    let config = Config {
        rng_seed: RngSeed::Fixed(4),
        failure_persistence: None,
        ..Config::with_cases(6)
    };
    TestRunner::new(proptest::test_runner::contextualize_config(config))
}

/// What somebody read, by where it stands.
pub type Read = BTreeMap<String, String>;

/// Makes the conversation, and hands it on.
async fn plant(portal: &Portal, group: &Group, number: usize) -> Planted {
    let planted = Planted::of(HARBOUR, group, number);
    let bundle = Cursor::new(planted.lines.join("\n"));
    let operator = Operator::at_the_machine();
    let imported = portal.desk.import(&operator, bundle, false, |_| {});
    imported.await.unwrap();
    planted
}

/// Every page that links lead to from here.
pub async fn follow(person: &mut Visitor<'_>, from: String, read: &mut Read) {
    let mut ahead = VecDeque::from([from]);
    while let Some(path) = ahead.pop_front() {
        if read.contains_key(&path) {
            continue;
        }
        let answer = person.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let text = answer.text();
        if answer.header("content-type").starts_with("text/html") {
            let page = Element::parse(&text);
            for link in page.all().iter().filter(|element| element.name == "a") {
                let to = link.attribute("href").unwrap_or_default();
                let to = to.split('#').next().unwrap_or_default();
                if to.starts_with("/me") {
                    ahead.push_back(to.to_owned());
                }
            }
        }
        read.insert(path, text);
    }
}

/// Everything that the person can read: whatever links lead to, what is found, and what else the router has for a person.
async fn read(portal: &Portal, planted: &Planted) -> Read {
    let mut person = portal.person(&planted.me).await;
    let mut read = Read::new();
    follow(&mut person, "/me".to_owned(), &mut read).await;
    let search = Form::with_button(&person.page("/me/search").await, "Find");
    let answer = person.submit(&search, &[("typed", "saying")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let found = answer.location().to_owned();
    assert!(found.starts_with("/me/search?"), "{found}");
    follow(&mut person, found, &mut read).await;
    let reference = ask(&mut person).await;
    let routes = routes(&portal.server);
    let routes = routes.listed().iter();
    for route in routes.filter(|route| route.method == Method::GET && route.path.starts_with("/me")) {
        let path = route
            .path
            .replace("{id}", &planted.talk)
            .replace("{reference}", &reference)
            .replace("{attachment}", &"0".repeat(64));
        let answer = person.get(&path).await;
        // What is not to be had, or only with more in its address, says nothing either.
        let place = match answer.status {
            StatusCode::OK => path,
            status => format!("{path}, {status}"),
        };
        read.insert(place, answer.text());
    }
    read
}

/// The first of these that stands somewhere, and where.
fn seen(canaries: &[String], read: &Read) -> Option<String> {
    let seen = |(place, text): (&String, &String)| {
        let canary = canaries.iter().find(|canary| text.contains(*canary))?;
        Some(format!("{canary} at {place}: {text}"))
    };
    read.iter().find_map(seen)
}

#[test]
fn nothing_that_others_are_known_by_stands_on_any_page() {
    let runtime = Runtime::new().unwrap();
    let portal = runtime.block_on(Portal::open_wide());
    let [number, pages, canaries, deepest] = [0_usize; 4].map(Cell::new);
    let outcome = runner().run(&group(), |group| {
        number.set(number.get() + 1);
        let planted = runtime.block_on(plant(&portal, &group, number.get()));
        let read = runtime.block_on(read(&portal, &planted));
        if let Some(seen) = seen(&planted.canaries, &read) {
            return Err(TestCaseError::fail(seen));
        }
        let talk = format!("/me/conversations/{}", planted.talk);
        for place in [
            "/me",
            "/me/profile",
            "/me/channels",
            "/me/conversations",
            &talk,
            "/me/search",
            "/me/export",
            "/me/export.json",
            "/me/export.zip",
            "/me/requests",
            "/me/requests/new",
            "/me/requests/new/correction",
            "/me/sessions",
            "/me/activity",
        ] {
            if !read.contains_key(place) {
                let all: Vec<_> = read.keys().collect();
                return Err(TestCaseError::fail(format!("{place} is not among {all:?}")));
            }
        }
        // What others wrote stays, however deep it is quoted.
        for place in [&*talk, "/me/export.json", "/me/export.zip"] {
            let text = &read[place];
            if let Some(word) = planted.words.iter().find(|word| !text.contains(*word)) {
                return Err(TestCaseError::fail(format!("no {word} at {place}: {text}")));
            }
        }
        pages.set(pages.get() + read.len());
        canaries.set(canaries.get() + planted.in_it().len());
        let depths = group.said.iter().map(Said::depth);
        deepest.set(depths.chain([deepest.get()]).max().unwrap_or(0));
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let [pages, canaries, deepest] = [pages, canaries, deepest].map(Cell::into_inner);
    assert!(
        pages > 200 && canaries > 100 && deepest > 1,
        "{pages} {canaries} {deepest}"
    );
    println!("others: 0 of {canaries} canaries in groups on {pages} pages of a person's");
}

/// The control: to whom they belong, they stand there.
#[tokio::test]
async fn whom_they_are_about_reads_each_of_them() {
    let portal = Portal::open_wide().await;
    let group = group().new_tree(&mut runner()).unwrap().current();
    let planted = plant(&portal, &group, 1).await;
    let [id, external_id] = &planted.others[0];
    let mut other = portal.person(external_id).await;
    let mut read = Read::new();
    follow(&mut other, "/me".to_owned(), &mut read).await;
    // Of the first of them: both ids, and what else stands in their record and their channel's.
    let theirs = &planted.canaries[..12];
    assert!(theirs.contains(id) && theirs.contains(external_id), "{theirs:?}");
    for canary in theirs {
        assert!(seen(std::slice::from_ref(canary), &read).is_some(), "{canary}");
    }
}
