//! Whose form it is that somebody sends: the session's that drew it, or at least their own.

use domain::principal::Principal;
use serde_json::json;

use crate::Desk;

/// Stands between the mark and the session's own stamp, which holds none.
const APART: char = '.';

impl Desk {
    /// The stamp of the forms of a session: its own, and before it for whom they are drawn.
    pub fn stamp_of(&self, principal: &Principal, session: &str) -> String {
        let mark = self.keyring.mark_form(&whom(principal), session);
        format!("{mark}{APART}{session}")
    }

    /// Whether the form with this stamp was drawn for this caller, in a session of theirs, whichever. It may not be taken for
    /// that; what was entered in it may be shown to them.
    pub fn is_drawn_for(&self, principal: &Principal, stamp: &str) -> bool {
        let halves = stamp.split_once(APART);
        halves.is_some_and(|(mark, session)| self.keyring.is_form_of(&whom(principal), session, mark))
    }
}

/// The same for two callers exactly if they are the same ([`Principal::is_same_as`]).
fn whom(principal: &Principal) -> String {
    let whom = match principal {
        Principal::User { app, external_id, .. } => json!(["person", app, external_id]),
        Principal::Staff { reach, actor, .. } => json!(["staff", reach, actor.id]),
    };
    whom.to_string()
}

#[cfg(test)]
mod tests {
    use domain::key::Reach;

    use crate::testing::Office;

    #[tokio::test]
    async fn a_form_is_of_whoever_it_was_drawn_for_and_of_nobody_else() {
        let office = Office::open().await;
        let (maren, again) = (
            office.person("a1", "maren").await,
            office.person("a1", "maren").await,
        );
        let idris = office.reviewer_of("a1").await;
        let desk = &office.desk;
        let stamp = desk.stamp_of(&maren, "session");
        assert!(stamp.ends_with(".session"), "{stamp}");
        assert!(desk.is_drawn_for(&maren, &stamp) && desk.is_drawn_for(&again, &stamp));
        let others = [
            office.person("a1", "kofi").await,
            office.person("a2", "maren").await,
            idris.clone(),
        ];
        for other in &others {
            assert!(!desk.is_drawn_for(other, &stamp), "{other:?}");
        }
        for stamp in ["", ".", "session", ".session", &stamp[1..], &format!("{stamp}s")] {
            assert!(!desk.is_drawn_for(&maren, stamp), "{stamp}");
        }
        // The same member of staff with another reach is another.
        let stamp = desk.stamp_of(&idris, "session");
        let wider = office.reviewing(Reach::Provider).await;
        assert!(desk.is_drawn_for(&office.reviewer_of("a1").await, &stamp));
        for other in [&maren, wider.principal()] {
            assert!(!desk.is_drawn_for(other, &stamp), "{other:?}");
        }
    }
}
