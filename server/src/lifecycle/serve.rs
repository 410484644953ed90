//! Connections: accepted until the portal stops, then brought to their end.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
    sync::watch,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use super::{Places, stall::Stalling};
use crate::{alarm::Alarm, http::client::Peer};

/// Who sends headers more slowly than this, or greets more slowly, wants something else than an answer.
const SLOWEST_HEADERS: Duration = Duration::from_secs(15);

/// All headers together may have this many bytes: a token, a few cookies, and what browsers and proxies add.
const LARGEST_HEAD: usize = 32 * 1024;

/// No more headers than this.
const MOST_HEADERS: usize = 100;

/// After a failed accept (no file descriptors left, say) it is tried again so much later.
const BREATH: Duration = Duration::from_millis(100);

/// Serves until `stopping` says so, then waits for what is open. By `alarm`, whoever takes nothing is cut off.
pub(super) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    routes: Router,
    places: Arc<Places>,
    alarm: impl Alarm + Clone + Unpin,
    mut stopping: watch::Receiver<bool>,
) {
    let open = GracefulShutdown::new();
    loop {
        let room = tokio::select! {
            room = places.room() => room,
            _ = stopping.wait_for(|stop| *stop) => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopping.wait_for(|stop| *stop) => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        let Some(place) = room.and_then(|room| places.take(peer.ip(), room)) else {
            // Not even an answer, which by TLS would cost a greeting.
            tracing::debug!("a connection too many of one address");
            continue;
        };
        let _ = stream.set_nodelay(true);
        let stream = Stalling::new(stream, alarm.clone());
        let (routes, watcher) = (routes.clone(), open.watcher());
        match tls.clone() {
            None => drop(tokio::spawn(async move {
                answer(stream, peer, routes, watcher).await;
                drop(place);
            })),
            Some(tls) => drop(tokio::spawn(async move {
                if let Some(stream) = greet(&tls, stream).await {
                    answer(stream, peer, routes, watcher).await;
                }
                drop(place);
            })),
        }
    }
    drop(listener);
    open.shutdown().await;
}

async fn greet<S: AsyncRead + AsyncWrite + Unpin>(tls: &TlsAcceptor, stream: S) -> Option<TlsStream<S>> {
    match tokio::time::timeout(SLOWEST_HEADERS, tls.accept(stream)).await {
        Ok(Ok(stream)) => Some(stream),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a TLS greeting failed");
            None
        }
        Err(_) => {
            tracing::debug!("a TLS greeting took too long");
            None
        }
    }
}

async fn answer(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    routes: Router,
    watcher: Watcher,
) {
    let service = TowerToHyperService::new(routes.layer(Extension(Peer(peer))));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(SLOWEST_HEADERS)
        .max_buf_size(LARGEST_HEAD)
        .max_headers(MOST_HEADERS)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection broke off");
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read as _, Write as _},
        net::TcpStream,
        num::NonZeroU32,
        sync::Mutex,
    };

    use axum::{extract::Request, routing::get};
    use http::StatusCode;
    use tokio::task::JoinHandle;

    use super::{Arc, Duration, Places, Router, SocketAddr, TcpListener, serve, watch};
    use crate::{
        alarm::{Alarm, Real, hands::Hands},
        http::rate::Limits,
    };

    /// These routes, served somewhere, until they are stopped.
    struct Served {
        address: SocketAddr,
        stop: watch::Sender<bool>,
        serving: JoinHandle<()>,
    }

    impl Served {
        async fn begin(routes: Router, places: Arc<Places>) -> Self {
            Self::begin_by(routes, places, Real).await
        }

        async fn begin_by(routes: Router, places: Arc<Places>, alarm: impl Alarm + Clone + Unpin) -> Self {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let (stop, stopping) = watch::channel(false);
            let serving = tokio::spawn(serve(listener, None, routes, places, alarm, stopping));
            Self {
                address,
                stop,
                serving,
            }
        }

        #[expect(clippy::disallowed_methods, reason = "this is the client, not the portal")]
        fn ask(&self, request: &str) -> TcpStream {
            let mut stream = TcpStream::connect(self.address).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            stream
        }

        async fn end(self) {
            self.stop.send(true).unwrap();
            self.serving.await.unwrap();
        }
    }

    /// What comes back, and which paths were asked for, when these bytes are all that is sent.
    async fn sent(request: &str) -> (String, Vec<String>) {
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let seen = asked.clone();
        let routes = Router::new().fallback(async move |request: Request| {
            seen.lock().unwrap().push(request.uri().path().to_owned());
            axum::body::to_bytes(request.into_body(), 1_000)
                .await
                .map(drop)
                .map_err(|_| StatusCode::BAD_REQUEST)
        });
        let served = Served::begin(routes, Places::new(Limits::default(), Vec::new())).await;
        let mut said = String::new();
        served.ask(request).read_to_string(&mut said).unwrap();
        served.end().await;
        let asked = asked.lock().unwrap().clone();
        (said, asked)
    }

    /// RFC 9112 §6.3, §11.2: where a proxy in front could see the end of a request elsewhere, nothing after it counts.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_request_that_ends_in_two_places_is_the_last_of_its_connection() {
        const SMUGGLED: &str = "GET /smuggled HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n";
        for (what, head) in [
            (
                "a length and chunks",
                "content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
            ),
            (
                "chunks and a length",
                "transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n",
            ),
            ("two lengths", "content-length: 0\r\ncontent-length: 5\r\n\r\n"),
            ("two lengths in one line", "content-length: 0, 5\r\n\r\n"),
            ("a length with a sign", "content-length: +0\r\n\r\n"),
            ("a length in hexadecimal", "content-length: 0x0\r\n\r\n"),
            ("a length below nothing", "content-length: -1\r\n\r\n"),
            (
                "a length beyond counting",
                "content-length: 18446744073709551616\r\n\r\n",
            ),
            ("no coding that is known", "transfer-encoding: xchunked\r\n\r\n"),
            (
                "chunks inside something else",
                "transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            ),
            ("a space before the colon", "content-length : 0\r\n\r\n"),
            ("a line that goes on", "x: y\r\n content-length: 0\r\n\r\n"),
            ("a NUL in a value", "content-length: 0\0\r\n\r\n"),
            (
                "a chunk's size that is none",
                "transfer-encoding: chunked\r\n\r\nx\r\n\r\n",
            ),
            (
                "a chunk that does not end",
                "transfer-encoding: chunked\r\n\r\n1\r\nxx\r\n0\r\n\r\n",
            ),
        ] {
            let (said, asked) =
                sent(&format!("POST /first HTTP/1.1\r\nhost: here\r\n{head}{SMUGGLED}")).await;
            assert_eq!(said.matches("HTTP/1.1 ").count(), 1, "{what}: {said}");
            assert!(!asked.contains(&"/smuggled".to_owned()), "{what}");
        }
        let old = format!("POST /first HTTP/1.0\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{SMUGGLED}");
        assert_eq!(sent(&old).await.1, [""; 0]);
        // The control: two requests of which everybody knows where the first one ends.
        let (said, asked) = sent(&format!(
            "POST /first HTTP/1.1\r\nhost: here\r\ncontent-length: 5\r\n\r\nhello{SMUGGLED}"
        ))
        .await;
        assert_eq!(said.matches("HTTP/1.1 200").count(), 2, "{said}");
        assert_eq!(asked, ["/first", "/smuggled"]);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_place_is_taken_as_long_as_its_connection_is_open() {
        let places = two();
        let routes = Router::new().route("/", get(async || "here"));
        let served = Served::begin(routes, places.clone()).await;
        let ask = || served.ask("GET / HTTP/1.1\r\nhost: here\r\n\r\n");
        let (mut first, mut second) = (ask(), ask());
        answered(&mut first);
        answered(&mut second);
        assert!(places.is_full());
        let mut third = ask();
        drop(first);
        answered(&mut third);
        drop((second, third));
        served.end().await;
    }

    fn answered(stream: &mut TcpStream) {
        let mut start = [0; 12];
        stream.read_exact(&mut start).unwrap();
        assert_eq!(&start, b"HTTP/1.1 200");
    }

    /// Far more than lies between two ends on one machine.
    const ANSWER: usize = 32 * 1024 * 1024;

    /// Room for two connections. One that is waited for has its place already.
    fn two() -> Arc<Places> {
        let limits = Limits {
            connections: NonZeroU32::new(2).unwrap(),
            ..Limits::default()
        };
        Places::new(limits, Vec::new())
    }

    /// Somewhere with a large answer, and an end that has taken the beginning of it.
    async fn large(places: Arc<Places>, clock: &Hands) -> (Served, TcpStream) {
        let routes = Router::new().route("/", get(async || vec![0_u8; ANSWER]));
        let served = Served::begin_by(routes, places, clock.clone()).await;
        let mut stream = served.ask("GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n");
        answered(&mut stream);
        (served, stream)
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn who_takes_nothing_for_a_minute_is_cut_off_and_their_place_is_free() {
        let (places, clock) = (two(), Hands::new());
        let (served, mut stream) = large(places.clone(), &clock).await;
        let cut = async {
            while !places.is_full() {
                tokio::task::yield_now().await;
            }
            while places.is_full() {
                clock.forward(60);
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), cut).await.unwrap();
        let mut rest = Vec::new();
        // Cut off in the middle, in whichever way the system tells.
        let _ = stream.read_to_end(&mut rest);
        assert!(rest.len() < ANSWER, "{}", rest.len());
        served.end().await;
    }

    /// A few bytes make no room for more on their way, so nothing goes out while they are read.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn who_reads_a_byte_a_second_is_cut_off_too() {
        let (places, clock) = (two(), Hands::new());
        let (served, mut stream) = large(places.clone(), &clock).await;
        let cut = async {
            while !places.is_full() {
                tokio::task::yield_now().await;
            }
            let mut seconds = 0_u32;
            while places.is_full() {
                clock.forward(1);
                seconds += 1;
                // It may be cut off already.
                drop(stream.read(&mut [0]));
                tokio::task::yield_now().await;
            }
            seconds
        };
        let seconds = tokio::time::timeout(Duration::from_secs(60), cut).await.unwrap();
        assert!(seconds >= 60, "{seconds}");
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        assert!(rest.len() < ANSWER, "{}", rest.len());
        served.end().await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn the_control_who_goes_on_a_second_before_gets_the_whole() {
        let clock = Hands::new();
        let (served, mut stream) = large(two(), &clock).await;
        clock.forward(59);
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).unwrap();
        assert!(rest.len() > ANSWER, "{}", rest.len());
        served.end().await;
    }
}
