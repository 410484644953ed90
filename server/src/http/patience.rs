//! How long whoever takes a copy is waited for. While a copy is under way, a snapshot of the database is held for it,
//! and behind that nothing that was erased leaves the write-ahead log.

use std::{
    pin::{Pin, pin},
    task::{Context, Poll},
    time::Duration,
};

use axum::body::HttpBody;
use bytes::Bytes;
use desk::Cut;
use http_body::Frame;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::rate::Place;
use crate::alarm::{Alarm, Real};

/// Who takes nothing for this long takes no more.
const STILL: Duration = Duration::from_secs(60);

/// How soon it is noticed that the session that asked for the copy has ended, or its key, or that the business is gone:
/// within a second, also where another process has decided it.
const GLANCE: Duration = Duration::from_millis(500);

/// Taken at once: on the slowest line that anybody uses, far less than [`STILL`] goes by from one to the next. So much
/// less than 64 KiB that with what HTTP and TCP put around it, it is one packet to a proxy on the same machine.
const PIECE: usize = 63 * 1024;

/// Why nobody is waited for any longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Over {
    /// Nothing was taken for a while.
    Still,
    /// It has taken too long in all.
    TooLong,
    /// Whoever asked for it is signed out, or whom it is about goes.
    SignedOut,
}

/// Of a copy.
pub(crate) enum Piece {
    /// The next of it.
    Some(Bytes),
    /// There is no more: without it, what came is not whole.
    End,
}

/// The copy, as its taker gets it. One that is given up ends in an error, which cuts the connection, so that no half of
/// it passes for the whole.
pub(super) struct Taken {
    from: Receiver<Piece>,
    whole: bool,
    /// One of the person's copies that may be under way at once.
    _place: Place,
}

/// Hands on what the desk writes, for as long as this in all and while `lives` says that whoever asked for it is signed
/// in. When it gives up, the desk is no longer listened to, and so stops.
pub(super) fn hand_on<L: Future<Output = bool> + Send>(
    copy: Receiver<Result<Bytes, Cut>>,
    longest: Duration,
    lives: impl Fn() -> L + Send + Sync + 'static,
    place: Place,
) -> Taken {
    let (to, from) = channel(1);
    tokio::spawn(async move {
        match hand(copy, to, longest, lives, &Real).await {
            Ok(()) => {}
            Err(Over::Still) => tracing::info!("a copy was given up: nothing was taken for a minute"),
            Err(Over::TooLong) => tracing::info!("a copy was given up: it took too long in all"),
            Err(Over::SignedOut) => tracing::info!("a copy was given up: its session has ended"),
        }
    });
    Taken {
        from,
        whole: false,
        _place: place,
    }
}

/// The same, here, and for whatever takes it.
pub(crate) async fn hand<L: Future<Output = bool>>(
    mut copy: Receiver<Result<Bytes, Cut>>,
    to: Sender<Piece>,
    longest: Duration,
    lives: impl Fn() -> L,
    alarm: &impl Alarm,
) -> Result<(), Over> {
    let over = pin!(alarm.after(longest));
    let signed_out = async {
        loop {
            alarm.after(GLANCE).await;
            if !lives().await {
                return;
            }
        }
    };
    let handing = async {
        // Without its last piece no copy passes for whole, by its `integrity`, nor a package, by its directory.
        let mut last = None;
        while let Some(chunk) = copy.recv().await {
            let Ok(mut rest) = chunk else { return Ok(()) };
            while !rest.is_empty() {
                let piece = rest.split_to(rest.len().min(PIECE));
                if let Some(before) = last.replace(piece)
                    && !give(&to, Piece::Some(before), alarm).await?
                {
                    return Ok(());
                }
            }
        }
        // Whoever was quick enough for no glance to fall in between does not get it either.
        if !lives().await {
            return Err(Over::SignedOut);
        }
        if let Some(last) = last
            && !give(&to, Piece::Some(last), alarm).await?
        {
            return Ok(());
        }
        give(&to, Piece::End, alarm).await.map(drop)
    };
    tokio::select! {
        done = handing => done,
        () = over => Err(Over::TooLong),
        () = signed_out => Err(Over::SignedOut),
    }
}

/// False if nobody is there any more.
async fn give(to: &Sender<Piece>, piece: Piece, alarm: &impl Alarm) -> Result<bool, Over> {
    tokio::select! {
        biased;
        given = to.send(piece) => Ok(given.is_ok()),
        () = alarm.after(STILL) => Err(Over::Still),
    }
}

impl HttpBody for Taken {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.whole {
            return Poll::Ready(None);
        }
        self.from.poll_recv(context).map(|piece| match piece {
            Some(Piece::Some(bytes)) => Some(Ok(Frame::data(bytes))),
            Some(Piece::End) => {
                self.whole = true;
                None
            }
            None => Some(Err(Cut)),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, task::Waker};

    use domain::subject::Subject;
    use http_body_util::BodyExt as _;

    use super::*;
    use crate::{
        alarm::hands::Hands,
        http::rate::{Limits, Rates},
    };

    const LONGEST: Duration = Duration::from_secs(3_600);

    fn glance<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    #[expect(clippy::unnecessary_wraps, reason = "as the desk hands it over")]
    fn chunk(pieces: usize) -> Result<Bytes, Cut> {
        Ok(vec![7; pieces * PIECE].into())
    }

    /// The desk's end, what is handed on, and the taker's end.
    macro_rules! under_way {
        ($desk:ident, $handing:ident, $taker:ident, $clock:ident) => {
            under_way!($desk, $handing, $taker, $clock, || std::future::ready(true));
        };
        ($desk:ident, $handing:ident, $taker:ident, $clock:ident, $lives:expr) => {
            let $clock = Hands::new();
            let ($desk, copy) = channel(4);
            let (to, mut $taker) = channel(1);
            let mut $handing = pin!(hand(copy, to, LONGEST, $lives, &$clock));
        };
    }

    #[test]
    fn who_takes_nothing_for_a_minute_holds_nothing_any_more() {
        under_way!(desk, handing, taker, clock);
        desk.try_send(chunk(4)).unwrap();
        assert!(glance(handing.as_mut()).is_pending());
        clock.forward(59);
        assert!(glance(handing.as_mut()).is_pending());
        assert!(!desk.is_closed());
        clock.forward(1);
        assert_eq!(glance(handing.as_mut()), Poll::Ready(Err(Over::Still)));
        assert!(desk.is_closed(), "the desk is told to stop");
        assert!(matches!(taker.try_recv(), Ok(Piece::Some(_))));
        assert!(
            taker.try_recv().is_err(),
            "and the taker is not told that this was all"
        );
    }

    /// A byte a second: what was taken at once lasts for hours, so the next piece is not asked for in time.
    #[test]
    fn who_reads_a_byte_a_second_is_given_up_after_a_minute() {
        under_way!(desk, handing, taker, clock);
        for _ in 0..4 {
            desk.try_send(chunk(4)).unwrap();
        }
        assert!(glance(handing.as_mut()).is_pending());
        let Ok(Piece::Some(piece)) = taker.try_recv() else {
            panic!("a piece")
        };
        assert!(glance(handing.as_mut()).is_pending());
        let mut read = 0;
        let over = loop {
            clock.forward(1);
            read += 1;
            if let Poll::Ready(over) = glance(handing.as_mut()) {
                break over;
            }
        };
        assert_eq!((over, read), (Err(Over::Still), 60));
        assert!(read < piece.len() && desk.is_closed(), "the desk is told to stop");
    }

    #[test]
    fn who_is_signed_out_gets_no_more() {
        let lives = std::cell::Cell::new(true);
        under_way!(desk, handing, taker, clock, || std::future::ready(lives.get()));
        desk.try_send(chunk(4)).unwrap();
        for _ in 0..3 {
            assert!(glance(handing.as_mut()).is_pending());
            clock.forward(5);
            assert!(glance(handing.as_mut()).is_pending());
            assert!(taker.try_recv().is_ok());
        }
        lives.set(false);
        clock.forward(5);
        assert_eq!(glance(handing.as_mut()), Poll::Ready(Err(Over::SignedOut)));
        assert!(desk.is_closed(), "the desk is told to stop");
    }

    #[test]
    fn who_is_signed_out_before_the_end_gets_no_whole_copy() {
        for lives in [true, false] {
            under_way!(desk, handing, taker, clock, || std::future::ready(lives));
            desk.try_send(chunk(1)).unwrap();
            drop(desk);
            let first = glance(handing.as_mut());
            assert_eq!(matches!(taker.try_recv(), Ok(Piece::Some(_))), lives);
            if lives {
                assert!(first.is_pending(), "the end waits for its taker");
                assert_eq!(glance(handing.as_mut()), Poll::Ready(Ok(())));
            } else {
                assert_eq!(first, Poll::Ready(Err(Over::SignedOut)));
            }
            assert_eq!(matches!(taker.try_recv(), Ok(Piece::End)), lives);
        }
    }

    #[test]
    fn who_takes_slowly_is_waited_for_and_not_for_ever() {
        under_way!(desk, handing, taker, clock);
        desk.try_send(chunk(3)).unwrap();
        for _ in 0..(3_600 / 50) {
            let _ = desk.try_send(chunk(1));
            assert!(glance(handing.as_mut()).is_pending());
            clock.forward(50);
            let _ = taker.try_recv();
            assert!(!desk.is_closed());
        }
        assert_eq!(glance(handing.as_mut()), Poll::Ready(Err(Over::TooLong)));
        assert!(desk.is_closed());
    }

    #[test]
    fn what_the_desk_takes_long_for_is_nobodys_stillness() {
        under_way!(desk, handing, taker, clock);
        assert!(glance(handing.as_mut()).is_pending());
        clock.forward(300);
        assert!(glance(handing.as_mut()).is_pending());
        desk.try_send(chunk(1)).unwrap();
        drop(desk);
        assert!(glance(handing.as_mut()).is_pending());
        assert!(matches!(taker.try_recv(), Ok(Piece::Some(_))));
        assert_eq!(glance(handing.as_mut()), Poll::Ready(Ok(())));
        assert!(matches!(taker.try_recv(), Ok(Piece::End)));
    }

    fn place() -> Place {
        let rates = Arc::new(Rates::new(Limits::default()));
        rates.export(Subject::from_digest([1; 32])).ok().unwrap()
    }

    #[tokio::test]
    async fn a_whole_copy_comes_through_and_a_cut_one_is_an_error() {
        for (last, is_whole) in [(None, true), (Some(Err(Cut)), false)] {
            let (desk, copy) = channel(4);
            for piece in [chunk(2), chunk(1)].into_iter().chain(last) {
                desk.try_send(piece).unwrap();
            }
            drop(desk);
            let collected = hand_on(copy, LONGEST, || std::future::ready(true), place())
                .collect()
                .await;
            assert_eq!(
                collected.map(|all| all.to_bytes().len()).ok(),
                is_whole.then_some(3 * PIECE)
            );
        }
    }

    #[tokio::test]
    async fn one_that_is_given_up_is_an_error() {
        let (_, from) = channel(1);
        let taken = Taken {
            from,
            whole: false,
            _place: place(),
        };
        assert!(taken.collect().await.is_err());
    }
}
