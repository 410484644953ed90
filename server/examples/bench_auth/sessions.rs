//! Ten sessions against many.

use std::time::Instant;

use desk::Operator;
use serde_json::json;

use crate::{
    bench::{bench, quantiles},
    memory::{fill_caches, fill_holes, memory},
};

/// Draws a person's page so many times with ten sessions and with `live`, and ends them all.
pub async fn sessions(pages: usize, live: u64) {
    let bench = bench().await;
    fill_caches(&bench).await;
    // The bench's own list, written to from end to end before anything is measured.
    let mut cookies = vec!["-".repeat(43); usize::try_from(live).expect("sessions")];
    let (few, others) = cookies.split_at_mut(10);
    for (number, cookie) in (0..).zip(&mut *few) {
        cookie.clone_from(&bench.sign_in(number).await);
    }
    bench.pages(few, pages / 10).await;
    let ten = bench.pages(few, pages).await;

    // What the session check is of a page.
    let mut checks = Vec::new();
    for cookie in few.iter().cycle().take(pages) {
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

    bench.desk.settle().await.expect("the store");
    let (holes, disk, before) = (fill_holes(), bench.disk(), memory());
    for (number, cookie) in (10..).zip(&mut *others) {
        cookie.clone_from(&bench.sign_in(number).await);
    }
    // Whoever is signed in opens a page, and is counted for the rate limit.
    bench.pages(others, others.len()).await;
    let grown = memory().saturating_sub(before);
    drop(holes);
    bench.desk.settle().await.expect("the store");
    let written = bench.disk().saturating_sub(disk);
    let each = |bytes: u64| bytes / u64::try_from(others.len()).unwrap_or(1).max(1);
    let (bytes_each, disk_bytes_each) = (each(grown * 1_024), each(written));
    let many = bench.pages(&cookies, pages).await;
    println!(
        "{}",
        json!({
            "what": "sessions", "live": live, "p99_ten_us": ten.1, "p99_live_us": many.1,
            "ratio_per_cent": share(many.1, ten.1) / 10, "bytes_each": bytes_each, "disk_bytes_each": disk_bytes_each,
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
