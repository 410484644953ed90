//! `rightsdesk erase`

use std::time::Duration;

use clap::Args;
use desk::{Desk, HoldTold, Operator, UserRef};
use domain::{
    erasure::Counts,
    id::AppId,
    request::{Happened, Reference, Request, State, Words},
};
use serde_json::json;

use super::{
    Failure,
    common::{DataArgs, user},
    out,
};
use crate::open::from_desk;

/// Another process carries it out: looked for this often.
const GLANCE: Duration = Duration::from_millis(200);

/// Erase a person by hand: put the request for them, approve it, and have it carried out
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk erase --data ./data --app 5f2c…  --user passenger-20417 --as 'Tove Lind' --reason 'Asked by letter' --wait
  rightsdesk erase --data ./data --app 5f2c…  --user id:6a134e5dd46cf80ad5612c3e --as cron --reason 'Account closed' --json

For people who are locked out, and for scripts. It is decided at once, without a second approval and without a time in
which it could be taken back, and is then carried out and written down as any other. The person reads the reason; the
audit log has the name and not the reason. A person who is being erased, or was, is not erased twice: the answer is the
request under which they are, or were.

Without --wait, a portal that serves the folder carries it out, or the next one that does. With --wait this command
does so itself, unless one is at it already, and ends when everything that the portal holds is gone and the portal has
looked whether anything is left in its files.

While a legal hold stands on the person, nothing is put and nothing goes: staff lift it on the page of a request of
theirs, or it ends by its last day.

Exit codes: 0 put, or with --wait carried out, 1 the person is not held, or the request was taken back, 2 the call is
wrong, 3 it could not be done now: a legal hold stands, or the time in which it can be taken back is not over.")]
pub(super) struct Erase {
    #[command(flatten)]
    data: DataArgs,
    /// The app that the person deals with
    #[arg(long)]
    app: AppId,
    /// The person: the business's own id for them, or id: and the platform's
    #[arg(long, value_name = "U", value_parser = user)]
    user: UserRef,
    /// Who you are: stands in the audit log, and with the request
    #[arg(long = "as", value_name = "NAME", value_parser = name)]
    name: Box<str>,
    /// Why; the person reads it
    #[arg(long, value_name = "TEXT", value_parser = Words::parse)]
    reason: Words,
    /// Wait until it is carried out
    #[arg(long)]
    wait: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn name(text: &str) -> Result<Box<str>, &'static str> {
    let name = text.trim();
    let fits = (1..=128).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if fits {
        Ok(name.into())
    } else {
        Err("a name is 1 to 128 characters in one line")
    }
}

impl Erase {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            app,
            user,
            name,
            reason,
            wait,
            json,
        } = self;
        let operator = Operator::at_the_machine();
        data.with_desk(async |desk| {
            let reference = match desk.erase_by_hand(&operator, &app, &user, &name, reason).await {
                Ok(reference) => reference,
                Err(desk::Error::Held) => {
                    let held = held(&desk, &app, &user).await?.unwrap_or_default();
                    return Err(Failure::unable(format!(
                        "a legal hold stands on them{held}, so that nothing of theirs is deleted: have staff lift it on the \
                         page of a request of theirs, or wait for its end, and call again"
                    )));
                }
                Err(error) => return Err(from_desk(&error)),
            };
            let request = if wait {
                carried_out(&desk, &app, &user, &reference).await?
            } else {
                let request = how_far(&desk, &app, &reference).await?;
                goes_on(&desk, &app, &user, &request).await?;
                request
            };
            if json {
                out::json(&as_value(&request))
            } else {
                out::line(in_words(&request))
            }
        })
    }
}

async fn how_far(desk: &Desk, app: &AppId, reference: &Reference) -> Result<Request, Failure> {
    let operator = Operator::at_the_machine();
    let request = desk.request_by_hand(&operator, app, reference);
    request.await.map_err(|error| from_desk(&error))
}

/// Works until the request is done and it is verified that nothing is left, beside whoever else does.
async fn carried_out(
    desk: &Desk,
    app: &AppId,
    user: &UserRef,
    reference: &Reference,
) -> Result<Request, Failure> {
    loop {
        let request = how_far(desk, app, reference).await?;
        goes_on(desk, app, user, &request).await?;
        match request.state {
            State::Done { .. } if !request.is_unverified() => return Ok(request),
            State::Approved { .. } | State::Executing { .. } | State::Done { .. } => {}
            State::CoolingOff { until, .. } => {
                return Err(Failure::unable(format!(
                    "request {reference} was approved before, and begins at {until}: until then the person can take it back"
                )));
            }
            State::Stuck { failure, .. } => {
                return Err(Failure::unable(format!(
                    "request {reference} cannot go on ({}): it is tried again by itself while a portal serves the folder",
                    failure.why
                )));
            }
            other => {
                return Err(Failure::wrong(format!(
                    "request {reference} is {} meanwhile: see what became of it, and call again",
                    other.name()
                )));
            }
        }
        match desk.work(|| false).await {
            Ok(true) => {}
            // Another process carries it out, or writes for long; or a hold has come meanwhile.
            Ok(false) | Err(desk::Error::Busy(_) | desk::Error::Moved | desk::Error::Held) => {
                tokio::time::sleep(GLANCE).await;
            }
            Err(error) => return Err(from_desk(&error)),
        }
    }
}

/// Fails for one in line that a legal hold stops, which has come along with another record that became theirs.
async fn goes_on(desk: &Desk, app: &AppId, user: &UserRef, request: &Request) -> Result<(), Failure> {
    let is_in_line = matches!(
        request.state,
        State::Approved { .. } | State::Executing { .. } | State::Stuck { .. }
    );
    if is_in_line && let Some(held) = held(desk, app, user).await? {
        return Err(Failure::unable(format!(
            "request {} waits, for a legal hold stands on them{held}: once that is over, it goes on by itself while a portal \
             serves the folder",
            request.reference
        )));
    }
    Ok(())
}

/// The legal holds on somebody, in words; nothing where none stands.
async fn held(desk: &Desk, app: &AppId, user: &UserRef) -> Result<Option<String>, Failure> {
    let holds = desk.holds_by_hand(&Operator::at_the_machine(), app, user).await;
    let holds = holds.map_err(|error| from_desk(&error))?;
    let said: Vec<_> = holds.into_iter().map(in_a_word).collect();
    Ok((!said.is_empty()).then(|| format!(" ({})", said.join("; "))))
}

/// On what ground, and until when.
fn in_a_word(hold: HoldTold) -> String {
    let ground = hold.ground.reason().code();
    match hold.until {
        Some(day) => format!("{ground}, until {day}"),
        None => ground.to_owned(),
    }
}

fn as_value(request: &Request) -> serde_json::Value {
    let erased = match &request.state {
        State::Done { execution, .. } => json!(execution.erased),
        _ => serde_json::Value::Null,
    };
    let verified = request.trail.iter().find(|step| step.what == Happened::Verified);
    json!({
        "request": request.reference,
        "state": request.state.name(),
        "erased": erased,
        "verifiedAt": verified.map(|step| step.at),
    })
}

fn in_words(request: &Request) -> String {
    let reference = &request.reference;
    match &request.state {
        State::Done { execution, .. } => {
            let pending = if request.is_unverified() {
                "; that nothing is left in the files is not verified yet"
            } else {
                ""
            };
            let there = if request.state.awaits_platform() {
                "; on the platform it is still to be done, and staff say when it is"
            } else {
                ""
            };
            format!(
                "request {reference}: {}; gone: {}{pending}{there}",
                request.state.name(),
                gone(&execution.erased)
            )
        }
        State::CoolingOff { until, .. } => format!(
            "request {reference}: approved before, begins at {until}; until then the person can take it back"
        ),
        state => format!(
            "request {reference}: {}; whoever serves this folder carries it out",
            state.name()
        ),
    }
}

/// What went, and how much of each.
fn gone(counts: &Counts) -> String {
    let each = [
        (counts.profiles, "profiles"),
        (counts.channels, "channels"),
        (counts.devices, "devices"),
        (counts.business_systems, "links to other systems"),
        (counts.conversations, "conversations"),
        (counts.shared_conversations, "parts in conversations with others"),
        (counts.messages, "messages"),
        (counts.attachments, "attachments"),
        (counts.quotes, "quotes"),
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
    use domain::reason::Exception;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_hold_is_told_by_its_ground_and_its_last_day() {
        let told = |until| {
            in_a_word(HoldTold {
                ground: Exception::LEGAL_CLAIMS,
                until,
            })
        };
        assert_eq!(told(None), "legal_claims");
        assert_eq!(told(Some(date(2027, 11, 23))), "legal_claims, until 2027-11-23");
    }

    #[test]
    fn a_name_is_one_line_and_somebodys() {
        assert_eq!(&*name("  Tove Lind ").unwrap(), "Tove Lind");
        for wrong in ["", "  ", "a\nb", &"x".repeat(129)] {
            assert!(name(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn what_went_is_counted_and_what_did_not_is_left_out() {
        let counts = Counts {
            profiles: 1,
            messages: 7,
            ..Counts::default()
        };
        assert_eq!(gone(&counts), "1 profiles, 7 messages");
        assert_eq!(gone(&Counts::default()), "nothing");
    }
}
