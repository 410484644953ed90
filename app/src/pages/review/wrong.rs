//! What is wrong with a form that led back, and where.

use super::{correction::FIRST_PART, hold, look::CLOSE_WORDS};
use crate::{
    api::Problem,
    text::{Phrase, hold as holding, notice, review as words},
    view::Review,
};

/// A field of one of the forms, by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// The field.
    pub id: &'static str,
    /// What is wrong with it.
    pub said: Phrase,
}

impl Wrong {
    /// The field that the problem is about, by what was entered and where.
    pub fn of(problem: Option<Problem>, review: &Review) -> Option<Self> {
        let problem = problem?;
        if review.entered.form == "correct" {
            let has_parts = review.diff.as_ref().is_some_and(|diff| !diff.parts.is_empty());
            let said = notice::said(problem);
            return has_parts.then_some(Self { id: FIRST_PART, said });
        }
        let id = match (review.entered.form.as_str(), problem) {
            ("ask", Problem::ReasonMissing) => "about-1",
            ("ask", Problem::WordsMissing | Problem::WordsTooLong) => "ask-words",
            ("close", Problem::WordsMissing | Problem::WordsTooLong) => CLOSE_WORDS,
            ("write", Problem::WordsMissing | Problem::WordsTooLong) => "write-words",
            ("extend", Problem::ReasonMissing) => "why-1",
            ("extend", Problem::NoteTooLong) => "extend-note",
            ("uphold", Problem::WordsMissing | Problem::WordsTooLong | Problem::NoteTooLong) => "uphold-note",
            ("hold", problem) if !review.can_be_held || problem == Problem::NoteTooLong => return None,
            ("hold", Problem::ReasonMissing) => hold::FIRST_GROUND,
            ("hold", Problem::WordsMissing | Problem::WordsTooLong) => hold::WHY,
            ("hold", Problem::NotHeldUntil) => hold::UNTIL,
            (_, Problem::ReasonMissing) => "reason-1",
            (_, Problem::NoteTooLong | Problem::WordsMissing) => "note",
            _ => return None,
        };
        let said = match id {
            "about-1" => words::ABOUT_MISSING,
            "why-1" => words::WHY_MISSING,
            hold::FIRST_GROUND => holding::GROUND_MISSING,
            _ => notice::said(problem),
        };
        Some(Self { id, said })
    }
}

/// What is said at this field, if it is the one.
pub fn fault(wrong: Option<Wrong>, id: &str) -> Option<&'static str> {
    wrong
        .filter(|wrong| wrong.id == id)
        .map(|wrong| wrong.said.here())
}
