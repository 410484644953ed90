//! Accounts that nobody has thought up.

use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner, contextualize_config},
};
use tokio::runtime::Runtime;

use super::goes_round;
use crate::testing::{Office, account};

/// A bundle about a person `me`, and others whom they meet, written in ways in which a record can be written.
fn bundle() -> impl Strategy<Value = String> {
    let more = prop_oneof![
        Just(""),
        Just(r#","metadata":{"price":1.50,"n":-0,"big":1E5}"#),
        Just(r#","\u006dood":["\u0041\/","\ud83d\ude00",null,[]]"#),
        Just(r#","displayName":"a\tb \u0000","metadata":{}"#),
    ];
    let more = || more.clone();
    let author = prop_oneof![
        3 => Just(r#"{"type":"user","userId":"me","displayName":"Me"}"#),
        3 => Just(r#"{"type":"user","userId":"you","userExternalId":"y","displayName":"Zed"}"#),
        1 => Just(r#"{"type":"user","userId":"they","avatarUrl":"https://t"}"#),
        1 => Just(r#"{"type":"business","subtypes":["agent"],"displayName":"Idris"}"#),
        1 => Just(r#"{"type":"business","subtypes":["bot"],"displayName":"Helper"}"#),
    ];
    let message = (author.clone(), author, any::<bool>(), 0..3i64, more());
    let talk = (
        prop::collection::vec(message, 0..6),
        prop::sample::subsequence(vec!["me", "you", "they"], 0..3),
        more(),
    );
    let sheets = (0..3usize, 0..2usize, 0..2usize, more());
    (prop::collection::vec(talk, 0..4), sheets, more()).prop_map(|(talks, sheets, of_user)| {
        let mut lines = vec![
            r#"{"type":"app","appId":"a","data":{"displayName":"A \u00e9","id":"a","metadata":{"x":1}}}"#.to_owned(),
            format!(r#"{{"type":"user","appId":"a","data":{{"id":"me","externalId":"m@x"{of_user}}}}}"#),
        ];
        let (clients, devices, systems, of_sheet) = sheets;
        for (kind, many) in [("client", clients), ("device", devices)] {
            for n in 0..many {
                lines.push(format!(
                    r#"{{"type":"{kind}","appId":"a","userId":"me","data":{{"id":"{kind}-{n}"{of_sheet}}}}}"#
                ));
            }
        }
        for n in 0..systems {
            lines.push(format!(
                r#"{{"type":"businessSystem","appId":"a","userId":"me","data":{{"type":"hipchat","roomId":{n}}}}}"#
            ));
        }
        for (talk, (messages, seats, of_talk)) in talks.into_iter().enumerate() {
            lines.push(format!(
                r#"{{"type":"conversation","appId":"a","data":{{"id":"t{talk}"{of_talk}}}}}"#
            ));
            for seat in seats {
                lines.push(format!(
                    r#"{{"type":"participant","appId":"a","conversationId":"t{talk}","data":{{"id":"s{talk}{seat}","userId":"{seat}","userExternalId":"x","clientAssociations":[{{"clientId":"c"}}]}}}}"#
                ));
            }
            for (n, (author, quoted, quotes, second, of_message)) in messages.into_iter().enumerate() {
                let quoted = if quotes {
                    format!(r#","quotedMessage":{{"type":"message","message":{{"author":{quoted}}}}}"#)
                } else {
                    String::new()
                };
                lines.push(format!(
                    r#"{{"type":"message","appId":"a","conversationId":"t{talk}","data":{{"id":"m{talk}-{n}","received":"2026-10-01T10:00:0{second}.000Z","author":{author},"source":{{"type":"sdk","originalMessageId":"w","client":{{"id":"c"}}}}{quoted}{of_message}}}}}"#
                ));
            }
        }
        lines.join("\n")
    })
}

/// The same accounts at each run. `PROPTEST_CASES` asks for more of them, `PROPTEST_RNG_SEED` for others.
fn runner(cases: u32) -> TestRunner {
    let config = ProptestConfig {
        rng_seed: RngSeed::Fixed(5),
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    };
    TestRunner::new(contextualize_config(config))
}

fn go_round(cases: u32, bundles: &impl Strategy<Value = String>) {
    let runtime = Runtime::new().unwrap();
    let outcome = runner(cases).run(bundles, |bundle| {
        runtime.block_on(async {
            let office = Office::empty().await;
            office.import(&bundle).await.unwrap();
            goes_round(&office, "a", "me").await;
        });
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn however_it_is_written_it_goes_round_and_nothing_is_lost() {
    go_round(24, &bundle());
}

/// With everything that somebody can have: every kind of record and of content, members that nobody knows, people who
/// became one, quotations of quotations.
#[test]
fn any_account_goes_round_and_nothing_is_lost() {
    let app = r#"{"type":"app","appId":"a","data":{"id":"a"}}"#;
    let bundle = |account: account::Account| {
        let records = account.filled("me");
        let lines = records.iter().map(|record| record.line("a"));
        [app.to_owned()]
            .into_iter()
            .chain(lines)
            .collect::<Vec<_>>()
            .join("\n")
    };
    go_round(48, &account::account().prop_map(bundle));
}
