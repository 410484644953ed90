//! The published schema of the copy, by a validator that is not ours.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let text = include_str!("../../../../docs/schema/rightsdesk.export-1.schema.json");
    let schema: Value = serde_json::from_str(text).unwrap();
    jsonschema::validator_for(&schema).unwrap()
});

/// What the schema has against a copy: where, and what.
pub fn against_the_schema(copy: &[u8]) -> Vec<String> {
    let copy: Value = serde_json::from_slice(copy).unwrap();
    let faults = SCHEMA.iter_errors(&copy);
    faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}
