//! What signing in and being signed in cost. One JSON object a line; `bench/auth.sh` calls it and compares.
//!
//! `bench_auth tokens SECONDS` checks tokens, each algorithm for so long, on one core.
//! `bench_auth sessions PAGES LIVE` draws a person's page so many times with ten sessions and with `LIVE`.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench fails where something is missing, and prints its figures"
)]

mod bench;
mod memory;
mod sessions;
mod tokens;

use std::time::Duration;

use jiff::SignedDuration;
use server::auth::claims::Rules;

const APP: &str = "6a7ddbde027363cee44c9b01";
const URL: &str = "http://127.0.0.1:3000";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| {
        arguments
            .get(at)
            .and_then(|text| text.parse().ok())
            .expect("a number")
    };
    match arguments.first().map(String::as_str) {
        Some("tokens") => tokens::tokens(Duration::from_secs(number(1))),
        Some("sessions") => {
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            let (pages, live) = (number(1), number(2));
            runtime.block_on(sessions::sessions(usize::try_from(pages).expect("pages"), live));
        }
        _ => println!("bench_auth tokens SECONDS | bench_auth sessions PAGES LIVE"),
    }
}

fn rules() -> Rules {
    Rules {
        lifetime: SignedDuration::from_hours(24),
        audience: URL.to_owned(),
    }
}
