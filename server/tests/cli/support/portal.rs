//! A portal that runs.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::{
    run::{command, rightsdesk},
    taken::hold,
};

/// An address that nobody listens on just now.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// A running portal, killed when it is dropped.
pub struct Running {
    pub child: Child,
    /// What it printed first.
    pub said: String,
    pub address: SocketAddr,
}

impl Running {
    /// Starts `rightsdesk` with these arguments and `--listen`, and waits for its first line.
    pub fn start(arguments: &[&str]) -> Self {
        let address = free_address();
        let listen = address.to_string();
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--listen", &listen]).collect();
        let folder = std::env::temp_dir();
        let mut child = command(&folder, &arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut said)
            .unwrap();
        if said.is_empty() {
            let mut err = String::new();
            child.stderr.as_mut().unwrap().read_to_string(&mut err).unwrap();
            panic!("it did not start: {err}");
        }
        Self {
            child,
            said: said.trim_end().to_owned(),
            address,
        }
    }

    /// One request over a connection of its own; the whole response. A copy in it is what its schema says.
    pub fn request(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let (address, length) = (self.address, body.len());
        let request = format!(
            "{head}\r\nHost: {address}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).unwrap();
        if response.starts_with(b"HTTP/1.1 200 ") {
            hold(&body_of(&response));
        }
        String::from_utf8_lossy(&response).into_owned()
    }

    pub fn get(&self, path: &str) -> String {
        self.request(&format!("GET {path} HTTP/1.1\r\nAccept: text/html"), "")
    }

    /// Sends a signal, by its name as `kill` knows it.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(
            std::process::Command::new("kill")
                .args(["-s", name, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// How it ended, within this time.
    pub fn ended(&mut self, within: Duration) -> i32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap_or(-1);
            }
            assert!(begun.elapsed() < within, "it still runs");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Its log, once it has ended.
    pub fn log(&mut self) -> String {
        let mut log = String::new();
        self.child
            .stderr
            .as_mut()
            .unwrap()
            .read_to_string(&mut log)
            .unwrap();
        log
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The body of a whole response (RFC 9112 §7.1).
pub fn body_of(response: &[u8]) -> Vec<u8> {
    let end = |bytes: &[u8], what: &[u8]| {
        bytes
            .windows(what.len())
            .position(|window| window == what)
            .unwrap()
    };
    let (head, mut rest) = response.split_at(end(response, b"\r\n\r\n") + 4);
    if !head.windows(7).any(|word| word.eq_ignore_ascii_case(b"chunked")) {
        return rest.to_vec();
    }
    let mut body = Vec::new();
    loop {
        let line = end(rest, b"\r\n");
        let size = std::str::from_utf8(&rest[..line]).unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        if size == 0 {
            return body;
        }
        let from = line + 2;
        body.extend_from_slice(&rest[from..from + size]);
        rest = &rest[from + size + 2..];
    }
}

/// A data folder with a sample in it.
pub fn folder() -> (TempDir, String) {
    folder_of("2000", "2")
}

/// A data folder with a sample of so many messages and people in it.
pub fn folder_of(messages: &str, users: &str) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap().to_owned();
    let bundle = rightsdesk(&["sample", "--messages", messages, "--users", users])
        .run()
        .ok();
    rightsdesk(&["import", "--data", &data, "-"])
        .stdin(bundle)
        .run()
        .ok();
    (folder, data)
}

/// Signs in with a token; gives the session's cookie.
pub fn sign_in(portal: &Running, token: &str) -> String {
    let head = "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin";
    let answer = portal.request(head, &format!("token={token}"));
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: "));
    cookie
        .unwrap_or_else(|| panic!("{answer}"))
        .split(';')
        .next()
        .unwrap()
        .to_owned()
}
