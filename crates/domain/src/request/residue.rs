//! What a request keeps once nothing of its person is held, or once a value was put right: what proves what was asked and
//! done, and nothing of the person's.

use super::{Ask, Recipient, RefusedPart, Request, State};
use crate::correction::{FieldPath, without};

impl Request {
    /// The same, with paths, digests, states, times and codes: without a value, a name, an id of a record, or a note.
    #[must_use]
    pub fn emptied(mut self) -> Self {
        for note in self.notes() {
            *note = None;
        }
        Self {
            ask: self.ask.emptied(),
            ..self
        }
    }

    /// The same, if it is over, without what it asked of fields that another has `corrected` since, and without what has
    /// `gone` from a record. What is open still asks for what it asks.
    #[must_use]
    pub fn without_former(mut self, corrected: &[FieldPath], gone: &[Box<str>]) -> Self {
        if !self.state.is_open()
            && let Ask::Correction { correction } = &mut self.ask
        {
            correction.forget(corrected, gone);
        }
        self
    }

    /// The same without what has `gone` from a record, where the business quotes it.
    #[must_use]
    pub fn without_quoted(mut self, gone: &[Box<str>]) -> Self {
        for note in self.notes().into_iter().flatten() {
            for gone in gone {
                *note = without(note, gone);
            }
        }
        self
    }

    /// What the business has said in its own words, wherever it may stand.
    fn notes(&mut self) -> Vec<&mut Option<String>> {
        let mut notes: Vec<&mut Option<String>> = Vec::new();
        if let Some(extension) = &mut self.extension {
            notes.push(&mut extension.note);
        }
        match &mut self.state {
            State::Refused { refusal } => notes.push(&mut refusal.note),
            State::Endorsed { endorsement } => notes.extend(of_parts(&mut endorsement.refused)),
            State::CoolingOff { approval, .. }
            | State::Approved { approval }
            | State::Executing { approval, .. }
            | State::Stuck { approval, .. }
            | State::Done { approval, .. } => {
                notes.extend(of_parts(&mut approval.refused));
                if let Some(first) = &mut approval.first {
                    notes.extend(of_parts(&mut first.refused));
                }
            }
            State::Submitted
            | State::InReview { .. }
            | State::Asked { .. }
            | State::Withdrawn { .. }
            | State::Expired { .. } => {}
        }
        notes
    }
}

fn of_parts(parts: &mut [RefusedPart]) -> impl Iterator<Item = &mut Option<String>> {
    parts.iter_mut().map(|part| &mut part.note)
}

impl Ask {
    fn emptied(self) -> Self {
        match self {
            Self::Erasure { size } => Self::Erasure { size: size.emptied() },
            Self::Correction { correction } => Self::Correction {
                correction: correction.emptied(),
            },
            Self::Transfer { .. } => Self::Transfer {
                recipient: Recipient::taken_out(),
            },
            Self::Restriction { .. }
            | Self::Objection { .. }
            | Self::Lifting { .. }
            | Self::Access
            | Self::Complaint { .. }
            | Self::Appeal { .. } => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::{
        correction::{Change, Changes, Correction, Value},
        erasure::{OneOrMore, Size},
        id::{ConversationId, MessageId},
        reason::Reason,
        request::{
            Extension, ExtensionReason, Happened, Question, QuestionAbout, Reference, Refusal,
            tests::{actor, submitted},
        },
    };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn asks() -> [Ask; 3] {
        let change = Change {
            field: FieldPath::parse("user.profile.surname").unwrap(),
            was: None,
            becomes: Some(Value::Text("CANARY".to_owned())),
        };
        let correction = Correction::Fields {
            changes: Changes::new(vec![change]).unwrap(),
        };
        let size = Size::Messages {
            conversation: ConversationId::parse("CANARY").unwrap(),
            messages: OneOrMore::new(vec![MessageId::parse("CANARY-1").unwrap()]).unwrap(),
        };
        let recipient = Recipient::parse("Miss CANARY").unwrap();
        [
            Ask::Correction { correction },
            Ask::Erasure { size },
            Ask::Transfer { recipient },
        ]
    }

    fn text(request: &Request) -> String {
        let text = serde_json::to_string(request).unwrap();
        let read: Request = serde_json::from_str(&text).unwrap();
        assert_eq!(&read, request, "it is read again");
        text + &request.ask.scope()
    }

    /// Refused, and extended before, each with words of the business's.
    fn refused(ask: Ask) -> Request {
        let note = || Some("Dear CANARY".to_owned());
        let request = Request { ask, ..submitted() };
        let extension = Extension {
            by: actor(),
            at: at(150),
            reason: ExtensionReason::Complex,
            note: note(),
        };
        let refusal = Refusal {
            by: actor(),
            at: at(200),
            reason: Reason::LegalClaims,
            note: note(),
        };
        let extended = Request {
            extension: Some(extension),
            ..request
        };
        extended.refuse(refusal).unwrap()
    }

    #[test]
    fn nothing_of_the_person_is_left_and_what_was_decided_is() {
        for ask in asks() {
            let request = refused(ask);
            assert!(text(&request).to_uppercase().contains("CANARY"), "the control");
            let left = request.clone().emptied();
            assert!(!text(&left).to_uppercase().contains("CANARY"), "{left:?}");
            assert_eq!(left.ask.kind(), request.ask.kind());
            assert_eq!(left.parts(), request.parts());
            assert_eq!((&left.trail, &left.due), (&request.trail, &request.due));
            let State::Refused { refusal } = &left.state else {
                panic!()
            };
            assert_eq!((refusal.reason, refusal.at), (Reason::LegalClaims, at(200)));
            assert_eq!(left.clone().emptied(), left);
        }
    }

    #[test]
    fn parts_that_were_refused_keep_their_reason_and_no_note() {
        let part = RefusedPart {
            field: FieldPath::parse("user.profile.email").unwrap(),
            reason: Reason::DataAccurate,
            note: Some("CANARY".to_owned()),
        };
        let mut request = submitted().approve(actor(), at(200), vec![], None).unwrap();
        let State::Approved { approval } = &mut request.state else {
            panic!()
        };
        approval.refused = vec![part];
        let left = request.emptied();
        assert!(!text(&left).contains("CANARY"), "{left:?}");
        assert_eq!(
            left.state.approval().unwrap().refused[0].reason,
            Reason::DataAccurate
        );
    }

    #[test]
    fn what_is_over_forgets_a_former_value_and_what_is_open_asks_on() {
        let [ask, ..] = asks();
        let gone: Vec<Box<str>> = vec!["CANARY".into()];
        let over = refused(ask.clone())
            .without_former(&[], &gone)
            .without_quoted(&gone);
        assert!(!text(&over).contains("CANARY"), "{over:?}");
        assert!(text(&over).contains("Dear […]"), "{over:?}");
        let open = Request { ask, ..submitted() };
        assert_eq!(open.clone().without_former(&[], &gone), open);
    }

    /// With everything of the person's, what they still ask ends, from wherever nothing has begun.
    #[test]
    fn what_is_open_ends_with_all_and_what_has_begun_does_not() {
        let erasure = Reference::from_random(9);
        let approved = submitted().approve(actor(), at(200), vec![], None).unwrap();
        let cooling = submitted().approve(actor(), at(200), vec![], Some(at(900)));
        for open in [
            submitted(),
            submitted().take_up(actor(), at(200)).unwrap(),
            cooling.unwrap(),
        ] {
            let ended = open.end_with_all(erasure.clone(), at(300)).unwrap();
            let taken_into = Some(erasure.clone());
            assert_eq!(
                ended.state,
                State::Withdrawn {
                    at: at(300),
                    taken_into
                }
            );
            assert_eq!(ended.trail.last().unwrap().what, Happened::NothingHeld);
            assert_eq!(ended.wakes_at(), None);
        }
        for begun in [
            approved.clone(),
            approved.start(at(201)).unwrap(),
            refused(Ask::Access),
        ] {
            assert!(begun.end_with_all(erasure.clone(), at(300)).is_err());
        }
    }

    #[test]
    fn an_open_question_stops_no_clock_once_all_is_gone() {
        let question = Question {
            about: QuestionAbout::Identity,
            by: actor(),
            at: at(200),
            lapses_on: None,
            warned_at: None,
        };
        let asked = submitted().ask(question, true).unwrap();
        let ended = asked.end_with_all(Reference::from_random(9), at(300)).unwrap();
        assert_eq!(ended.pauses[0].until, Some(at(300)));
    }
}
