//! `rightsdesk verify`

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use clap::Args;
use serde_json::json;
use verify::{Counts, Inspector, Misfit, PublicKey, Signer, Verdict};

use super::{Failure, out};

/// Check an export, offline: whether every byte is as it was signed, and by whom
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk verify export.json
  rightsdesk verify export.json --key 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo

The portal's keys stand at /.well-known/rightsdesk-keys.json, each key's text in the member \"x\". Without --key the \
file's own key is used: then the file is shown to be intact, but anybody could have signed it.

Of a damaged file it names the member, counted from 0, where its structure or its counts tell: conversations[3].messages[7].

Exit codes: 0 intact, 1 damaged, signed by another key, or no export, 3 the file cannot be read.")]
pub(super) struct Verify {
    /// The file; - reads stdin
    file: PathBuf,
    /// The public key that must have signed it
    // One key in 64 begins with a hyphen.
    #[arg(long, value_name = "PUB", allow_hyphen_values = true)]
    key: Option<PublicKey>,
    /// Print the verdict as JSON
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub(super) fn run(self) -> Result<(), Failure> {
        let verdict = check(&self.file, self.key)?;
        if self.json {
            out::json(&as_json(&verdict))?;
            return if verdict.is_intact() {
                Ok(())
            } else {
                Err(Failure::said())
            };
        }
        match &verdict {
            Verdict::Intact { counts, kid, .. } => {
                out::line(&verdict)?;
                out::line(format_args!("Signed with the key {kid}."))?;
                out::line(in_words(counts))
            }
            _ => Err(Failure::wrong(format!("{}: {verdict}", self.file.display()))),
        }
    }
}

fn check(path: &Path, key: Option<PublicKey>) -> Result<Verdict, Failure> {
    let cannot = |error: io::Error| Failure::unable(format!("{} cannot be read: {error}", path.display()));
    let mut reader: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path).map_err(cannot)?)
    };
    let mut inspector = Inspector::new(key);
    let mut chunk = vec![0; 1 << 18];
    loop {
        match reader.read(&mut chunk) {
            Ok(0) => return Ok(inspector.finish()),
            Ok(read) => inspector.push(&chunk[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(cannot(error)),
        }
    }
}

fn in_words(counts: &Counts) -> String {
    let counts: Vec<_> = counts
        .iter()
        .map(|(name, number)| format!("{number} {name}"))
        .collect();
    format!("It holds {}.", counts.join(", "))
}

fn as_json(verdict: &Verdict) -> serde_json::Value {
    let said = verdict.to_string();
    match verdict {
        Verdict::Intact {
            signer,
            counts,
            kid,
            public_key,
        } => json!({
            "intact": true,
            "signerChecked": *signer == Signer::Checked,
            "kid": kid,
            "publicKey": public_key.to_string(),
            "counts": counts.iter().collect::<std::collections::BTreeMap<_, _>>(),
            "said": said,
        }),
        Verdict::OtherSigner { kid } => {
            json!({"intact": false, "why": "other_signer", "kid": kid, "said": said})
        }
        Verdict::Damaged { place, .. } => {
            // What follows the end is in no member.
            let member = place.filter(|place| !matches!(place.misfit, Misfit::After { .. }));
            let member = member.map(|place| place.path.to_string());
            json!({"intact": false, "why": "damaged", "member": member, "said": said})
        }
        Verdict::NotAnExport => json!({"intact": false, "why": "not_an_export", "said": said}),
        Verdict::NewerFormat { .. } => json!({"intact": false, "why": "newer_format", "said": said}),
    }
}
