//! What was done, as it stands in the person's copy, and as they read it on their page.

use serde_json::json;

use crate::activity::ActivityLine;

pub(super) fn as_the_person_reads_it(line: ActivityLine) -> String {
    let mut value = json!({ "at": line.at, "act": line.act, "by": line.by });
    let rest = [
        ("name", line.name),
        ("reason", line.occasion.map(|occasion| occasion.code().to_owned())),
        ("request", line.request.map(|reference| reference.to_string())),
    ];
    for (member, told) in rest {
        if let Some(told) = told {
            value[member] = told.into();
        }
    }
    let mut text = value.to_string();
    // As it was stored, and not as this program would write it.
    for (member, record) in [("merge", line.merge), ("preference", line.preference)] {
        if let Some(record) = record {
            text.truncate(text.len() - 1);
            for part in [",\"", member, "\":", &record, "}"] {
                text.push_str(part);
            }
        }
    }
    text
}
