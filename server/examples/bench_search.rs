//! What finding something in a million of one's own messages costs, and what reading a page does at its far end. One
//! JSON object a line; `bench/search.sh` and `bench/pages.sh` call it and compare.
//!
//! `bench_search search FOLDER TIMES` looks for each of a few things so many times, as a page does and as a whole page.
//! `bench_search pages FOLDER TIMES` draws pages at the near and the far end, in turns.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench fails where something is missing, and prints its figures"
)]

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{Router, body::Body};
use desk::{Asked, Claims, Clock as _, Desk, Operator, Order, Proven, Resumed, Spot};
use domain::{
    id::{AppId, ConversationId, ExternalId},
    key::{KeyUse, Reach},
    search::By,
    session::{TokenUse, Visit},
};
use http::Request;
use http_body_util::BodyExt as _;
use jiff::SignedDuration;
use serde_json::json;
use server::{
    auth::{claims::Rules, cookie::Cookies},
    clock::SystemClock,
    http::{
        rate::{Limits, Rates},
        router::router,
        site::Site,
    },
    open::desk_at,
    portal::{Parts, Portal},
};
use tower::ServiceExt as _;

const URL: &str = "http://127.0.0.1:3000";

/// What is looked for; `bench/search.sh` asks the command line for the same.
const QUESTIONS: [(&str, &str, Option<By>); 6] = [
    ("a common word", "\"thanks\"", None),
    ("two common words", "\"thanks\" \"delay\"", None),
    (
        "five words",
        "\"thanks\" \"delay\" \"next\" \"fixed\" \"coffee\"",
        None,
    ),
    ("words next to each other", "\"thanks delay\"", None),
    ("the beginning of a word", "confi", None),
    ("a common word of one's own", "\"thanks\"", Some(By::Me)),
];

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, folder, times] = &*arguments else {
        println!("bench_search search FOLDER TIMES | bench_search pages FOLDER TIMES");
        return;
    };
    let bench = Bench::open(Path::new(folder)).await;
    let times = times.parse().expect("a number");
    match what.as_str() {
        "search" => bench.search(times).await,
        _ => bench.pages(times).await,
    }
}

struct Bench {
    desk: Arc<Desk>,
    router: Router,
    me: Resumed,
    cookie: String,
}

impl Bench {
    /// Signs the sample's only person in.
    async fn open(folder: &Path) -> Self {
        let clock = Arc::new(SystemClock);
        let desk = desk_at(folder, folder.join("master.key"), clock.clone())
            .await
            .expect("a desk");
        let operator = Operator::at_the_machine();
        let app = AppId::parse(&std::env::var("APP").expect("APP")).expect("an app");
        let reach = Reach::App(app);
        let keys = desk.keys(&operator, &reach).await.expect("the keys");
        let kid = if let Some(key) = keys.into_iter().next() {
            key.kid
        } else {
            let made = desk.create_key(&operator, reach, KeyUse::All).await;
            made.expect("a key").kid
        };
        let key = desk.signing_key(&kid).await.expect("the store").expect("the key");
        let now = SystemClock.now();
        let mut digest = [1; 32];
        digest[..16].copy_from_slice(&now.as_nanosecond().to_be_bytes());
        let proven = Proven {
            claims: Claims::User {
                external_id: ExternalId::parse("person-1").expect("an id"),
                region: None,
            },
            issued_at: Some(now),
            token: TokenUse {
                digest,
                once: None,
                until: now + SignedDuration::from_hours(1),
            },
        };
        let entered = desk
            .sign_in(&key, proven, Visit::default(), None)
            .await
            .expect("a session");
        let cookie = entered.session.cookie_value().to_string();
        let me = desk
            .resume(&cookie)
            .await
            .expect("the store")
            .expect("the session");
        let desk = Arc::new(desk);
        let many = std::num::NonZeroU32::MAX;
        let url: server::config::PublicUrl = URL.parse().expect("an address");
        let portal = Portal::new(Parts {
            desk: desk.clone(),
            clock,
            cookies: Cookies::of(&url),
            rules: Rules {
                lifetime: SignedDuration::from_hours(24),
                audience: URL.to_owned(),
            },
            url,
            proxies: Vec::new(),
            rates: Arc::new(Rates::new(Limits {
                failed_sign_ins: many,
                requests: many,
                burst: many,
                exports: many,
                ..Limits::default()
            })),
            site: Site::embedded(),
            cast: None,
        });
        Self {
            router: router(&portal),
            desk,
            me,
            cookie,
        }
    }

    async fn page(&self, path: &str) -> Duration {
        let request = Request::get(path)
            .header("host", "127.0.0.1:3000")
            .header("accept", "text/html")
            .header("cookie", format!("rd-me-3000={}", self.cookie))
            .body(Body::empty())
            .expect("a request");
        let begun = Instant::now();
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        answer.into_body().collect().await.expect("a body");
        begun.elapsed()
    }

    async fn search(&self, times: usize) {
        for (what, typed, by) in QUESTIONS {
            let kept = self.desk.keep_search(&self.me, typed).await.expect("the store");
            let asked = Asked {
                kept: Some(kept.clone()),
                by,
                ..Asked::default()
            };
            let path = format!("/me/search?q={kept}{}", if by.is_some() { "&by=me" } else { "" });
            let (mut desk, mut page, mut found) = (Vec::new(), Vec::new(), 0);
            for time in 0..=times {
                let begun = Instant::now();
                let answer = self.desk.search(&self.me, &asked).await.expect("an answer");
                let took = begun.elapsed();
                let whole = self.page(&path).await;
                found = answer.messages.len();
                // The first one warms up.
                if time > 0 {
                    desk.push(took);
                    page.push(whole);
                }
            }
            let (desk, page) = (quantiles(desk), quantiles(page));
            println!(
                "{}",
                json!({"what": what, "found": found, "search_us": desk.0, "page_us": page.0})
            );
        }
    }

    async fn pages(&self, times: usize) {
        let id = std::env::var("CONVERSATION").expect("CONVERSATION");
        let conversation = ConversationId::parse(&id).expect("an id");
        let mut place = None;
        for _ in 0..2 {
            let spot = place.map_or(Spot::Oldest, Spot::After);
            let found = self
                .desk
                .transcript(self.me.principal(), &conversation, spot)
                .await
                .expect("a transcript");
            place = found.messages.last().map(|(place, _)| place.clone());
        }
        let place = place.expect("a place");
        let place = format!("{}~{}", place.received, place.message).replace(':', "%3A");
        let by = Some(By::Business);
        let mut key = None;
        for _ in 0..2 {
            let asked = Asked {
                by,
                order: Order::Oldest,
                after: key,
                ..Asked::default()
            };
            key = self.desk.search(&self.me, &asked).await.expect("an answer").next;
        }
        let key = key.expect("a key");
        for (what, near, far) in [
            (
                "conversation",
                format!("/me/conversations/{id}"),
                format!("/me/conversations/{id}?before={place}"),
            ),
            (
                "search",
                "/me/search?by=business".to_owned(),
                format!("/me/search?by=business&after={key}"),
            ),
        ] {
            let (mut nears, mut fars) = (Vec::new(), Vec::new());
            for time in 0..=times {
                let (first, second) = (self.page(&near).await, self.page(&far).await);
                if time > 0 {
                    nears.push(first);
                    fars.push(second);
                }
            }
            let (near, far) = (quantiles(nears), quantiles(fars));
            println!(
                "{}",
                json!({"what": what, "near_us": near.0, "far_us": far.0, "near_p99_us": near.1, "far_p99_us": far.1})
            );
        }
    }
}

/// Median and 99th percentile in microseconds.
fn quantiles(mut took: Vec<Duration>) -> (u128, u128) {
    took.sort_unstable();
    (
        took[took.len() / 2].as_micros(),
        took[took.len() * 99 / 100].as_micros(),
    )
}
