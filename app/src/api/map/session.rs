//! An open session in words.

use domain::key::Reach;

use crate::view;

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
