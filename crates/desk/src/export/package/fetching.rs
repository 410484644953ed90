//! What is kept elsewhere and may be fetched: it comes last, when everything else is written and no snapshot is held any
//! more, so that nothing in the database waits for anybody's network.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    io,
    sync::Arc,
};

use bytes::Bytes;
use domain::media::MEDIA_URL;
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use tokio::{runtime::Handle, sync::mpsc};

use super::{
    absence::{Absence, Explain},
    archive::Archive,
    attachments::host,
    table::{head, row},
};
use crate::{Clock, Fetch, Unfetched, attachment::plain_name, hex};

/// What came of each.
pub(super) const LIST: &str = "attachments-fetched.csv";

/// No more addresses than these are remembered, and asked for one package.
const MOST: usize = 1_000;

/// No longer ones: with [`MOST`], what is remembered has an end.
const LONGEST_ADDRESS: usize = 2_048;

/// A file has no more bytes. It is more than any channel takes.
const LARGEST: u64 = 100 << 20;

/// None is begun later than this after the first: half of what a copy may take in all, as somebody's line may be slow.
const LONGEST: SignedDuration = SignedDuration::from_hours(1);

/// Pieces under way between whoever fetches and the zip.
const DEPTH: usize = 2;

/// What it takes to fetch.
pub(super) struct Means {
    pub(super) fetch: Arc<dyn Fetch>,
    pub(super) clock: Arc<dyn Clock>,
}

/// What will be fetched: each address once, in the order in which they are named.
#[derive(Default)]
pub(super) struct Wanted {
    /// None where nothing is fetched at all.
    means: Option<Means>,
    found: HashMap<String, usize>,
}

impl Wanted {
    pub(super) fn by(means: Option<Means>) -> Self {
        Self {
            means,
            found: HashMap::new(),
        }
    }

    /// What is to be said of a file that is kept at this address. It is remembered if it may be fetched.
    pub(super) fn say(&mut self, address: &str) -> Absence {
        let Some(means) = &self.means else {
            return Absence::NotFetched;
        };
        if self.found.contains_key(address) {
            Absence::TriedLast
        } else if address.len() > LONGEST_ADDRESS {
            Absence::LongAddress
        } else if !means.fetch.may(address) {
            Absence::NotFetched
        } else if self.found.len() >= MOST {
            Absence::TooMany
        } else {
            self.found.insert(address.to_owned(), self.found.len());
            Absence::TriedLast
        }
    }

    /// Those that are to be gone to, if there are any. What has not come is explained.
    pub(super) fn errands(&mut self, explain: &Arc<dyn Explain>) -> Option<Errands> {
        if self.found.is_empty() {
            return None;
        }
        let Means { fetch, clock } = self.means.take()?;
        let mut found: Vec<_> = std::mem::take(&mut self.found).into_iter().collect();
        found.sort_unstable_by_key(|(_, at)| *at);
        Some(Errands {
            fetch,
            clock,
            explain: Arc::clone(explain),
            addresses: found.into_iter().map(|(address, _)| address).collect(),
        })
    }
}

/// What is left to do once everything held has been gone through.
pub(super) struct Errands {
    fetch: Arc<dyn Fetch>,
    clock: Arc<dyn Clock>,
    explain: Arc<dyn Explain>,
    addresses: Vec<String>,
}

impl Errands {
    /// Fetches one after the other into the zip, says what came of each, and ends it. Blocks while they come and while
    /// the reader is slow; they are fetched on `runtime`.
    pub(super) fn run(self, mut archive: Archive, runtime: &Handle) -> io::Result<Vec<u8>> {
        let begun = self.clock.now();
        let mut silent = HashSet::new();
        let mut rows = columns()?;
        for (number, address) in (1..).zip(&self.addresses) {
            archive.ask()?;
            let host = host(address).unwrap_or_default();
            let came = if self.clock.now().duration_since(begun) >= LONGEST {
                Came::not(Absence::NoTime)
            } else if silent.contains(host) {
                Came::not(Absence::SilentHost)
            } else {
                let name = name(number, address);
                let came = one(&self.fetch, &mut archive, runtime, address, name)?;
                // The reader is not to wait as long once more for each.
                if came.is_silence() {
                    silent.insert(host);
                }
                came
            };
            rows.extend(came.row(address, &*self.explain)?);
        }
        archive.begin(LIST)?;
        archive.write(&rows)?;
        archive.finish()
    }
}

/// What came of one.
struct Came {
    file: String,
    bytes: u64,
    sha256: String,
    /// None if it is whole.
    why: Option<Absence>,
}

impl Came {
    const fn not(why: Absence) -> Self {
        Self {
            file: String::new(),
            bytes: 0,
            sha256: String::new(),
            why: Some(why),
        }
    }

    /// Nobody was there, or nothing was said in time.
    const fn is_silence(&self) -> bool {
        let nobody = matches!(
            self.why,
            Some(Absence::Unfetched(Unfetched::Unreachable | Unfetched::TooSlow))
        );
        nobody && self.bytes == 0
    }

    fn row(self, address: &str, explain: &dyn Explain) -> io::Result<Vec<u8>> {
        let has_begun = !self.file.is_empty();
        let bytes = if has_begun {
            self.bytes.to_string()
        } else {
            String::new()
        };
        let (reason, words) = match self.why {
            None => ("", String::new()),
            Some(why) => (why.code(), explain.not_whole(why, has_begun)),
        };
        row([
            Cow::Borrowed(address),
            Cow::Owned(self.file),
            Cow::Owned(bytes),
            Cow::Owned(self.sha256),
            Cow::Borrowed(reason),
            Cow::Owned(words),
        ])
    }
}

/// The names of the columns.
fn columns() -> io::Result<Vec<u8>> {
    head([MEDIA_URL, "file", "bytes", "sha256", "reason", "whyNotWhole"])
}

/// Not one that something held could have.
fn name(number: usize, address: &str) -> String {
    format!("attachments/fetched-{number:04}-{}", plain_name(path(address)))
}

/// Where at its host it is: neither the host, nor what is asked of it.
fn path(address: &str) -> &str {
    let behind = address.split_once("://").map_or("", |(_, rest)| rest);
    let before = behind.split(['?', '#']).next().unwrap_or_default();
    before.split_once('/').map_or("", |(_, path)| path)
}

/// Fetches one. Its file is begun with its first piece: of what does not come at all, nothing stands in the zip. What
/// stands in it stays, for it is sent: of what broke off, the beginning.
fn one(
    fetch: &Arc<dyn Fetch>,
    archive: &mut Archive,
    runtime: &Handle,
    address: &str,
    name: String,
) -> io::Result<Came> {
    let (to, mut pieces) = mpsc::channel::<Bytes>(DEPTH);
    let (fetch, asked, unheard) = (Arc::clone(fetch), address.to_owned(), archive.unheard());
    let coming = runtime.spawn(async move {
        tokio::select! {
            came = fetch.fetch(&asked, LARGEST, to) => came,
            () = unheard => Err(Unfetched::Broken),
        }
    });
    let (mut bytes, mut digest, mut is_begun) = (0, Sha256::new(), false);
    while let Some(piece) = pieces.blocking_recv() {
        if !is_begun {
            archive.begin_of(&name, LARGEST)?;
            is_begun = true;
        }
        bytes += piece.len() as u64;
        digest.update(&piece);
        archive.write(&piece)?;
    }
    // What panicked has not come.
    let came = runtime.block_on(coming).unwrap_or(Err(Unfetched::Broken));
    if came.is_ok() && !is_begun {
        archive.begin_of(&name, 0)?;
        is_begun = true;
    }
    Ok(Came {
        file: if is_begun { name } else { String::new() },
        bytes,
        sha256: if came.is_ok() {
            hex(&digest.finalize())
        } else {
            String::new()
        },
        why: came.err().map(Absence::Unfetched),
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{super::tests::Codes, *};
    use crate::Coming;

    /// Whatever is kept by https.
    struct Anywhere;

    impl Fetch for Anywhere {
        fn may(&self, address: &str) -> bool {
            address.starts_with("https://")
        }

        fn fetch<'a>(&'a self, _: &'a str, _: u64, _: mpsc::Sender<Bytes>) -> Coming<'a> {
            Box::pin(async { Err(Unfetched::NotFound) })
        }
    }

    impl Clock for Anywhere {
        fn now(&self) -> Timestamp {
            Timestamp::UNIX_EPOCH
        }
    }

    fn wanted() -> Wanted {
        Wanted::by(Some(Means {
            fetch: Arc::new(Anywhere),
            clock: Arc::new(Anywhere),
        }))
    }

    fn errands(wanted: &mut Wanted) -> Option<Errands> {
        let codes: Arc<dyn Explain> = Arc::new(Codes);
        wanted.errands(&codes)
    }

    #[test]
    fn what_is_remembered_has_an_end_and_each_stands_in_it_once() {
        let mut wanted = wanted();
        let address = |number: usize| format!("https://media.example/{number}");
        for number in (0..MOST).chain(0..MOST) {
            assert_eq!(wanted.say(&address(number)), Absence::TriedLast, "{number}");
        }
        assert_eq!(wanted.say(&address(MOST)), Absence::TooMany);
        assert_eq!(wanted.say("http://media.example/0"), Absence::NotFetched);
        let all: Vec<_> = (0..MOST).map(address).collect();
        assert_eq!(errands(&mut wanted).unwrap().addresses, all);
    }

    #[test]
    fn what_is_too_long_or_elsewhere_is_not_remembered() {
        let mut wanted = wanted();
        let fits = format!("https://media.example/{}", "x".repeat(LONGEST_ADDRESS - 22));
        assert_eq!(wanted.say(&format!("{fits}x")), Absence::LongAddress);
        assert_eq!(wanted.say("ftp://media.example/1"), Absence::NotFetched);
        assert!(errands(&mut wanted).is_none());
        assert_eq!(wanted.say(&fits), Absence::TriedLast, "the control");
        assert_eq!(errands(&mut wanted).unwrap().addresses, [fits]);
        // Where nobody fetches, nothing is.
        let mut nobody = Wanted::default();
        assert_eq!(nobody.say("https://media.example/1"), Absence::NotFetched);
        assert!(errands(&mut nobody).is_none());
    }

    #[test]
    fn a_name_is_plain_whatever_the_address_says() {
        for (address, expected) in [
            ("https://media.example/a/ticket.png", "ticket.png"),
            (
                "https://media.example/ticket.png?name=/x.exe#/y.exe",
                "ticket.png",
            ),
            (
                "https://media.example/a/..%2f..%2fetc%2fpasswd",
                "_2f.._2fetc_2fpasswd",
            ),
            ("https://media.example/../../.bashrc", "bashrc"),
            ("https://media.example/a\\..\\b.png", "a_.._b.png"),
            ("https://media.example/con", "_con"),
            ("https://media.example/", "file"),
            ("https://media.example", "file"),
            ("https://media.com", "file"),
            ("https://media.example?a/b.exe", "file"),
            ("no address", "file"),
        ] {
            let expected = format!("attachments/fetched-0007-{expected}");
            assert_eq!(name(7, address), expected, "{address}");
        }
    }
}
