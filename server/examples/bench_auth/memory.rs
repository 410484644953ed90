//! What the process takes.

use std::io::{BufReader, BufWriter};

use desk::{Operator, UserRef};
use domain::id::{AppId, ExternalId};
use sunshine::sample::Sample;

use crate::bench::Bench;

/// Kilobytes of memory in use.
pub fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("/proc");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS"))
        .expect("VmRSS");
    line.split_whitespace()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .expect("a number")
}

/// Some 160 MB of records: the writer's cache holds 64 MiB of pages, and each reader's 2 MiB.
const FILLING: Sample = Sample {
    messages: 400_000,
    users: 8,
    seed: 1,
};
/// The sample's app.
const FILLED: &str = "61cf8b700100010000000001";

/// Fills every cache of pages, so that sessions take the place of others' pages and not of memory. As many readers are
/// kept as there are copies under way at once here.
pub async fn fill_caches(bench: &Bench) {
    let path = bench.folder.path().join("sample.ndjson");
    let file = std::fs::File::create(&path).expect("a file");
    FILLING.write(&mut BufWriter::new(file)).expect("a sample");
    let operator = Operator::at_the_machine();
    let bundle = BufReader::new(std::fs::File::open(&path).expect("the file"));
    bench
        .desk
        .import(&operator, bundle, false, |_| {})
        .await
        .expect("an import");
    std::fs::remove_file(&path).expect("the file");
    let app = AppId::parse(FILLED).expect("an app");
    let mut copies = Vec::new();
    for number in 1..=FILLING.users {
        let person = ExternalId::parse(&format!("person-{number}")).expect("an id");
        let copy = bench
            .desk
            .export_of(&operator, &app, &UserRef::External(person))
            .await;
        copies.push(copy.expect("a copy"));
    }
    for mut copy in copies {
        while copy.body.recv().await.is_some() {}
    }
}

/// Memory that was freed, and is still the process's, would take in what comes next, which would look cheaper than it
/// is. This takes all of it, until the process has to grow by 4 MiB; keep it as long as you measure.
pub fn fill_holes() -> Vec<Vec<u8>> {
    let begun = memory();
    let mut filling = Vec::new();
    while memory() < begun + 4 * 1_024 {
        filling.extend((16..4_096).step_by(16).map(|size| vec![1; size]));
    }
    filling
}
