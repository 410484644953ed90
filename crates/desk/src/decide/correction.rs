//! A correction that is approved is carried out with the approval.

use std::collections::BTreeMap;

use domain::{
    correction::{Change, Correction, Digest, Place, anew, apply, current, shown},
    principal::Principal,
    request::{Ask, Reference, RefusedPart, Request, State},
};
use serde_json::Value;
use store::{Effect, RecordAt};

use super::{Approved, Carried, LONGEST_NOTE, Verdict, written};
use crate::{
    Desk, Error,
    diff::{RECORD, place},
    staff,
};

/// What a reviewer says of a correction besides what is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correcting {
    /// What each field held, or the record, as the reviewer saw it: digests by path, empty for nothing.
    pub seen: BTreeMap<String, String>,
    /// The texts of a record that is made anew, by their places among those that can be put right.
    pub texts: Vec<(usize, String)>,
}

impl Correcting {
    /// What was seen of a record that would be made anew.
    #[must_use]
    pub fn of_record(digest: String, texts: Vec<(usize, String)>) -> Self {
        Self {
            seen: BTreeMap::from([(RECORD.to_owned(), digest)]),
            texts,
        }
    }

    fn saw(&self, path: &str, now: &str) -> Result<(), Error> {
        if self.seen.get(path).is_some_and(|seen| seen == now) {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }
}

impl Desk {
    /// Decides a correction part by part: what is not refused is put right, at once and for good.
    ///
    /// # Errors
    /// As [`Desk::approve`]; [`Error::Moved`] for another kind of request, [`Error::AllParts`] if nothing would be
    /// left to approve, [`Error::NoGround`] and [`Error::NoteTooLong`] for a refused part.
    pub async fn decide_correction(
        &self,
        principal: &Principal,
        reference: &Reference,
        verdict: Verdict,
    ) -> Result<Approved, Error> {
        let request = self.in_reach(principal, reference).await?;
        let verdict = weighed(&request, verdict)?;
        self.approve(principal, reference, verdict).await
    }

    /// Whether a correction could be decided so. Changes nothing; whether something has changed since it was seen shows
    /// when it is decided.
    ///
    /// # Errors
    /// As [`Self::decide_correction`].
    pub async fn could_decide_correction(
        &self,
        principal: &Principal,
        reference: &Reference,
        verdict: Verdict,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        self.may_decide(&request, actor).await?;
        weighed(&request, verdict).map(drop)
    }

    pub(super) async fn carry_correction(
        &self,
        approved: &Request,
        asked: &Correction,
        given: &Correcting,
    ) -> Result<Carried, Error> {
        match asked {
            Correction::Fields { changes } => {
                let approval = approved.state.approval();
                let refused = approval.map(|yes| yes.refused.as_slice()).unwrap_or_default();
                let granted: Vec<&Change> = changes
                    .as_slice()
                    .iter()
                    .filter(|change| !refused.iter().any(|part| part.field == change.field))
                    .collect();
                self.put_right(approved, &granted, given).await
            }
            Correction::InWords { about } => self.make_anew(approved, about, given).await,
            Correction::Statement => {
                let text = self.first_words(approved).await?;
                let text = text.ok_or(Error::Fault("a statement has no words"))?;
                Ok(at_once(vec![Effect::State {
                    at: self.clock.now(),
                    text,
                }]))
            }
        }
    }

    /// Fields of the person's own record, each as the reviewer has just seen it.
    async fn put_right(
        &self,
        approved: &Request,
        granted: &[&Change],
        given: &Correcting,
    ) -> Result<Carried, Error> {
        let user = self.store.user_of(approved).await?.ok_or(Error::NotFound)?;
        let held = self.store.record(&approved.app, &user, &RecordAt::User).await?;
        let from = held.ok_or(Error::Moved)?;
        let mut gone = Vec::new();
        for Change { field, .. } in granted {
            let now = current(&from, field);
            let digest = self.digest_of(&approved.app, &approved.subject, field, now);
            given.saw(field.as_str(), digest.as_ref().map_or("", Digest::as_str))?;
            // Numbers and yes or no are in everybody's mouth.
            let text = now.filter(|raw| raw.starts_with('"')).map(shown);
            gone.extend(text.filter(|text| !text.is_empty()).map(Into::into));
        }
        let changes = granted
            .iter()
            .map(|change| (&change.field, change.becomes.as_ref()));
        let to = apply(&from, changes)?.into();
        Ok(Carried::AtOnce {
            effects: vec![
                Effect::Rewrite {
                    record: RecordAt::User,
                    from,
                    to,
                },
                Effect::Forget { gone },
            ],
            corrected: granted.iter().map(|change| change.field.clone()).collect(),
        })
    }

    /// A message or a channel, deleted and made anew in its place.
    async fn make_anew(
        &self,
        approved: &Request,
        about: &Place,
        given: &Correcting,
    ) -> Result<Carried, Error> {
        let Some((record, of)) = place(about) else {
            return Ok(at_once(Vec::new()));
        };
        let user = self.store.user_of(approved).await?.ok_or(Error::NotFound)?;
        let held = self.store.record(&approved.app, &user, &record).await?;
        let from = held.ok_or(Error::Moved)?;
        given.saw(RECORD, self.digest_of_record(approved, &from).as_str())?;
        let (to, gone) = anew(of, &from, &given.texts)?;
        let gone = gone
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(Into::into)
            .collect();
        Ok(at_once(vec![
            Effect::Rewrite {
                record,
                from,
                to: to.into(),
            },
            Effect::Forget { gone },
        ]))
    }
}

const fn at_once(effects: Vec<Effect>) -> Carried {
    Carried::AtOnce {
        effects,
        corrected: Vec::new(),
    }
}

/// Whether a correction is carried out, so that nothing of what was there may be left beside the database either.
pub(super) const fn is_done(moved: &Request) -> bool {
    matches!(
        (&moved.ask, &moved.state),
        (Ask::Correction { .. }, State::Done { .. })
    )
}

/// What the log says of it: names of fields and digests, never values.
pub(super) fn facts(moved: &Request, given: &Correcting) -> Vec<(&'static str, Value)> {
    let State::Done { approval, execution } = &moved.state else {
        return Vec::new();
    };
    let Ask::Correction { .. } = &moved.ask else {
        return Vec::new();
    };
    let was: serde_json::Map<String, Value> = given
        .seen
        .iter()
        .filter(|(path, _)| {
            **path == *RECORD
                || execution
                    .corrected
                    .iter()
                    .any(|field| field.as_str() == path.as_str())
        })
        .map(|(path, digest)| (path.clone(), Value::from(digest.as_str())))
        .collect();
    let refused: serde_json::Map<String, Value> = approval
        .refused
        .iter()
        .map(|part| (part.field.as_str().to_owned(), Value::from(part.reason.code())))
        .collect();
    [("corrected", was), ("refused", refused)]
        .into_iter()
        .filter(|(_, said)| !said.is_empty())
        .map(|(name, said)| (name, Value::Object(said)))
        .collect()
}

/// What is said of a correction that is still to be decided, as it is kept: each part that is refused has a reason that the
/// law knows, and not all are.
fn weighed(request: &Request, verdict: Verdict) -> Result<Verdict, Error> {
    if !matches!(request.ask, Ask::Correction { .. }) || !request.state.is_undecided() {
        return Err(Error::Moved);
    }
    let parts = request.parts().len();
    if parts > 0 && verdict.refused.len() >= parts {
        return Err(Error::AllParts);
    }
    let part = |part: RefusedPart| {
        if request.ground(part.reason).is_none() {
            return Err(Error::NoGround);
        }
        let note = part
            .note
            .map(|note| written(&note))
            .filter(|note| !note.is_empty());
        if note
            .as_ref()
            .is_some_and(|note| note.chars().count() > LONGEST_NOTE)
        {
            return Err(Error::NoteTooLong);
        }
        Ok(RefusedPart { note, ..part })
    };
    let refused = verdict.refused.into_iter().map(part).collect::<Result<_, _>>()?;
    Ok(Verdict { refused, ..verdict })
}
