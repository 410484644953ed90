//! What a person reads of what is done elsewhere for a request, and of what holds it up, stands in their copy: each line
//! of the page is written here from the copy alone.

use app::text::{Phrase, elsewhere as words, hold, law, reason, sizes, time};
use desk::Operator;
use domain::{
    facts::{CoolOff, Decisions, Facts, Line, Recipient, Residence},
    id::AppId,
};
use serde_json::Value;

use super::main_job::{ask, open_record};
use crate::support::{Element, Form, HARBOUR, Portal, Visitor};

/// What nobody but staff reads.
const WHY: &str = "Her lawyer has written.";

/// A line of a ledger: its label, and what stands beside it without the white space.
type Told = (String, String);

/// A portal whose business keeps its records on the platform, and gives them to two.
async fn elsewhere() -> Portal {
    let portal = Portal::open_wide().await;
    let recipient = |name| Recipient {
        name: Line::parse(name).unwrap(),
        webhook: None,
    };
    let facts = Facts {
        place: Residence::Platform,
        decisions: Decisions {
            cool_off: CoolOff::NONE,
            ..Decisions::default()
        },
        recipients: ["Mailhouse Ltd", "Print & Sons"].map(recipient).into(),
        ..Facts::default()
    };
    let (operator, app) = (Operator::at_the_machine(), AppId::parse(HARBOUR).unwrap());
    portal.desk.set_facts(&operator, &app, facts).await.unwrap();
    portal
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The ledger under this heading of a page.
fn read(page: &str, heading: Phrase) -> Vec<Told> {
    let page = Element::parse(page);
    let is_heading = |element: &&Element| element.text() == heading.en && element.name.starts_with('h');
    let ledger = |element: &&Element| element.name == "dl";
    let mut around = page.all().into_iter().filter(|element| {
        let below = element.all();
        below.iter().any(is_heading) && below.iter().any(ledger)
    });
    let Some(around) = around.next_back() else {
        return Vec::new();
    };
    let ledger = around.all().into_iter().find(ledger).unwrap();
    let said = |line: &Element, name: &str| {
        let part = line.elements().find(|part| part.name == name).unwrap();
        part.text()
    };
    let lines = ledger.elements();
    lines
        .map(|line| (said(line, "dt"), squeezed(&said(line, "dd"))))
        .collect()
}

/// A request in the person's copy, and the copy's text.
async fn copied(visitor: &mut Visitor<'_>, reference: &str) -> (Value, String) {
    let text = visitor.get("/me/export.json").await.text();
    let copy: Value = serde_json::from_str(&text).unwrap();
    let mut requests = copy["requests"].as_array().unwrap().iter();
    let found = requests.find(|request| request["reference"] == reference);
    (found.unwrap().clone(), text)
}

/// What the page has to say of what is done elsewhere.
fn of_elsewhere(request: &Value) -> Vec<Told> {
    let elsewhere = &request["elsewhere"];
    let mut lines = Vec::new();
    for (name, label) in [("calls", words::PLATFORM), ("files", words::FILES)] {
        if let Some(progress) = elsewhere.get(name) {
            let [done, failed, total] = ["done", "failed", "total"].map(|of| progress[of].as_u64().unwrap());
            lines.push((
                label.en.to_owned(),
                squeezed(&words::progress(done, failed, total)),
            ));
        }
    }
    let told = elsewhere["told"].as_array();
    lines.extend(told.into_iter().flatten().map(|told| {
        let day = told["at"].as_str().and_then(time::full_day).unwrap_or_default();
        let said = match told["outcome"].as_str() {
            Some("done") => words::TOLD.en.replace("{}", &day),
            Some("failed") => words::NOT_TOLD.en.replace("{}", &day),
            Some(_) => words::DROPPED.en.to_owned(),
            None => words::NOT_YET.en.to_owned(),
        };
        let result = told["result"].as_str().unwrap_or_default();
        let recipient = told["recipient"].as_str().unwrap_or(words::OTHERS.en);
        (recipient.to_owned(), squeezed(&format!("{said}{result}")))
    }));
    lines
}

/// What the page has to say of what holds it up.
fn of_holds(request: &Value) -> Vec<Told> {
    let holds = request["holds"].as_array();
    let holds = holds.into_iter().flatten().map(|one| {
        let ends = match one["until"].as_str().and_then(time::full_day) {
            Some(day) => hold::UNTIL.en.replace("{}", &day),
            None => hold::UNTIL_LIFTED.en.to_owned(),
        };
        let source = law::source(one["source"].as_str().unwrap());
        let ground = reason::label(one["ground"].as_str().unwrap());
        (ground.en.to_owned(), squeezed(&format!("{ends}{source}")))
    });
    holds.collect()
}

#[tokio::test]
async fn each_line_of_what_is_done_elsewhere_stands_in_the_copy() {
    let portal = elsewhere().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let check = maren
        .page("/me/requests/new/erasure/check?size=all-messages")
        .await;
    let form = Form::with_button(&check, sizes::ask("all-messages").en);
    let mine = maren.submit(&form, &[]).await.location().to_owned();
    let reference = mine.strip_prefix("/me/requests/").unwrap();
    let desk = format!("/desk/requests/{reference}");
    let page = open_record(&mut idris, reference).await;
    let approve = Form::with_button(&page, sizes::approve("all-messages").en);
    assert_eq!(idris.submit(&approve, &[]).await.location(), desk);
    portal.work().await;

    let mut seen = Vec::new();
    // Each fails first, and is done then.
    for step in 0..40 {
        let page = read(&maren.page(&mine).await, words::HEADING);
        let (request, text) = copied(&mut maren, reference).await;
        assert_eq!(of_elsewhere(&request), page);
        assert!(page.len() > 2 && !text.contains("Idris"), "{page:?}");
        // The control.
        assert_ne!(of_elsewhere(&Value::Null), page);
        seen.extend(page.into_iter().map(|(_, said)| said));
        let left = idris.page(&desk).await;
        if !left.contains("/api/settle_task") {
            break;
        }
        let fails = step % 2 == 0;
        let (button, done, result) = if fails {
            (words::FAILED, "no", "Nobody answers.")
        } else {
            (words::DONE, "yes", "")
        };
        let form = Form::with_button(&left, button.en);
        let settled = idris.submit(&form, &[("done", done), ("result", result)]).await;
        assert_eq!(settled.location(), desk, "{}", settled.text());
    }
    for said in ["Nottoldyet.", "Couldnotbetold,asof", "Nobodyanswers.", "Toldon"] {
        assert!(seen.iter().any(|line| line.contains(said)), "{said}: {seen:?}");
    }
}

#[tokio::test]
async fn each_line_of_what_holds_a_deletion_up_stands_in_the_copy_and_why_does_not() {
    let portal = Portal::open_wide().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let reference = ask(&mut maren).await;
    let mine = format!("/me/requests/{reference}");
    assert!(read(&maren.page(&mine).await, hold::NOTHING_GOES).is_empty());
    let (request, _) = copied(&mut maren, &reference).await;
    assert_eq!(request.get("holds"), None);
    let open = open_record(&mut idris, &reference).await;
    let set = Form::with_button(&open, hold::SET_BUTTON.en);
    let desk = format!("/desk/requests/{reference}");
    for (ground, until) in [("legal_claims", "2027-11-23"), ("legal_obligation", "")] {
        let fields = [("ground", ground), ("why", WHY), ("until", until)];
        assert_eq!(idris.submit(&set, &fields).await.location(), desk);
        portal.clock.advance(jiff::SignedDuration::from_secs(1));
    }
    assert!(
        idris.page(&desk).await.contains(WHY),
        "the control: staff read it"
    );

    let page = read(&maren.page(&mine).await, hold::NOTHING_GOES);
    let (request, text) = copied(&mut maren, &reference).await;
    assert_eq!(page.len(), 2);
    assert_eq!(of_holds(&request), page);
    assert_ne!(of_holds(&Value::Null), page, "the control");
    assert!(!text.contains("lawyer") && !text.contains("Idris"), "{text}");
}
