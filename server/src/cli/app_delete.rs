//! `rightsdesk app delete` and `rightsdesk app readmit`

use std::time::Duration;

use clap::Args;
use desk::{Desk, Leaving, Operator};
use domain::{
    deletion::{Holdings, Stage},
    id::AppId,
    request::Words,
};
use serde_json::json;

use super::{Failure, common::DataArgs, erase::name, out};
use crate::open::from_desk;

/// Another process carries it out: looked for this often.
const GLANCE: Duration = Duration::from_millis(200);

/// Delete an app, and with it everything of everybody who dealt with it
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk app delete --data ./data --app 5f2c…
  rightsdesk app delete --data ./data --app 5f2c… --confirm 'Harbourline Ferries' --as 'Tove Lind' --reason 'Left us' --wait

Without --confirm nothing is deleted: it prints what would go. With it, the app is not there any more from that moment on,
for anybody: people and staff are signed out, its keys are good no longer, what is being fetched is broken off, and erasures
of its people end with it. No second approval is asked for. Its audit log stays, and that it was deleted; the log has the
name and not the reason. An app that is being deleted, or was, is not deleted twice: the answer is that deletion.

Without --wait, a portal that serves the folder carries it out, or the next one that does. With --wait this command does so
itself, unless one is at it already, and ends when everything is gone and the portal has looked whether anything is left in
its files.")]
pub(super) struct Delete {
    #[command(flatten)]
    data: DataArgs,
    /// The app
    #[arg(long)]
    app: AppId,
    /// The app's name, or its id once more, exactly
    #[arg(long, value_name = "NAME", requires_all = ["name", "reason"])]
    confirm: Option<String>,
    /// Who you are: stands in the audit log, and with the deletion
    #[arg(long = "as", value_name = "NAME", value_parser = name)]
    name: Option<Box<str>>,
    /// Why; stands with the deletion
    #[arg(long, value_name = "TEXT", value_parser = Words::parse)]
    reason: Option<Words>,
    /// Wait until it is carried out
    #[arg(long, requires = "confirm")]
    wait: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Let an app that was deleted be imported again
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  rightsdesk app readmit --data ./data --app 5f2c… --as 'Tove Lind'

The id of an app that was deleted is closed, so that no import brings back what was deleted. This opens it again, and brings
nothing back by itself. Who had been erased there before is still recognised when they come.")]
pub(super) struct Readmit {
    #[command(flatten)]
    data: DataArgs,
    /// The app
    #[arg(long)]
    app: AppId,
    /// Who you are: stands in the audit log
    #[arg(long = "as", value_name = "NAME", value_parser = name)]
    name: Box<str>,
}

impl Delete {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            app,
            confirm,
            name,
            reason,
            wait,
            json,
        } = self;
        let operator = Operator::at_the_machine();
        data.with_desk(async |desk| {
            let (Some(typed), Some(name), Some(reason)) = (confirm, name, reason) else {
                let to_go = desk.app_to_go_by_hand(&operator, &app).await;
                let (called, holdings) = to_go.map_err(|error| from_desk(&error))?;
                return if json {
                    out::json(&json!({"app": app, "name": called, "wouldGo": holdings}))
                } else {
                    out::line(format_args!(
                        "{called} would go, with {}; nothing is deleted without --confirm",
                        in_words(&holdings)
                    ))
                };
            };
            let decided = desk
                .delete_app_by_hand(&operator, &app, &typed, &name, &reason)
                .await;
            let mut leaving = decided.map_err(|error| from_desk(&error))?;
            if wait {
                leaving = carried_out(&desk, &app).await?;
            }
            if json {
                out::json(&as_value(&leaving))
            } else {
                out::line(said(&leaving))
            }
        })
    }
}

impl Readmit {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self { data, app, name } = self;
        data.with_desk(async |desk| {
            let readmitted = desk.readmit_app(&Operator::at_the_machine(), &app, &name).await;
            readmitted.map_err(|error| match error {
                desk::Error::Moved => Failure::unable(format!(
                    "app {app} is not deleted to the end: wait until it is, and call again"
                )),
                other => from_desk(&other),
            })?;
            out::line(format_args!("app {app} can be imported again"))
        })
    }
}

/// Works until it is done and it is verified that nothing is left, beside whoever else does.
async fn carried_out(desk: &Desk, app: &AppId) -> Result<Leaving, Failure> {
    let operator = Operator::at_the_machine();
    loop {
        let leaving = desk.app_leaving_by_hand(&operator, app).await;
        let leaving = leaving.map_err(|error| from_desk(&error))?;
        match leaving.deletion.as_ref().map(|deletion| &deletion.stage) {
            Some(Stage::Gone {
                verified_at: Some(_), ..
            }) => return Ok(leaving),
            Some(Stage::Going {
                failure: Some(failure),
                ..
            }) => {
                return Err(Failure::unable(format!(
                    "the deletion of app {app} cannot go on ({}): it is tried again by itself while a portal serves the folder",
                    failure.why
                )));
            }
            Some(Stage::Going { .. } | Stage::Gone { .. }) => {}
            Some(Stage::Proposed { .. } | Stage::Kept { .. }) | None => {
                return Err(Failure::wrong(format!(
                    "app {app} is not being deleted any more: see what became of it, and call again"
                )));
            }
        }
        match desk.work(|| false).await {
            Ok(true) => {}
            // Another process carries it out, or writes for long.
            Ok(false) | Err(desk::Error::Busy(_) | desk::Error::Moved) => tokio::time::sleep(GLANCE).await,
            Err(error) => return Err(from_desk(&error)),
        }
    }
}

fn as_value(leaving: &Leaving) -> serde_json::Value {
    let deletion = leaving.deletion.as_ref();
    let (gone, verified_at) = match deletion.map(|deletion| &deletion.stage) {
        Some(Stage::Gone {
            gone, verified_at, ..
        }) => (Some(gone), *verified_at),
        _ => (None, None),
    };
    json!({
        "app": leaving.app,
        "deletion": deletion.map(|deletion| &deletion.reference),
        "state": deletion.map(|deletion| deletion.stage.name()),
        "deleted": gone,
        "verifiedAt": verified_at,
        "leftElsewhere": left(leaving),
    })
}

fn said(leaving: &Leaving) -> String {
    let name = &leaving.name;
    match leaving.deletion.as_ref().map(|deletion| &deletion.stage) {
        Some(Stage::Gone {
            gone, verified_at, ..
        }) => {
            let pending = match verified_at {
                Some(_) => "",
                None => "; that nothing is left in the files is not verified yet",
            };
            let elsewhere = match left(leaving) {
                0 => String::new(),
                left => format!(
                    "; {left} left to do elsewhere: see /desk/apps/{}/deletion",
                    leaving.app
                ),
            };
            format!("{name} is deleted; gone: {}{pending}{elsewhere}", in_words(gone))
        }
        _ => format!("{name} is not there any more; whoever serves this folder deletes its records"),
    }
}

/// How much is left to do elsewhere.
fn left(leaving: &Leaving) -> u64 {
    let tasks = &leaving.tasks;
    let told = tasks.told.iter().filter(|task| task.is_open()).count();
    let mine = [tasks.calls, tasks.files].map(|of| of.total.saturating_sub(of.done));
    mine.into_iter().sum::<u64>() + u64::try_from(told).unwrap_or(u64::MAX)
}

/// How much of each.
fn in_words(holdings: &Holdings) -> String {
    let each = [
        (holdings.people, "people"),
        (holdings.channels, "channels"),
        (holdings.devices, "devices"),
        (holdings.business_systems, "links to other systems"),
        (holdings.conversations, "conversations"),
        (holdings.messages, "messages"),
        (holdings.attachments, "attachments"),
        (holdings.requests, "requests"),
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
    use super::*;

    #[test]
    fn what_goes_is_counted_and_what_does_not_is_left_out() {
        let holdings = Holdings {
            people: 1,
            messages: 7,
            ..Holdings::default()
        };
        assert_eq!(in_words(&holdings), "1 people, 7 messages");
        assert_eq!(in_words(&Holdings::default()), "nothing");
    }
}
