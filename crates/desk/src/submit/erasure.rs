//! A person asks for an erasure.

use domain::{
    deadline::Due,
    erasure::{Counts, Size},
    principal::Principal,
    request::{Ask, Reference, State},
};

use crate::{Desk, Error, me};

/// What a person has to know before asking for an erasure.
#[derive(Debug, Clone)]
pub struct NewErasure {
    /// What would go.
    pub counts: Counts,
    /// An open request for the same, if there is one.
    pub open: Option<Reference>,
    /// By when the business would have to answer.
    pub due: Due,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

impl Desk {
    /// What would go, and by when the business would have to answer.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if there is nothing to erase.
    pub async fn new_erasure(&self, principal: &Principal) -> Result<NewErasure, Error> {
        let me = me(principal)?;
        let former = self.former(&me).await?;
        let standing = self.store.requests_of(me.app, &me.subject, &former).await?;
        let open = standing
            .into_iter()
            .find(|request| request.state.is_open())
            .map(|request| request.reference);
        let counts = match self.visible(&me).await? {
            Some(person) => {
                self.store
                    .preview(me.app, &person.user, &Size::Everything)
                    .await?
            }
            None if open.is_some() => Counts::default(),
            None => return Err(Error::NothingHeld),
        };
        Ok(NewErasure {
            counts,
            open,
            due: self.due(me.app, &everything()).await?,
            once: self.new_once()?,
        })
    }

    /// Asks for everything to be deleted. While one such request is open, or when the same form comes again, that
    /// request is the answer.
    ///
    /// # Errors
    /// [`Error::NotFresh`] without a fresh sign-in, [`Error::NothingHeld`] if there is nothing to erase and nothing was
    /// asked.
    pub async fn submit_erasure(&self, principal: &Principal, once: &str) -> Result<Reference, Error> {
        let me = me(principal)?;
        self.ask_fresh(principal)?;
        if self.visible(&me).await?.is_none() {
            let standing = self.store.requests_of(me.app, &me.subject, &[]).await?;
            let open = standing
                .into_iter()
                .find(|request| matches!(request.state, State::Approved { .. } | State::Executing { .. }));
            return open.map(|request| request.reference).ok_or(Error::NothingHeld);
        }
        self.submit(principal, everything(), None, &[], once).await
    }
}

const fn everything() -> Ask {
    Ask::Erasure {
        size: Size::Everything,
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::{Calendar, Clock, Regime},
        id::AppId,
        right::Right,
    };

    use super::*;
    use crate::testing::Office;

    /// A request that comes late in the evening of UTC comes on the next day where the business is.
    #[tokio::test]
    async fn the_day_of_receipt_is_the_businesss() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        let received = async || {
            let maren = office.person("a1", "maren").await;
            office.desk.new_erasure(&maren).await.unwrap().due.received_on
        };
        // 14:33 in UTC.
        office.clock.forward(7 * 3_600);
        let in_utc = received().await;
        let facts = domain::facts::Facts {
            time_zone: domain::facts::Zone::parse("Pacific/Auckland").ok(),
            ..Default::default()
        };
        office
            .desk
            .set_facts(&crate::testing::OPERATOR, &app, facts)
            .await
            .unwrap();
        assert_eq!(received().await, in_utc.tomorrow().unwrap());
        let maren = office.person("a1", "maren").await;
        assert_eq!(
            office.desk.frame(&maren).await.unwrap().today,
            in_utc.tomorrow().unwrap()
        );
    }

    #[tokio::test]
    async fn the_date_is_that_of_the_apps_law_and_of_its_calendar() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        let facts = domain::facts::Facts {
            regime: Regime::Ccpa,
            calendar: Calendar::parse("US").ok(),
            ..Default::default()
        };
        // To the week before a holiday.
        office.clock.forward(7 * 86_400);
        office
            .desk
            .set_facts(&crate::testing::OPERATOR, &app, facts)
            .await
            .unwrap();
        let (maren, reference) = office.asked().await;
        let due = office.desk.request(&maren, &reference).await.unwrap().due;
        let clock = Clock::new(Regime::Ccpa, Right::Erasure, due.received_on);
        let by_holidays = clock.with_calendar(Calendar::parse("US").ok()).reckon().unwrap();
        assert_eq!(due, by_holidays.due);
        assert!(due.acknowledge_by > clock.by_weekends().due.acknowledge_by);
    }

    #[tokio::test]
    async fn the_preview_says_what_would_go() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let new = office.desk.new_erasure(&maren).await.unwrap();
        let counts = Counts {
            profiles: 1,
            channels: 1,
            devices: 1,
            business_systems: 1,
            conversations: 1,
            shared_conversations: 1,
            messages: 3,
            attachments: 0,
            quotes: 1,
        };
        assert_eq!((new.counts, new.open), (counts, None));
    }

    #[tokio::test]
    async fn asking_again_leads_to_the_open_request() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        for once in ["once", "another form"] {
            assert_eq!(office.desk.submit_erasure(&maren, once).await.unwrap(), reference);
        }
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 1);
        assert_eq!(
            office.desk.new_erasure(&maren).await.unwrap().open,
            Some(reference)
        );
    }

    #[tokio::test]
    async fn nothing_held_is_nothing_to_delete() {
        let office = Office::open().await;
        let nobody = office.person("a1", "nobody").await;
        assert!(matches!(
            office.desk.new_erasure(&nobody).await,
            Err(Error::NothingHeld)
        ));
        assert!(matches!(
            office.desk.submit_erasure(&nobody, "once").await,
            Err(Error::NothingHeld)
        ));
    }

    #[tokio::test]
    async fn anothers_request_is_not_there() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        for (app, who) in [("a1", "kofi"), ("a2", "zoe"), ("a2", "maren")] {
            let other = office.person(app, who).await;
            assert!(
                matches!(
                    office.desk.request(&other, &reference).await,
                    Err(Error::NotFound)
                ),
                "{app} {who}"
            );
            assert!(
                matches!(
                    office.desk.withdraw(&other, &reference).await,
                    Err(Error::NotFound)
                ),
                "{app} {who}"
            );
        }
    }
}
