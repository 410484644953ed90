//! Forgets and lifts what is over, and looks at the clock that says so.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use desk::Desk;
use tokio::sync::watch;

/// So long at most does a session outlive its time. What was looked for in it is personal.
const EVERY: Duration = Duration::from_secs(5 * 60);

/// Tidies up at once, and from then on regularly, until `stopping` says so.
pub(super) async fn tidy(desk: Arc<Desk>, stopping: watch::Receiver<bool>) {
    let said = AtomicBool::new(false);
    let act = || async {
        if let Err(error) = desk.tidy().await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "what is over could not be forgotten and will be later"
            );
        }
        if let Err(error) = desk.lift_ended().await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "restrictions whose time is over could not be lifted and will be later"
            );
        }
        // A store that fails has just said so.
        let behind = desk.clock_behind().await.ok().flatten();
        if is_news(&said, behind.is_some())
            && let Some(until) = behind
        {
            tracing::warn!(
                %until,
                "the clock is behind a time that it has shown before: check it; if it is right now, tokens that end by \
                 `until` count as used, and keys made with --once refuse them"
            );
        }
    };
    regularly(act, || tokio::time::sleep(EVERY), stopping).await;
}

/// Whether it is so, and was not the last time.
fn is_news(said: &AtomicBool, is_so: bool) -> bool {
    let was_so = said.swap(is_so, Ordering::Relaxed);
    is_so && !was_so
}

async fn regularly<A: Future<Output = ()>, P: Future<Output = ()>>(
    act: impl Fn() -> A,
    pause: impl Fn() -> P,
    mut stopping: watch::Receiver<bool>,
) {
    while !*stopping.borrow() {
        act().await;
        tokio::select! {
            () = pause() => {}
            _ = stopping.wait_for(|stop| *stop) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        cell::Cell,
        future::{pending, ready},
    };

    use super::*;

    #[test]
    fn what_stays_so_is_said_once_and_what_comes_again_again() {
        let said = AtomicBool::new(false);
        let news = [false, true, true, false, true].map(|is_so| is_news(&said, is_so));
        assert_eq!(news, [false, true, false, false, true]);
    }

    #[tokio::test]
    async fn at_once_then_after_each_pause_until_it_is_told_to_stop() {
        let (stop, stopping) = watch::channel(false);
        let (acts, pauses) = (Cell::new(0), Cell::new(0));
        let act = || async {
            acts.set(acts.get() + 1);
            assert_eq!(acts.get(), pauses.get() + 1, "one before each pause");
            if acts.get() == 3 {
                stop.send(true).unwrap();
            }
        };
        let pause = || {
            pauses.set(pauses.get() + 1);
            ready(())
        };
        regularly(act, pause, stopping).await;
        assert_eq!(acts.get(), 3);
    }

    #[tokio::test]
    async fn nobody_who_stops_waits_for_a_pause_to_end() {
        let (stop, stopping) = watch::channel(false);
        let acts = Cell::new(0);
        let tidying = regularly(|| async { acts.set(acts.get() + 1) }, pending, stopping);
        let stopped = async {
            tokio::task::yield_now().await;
            stop.send(true).unwrap();
        };
        tokio::join!(tidying, stopped);
        assert_eq!(acts.get(), 1);
    }
}
