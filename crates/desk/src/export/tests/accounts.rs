//! Whoever somebody is and whatever is held about them: their copy is intact, it is what the schema says, and it has
//! every record of theirs in it as it came in.

use std::cell::Cell;

use domain::id::{AppId, UserId};
use proptest::{
    prop_assert,
    test_runner::{TestCaseError, TestCaseResult},
};
use serde_json::Value;
use tokio::runtime::Runtime;
use verify::Verdict;

use super::runner;
use crate::{
    UserRef,
    testing::{
        OPERATOR, Office,
        account::{Account, Filled, account},
        collect,
    },
};

#[test]
fn whatever_is_held_makes_a_copy_that_is_intact_and_what_the_schema_says() {
    let runtime = Runtime::new().unwrap();
    let office = runtime.block_on(Office::open());
    let people = Cell::new(0);
    let outcome = runner(300).run(&account(), |account| {
        people.set(people.get() + 1);
        let me = format!("somebody-{}", people.get());
        runtime.block_on(taken(&office, &account, &me))
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

async fn taken(office: &Office, account: &Account, me: &str) -> TestCaseResult {
    let records = account.filled(me);
    let lines: Vec<_> = records.iter().map(|record| record.line("a1")).collect();
    let imported = office.import(&lines.join("\n")).await;
    imported.map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
    let user = UserRef::Id(UserId::parse(me).unwrap());
    let app = AppId::parse("a1").unwrap();
    let export = office.desk.export_of(&OPERATOR, &app, &user).await.unwrap();
    // Held against the schema there.
    let copy = collect(export).await.unwrap();
    let verdict = verify::check(&copy, None);
    prop_assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict}");
    let copy = String::from_utf8(copy).unwrap();
    for record in records.iter().filter(|record| is_shown_whole(record, me)) {
        prop_assert!(copy.contains(&record.data), "{}: {}", record.kind, record.data);
    }
    Ok(())
}

/// Whether no rule for others, or for staff, touches it.
fn is_shown_whole(record: &Filled, me: &str) -> bool {
    let data: Value = serde_json::from_str(&record.data).unwrap();
    match record.kind {
        "message" => data["author"]["userId"] == me && data.get("quotedMessage").is_none(),
        _ => record.own,
    }
}
