//! `rightsdesk retention`

use std::time::Duration;

use clap::Args;
use desk::{Desk, Operator, PlannedRule, RetentionPlan};
use domain::{
    id::AppId,
    retention::{Class, Gone, SOURCE, SaidBy},
};
use serde_json::{Value, json};

use super::{Failure, common::DataArgs, out};
use crate::open::from_desk;

/// Another process takes it: looked for this often.
const GLANCE: Duration = Duration::from_millis(200);

/// What goes by itself once it has been kept for long enough: show it, or confirm it and have it go
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk retention --data ./data --app 5f2c…            what would go by now, and when the next would
  rightsdesk retention --data ./data --app 5f2c… --json     the same, for a program
  rightsdesk retention --data ./data --app 5f2c… --run      confirm it, and have it go

How long things are kept stands in the app's facts ([retention], see rightsdesk app set), and for messages in the
platform's record of the app (conversationRetentionSeconds); what the portal itself writes down is kept for 24 months,
unless the facts say otherwise. Nothing goes by a period that is new or has changed before somebody has confirmed it: a
member of staff on the page of the business, or you with --run. From then on it goes day by day while a portal serves.

What belongs to somebody who has asked for something, whose records are only stored, or who is under a legal hold stays.
With --run this command works until everything is gone and the portal has looked whether anything is left in its files.")]
pub(super) struct Retention {
    #[command(flatten)]
    data: DataArgs,
    /// The app
    #[arg(long)]
    app: AppId,
    /// Confirm every period as it is shown, and have what is older go
    #[arg(long)]
    run: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Retention {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self { data, app, run, json } = self;
        data.with_desk(async |desk| {
            let plan = look(&desk, &app).await?;
            if !run {
                return show(&plan, json);
            }
            let before = plan.last;
            let confirmed = desk.confirm_by_hand(&Operator::at_the_machine(), &plan).await;
            confirmed.map_err(|error| from_desk(&error))?;
            let plan = carried_out(&desk, &app).await?;
            let gone = plan.last.filter(|_| plan.last != before).map(|(_, gone)| gone);
            report(&gone.unwrap_or_default(), json)
        })
    }
}

async fn look(desk: &Desk, app: &AppId) -> Result<RetentionPlan, Failure> {
    let plan = desk.retention_by_hand(&Operator::at_the_machine(), app).await;
    plan.map_err(|error| from_desk(&error))
}

/// Works until all that was due has gone and it is verified that nothing is left, beside whoever else does.
async fn carried_out(desk: &Desk, app: &AppId) -> Result<RetentionPlan, Failure> {
    loop {
        let plan = look(desk, app).await?;
        if !desk.is_retention_under_way(&plan) {
            return Ok(plan);
        }
        match desk.work(|| false).await {
            Ok(true) => {}
            // Another process is at it, or writes for long.
            Ok(false) | Err(desk::Error::Busy(_) | desk::Error::Moved) => tokio::time::sleep(GLANCE).await,
            Err(error) => return Err(from_desk(&error)),
        }
    }
}

fn show(plan: &RetentionPlan, as_json: bool) -> Result<(), Failure> {
    if as_json {
        return out::json(&as_value(plan));
    }
    if plan.rules.is_empty() {
        return out::line("Nothing goes by itself.");
    }
    for planned in &plan.rules {
        out::line(in_words(planned))?;
    }
    if let Some((at, gone)) = &plan.last {
        let pending = if plan.is_unverified {
            "; that nothing is left in the files is not verified yet"
        } else {
            ""
        };
        out::line(format_args!("last: {at}: {}{pending}", counted(gone)))?;
    }
    if plan.rules.iter().any(|planned| planned.confirmed_at.is_none()) {
        out::line("What is not confirmed goes once staff confirm it, or with --run.")?;
    }
    Ok(())
}

fn report(gone: &Gone, as_json: bool) -> Result<(), Failure> {
    if as_json {
        out::json(&json!({ "gone": gone }))
    } else {
        out::line(format_args!("gone: {}", counted(gone)))
    }
}

fn as_value(plan: &RetentionPlan) -> Value {
    let rules: Vec<_> = plan.rules.iter().map(rule_as_value).collect();
    json!({
        "app": plan.app,
        "rules": rules,
        "dueAt": plan.due_at,
        "last": plan.last.map(|(at, gone)| json!({"at": at, "gone": gone, "verified": !plan.is_unverified})),
    })
}

fn rule_as_value(planned: &PlannedRule) -> Value {
    let by = match planned.rule.by {
        SaidBy::Platform => "platform",
        SaidBy::Business => "business",
        SaidBy::Usual => SOURCE,
    };
    json!({
        "class": planned.rule.class,
        "period": planned.rule.period,
        "by": by,
        "confirmedAt": planned.confirmed_at,
        "wouldGo": planned.aging.goes,
        "spared": planned.aging.spared,
        "nextAt": planned.next,
    })
}

fn in_words(planned: &PlannedRule) -> String {
    let PlannedRule {
        rule,
        confirmed_at,
        aging,
        next,
    } = planned;
    let what = match rule.class {
        Class::Messages => "messages, since the last one in their conversation",
        Class::Tombstones => "that somebody was erased",
        Class::Requests => "requests, since they were closed",
        Class::Entries => "what the audit log says",
    };
    let by = match rule.by {
        SaidBy::Platform => "as the platform says",
        SaidBy::Business => "as the app's facts say",
        SaidBy::Usual => SOURCE,
    };
    let confirmed = confirmed_at.map_or("not confirmed".to_owned(), |at| format!("confirmed {at}"));
    let spared = match (rule.class, aging.spared) {
        (_, 0) => String::new(),
        (Class::Entries, _) => "; kept for now, for a legal hold".to_owned(),
        (_, many) => format!("; {many} kept for now, for somebody's sake"),
    };
    let next = next.map_or(String::new(), |at| format!("; the next on {at}"));
    format!(
        "{what}: {} ({by}), {confirmed}; by now: {}{spared}{next}",
        rule.period,
        counted(&aging.goes)
    )
}

/// How much of each.
fn counted(gone: &Gone) -> String {
    let each = [
        (gone.conversations, "conversations emptied"),
        (gone.messages, "messages"),
        (gone.attachments, "attachments"),
        (gone.tombstones, "tombstones"),
        (gone.requests, "requests"),
        (gone.entries, "entries"),
    ];
    let each = each.into_iter().filter(|(count, _)| *count > 0);
    let each: Vec<_> = each.map(|(count, what)| format!("{count} {what}")).collect();
    if each.is_empty() {
        "nothing".to_owned()
    } else {
        each.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use desk::Aging;
    use domain::{facts::Period, retention::Rule};

    use super::*;

    #[test]
    fn a_rule_says_what_how_long_by_whom_and_what_would_go() {
        let planned = PlannedRule {
            rule: Rule {
                class: Class::Requests,
                period: Period::of_months(24),
                by: SaidBy::Usual,
            },
            confirmed_at: None,
            aging: Aging {
                goes: Gone {
                    requests: 3,
                    ..Gone::default()
                },
                spared: 1,
                oldest: None,
            },
            next: None,
        };
        assert_eq!(
            in_words(&planned),
            "requests, since they were closed: 24 months (11 CCR §7101(a)), not confirmed; by now: 3 requests; \
             1 kept for now, for somebody's sake"
        );
        assert_eq!(counted(&Gone::default()), "nothing");
    }
}
