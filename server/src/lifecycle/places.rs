//! How many connections there are at once: in all, and of one household.

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

    /// A place for whoever has come, held until it is dropped. None if their household has as many as it may have.
    pub(super) fn take(self: &Arc<Self>, peer: IpAddr, room: OwnedSemaphorePermit) -> Option<Place> {
        let peer = peer.to_canonical();
        let are_many = peer.is_loopback() || self.proxies.iter().any(|net| net.contains(&peer));
        let household = (!are_many).then(|| Client(peer).household());
        if let Some(household) = household {
            let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
            let theirs = taken.entry(household).or_default();
            if *theirs >= self.each {
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

    #[tokio::test]
    async fn one_household_takes_so_many_and_leaves_room_for_others() {
        let places = places(100, 2);
        let mut here = Vec::new();
        for from in ["2001:db8::1", "2001:db8::2"] {
            here.push(come(&places, from).await.unwrap());
        }
        assert!(come(&places, "2001:db8::3").await.is_none());
        assert!(come(&places, "2001:db8:0:1::1").await.is_some());
        for from in ["10.0.0.5", "::ffff:10.0.0.5", "127.0.0.1", "::1"] {
            for _ in 0..5 {
                here.push(come(&places, from).await.unwrap());
            }
        }
        here.remove(0);
        assert!(come(&places, "2001:db8::3").await.is_some());
        drop(here);
        assert!(places.taken.lock().unwrap().is_empty());
        assert_eq!(places.room.available_permits(), 100);
    }
}
