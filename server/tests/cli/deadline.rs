//! `rightsdesk deadline`: the date, how it came about, and what is not known.

use serde_json::Value;

use crate::support::{Ran, rightsdesk};

fn deadline(arguments: &str) -> Ran {
    let words: Vec<_> = ["deadline"]
        .into_iter()
        .chain(arguments.split_whitespace())
        .collect();
    rightsdesk(&words).run()
}

fn as_json(arguments: &str) -> Value {
    serde_json::from_str(&deadline(&format!("{arguments} --json")).ok()).unwrap()
}

#[test]
fn says_the_date_first_and_then_how_it_came_about() {
    let said = deadline("--regime gdpr --received 2026-03-05 --calendar DE").ok();
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines[0], "2026-04-07  the last day for the answer");
    assert!(
        lines.contains(&"2026-04-05  the period of 1 month ends (GDPR Art. 12(3))"),
        "{said}"
    );
    assert!(said.contains("2026-04-06  a holiday, Easter Monday, so the period does not end here"));
    let bare = deadline("--regime gdpr --received 2026-03-05").ok();
    assert!(bare.starts_with("2026-04-06  "), "{bare}");
    assert!(bare.contains("no calendar of holidays was asked"), "{bare}");
}

#[test]
fn says_the_same_to_a_program() {
    let said = as_json("--regime gdpr --received 2026-01-31 --extended --calendar DE-BY");
    assert_eq!(
        (&said["due"], said.get("acknowledge_by")),
        (&"2026-04-30".into(), None)
    );
    let steps = said["steps"].as_array().unwrap();
    assert!(
        steps
            .iter()
            .all(|step| step["on"].is_string() && step["source"].is_string())
    );
    assert_eq!(steps[1]["step"], "extended_period_ends");
    assert_eq!(steps[1]["within"]["months"], 3);
    let california = as_json("--regime ccpa --received 2026-11-20 --calendar US");
    assert_eq!(california["due"], "2027-01-04");
    assert_eq!(california["acknowledge_by"], "2026-12-07");
    let opt_out = as_json("--regime ccpa --received 2026-11-20 --right objection");
    assert_eq!(opt_out["due"], "2026-12-11");
}

/// What the pages say of a complaint and of an appeal, with the usual answer as the control.
#[test]
fn a_complaint_and_an_appeal_have_clocks_of_their_own() {
    let kingdom = as_json("--regime uk-gdpr --received 2026-03-05 --right complaint --calendar GB-EAW");
    assert_eq!(kingdom["acknowledge_by"], "2026-04-07");
    assert!(
        kingdom["steps"]
            .as_array()
            .unwrap()
            .iter()
            .any(|step| step["source"] == "Data Protection Act 2018 s. 164A"),
        "{kingdom}"
    );
    let usual = as_json("--regime uk-gdpr --received 2026-03-05 --calendar GB-EAW");
    assert_eq!(usual.get("acknowledge_by"), None);

    let due = |more: &str| as_json(&format!("--regime virginia --received 2026-03-05{more}"))["due"].clone();
    assert_eq!(due(" --right appeal"), "2026-05-04");
    assert_eq!(due(""), "2026-04-19");
    let colorado = as_json("--regime colorado --received 2026-03-05 --right appeal --extended");
    assert_eq!(colorado["due"], "2026-06-18");
    let longer = deadline("--regime virginia --received 2026-03-05 --right appeal --extended");
    assert_eq!(longer.code, 2, "{}", longer.err);
}

#[test]
fn what_is_not_known_says_what_is() {
    for (call, why) in [
        (
            "--regime roman --received 2026-03-05",
            "known are gdpr, uk-gdpr, ccpa",
        ),
        (
            "--regime gdpr --received 5.3.2026",
            "a date is written like 2026-03-05",
        ),
        (
            "--regime gdpr --received 2026-03-05 --calendar XX",
            "known are DE, DE-BB",
        ),
        (
            "--regime gdpr --received 2036-03-05 --calendar DE",
            "the calendar DE covers the years 2024 to 2035, and 2036 is needed",
        ),
        (
            "--regime quebec --received 2026-03-05 --extended",
            "Québec Law 25 gives no more time",
        ),
        (
            "--regime gdpr --received 2026-03-05 --right all",
            "it is one of access, ",
        ),
        ("--regime gdpr", "--received <DATE>"),
        ("--regimes --received 2026-03-05", "cannot be used with"),
    ] {
        let refused = deadline(call);
        assert_eq!(
            (refused.code, refused.out.as_str()),
            (2, ""),
            "{call}: {}",
            refused.err
        );
        assert!(refused.err.contains(why), "{call}: {}", refused.err);
    }
}

#[test]
fn lists_what_there_is_with_where_it_stands() {
    let regimes = deadline("--regimes").ok();
    assert!(regimes.lines().count() >= 11, "{regimes}");
    assert!(regimes.starts_with("gdpr         1 month, extended 3 months; GDPR Art. 12(3); checked on "));
    let colorado = regimes.lines().find(|line| line.starts_with("colorado")).unwrap();
    assert!(colorado.contains("read it yourself"), "{colorado}");
    let calendars = as_json("--calendars");
    let codes: Vec<_> = calendars
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["code"])
        .collect();
    for code in ["DE", "DE-BY", "GB-EAW", "GB-SCT", "GB-NIR", "US"] {
        assert!(codes.contains(&&Value::from(code)), "{code}");
    }
}
