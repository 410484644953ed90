//! The queue, and the place in it that an address names: `2026-11-30~7K4M-2Q9X-B3TD`, or with `~halted`
//! behind it among those that come last.

use std::collections::BTreeMap;

use desk::Cursor;
use domain::{
    id::AppId,
    record::{self, User},
    request::{Reference, State},
};

use super::request::request;
use crate::{
    api::Problem,
    view::{Queue, QueueLine, Undone},
};

/// Behind a place among those that wait for nothing of the business's.
const HALTED: &str = "~halted";

/// A page of the queue, each request as it stands today where its business is.
pub(in crate::api) fn queue(found: &desk::Queue, open: bool) -> Queue {
    let desk::Queue {
        page: found,
        businesses,
        undone,
    } = found;
    let last = found.rows.last().filter(|_| found.more);
    let next = last.map(|row| {
        let behind = if row.request.is_halted() { HALTED } else { "" };
        format!("{}~{}{behind}", row.request.due.by, row.request.reference)
    });
    let lines = found.rows.iter().map(|row| QueueLine {
        request: request(&row.request, row.today),
        person: row
            .person
            .as_deref()
            .and_then(|data| record::parse::<User>(data).name()),
        restricted: row.restricted,
        business: businesses.get(&row.request.app).cloned(),
        endorsed: matches!(row.request.state, State::Endorsed { .. }),
    });
    Queue {
        view: if open { "open" } else { "closed" }.to_owned(),
        lines: lines.collect(),
        open: found.open,
        closed: found.closed,
        overdue: found.overdue,
        next,
        undone: undone.iter().map(|left| left_of(left, businesses)).collect(),
    }
}

fn left_of(left: &desk::Undone, businesses: &BTreeMap<AppId, String>) -> Undone {
    // On which day it is looked at makes no difference to what is shown.
    let shown = request(&left.request, left.request.due.by);
    Undone {
        reference: shown.reference,
        kind: shown.kind,
        scope: shown.scope,
        business: businesses.get(&left.request.app).cloned(),
        tasks: left.tasks,
    }
}

/// The place that an address names.
///
/// # Errors
///
/// [`Problem::NotFound`] if it names none.
pub(in crate::api) fn cursor(written: &str) -> Result<Cursor, Problem> {
    let (written, halted) = match written.strip_suffix(HALTED) {
        Some(before) => (before, true),
        None => (written, false),
    };
    let (due, reference) = written.split_once('~').ok_or(Problem::NotFound)?;
    Ok(Cursor {
        halted,
        due: due.parse().map_err(|_| Problem::NotFound)?,
        reference: Reference::parse(reference).map_err(|_| Problem::NotFound)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_from_an_address() {
        for (written, halted) in [
            ("2026-11-30~7K4M-2Q9X-B3TD", false),
            ("2026-11-30~7K4M-2Q9X-B3TD~halted", true),
        ] {
            let there = cursor(written).unwrap();
            assert_eq!(
                (there.halted, there.due.to_string(), there.reference.as_str()),
                (halted, "2026-11-30".into(), "7K4M-2Q9X-B3TD")
            );
        }
    }

    #[test]
    fn anything_else_is_not_there() {
        for other in [
            "",
            "~",
            "2026-11-30",
            "soon~7K4M-2Q9X-B3TD",
            "2026-11-30~7K4M-2Q9X-B3TD~other",
            "~halted",
            "2026-11-30~<script>",
        ] {
            assert_eq!(cursor(other).err(), Some(Problem::NotFound), "{other}");
        }
    }
}
