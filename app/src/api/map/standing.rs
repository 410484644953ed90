//! What stands about a person.

use domain::{
    deadline::Regime,
    request::{Ground, LONGEST_MESSAGE, Standing},
    standing::Stands,
};
use jiff::{Timestamp, civil::Date};

use super::{due::due, law::law};
use crate::view;

/// What stands now, for its person. `signalled`: their browser says that it wants no marketing.
pub(in crate::api) fn standing(
    found: &[Stands],
    once: String,
    regime: Regime,
    signalled: bool,
) -> view::Standing {
    let marketing = found.iter().find(|stands| stands.what == Standing::Marketing);
    let is_allowed = marketing.is_some_and(|stands| !stands.is_standing());
    let claimed = marketing.filter(|stands| stands.is_standing());
    view::Standing {
        now: now(found),
        signal: signalled && is_allowed,
        claimed: claimed.and_then(|stands| stands.claimed).map(|at| at.to_string()),
        once,
        law: law(regime),
    }
}

/// What stands now.
pub(super) fn now(found: &[Stands]) -> Vec<view::Stands> {
    let standing = found.iter().filter(|stands| stands.is_standing());
    standing.map(stands).collect()
}

fn stands(found: &Stands) -> view::Stands {
    view::Stands {
        what: found.what.code().to_owned(),
        since: found.since.to_string(),
        ends: found.ends().map(|ends| ends.to_string()),
        origin: found.origin.code().to_owned(),
        reference: found.reference.as_ref().map(ToString::to_string),
        grounds: found
            .grounds
            .iter()
            .map(|&on| ground(on, found.endings.get(&on)))
            .collect(),
    }
}

/// A ground, and when the restriction ends on it.
pub(super) fn ground(on: Ground, ends: Option<&Timestamp>) -> view::Ground {
    view::Ground {
        code: on.code().to_owned(),
        ends: ends.map(ToString::to_string),
    }
}

/// What a person has to know before objecting, with what they had written.
pub(in crate::api) fn new_objection(
    found: desk::NewObjection,
    words: String,
    signalled: bool,
    today: Date,
) -> view::NewObjection {
    view::NewObjection {
        standing: standing(&found.standing, found.once, found.due.regime, signalled),
        open: found.open.map(|reference| reference.to_string()),
        held: found.held,
        due: due(&found.due, today),
        words,
        longest: u32::try_from(LONGEST_MESSAGE).unwrap_or(u32::MAX),
    }
}

/// The objection to check.
pub(in crate::api) fn check_objection(
    found: desk::NewObjection,
    words: String,
    entry: String,
    meanwhile: bool,
    today: Date,
) -> view::CheckObjection {
    view::CheckObjection {
        words,
        entry,
        meanwhile,
        due: due(&found.due, today),
        once: found.once,
    }
}

/// What a person has to know before asking for a restriction, and on which ground.
pub(in crate::api) fn new_restriction(
    found: desk::NewRestriction,
    chosen: Option<Ground>,
    today: Date,
) -> view::NewRestriction {
    view::NewRestriction {
        standing: standing(&found.standing, found.once, found.due.regime, false),
        grounds: Ground::ALL.map(|ground| ground.code().to_owned()).into(),
        chosen: chosen.map(|ground| ground.code().to_owned()),
        source: chosen.map(|ground| ground.source(found.due.regime).to_owned()),
        due: due(&found.due, today),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::standing::Origin;

    use super::*;

    fn marketing(lifted: Option<Timestamp>) -> Stands {
        Stands {
            what: Standing::Marketing,
            since: Timestamp::UNIX_EPOCH,
            said: Timestamp::UNIX_EPOCH,
            claimed: None,
            endings: BTreeMap::new(),
            lifted,
            changed: 1,
            reference: None,
            grounds: Vec::new(),
            origin: Origin::Browser,
        }
    }

    /// Whoever has lifted it since has said so.
    #[test]
    fn that_an_import_says_otherwise_is_told_while_the_objection_stands() {
        for (lifted, told) in [(None, true), (Some(Timestamp::UNIX_EPOCH), false)] {
            let found = Stands {
                claimed: Some(Timestamp::UNIX_EPOCH),
                ..marketing(lifted)
            };
            let seen = standing(&[found], String::new(), Regime::Gdpr, false);
            assert_eq!(seen.claimed.is_some(), told);
        }
        let seen = standing(&[marketing(None)], String::new(), Regime::Gdpr, false);
        assert_eq!(seen.claimed, None, "the control");
    }

    #[test]
    fn each_ground_says_when_it_ends_and_the_whole_ends_with_the_last() {
        let told = |endings: &[Ground]| {
            let found = Stands {
                what: Standing::Restriction,
                endings: endings
                    .iter()
                    .map(|ground| (*ground, Timestamp::UNIX_EPOCH))
                    .collect(),
                grounds: vec![Ground::LegalClaims, Ground::ObjectionPending],
                ..marketing(None)
            };
            let seen = stands(&found);
            let grounds = seen.grounds.iter().map(|ground| ground.ends.is_some());
            (seen.ends.is_some(), grounds.collect::<Vec<_>>())
        };
        assert_eq!(told(&[]), (false, vec![false, false]));
        assert_eq!(told(&[Ground::ObjectionPending]), (false, vec![false, true]));
        assert_eq!(
            told(&[Ground::LegalClaims, Ground::ObjectionPending]),
            (true, vec![true, true])
        );
    }

    /// A browser goes on saying so: whoever has allowed it here since is asked, and nobody else.
    #[test]
    fn the_browsers_word_is_told_to_whoever_has_allowed_it_since() {
        let lifted = Some(Timestamp::UNIX_EPOCH);
        for (found, signalled, told) in [
            (vec![marketing(lifted)], true, true),
            (vec![marketing(lifted)], false, false),
            (vec![marketing(None)], true, false),
            (vec![], true, false),
        ] {
            let seen = standing(&found, String::new(), Regime::Gdpr, signalled);
            assert_eq!(seen.signal, told, "{found:?} {signalled}");
            assert_eq!(
                seen.now.len(),
                found.iter().filter(|one| one.is_standing()).count()
            );
        }
    }
}
