//! The person answers a question.

use domain::{
    audit::{Act, Chain},
    deadline::Due,
    principal::Principal,
    request::{Author, Message, Reference, Request, Words},
};
use jiff::{Timestamp, tz::TimeZone};
use store::Besides;

use crate::{Desk, Error, by};

impl Desk {
    /// Answers what the business asked about a request. The clock runs again, and the last day is counted anew.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs, [`Error::Moved`] unless they were asked.
    pub async fn answer(
        &self,
        principal: &Principal,
        reference: &Reference,
        words: Words,
    ) -> Result<(), Error> {
        let request = self.request(principal, reference).await?;
        let zone = self.store.facts(&request.app).await?.zone();
        let now = self.clock.now();
        let due = due_with_all_pauses(&request, now, &zone);
        let answered = request.clone().answer(now, due)?;
        let entry = self
            .entry(Act::QuestionAnswered, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference);
        let besides = Besides {
            message: Some(Message {
                at: now,
                by: Author::Person,
                text: words,
            }),
            ..Besides::default()
        };
        let log = self.log(Chain::App(request.app.clone()), entry);
        Ok(self.store.advance(&request, &answered, besides, log).await?)
    }
}

/// The last day, if the pause that is open ends now. Never an earlier one than the person has been told.
pub(crate) fn due_with_all_pauses(request: &Request, now: Timestamp, zone: &TimeZone) -> Due {
    let mut closed = request.clone();
    if let Some(pause) = closed.pauses.last_mut() {
        pause.until = pause.until.or(Some(now));
    }
    let due = closed.reckon(zone).due;
    if due.by > request.due.by { due } else { request.due }
}

#[cfg(test)]
mod tests {
    use domain::request::{QuestionAbout, State};
    use jiff::ToSpan;

    use super::*;
    use crate::testing::{Office, words};

    const DAY: i64 = 86_400;

    #[tokio::test]
    async fn an_answer_starts_the_clock_again_and_the_days_are_given_back() {
        for (about, given_back) in [
            (QuestionAbout::Identity, true),
            (QuestionAbout::Clarification, false),
        ] {
            let office = Office::open().await;
            let (maren, reference) = office.asked().await;
            let reviewer = office.reviewer_of("a1").await;
            let before = office.desk.request(&maren, &reference).await.unwrap().due;
            let asked = office.desk.ask(&reviewer, &reference, about, words("Which?"));
            asked.await.unwrap();
            office.clock.forward(7 * DAY);
            let maren = office.person("a1", "maren").await;
            let answered = office.desk.answer(&maren, &reference, words("The blue one."));
            answered.await.unwrap();
            let request = office.desk.request(&maren, &reference).await.unwrap();
            let State::InReview { review } = &request.state else {
                panic!()
            };
            assert_eq!(review.by.id, "rhona");
            let ended = before.period_ends.saturating_add(7.days());
            assert_eq!(request.due.period_ends == ended, given_back);
            assert_eq!(request.due.by > before.by, given_back);
            assert!(request.pauses.iter().all(|pause| pause.until.is_some()));
            let said = office.desk.messages(&maren, &reference).await.unwrap();
            assert_eq!(said[1].text.as_str(), "The blue one.");
        }
    }

    #[tokio::test]
    async fn who_was_not_asked_does_not_answer_and_nobody_else_does() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let answer = async |who: &Principal| office.desk.answer(who, &reference, words("Here.")).await;
        assert!(matches!(answer(&maren).await, Err(Error::Moved)));
        let reviewer = office.reviewer_of("a1").await;
        let about = QuestionAbout::Clarification;
        let asked = office.desk.ask(&reviewer, &reference, about, words("Which?"));
        asked.await.unwrap();
        for (app, who) in [("a1", "kofi"), ("a2", "maren")] {
            let other = office.person(app, who).await;
            assert!(
                matches!(answer(&other).await, Err(Error::NotFound)),
                "{app} {who}"
            );
        }
        assert!(matches!(answer(&reviewer).await, Err(Error::NotFound)));
        office.desk.withdraw(&maren, &reference).await.unwrap();
        assert!(matches!(answer(&maren).await, Err(Error::Moved)));
        let said = office.desk.messages(&maren, &reference).await.unwrap();
        assert_eq!(said.len(), 1, "nothing was said");
    }
}
