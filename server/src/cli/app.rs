//! `rightsdesk app`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use desk::Operator;
use domain::{facts::Facts, id::AppId};

use super::{Failure, app_delete, common::DataArgs, out, return_page};
use crate::open::from_desk;

/// What a business says about itself and its rules here, and its end
#[derive(Debug, Subcommand)]
pub(super) enum App {
    Set(Set),
    Show(Show),
    Delete(app_delete::Delete),
    Readmit(app_delete::Readmit),
}

/// Set an app's facts from a file; what the file does not say is unsaid
#[derive(Debug, Args)]
#[command(after_help = "\
The file, with everything that can be said. Nothing has to be: what is not said reads \"the business has not said\".

  # The law that requests are answered under; rightsdesk deadline --regimes lists them. A law
  # that nobody has checked here is refused until you have, and say so in confirmed_regimes.
  regime = \"gdpr\"
  confirmed_regimes = [\"colorado\"]
  # Where you must act: its holidays are no last days (rightsdesk deadline --calendars). Without
  # it, Saturdays and Sundays alone are not.
  calendar = \"NO\"
  # Where your days begin and end: an IANA name; without it, in UTC.
  time_zone = \"Europe/Oslo\"
  # Where your records live: here, or on the platform. There, what is decided has to be done as
  # well, and the portal names each call.
  place = \"here\"

  # Other laws, by where the person is: a country, or a part of one (ISO 3166).
  [regimes]
  GB = \"uk-gdpr\"
  US-CO = \"colorado\"

  [sign_in]
  # Pages of these origins may post a token to /sign-in. Exact, as browsers send them.
  origins = [\"https://shop.example.com\"]
  # Where people sign in with you: offered when they have to come again.
  url = \"https://shop.example.com/account\"

  [decisions]
  # An erasure takes two approvals, by staff who sign in by tokens of two keys.
  two_people = true
  # How long the person can still take an approved erasure back: 24h unless you say so,
  # 0h to begin at once. Never past the day by which you have to answer.
  cool_off = \"24h\"

  [staff]
  # How people see your staff, in conversations and in the list of who looked: by_role or
  # by_name.
  shown = \"by_role\"

  # Who answers for the data, your data protection officer, and whom a person can complain
  # to. All five each.
  [controller]
  name = \"Shop AS\"
  address = \"\"\"
  3 Quay Road
  0150 Tarrow\"\"\"
  email = \"privacy@shop.example.com\"
  phone = \"+47 22 00 00 00\"
  url = \"https://shop.example.com/privacy\"

  [data_protection_officer]
  email = \"dpo@shop.example.com\"

  [authority]
  name = \"Datatilsynet\"
  url = \"https://www.datatilsynet.no\"

  # What the law wants said of the data (GDPR Art. 15(1)): of all, and of each kind of data
  # where it differs: profile, metadata, channels, devices, business_systems, conversations,
  # messages, requests, access_log. All six each; a text, or the same in several languages.
  [data.all]
  retention = { en = \"Three years after your last trip\", de = \"Drei Jahre danach\" }
  automated_decisions = \"None\"
  transfers = \"None outside the EEA\"

  [data.messages]
  purposes = \"To answer you\"
  recipients = \"Example Helpdesk Ltd, who run our help desk\"
  source = \"You\"

  # For how long things are kept that the portal then lets go by itself, in years, months, days or
  # seconds: messages, since the last one in their conversation; that somebody was erased
  # (tombstones); requests, since they were closed; what the audit log says (entries). What is not
  # said is as the platform says (conversationRetentionSeconds), and of the last three 24 months.
  # Nothing goes before somebody has confirmed it: see rightsdesk retention.
  [retention]
  messages = \"3 years\"
  tombstones = \"3 years\"
  requests = \"24 months\"
  entries = \"24 months\"

  # Whom you give the data to, one by one: they are told when data are corrected, deleted or
  # restricted (GDPR Art. 19). With an address, the portal tells them, signed, if the setting
  # outgoing_hosts names its host (docs/NOTICES.md); without one, your staff do.
  [[recipients]]
  name = \"Example Mailhouse Ltd\"
  webhook = \"https://hooks.example.com/privacy\"

  [[recipients]]
  name = \"Example Bank\"

Example:
  rightsdesk app set --data ./data --app 5f2c… facts.toml

If the setting outgoing_hosts names the host of sign_in.url, the page is asked for, and you are told if it is not there.")]
pub(super) struct Set {
    #[command(flatten)]
    data: DataArgs,
    /// The app
    #[arg(long)]
    app: AppId,
    /// The file
    #[arg(value_name = "FILE.toml")]
    file: PathBuf,
}

/// Show an app's facts, as a file that `app set` takes
#[derive(Debug, Args)]
pub(super) struct Show {
    #[command(flatten)]
    data: DataArgs,
    /// The app
    #[arg(long)]
    app: AppId,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl App {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Set(set) => set.run(),
            Self::Show(show) => show.run(),
            Self::Delete(delete) => delete.run(),
            Self::Readmit(readmit) => readmit.run(),
        }
    }
}

impl Set {
    fn run(self) -> Result<(), Failure> {
        let Self { data, app, file } = self;
        let name = file.display();
        let text = std::fs::read_to_string(&file)
            .map_err(|error| Failure::call(format!("{name} cannot be read: {error}")))?;
        let facts = read(&text).map_err(|why| Failure::wrong(format!("{name}: {why}")))?;
        facts
            .confirmed()
            .map_err(|why| Failure::wrong(format!("{name}: {why}")))?;
        facts
            .keeps_requests()
            .map_err(|why| Failure::wrong(format!("{name}: {why}")))?;
        let page = facts.sign_in.url.clone();
        data.with_settings(async |settings, desk| {
            let set = desk.set_facts(&Operator::at_the_machine(), &app, facts).await;
            set.map_err(|error| from_desk(&error))?;
            if let Some(page) = page
                && let Some(why) = return_page::amiss(&settings.outgoing, &page).await
            {
                out::note(&format!(
                    "set, but the portal did not find the page at {page}: {why}"
                ));
            }
            Ok(())
        })
    }
}

/// What a file says; or which line, which key and which rule.
fn read(text: &str) -> Result<Facts, String> {
    let said = |error: &toml::de::Error, key: &str| {
        let line = error
            .span()
            .map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        format!("line {line}: {key}{}", error.message().replace('\n', " "))
    };
    let file = toml::Deserializer::parse(text).map_err(|error| said(&error, ""))?;
    serde_path_to_error::deserialize(file).map_err(|error| {
        let key = error.path().to_string();
        let key = if key == "." {
            String::new()
        } else {
            format!("{key}: ")
        };
        said(error.inner(), &key)
    })
}

impl Show {
    fn run(self) -> Result<(), Failure> {
        let Self { data, app, json } = self;
        data.with_desk(async |desk| {
            let facts = desk.facts(&Operator::at_the_machine(), &app).await;
            let facts = facts.map_err(|error| from_desk(&error))?;
            if json {
                return out::json(&serde_json::json!(facts));
            }
            let text = toml::to_string(&facts).map_err(|error| Failure::unable(error.to_string()))?;
            out::line(text.trim_end())
        })
    }
}
