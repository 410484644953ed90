//! A connection whose other end takes nothing any more. It would keep its place, and whatever is held for its answer.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::alarm::{Alarm, Bell};

/// Who takes nothing for this long is gone.
const STILL: Duration = Duration::from_secs(60);

/// A connection that breaks off when nothing that is written goes out for a minute.
pub(super) struct Stalling<S, A> {
    stream: S,
    alarm: A,
    waiting: Option<Bell>,
}

impl<S, A: Alarm> Stalling<S, A> {
    pub(super) const fn new(stream: S, alarm: A) -> Self {
        Self {
            stream,
            alarm,
            waiting: None,
        }
    }

    fn watch<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waiting = None;
            return written;
        }
        let alarm = &self.alarm;
        let bell = self.waiting.get_or_insert_with(|| alarm.after(STILL));
        ready!(bell.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin, A: Unpin> AsyncRead for Stalling<S, A> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl<S: AsyncWrite + Unpin, A: Alarm + Unpin> AsyncWrite for Stalling<S, A> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watch(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.watch(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        self.watch(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.stream).poll_shutdown(context);
        self.watch(context, shut)
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;
    use crate::alarm::hands::Hands;

    /// Takes so many bytes, and then no more.
    struct Pipe(usize);

    impl AsyncWrite for Pipe {
        fn poll_write(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
            bytes: &[u8],
        ) -> Poll<io::Result<usize>> {
            let taken = self.0.min(bytes.len());
            self.0 -= taken;
            if taken == 0 {
                Poll::Pending
            } else {
                Poll::Ready(Ok(taken))
            }
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }
    }

    fn write(to: &mut Stalling<Pipe, Hands>) -> Poll<Result<usize, io::ErrorKind>> {
        let mut context = Context::from_waker(Waker::noop());
        let written = Pin::new(to).poll_write(&mut context, b"abc");
        written.map_err(|error| error.kind())
    }

    #[test]
    fn who_takes_nothing_for_a_minute_is_cut_off() {
        let clock = Hands::new();
        let mut stream = Stalling::new(Pipe(2), clock.clone());
        assert_eq!(write(&mut stream), Poll::Ready(Ok(2)));
        clock.forward(1_000);
        assert_eq!(write(&mut stream), Poll::Pending, "it is waited for from now on");
        clock.forward(59);
        assert_eq!(write(&mut stream), Poll::Pending);
        clock.forward(1);
        assert_eq!(write(&mut stream), Poll::Ready(Err(io::ErrorKind::TimedOut)));
    }

    #[test]
    fn who_takes_a_byte_in_a_minute_is_not() {
        let clock = Hands::new();
        let mut stream = Stalling::new(Pipe(0), clock.clone());
        for _ in 0..5 {
            assert_eq!(write(&mut stream), Poll::Pending);
            clock.forward(59);
            stream.stream.0 = 1;
            assert_eq!(write(&mut stream), Poll::Ready(Ok(1)));
        }
    }
}
