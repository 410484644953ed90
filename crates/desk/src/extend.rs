//! Staff take longer, and say why.

use domain::{
    audit::{Act, Chain},
    principal::Principal,
    request::{Extension, ExtensionReason, Reference},
};
use store::Besides;

use crate::{Desk, Error, by, decide::note_of, staff};

impl Desk {
    /// Takes the longer time that the law allows: once, in time, counted from the receipt, with a reason that the person
    /// reads.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NotExtendable`] where the law gives no more time,
    /// [`Error::ExtendedBefore`] a second time, [`Error::Late`] after the last day, [`Error::NoteTooLong`],
    /// [`Error::Moved`] once it is decided or taken back.
    pub async fn extend(
        &self,
        principal: &Principal,
        reference: &Reference,
        reason: ExtensionReason,
        note: Option<&str>,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        let note = note_of(note)?;
        let facts = self.store.facts(&request.app).await?;
        let extension = Extension {
            by: actor.clone(),
            at: self.clock.now(),
            reason,
            note,
        };
        let pauses = request.pauses_in_days(&facts.zone());
        let longer = request.clock(&pauses).extended();
        let longer = longer.map_err(|_| Error::NotExtendable)?.reckon_anyway().due;
        let told = request.clone().written_to(extension.at);
        let extended = told.extend(extension, longer, self.today_in(&facts))?;
        let mut entry = self
            .entry(Act::RequestExtended, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference)
            .with("reason", reason.code())
            .with("dueBy", longer.by.to_string());
        if request.awaits_acknowledgement() {
            entry = entry.with("acknowledged", true);
        }
        let log = self.log(Chain::App(request.app.clone()), entry);
        Ok(self
            .store
            .advance(&request, &extended, Besides::default(), log)
            .await?)
    }
}

#[cfg(test)]
mod tests {
    use domain::{deadline::Regime, request::QuestionAbout};

    use super::*;
    use crate::testing::{Office, words};

    const DAY: i64 = 86_400;

    async fn extend(office: &Office, who: &Principal, reference: &Reference) -> Result<(), Error> {
        let reason = ExtensionReason::Complex;
        let note = Some(" Four ships. ");
        office.desk.extend(who, reference, reason, note).await
    }

    #[tokio::test]
    async fn the_longer_time_counts_from_the_receipt_and_is_taken_once() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let before = office.desk.request(&maren, &reference).await.unwrap().due;
        office.clock.forward(10 * DAY);
        extend(&office, &reviewer, &reference).await.unwrap();
        let request = office.desk.request(&maren, &reference).await.unwrap();
        let zone = jiff::tz::TimeZone::UTC;
        assert_eq!(request.due, request.reckon(&zone).due);
        assert_eq!(request.due.received_on, before.received_on);
        let months = before
            .received_on
            .until((jiff::Unit::Month, request.due.period_ends));
        assert_eq!(months.unwrap().get_months(), 3);
        let extension = request.extension.unwrap();
        assert_eq!(extension.note.as_deref(), Some("Four ships."));
        let again = extend(&office, &reviewer, &reference).await;
        assert!(matches!(again, Err(Error::ExtendedBefore)), "{again:?}");
        let after = office.desk.request(&maren, &reference).await.unwrap();
        assert_eq!(after.due, request.due);
    }

    #[tokio::test]
    async fn not_after_the_last_day() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let request = office.desk.request(&maren, &reference).await.unwrap();
        office.clock.forward(45 * DAY);
        let reviewer = office.reviewer_of("a1").await;
        let late = extend(&office, &reviewer, &reference).await;
        assert!(matches!(late, Err(Error::Late)), "{late:?}");
        let maren = office.person("a1", "maren").await;
        assert_eq!(office.desk.request(&maren, &reference).await.unwrap(), request);
    }

    /// The control stands beside it: a question for which the clock runs on changes nothing.
    #[tokio::test]
    async fn nobody_is_late_while_the_clock_stands_still() {
        for (about, stands) in [
            (QuestionAbout::Identity, true),
            (QuestionAbout::Clarification, false),
        ] {
            let office = Office::open().await;
            let (maren, reference) = office.asked().await;
            let reviewer = office.reviewer_of("a1").await;
            let asked = office.desk.ask(&reviewer, &reference, about, words("Which?"));
            asked.await.unwrap();
            let overdue = async || {
                let queue = office.desk.queue(&reviewer, true, None).await.unwrap();
                queue.page.overdue
            };
            office.clock.forward(100 * DAY);
            assert_eq!(overdue().await == 0, stands, "{about:?}");
            let extended = extend(&office, &reviewer, &reference).await;
            if !stands {
                assert!(matches!(extended, Err(Error::Late)), "{extended:?}");
                continue;
            }
            extended.unwrap();
            let answered = office.desk.answer(&maren, &reference, words("The blue one."));
            answered.await.unwrap();
            assert_eq!(overdue().await, 0, "the days are given back");
            office.clock.forward(100 * DAY);
            assert_eq!(overdue().await, 1, "and count again");
        }
    }

    #[tokio::test]
    async fn not_where_the_law_gives_no_more_time() {
        let office = Office::open().await;
        let regime = Regime::ALL
            .iter()
            .find(|regime| regime.law().answer.extended.is_none())
            .copied();
        office.under("a1", regime.unwrap()).await;
        let (_, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let longer = extend(&office, &reviewer, &reference).await;
        assert!(matches!(longer, Err(Error::NotExtendable)), "{longer:?}");
    }

    #[tokio::test]
    async fn not_once_it_is_over_and_not_by_anybody_else() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let elsewhere = office.reviewer_of("a2").await;
        for other in [&elsewhere, &maren] {
            let extended = extend(&office, other, &reference).await;
            assert!(matches!(extended, Err(Error::NotFound)));
        }
        office.desk.withdraw(&maren, &reference).await.unwrap();
        let reviewer = office.reviewer_of("a1").await;
        let extended = extend(&office, &reviewer, &reference).await;
        assert!(matches!(extended, Err(Error::Moved)));
    }
}
