//! How many connections there are at once: in all, and of one household where room is scarce. Behind one address many
//! may live, who have done nothing; but no address takes the last half of all places.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use ipnet::IpNet;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::http::{client::Client, rate::Limits};

/// The places there are, and who has taken how many.
pub struct Places {
    room: Arc<Semaphore>,
    all: usize,
    taken: Mutex<HashMap<IpNet, u32>>,
    each: u32,
    proxies: Vec<IpNet>,
}

impl Places {
    /// All free. Behind a trusted proxy, and on this machine, stand many: they may take all there are.
    pub fn new(limits: Limits, proxies: Vec<IpNet>) -> Arc<Self> {
        let all = usize::try_from(limits.connections.get()).unwrap_or(Semaphore::MAX_PERMITS);
        Arc::new(Self {
            room: Arc::new(Semaphore::new(all)),
            all,
            taken: Mutex::default(),
            each: limits.connections_each.get(),
            proxies,
        })
    }

    /// Room for one more; waits until there is. Whoever connects meanwhile waits too, in the system's queue.
    pub(super) async fn room(&self) -> Option<OwnedSemaphorePermit> {
        // There is always a semaphore to wait for: it is never closed.
        self.room.clone().acquire_owned().await.ok()
    }

    #[cfg(test)]
    pub(super) fn is_full(&self) -> bool {
        self.room.available_permits() == 0
    }

    /// Whether less than half of all places are free.
    fn is_scarce(&self) -> bool {
        self.room.available_permits() < self.all.div_ceil(2)
    }

    /// A place for whoever has come, held until it is dropped. None if room is scarce and their household has as many as
    /// it then may have.
    pub(super) fn take(self: &Arc<Self>, peer: IpAddr, room: OwnedSemaphorePermit) -> Option<Place> {
        let peer = peer.to_canonical();
        let are_many = peer.is_loopback() || self.proxies.iter().any(|net| net.contains(&peer));
        let household = (!are_many).then(|| Client(peer).household());
        if let Some(household) = household {
            let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
            let theirs = taken.entry(household).or_default();
            if *theirs >= self.each && self.is_scarce() {
                return None;
            }
            *theirs += 1;
        }
        Some(Place {
            places: Arc::clone(self),
            household,
            _room: room,
        })
    }
}

/// One of them.
pub(super) struct Place {
    places: Arc<Places>,
    household: Option<IpNet>,
    _room: OwnedSemaphorePermit,
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(household) = self.household else {
            return;
        };
        let mut taken = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(theirs) = taken.get_mut(&household) {
            *theirs = theirs.saturating_sub(1);
            if *theirs == 0 {
                taken.remove(&household);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::Future as _,
        num::NonZeroU32,
        pin::pin,
        task::{Context, Waker},
    };

    use super::*;

    fn places(all: u32, each: u32) -> Arc<Places> {
        let limits = Limits {
            connections: NonZeroU32::new(all).unwrap(),
            connections_each: NonZeroU32::new(each).unwrap(),
            ..Limits::default()
        };
        Places::new(limits, vec!["10.0.0.5/32".parse().unwrap()])
    }

    async fn come(places: &Arc<Places>, from: &str) -> Option<Place> {
        let room = places.room().await.unwrap();
        places.take(from.parse().unwrap(), room)
    }

    #[tokio::test]
    async fn where_all_are_taken_the_next_one_waits() {
        let places = places(2, 2);
        let first = come(&places, "192.0.2.1").await;
        let second = come(&places, "192.0.2.2").await;
        assert!(first.is_some() && second.is_some());
        let mut third = pin!(come(&places, "192.0.2.3"));
        let mut glance = Context::from_waker(Waker::noop());
        assert!(third.as_mut().poll(&mut glance).is_pending());
        drop(first);
        assert!(third.await.is_some());
    }

    /// How many places one household gets of all, where it may have `each` once room is scarce and `others` are taken.
    async fn one_household_gets(all: u32, each: u32, others: u32) -> usize {
        let places = places(all, each);
        let mut here = Vec::new();
        for other in 0..others {
            here.push(come(&places, &format!("192.0.2.{other}")).await.unwrap());
        }
        let mut theirs = Vec::new();
        for one in 1..=all - others {
            let Some(place) = come(&places, &format!("2001:db8::{one:x}")).await else {
                break;
            };
            theirs.push(place);
        }
        theirs.len()
    }

    #[tokio::test]
    async fn with_room_a_household_has_more_and_never_the_last_half() {
        assert_eq!(one_household_gets(100, 2, 0).await, 50);
        assert_eq!(one_household_gets(100, 2, 30).await, 20);
        assert_eq!(one_household_gets(7, 2, 0).await, 3);
        // The control: where one household may have all, it takes all.
        assert_eq!(one_household_gets(100, 100, 0).await, 100);
    }

    #[tokio::test]
    async fn where_room_is_scarce_a_household_has_so_many_and_leaves_some_for_others() {
        assert_eq!(one_household_gets(100, 2, 49).await, 2);
        assert_eq!(one_household_gets(100, 2, 90).await, 2);
        let places = places(100, 2);
        let mut here = Vec::new();
        for one in 0..50 {
            here.push(come(&places, &format!("2001:db8::{one:x}")).await.unwrap());
        }
        assert!(come(&places, "2001:db8::ffff").await.is_none());
        for _ in 0..2 {
            here.push(come(&places, "2001:db8:0:1::1").await.unwrap());
        }
        assert!(come(&places, "2001:db8:0:1::2").await.is_none());
        for from in ["10.0.0.5", "::ffff:10.0.0.5", "127.0.0.1", "::1"] {
            for _ in 0..5 {
                here.push(come(&places, from).await.unwrap());
            }
        }
        // Room again.
        here.truncate(40);
        assert!(come(&places, "2001:db8::ffff").await.is_some());
        drop(here);
        assert!(places.taken.lock().unwrap().is_empty());
        assert_eq!(places.room.available_permits(), 100);
    }
}
