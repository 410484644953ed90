//! Ten sessions against many.

use std::time::Instant;

use desk::Operator;
use serde_json::json;

use crate::{
    bench::{bench, quantiles},
    memory::memory,
};

/// Draws a person's page so many times with ten sessions and with `live`, and ends them all.
pub async fn sessions(pages: usize, live: u64) {
    let bench = bench().await;
    let mut cookies = Vec::new();
    for number in 0..10 {
        cookies.push(bench.sign_in(number).await);
    }
    bench.pages(&cookies, pages / 10).await;
    let ten = bench.pages(&cookies, pages).await;

    // What the session check is of a page.
    let mut checks = Vec::new();
    for cookie in cookies.iter().cycle().take(pages) {
        let begun = Instant::now();
        bench
            .desk
            .resume(cookie)
            .await
            .expect("the store")
            .expect("a session");
        checks.push(begun.elapsed().as_micros());
    }
    let check = quantiles(checks);
    let share = |part: u128, whole: u128| part * 1_000 / whole.max(1);
    println!(
        "{}",
        json!({"what": "session check", "check_us": check.0, "page_us": ten.0, "per_mille": share(check.0, ten.0)})
    );

    let before = memory();
    for number in 10..live {
        cookies.push(bench.sign_in(number).await);
    }
    let grown = memory().saturating_sub(before);
    let many = bench.pages(&cookies, pages).await;
    println!(
        "{}",
        json!({
            "what": "sessions", "live": live, "p99_ten_us": ten.1, "p99_live_us": many.1,
            "ratio_per_cent": share(many.1, ten.1) / 10, "bytes_each": grown * 1_024 / live.max(1),
        })
    );
    let ended = bench
        .desk
        .revoke_key(&Operator::at_the_machine(), &bench.key.kid)
        .await
        .expect("the key");
    let mut accepted = 0;
    for cookie in &cookies {
        accepted += u64::from(bench.page(cookie).await.0 == 200);
    }
    println!(
        "{}",
        json!({"what": "revoked", "sessions": ended, "accepted_after": accepted})
    );
}
