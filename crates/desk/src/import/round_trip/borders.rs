//! However it comes, it is read the same.

use std::io::{self, Read};

use domain::{
    id::{AppId, UserId},
    record::Record,
};
use proptest::{prelude::*, test_runner::TestRunner};
use store::List;
use tokio::runtime::Runtime;

use crate::{
    import::{
        copy::{self, Take, Whole},
        marks::Part,
        outbox::Stop,
    },
    testing::Office,
};

/// What a reader gives.
#[derive(Debug, Default, PartialEq)]
struct Notes(Vec<String>);

impl Take for Notes {
    fn begin(&mut self, part: Part) {
        self.0.push(format!("{part:?}"));
    }

    fn step(&mut self) {
        self.0.push("step".to_owned());
    }

    fn record(&mut self, record: Record, yields: bool) -> Result<(), Stop> {
        self.0
            .push(format!("{yields} {} {}", record.place.kind(), record.data));
        Ok(())
    }

    fn element(&mut self, app: &AppId, user: &UserId, list: List, text: Box<str>) -> Result<(), Stop> {
        self.0.push(format!("{app} {user} {list:?} {text}"));
        Ok(())
    }

    fn leave_conversations(&mut self) -> Result<(), Stop> {
        self.0.push("left".to_owned());
        Ok(())
    }
}

/// Gives so many bytes at a time.
struct Pieces<'a>(&'a [u8], Vec<usize>, usize);

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let size = self.1[self.2 % self.1.len()].min(into.len());
        self.2 += 1;
        self.0.read(&mut into[..size])
    }
}

/// Whatever the borders of the pieces that it comes in, a copy is read the same, and refused for the same.
#[test]
fn the_borders_of_what_is_read_make_no_difference() {
    let runtime = Runtime::new().unwrap();
    let copy = runtime.block_on(async { Office::open().await.copy("a1", "u1").await });
    let read = |bytes: &[u8], sizes: Vec<usize>| {
        let mut notes = Notes::default();
        let read = copy::read(Pieces(bytes, sizes, 0), None, &mut notes);
        let read: Result<Whole, String> = read.map_err(|stop| match stop {
            Stop::Unfit(unfit) => unfit.to_string(),
            Stop::HungUp => "hung up".to_owned(),
        });
        (notes, read)
    };
    let whole = read(&copy, vec![usize::MAX]);
    assert!(whole.1.is_ok() && whole.0.0.len() > 30, "{whole:?}");
    for size in [1, 2, 3, 5, 64] {
        assert_eq!(read(&copy, vec![size]), whole, "{size}");
    }
    let sizes = prop::collection::vec(1usize..400, 1..30);
    let cut = any::<prop::sample::Index>();
    let mut runner = TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(256)
    });
    let outcome = runner.run(&(sizes, cut, any::<bool>()), |(sizes, at, cuts)| {
        let at = at.index(copy.len());
        let mut bytes = copy.clone();
        if cuts {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 8;
        }
        let whole = read(&bytes, vec![usize::MAX]);
        prop_assert!(whole.1.is_err());
        prop_assert_eq!(read(&bytes, sizes), whole);
        Ok(())
    });
    outcome.unwrap();
}
