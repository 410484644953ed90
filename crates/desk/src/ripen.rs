//! What happens in a request by itself, when its time has come.

use domain::{
    audit::{Act, By, Chain},
    request::{Request, State, WARNED_BEFORE},
};
use jiff::{Span, Timestamp};
use store::Besides;

use crate::{Desk, Error};

/// So many at a time.
const BATCH: u32 = 100;

impl Desk {
    /// Does what is ripe: puts in line what has cooled off, tells people once more that a request ends without their
    /// answer, and ends what was not answered. Says whether anything was done. What another process has done meanwhile,
    /// or a person, is left as it is.
    pub(crate) async fn ripen(&self) -> Result<bool, Error> {
        let ripe = self.store.ripe(self.clock.now(), BATCH).await?;
        let mut done = false;
        for request in ripe {
            match self.move_on(&request).await {
                Ok(moved) => done |= moved,
                Err(Error::Moved | Error::NotFound | Error::Held) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(done)
    }

    /// When something next happens by itself; nothing, if nothing will.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn next_wake(&self) -> Result<Option<Timestamp>, Error> {
        Ok(self.store.next_wake().await?)
    }

    /// How long it is until then.
    pub fn until(&self, at: Timestamp) -> std::time::Duration {
        let left = at.duration_since(self.clock.now());
        std::time::Duration::try_from(left).unwrap_or_default()
    }

    async fn move_on(&self, request: &Request) -> Result<bool, Error> {
        let now = self.clock.now();
        let facts = self.store.facts(&request.app).await?;
        let today = self.today_in(&facts);
        let (act, moved) = match &request.state {
            State::CoolingOff { .. } => (Act::CooledOff, request.clone().ripen(now)?),
            State::Asked { question } if question.wakes_on().is_none_or(|day| today < day) => {
                return Ok(false);
            }
            State::Asked { question } if question.warned_at.is_none() => {
                let at_least = today.saturating_add(Span::new().days(WARNED_BEFORE));
                (Act::RequestWarned, request.clone().warn(now, at_least)?)
            }
            State::Asked { .. } => (Act::RequestExpired, request.clone().expire(now, today)?),
            _ => return Ok(false),
        };
        let entry = self
            .entry(act, By::Portal)
            .about(self.who_asked(request).await?)
            .of(&request.reference);
        let log = self.log(Chain::App(request.app.clone()), entry);
        self.store
            .advance(request, &moved, Besides::default(), log)
            .await?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::Regime,
        principal::Principal,
        request::{QuestionAbout, Reference},
    };

    use super::*;
    use crate::testing::{Office, words};

    const DAY: i64 = 86_400;

    impl Office {
        /// Maren was asked who she is, under California's law.
        async fn unanswered(&self) -> (Principal, Reference) {
            self.under("a1", Regime::Ccpa).await;
            let (maren, reference) = self.asked().await;
            let reviewer = self.reviewer_of("a1").await;
            let about = QuestionAbout::Identity;
            let asked = self.desk.ask(&reviewer, &reference, about, words("Who?"));
            asked.await.unwrap();
            (maren, reference)
        }

        fn now_at(&self, at: Timestamp) {
            let ahead = at.duration_since(self.desk.clock.now());
            self.clock.forward(ahead.as_secs());
        }

        async fn wake(&self) {
            let next = self.desk.next_wake().await.unwrap();
            self.now_at(next.unwrap());
        }

        async fn state_of(&self, who: &Principal, reference: &Reference) -> State {
            self.desk.request(who, reference).await.unwrap().state
        }
    }

    #[tokio::test]
    async fn silence_ends_a_request_after_a_second_word_and_not_a_day_earlier() {
        let office = Office::open().await;
        let (maren, reference) = office.unanswered().await;
        office.work().await;
        let State::Asked { question } = office.state_of(&maren, &reference).await else {
            panic!()
        };
        let lapses_on = question.lapses_on.unwrap();
        assert_eq!(question.warned_at, None, "not before its day");
        office.wake().await;
        office.work().await;
        let State::Asked { question } = office.state_of(&maren, &reference).await else {
            panic!()
        };
        assert!(question.warned_at.is_some());
        assert_eq!(question.lapses_on, Some(lapses_on));
        office.clock.forward(6 * DAY);
        office.work().await;
        let still = office.state_of(&maren, &reference).await;
        assert!(matches!(still, State::Asked { .. }), "{still:?}");
        office.wake().await;
        office.work().await;
        let over = office.state_of(&maren, &reference).await;
        assert!(matches!(over, State::Expired { .. }), "{over:?}");
        assert_eq!(office.desk.next_wake().await.unwrap(), None);
        let acts = office.acts("a1").await;
        let told: Vec<_> = acts
            .iter()
            .filter(|act| matches!(act, Act::RequestWarned | Act::RequestExpired))
            .collect();
        assert_eq!(told, [&Act::RequestWarned, &Act::RequestExpired]);
    }

    /// A portal that was down for months tells first, and waits.
    #[tokio::test]
    async fn nobody_is_told_and_ended_in_one_breath() {
        let office = Office::open().await;
        let (maren, reference) = office.unanswered().await;
        office.clock.forward(200 * DAY);
        office.work().await;
        let State::Asked { question } = office.state_of(&maren, &reference).await else {
            panic!()
        };
        assert!(question.warned_at.is_some());
        office.clock.forward(6 * DAY);
        office.work().await;
        let still = office.state_of(&maren, &reference).await;
        assert!(matches!(still, State::Asked { .. }), "{still:?}");
        // An answer in time, and nothing happens by itself any more.
        let answered = office.desk.answer(&maren, &reference, words("It is me."));
        answered.await.unwrap();
        assert_eq!(office.desk.next_wake().await.unwrap(), None);
    }

    #[tokio::test]
    async fn the_businesss_lateness_ends_nothing() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let about = QuestionAbout::Clarification;
        let asked = office.desk.ask(&reviewer, &reference, about, words("Which?"));
        asked.await.unwrap();
        office.clock.forward(400 * DAY);
        office.work().await;
        let still = office.state_of(&maren, &reference).await;
        assert!(matches!(still, State::Asked { .. }), "{still:?}");
    }
}
