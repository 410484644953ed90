//! Each guard with its control: the same request passes once what the guard asks for is there.

mod far;
mod notices;
mod streaming;

use std::{collections::VecDeque, sync::Mutex};

use http::{StatusCode, header::LOCATION};

use self::far::{Far, Manner, NAME};
use super::{resolve::Found, *};

const HELLO: &str = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Said: yes\r\n\r\nhello";

/// Says what it was told, one answer after the other and the last one for ever.
struct Names {
    answers: Mutex<VecDeque<Vec<IpAddr>>>,
    asked: Mutex<Vec<String>>,
}

impl Names {
    fn of(answers: &[&[IpAddr]]) -> Arc<Self> {
        Arc::new(Self {
            answers: Mutex::new(answers.iter().map(|answer| answer.to_vec()).collect()),
            asked: Mutex::default(),
        })
    }

    fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

impl Resolve for Names {
    fn resolve<'a>(&'a self, name: &'a str) -> Found<'a> {
        self.asked.lock().unwrap().push(name.to_owned());
        let mut answers = self.answers.lock().unwrap();
        let answer = match answers.len() {
            0 => Vec::new(),
            1 => answers[0].clone(),
            _ => answers.pop_front().unwrap(),
        };
        Box::pin(async { Ok(answer) })
    }
}

/// Such hosts, in such networks.
fn allowed(hosts: &[String], private: &[&str]) -> Allowed {
    let network = |text: &&str| text.parse().unwrap();
    Allowed {
        hosts: hosts.iter().map(|host| host.parse().unwrap()).collect(),
        private: private.iter().map(network).collect(),
    }
}

/// By its name, which leads to this machine.
fn to(far: &Far) -> Outgoing {
    to_within(far, Limits::default())
}

fn to_within(far: &Far, limits: Limits) -> Outgoing {
    let allowed = allowed(&[format!("{NAME}:{}", far.address.port())], &["127.0.0.1/32"]);
    Outgoing::with(allowed, Names::of(&[&[far.ip()]]), far.roots(), limits).unwrap()
}

fn get(url: &str) -> Request<Bytes> {
    Request::get(url).body(Bytes::new()).unwrap()
}

#[tokio::test]
async fn a_request_leaves_as_it_is_and_its_answer_comes_back() {
    let far = Far::answering(HELLO);
    let request = Request::post(far.url(NAME, "/hook?a=b"))
        .header("authorization", "Bearer x")
        .header("host", "elsewhere.example.com")
        .body(Bytes::from_static(b"{}"))
        .unwrap();
    let answer = to(&far).send(request).await.unwrap();
    assert_eq!(
        (answer.status(), &answer.headers()["x-said"], &answer.body()[..]),
        (StatusCode::OK, &HeaderValue::from_static("yes"), &b"hello"[..])
    );
    let mut head: Vec<_> = far.last().trim_end().lines().map(str::to_owned).collect();
    assert_eq!(head.remove(0), "POST /hook?a=b HTTP/1.1");
    head.sort_unstable();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        head,
        [
            "authorization: Bearer x".to_owned(),
            "connection: close".to_owned(),
            "content-length: 2".to_owned(),
            format!("host: {NAME}:{}", far.address.port()),
            format!("user-agent: Rightsdesk/{version}"),
        ],
        "and no cookies, no codings, nothing of the machine's"
    );
}

#[tokio::test]
async fn without_a_word_from_the_operator_nothing_goes_out() {
    let far = Far::answering(HELLO);
    let names = Names::of(&[&[far.ip()]]);
    let nobody = Outgoing::with(Allowed::default(), names.clone(), far.roots(), Limits::default()).unwrap();
    let refused = nobody.send(get(&far.url(NAME, "/"))).await.unwrap_err();
    assert!(matches!(refused, OutgoingError::NotNamed(_)), "{refused}");
    assert_eq!(names.asked(), 0, "not even a name is looked up");
    assert!(
        Outgoing::new(Allowed::default()).is_ok(),
        "and nobody has to be trusted"
    );
    assert!(
        to(&far).send(get(&far.url(NAME, "/"))).await.is_ok(),
        "the control"
    );
    assert_eq!(far.came(), 1);
}

#[tokio::test]
async fn only_https_and_only_to_hosts_that_are_named() {
    let far = Far::answering(HELLO);
    let client = to(&far);
    let port = far.address.port();
    for (url, expected) in [
        (format!("http://{NAME}:{port}/"), "only https:// goes out"),
        (format!("{NAME}:{port}"), "only https:// goes out"),
        ("/hook".to_owned(), "only https:// goes out"),
        (format!("https://{NAME}/"), "is not one of outgoing_hosts"),
        (
            format!("https://other.example.com:{port}/"),
            "is not one of outgoing_hosts",
        ),
        (
            format!("https://x.{NAME}:{port}/"),
            "is not one of outgoing_hosts",
        ),
        (
            format!("https://127.0.0.1:{port}/"),
            "is not one of outgoing_hosts",
        ),
        (
            format!("https://[::ffff:127.0.0.1]:{port}/"),
            "is not one of outgoing_hosts",
        ),
        (
            format!("https://localhost:{port}/"),
            "is not one of outgoing_hosts",
        ),
        (format!("https://{NAME}.:{port}/"), "no host stands in it"),
        (
            format!("https://{NAME}:{port}@other.example.com/"),
            "no host stands in it",
        ),
        (
            format!("https://other.example.com@{NAME}:{port}/"),
            "no host stands in it",
        ),
        (format!("https://2130706433:{port}/"), "no host stands in it"),
    ] {
        let refused = client.send(get(&url)).await.unwrap_err().to_string();
        assert!(refused.contains(expected), "{url}: {refused}");
    }
    for url in [far.url(NAME, "/"), far.url(&NAME.to_uppercase(), "")] {
        assert!(client.send(get(&url)).await.is_ok(), "the control, {url}");
    }
    assert_eq!(far.came(), 2);
}

#[tokio::test]
async fn what_is_not_on_the_public_internet_is_not_called_unless_its_network_is_named() {
    let far = Far::answering(HELLO);
    let port = far.address.port();
    let by_name = far.url(NAME, "/");
    // By an address no name is looked up, and the check is the same.
    for (host, url) in [
        (format!("{NAME}:{port}"), by_name),
        (format!("127.0.0.1:{port}"), far.url("127.0.0.1", "/")),
    ] {
        let client = |private: &[&str]| {
            let allowed = allowed(std::slice::from_ref(&host), private);
            Outgoing::with(allowed, Names::of(&[&[far.ip()]]), far.roots(), Limits::default()).unwrap()
        };
        for private in [&[][..], &["10.0.0.0/8", "::1/128"], &["127.0.0.2/32"]] {
            let refused = client(private).send(get(&url)).await.unwrap_err();
            let OutgoingError::Private { address, .. } = refused else {
                panic!("{url}: {refused}");
            };
            assert_eq!(address, far.ip());
        }
        assert!(
            client(&["127.0.0.0/8"]).send(get(&url)).await.is_ok(),
            "the control, {url}"
        );
    }
    assert_eq!(far.came(), 2);
}

#[test]
fn an_address_in_other_clothes_is_not_the_network_that_was_named() {
    let allowed = allowed(&[], &["127.0.0.0/8", "10.0.0.0/8"]);
    for (address, expected) in [
        ("127.0.0.1", true),
        ("10.1.2.3", true),
        ("203.0.114.1", true),
        ("::ffff:127.0.0.1", false),
        ("::127.0.0.1", false),
        ("64:ff9b::a01:203", false),
        ("2002:a01:203::", false),
        ("192.168.0.1", false),
    ] {
        assert_eq!(allowed.permits(address.parse().unwrap()), expected, "{address}");
    }
}

#[tokio::test]
async fn one_address_inside_among_others_is_enough_to_call_none() {
    let far = Far::answering(HELLO);
    let inside: IpAddr = "127.0.0.2".parse().unwrap();
    let call = async |addresses: &[IpAddr], private: &str| {
        let allowed = allowed(&[format!("{NAME}:{}", far.address.port())], &[private]);
        let client =
            Outgoing::with(allowed, Names::of(&[addresses]), far.roots(), Limits::default()).unwrap();
        client.send(get(&far.url(NAME, "/"))).await
    };
    for addresses in [[far.ip(), inside], [inside, far.ip()]] {
        let refused = call(&addresses, "127.0.0.1/32").await.unwrap_err();
        assert!(matches!(refused, OutgoingError::Private { address, .. } if address == inside));
        assert_eq!(far.came(), 0);
    }
    // Where both may be called, the one that nobody answers at is no end.
    assert!(
        call(&[inside, far.ip()], "127.0.0.0/8").await.is_ok(),
        "the control"
    );
    assert_eq!(far.came(), 1);
    let nobody = call(&[], "127.0.0.0/8").await.unwrap_err();
    assert!(matches!(nobody, OutgoingError::Unknown { .. }), "{nobody}");
    let nobody = call(&[inside], "127.0.0.0/8").await.unwrap_err();
    assert!(matches!(nobody, OutgoingError::Unreachable { .. }), "{nobody}");
}

/// A name that says one thing when it is checked and another when it is called (DNS rebinding).
#[tokio::test]
async fn the_address_that_was_checked_is_the_one_that_is_called() {
    let far = Far::answering(HELLO);
    let inside = SocketAddr::new("127.0.0.2".parse().unwrap(), far.address.port());
    let trap = Far::at(inside, Manner::Answers(HELLO.into()));
    let names = Names::of(&[&[far.ip()], &[trap.ip()]]);
    let allowed = allowed(&[format!("{NAME}:{}", far.address.port())], &["127.0.0.1/32"]);
    let mut roots = far.roots();
    roots.add(trap.root.clone()).unwrap();
    let client = Outgoing::with(allowed, names.clone(), roots, Limits::default()).unwrap();
    assert!(client.send(get(&far.url(NAME, "/"))).await.is_ok());
    assert_eq!((names.asked(), far.came(), trap.came()), (1, 1, 0));
    let refused = client.send(get(&far.url(NAME, "/"))).await.unwrap_err();
    assert!(
        matches!(refused, OutgoingError::Private { .. }),
        "now it says so when it is checked: {refused}"
    );

    // The control: whoever looks up once to check and once more to call is led inside.
    let names = Names::of(&[&[far.ip()], &[trap.ip()]]);
    let checked = names.resolve(NAME).await.unwrap();
    assert!(checked.iter().all(|&address| client.allowed.permits(address)));
    let called = names.resolve(NAME).await.unwrap()[0];
    #[expect(clippy::disallowed_methods, reason = "the careless double")]
    let stream = TcpStream::connect((called, far.address.port())).await.unwrap();
    let host = &client.allowed.hosts[0];
    let stream = client.greet(host, stream).await.unwrap();
    let request = ours(get(&far.url(NAME, "/")), host).unwrap();
    assert!(client.exchange(stream, request).await.is_ok());
    assert_eq!((far.came(), trap.came()), (1, 1));
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let target = Far::answering(HELLO);
    let location = target.url(NAME, "/there");
    let far = Far::answering(&format!(
        "HTTP/1.1 307 Go\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
    ));
    let mut roots = far.roots();
    roots.add(target.root.clone()).unwrap();
    let hosts = [far.address, target.address].map(|address| format!("{NAME}:{}", address.port()));
    let names = Names::of(&[&[far.ip()]]);
    let client = Outgoing::with(
        allowed(&hosts, &["127.0.0.1/32"]),
        names,
        roots,
        Limits::default(),
    )
    .unwrap();
    let answer = client.send(get(&far.url(NAME, "/here"))).await.unwrap();
    assert_eq!(
        (answer.status(), far.came(), target.came()),
        (StatusCode::TEMPORARY_REDIRECT, 1, 0)
    );
    let followed = client
        .send(get(answer.headers()[LOCATION].to_str().unwrap()))
        .await;
    assert!(followed.is_ok(), "the control: it could have been");
    assert_eq!(target.came(), 1);
}

#[tokio::test]
async fn who_cannot_show_who_they_are_gets_nothing() {
    let far = Far::answering(HELLO);
    let stranger = Far::answering(HELLO);
    let call = async |name: &str, roots: RootCertStore, port: u16| {
        let allowed = allowed(&[format!("{name}:{port}")], &["127.0.0.1/32"]);
        let client = Outgoing::with(allowed, Names::of(&[&[far.ip()]]), roots, Limits::default()).unwrap();
        client.send(get(&format!("https://{name}:{port}/"))).await
    };
    let port = far.address.port();
    let unknown = call(NAME, stranger.roots(), port).await.unwrap_err();
    assert!(matches!(unknown, OutgoingError::Greeting { .. }), "{unknown}");
    let another = call("other.example.com", far.roots(), port).await.unwrap_err();
    assert!(matches!(another, OutgoingError::Greeting { .. }), "{another}");
    let plain = Far::new(Manner::Plain(HELLO.into()));
    let plain = call(NAME, plain.roots(), plain.address.port()).await.unwrap_err();
    assert!(matches!(plain, OutgoingError::Greeting { .. }), "{plain}");
    assert_eq!(far.last(), "", "nothing was asked of them");
    assert!(call(NAME, far.roots(), port).await.is_ok(), "the control");
}

/// A body of so many bytes, its length said before or only at its end.
fn of_length(length: usize, said: bool) -> Vec<u8> {
    let body = "b".repeat(length);
    let answer = if said {
        format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{body}")
    } else {
        format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n")
    };
    answer.into_bytes()
}

#[tokio::test]
async fn what_is_too_large_is_cut_off() {
    let most = Limits::default().body;
    let call = async |answer: Vec<u8>| {
        let far = Far::new(Manner::Answers(answer));
        to(&far).send(get(&far.url(NAME, "/"))).await
    };
    for said in [true, false] {
        let body = call(of_length(most, said)).await.unwrap().into_body();
        assert_eq!(body.len(), most, "the control");
        let cut = call(of_length(most + 1, said)).await.unwrap_err();
        assert!(matches!(cut, OutgoingError::TooLarge), "{cut}");
    }
    let head = |length: usize, count: usize| {
        let mut head = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n".to_owned();
        let value = "h".repeat(length);
        head.extend((0..count).map(|number| format!("X-{number}: {value}\r\n")));
        (head + "\r\n").into_bytes()
    };
    assert!(call(head(LARGEST_HEAD - 1_000, 1)).await.is_ok(), "the control");
    assert!(call(head(1, MOST_HEADERS - 1)).await.is_ok(), "the control");
    for large in [head(LARGEST_HEAD, 1), head(1_000, 20), head(1, MOST_HEADERS)] {
        let cut = call(large).await.unwrap_err();
        assert!(matches!(cut, OutgoingError::TooLarge), "{cut}");
    }
}

#[tokio::test]
async fn whoever_is_slow_is_left() {
    let short = Limits {
        time: Duration::from_millis(300),
        ..Limits::default()
    };
    let half = |answer: &str| Manner::StopsAfter(answer.into());
    for manner in [
        Manner::Silent,
        half(""),
        half("HTTP/1.1 200 OK\r\nContent-"),
        half("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"),
        half("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
    ] {
        let far = Far::new(manner);
        let left = to_within(&far, short)
            .send(get(&far.url(NAME, "/")))
            .await
            .unwrap_err();
        assert!(matches!(left, OutgoingError::TooSlow), "{left}");
    }
    // The control: what has all come is an answer, whether or not the other end closes the connection.
    let far = Far::new(half(HELLO));
    assert!(to(&far).send(get(&far.url(NAME, "/"))).await.is_ok());
}

#[tokio::test]
async fn whoever_breaks_off_or_speaks_something_else_is_no_answer() {
    for answer in [
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "220 mail.example.com ESMTP\r\n",
    ] {
        let far = Far::answering(answer);
        let broken = to(&far).send(get(&far.url(NAME, "/"))).await.unwrap_err();
        assert!(matches!(broken, OutgoingError::Broken(_)), "{answer}: {broken}");
    }
}
