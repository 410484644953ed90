//! `rightsdesk audit`

use clap::{Args, Subcommand};
use desk::{AuditLine, Desk, Operator};
use domain::{
    audit::{By, Chain},
    id::AppId,
};
use serde_json::json;

use super::{Failure, common::DataArgs, out};
use crate::open::from_desk;

/// The audit log: read it, check that nothing in it was changed
#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    List(List),
    Verify(Verify),
}

/// Print the entries, oldest first
#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    data: DataArgs,
    /// Only this app's log [default: all, the installation's own first]
    #[arg(long)]
    app: Option<AppId>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

/// Check every entry's seal and place, and name the first that is bad
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 every chain holds, 1 one is broken, 3 it could not be read.")]
pub(super) struct Verify {
    #[command(flatten)]
    data: DataArgs,
    /// Print one JSON object a chain
    #[arg(long)]
    json: bool,
}

impl Audit {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::List(List { data, app, json }) => data.with_desk(async |desk| list(&desk, app, json).await),
            Self::Verify(Verify { data, json }) => data.with_desk(async |desk| verify(&desk, json).await),
        }
    }
}

async fn list(desk: &Desk, app: Option<AppId>, as_json: bool) -> Result<(), Failure> {
    let operator = Operator::at_the_machine();
    let chains = match app {
        Some(app) => vec![Chain::App(app)],
        None => desk.chains(&operator).await.map_err(|error| from_desk(&error))?,
    };
    for chain in chains {
        let mut after = 0;
        loop {
            let page = desk
                .audit_page(&operator, &chain, after)
                .await
                .map_err(|error| from_desk(&error))?;
            let Some(last) = page.last() else { break };
            after = last.sequence;
            for line in &page {
                if as_json {
                    out::json(&as_value(&chain, line))?;
                } else {
                    out::line(in_words(&chain, line))?;
                }
            }
        }
    }
    Ok(())
}

fn as_value(chain: &Chain, line: &AuditLine) -> serde_json::Value {
    let mut value = json!({"chain": chain.name(), "sequence": line.sequence});
    let entry = serde_json::to_value(&line.entry).unwrap_or_default();
    if let (Some(value), serde_json::Value::Object(entry)) = (value.as_object_mut(), entry) {
        value.extend(entry);
    }
    value
}

fn in_words(chain: &Chain, line: &AuditLine) -> String {
    let entry = &line.entry;
    let act = serde_json::to_value(entry.act).ok();
    let act = act.as_ref().and_then(|act| act.as_str()).unwrap_or("?");
    let done = format!(
        "{}  {:>6}  {}  {act:<18}  by {}",
        chain.name(),
        line.sequence,
        entry.at,
        who(&entry.by)
    );
    let called = entry.facts.get("operator").and_then(|name| name.as_str());
    let called = called.map(|name| format!("calling themselves {name}"));
    let about = entry.subject.map(|subject| {
        let whole = subject.to_string();
        format!("about person {}", whole.get(..OF_A_PSEUDONYM).unwrap_or(&whole))
    });
    let request = entry
        .request
        .as_ref()
        .map(|reference| format!("request {reference}"));
    let mut reasons = ["reason", "why"]
        .into_iter()
        .filter_map(|fact| entry.facts.get(fact)?.as_str());
    let because = reasons.next().map(|reason| format!("because {reason}"));
    let words = [Some(done), called, about, request, because];
    words.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// So many digits of a person's pseudonym tell people apart; `--json` has all of them.
const OF_A_PSEUDONYM: usize = 12;

/// Who did it. A name is what a key claims, so it is never there without the key.
fn who(by: &By) -> String {
    match by {
        By::Person { kid: None } => "the person".to_owned(),
        By::Person { kid: Some(kid) } => format!("the person (key {kid})"),
        By::Staff {
            name,
            sub: Some(sub),
            kid,
        } if sub != name => format!("{name} ({sub}, key {kid})"),
        By::Staff { name, kid, .. } => format!("{name} (key {kid})"),
        By::Operator => "the operator".to_owned(),
        By::Portal => "the portal".to_owned(),
        By::Recipient => "whoever had the address".to_owned(),
    }
}

async fn verify(desk: &Desk, as_json: bool) -> Result<(), Failure> {
    let checked = desk
        .check_audit(&Operator::at_the_machine())
        .await
        .map_err(|error| from_desk(&error))?;
    let mut first = None;
    for check in &checked {
        let chain = check.chain.name();
        match &check.result {
            Ok(entries) if as_json => out::json(&json!({"chain": chain, "holds": true, "entries": entries}))?,
            Ok(entries) => out::line(format_args!("{chain}: {entries} entries hold"))?,
            Err(broken) => {
                if as_json {
                    out::json(&json!({"chain": chain, "holds": false, "why": broken.to_string()}))?;
                }
                first = first.or_else(|| Some(format!("{chain}: {broken}")));
            }
        }
    }
    first.map_or(Ok(()), |broken| Err(Failure::wrong(broken)))
}

#[cfg(test)]
mod tests {
    use domain::{
        audit::{Act, Entry},
        id::KeyId,
        request::Reference,
        subject::Subject,
    };
    use jiff::Timestamp;

    use super::*;

    fn said(entry: Entry) -> String {
        let chain = Chain::App(AppId::parse("a1").unwrap());
        in_words(&chain, &AuditLine { sequence: 7, entry })
    }

    #[test]
    fn a_line_says_who_whose_and_why() {
        let kid = || KeyId::parse("app_1").unwrap();
        let staff = |sub: &str| By::Staff {
            name: "Rhona".into(),
            sub: Some(sub.into()),
            kid: kid(),
        };
        let entry = |act, by| Entry::new(Timestamp::UNIX_EPOCH, act, by);
        let person = Subject::from_digest([0xab; 32]);
        let opened = entry(Act::RecordOpened, staff("r-7"))
            .about(person)
            .of(&Reference::from_random(7))
            .with("reason", "complaint");
        let reference = Reference::from_random(7);
        assert_eq!(
            said(opened),
            format!(
                "a1       7  1970-01-01T00:00:00Z  recordOpened        by Rhona (r-7, key app_1)  \
                 about person abababababab  request {reference}  because complaint"
            )
        );
        for (by, words) in [
            (staff("Rhona"), "by Rhona (key app_1)"),
            (By::Person { kid: Some(kid()) }, "by the person (key app_1)"),
            (By::Person { kid: None }, "by the person"),
            (By::Portal, "by the portal"),
        ] {
            let line = said(entry(Act::SignedOut, by));
            assert!(line.ends_with(words), "{line}");
        }
        let by_hand = entry(Act::RequestApproved, By::Operator).with("operator", "Tove");
        assert!(said(by_hand).ends_with("by the operator  calling themselves Tove"));
        let refused = entry(Act::SignInRefused, By::Portal).with("why", "no");
        assert!(said(refused).ends_with("by the portal  because no"));
    }
}
