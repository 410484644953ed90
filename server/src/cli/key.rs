//! `rightsdesk key`

use clap::{Args, Subcommand, ValueEnum};
use desk::Operator;
use domain::{
    id::{AppId, GroupId},
    key::{KeyUse, Reach},
};
use serde_json::json;

use super::{Failure, common::DataArgs, out};
use crate::open::from_desk;

/// Keys that sign tokens: make one, list them
#[derive(Debug, Subcommand)]
pub(super) enum Key {
    Create(Create),
    List(List),
}

/// Make a key and print its secret, once
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk key create --data ./data --app 5f2c…
  rightsdesk key create --data ./data --app 5f2c… --use staff --json

The secret is the HMAC key as it stands: sign with its characters, do not decode them. It is kept sealed and cannot be \
shown again.")]
pub(super) struct Create {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    reach: ReachArgs,
    /// Whom it may sign tokens for
    #[arg(long = "use", value_enum, default_value_t = Use::All)]
    allows: Use,
    /// Print {"kid","secret"}
    #[arg(long)]
    json: bool,
}

/// List the keys of an app, a group or the provider; secrets are not shown
#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    reach: ReachArgs,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct ReachArgs {
    /// An app's key
    #[arg(long)]
    app: Option<AppId>,
    /// A group's key: reaches all of its apps
    #[arg(long)]
    group: Option<GroupId>,
    /// The provider's key: reaches everything here
    #[arg(long)]
    provider: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Use {
    /// People only
    People,
    /// Staff only
    Staff,
    /// Programs only
    Machines,
    /// Anyone within its reach
    All,
}

impl Key {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Create(create) => create.run(),
            Self::List(list) => list.run(),
        }
    }
}

impl Create {
    fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            reach,
            allows,
            json,
        } = self;
        data.with_desk(async |desk| {
            let made = desk
                .create_key(&Operator::at_the_machine(), reach.into(), allows.into())
                .await;
            let made = made.map_err(|error| from_desk(&error))?;
            let (kid, secret) = (made.kid.as_str(), made.secret.as_str());
            if json {
                return out::json(&json!({"kid": kid, "secret": secret}));
            }
            out::line(format_args!("kid:    {kid}"))?;
            out::line(format_args!("secret: {secret}"))
        })
    }
}

impl List {
    fn run(self) -> Result<(), Failure> {
        let Self { data, reach, json } = self;
        data.with_desk(async |desk| {
            let keys = desk.keys(&Operator::at_the_machine(), &reach.into()).await;
            for key in keys.map_err(|error| from_desk(&error))? {
                let (kid, allows) = (key.kid.as_str(), Use::from(key.allows).name());
                if json {
                    out::json(&json!({"kid": kid, "use": allows, "createdAt": key.created_at}))?;
                } else {
                    out::line(format_args!("{kid}  {allows:<8}  {}", key.created_at))?;
                }
            }
            Ok(())
        })
    }
}

impl Use {
    fn name(self) -> String {
        self.to_possible_value()
            .map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

impl From<Use> for KeyUse {
    fn from(allows: Use) -> Self {
        match allows {
            Use::People => Self::People,
            Use::Staff => Self::Staff,
            Use::Machines => Self::Machines,
            Use::All => Self::All,
        }
    }
}

impl From<KeyUse> for Use {
    fn from(allows: KeyUse) -> Self {
        match allows {
            KeyUse::People => Self::People,
            KeyUse::Staff => Self::Staff,
            KeyUse::Machines => Self::Machines,
            KeyUse::All => Self::All,
        }
    }
}

impl From<ReachArgs> for Reach {
    /// clap has seen to it that exactly one is given.
    fn from(args: ReachArgs) -> Self {
        match (args.app, args.group) {
            (Some(app), _) => Self::App(app),
            (None, Some(group)) => Self::Group(group),
            (None, None) => Self::Provider,
        }
    }
}
