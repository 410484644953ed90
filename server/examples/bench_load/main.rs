//! Asks for pages over connections that stay open, the same way whoever serves them. One JSON object on stdout;
//! `bench/page.sh` calls it and compares.
//!
//! `bench_load often CONNECTIONS SECONDS FILE`: each connection asks, reads the whole answer, and asks again.
//! `bench_load in-turn ROUNDS FILE FILE`: one connection asks for a page of the first file, then for one of the second.
//!
//! A line of a file is an address and a cookie, with a space between. An answer that is not 200 ends the bench.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench fails where something is missing, and prints its figures"
)]

mod connection;
mod figures;
mod target;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::json;

use self::{connection::Connection, figures::Figures, target::Target};

/// What is asked before is not counted: connections are opened, caches fill.
const WARM: Duration = Duration::from_secs(1);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let figures = match arguments[..] {
        ["often", connections, seconds, file] => runtime.block_on(often(
            number(connections),
            Duration::from_secs(number(seconds)),
            target::read(file),
        )),
        ["in-turn", rounds, one, other] => {
            runtime.block_on(in_turn(number(rounds), &target::read(one), &target::read(other)))
        }
        _ => "bench_load often CONNECTIONS SECONDS FILE | bench_load in-turn ROUNDS FILE FILE".into(),
    };
    println!("{figures}");
}

fn number<N: std::str::FromStr>(text: &str) -> N {
    text.parse().ok().expect("a number")
}

/// Every connection has its share of the targets, so that no two ask for the same page.
async fn often(connections: usize, long: Duration, targets: Vec<Target>) -> serde_json::Value {
    let targets = Arc::new(targets);
    let begun = Instant::now();
    let asking: Vec<_> = (0..connections)
        .map(|number| {
            let targets = Arc::clone(&targets);
            tokio::spawn(async move {
                let mut figures = Figures::default();
                let mut connection = Connection::to(&targets[number % targets.len()]).await;
                for target in targets.iter().cycle().skip(number).step_by(connections) {
                    let (took, bytes) = connection.ask(target).await;
                    let passed = begun.elapsed();
                    if passed > WARM + long {
                        break;
                    }
                    if passed > WARM {
                        figures.count(took, bytes);
                    }
                }
                figures
            })
        })
        .collect();
    let mut all = Figures::default();
    for one in asking {
        all.join(one.await.expect("a connection"));
    }
    let mut said = all.said();
    said["per_second"] = json!(all.count_per(long));
    said
}

/// One after the other, so that whatever else the machine does meets both sides alike.
async fn in_turn(rounds: usize, one: &[Target], other: &[Target]) -> serde_json::Value {
    let mut connection = Connection::to(&one[0]).await;
    let mut sides = [Figures::default(), Figures::default()];
    for round in 0..rounds + rounds / 10 {
        for (targets, figures) in [one, other].into_iter().zip(&mut sides) {
            let (took, bytes) = connection.ask(&targets[round % targets.len()]).await;
            if round >= rounds / 10 {
                figures.count(took, bytes);
            }
        }
    }
    let [one, other] = sides.map(|figures| figures.said());
    json!({"one": one, "other": other})
}
