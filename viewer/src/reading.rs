//! Reads a few records again, from where the index says that they stand.

use std::borrow::Cow;

use verify::structure::{Event, Scanner};

use crate::{
    chunk::{Chunk, Keep, TooLarge},
    marks::Marks,
};

/// A record as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// Its bytes.
    Here(Vec<u8>),
    /// It is larger than what is kept.
    TooLarge(TooLarge),
}

impl Record {
    /// Its text. Bytes that are no text are shown as what they are: a file may be damaged.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Here(bytes) => String::from_utf8_lossy(bytes),
            Self::TooLarge(_) => Cow::Borrowed(""),
        }
    }
}

/// Some elements of a list, read one after the other.
#[derive(Debug, Clone)]
pub struct Reading {
    scanner: Scanner,
    keep: Keep,
    pass: u64,
    take: usize,
    records: Vec<Record>,
    over: bool,
}

impl Reading {
    /// The value that begins at this offset.
    pub fn value(at: u64) -> Self {
        Self::from(at, 0, 1)
    }

    /// The same, where there may be none.
    pub fn value_at(at: Option<u64>) -> Self {
        at.map_or_else(|| Self::from(0, 0, 0), Self::value)
    }

    /// Up to `take` elements of a list, from this one (counted from 0) on. Nothing where there is none.
    pub fn list(marks: &Marks, first: u64, take: usize) -> Self {
        match marks.near(first) {
            Some((at, pass)) => Self::from(at, pass, take),
            None => Self::from(0, 0, 0),
        }
    }

    fn from(at: u64, pass: u64, take: usize) -> Self {
        Self {
            scanner: Scanner::within_list(at),
            keep: Keep::default(),
            pass,
            take,
            records: Vec::new(),
            over: take == 0,
        }
    }

    /// The offset of the bytes that it wants next; none when it has what it came for.
    pub fn wants(&self) -> Option<u64> {
        (!self.over).then(|| self.scanner.position())
    }

    /// Takes those bytes; none at all mean that the file ends there.
    pub fn push(&mut self, bytes: &[u8]) {
        let Self {
            scanner,
            keep,
            pass,
            take,
            records,
            over,
        } = self;
        let chunk = Chunk {
            bytes,
            at: scanner.position(),
        };
        let mut tell = |event: Event<'_>| match event {
            _ if *over => {}
            Event::Begin { depth: 1, at, .. } => keep.begin(at),
            Event::End { depth: 1, at } => {
                let record = keep.end(at, chunk);
                if *pass > 0 {
                    *pass -= 1;
                    return;
                }
                records.push(match record {
                    Ok(bytes) => Record::Here(bytes.to_vec()),
                    Err(large) => Record::TooLarge(large),
                });
                *over = records.len() == *take;
            }
            Event::End { depth: 0, .. } => *over = true,
            _ => {}
        };
        let fine = scanner.push(bytes, &mut tell);
        keep.go_on(chunk);
        // The index has said already what is wrong with the file.
        *over |= fine.is_err() || bytes.is_empty();
    }

    /// What was read.
    pub fn records(&self) -> &[Record] {
        &self.records
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chunk::LARGEST;

    /// A list's text, and its index.
    fn listed(elements: &[String]) -> (String, Marks) {
        let (mut text, mut marks) = (String::from("["), Marks::default());
        for (number, element) in elements.iter().enumerate() {
            text.push_str(if number == 0 { "" } else { ",\n" });
            marks.push(text.len() as u64);
            text.push_str(element);
        }
        text.push_str("],\"more\":[7]}");
        (text, marks)
    }

    fn read(text: &str, mut reading: Reading, size: usize) -> Vec<Record> {
        let mut pushed = 0;
        while let Some(at) = reading.wants() {
            let at = usize::try_from(at).unwrap();
            let end = (at + size).min(text.len());
            reading.push(&text.as_bytes()[at..end]);
            pushed += 1;
            assert!(pushed <= text.len() + 1, "it goes on without end");
        }
        reading.records().to_vec()
    }

    fn here(texts: &[String]) -> Vec<Record> {
        texts
            .iter()
            .map(|text| Record::Here(text.clone().into_bytes()))
            .collect()
    }

    #[test]
    fn reads_a_page_from_anywhere() {
        let elements: Vec<String> = (0..500).map(|n| format!("{{\"n\":[{n}]}}")).collect();
        let (text, marks) = listed(&elements);
        for first in [0, 1, 63, 64, 65, 490, 499] {
            let end = (first + 20).min(500);
            let reading = Reading::list(&marks, first as u64, 20);
            assert_eq!(read(&text, reading, 100), here(&elements[first..end]), "{first}");
        }
        assert_eq!(Reading::list(&marks, 500, 20).wants(), None);
    }

    #[test]
    fn reads_one_value_and_goes_no_further() {
        let text = r#"{"a":{"b":1},"c":2}"#;
        let value = Record::Here(br#"{"b":1}"#.to_vec());
        assert_eq!(read(text, Reading::value(5), 2), [value]);
        assert_eq!(read(text, Reading::value(17), 1), [Record::Here(b"2".to_vec())]);
    }

    #[test]
    fn a_file_that_ends_or_breaks_ends_the_reading() {
        let elements = ["{\"a\":1}".to_owned(), "{\"b\":2}".to_owned()];
        let (text, marks) = listed(&elements);
        let reading = || Reading::list(&marks, 0, 10);
        assert_eq!(read(&text[..12], reading(), 5), here(&elements[..1]));
        assert_eq!(
            read(&text.replace("\"b\"", "b"), reading(), 5),
            here(&elements[..1])
        );
    }

    #[test]
    fn what_is_too_large_is_said_and_the_next_is_read() {
        let size = usize::try_from(LARGEST).unwrap();
        let elements = [format!("\"{}\"", "x".repeat(size)), "7".to_owned()];
        let (text, marks) = listed(&elements);
        let large = TooLarge {
            at: 1,
            bytes: LARGEST + 2,
        };
        assert_eq!(
            read(&text, Reading::list(&marks, 0, 5), 65_536),
            [Record::TooLarge(large), Record::Here(b"7".to_vec())]
        );
    }

    proptest! {
        #[test]
        fn borders_make_no_difference(
            elements in prop::collection::vec("\\{\"[a-z]{1,9}\":[0-9]\\}|[1-9][0-9]*|\"[a-z ,\\]]*\"", 1..200),
            first in 0_u64..200,
            size in 1_usize..50,
        ) {
            let (text, marks) = listed(&elements);
            let from = usize::try_from(first).unwrap().min(elements.len());
            let expected = here(&elements[from..(from + 10).min(elements.len())]);
            prop_assert_eq!(read(&text, Reading::list(&marks, first, 10), size), expected);
        }
    }
}
