//! The moves: each consumes the request as it is, and may refuse.

use jiff::{Timestamp, civil::Date};

use super::{
    Approval, Ask, Closing, Decider, Endorsement, Execution, Extension, Failure, Happened, IllegalMove,
    Pause, Question, Reference, Refusal, RefusedPart, Request, State, Step, Taken,
};
use crate::{deadline::Due, principal::Actor};

impl Request {
    /// Somebody at the business begins to look into it, or goes on in another's place.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it waits for the business.
    pub fn take_up(self, by: Actor, at: Timestamp) -> Result<Self, IllegalMove> {
        match self.state {
            State::Submitted | State::InReview { .. } => {
                let review = Taken { by, at };
                Ok(self.becomes(State::InReview { review }, at, Happened::TakenUp))
            }
            _ => Err(self.cannot_be("taken up")),
        }
    }

    /// The business asks the person something. Where the law lets the clock stand still for that, it does from here.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it waits for the business.
    pub fn ask(mut self, question: Question, stops_clock: bool) -> Result<Self, IllegalMove> {
        if !matches!(self.state, State::Submitted | State::InReview { .. }) {
            return Err(self.cannot_be("asked about"));
        }
        let (at, about) = (question.at, question.about);
        if stops_clock {
            self.pauses.push(Pause {
                from: at,
                until: None,
                why: about,
            });
        }
        Ok(self.becomes(
            State::Asked { question },
            at,
            Happened::Asked { about, stops_clock },
        ))
    }

    /// The person answers. `due` is the last day with all pauses counted, this one too.
    ///
    /// # Errors
    /// [`IllegalMove`] unless they were asked.
    pub fn answer(mut self, at: Timestamp, due: Due) -> Result<Self, IllegalMove> {
        let State::Asked { question } = &self.state else {
            return Err(self.cannot_be("answered"));
        };
        let review = Taken {
            by: question.by.clone(),
            at,
        };
        self.end_pause(at);
        self.due = due;
        Ok(self.becomes(State::InReview { review }, at, Happened::Answered))
    }

    /// Staff close the question: the answer came another way, they take it back, or they go on without one. `due` is the
    /// last day with all pauses counted, this one too. A question that is taken back has never stopped the clock.
    ///
    /// # Errors
    /// [`IllegalMove`] unless the person was asked; and without an answer, where the request ends by itself if none comes:
    /// they were told by when.
    pub fn close_question(
        mut self,
        by: Actor,
        at: Timestamp,
        how: Closing,
        due: Due,
    ) -> Result<Self, IllegalMove> {
        let State::Asked { question } = &self.state else {
            return Err(self.cannot_be("asked about no longer"));
        };
        if how == Closing::Unanswered && question.lapses_on.is_some() {
            return Err(self.cannot_be("decided without the answer"));
        }
        if how == Closing::TakenBack {
            self.pauses.pop_if(|pause| pause.until.is_none());
        } else {
            self.end_pause(at);
            self.due = due;
        }
        let review = Taken { by, at };
        Ok(self.becomes(State::InReview { review }, at, Happened::QuestionClosed { how }))
    }

    /// The person is told once more that the request ends without their answer: not before `at_least`, however late
    /// they are told.
    ///
    /// # Errors
    /// [`IllegalMove`] unless they were asked a question that lapses, and not told yet.
    pub fn warn(self, at: Timestamp, at_least: Date) -> Result<Self, IllegalMove> {
        match &self.state {
            State::Asked { question } if question.lapses_on.is_some() && question.warned_at.is_none() => {
                let question = Question {
                    lapses_on: question.lapses_on.max(Some(at_least)),
                    warned_at: Some(at),
                    ..question.clone()
                };
                Ok(self.becomes(State::Asked { question }, at, Happened::Warned))
            }
            _ => Err(self.cannot_be("warned about")),
        }
    }

    /// The answer did not come by its day, though the person was told twice. The business's own lateness never ends a
    /// request.
    ///
    /// # Errors
    /// [`IllegalMove`] unless they were asked, were told once more, and `today` is past the day.
    pub fn expire(mut self, at: Timestamp, today: Date) -> Result<Self, IllegalMove> {
        match &self.state {
            State::Asked { question }
                if question.warned_at.is_some() && question.lapses_on.is_some_and(|day| day < today) =>
            {
                let question = question.clone();
                self.end_pause(at);
                Ok(self.becomes(State::Expired { at, question }, at, Happened::Expired))
            }
            _ => Err(self.cannot_be("ended without an answer")),
        }
    }

    /// The business takes longer: once, in time, and with a reason that the person reads. `due` is the new last day,
    /// counted from the receipt.
    ///
    /// # Errors
    /// [`IllegalMove`] if it is decided, was extended before, or is late already (`today` where the business is).
    pub fn extend(mut self, extension: Extension, due: Due, today: Date) -> Result<Self, IllegalMove> {
        if !self.state.is_undecided() {
            return Err(self.cannot_be("extended"));
        }
        if self.extension.is_some() {
            return Err(IllegalMove::ExtendedBefore);
        }
        if self.is_overdue(today) {
            return Err(IllegalMove::Late);
        }
        let (at, due_by) = (extension.at, due.by);
        self.due = due;
        self.extension = Some(extension);
        self.trail.push(Step {
            at,
            what: Happened::Extended { due_by },
        });
        Ok(self)
    }

    /// The person takes it back: until it is decided, while it cools off, and a copy until it is handed over.
    ///
    /// # Errors
    /// [`IllegalMove`] once it is being carried out, or over.
    pub fn withdraw(self, at: Timestamp) -> Result<Self, IllegalMove> {
        self.leave(at, None)
    }

    /// A wider request takes it in.
    ///
    /// # Errors
    /// [`IllegalMove`] once it is being carried out, or over.
    pub fn go_into(self, wider: Reference, at: Timestamp) -> Result<Self, IllegalMove> {
        self.leave(at, Some(wider))
    }

    fn leave(mut self, at: Timestamp, taken_into: Option<Reference>) -> Result<Self, IllegalMove> {
        if !self.is_revocable() {
            return Err(self.cannot_be("withdrawn"));
        }
        self.end_pause(at);
        let happened = Happened::Withdrawn {
            taken_into: taken_into.clone(),
        };
        Ok(self.becomes(State::Withdrawn { at, taken_into }, at, happened))
    }

    /// Everything of the person was erased by `erasure`: nothing is held any more of what this one asks about.
    ///
    /// # Errors
    /// [`IllegalMove`] once it is being carried out, or over.
    pub fn end_with_all(mut self, erasure: Reference, at: Timestamp) -> Result<Self, IllegalMove> {
        if !self.is_revocable() {
            return Err(self.cannot_be("ended"));
        }
        self.end_pause(at);
        let taken_into = Some(erasure);
        Ok(self.becomes(State::Withdrawn { at, taken_into }, at, Happened::NothingHeld))
    }

    /// The first of two approves it. The rule that two have to is the app's, and whether a second one is another
    /// person is for whoever knows the keys to say.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it waits for the business, or if every part would be refused.
    pub fn endorse(self, by: Actor, at: Timestamp, refused: Vec<RefusedPart>) -> Result<Self, IllegalMove> {
        self.can_refuse(&refused)?;
        match self.state {
            State::Submitted | State::InReview { .. } => {
                let endorsement = Endorsement { by, at, refused };
                Ok(self.becomes(State::Endorsed { endorsement }, at, Happened::Endorsed))
            }
            _ => Err(self.cannot_be("endorsed")),
        }
    }

    /// The same, with nothing said by the first of two: for when what they said counts no longer, as is noticed `at` this
    /// moment.
    #[must_use]
    pub fn without_endorsement(self, at: Timestamp) -> Self {
        match &self.state {
            State::Endorsed { .. } => self.becomes(State::Submitted, at, Happened::Unendorsed),
            _ => self,
        }
    }

    /// Staff approve it: alone, or as the second of two, who approves what the first did. Some parts may be refused,
    /// each with a reason; not all. An erasure cools off until `cools_until`, where that is later than now.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it waits for the business, or if every part would be refused.
    pub fn approve(
        self,
        by: Actor,
        at: Timestamp,
        refused: Vec<RefusedPart>,
        cools_until: Option<Timestamp>,
    ) -> Result<Self, IllegalMove> {
        self.can_refuse(&refused)?;
        let (first, refused) = match &self.state {
            State::Submitted | State::InReview { .. } => (None, refused),
            State::Endorsed { endorsement } => (Some(endorsement.clone()), endorsement.refused.clone()),
            _ => return Err(self.cannot_be("approved")),
        };
        let happened = Happened::Approved {
            in_part: !refused.is_empty(),
        };
        let approval = Approval {
            by: Decider::By(by),
            at,
            first,
            refused,
        };
        let state = match cools_until.filter(|until| *until > at) {
            Some(until) => State::CoolingOff { approval, until },
            None => State::Approved { approval },
        };
        Ok(self.becomes(state, at, happened))
    }

    /// The portal approves it by itself, as the law leaves nothing to decide.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it was just made and is [at once](super::Ask::is_at_once).
    pub fn approve_by_law(self, article: &str, at: Timestamp) -> Result<Self, IllegalMove> {
        if !(self.ask.is_at_once() && matches!(self.state, State::Submitted)) {
            return Err(self.cannot_be("approved by itself"));
        }
        Ok(self.by_law(article, at))
    }

    /// The portal grants a restriction by itself, for as long as it takes to look into what it goes with: a value that
    /// the person contests, or their objection (Art. 18(1)(a), (d) GDPR). Whoever looks into it has nothing more to decide.
    ///
    /// # Errors
    /// [`IllegalMove`] once it is decided, or unless it is a restriction on one of these grounds.
    pub fn approve_meanwhile(mut self, at: Timestamp) -> Result<Self, IllegalMove> {
        let article = match &self.ask {
            Ask::Restriction { ground } if ground.is_meanwhile() && self.state.is_undecided() => {
                ground.source(self.due.regime)
            }
            _ => return Err(self.cannot_be("approved by itself")),
        };
        self.end_pause(at);
        Ok(self.by_law(article, at))
    }

    /// Somebody at the machine, who calls himself `name`, approves it: alone, whatever the first of two or a question has
    /// left open, and without a time in which it could be taken back.
    ///
    /// # Errors
    /// [`IllegalMove`] once it is decided.
    pub fn approve_at_the_machine(mut self, name: &str, at: Timestamp) -> Result<Self, IllegalMove> {
        if !self.state.is_undecided() {
            return Err(self.cannot_be("approved"));
        }
        self.end_pause(at);
        let approval = Approval {
            by: Decider::ByOperator(name.into()),
            at,
            first: None,
            refused: Vec::new(),
        };
        Ok(self.becomes(
            State::Approved { approval },
            at,
            Happened::Approved { in_part: false },
        ))
    }

    fn by_law(self, article: &str, at: Timestamp) -> Self {
        let approval = Approval {
            by: Decider::ByLaw(article.into()),
            at,
            first: None,
            refused: Vec::new(),
        };
        self.becomes(
            State::Approved { approval },
            at,
            Happened::Approved { in_part: false },
        )
    }

    /// Staff refuse it, with a reason.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it waits for the business.
    pub fn refuse(self, refusal: Refusal) -> Result<Self, IllegalMove> {
        match self.state {
            State::Submitted | State::InReview { .. } | State::Endorsed { .. } => {
                let at = refusal.at;
                Ok(self.becomes(State::Refused { refusal }, at, Happened::Refused))
            }
            _ => Err(self.cannot_be("refused")),
        }
    }

    /// The time to take it back is over. The portal's step, not worth a line of its own to the person.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it cools off, and `now` is not before the end of that.
    pub fn ripen(mut self, now: Timestamp) -> Result<Self, IllegalMove> {
        match self.state {
            State::CoolingOff { approval, until } if until <= now => {
                self.state = State::Approved { approval };
                Ok(self)
            }
            _ => Err(self.cannot_be("carried out")),
        }
    }

    /// The portal begins to carry the approval out. Beginning again after a crash is no other beginning.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it is approved, stuck, or already under way.
    pub fn start(mut self, at: Timestamp) -> Result<Self, IllegalMove> {
        match self.state {
            State::Approved { approval } => {
                self.state = State::Executing {
                    approval,
                    started_at: at,
                };
                self.trail.push(Step {
                    at,
                    what: Happened::Started,
                });
                Ok(self)
            }
            State::Stuck {
                approval, started_at, ..
            } => {
                self.state = State::Executing { approval, started_at };
                Ok(self)
            }
            State::Executing { .. } => Ok(self),
            _ => Err(self.cannot_be("carried out")),
        }
    }

    /// The portal could not go on. It is said to the person the first time.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it is under way.
    pub fn fail(mut self, failure: Failure) -> Result<Self, IllegalMove> {
        match self.state {
            State::Executing { approval, started_at } => {
                if failure.tries <= 1 {
                    self.trail.push(Step {
                        at: failure.at,
                        what: Happened::Stuck,
                    });
                }
                self.state = State::Stuck {
                    approval,
                    started_at,
                    failure,
                };
                Ok(self)
            }
            _ => Err(self.cannot_be("stuck")),
        }
    }

    /// The portal has carried it out.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it is under way.
    pub fn finish(mut self, execution: Execution) -> Result<Self, IllegalMove> {
        match self.state {
            State::Executing { approval, .. } => {
                let at = execution.finished_at;
                self.state = State::Done { approval, execution };
                self.trail.push(Step {
                    at,
                    what: Happened::Done,
                });
                Ok(self)
            }
            _ => Err(self.cannot_be("finished")),
        }
    }

    /// It is carried out here, and the platform has a part in it that nobody has confirmed yet. Of any other, nothing
    /// changes.
    #[must_use]
    pub fn awaiting_platform(mut self) -> Self {
        if let State::Done { execution, .. } = &mut self.state {
            execution.awaits_platform = true;
        }
        self
    }

    /// The platform's part is confirmed, too.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it waits for that.
    pub fn confirm(self, at: Timestamp) -> Result<Self, IllegalMove> {
        if !self.state.awaits_platform() {
            return Err(self.cannot_be("confirmed"));
        }
        let mut confirmed = self.without_platform();
        confirmed.trail.push(Step {
            at,
            what: Happened::Confirmed,
        });
        Ok(confirmed)
    }

    /// The same, with nothing to wait for on the platform: everything of the person goes there by another request.
    #[must_use]
    pub fn without_platform(mut self) -> Self {
        if let State::Done { execution, .. } = &mut self.state {
            execution.awaits_platform = false;
        }
        self
    }

    /// The portal has looked, and nothing is left in its files of what is gone.
    ///
    /// # Errors
    /// [`IllegalMove`] unless it waits for that.
    pub fn verify(mut self, at: Timestamp) -> Result<Self, IllegalMove> {
        if !self.is_unverified() {
            return Err(self.cannot_be("verified"));
        }
        self.trail.push(Step {
            at,
            what: Happened::Verified,
        });
        Ok(self)
    }

    /// Whoever was erased by it came again in a file, and what named them was set aside: whether something of it is left in
    /// the portal's files is looked for anew. Where they come again and again, the last time stands for all.
    #[must_use]
    pub fn set_aside(mut self, at: Timestamp) -> Self {
        let last = self
            .trail
            .iter()
            .rposition(|step| step.what != Happened::Verified);
        if let Some(last) = last
            && self.trail[last].what == Happened::SetAside
        {
            self.trail.truncate(last);
        }
        self.trail.push(Step {
            at,
            what: Happened::SetAside,
        });
        self
    }

    fn becomes(mut self, state: State, at: Timestamp, what: Happened) -> Self {
        self.state = state;
        self.trail.push(Step { at, what });
        self
    }

    pub(super) const fn cannot_be(&self, verb: &'static str) -> IllegalMove {
        IllegalMove::State {
            state: self.state.name(),
            verb,
        }
    }

    /// Parts are fields of a correction; at least one stays.
    fn can_refuse(&self, refused: &[RefusedPart]) -> Result<(), IllegalMove> {
        let parts = self.parts();
        let are_parts = refused.iter().enumerate().all(|(at, part)| {
            parts.contains(&&part.field) && !refused[..at].iter().any(|other| other.field == part.field)
        });
        if !are_parts || (!refused.is_empty() && refused.len() >= parts.len()) {
            return Err(IllegalMove::Parts);
        }
        Ok(())
    }

    fn end_pause(&mut self, at: Timestamp) {
        if let Some(pause) = self.pauses.last_mut().filter(|pause| pause.until.is_none()) {
            pause.until = Some(at);
        }
    }
}
