//! Reading a bundle to its end, through its bad lines, in bounded memory.

use std::io::{self, BufRead, BufReader, Read};

use proptest::{collection::vec, prelude::*};
use sunshine::bundle::{LONGEST_LINE, Lines, Reason, parse_line};

fn app(id: &str) -> String {
    format!(r#"{{"type":"app","appId":"{id}","data":{{"id":"{id}"}}}}"#)
}

fn read(bundle: impl AsRef<[u8]>) -> Vec<String> {
    Lines::new(bundle.as_ref())
        .map(|line| line.map_or_else(|r| r.to_string(), |(n, r)| format!("{n} {}", r.data)))
        .collect()
}

#[test]
fn counts_every_line_and_passes_over_empty_ones() {
    let bundle = format!("{}\n\n  \r\n{}\r\n{}", app("a"), app("b"), app("c"));
    assert_eq!(
        read(bundle),
        [r#"1 {"id":"a"}"#, r#"4 {"id":"b"}"#, r#"5 {"id":"c"}"#]
    );
    assert!(read("").is_empty() && read("\n\n").is_empty());
}

#[test]
fn goes_on_after_a_bad_line_so_that_more_than_one_can_be_named() {
    let bundle = format!("{{\n{}\n\"\u{1}\"\n", app("a"));
    let said = read(bundle);
    assert!(
        said[0].starts_with("line 1: whole line: not valid JSON (column 2: "),
        "{said:?}"
    );
    assert_eq!(said[1], r#"2 {"id":"a"}"#);
    assert!(
        said[2].starts_with("line 3: whole line: not valid JSON"),
        "{said:?}"
    );
    let bytes = [app("a").as_bytes(), b"\n{\"a\":\"\xe9\"}\n"].concat();
    assert_eq!(read(bytes)[1], "line 2: a: not valid UTF-8 (byte 7)");
}

#[test]
fn the_longest_line_is_taken_and_one_byte_more_is_not() {
    for (ending, more) in [("\n", 0), ("", 0), ("\n", 1), ("", 1)] {
        let line = app("a");
        let padded = line.clone() + &" ".repeat(LONGEST_LINE - line.len() + more);
        let said = read(format!("{padded}{ending}"));
        let expected = [r#"1 {"id":"a"}"#, "line 1: whole line: longer than 1 MiB"][more];
        assert_eq!(said, [expected], "{ending:?} and {more} more");
    }
}

/// Gives one piece, then fails.
struct Torn(Option<Vec<u8>>);

impl Read for Torn {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let piece = self.0.take().ok_or(io::ErrorKind::ConnectionReset)?;
        into[..piece.len()].copy_from_slice(&piece);
        Ok(piece.len())
    }
}

#[test]
fn a_bundle_that_breaks_off_is_an_error_and_the_end() {
    let piece = app("a") + "\n{\"type\":";
    let mut lines = Lines::new(BufReader::new(Torn(Some(piece.into_bytes()))));
    assert!(lines.next().unwrap().is_ok());
    let refusal = lines.next().unwrap().unwrap_err();
    assert_eq!(refusal.reason, Reason::Unreadable(io::ErrorKind::ConnectionReset));
    assert_eq!(
        refusal.to_string(),
        "line 2: the bundle cannot be read here (connection reset)"
    );
    assert!(lines.next().is_none());
}

#[test]
fn the_size_of_the_readers_buffer_makes_no_difference() {
    let bundle = format!("{}\n{{\n{}\n", app("first"), app("second"));
    let whole = read(&bundle);
    for size in [1, 2, 3, 7, 64] {
        let reader: Box<dyn BufRead> = Box::new(BufReader::with_capacity(size, bundle.as_bytes()));
        assert_eq!(Lines::new(reader).flatten().count(), 2, "{size}");
    }
    assert_eq!(whole.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn a_damaged_line_is_a_record_or_one_plain_line_of_refusal(
        which in any::<prop::sample::Index>(),
        changes in vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 1..4),
    ) {
        let lines: Vec<_> = include_str!("fixtures/sunshine.ndjson").lines().collect();
        let mut line = which.get(&lines).as_bytes().to_vec();
        for (at, byte, insert) in changes {
            let at = at.index(line.len());
            line.splice(at..at + usize::from(!insert), [byte]);
        }
        if let Err(refusal) = parse_line(&line, 7) {
            let said = refusal.to_string();
            prop_assert!(said.starts_with("line 7: ") && said.len() < 300, "{said}");
            prop_assert!(!said.contains(char::is_control), "{said:?}");
            prop_assert!(!said.contains("passenger-20417") && !said.contains("Okonjo"), "{said}");
        }
    }
}
