mod cast;
mod fiction;
mod records;
mod time;
mod variety;

use std::sync::LazyLock;

use jiff::Timestamp;
use serde_json::Value;

use super::Demo;

/// The day on which the verbatim records are themselves.
const NOW: &str = "2026-11-23T09:14:00Z";

/// Made once: it is large.
static BUNDLE: LazyLock<String> = LazyLock::new(|| bundle_at(NOW));
static RECORDS: LazyLock<Vec<Value>> = LazyLock::new(|| records(&BUNDLE));

fn demo_at(now: &str) -> Demo {
    Demo::at(now.parse::<Timestamp>().unwrap())
}

fn bundle_at(now: &str) -> String {
    let mut out = Vec::new();
    demo_at(now).write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn records(bundle: &str) -> Vec<Value> {
    bundle
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn of_type(kind: &str) -> impl Iterator<Item = &'static Value> {
    RECORDS.iter().filter(move |record| record["type"] == kind)
}

/// Calls `see` with every string in a value, and the member it stands under.
fn each_string<'v>(value: &'v Value, under: &'v str, see: &mut impl FnMut(&'v str, &'v str)) {
    match value {
        Value::String(text) => see(under, text),
        Value::Array(items) => items.iter().for_each(|item| each_string(item, under, see)),
        Value::Object(members) => members
            .iter()
            .for_each(|(name, value)| each_string(value, name, see)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
