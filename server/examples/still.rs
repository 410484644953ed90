//! The demo at one moment, for pictures that can be compared: its clock stands still and its dice are loaded, so that
//! every date, id and reference is the same each time. `end2end/pictures` photographs it.
//!
//! `still FOLDER` serves it on a port of its own, out of a folder that is not there yet.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "it fails where something is missing, and says where it is"
)]

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use desk::Clock;
use evidence::{Random, RandomError};
use jiff::{SignedDuration, Timestamp};
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng as _, SeedableRng as _};
use server::{
    auth::{claims::Rules, cookie::Cookies},
    config::PublicUrl,
    demo::{cast, prepare},
    http::{
        rate::{Limits, Rates},
        router::router,
        site::Site,
    },
    lifecycle::{Places, Signals, run},
    open::{MASTER_KEY, desk_by},
    portal::{Parts, Portal},
};
use tokio::net::TcpListener;

/// A Monday in winter: 2026-11-23T09:14:00Z.
const MOMENT: i64 = 1_795_425_240;

/// It is always now.
struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(MOMENT).expect("a moment")
    }
}

/// The same numbers each time.
struct Loaded(Mutex<ChaCha8Rng>);

impl Random for Loaded {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill_bytes(bytes);
        Ok(())
    }
}

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("still FOLDER"));
    let clock = Arc::new(Still);
    let random: Arc<dyn Random> = Arc::new(Loaded(Mutex::new(ChaCha8Rng::seed_from_u64(4))));
    prepare(&folder, clock.now(), &random).await.expect("a demo");
    let desk = desk_by(&folder, folder.join(MASTER_KEY), clock.clone(), random)
        .await
        .expect("a desk");
    let desk = Arc::new(desk);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = PublicUrl::loopback(listener.local_addr().expect("an address"));
    // Whoever takes so many pictures comes often.
    let many = std::num::NonZeroU32::MAX;
    let limits = Limits {
        failed_sign_ins: many,
        requests: many,
        burst: many,
        exports: many,
        ..Limits::default()
    };
    let portal = Portal::new(Parts {
        cast: Some(cast(&desk, clock.clone()).await.expect("a cast")),
        desk: desk.clone(),
        clock,
        cookies: Cookies::of(&url),
        rules: Rules {
            lifetime: SignedDuration::from_hours(24),
            audience: url.to_string(),
        },
        url: url.clone(),
        proxies: Vec::new(),
        rates: Arc::new(Rates::new(limits)),
        site: Site::embedded(),
    });
    let signals = Signals::listen().expect("signals");
    println!("Open {url}{}", app::routes::DEMO);
    let places = Places::new(limits, Vec::new());
    run(listener, None, router(&portal), desk, places, true, signals).await;
}
