//! An erasure that is approved is put in line, at once or once it has cooled off.

use domain::{
    deadline::Due,
    erasure::Size,
    facts::CoolOff,
    request::{Ask, OnBehalf, Request},
};
use jiff::{Timestamp, civil::Time, tz::TimeZone};

use super::Carried;
use crate::{Desk, Error};

impl Desk {
    /// It cools off first, as long as the business says, though never past the day by which it has to be answered, and
    /// not where an operator put it. Of somebody who has gone meanwhile nothing is left to take, so that less than
    /// everything is done already.
    pub(super) async fn carry_erasure(&self, approved: &Request) -> Result<Carried, Error> {
        if self.store.user_of(approved).await?.is_none() {
            return match approved.ask {
                Ask::Erasure {
                    size: Size::Everything,
                } => Err(Error::NotFound),
                _ => Ok(Carried::AtOnce {
                    effects: Vec::new(),
                    corrected: Vec::new(),
                }),
            };
        }
        Ok(Carried::InLine {
            cools_until: self.cools_until(approved).await?,
        })
    }

    /// Until when an erasure that is approved now can be taken back; none if it begins at once.
    pub(crate) async fn cools_until(&self, request: &Request) -> Result<Option<Timestamp>, Error> {
        if let Some(OnBehalf::Operator { .. }) = request.on_behalf {
            return Ok(None);
        }
        let facts = self.store.facts(&request.app).await?;
        let now = self.clock.now();
        Ok(cools_until(
            facts.decisions.cool_off,
            &request.due,
            &facts.zone(),
            now,
        ))
    }
}

/// Until when it can be taken back; none if it begins at once. The due day ends where the business is.
fn cools_until(cool_off: CoolOff, due: &Due, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let cooled = now.checked_add(cool_off.length()).unwrap_or(Timestamp::MAX);
    let due_day_ends = due
        .by
        .tomorrow()
        .and_then(|day| zone.to_timestamp(day.to_datetime(Time::midnight())))
        .unwrap_or(Timestamp::MAX);
    Some(cooled.min(due_day_ends)).filter(|until| *until > now)
}

#[cfg(test)]
mod tests {
    use domain::{
        facts::{Decisions, Facts},
        id::AppId,
        request::State,
    };
    use jiff::SignedDuration;

    use super::*;
    use crate::{
        Held, Verdict,
        testing::{OPERATOR, Office},
    };

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn an_erasure_cools_off_as_long_as_is_said_and_never_past_its_day() {
        let oslo = TimeZone::get("Europe/Oslo").unwrap();
        let due = domain::deadline::Regime::Gdpr.due(at("2026-10-30T10:00:00Z"), &oslo);
        let until = |said: &str, now: &str| cools_until(CoolOff::parse(said).unwrap(), &due, &oslo, at(now));
        assert_eq!(due.by.to_string(), "2026-11-30");
        // The due day ends at 23:00 in UTC.
        for (said, now, expected) in [
            ("24h", "2026-11-02T10:00:00Z", Some("2026-11-03T10:00:00Z")),
            ("2h", "2026-11-02T10:00:00Z", Some("2026-11-02T12:00:00Z")),
            ("0h", "2026-11-02T10:00:00Z", None),
            ("24h", "2026-11-30T10:00:00Z", Some("2026-11-30T23:00:00Z")),
            ("720h", "2026-11-29T10:00:00Z", Some("2026-11-30T23:00:00Z")),
            ("24h", "2026-11-30T23:00:00Z", None),
            ("24h", "2026-12-04T10:00:00Z", None),
        ] {
            assert_eq!(until(said, now), expected.map(at), "{said} from {now}");
        }
    }

    async fn cooling() -> (Office, domain::principal::Principal, domain::request::Reference) {
        let office = Office::open().await;
        let facts = Facts {
            decisions: Decisions {
                cool_off: CoolOff::default(),
                ..Decisions::default()
            },
            ..Facts::default()
        };
        let app = AppId::parse("a1").unwrap();
        office.desk.set_facts(&OPERATOR, &app, facts).await.unwrap();
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let approved = office
            .desk
            .approve(&reviewer, &reference, Verdict::default())
            .await;
        approved.unwrap();
        (office, maren, reference)
    }

    #[tokio::test]
    async fn while_it_cools_off_everything_is_there_and_nothing_is_carried_out() {
        let (office, maren, reference) = cooling().await;
        let State::CoolingOff { until, .. } = office.desk.request(&maren, &reference).await.unwrap().state
        else {
            panic!()
        };
        assert_eq!(until, office.desk.clock.now() + SignedDuration::from_hours(24));
        assert!(!office.desk.work(|| false).await.unwrap());
        assert!(matches!(
            office.desk.overview(&maren).await.unwrap().held,
            Held::Here(..)
        ));
        let ripe = office.desk.store.ripe(until, 9).await.unwrap();
        assert_eq!(ripe.len(), 1);
        let early = until - SignedDuration::from_secs(1);
        assert_eq!(office.desk.store.ripe(early, 9).await.unwrap(), []);
    }

    #[tokio::test]
    async fn once_it_has_cooled_off_it_is_carried_out_by_itself() {
        let (office, maren, reference) = cooling().await;
        let wakes = office.desk.next_wake().await.unwrap().unwrap();
        assert_eq!(wakes, office.desk.clock.now() + SignedDuration::from_hours(24));
        office.clock.forward(24 * 3_600 - 1);
        assert!(!office.desk.work(|| false).await.unwrap(), "not a second earlier");
        office.clock.forward(1);
        office.work().await;
        let state = office.desk.request(&maren, &reference).await.unwrap().state;
        assert!(matches!(state, State::Done { .. }), "{state:?}");
        assert!(!office.holds("MAREN-SAYS"));
        assert_eq!(office.desk.next_wake().await.unwrap(), None);
    }

    #[tokio::test]
    async fn until_then_the_person_can_take_it_back() {
        let (office, maren, reference) = cooling().await;
        office.desk.withdraw(&maren, &reference).await.unwrap();
        let state = office.desk.request(&maren, &reference).await.unwrap().state;
        assert!(matches!(state, State::Withdrawn { .. }), "{state:?}");
        let later = office.desk.clock.now() + SignedDuration::from_hours(48);
        assert_eq!(office.desk.store.ripe(later, 9).await.unwrap(), []);
        office.clock.forward(48 * 3_600);
        assert!(!office.desk.work(|| false).await.unwrap());
        assert!(office.holds("MAREN-SAYS"));
    }
}
