//! Staff close a question that the person has not answered in the portal.

use domain::{
    audit::{Act, Chain},
    principal::Principal,
    request::{Closing, Reference, Words},
};
use store::Besides;

use crate::{Desk, Error, answer::due_with_all_pauses, by, decide::from_staff, staff};

/// How they close it.
#[derive(Debug, Clone)]
pub enum Close {
    /// With the answer as it came another way; the person reads what was written down.
    Answered(Words),
    /// They take it back.
    TakeBack,
    /// Without an answer.
    Unanswered,
}

impl Close {
    const fn how(&self) -> Closing {
        match self {
            Self::Answered(_) => Closing::AnsweredElsewhere,
            Self::TakeBack => Closing::TakenBack,
            Self::Unanswered => Closing::Unanswered,
        }
    }

    fn words(self) -> Option<Words> {
        match self {
            Self::Answered(words) => Some(words),
            Self::TakeBack | Self::Unanswered => None,
        }
    }
}

impl Desk {
    /// Closes the question: whoever does looks into the request from then on, and can decide it. The clock runs again, and
    /// the last day is counted anew; of a question that is taken back as if it had not been put.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::SameReviewer`] for a second look by who decided, [`Error::Moved`] unless
    /// an answer is awaited, or if none came where the request then ends by itself.
    pub async fn close_question(
        &self,
        principal: &Principal,
        reference: &Reference,
        close: Close,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        self.may_decide(&request, actor).await?;
        let zone = self.store.facts(&request.app).await?.zone();
        let (now, how) = (self.clock.now(), close.how());
        let due = due_with_all_pauses(&request, now, &zone);
        let closed = request.clone().close_question(actor.clone(), now, how, due)?;
        let entry = self
            .entry(Act::QuestionClosed, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference)
            .with("how", how.code());
        let besides = Besides {
            message: close.words().map(|words| from_staff(actor, now, words)),
            ..Besides::default()
        };
        let log = self.log(Chain::App(request.app.clone()), entry);
        Ok(self.store.advance(&request, &closed, besides, log).await?)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::Regime,
        reason::Reason,
        request::{Author, QuestionAbout, Request, State},
    };
    use jiff::ToSpan;

    use super::*;
    use crate::testing::{Office, words};

    const DAY: i64 = 86_400;

    /// Maren has asked for an erasure, and is asked something back.
    async fn awaited(office: &Office, about: QuestionAbout) -> (Reference, Request) {
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let before = office.desk.request(&maren, &reference).await.unwrap();
        let asked = office.desk.ask(&reviewer, &reference, about, words("Which?"));
        asked.await.unwrap();
        (reference, before)
    }

    fn ways() -> [Close; 3] {
        [
            Close::Answered(words("By telephone: the blue one.")),
            Close::TakeBack,
            Close::Unanswered,
        ]
    }

    async fn refuse(office: &Office, who: &Principal, reference: &Reference) -> Result<(), Error> {
        let reason = Reason::InsufficientVerification;
        office.desk.refuse(who, reference, reason, None).await
    }

    /// The control stands first: before that, nothing can be decided.
    #[tokio::test]
    async fn who_has_not_shown_who_they_are_can_be_refused_for_that_once_it_is_closed() {
        let office = Office::open().await;
        let (reference, _) = awaited(&office, QuestionAbout::Identity).await;
        office.clock.forward(40 * DAY);
        let reviewer = office.reviewer_of("a1").await;
        let refused = refuse(&office, &reviewer, &reference).await;
        assert!(matches!(refused, Err(Error::Moved)), "{refused:?}");
        let closed = office
            .desk
            .close_question(&reviewer, &reference, Close::Unanswered);
        closed.await.unwrap();
        refuse(&office, &reviewer, &reference).await.unwrap();
        let maren = office.person("a1", "maren").await;
        let request = office.desk.request(&maren, &reference).await.unwrap();
        assert!(matches!(request.state, State::Refused { .. }));
        let acts = office.acts("a1").await;
        assert!(acts.contains(&Act::QuestionClosed), "{acts:?}");
    }

    #[tokio::test]
    async fn the_days_are_given_back_but_of_a_question_that_is_taken_back() {
        for (about, stops) in [
            (QuestionAbout::Identity, true),
            (QuestionAbout::Clarification, false),
        ] {
            for close in ways() {
                let office = Office::open().await;
                let (reference, before) = awaited(&office, about).await;
                office.clock.forward(7 * DAY);
                let reviewer = office.reviewer_of("a1").await;
                let how = close.how();
                office
                    .desk
                    .close_question(&reviewer, &reference, close)
                    .await
                    .unwrap();
                let maren = office.person("a1", "maren").await;
                let request = office.desk.request(&maren, &reference).await.unwrap();
                let given_back = stops && how != Closing::TakenBack;
                let ended = before.due.period_ends.saturating_add(7.days());
                assert_eq!(request.due.period_ends == ended, given_back, "{about:?} {how:?}");
                assert_eq!(request.due.by > before.due.by, given_back, "{about:?} {how:?}");
                assert_eq!(request.due == before.due, !given_back, "{about:?} {how:?}");
                assert_eq!(request.pauses.len(), usize::from(given_back), "{about:?} {how:?}");
                assert!(!request.is_halted(), "{about:?} {how:?}");
                let State::InReview { review } = &request.state else {
                    panic!()
                };
                assert_eq!(review.by.id, "rhona");
            }
        }
    }

    /// Nobody parks a request by asking and saying no more: once a question is taken back it is as late as it was.
    #[tokio::test]
    async fn a_question_that_is_taken_back_lengthens_nothing() {
        for (close, is_late) in [(Close::TakeBack, true), (Close::Unanswered, false)] {
            let office = Office::open().await;
            let (reference, _) = awaited(&office, QuestionAbout::Identity).await;
            office.clock.forward(100 * DAY);
            let reviewer = office.reviewer_of("a1").await;
            let overdue = async || {
                let queue = office.desk.queue(&reviewer, true, None).await.unwrap();
                queue.page.overdue
            };
            assert_eq!(overdue().await, 0, "the clock stands");
            let closed = office.desk.close_question(&reviewer, &reference, close);
            closed.await.unwrap();
            assert_eq!(overdue().await == 1, is_late);
        }
    }

    #[tokio::test]
    async fn what_came_another_way_is_written_down_as_staff_wrote_it() {
        for close in ways() {
            let office = Office::open().await;
            let (reference, _) = awaited(&office, QuestionAbout::Clarification).await;
            let reviewer = office.reviewer_of("a1").await;
            let is_answered = matches!(close, Close::Answered(_));
            let closed = office.desk.close_question(&reviewer, &reference, close);
            closed.await.unwrap();
            let maren = office.person("a1", "maren").await;
            let said = office.desk.messages(&maren, &reference).await.unwrap();
            assert_eq!(said.len(), 1 + usize::from(is_answered));
            if is_answered {
                assert_eq!(said[1].text.as_str(), "By telephone: the blue one.");
                assert!(matches!(said[1].by, Author::Staff { .. }));
            }
        }
    }

    /// In California a request ends when nobody says who asks, after notice: nobody is ahead of that. The control is
    /// another question, of which nothing ends.
    #[tokio::test]
    async fn where_silence_ends_a_request_it_is_waited_for() {
        for (about, ends) in [
            (QuestionAbout::Identity, true),
            (QuestionAbout::Clarification, false),
        ] {
            let office = Office::open().await;
            office.under("a1", Regime::Ccpa).await;
            let (reference, _) = awaited(&office, about).await;
            let reviewer = office.reviewer_of("a1").await;
            let close = async |close| office.desk.close_question(&reviewer, &reference, close).await;
            let without = close(Close::Unanswered).await;
            assert_eq!(matches!(without, Err(Error::Moved)), ends, "{without:?}");
            assert_eq!(close(Close::TakeBack).await.is_ok(), ends);
        }
    }

    #[tokio::test]
    async fn only_staff_within_reach_close_a_question_and_only_one_that_is_open() {
        for close in ways() {
            let office = Office::open().await;
            let (reference, _) = awaited(&office, QuestionAbout::Identity).await;
            let (maren, elsewhere) = (office.person("a1", "maren").await, office.reviewer_of("a2").await);
            for other in [&elsewhere, &maren] {
                let closed = office.desk.close_question(other, &reference, close.clone());
                assert!(matches!(closed.await, Err(Error::NotFound)));
            }
            let reviewer = office.reviewer_of("a1").await;
            let again = async || {
                office
                    .desk
                    .close_question(&reviewer, &reference, close.clone())
                    .await
            };
            again().await.unwrap();
            let said = office.desk.messages(&maren, &reference).await.unwrap().len();
            assert!(matches!(again().await, Err(Error::Moved)));
            let answered = office.desk.answer(&maren, &reference, words("Late.")).await;
            assert!(matches!(answered, Err(Error::Moved)));
            let after = office.desk.messages(&maren, &reference).await.unwrap().len();
            assert_eq!(after, said, "nothing is said that was refused");
        }
    }
}
