//! What goes by itself once it has been kept for long enough: shown before it is confirmed, and taken from then on, day by
//! day.

use domain::{
    audit::{Act, By, Chain},
    facts::{Facts, Period},
    id::AppId,
    principal::Principal,
    retention::{Class, Gone, Rule, rules},
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::{Aging, Cut, Refused};

use crate::{
    Desk, Error, Operator, by,
    execute::{BATCH, LEASE},
    staff,
};

/// A run begins so long after the one before.
const EVERY: SignedDuration = SignedDuration::from_hours(24);
/// And is tried again so long after it could not go on.
const PAUSE: SignedDuration = SignedDuration::from_hours(1);
/// So much is looked for at a time.
const AT_A_TIME: u32 = 5_000;

/// A period that somebody has confirmed, with when.
type Confirmed = (Class, Period, Timestamp);

/// How things go by themselves in a business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionPlan {
    /// The business's id.
    pub app: AppId,
    /// Its name; its id, if it has none.
    pub name: String,
    /// What goes after how long, and what that would be by now.
    pub rules: Vec<PlannedRule>,
    /// When it is looked for next; never, if nothing was ever confirmed.
    pub due_at: Option<Timestamp>,
    /// What has gone so far in a run that is not over.
    pub so_far: Gone,
    /// When something went last, and what.
    pub last: Option<(Timestamp, Gone)>,
    /// Whether it is not verified yet that nothing is left of that.
    pub is_unverified: bool,
}

/// A rule, and what it would take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedRule {
    /// The rule.
    pub rule: Rule,
    /// When somebody confirmed it as it is; until then nothing goes by it.
    pub confirmed_at: Option<Timestamp>,
    /// What would go by now, and what would not.
    pub aging: Aging,
    /// When the next of what stays will have been kept for long enough.
    pub next: Option<Timestamp>,
}

impl RetentionPlan {
    /// Whether something confirmed has yet to go, or to be verified.
    pub fn is_under_way(&self, now: Timestamp) -> bool {
        let is_due = self.due_at.is_some_and(|due_at| due_at <= now);
        is_due || self.is_unverified || !self.so_far.is_nothing()
    }
}

impl Desk {
    /// What goes by itself in a business, and when.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach.
    pub async fn retention(&self, principal: &Principal, app: &AppId) -> Result<RetentionPlan, Error> {
        let (app, name) = self.app_in_reach(principal, app).await?;
        self.plan(app, name).await
    }

    /// Confirms for how long a class is kept, as it was `seen`: from now on what is older goes.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NotFresh`] without a fresh sign-in, [`Error::Stale`] if another period
    /// counts by now.
    pub async fn confirm_retention(
        &self,
        principal: &Principal,
        app: &AppId,
        class: Class,
        seen: Period,
    ) -> Result<(), Error> {
        let (app, _) = self.app_in_reach(principal, app).await?;
        self.ask_fresh(principal)?;
        self.confirm(&app, class, seen, by(principal)).await
    }

    /// The same as [`Self::retention`], for somebody at the machine.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if the app is not held.
    pub async fn retention_by_hand(&self, _: &Operator, app: &AppId) -> Result<RetentionPlan, Error> {
        let held = self.store.app(app).await?.ok_or(Error::NotHeld("app"))?;
        let (app, name) = crate::business::named(held);
        self.plan(app, name).await
    }

    /// Confirms every rule of a plan, as it stands there, and has what is older go now.
    ///
    /// # Errors
    /// [`Error::Stale`] if another period counts by now.
    pub async fn confirm_by_hand(&self, _: &Operator, plan: &RetentionPlan) -> Result<(), Error> {
        for PlannedRule { rule, .. } in &plan.rules {
            self.confirm(&plan.app, rule.class, rule.period, By::Operator)
                .await?;
        }
        Ok(())
    }

    /// Whether something that is confirmed in this plan has yet to go, or to be verified.
    pub fn is_retention_under_way(&self, plan: &RetentionPlan) -> bool {
        plan.is_under_way(self.clock.now())
    }

    async fn app_in_reach(&self, principal: &Principal, app: &AppId) -> Result<(AppId, String), Error> {
        staff(principal)?;
        let found = self.apps(principal).await?.into_iter().find(|(id, _)| id == app);
        found.ok_or(Error::NotFound)
    }

    async fn plan(&self, app: AppId, name: String) -> Result<RetentionPlan, Error> {
        let now = self.clock.now();
        let rules = self.rules_of(&app).await?;
        let cuts: Vec<_> = rules.iter().map(|rule| cut(rule, now)).collect();
        let aging = self.store.aging(&app, &cuts, now).await?;
        let standing = self.store.retention(&app).await?;
        let planned = |(rule, aging): (Rule, Aging)| PlannedRule {
            confirmed_at: since(&rule, &standing.confirmed),
            next: aging.oldest.map(|oldest| rule.period.after(oldest)),
            rule,
            aging,
        };
        Ok(RetentionPlan {
            rules: rules.into_iter().zip(aging).map(planned).collect(),
            due_at: standing.due_at,
            so_far: standing.so_far,
            last: standing.last,
            is_unverified: standing.is_unverified,
            app,
            name,
        })
    }

    async fn confirm(&self, app: &AppId, class: Class, seen: Period, by: By) -> Result<(), Error> {
        let rules = self.rules_of(app).await?;
        let counts = |rule: &Rule| rule.class == class && rule.period == seen;
        if !rules.iter().any(counts) {
            return Err(Error::Stale);
        }
        let entry = self
            .entry(Act::RetentionConfirmed, by)
            .with("class", class.code())
            .with("period", seen.to_string());
        let log = self.log(Chain::App(app.clone()), entry);
        self.store.confirm_retention(app, class, seen, log).await?;
        self.work.notify_one();
        Ok(())
    }

    /// The rules that count in an app.
    async fn rules_of(&self, app: &AppId) -> Result<Vec<Rule>, store::Error> {
        let Some(held) = self.store.app(app).await? else {
            return Ok(Vec::new());
        };
        Ok(rules(&self.store.facts(app).await?, &held.data))
    }

    /// Those of them that are confirmed as they are: the others take nothing.
    async fn confirmed_rules(&self, app: &AppId) -> Result<Vec<Rule>, store::Error> {
        let rules = self.rules_of(app).await?;
        Ok(confirmed(rules, &self.store.retention(app).await?.confirmed))
    }

    /// For how long things are kept that then go by themselves, as a page says it of a business with these facts.
    pub(crate) async fn kept_for(&self, app: &AppId, facts: &Facts) -> Result<Vec<Rule>, Error> {
        let Some(held) = self.store.app(app).await? else {
            return Ok(Vec::new());
        };
        let standing = self.store.retention(app).await?;
        Ok(kept_by(facts, &held.data, &standing.confirmed))
    }

    /// Takes what has been kept for long enough in an app that this worker has.
    pub(crate) async fn run_retention(
        &self,
        app: &AppId,
        stop: impl Fn() -> bool + Send,
    ) -> Result<(), Error> {
        match self.take_what_is_over(app, stop).await {
            Ok(true) => self.end_run(app).await,
            Ok(false) => Ok(self.store.release_retention(app, None).await?),
            Err(store::Error::Busy) => Err(store::Error::Busy.into()),
            Err(error) => {
                tracing::error!(%error, "what has been kept for long enough could not go, and is tried again");
                let again_at = self.clock.now() + PAUSE;
                Ok(self.store.release_retention(app, Some(again_at)).await?)
            }
        }
    }

    /// Step after step. False if this worker is to stop, or the clock has leapt.
    async fn take_what_is_over(
        &self,
        app: &AppId,
        stop: impl Fn() -> bool + Send,
    ) -> Result<bool, store::Error> {
        loop {
            if !self.is_clock_steady().await? {
                return Ok(false);
            }
            let now = self.clock.now();
            let rules = self.confirmed_rules(app).await?;
            let cuts: Vec<_> = rules.iter().map(|rule| cut(rule, now)).collect();
            let aged = self.store.aged(app, &cuts, now, AT_A_TIME).await?;
            let (mut done, mut has_gone) = (0, false);
            loop {
                if stop() {
                    return Ok(false);
                }
                let entry = self
                    .entry(Act::RetentionStarted, By::Portal)
                    .with("before", before(&cuts));
                let log = self.log(Chain::App(app.clone()), entry);
                let left = aged.get(done..).unwrap_or_default();
                let lease_until = self.clock.now() + LEASE;
                let retired = self.store.retire(app, &cuts, left, BATCH, lease_until, log);
                let retired = retired.await?;
                done += retired.done;
                has_gone |= !retired.gone.is_nothing();
                if done >= aged.len() && retired.is_clear {
                    break;
                }
            }
            // What was found and did not go is kept for somebody's sake since.
            if aged.is_empty() || !has_gone {
                return Ok(true);
            }
        }
    }

    async fn end_run(&self, app: &AppId) -> Result<(), Error> {
        let gone = self.store.retention(app).await?.so_far;
        let entry = self
            .entry(Act::RetentionFinished, By::Portal)
            .with("gone", json!(gone));
        let log = self.log(Chain::App(app.clone()), entry);
        let next = self.clock.now() + EVERY;
        match self.store.end_retention(app, gone, next, log).await {
            // Another worker was quicker.
            Err(store::Error::Refused(Refused::Changed)) => Ok(()),
            ended => Ok(ended?),
        }
    }
}

/// For how long things are kept that then go by themselves, by what the business says and the app's record: on pages and
/// in copies.
pub(crate) fn kept_by(facts: &Facts, record: &str, standing: &[Confirmed]) -> Vec<Rule> {
    confirmed(rules(facts, record), standing)
}

/// The rules that are confirmed as they are.
fn confirmed(mut rules: Vec<Rule>, standing: &[Confirmed]) -> Vec<Rule> {
    rules.retain(|rule| since(rule, standing).is_some());
    rules
}

/// Since when a rule is confirmed as it is.
fn since(rule: &Rule, standing: &[Confirmed]) -> Option<Timestamp> {
    let mut confirmed = standing.iter();
    let as_it_is = confirmed.find(|(class, period, _)| (*class, *period) == (rule.class, rule.period));
    as_it_is.map(|(_, _, at)| *at)
}

fn cut(rule: &Rule, now: Timestamp) -> Cut {
    Cut {
        class: rule.class,
        period: rule.period,
        before: rule.period.before(now),
    }
}

/// What goes, class by class.
fn before(cuts: &[Cut]) -> serde_json::Value {
    let each = cuts
        .iter()
        .map(|cut| (cut.class.code().to_owned(), json!(cut.before.to_string())));
    serde_json::Value::Object(each.collect())
}

#[cfg(test)]
mod tests {
    use domain::{audit::Entry, facts::Periods, request::State, retention::SaidBy};

    use super::*;
    use crate::{
        Held,
        testing::{OPERATOR, Office, at_once},
    };

    const DAY: i64 = 86_400;

    fn app() -> AppId {
        AppId::parse("a1").unwrap()
    }

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    impl Office {
        /// From now on messages are kept for so long.
        async fn keeps_messages_for(&self, text: &str) {
            let facts = Facts {
                retention: Periods {
                    messages: Some(period(text)),
                    ..Periods::default()
                },
                ..at_once()
            };
            self.desk.set_facts(&OPERATOR, &app(), facts).await.unwrap();
        }

        async fn planned(&self) -> RetentionPlan {
            self.desk.retention_by_hand(&OPERATOR, &app()).await.unwrap()
        }

        async fn confirms(&self, class: Class, text: &str) -> Result<(), Error> {
            let (app, reviewer) = (app(), self.reviewer_of("a1").await);
            let confirmed = self.desk.confirm_retention(&reviewer, &app, class, period(text));
            confirmed.await
        }

        async fn entries(&self) -> Vec<Entry> {
            let lines = self.desk.audit_page(&OPERATOR, &Chain::App(app()), 0).await;
            lines.unwrap().into_iter().map(|line| line.entry).collect()
        }
    }

    #[tokio::test]
    async fn nothing_goes_before_somebody_has_confirmed_what_they_saw() {
        let office = Office::open().await;
        office.keeps_messages_for("30 days").await;
        office.clock.forward(60 * DAY);
        office.work().await;
        assert!(office.holds("KOFI-ALONE"));
        let plan = office.planned().await;
        let messages = plan.rules[0];
        assert_eq!(
            (messages.rule.class, messages.rule.by, messages.confirmed_at),
            (Class::Messages, SaidBy::Business, None)
        );
        let goes = messages.aging.goes;
        assert_eq!((goes.conversations, goes.messages), (3, 5));
        assert_eq!((plan.due_at, plan.last), (None, None));

        let stale = office.confirms(Class::Messages, "31 days").await;
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        office.confirms(Class::Messages, "30 days").await.unwrap();
        office.work().await;
        for gone in ["MAREN-SAYS", "MAREN-GROUP", "KOFI-GROUP", "KOFI-ALONE"] {
            assert!(!office.holds(gone), "{gone}");
        }
        for kept in ["ZOE-ALONE", "Okonjo", "Cabin 212"] {
            assert!(office.holds(kept), "{kept}");
        }
        let plan = office.planned().await;
        let (_, gone) = plan.last.unwrap();
        assert_eq!((gone.conversations, gone.messages), (3, 5));
        assert!(!plan.is_unverified && plan.rules[0].confirmed_at.is_some());
        assert!(!office.desk.is_retention_under_way(&plan));
    }

    /// Each run is written down with how much went, and with nobody.
    #[tokio::test]
    async fn a_run_is_written_down_with_counts_and_names_nobody() {
        let office = Office::open().await;
        office.keeps_messages_for("30 days").await;
        office.clock.forward(60 * DAY);
        office.confirms(Class::Messages, "30 days").await.unwrap();
        office.work().await;
        let written = office.entries().await;
        let run: Vec<_> = written.iter().rev().take(4).rev().collect();
        let acts: Vec<_> = run.iter().map(|entry| entry.act).collect();
        assert_eq!(
            acts,
            [
                Act::RetentionConfirmed,
                Act::RetentionStarted,
                Act::RetentionFinished,
                Act::RetentionVerified
            ]
        );
        assert_eq!(run[2].facts["gone"]["messages"], 5);
        for entry in run {
            assert!(entry.subject.is_none() && entry.request.is_none());
            let text = serde_json::to_string(entry).unwrap();
            for id in ["u1", "u2", "v1", "m1", "maren"] {
                assert!(!text.contains(&format!("\"{id}\"")), "{text}");
            }
        }
        // A run in which nothing goes is not.
        office.clock.forward(2 * DAY);
        office.work().await;
        assert_eq!(office.entries().await.len(), written.len());
    }

    #[tokio::test]
    async fn another_period_is_confirmed_anew_and_takes_nothing_before() {
        let office = Office::open().await;
        office.keeps_messages_for("1 year").await;
        office.clock.forward(60 * DAY);
        office.confirms(Class::Messages, "1 year").await.unwrap();
        office.work().await;
        office.keeps_messages_for("30 days").await;
        office.clock.forward(2 * DAY);
        office.work().await;
        assert!(office.holds("KOFI-ALONE"));
        assert_eq!(office.planned().await.rules[0].confirmed_at, None);
        // The control.
        office.confirms(Class::Messages, "30 days").await.unwrap();
        office.work().await;
        assert!(!office.holds("KOFI-ALONE"));
    }

    #[tokio::test]
    async fn what_is_confirmed_goes_day_by_day() {
        let office = Office::open().await;
        office.keeps_messages_for("60 days").await;
        office.confirms(Class::Messages, "60 days").await.unwrap();
        office.work().await;
        let plan = office.planned().await;
        assert_eq!((plan.last, plan.rules[0].aging.goes), (None, Gone::default()));
        let next = plan.rules[0].next.unwrap();
        assert_eq!(next.to_string(), "2026-11-30T10:00:01Z");
        let ahead = next.duration_since(office.desk.clock.now());
        office.clock.forward(ahead.as_secs() - 1);
        office.work().await;
        assert!(office.holds("MAREN-SAYS"));
        office.clock.forward(DAY);
        office.work().await;
        assert!(!office.holds("MAREN-SAYS"));
        assert!(office.holds("KOFI-ALONE"), "it came two days later");
    }

    #[tokio::test]
    async fn whoever_has_asked_for_something_loses_nothing_meanwhile() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        office.keeps_messages_for("30 days").await;
        office.clock.forward(60 * DAY);
        office.confirms(Class::Messages, "30 days").await.unwrap();
        office.work().await;
        assert!(office.holds("MAREN-SAYS") && office.holds("KOFI-GROUP"));
        assert!(!office.holds("KOFI-ALONE"));
        assert_eq!(office.planned().await.rules[0].aging.spared, 2);
        let maren = office.person("a1", "maren").await;
        office.desk.withdraw(&maren, &reference).await.unwrap();
        office.clock.forward(2 * DAY);
        office.work().await;
        assert!(!office.holds("MAREN-SAYS"));
    }

    /// That somebody was erased, their request and the entries about them: each in its time, and the log holds throughout.
    #[tokio::test]
    async fn what_proves_goes_in_its_time_too() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let approved = office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default());
        approved.await.unwrap();
        office.work().await;
        let done = office.desk.request(&maren, &reference).await.unwrap();
        assert!(matches!(done.state, State::Done { .. }));
        let plan = office.planned().await;
        let classes: Vec<_> = plan.rules.iter().map(|rule| rule.rule.class).collect();
        assert_eq!(classes, [Class::Tombstones, Class::Requests, Class::Entries]);
        office.desk.confirm_by_hand(&OPERATOR, &plan).await.unwrap();
        office.clock.forward(700 * DAY);
        office.work().await;
        let maren = office.person("a1", "maren").await;
        assert!(matches!(
            office.desk.overview(&maren).await.unwrap().held,
            Held::Erased(_)
        ));
        office.clock.forward(40 * DAY);
        office.work().await;
        let maren = office.person("a1", "maren").await;
        let held = office.desk.overview(&maren).await.unwrap().held;
        assert!(matches!(held, Held::Nothing), "{held:?}");
        let gone = office.desk.request(&maren, &reference).await;
        assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
        let first = office.entries().await.remove(0);
        assert_ne!(first.act, Act::FactsSet, "the first entries say nothing any more");
        let checked = office.desk.check_audit(&OPERATOR).await.unwrap();
        assert!(checked.iter().all(|chain| chain.result.is_ok()), "{checked:?}");
        office.desk.activity(&maren, None).await.unwrap();
    }

    #[tokio::test]
    async fn staff_of_the_app_confirm_it_when_they_have_just_signed_in_and_nobody_else() {
        let office = Office::open().await;
        let own = office.reviewer_of("a1").await;
        let (other, maren) = (office.reviewer_of("a2").await, office.person("a1", "maren").await);
        let confirm = async |who: &Principal, of: &str| {
            let app = AppId::parse(of).unwrap();
            let usual = Period::of_months(24);
            let confirmed = office.desk.confirm_retention(who, &app, Class::Requests, usual);
            confirmed.await
        };
        for (who, of) in [(&other, "a1"), (&maren, "a1"), (&own, "a9")] {
            let refused = confirm(who, of).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
            let app = AppId::parse(of).unwrap();
            let unseen = office.desk.retention(who, &app).await;
            assert!(matches!(unseen, Err(Error::NotFound)), "{unseen:?}");
        }
        office.clock.forward(16 * 60);
        let refused = confirm(&own, "a1").await;
        assert!(matches!(refused, Err(Error::NotFresh)), "{refused:?}");
        let own = office.reviewer_of("a1").await;
        confirm(&own, "a1").await.unwrap();
        let plan = office.desk.retention(&own, &app()).await.unwrap();
        let confirmed: Vec<_> = plan
            .rules
            .iter()
            .map(|rule| rule.confirmed_at.is_some())
            .collect();
        assert_eq!(confirmed, [false, true, false]);
    }

    /// A worker that is told to stop lets go after a step, and the next goes on.
    #[tokio::test]
    async fn what_is_broken_off_goes_on_with_whoever_asks_next() {
        let office = Office::open().await;
        office.keeps_messages_for("30 days").await;
        office.clock.forward(60 * DAY);
        office.confirms(Class::Messages, "30 days").await.unwrap();
        assert!(office.desk.work(|| true).await.unwrap());
        assert!(office.holds("KOFI-ALONE"));
        assert!(office.desk.is_retention_under_way(&office.planned().await));
        office.work().await;
        assert!(!office.holds("KOFI-ALONE"));
    }

    #[tokio::test]
    async fn people_read_how_long_things_are_kept_once_it_is_so() {
        let office = Office::open().await;
        office.keeps_messages_for("30 days").await;
        let maren = office.person("a1", "maren").await;
        assert_eq!(office.desk.overview(&maren).await.unwrap().retention, []);
        office.confirms(Class::Messages, "30 days").await.unwrap();
        let said = office.desk.overview(&maren).await.unwrap().retention;
        let said: Vec<_> = said.iter().map(|rule| (rule.class, rule.period)).collect();
        assert_eq!(said, [(Class::Messages, period("30 days"))]);
    }
}
