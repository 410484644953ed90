//! `rightsdesk sample`

use std::io::Write as _;

use clap::Args;
use sunshine::sample;

use super::{Failure, out};

/// Write a synthetic bundle to stdout: the same bytes for the same figures, everywhere
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk sample --messages 1000000 > bundle.ndjson
  rightsdesk sample --messages 50000 --users 1 | rightsdesk import --data ./data -

The first line names the app; its people are called person-1, person-2 and so on. Samples with different seeds share no \
record.")]
pub(super) struct Sample {
    /// How many messages, over all people
    #[arg(long, value_name = "N")]
    messages: u64,
    /// How many people
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..))]
    users: u64,
    /// Another seed, other content
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

impl Sample {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            messages,
            users,
            seed,
        } = self;
        let mut out = out::stream();
        let written = sample::Sample {
            messages,
            users,
            seed,
        }
        .write(&mut out)
        .and_then(|()| out.flush());
        written.map_err(|error| out::failed(&error))
    }
}
