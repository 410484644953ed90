//! How often. Limits protect the portal and are no lock: nobody's failures keep anybody else out.

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use domain::{session::SessionDigest, subject::Subject};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use ipnet::IpNet;

use super::client::Client;

/// How much of what is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Failed sign-ins a minute from one household. Successes are free.
    pub failed_sign_ins: NonZeroU32,
    /// Requests a second of one session, in the long run.
    pub requests: NonZeroU32,
    /// Requests of one session at once.
    pub burst: NonZeroU32,
    /// Copies of one person under way at once.
    pub exports: NonZeroU32,
    /// Copies under way at once. From half of them on, nobody begins a second one.
    pub exports_in_all: NonZeroU32,
    /// How long one copy may take, with what is fetched into it from elsewhere. What is held here has to be taken sooner:
    /// [`desk::LONGEST_SNAPSHOT`].
    pub export_time: Duration,
    /// Connections at once.
    pub connections: NonZeroU32,
    /// Connections of one household at once, where less than half of all are free.
    pub connections_each: NonZeroU32,
}

impl Default for Limits {
    fn default() -> Self {
        let number = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Self {
            failed_sign_ins: number(60),
            requests: number(50),
            burst: number(300),
            exports: number(4),
            // Each takes a few megabytes, and one at a time reads as fast as the disk gives.
            exports_in_all: number(64),
            export_time: Duration::from_secs(2 * 60 * 60),
            // Systems often give a process 1,024 files.
            connections: number(600),
            connections_each: number(100),
        }
    }
}

/// Too often. Try again in this many whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooOften {
    /// For `Retry-After` (RFC 9110 §10.2.3).
    pub retry_after: u64,
}

/// Who takes copies. Each has places of their own, so that nobody who takes somebody's copy keeps them from taking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Taker {
    /// A person, their own.
    Person(Subject),
    /// Somebody of staff, in this session, people's to whom they hand it over.
    Staff(SessionDigest),
    /// Whoever comes from this household with a one-time address.
    Recipient(IpNet),
}

impl From<Subject> for Taker {
    fn from(subject: Subject) -> Self {
        Self::Person(subject)
    }
}

/// Counts.
pub struct Rates {
    failed: DefaultKeyedRateLimiter<IpNet>,
    requests: DefaultKeyedRateLimiter<SessionDigest>,
    refusals: DefaultKeyedRateLimiter<(SessionDigest, String)>,
    exports: Mutex<HashMap<Taker, u32>>,
    at_once: u32,
    in_all: u32,
    export_time: Duration,
    clock: DefaultClock,
}

/// How long a copy that is under way is likely to take up its place.
const ONE_EXPORT: TooOften = TooOften { retry_after: 30 };

/// So many entries are kept before those that count nothing are thrown out.
const MANY: usize = 10_000;

impl Rates {
    /// Nothing counted yet.
    pub fn new(limits: Limits) -> Self {
        Self {
            failed: RateLimiter::keyed(Quota::per_minute(limits.failed_sign_ins)),
            requests: RateLimiter::keyed(Quota::per_second(limits.requests).allow_burst(limits.burst)),
            refusals: RateLimiter::keyed(Quota::per_minute(NonZeroU32::MIN)),
            exports: Mutex::default(),
            at_once: limits.exports.get(),
            in_all: limits.exports_in_all.get(),
            export_time: limits.export_time,
            clock: DefaultClock::default(),
        }
    }

    /// Counts a sign-in that failed. It is asked after the token was checked: a good one is taken from everywhere, so
    /// that a neighbour's bad ones lock nobody out.
    ///
    /// # Errors
    /// [`TooOften`].
    pub fn failed_sign_in(&self, client: Client) -> Result<(), TooOften> {
        self.count(&self.failed, &client.household())
    }

    /// Counts a request of a session.
    ///
    /// # Errors
    /// [`TooOften`].
    pub fn request(&self, session: &SessionDigest) -> Result<(), TooOften> {
        self.count(&self.requests, session)
    }

    /// Whether a session that is turned away at this route was not within the last minute: whoever asks on and on fills
    /// no log.
    pub fn is_first_refusal(&self, session: &SessionDigest, route: &str) -> bool {
        self.count(&self.refusals, &(*session, route.to_owned())).is_ok()
    }

    fn count<K: std::hash::Hash + Eq + Clone>(
        &self,
        limiter: &DefaultKeyedRateLimiter<K>,
        key: &K,
    ) -> Result<(), TooOften> {
        if limiter.len() > MANY {
            limiter.retain_recent();
        }
        limiter.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            TooOften {
                retry_after: whole_seconds(wait),
            }
        })
    }

    /// How long one copy may take.
    pub const fn longest_export(&self) -> Duration {
        self.export_time
    }

    /// A place for one more copy that this one takes, held until it is dropped.
    ///
    /// # Errors
    /// [`TooOften`].
    pub fn export(self: &Arc<Self>, taker: impl Into<Taker>) -> Result<Place, TooOften> {
        let taker = taker.into();
        let mut exports = self.exports.lock().unwrap_or_else(PoisonError::into_inner);
        let all: u32 = exports.values().sum();
        // Where many take theirs, each gets one before anybody gets a second.
        let share = if all >= self.in_all / 2 { 1 } else { self.at_once };
        let theirs = exports.get(&taker).copied().unwrap_or_default();
        if all >= self.in_all || theirs >= share {
            return Err(ONE_EXPORT);
        }
        exports.insert(taker, theirs + 1);
        Ok(Place {
            rates: Arc::clone(self),
            taker,
        })
    }
}

fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// One of the copies that are under way.
pub struct Place {
    rates: Arc<Rates>,
    taker: Taker,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut exports = self.rates.exports.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(under_way) = exports.get_mut(&self.taker) {
            *under_way = under_way.saturating_sub(1);
            if *under_way == 0 {
                exports.remove(&self.taker);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates() -> Arc<Rates> {
        Arc::new(Rates::new(Limits::default()))
    }

    #[test]
    fn sixty_failures_a_minute_a_household() {
        let rates = rates();
        let client = |text: &str| Client(text.parse().unwrap());
        for _ in 0..60 {
            assert_eq!(rates.failed_sign_in(client("2001:db8::1")), Ok(()));
        }
        let refused = rates.failed_sign_in(client("2001:db8::2")).unwrap_err();
        assert_eq!(refused.retry_after, 1);
        assert_eq!(rates.failed_sign_in(client("2001:db8:1::1")), Ok(()));
    }

    #[test]
    fn three_hundred_requests_at_once_a_session() {
        let rates = rates();
        let passed = (0..400).filter(|_| rates.request(&[1; 32]).is_ok()).count();
        assert!((300..320).contains(&passed), "{passed}");
        assert_eq!(rates.request(&[2; 32]), Ok(()));
    }

    #[test]
    fn one_refusal_a_minute_of_a_session_at_a_route() {
        let rates = rates();
        let first = |session: u8, route| rates.is_first_refusal(&[session; 32], route);
        assert!(first(1, "/desk") && !first(1, "/desk"));
        assert!(first(1, "/desk/sessions") && first(2, "/desk"));
    }

    #[test]
    fn four_copies_of_a_person_at_once() {
        let rates = rates();
        let subject = Subject::from_digest([1; 32]);
        let mut places: Vec<_> = (0..4).map(|_| rates.export(subject).ok().unwrap()).collect();
        assert!(rates.export(subject).is_err());
        assert!(rates.export(Subject::from_digest([2; 32])).is_ok());
        places.pop();
        assert!(rates.export(subject).is_ok());
        drop(places);
        assert!(rates.exports.lock().unwrap().is_empty());
    }

    #[test]
    fn who_takes_somebodys_copy_takes_no_place_of_theirs() {
        let rates = rates();
        let household = Client("2001:db8::1".parse().unwrap()).household();
        let subject = Subject::from_digest([1; 32]);
        let takers = [
            Taker::Person(subject),
            Taker::Staff([1; 32]),
            Taker::Recipient(household),
        ];
        let mut places = Vec::new();
        for taker in takers {
            places.extend((0..4).map(|_| rates.export(taker).ok().unwrap()));
            assert!(rates.export(taker).is_err(), "{taker:?}");
        }
    }

    #[test]
    fn where_many_take_their_copies_each_gets_one_before_anybody_gets_a_second() {
        let rates = Arc::new(Rates::new(Limits {
            exports_in_all: NonZeroU32::new(8).unwrap(),
            ..Limits::default()
        }));
        let take = |person: u8| rates.export(Subject::from_digest([person; 32])).ok();
        let mut places: Vec<_> = (0..4).map(|_| take(1).unwrap()).collect();
        assert!(take(1).is_none());
        places.push(take(2).unwrap());
        assert!(take(2).is_none(), "half are taken");
        places.extend([3, 4, 5].map(|person| take(person).unwrap()));
        assert!(take(6).is_none(), "all are taken");
        places.drain(..5);
        assert!(take(6).is_some() && take(6).is_some(), "there is room again");
    }

    #[test]
    fn what_counts_nothing_any_more_is_forgotten() {
        let rates = rates();
        for number in 0..=u32::try_from(MANY).unwrap() {
            let mut session = [0; 32];
            session[..4].copy_from_slice(&number.to_be_bytes());
            rates.request(&session).unwrap();
        }
        std::thread::yield_now();
        while rates.requests.len() > 1 {
            rates.request(&[9; 32]).ok();
            rates.requests.retain_recent();
        }
    }
}
