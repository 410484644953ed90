//! The published schema of the copy, by a validator that is not ours. The server's tests have this file too.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

/// The published schema.
pub static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../../docs/schema/rightsdesk.export-1.schema.json");
    serde_json::from_str(text).unwrap()
});

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::validator_for(&SCHEMA).unwrap());

/// What the schema has against a copy: where, and what.
pub fn against_the_schema(copy: &Value) -> Vec<String> {
    let faults = VALIDATOR.iter_errors(copy);
    faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

/// A whole copy is what the schema says.
#[track_caller]
pub fn hold_against_the_schema(copy: &[u8]) {
    let copy = serde_json::from_slice(copy).unwrap();
    assert_eq!(against_the_schema(&copy), [""; 0]);
}
