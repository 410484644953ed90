//! `rightsdesk token`

use clap::Args;
use desk::Clock as _;
use domain::{
    id::{ExternalId, KeyId},
    key::KeyUse,
};
use evidence::SystemRandom;
use jiff::SignedDuration;

use super::{Failure, common::DataArgs, out};
use crate::{
    auth::mint::{For, mint},
    clock::SystemClock,
    duration,
    open::from_desk,
};

/// Sign a token, as your own server would, to try the portal with
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk token --data ./data --kid app_6a81… --user passenger-20417
  rightsdesk token --data ./data --kid app_6a81… --staff 'Idris Pellow' --ttl 8h

Paste it at /sign-in. A token is as good as a password while it lasts: keep it short, and out of addresses and logs.
For a key that asks for an audience, the token names the portal by its public_url, or else by what it listens on: give
both as serve has them, by the configuration file or as RIGHTSDESK_PUBLIC_URL and RIGHTSDESK_LISTEN.")]
pub(super) struct Token {
    #[command(flatten)]
    data: DataArgs,
    /// The key that signs
    #[arg(long)]
    kid: KeyId,
    #[command(flatten)]
    whom: WhomArgs,
    /// How long it is good for: a number and s, m, h or d
    #[arg(long, value_name = "TIME", default_value = "15m", value_parser = duration::parse)]
    ttl: SignedDuration,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct WhomArgs {
    /// A person, by the business's own id for them
    #[arg(long, value_name = "EXTERNAL_ID", value_parser = ExternalId::parse)]
    user: Option<ExternalId>,
    /// A member of staff, by name
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    staff: Option<String>,
}

impl Token {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self { data, kid, whom, ttl } = self;
        let whom = match (whom.user, whom.staff) {
            (Some(user), _) => For::User(user),
            (None, name) => For::Staff(name.unwrap_or_default()),
        };
        data.with_settings(async |settings, desk| {
            if ttl > settings.token_lifetime {
                return Err(Failure::wrong(format!(
                    "the portal takes no token that is good for longer than {}: give a shorter --ttl, or set token_lifetime",
                    duration::said(settings.token_lifetime)
                )));
            }
            let key = desk.signing_key(&kid).await.map_err(|error| from_desk(&error))?;
            let key = key.ok_or_else(|| {
                Failure::wrong(format!(
                    "there is no good key {kid}: rightsdesk key list shows those there are, and which are over"
                ))
            })?;
            if !signs_for(key.terms.allows, &whom) {
                return Err(Failure::wrong(format!(
                    "{kid} is not a key for {}, and the portal would refuse the token: rightsdesk key list shows which is",
                    match whom {
                        For::User(_) => "people",
                        For::Staff(_) => "staff",
                    }
                )));
            }
            let audience = if key.terms.needs_audience {
                Some(settings.url(settings.listen)?.to_string())
            } else {
                None
            };
            let token = mint(&key, &whom, audience.as_deref(), SystemClock.now(), ttl, &SystemRandom);
            out::line(token.map_err(|error| Failure::wrong(error.to_string()))?)
        })
    }
}

const fn signs_for(allowed: KeyUse, whom: &For) -> bool {
    matches!(
        (allowed, whom),
        (KeyUse::All, _) | (KeyUse::People, For::User(_)) | (KeyUse::Staff, For::Staff(_))
    )
}
