//! `rightsdesk key`

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use desk::{NewKey, Operator, PublicKey};
use domain::{
    id::{AppId, GroupId, KeyId},
    key::{Algorithm, KeyUse, Reach, SigningKey, Terms},
};
use jiff::{SignedDuration, Timestamp};
use rustls_pki_types::{SubjectPublicKeyInfoDer, pem::PemObject as _};
use serde_json::json;

use super::{Failure, common::DataArgs, out};
use crate::{clock::SystemClock, duration, open::from_desk, pem};

/// Keys that sign tokens: make, register, list, rotate and revoke them
#[derive(Debug, Subcommand)]
pub(super) enum Key {
    Create(Create),
    Add(Add),
    List(List),
    Rotate(Rotate),
    Revoke(Revoke),
}

/// Make a key and print its secret, once
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk key create --data ./data --app 5f2c… --use people
  rightsdesk key create --data ./data --app 5f2c… --use staff --json

The secret is the HMAC key as it stands: sign with its characters, do not decode them. It is kept sealed and cannot be \
shown again. Make one key for people and another for staff, and let each stand only where it is needed. An app has ten \
good keys at most.")]
pub(super) struct Create {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    reach: ReachArgs,
    #[command(flatten)]
    terms: TermsArgs,
    /// Print {"kid","secret"}
    #[arg(long)]
    json: bool,
}

/// Register a public key, whose other half stays with you
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  openssl genpkey -algorithm ed25519 -out private.pem
  openssl pkey -in private.pem -pubout -out public.pem
  rightsdesk key add --data ./data --app 5f2c… --alg EdDSA --public public.pem --use people

The file is in PEM and begins with -----BEGIN PUBLIC KEY-----. A key that was registered once cannot be again, not even \
after it was revoked.")]
pub(super) struct Add {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    reach: ReachArgs,
    /// The one algorithm that its tokens are signed with
    #[arg(long = "alg", value_enum)]
    algorithm: PublicAlgorithm,
    /// The public key's file
    #[arg(long, value_name = "FILE")]
    public: PathBuf,
    #[command(flatten)]
    terms: TermsArgs,
    /// Print {"kid"}
    #[arg(long)]
    json: bool,
}

/// List the keys of an app, a group or the provider, those that are over too; secrets are not shown
#[derive(Debug, Args)]
#[command(after_help = "\
What a key asks of its tokens: \"aud\", that they name this portal, and \"once\", that each is used once. Keys that \
replaced one another are of one line, which is named after the first of them; beside it stands the one right before, where \
it is known.")]
pub(super) struct List {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    reach: ReachArgs,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

/// Make or register a key in place of another; both are good for a while
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  rightsdesk key rotate app_6a81… --data ./data --overlap 24h

The new key has the old one's reach, use and conditions. Sessions that the old one opened live on to their own end; to \
end them at once, revoke it.")]
pub(super) struct Rotate {
    #[command(flatten)]
    data: DataArgs,
    /// The key to replace
    kid: KeyId,
    /// How long the old key stays good: a number and s, m, h or d
    #[arg(long, value_name = "TIME", default_value = "24h", value_parser = duration::parse)]
    overlap: SignedDuration,
    /// For a registered key: the new public key's file, for the same algorithm
    #[arg(long, value_name = "FILE")]
    public: Option<PathBuf>,
    /// Print {"kid","secret"}
    #[arg(long)]
    json: bool,
}

/// Revoke a key, and end every session that it opened, at once
#[derive(Debug, Args)]
pub(super) struct Revoke {
    #[command(flatten)]
    data: DataArgs,
    /// The key
    kid: KeyId,
    /// Print {"kid","sessionsEnded"}
    #[arg(long)]
    json: bool,
}

/// What a key may be used for, and until when.
#[derive(Debug, Args)]
struct TermsArgs {
    /// Whom it may sign tokens for. Say it: a key that is for one thing only is worth less to a thief
    #[arg(long = "use", value_enum, default_value_t = Use::All)]
    allows: Use,
    /// Its tokens must name this portal's address in "aud"
    #[arg(long)]
    require_audience: bool,
    /// Its tokens must have a "jti", and each is good once
    #[arg(long)]
    once: bool,
    /// From when on its tokens are not taken any more, as 2027-01-31T00:00:00Z
    #[arg(long, value_name = "TIME")]
    not_after: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum PublicAlgorithm {
    /// ECDSA on P-256
    #[value(name = "ES256")]
    Es256,
    /// Ed25519
    #[value(name = "EdDSA")]
    EdDsa,
    /// RSA, 2048 bits or more
    #[value(name = "RS256")]
    Rs256,
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
            Self::Add(add) => add.run(),
            Self::List(list) => list.run(),
            Self::Rotate(rotate) => rotate.run(),
            Self::Revoke(revoke) => revoke.run(),
        }
    }
}

const OPERATOR: Operator = Operator::at_the_machine();

impl Create {
    fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            reach,
            terms,
            json,
        } = self;
        let (reach, terms) = fitting(reach, terms)?;
        data.with_desk(async |desk| {
            let made = desk.create_key(&OPERATOR, reach, terms).await;
            print(&made.map_err(|error| from_desk(&error))?, json)
        })
    }
}

impl Add {
    fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            reach,
            algorithm,
            public,
            terms,
            json,
        } = self;
        let (reach, terms) = fitting(reach, terms)?;
        let spki = read(&public)?;
        data.with_desk(async |desk| {
            let key = PublicKey {
                algorithm: algorithm.into(),
                spki,
            };
            let kid = desk.add_key(&OPERATOR, reach, key, terms).await;
            let kid = kid.map_err(|error| about(&public, &error))?;
            if json {
                return out::json(&json!({"kid": kid.as_str()}));
            }
            out::line(format_args!("kid:    {kid}"))
        })
    }
}

impl List {
    fn run(self) -> Result<(), Failure> {
        let Self { data, reach, json } = self;
        data.with_desk(async |desk| {
            let keys = desk.keys(&OPERATOR, &reach.into()).await;
            let keys = keys.map_err(|error| from_desk(&error))?;
            if json {
                keys.iter().try_for_each(|key| out::json(&described(key)))
            } else {
                let now = desk::Clock::now(&SystemClock);
                table(&keys, now).into_iter().try_for_each(out::line)
            }
        })
    }
}

impl Rotate {
    fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            kid,
            overlap,
            public,
            json,
        } = self;
        let spki = public.as_deref().map(read).transpose()?;
        data.with_desk(async |desk| {
            let rotated = desk.rotate_key(&OPERATOR, &kid, spki, overlap).await;
            let rotated = rotated.map_err(|error| match &public {
                Some(file) => about(file, &error),
                None => from_desk(&error),
            })?;
            print(&rotated, json)
        })
    }
}

impl Revoke {
    fn run(self) -> Result<(), Failure> {
        let Self { data, kid, json } = self;
        data.with_desk(async |desk| {
            let ended = desk.revoke_key(&OPERATOR, &kid).await;
            let ended = ended.map_err(|error| from_desk(&error))?;
            if json {
                return out::json(&json!({"kid": kid.as_str(), "sessionsEnded": ended}));
            }
            out::line(format_args!("{kid} is revoked, and {ended} sessions with it"))
        })
    }
}

/// What a key is to be, if such a key could ever sign a token that is taken.
fn fitting(reach: ReachArgs, terms: TermsArgs) -> Result<(Reach, Terms), Failure> {
    let (reach, terms) = (Reach::from(reach), Terms::from(terms));
    if !matches!(reach, Reach::App(_)) && terms.allows == KeyUse::People {
        return Err(Failure::call(
            "only an app's key can sign for people: name the app with --app, or choose another --use",
        ));
    }
    match terms.not_after {
        Some(end) if end <= desk::Clock::now(&SystemClock) => Err(Failure::call(format!(
            "--not-after {end} is past, and the key would never be good: give a time to come, or leave it out"
        ))),
        _ => Ok((reach, terms)),
    }
}

/// A `SubjectPublicKeyInfo` out of a PEM file (RFC 7468 §13).
fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let spki = SubjectPublicKeyInfoDer::from_pem_file(file);
    let spki = spki.map_err(|error| {
        Failure::call(format!(
            "{} cannot be read as a public key: {}; give one in PEM, which begins with -----BEGIN PUBLIC KEY-----",
            file.display(),
            pem::in_words(&error)
        ))
    })?;
    Ok(spki.as_ref().to_vec())
}

fn about(file: &Path, error: &desk::Error) -> Failure {
    match error {
        desk::Error::PublicKey(why) => Failure::wrong(format!("{}: {why}", file.display())),
        other => from_desk(other),
    }
}

fn print(made: &NewKey, json: bool) -> Result<(), Failure> {
    let (kid, secret) = (made.kid.as_str(), made.secret.as_str());
    match (json, secret.is_empty()) {
        (true, true) => out::json(&json!({"kid": kid})),
        (true, false) => out::json(&json!({"kid": kid, "secret": secret})),
        (false, true) => out::line(format_args!("kid:    {kid}")),
        (false, false) => {
            out::line(format_args!("kid:    {kid}"))?;
            out::line(format_args!("secret: {secret}"))
        }
    }
}

fn described(key: &SigningKey) -> serde_json::Value {
    json!({
        "kid": key.kid.as_str(),
        "algorithm": key.material.algorithm.name(),
        "use": Use::from(key.terms.allows).name(),
        "requireAudience": key.terms.needs_audience,
        "once": key.terms.once,
        "line": key.lineage.as_str(),
        "replaces": key.replaces.as_ref().map(KeyId::as_str),
        "createdAt": key.created_at,
        "notAfter": key.terms.not_after,
        "revokedAt": key.revoked_at,
    })
}

/// A heading, and a line for each key.
fn table(keys: &[SigningKey], now: Timestamp) -> Vec<String> {
    let heading = ["kid", "alg", "use", "asks", "line", "replaces", "made", "end"].map(str::to_owned);
    let rows: Vec<_> = std::iter::once(heading)
        .chain(keys.iter().map(|key| cells(key, now)))
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let widths: [usize; 8] = std::array::from_fn(width);
    let line = |row: &[String; 8]| {
        let cells = row.iter().zip(widths);
        let cells: Vec<_> = cells.map(|(cell, width)| format!("{cell:<width$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn cells(key: &SigningKey, now: Timestamp) -> [String; 8] {
    let asks = [("aud", key.terms.needs_audience), ("once", key.terms.once)];
    let asks: Vec<_> = asks
        .into_iter()
        .filter_map(|(name, asked)| asked.then_some(name))
        .collect();
    let end = match (key.revoked_at, key.terms.not_after) {
        (Some(at), _) => format!("revoked {at}"),
        (None, Some(end)) if end <= now => format!("over since {end}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => String::new(),
    };
    [
        key.kid.as_str().to_owned(),
        key.material.algorithm.name().to_owned(),
        Use::from(key.terms.allows).name(),
        asks.join(", "),
        key.lineage.as_str().to_owned(),
        key.replaces
            .as_ref()
            .map_or_else(String::new, |kid| kid.as_str().to_owned()),
        key.created_at.to_string(),
        end,
    ]
}

impl From<TermsArgs> for Terms {
    fn from(args: TermsArgs) -> Self {
        Self {
            allows: args.allows.into(),
            needs_audience: args.require_audience,
            once: args.once,
            not_after: args.not_after,
        }
    }
}

impl From<PublicAlgorithm> for Algorithm {
    fn from(algorithm: PublicAlgorithm) -> Self {
        match algorithm {
            PublicAlgorithm::Es256 => Self::Es256,
            PublicAlgorithm::EdDsa => Self::EdDsa,
            PublicAlgorithm::Rs256 => Self::Rs256,
        }
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

#[cfg(test)]
mod tests {
    use domain::key::Material;

    use super::*;

    #[test]
    fn a_list_says_what_stands_in_which_column() {
        let key = |kid: &str, algorithm, terms, replaces: Option<&str>, revoked_at| SigningKey {
            kid: KeyId::parse(kid).unwrap(),
            reach: Reach::Provider,
            material: Material {
                algorithm,
                bytes: Vec::new(),
            },
            terms,
            lineage: KeyId::parse("act_1").unwrap(),
            replaces: replaces.map(|kid| KeyId::parse(kid).unwrap()),
            created_at: Timestamp::UNIX_EPOCH,
            revoked_at,
        };
        let now = Timestamp::from_second(100).unwrap();
        let careful = Terms {
            needs_audience: true,
            once: true,
            ..Terms::of(KeyUse::Staff)
        };
        let keys = [
            key("act_1", Algorithm::Es256, KeyUse::Staff.into(), None, Some(now)),
            key("act_12345", Algorithm::EdDsa, careful, Some("act_1"), None),
        ];
        assert_eq!(
            table(&keys, now),
            [
                "kid        alg    use    asks       line   replaces  made                  end",
                "act_1      ES256  staff             act_1            1970-01-01T00:00:00Z  revoked 1970-01-01T00:01:40Z",
                "act_12345  EdDSA  staff  aud, once  act_1  act_1     1970-01-01T00:00:00Z",
            ]
        );
        assert_eq!(
            table(&[], now).len(),
            1,
            "the heading stands there also where nothing is"
        );
    }
}
