//! An open session in words, and its place in a list: `2026-10-30T18:02:00Z~0f1e2d3c4b5a6978`.

use desk::SessionPlace;
use domain::key::Reach;

use crate::{api::Problem, view};

/// A session, as its owner or staff with reach may see it.
pub(in crate::api) fn session(found: desk::OpenSession) -> view::OpenSession {
    view::OpenSession {
        handle: found.handle,
        name: found.actor.map(|actor| actor.name),
        reach: found.reach.map(|reach| match reach {
            Reach::App(app) => app.to_string(),
            Reach::Group(group) => group.to_string(),
            Reach::Provider => String::new(),
        }),
        browser: found.visit.browser,
        network: found.visit.network,
        opened_at: found.opened_at.to_string(),
        seen_at: found.seen_at.to_string(),
        is_this: found.is_this,
    }
}

/// Where a list goes on after this session.
pub(in crate::api) fn after_visit(last: &desk::OpenSession) -> String {
    format!("{}~{}", last.opened_at, last.handle)
}

/// The place that an address names.
///
/// # Errors
///
/// [`Problem::NotFound`] if it names none.
pub(in crate::api) fn visit(written: &str) -> Result<SessionPlace, Problem> {
    let (opened_at, handle) = written.split_once('~').ok_or(Problem::NotFound)?;
    if handle.len() != 16 || !handle.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Problem::NotFound);
    }
    Ok(SessionPlace {
        opened_at: opened_at.parse().map_err(|_| Problem::NotFound)?,
        handle: handle.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_from_an_address() {
        let last = desk::OpenSession {
            handle: "0f1e2d3c4b5a6978".into(),
            actor: None,
            reach: None,
            visit: domain::session::Visit::default(),
            opened_at: "2026-10-30T18:02:00.123456Z".parse().unwrap(),
            seen_at: "2026-10-30T18:03:00Z".parse().unwrap(),
            is_this: false,
        };
        let there = SessionPlace {
            opened_at: last.opened_at,
            handle: last.handle.clone(),
        };
        assert_eq!(visit(&after_visit(&last)), Ok(there));
    }

    #[test]
    fn anything_else_is_not_there() {
        for other in [
            "",
            "~",
            "2026-10-30T18:02:00Z",
            "2026-10-30T18:02:00Z~",
            "2026-10-30T18:02:00Z~0f1e2d3c4b5a697",
            "2026-10-30T18:02:00Z~<script>00000000",
            "yesterday~0f1e2d3c4b5a6978",
        ] {
            assert_eq!(visit(other), Err(Problem::NotFound), "{other}");
        }
    }
}
