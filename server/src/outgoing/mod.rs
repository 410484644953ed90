//! The one client by which the portal calls anybody (DESIGN §4.13).
//!
//! Nothing goes out but by https, to hosts that the operator has named, at addresses of the public internet. A name is
//! looked up once, and what was checked is what is connected to. There are limits on time, head and body. Redirects,
//! cookies, compression, proxies and kept connections are not switched off: there are none.

mod address;
mod error;
mod files;
mod host;
mod notices;
mod resolve;
mod tls;

#[cfg(test)]
mod tests;

use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{
    HeaderValue, Request, Response, StatusCode, Uri, Version,
    header::{CONNECTION, HOST, USER_AGENT},
    uri::PathAndQuery,
};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{
    body::Body as _,
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use ipnet::IpNet;
use rustls_pki_types::ServerName;
use tokio::{net::TcpStream, sync::mpsc::Sender, time::timeout};
use tokio_rustls::{TlsConnector, client::TlsStream, rustls::RootCertStore};

use self::resolve::{Resolve, System};
pub use self::{
    error::{OutgoingError, SetUpError},
    files::Files,
    host::{Host, InvalidHost},
    notices::Notices,
};

/// Who the portal says it is.
const OURS: HeaderValue = HeaderValue::from_static(concat!("Rightsdesk/", env!("CARGO_PKG_VERSION")));

/// All headers of an answer together may have this many bytes.
const LARGEST_HEAD: usize = 16 * 1024;

/// No more headers than this.
const MOST_HEADERS: usize = 100;

/// A file is waited for this long, from the look-up of the name to the last byte.
const PATIENCE: Duration = Duration::from_secs(30);

/// Whom the portal may call, and where they may be.
#[derive(Debug, Clone, Default)]
pub struct Allowed {
    /// Nobody else is called. Empty: nobody at all.
    pub hosts: Vec<Host>,
    /// Networks that they may be in, although those are not of the public internet.
    pub private: Vec<IpNet>,
}

/// How much and how long.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// From the look-up of the name to the last byte of the answer.
    time: Duration,
    /// Of that, for each address that a name has.
    connecting: Duration,
    /// Of an answer that is read as a whole, in bytes.
    body: usize,
}

/// The time that is left to wait for the other end.
struct Patience(Duration);

/// A connection that speaks HTTP/1.1: what sends, and what has to be driven meanwhile.
type Spoken = (
    SendRequest<Full<Bytes>>,
    http1::Connection<TokioIo<TlsStream<TcpStream>>, Full<Bytes>>,
);

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(10),
            connecting: Duration::from_secs(3),
            body: 1 << 20,
        }
    }
}

/// The client.
pub struct Outgoing {
    allowed: Allowed,
    names: Arc<dyn Resolve>,
    tls: TlsConnector,
    limits: Limits,
}

/// An address that was checked. Nothing else is connected to.
#[derive(Debug, Clone, Copy)]
struct Checked(SocketAddr);

impl Outgoing {
    /// A client that looks names up and trusts certificates as the system does.
    ///
    /// # Errors
    /// [`SetUpError`], above all if there is somebody to call and nobody to trust.
    pub fn new(allowed: Allowed) -> Result<Self, SetUpError> {
        Self::within(allowed, Limits::default())
    }

    fn within(allowed: Allowed, limits: Limits) -> Result<Self, SetUpError> {
        let roots = if allowed.hosts.is_empty() {
            RootCertStore::empty()
        } else {
            tls::roots_of_the_system()?
        };
        Self::with(allowed, Arc::new(System), roots, limits)
    }

    fn with(
        allowed: Allowed,
        names: Arc<dyn Resolve>,
        roots: RootCertStore,
        limits: Limits,
    ) -> Result<Self, SetUpError> {
        Ok(Self {
            allowed,
            names,
            tls: tls::connector(roots)?,
            limits,
        })
    }

    /// Sends a request to the https address that it names, by HTTP/1.1, and reads the whole answer, whatever its
    /// status. `Host`, `User-Agent` and `Connection` are set here.
    ///
    /// # Errors
    /// [`OutgoingError`]. Up to `Private`, nothing has been sent to anybody.
    pub async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, OutgoingError> {
        let host = self.allowed.named(request.uri())?;
        let begun = Instant::now();
        let exchange = async {
            let stream = self.connect(host).await?;
            let stream = self.greet(host, stream).await?;
            self.exchange(stream, ours(request, host)?).await
        };
        let answer = timeout(self.limits.time, exchange)
            .await
            .unwrap_or(Err(OutgoingError::TooSlow))?;
        note(host, answer.status(), begun);
        Ok(answer)
    }

    /// Sends a request as [`Self::send`] does, and hands the body of the answer over piece by piece, if it answers 200.
    /// Of any other answer the status is all that is read. Time counts while the other end is waited for, and not
    /// while nobody takes a piece.
    ///
    /// # Errors
    /// [`OutgoingError`]. What was handed over before is not the whole then, and never more than `most` bytes.
    pub async fn stream(
        &self,
        request: Request<Bytes>,
        most: u64,
        to: &Sender<Bytes>,
    ) -> Result<StatusCode, OutgoingError> {
        let host = self.allowed.named(request.uri())?;
        let begun = Instant::now();
        let mut patience = Patience(self.limits.time);
        let greeted = async {
            let stream = self.connect(host).await?;
            self.greet(host, stream).await
        };
        let stream = patience.wait(greeted).await?;
        let (sender, connection) = patience.wait(speak(stream)).await?;
        let answer = hand_over(sender, ours(request, host)?, patience, most, to);
        tokio::pin!(answer);
        let status = tokio::select! {
            status = &mut answer => status,
            // As in `exchange`.
            _ = connection => answer.await,
        }?;
        note(host, status, begun);
        Ok(status)
    }

    /// Where the host is. One address that must not be called is enough to call none: whoever has the name is either
    /// mistaken or means harm.
    async fn addresses(&self, host: &Host) -> Result<Vec<Checked>, OutgoingError> {
        let found = match host.name() {
            ServerName::IpAddress(address) => Ok(vec![IpAddr::from(*address)]),
            ServerName::DnsName(name) => self.names.resolve(name.as_ref()).await,
            _ => Err(io::ErrorKind::Unsupported.into()),
        };
        let unknown = |source| OutgoingError::Unknown {
            host: host.to_string(),
            source,
        };
        let found = found.map_err(unknown)?;
        if found.is_empty() {
            return Err(unknown(io::ErrorKind::NotFound.into()));
        }
        let check = |address| {
            if self.allowed.permits(address) {
                Ok(Checked(SocketAddr::new(address, host.port())))
            } else {
                Err(OutgoingError::Private {
                    host: host.to_string(),
                    address,
                })
            }
        };
        found.into_iter().map(check).collect()
    }

    /// Connects to the first of its addresses that answers.
    #[expect(clippy::disallowed_methods, reason = "this is where everything goes out")]
    async fn connect(&self, host: &Host) -> Result<TcpStream, OutgoingError> {
        let mut failure = io::Error::from(io::ErrorKind::NotFound);
        for Checked(address) in self.addresses(host).await? {
            match timeout(self.limits.connecting, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(error)) => failure = error,
                Err(_) => failure = io::ErrorKind::TimedOut.into(),
            }
        }
        Err(OutgoingError::Unreachable {
            host: host.to_string(),
            source: failure,
        })
    }

    async fn greet(&self, host: &Host, stream: TcpStream) -> Result<TlsStream<TcpStream>, OutgoingError> {
        let greeted = self.tls.connect(host.name().clone(), stream).await;
        greeted.map_err(|source| OutgoingError::Greeting {
            host: host.to_string(),
            source,
        })
    }

    /// One request, one answer; then the connection is closed, also if nobody waits for the answer any more.
    async fn exchange(
        &self,
        stream: TlsStream<TcpStream>,
        request: Request<Full<Bytes>>,
    ) -> Result<Response<Bytes>, OutgoingError> {
        let (mut sender, connection) = speak(stream).await?;
        let answer = async {
            let (head, body) = sender.send_request(request).await?.into_parts();
            let body = Limited::new(body, self.limits.body).collect().await?;
            Ok(Response::from_parts(head, body.to_bytes()))
        };
        tokio::pin!(answer);
        tokio::select! {
            answer = &mut answer => answer,
            // It ends once everything has come or something has failed; either way the answer knows.
            _ = connection => answer.await,
        }
    }
}

impl Allowed {
    /// The host that the address names, if the operator has named it too.
    fn named(&self, uri: &Uri) -> Result<&Host, OutgoingError> {
        if uri.scheme_str() != Some("https") {
            return Err(OutgoingError::NotHttps);
        }
        let host = uri.authority().and_then(Host::of).ok_or(OutgoingError::Address)?;
        let named = self.hosts.iter().find(|named| **named == host);
        named.ok_or_else(|| OutgoingError::NotNamed(host.to_string()))
    }

    /// Whether there may be somebody to call at this address.
    fn permits(&self, address: IpAddr) -> bool {
        address::is_public(address) || self.private.iter().any(|network| network.contains(&address))
    }
}

impl Patience {
    /// What comes while there is patience left.
    async fn wait<T, E: Into<OutgoingError>>(
        &mut self,
        what: impl Future<Output = Result<T, E>>,
    ) -> Result<T, OutgoingError> {
        let begun = Instant::now();
        let came = timeout(self.0, what).await.map_err(|_| OutgoingError::TooSlow)?;
        self.0 = self.0.saturating_sub(begun.elapsed());
        came.map_err(Into::into)
    }
}

async fn speak(stream: TlsStream<TcpStream>) -> Result<Spoken, hyper::Error> {
    http1::Builder::new()
        .max_header_size(LARGEST_HEAD)
        .max_headers(MOST_HEADERS)
        .handshake(TokioIo::new(stream))
        .await
}

/// One request; of what is answered, at most so many bytes. A body that says before that it has more is not begun.
async fn hand_over(
    mut sender: SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
    mut patience: Patience,
    most: u64,
    to: &Sender<Bytes>,
) -> Result<StatusCode, OutgoingError> {
    let answer = patience.wait(sender.send_request(request)).await?;
    let (status, mut body) = (answer.status(), answer.into_body());
    if status != StatusCode::OK {
        return Ok(status);
    }
    let mut left = most;
    if body.size_hint().lower() > left {
        return Err(OutgoingError::TooLarge);
    }
    while let Some(frame) = patience.wait(async { body.frame().await.transpose() }).await? {
        // Trailers say nothing of the file.
        let Ok(piece) = frame.into_data() else { continue };
        let length = piece.len() as u64;
        left = left.checked_sub(length).ok_or(OutgoingError::TooLarge)?;
        to.send(piece).await.map_err(|_| OutgoingError::Unheard)?;
    }
    Ok(status)
}

fn note(host: &Host, status: StatusCode, begun: Instant) {
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%host, status = status.as_u16(), ms, "called");
}

/// The request as it leaves.
fn ours(mut request: Request<Bytes>, host: &Host) -> Result<Request<Full<Bytes>>, OutgoingError> {
    let asked = request.uri().path_and_query().cloned();
    *request.uri_mut() = asked.unwrap_or(PathAndQuery::from_static("/")).into();
    *request.version_mut() = Version::HTTP_11;
    let name = HeaderValue::try_from(host.to_string()).map_err(|_| OutgoingError::Address)?;
    let headers = request.headers_mut();
    headers.insert(HOST, name);
    headers.insert(USER_AGENT, OURS);
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    Ok(request.map(Full::new))
}
