//! Staff ask the person something before they decide.

use domain::{
    audit::{Act, Chain},
    deadline,
    principal::Principal,
    request::{Question, QuestionAbout, Reference, Request, Words},
};
use jiff::{Span, civil::Date};
use store::Besides;

use crate::{Desk, Error, by, decide::from_staff, staff};

/// Where the law lets a request end because nobody says who is asking, they have so many days at least.
const ANSWERED_WITHIN: i8 = 30;

impl Desk {
    /// Asks the person who they are, or what they mean. Where the law lets the clock stand still for that, it does, until
    /// the answer; where it lets an unanswered question end a request, the person is told by when.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::MayNotAsk`] who somebody is, where the law does not let one ask,
    /// [`Error::SameReviewer`] for a second look by who decided, [`Error::Moved`] if it is decided, taken back or asked
    /// about already.
    pub async fn ask(
        &self,
        principal: &Principal,
        reference: &Reference,
        about: QuestionAbout,
        words: Words,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        self.may_decide(&request, actor).await?;
        if about == QuestionAbout::Identity && !may_ask_who(&request) {
            return Err(Error::MayNotAsk);
        }
        let facts = self.store.facts(&request.app).await?;
        let (now, today) = (self.clock.now(), self.today_in(&facts));
        let pauses = request.pauses_in_days(&facts.zone());
        let stops_clock = deadline::Pause::open(&request.clock(&pauses), today, about.into()).is_ok();
        let question = Question {
            about,
            by: actor.clone(),
            at: now,
            lapses_on: lapses_on(&request, about, today),
            warned_at: None,
        };
        let asked = request.clone().written_to(now).ask(question, stops_clock)?;
        let mut entry = self
            .entry(Act::QuestionAsked, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference)
            .with("about", about.code())
            .with("stopsClock", stops_clock);
        if request.awaits_acknowledgement() {
            entry = entry.with("acknowledged", true);
        }
        let besides = Besides {
            message: Some(from_staff(actor, now, words)),
            ..Besides::default()
        };
        let log = self.log(Chain::App(request.app.clone()), entry);
        self.store.advance(&request, &asked, besides, log).await?;
        // Something may happen by itself from now on.
        self.work.notify_one();
        Ok(())
    }
}

/// Whether the law of this request lets a business ask who is asking.
pub(crate) fn may_ask_who(request: &Request) -> bool {
    request.clock(&[]).times().verification
}

/// The last day for the answer, where the law lets a request end without one: not before its period does.
fn lapses_on(request: &Request, about: QuestionAbout, today: Date) -> Option<Date> {
    let ends = about == QuestionAbout::Identity && request.due.regime.law().unanswered.is_some();
    let within = today.saturating_add(Span::new().days(ANSWERED_WITHIN));
    ends.then(|| within.max(request.due.period_ends))
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::Regime,
        request::{Author, State},
    };

    use super::*;
    use crate::testing::{Office, words};

    async fn under(regime: Regime) -> (Office, Principal, Reference, Principal) {
        let office = Office::open().await;
        office.under("a1", regime).await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        (office, maren, reference, reviewer)
    }

    /// The GDPR stops the clock while it is asked who somebody is, and for nothing else; it ends no request that nobody
    /// answers.
    #[tokio::test]
    async fn the_clock_stands_still_where_the_law_lets_it() {
        for (about, stops) in [
            (QuestionAbout::Identity, true),
            (QuestionAbout::Clarification, false),
        ] {
            let (office, maren, reference, reviewer) = under(Regime::Gdpr).await;
            let asked = office
                .desk
                .ask(&reviewer, &reference, about, words("Which ship?"));
            asked.await.unwrap();
            let request = office.desk.request(&maren, &reference).await.unwrap();
            let State::Asked { question } = &request.state else {
                panic!()
            };
            assert_eq!((question.about, question.lapses_on), (about, None));
            assert_eq!(request.pauses.len(), usize::from(stops));
            assert_eq!(request.wakes_at(), None);
            let said = office.desk.messages(&maren, &reference).await.unwrap();
            assert_eq!(said.len(), 1);
            assert_eq!(said[0].text.as_str(), "Which ship?");
            assert!(matches!(said[0].by, Author::Staff { .. }));
        }
    }

    #[tokio::test]
    async fn one_question_at_a_time_and_none_once_it_is_over() {
        let (office, maren, reference, reviewer) = under(Regime::Gdpr).await;
        let ask = async || {
            office
                .desk
                .ask(
                    &reviewer,
                    &reference,
                    QuestionAbout::Clarification,
                    words("Which?"),
                )
                .await
        };
        ask().await.unwrap();
        assert!(matches!(ask().await, Err(Error::Moved)));
        office.desk.withdraw(&maren, &reference).await.unwrap();
        assert!(matches!(ask().await, Err(Error::Moved)));
        let said = office.desk.messages(&maren, &reference).await.unwrap();
        assert_eq!(said.len(), 1, "nothing is said that was refused");
    }

    #[tokio::test]
    async fn only_staff_within_reach_ask() {
        let (office, maren, reference, _) = under(Regime::Gdpr).await;
        let elsewhere = office.reviewer_of("a2").await;
        for other in [&elsewhere, &maren] {
            let about = QuestionAbout::Identity;
            let asked = office.desk.ask(other, &reference, about, words("Who?")).await;
            assert!(matches!(asked, Err(Error::NotFound)));
        }
    }

    /// California lets nobody ask who opts out; a deletion may end when nobody says who asks for it.
    #[tokio::test]
    async fn what_the_law_lets_one_ask_and_what_comes_of_silence() {
        let (office, maren, reference, reviewer) = under(Regime::Ccpa).await;
        let about = QuestionAbout::Identity;
        let asked = office.desk.ask(&reviewer, &reference, about, words("Who?"));
        asked.await.unwrap();
        let request = office.desk.request(&maren, &reference).await.unwrap();
        let State::Asked { question } = &request.state else {
            panic!()
        };
        assert_eq!(question.lapses_on, Some(request.due.period_ends));
        assert!(
            request.pauses.is_empty(),
            "the days count, whatever verification takes"
        );
        assert!(may_ask_who(&request));
        let objection = Request {
            ask: domain::request::Ask::Objection {
                against: domain::request::Against::OtherUses,
            },
            ..request
        };
        assert!(!may_ask_who(&objection));
    }
}
