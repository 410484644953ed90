//! Bodies that are handed over as they come, and files that are fetched so.

use desk::{Fetch as _, Unfetched};
use tokio::sync::mpsc::channel;

use super::*;

/// More than an answer may have that is read as a whole.
const MOST: u64 = 3 << 20;

/// What was handed over, and how it went.
async fn streamed(client: &Outgoing, url: &str) -> (Vec<u8>, Result<StatusCode, OutgoingError>) {
    let (to, mut from) = channel::<Bytes>(1);
    let taking = async {
        let mut all = Vec::new();
        while let Some(piece) = from.recv().await {
            all.extend_from_slice(&piece);
        }
        all
    };
    let streaming = async move { client.stream(get(url), MOST, &to).await };
    tokio::join!(taking, streaming)
}

/// The same of a file.
async fn fetched(files: &Files, url: &str) -> (Vec<u8>, Result<(), Unfetched>) {
    let (to, mut from) = channel::<Bytes>(1);
    let taking = async {
        let mut all = Vec::new();
        while let Some(piece) = from.recv().await {
            all.extend_from_slice(&piece);
        }
        all
    };
    tokio::join!(taking, files.fetch(url, MOST, to))
}

fn files(far: &Far) -> Files {
    Files::by(to(far))
}

fn short() -> Limits {
    Limits {
        time: Duration::from_millis(300),
        ..Limits::default()
    }
}

/// Chunks without an end, or a body that ends with its connection, which does not.
fn endless(is_chunked: bool, length: usize, pause: u64) -> Manner {
    let body = "b".repeat(length);
    let (head, piece) = if is_chunked {
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            format!("{length:x}\r\n{body}\r\n"),
        )
    } else {
        ("HTTP/1.1 200 OK\r\n\r\n", body)
    };
    Manner::Endless {
        head: head.into(),
        piece: piece.into(),
        pause: Duration::from_millis(pause),
    }
}

#[tokio::test]
async fn what_may_come_comes_whole_and_no_byte_more() {
    let most = usize::try_from(MOST).unwrap();
    for said in [true, false] {
        let far = Far::new(Manner::Answers(of_length(most, said)));
        let (body, went) = streamed(&to(&far), &far.url(NAME, "/")).await;
        assert_eq!((went.unwrap(), body.len()), (StatusCode::OK, most), "the control");
        let far = Far::new(Manner::Answers(of_length(most + 1, said)));
        let (body, went) = streamed(&to(&far), &far.url(NAME, "/")).await;
        assert!(matches!(went, Err(OutgoingError::TooLarge)), "{went:?}");
        if said {
            assert_eq!(body.len(), 0, "one that says so is not begun");
        }
        assert!(body.len() <= most);
    }
}

#[tokio::test]
async fn what_has_no_end_is_cut_off_and_its_connection_with_it() {
    for is_chunked in [true, false] {
        let far = Far::new(endless(is_chunked, 64 * 1024, 0));
        let (body, went) = streamed(&to(&far), &far.url(NAME, "/")).await;
        assert!(matches!(went, Err(OutgoingError::TooLarge)), "{went:?}");
        assert!(body.len() as u64 <= MOST && !body.is_empty());
        far.is_left();
    }
}

#[tokio::test]
async fn whoever_sends_slowly_is_left_also_if_something_always_comes() {
    let half = |answer: &str| Manner::StopsAfter(answer.into());
    for manner in [
        Manner::Silent,
        half(""),
        half("HTTP/1.1 200 OK\r\nContent-"),
        half("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"),
        endless(true, 1, 20),
        endless(false, 1, 20),
    ] {
        let far = Far::new(manner);
        let (_, went) = streamed(&to_within(&far, short()), &far.url(NAME, "/")).await;
        assert!(matches!(went, Err(OutgoingError::TooSlow)), "{went:?}");
    }
    let far = Far::new(half(HELLO));
    let (body, went) = streamed(&to(&far), &far.url(NAME, "/")).await;
    assert_eq!(
        (went.unwrap(), &*body),
        (StatusCode::OK, &b"hello"[..]),
        "the control"
    );
}

/// The other end is not to blame for whoever takes slowly.
#[tokio::test]
async fn time_in_which_nobody_takes_does_not_count() {
    let most = usize::try_from(MOST).unwrap();
    let far = Far::new(Manner::Answers(of_length(most, true)));
    let limits = Limits {
        time: Duration::from_secs(2),
        ..Limits::default()
    };
    let client = to_within(&far, limits);
    let (to, mut from) = channel::<Bytes>(1);
    let url = far.url(NAME, "/");
    let streaming = async move { client.stream(get(&url), MOST, &to).await };
    let taking = async {
        let mut length = from.recv().await.unwrap().len();
        tokio::time::sleep(limits.time + Duration::from_millis(200)).await;
        while let Some(piece) = from.recv().await {
            length += piece.len();
        }
        length
    };
    let begun = Instant::now();
    let (went, length) = tokio::join!(streaming, taking);
    assert_eq!((went.unwrap(), length), (StatusCode::OK, most));
    assert!(begun.elapsed() > limits.time);
}

#[tokio::test]
async fn who_takes_no_more_ends_it() {
    let far = Far::new(endless(true, 64 * 1024, 0));
    let (client, url) = (to(&far), far.url(NAME, "/"));
    let (to, mut from) = channel::<Bytes>(1);
    let streaming = client.stream(get(&url), MOST, &to);
    let taking = async {
        assert!(from.recv().await.is_some());
        drop(from);
    };
    let (went, ()) = tokio::join!(streaming, taking);
    assert!(matches!(went, Err(OutgoingError::Unheard)), "{went:?}");
    far.is_left();

    // And who does not wait for it any more.
    let (to, mut from) = channel::<Bytes>(1);
    tokio::select! {
        went = client.stream(get(&url), MOST, &to) => panic!("{went:?}"),
        piece = from.recv() => assert!(piece.is_some()),
    }
    far.is_left();
}

#[tokio::test]
async fn a_file_is_asked_for_as_it_is() {
    let far = Far::answering(HELLO);
    let url = far.url(NAME, "/a%2Fb/ticket.png?token=x#part");
    let (body, went) = fetched(&files(&far), &url).await;
    assert_eq!((went, &*body), (Ok(()), &b"hello"[..]));
    let mut head: Vec<_> = far.last().trim_end().lines().map(str::to_owned).collect();
    assert_eq!(head.remove(0), "GET /a%2Fb/ticket.png?token=x HTTP/1.1");
    head.sort_unstable();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        head,
        [
            "accept-encoding: identity".to_owned(),
            "connection: close".to_owned(),
            format!("host: {NAME}:{}", far.address.port()),
            format!("user-agent: Rightsdesk/{version}"),
        ]
    );
}

#[tokio::test]
async fn what_is_no_file_is_said_for_what_it_is() {
    let target = Far::answering(HELLO);
    let to_target = format!("302 Found\r\nLocation: {}", target.url(NAME, "/"));
    for (status, expected) in [
        ("404 Not Found", Unfetched::NotFound),
        ("410 Gone", Unfetched::NotFound),
        (&*to_target, Unfetched::LeadsOn),
        ("403 Forbidden", Unfetched::Answered(403)),
        ("206 Partial Content", Unfetched::Answered(206)),
        ("503 Later", Unfetched::Answered(503)),
    ] {
        let far = Far::answering(&format!("HTTP/1.1 {status}\r\nContent-Length: 5\r\n\r\nhello"));
        let hosts = [far.address, target.address].map(|address| format!("{NAME}:{}", address.port()));
        let mut roots = far.roots();
        roots.add(target.root.clone()).unwrap();
        let names = Names::of(&[&[far.ip()]]);
        let allowed = allowed(&hosts, &["127.0.0.1/32"]);
        let files = Files::by(Outgoing::with(allowed, names, roots, Limits::default()).unwrap());
        let (body, went) = fetched(&files, &far.url(NAME, "/")).await;
        assert_eq!((went, &*body), (Err(expected), &b""[..]), "{status}");
        assert_eq!(target.came(), 0, "nobody follows");
    }
    let (body, _) = fetched(&files(&target), &target.url(NAME, "/")).await;
    assert_eq!(&*body, b"hello", "the control");
}

#[tokio::test]
async fn what_goes_wrong_is_said_and_where_its_host_is_is_not() {
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel";
    let far = Far::answering(half);
    let (body, went) = fetched(&files(&far), &far.url(NAME, "/")).await;
    assert_eq!((went, &*body), (Err(Unfetched::Broken), &b"hel"[..]));
    let far = Far::new(endless(true, 64 * 1024, 0));
    let (_, went) = fetched(&files(&far), &far.url(NAME, "/")).await;
    assert_eq!(went, Err(Unfetched::TooLarge));
    let far = Far::new(Manner::StopsAfter(half.into()));
    let files_within = Files::by(to_within(&far, short()));
    let (_, went) = fetched(&files_within, &far.url(NAME, "/")).await;
    assert_eq!(went, Err(Unfetched::TooSlow));

    // Inside, and nobody there: they look the same.
    let far = Far::answering(HELLO);
    let hosts = [format!("{NAME}:{}", far.address.port())];
    let (here, nobody) = ([far.ip()], ["127.0.0.9".parse::<IpAddr>().unwrap()]);
    for (private, addresses, is_fetched) in [
        ("10.0.0.0/8", &here[..], false),
        ("127.0.0.0/8", &nobody[..], false),
        ("127.0.0.0/8", &[][..], false),
        ("127.0.0.0/8", &here[..], true),
    ] {
        let client = Outgoing::with(
            allowed(&hosts, &[private]),
            Names::of(&[addresses]),
            far.roots(),
            Limits::default(),
        );
        let (_, went) = fetched(&Files::by(client.unwrap()), &far.url(NAME, "/")).await;
        let expected = if is_fetched {
            Ok(())
        } else {
            Err(Unfetched::Unreachable)
        };
        assert_eq!(went, expected, "{private:?} {addresses:?}");
    }
    assert_eq!(far.came(), 1);
}

#[test]
fn what_may_be_fetched_is_known_without_asking_anybody() {
    let names = Names::of(&[]);
    let hosts = ["media.example.com", "media.example.com:8443"].map(str::to_owned);
    let allowed = allowed(&hosts, &[]);
    let client = Outgoing::with(allowed, names.clone(), RootCertStore::empty(), Limits::default());
    let files = Files::by(client.unwrap());
    for (address, expected) in [
        ("https://media.example.com/a.png", true),
        ("https://MEDIA.example.com:443/a.png?b#c", true),
        ("https://media.example.com:8443", true),
        ("http://media.example.com/a.png", false),
        ("https://media.example.com:80/a.png", false),
        ("https://media.example.com./a.png", false),
        ("https://x.media.example.com/a.png", false),
        ("https://media.example.com@evil.example/a.png", false),
        ("https://name:password@media.example.com/a.png", false),
        ("https://evil.example\\@media.example.com/a.png", false),
        ("https://evil.example/https://media.example.com/a.png", false),
        ("https://media.example.com/a b.png", false),
        ("https://media.example.com/a\r\nHost: evil.example", false),
        (" https://media.example.com/a.png", false),
        ("//media.example.com/a.png", false),
        ("media.example.com/a.png", false),
        ("file:///etc/passwd", false),
        ("data:image/png;base64,AAAA", false),
        ("=1+1", false),
        ("", false),
    ] {
        assert_eq!(files.may(address), expected, "{address:?}");
    }
    assert_eq!(names.asked(), 0);
    assert!(
        Files::of(&Allowed::default()).is_none(),
        "nobody named, nobody asked"
    );
    assert!(
        Files::look(&Allowed::default()).is_ok(),
        "nor does anybody have to be trusted"
    );
}
