//! Whether the clock can be trusted with what nobody can take back. By one that has leapt ahead everything is old: what
//! cools off, ends without an answer, or goes by its age waits until what the clock shows has lasted for as long as it has
//! gained, a day at most. Until then somebody can put it right.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};

use crate::Desk;

/// By less than this, clocks are put right all the time.
const LEEWAY: SignedDuration = SignedDuration::from_mins(10);

/// For so long a portal may have been off, or nobody have come.
const QUIET: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Whatever was gained, it has to last for no longer.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// What is known of the clock, once it was looked at.
#[derive(Default)]
pub(crate) struct Steadiness(Mutex<Option<Steady>>);

impl Steadiness {
    /// Whoever panicked with it has left it as it was.
    fn lock(&self) -> MutexGuard<'_, Option<Steady>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the clock showed when it was last known to have gone steadily since.
#[derive(Debug, Clone, Copy)]
struct Steady {
    now: Timestamp,
    running: Duration,
    /// What it has gained, while something waits for it.
    gained: SignedDuration,
    /// Until it has been running for so long, something waits.
    until: Duration,
}

impl Steady {
    /// It was not looked at before. What was gained since something was last noted, it may have shown for a while.
    fn begin(now: Timestamp, running: Duration, gained: SignedDuration, lasted: SignedDuration) -> Self {
        let mut steady = Self {
            now,
            running,
            gained: SignedDuration::ZERO,
            until: running,
        };
        if gained > QUIET {
            steady.wait(gained, lasted);
        }
        steady
    }

    fn wait(&mut self, gained: SignedDuration, lasted: SignedDuration) {
        let left = gained.min(LONGEST).saturating_sub(lasted);
        let left = Duration::try_from(left).unwrap_or_default();
        self.gained = gained;
        self.until = self.running.saturating_add(left);
        if !left.is_zero() {
            tracing::warn!(
                %gained,
                waits_for_seconds = left.as_secs(),
                "the clock has leapt ahead: what cools off or goes by its age waits; if the clock is wrong, put it right"
            );
        }
    }

    /// Looks at it again. False while something has to wait.
    fn look(&mut self, now: Timestamp, running: Duration) -> bool {
        let passed = running.saturating_sub(self.running);
        let passed = SignedDuration::try_from(passed).unwrap_or(SignedDuration::MAX);
        let moved = now.duration_since(self.now).saturating_sub(passed);
        if moved.abs() > LEEWAY {
            let before = if running < self.until {
                self.gained
            } else {
                SignedDuration::ZERO
            };
            (self.now, self.running) = (now, running);
            let gained = before.saturating_add(moved);
            if gained > LEEWAY {
                self.wait(gained, SignedDuration::ZERO);
            } else {
                // It was put back, perhaps to where it had leapt from.
                self.until = running;
            }
        }
        running >= self.until
    }
}

impl Desk {
    /// Whether that something is old enough may be taken from the clock.
    pub(crate) async fn is_clock_steady(&self) -> Result<bool, store::Error> {
        let Some(running) = self.clock.running() else {
            return Ok(true);
        };
        let now = self.clock.now();
        let is_known = self.steadiness.lock().is_some();
        let begun = if is_known {
            None
        } else {
            Some(self.begun(now, running).await?)
        };
        let mut known = self.steadiness.lock();
        if known.is_none() {
            *known = begun;
        }
        Ok(known.as_mut().is_none_or(|steady| steady.look(now, running)))
    }

    /// What the log says of a clock that was not looked at before. Whatever was noted within the last day does not speak
    /// for it: it may have been ahead by then.
    async fn begun(&self, now: Timestamp, running: Duration) -> Result<Steady, store::Error> {
        let from = now.checked_sub(LONGEST).unwrap_or(Timestamp::MIN);
        let (before, since) = self.store.noted_around(from, now).await?;
        let since = since.unwrap_or(now);
        let gained = before.map_or(SignedDuration::ZERO, |before| since.duration_since(before));
        Ok(Steady::begin(now, running, gained, now.duration_since(since)))
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        facts::{Facts, Period, Periods},
        id::AppId,
        principal::Principal,
        request::{Reference, State},
        retention::Class,
    };

    use crate::testing::{OPERATOR, Office, at_once, desk_at};

    const DAY: i64 = 86_400;
    const YEARS: i64 = 730 * DAY;

    fn app() -> AppId {
        AppId::parse("a1").unwrap()
    }

    impl Office {
        /// An erasure of Maren's cools off for a day.
        async fn cooling(&self) -> (Principal, Reference) {
            let facts = Facts::default();
            self.desk.set_facts(&OPERATOR, &app(), facts).await.unwrap();
            let (maren, reference) = self.asked().await;
            self.approved(&reference).await;
            self.work().await;
            (maren, reference)
        }

        async fn cools_off(&self, who: &Principal, reference: &Reference) -> bool {
            self.work().await;
            let request = self.desk.request(who, reference).await.unwrap();
            matches!(request.state, State::CoolingOff { .. })
        }
    }

    /// The control: a clock of which nobody knows how long it has been going.
    #[tokio::test]
    async fn nothing_cools_off_by_a_clock_that_has_leapt_ahead() {
        for knows in [true, false] {
            let office = Office::open().await;
            if knows {
                office.clock.runs(0);
            }
            let (maren, reference) = office.cooling().await;
            assert!(office.cools_off(&maren, &reference).await);
            office.clock.forward(YEARS);
            assert_eq!(office.cools_off(&maren, &reference).await, knows);
            if !knows {
                continue;
            }
            // Put right, it goes on as if nothing had been.
            office.clock.forward(-YEARS);
            office.clock.runs(DAY - 60);
            assert!(office.cools_off(&maren, &reference).await);
            office.clock.runs(60);
            assert!(!office.cools_off(&maren, &reference).await);
            assert!(!office.holds("MAREN-SAYS"));
        }
    }

    #[tokio::test]
    async fn what_lasts_is_taken_for_the_time() {
        for (leap, lasts) in [(YEARS, DAY), (2 * DAY, DAY), (3 * 3_600, 3 * 3_600)] {
            let office = Office::open().await;
            office.clock.runs(0);
            let steady = async || office.desk.is_clock_steady().await.unwrap();
            assert!(steady().await);
            office.clock.forward(leap);
            assert!(!steady().await);
            office.clock.runs(lasts - 1);
            assert!(!steady().await, "{leap}");
            office.clock.runs(1);
            assert!(steady().await, "{leap}");
        }
    }

    #[tokio::test]
    async fn who_goes_steadily_or_is_put_right_by_a_little_or_back_waits_for_nothing() {
        let office = Office::open().await;
        office.clock.runs(0);
        let steady = async || office.desk.is_clock_steady().await.unwrap();
        assert!(steady().await);
        for (moved, runs) in [(0, 60 * DAY), (500, 5), (-500, 5), (-3_600, 5), (0, 5)] {
            office.clock.forward(moved);
            office.clock.runs(runs);
            assert!(steady().await, "{moved} {runs}");
        }
    }

    /// Beginning anew forgets nothing: the log tells that the clock was somewhere else a moment ago.
    #[tokio::test]
    async fn what_leapt_while_nobody_looked_is_seen_in_the_log() {
        for (off, steady) in [(6 * DAY, true), (8 * DAY, false), (YEARS, false)] {
            let office = Office::open().await;
            office.clock.forward(off);
            office.clock.runs(0);
            // Somebody comes meanwhile, which is written down.
            office.person("a1", "maren").await;
            for _ in 0..2 {
                let anew = desk_at(office.folder.path(), &office.clock).await;
                assert_eq!(anew.is_clock_steady().await.unwrap(), steady, "{off}");
                office.clock.runs(3_600);
            }
            office.clock.runs(DAY);
            let anew = desk_at(office.folder.path(), &office.clock).await;
            assert!(anew.is_clock_steady().await.unwrap(), "it has lasted");
        }
    }

    #[tokio::test]
    async fn nothing_goes_by_its_age_by_a_clock_that_has_leapt_ahead() {
        for knows in [true, false] {
            let office = Office::open().await;
            if knows {
                office.clock.runs(0);
            }
            let period = Period::parse("1 year").unwrap();
            let facts = Facts {
                retention: Periods {
                    messages: Some(period),
                    ..Periods::default()
                },
                ..at_once()
            };
            office.desk.set_facts(&OPERATOR, &app(), facts).await.unwrap();
            let reviewer = office.reviewer_of("a1").await;
            let app = app();
            let confirmed = office
                .desk
                .confirm_retention(&reviewer, &app, Class::Messages, period);
            confirmed.await.unwrap();
            office.work().await;
            assert!(office.holds("KOFI-ALONE"));
            office.clock.forward(YEARS);
            office.work().await;
            assert_eq!(office.holds("KOFI-ALONE"), knows);
        }
    }
}
