//! A business goes, and with it everything of everybody who dealt with it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    id::{AppId, GroupId},
    principal::Actor,
    request::{Decider, Failure, Reference, Words},
};

/// What is held of a business: what would go with it, or what went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Holdings {
    /// People.
    pub people: u64,
    /// Their channels.
    pub channels: u64,
    /// Their devices.
    pub devices: u64,
    /// Their records in other systems.
    pub business_systems: u64,
    /// Conversations.
    pub conversations: u64,
    /// Messages.
    pub messages: u64,
    /// Pictures and files whose bytes are held.
    pub attachments: u64,
    /// What people asked.
    pub requests: u64,
}

/// The deletion of a business, and how far it has come. There is one for an id: the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deletion {
    /// The business.
    pub app: AppId,
    /// What the deletion is called.
    pub reference: Reference,
    /// What the business was called.
    pub name: Box<str>,
    /// The groups that it belonged to: their staff see what becomes of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupId>,
    /// How far it has come.
    pub stage: Stage,
}

/// How far it has come, with the facts that belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "stage")]
pub enum Stage {
    /// One member of staff wants it where two have to.
    Proposed {
        /// Who, and when.
        first: Voice,
    },
    /// That was taken back.
    Kept {
        /// By whom, and when.
        by: Voice,
    },
    /// It is decided: the business is not there any more, and its records go.
    Going {
        /// By whom and when.
        decision: Decision,
        /// Why it could not go on when it was last tried; the portal tries again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        failure: Option<Failure>,
    },
    /// Nothing of it is held any more.
    #[serde(rename_all = "camelCase")]
    Gone {
        /// By whom and when it was decided.
        decision: Decision,
        /// When it was done.
        finished_at: Timestamp,
        /// What went.
        gone: Holdings,
        /// When it was verified that nothing is left in the portal's files.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        verified_at: Option<Timestamp>,
        /// Since when a business of this id may come in again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        readmitted_at: Option<Timestamp>,
    },
}

/// What somebody of staff has said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Voice {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// The decision that a business goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// The first of two, where two had to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Voice>,
    /// Who; of two, the second.
    #[serde(flatten)]
    pub by: Decider,
    /// When.
    pub at: Timestamp,
    /// Why, where somebody at the machine decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Box<str>>,
}

/// It is past the point where that can be done, or not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the deletion has moved on")]
pub struct MovedOn;

impl Decision {
    /// Somebody at the machine, who calls themselves so, decides alone.
    pub fn at_the_machine(name: &str, reason: &Words, at: Timestamp) -> Self {
        Self {
            first: None,
            by: Decider::ByOperator(name.into()),
            at,
            reason: Some(reason.as_str().into()),
        }
    }

    /// A member of staff decides, after `first` where two have to.
    pub const fn of_staff(first: Option<Voice>, by: Actor, at: Timestamp) -> Self {
        Self {
            first,
            by: Decider::By(by),
            at,
            reason: None,
        }
    }

    /// Everybody of staff on whose word it rests.
    pub fn voices(&self) -> impl Iterator<Item = &Actor> {
        let last = match &self.by {
            Decider::By(actor) => Some(actor),
            Decider::ByLaw(_) | Decider::ByOperator(_) => None,
        };
        self.first.as_ref().map(|first| &first.by).into_iter().chain(last)
    }
}

impl Stage {
    /// The stage in a word, as the store names it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Proposed { .. } => "proposed",
            Self::Kept { .. } => "kept",
            Self::Going { .. } => "going",
            Self::Gone {
                readmitted_at: None, ..
            } => "gone",
            Self::Gone { .. } => "readmitted",
        }
    }

    /// The decision that it rests on, once there is one.
    pub const fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Going { decision, .. } | Self::Gone { decision, .. } => Some(decision),
            Self::Proposed { .. } | Self::Kept { .. } => None,
        }
    }
}

impl Deletion {
    /// Whether the business is gone, or going: nothing of this id comes in then.
    pub const fn is_closed(&self) -> bool {
        matches!(
            self.stage,
            Stage::Going { .. }
                | Stage::Gone {
                    readmitted_at: None,
                    ..
                }
        )
    }

    /// Whether it is carried out, and nobody has looked yet whether something is left.
    pub const fn is_unverified(&self) -> bool {
        matches!(
            self.stage,
            Stage::Gone {
                verified_at: None,
                ..
            }
        )
    }

    /// Who wants it where two have to, while the second has not spoken.
    pub const fn first(&self) -> Option<&Voice> {
        match &self.stage {
            Stage::Proposed { first } => Some(first),
            _ => None,
        }
    }

    /// Why it could not go on when it was last tried.
    pub const fn failure(&self) -> Option<&Failure> {
        match &self.stage {
            Stage::Going { failure, .. } => failure.as_ref(),
            _ => None,
        }
    }

    /// What the first wanted is taken back, by whoever may want it.
    ///
    /// # Errors
    /// [`MovedOn`] unless only the first has spoken.
    pub fn keep(self, by: Voice) -> Result<Self, MovedOn> {
        match self.stage {
            Stage::Proposed { .. } => Ok(self.at(Stage::Kept { by })),
            _ => Err(MovedOn),
        }
    }

    /// It could not go on.
    ///
    /// # Errors
    /// [`MovedOn`] unless it goes.
    pub fn fail(self, failure: Failure) -> Result<Self, MovedOn> {
        match self.stage.clone() {
            Stage::Going { decision, .. } => Ok(self.at(Stage::Going {
                decision,
                failure: Some(failure),
            })),
            _ => Err(MovedOn),
        }
    }

    /// Nothing of it is held any more.
    ///
    /// # Errors
    /// [`MovedOn`] unless it goes.
    pub fn finish(self, gone: Holdings, at: Timestamp) -> Result<Self, MovedOn> {
        match self.stage.clone() {
            Stage::Going { decision, .. } => Ok(self.at(Stage::Gone {
                decision,
                finished_at: at,
                gone,
                verified_at: None,
                readmitted_at: None,
            })),
            _ => Err(MovedOn),
        }
    }

    /// Nothing is left in the portal's files.
    ///
    /// # Errors
    /// [`MovedOn`] unless it is carried out and not verified.
    pub fn verify(mut self, at: Timestamp) -> Result<Self, MovedOn> {
        let Stage::Gone { verified_at, .. } = &mut self.stage else {
            return Err(MovedOn);
        };
        if verified_at.is_some() {
            return Err(MovedOn);
        }
        *verified_at = Some(at);
        Ok(self)
    }

    /// A business of this id may come in again.
    ///
    /// # Errors
    /// [`MovedOn`] unless it is gone, and may not yet.
    pub fn readmit(mut self, at: Timestamp) -> Result<Self, MovedOn> {
        let Stage::Gone { readmitted_at, .. } = &mut self.stage else {
            return Err(MovedOn);
        };
        if readmitted_at.is_some() {
            return Err(MovedOn);
        }
        *readmitted_at = Some(at);
        Ok(self)
    }

    fn at(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }
}

/// Whether what somebody typed names the business: by its name, however many spaces there are in it, or by its id.
pub fn names(app: &AppId, name: &str, typed: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let typed = plain(typed);
    !typed.is_empty() && (typed == plain(name) || typed == app.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::KeyId;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + second).unwrap()
    }

    fn actor(name: &str) -> Actor {
        Actor {
            id: name.into(),
            name: name.into(),
            kid: KeyId::parse("act_1").unwrap(),
        }
    }

    fn voice(name: &str, second: i64) -> Voice {
        Voice {
            by: actor(name),
            at: at(second),
        }
    }

    fn deletion(stage: Stage) -> Deletion {
        Deletion {
            app: AppId::parse("a1").unwrap(),
            reference: Reference::from_random(7),
            name: "Harbourline".into(),
            groups: vec![GroupId::parse("g1").unwrap()],
            stage,
        }
    }

    /// Every stage there is, in order.
    fn stages() -> [Deletion; 6] {
        let proposed = deletion(Stage::Proposed {
            first: voice("rhona", 1),
        });
        let kept = proposed.clone().keep(voice("idris", 2)).unwrap();
        let going = deletion(Stage::Going {
            decision: Decision::of_staff(Some(voice("rhona", 1)), actor("idris"), at(3)),
            failure: None,
        });
        let holdings = Holdings {
            people: 3,
            ..Holdings::default()
        };
        let gone = going.clone().finish(holdings, at(4)).unwrap();
        let verified = gone.clone().verify(at(5)).unwrap();
        let readmitted = verified.clone().readmit(at(6)).unwrap();
        [proposed, kept, going, gone, verified, readmitted]
    }

    #[test]
    fn it_makes_these_moves_and_no_others() {
        let failure = Failure {
            at: at(9),
            tries: 1,
            why: "database".into(),
        };
        let moves = stages().map(|deletion| {
            [
                deletion.clone().keep(voice("x", 9)).is_ok(),
                deletion.clone().fail(failure.clone()).is_ok(),
                deletion.clone().finish(Holdings::default(), at(9)).is_ok(),
                deletion.clone().verify(at(9)).is_ok(),
                deletion.readmit(at(9)).is_ok(),
            ]
        });
        let [proposed, kept, going, gone, verified, readmitted] = moves;
        assert_eq!(proposed, [true, false, false, false, false]);
        assert_eq!(kept, [false; 5]);
        assert_eq!(going, [false, true, true, false, false]);
        assert_eq!(gone, [false, false, false, true, true]);
        assert_eq!(verified, [false, false, false, false, true]);
        assert_eq!(readmitted, [false; 5]);
    }

    #[test]
    fn what_is_decided_is_closed_until_it_may_come_again() {
        let closed = stages().map(|deletion| deletion.is_closed());
        assert_eq!(closed, [false, false, true, true, true, false]);
        let unverified = stages().map(|deletion| deletion.is_unverified());
        assert_eq!(unverified, [false, false, false, true, false, false]);
        let names = stages().map(|deletion| deletion.stage.name());
        assert_eq!(names, ["proposed", "kept", "going", "gone", "gone", "readmitted"]);
    }

    #[test]
    fn is_kept_as_it_is() {
        let by_hand = deletion(Stage::Going {
            decision: Decision::at_the_machine("Tove", &Words::parse("They left").unwrap(), at(3)),
            failure: None,
        });
        for deletion in stages().into_iter().chain([by_hand]) {
            let text = serde_json::to_string(&deletion).unwrap();
            assert_eq!(
                serde_json::from_str::<Deletion>(&text).unwrap(),
                deletion,
                "{text}"
            );
        }
    }

    #[test]
    fn rests_on_the_word_of_staff_and_of_nobody_at_the_machine() {
        let both = Decision::of_staff(Some(voice("rhona", 1)), actor("idris"), at(3));
        let names: Vec<_> = both.voices().map(|actor| &*actor.name).collect();
        assert_eq!(names, ["rhona", "idris"]);
        let by_hand = Decision::at_the_machine("Tove", &Words::parse("They left").unwrap(), at(3));
        assert_eq!(by_hand.voices().count(), 0);
    }

    #[test]
    fn is_named_by_its_name_or_id_and_by_nothing_else() {
        let app = AppId::parse("a1").unwrap();
        let named = |typed: &str| names(&app, "Quell  & Moos", typed);
        for typed in ["Quell & Moos", "  Quell &\tMoos ", "a1", " a1\n"] {
            assert!(named(typed), "{typed:?}");
        }
        for typed in ["", " ", "quell & moos", "Quell", "Quell & Moos AS", "a", "a11"] {
            assert!(!named(typed), "{typed:?}");
        }
        assert!(
            !names(&app, "  ", " "),
            "a business without a name is not named by nothing"
        );
    }
}
