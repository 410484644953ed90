//! The other end: a real one, by TLS, on this machine.

use std::{
    io::{Read as _, Write as _},
    net::{IpAddr, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned, crypto::aws_lc_rs};

/// What its certificate is for, beside its address.
pub(super) const NAME: &str = "hooks.example.com";

/// What it does to whoever comes.
#[derive(Clone)]
pub(super) enum Manner {
    /// Answers, with these bytes, and closes the connection.
    Answers(Vec<u8>),
    /// Writes these and says nothing more.
    StopsAfter(Vec<u8>),
    /// Begins so, and goes on with the piece for as long as somebody listens.
    Endless {
        head: Vec<u8>,
        piece: Vec<u8>,
        pause: Duration,
    },
    /// Does not even greet.
    Silent,
    /// Answers in the open.
    Plain(Vec<u8>),
}

/// The head and the body of each request.
type Heard = Arc<Mutex<Vec<(String, String)>>>;

pub(super) struct Far {
    pub(super) address: SocketAddr,
    pub(super) root: CertificateDer<'static>,
    came: Arc<AtomicUsize>,
    heard: Heard,
    unheard: Receiver<()>,
}

impl Far {
    pub(super) fn answering(answer: &str) -> Self {
        Self::new(Manner::Answers(answer.into()))
    }

    pub(super) fn new(manner: Manner) -> Self {
        Self::at("127.0.0.1:0".parse().unwrap(), manner)
    }

    pub(super) fn at(address: SocketAddr, manner: Manner) -> Self {
        let names = [NAME.to_owned(), address.ip().to_string()];
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed(names).unwrap();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind(address).unwrap();
        let (to, unheard) = channel();
        let far = Self {
            address: listener.local_addr().unwrap(),
            root: cert.der().clone(),
            came: Arc::default(),
            heard: Arc::default(),
            unheard,
        };
        let (came, heard, config) = (far.came.clone(), far.heard.clone(), Arc::new(config));
        thread::spawn(move || {
            for stream in listener.incoming() {
                came.fetch_add(1, Ordering::SeqCst);
                let connection = ServerConnection::new(config.clone()).unwrap();
                let (manner, heard, to) = (manner.clone(), heard.clone(), to.clone());
                thread::spawn(move || receive(stream.unwrap(), connection, &manner, &heard, &to));
            }
        });
        far
    }

    /// How many connections there were.
    pub(super) fn came(&self) -> usize {
        self.came.load(Ordering::SeqCst)
    }

    /// Returns once nobody listens any more to what has no end.
    pub(super) fn is_left(&self) {
        self.unheard.recv_timeout(Duration::from_secs(30)).unwrap();
    }

    /// The head of the last request.
    pub(super) fn last(&self) -> String {
        self.heard.lock().unwrap().last().cloned().unwrap_or_default().0
    }

    /// And its body.
    pub(super) fn last_body(&self) -> String {
        self.heard.lock().unwrap().last().cloned().unwrap_or_default().1
    }

    /// Trusts it and nobody else.
    pub(super) fn roots(&self) -> RootCertStore {
        let mut roots = RootCertStore::empty();
        roots.add(self.root.clone()).unwrap();
        roots
    }

    /// Its address by this name.
    pub(super) fn url(&self, name: &str, path: &str) -> String {
        format!("https://{name}:{}{path}", self.address.port())
    }

    pub(super) fn ip(&self) -> IpAddr {
        self.address.ip()
    }
}

fn receive(
    mut stream: TcpStream,
    connection: ServerConnection,
    manner: &Manner,
    heard: &Heard,
    unheard: &Sender<()>,
) {
    let by_tls = |stream| StreamOwned::new(connection, stream);
    match manner {
        Manner::Silent => for_ever(),
        Manner::Plain(bytes) => drop(stream.write_all(bytes)),
        Manner::Answers(bytes) => {
            let mut stream = by_tls(stream);
            if answer(&mut stream, bytes, heard).is_some() {
                stream.conn.send_close_notify();
                drop(stream.flush());
            }
        }
        Manner::StopsAfter(bytes) => {
            let mut stream = by_tls(stream);
            answer(&mut stream, bytes, heard);
            for_ever();
        }
        Manner::Endless { head, piece, pause } => {
            let mut stream = by_tls(stream);
            answer(&mut stream, head, heard);
            while stream.write_all(piece).and_then(|()| stream.flush()).is_ok() {
                thread::sleep(*pause);
            }
            let _ = unheard.send(());
        }
    }
}

/// As long as the test runs; what is open stays open.
fn for_ever() {
    loop {
        thread::park();
    }
}

/// What goes wrong here, the one who calls has to notice.
fn answer(stream: &mut StreamOwned<ServerConnection, TcpStream>, bytes: &[u8], heard: &Heard) -> Option<()> {
    let mut top = Vec::new();
    while !top.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        top.push(byte[0]);
    }
    let said = String::from_utf8(top).unwrap();
    let length = said
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let mut rest = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut rest).ok()?;
    let body = String::from_utf8(rest).unwrap();
    heard.lock().unwrap().push((said, body));
    stream.write_all(bytes).ok()?;
    stream.flush().ok()
}
