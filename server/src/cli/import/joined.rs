//! Several files read as one bundle, so that all of them come in or nothing.

use std::{
    io::{self, BufRead, Read},
    sync::{Arc, Mutex, PoisonError},
    vec,
};

use super::Bundle;

/// The files one after the other, each ending with a line break.
pub(super) struct Joined {
    rest: vec::IntoIter<Bundle>,
    now: Option<Box<dyn BufRead + Send>>,
    files: Files,
    lines: u64,
    /// What was taken in last was no line break.
    within_line: bool,
}

/// Where each file that was begun begins: how many lines stand before it.
#[derive(Clone, Default)]
pub(super) struct Files(Arc<Mutex<Vec<(u64, String)>>>);

impl Joined {
    pub(super) fn of(bundles: Vec<Bundle>) -> (Self, Files) {
        let files = Files::default();
        let joined = Self {
            rest: bundles.into_iter(),
            now: None,
            files: files.clone(),
            lines: 0,
            within_line: false,
        };
        (joined, files)
    }
}

impl Files {
    /// The name of the file that this line of the whole stands in; `line` becomes its number there.
    pub(super) fn locate(&self, line: &mut u64) -> String {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let file = files
            .iter()
            .rfind(|(before, _)| *before < *line)
            .or(files.first());
        let Some((before, name)) = file else {
            return String::new();
        };
        *line -= before;
        name.clone()
    }

    fn begin(&self, before: u64, name: String) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.push((before, name));
    }
}

impl BufRead for Joined {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self
            .now
            .as_mut()
            .is_none_or(|file| file.fill_buf().is_ok_and(<[u8]>::is_empty))
        {
            if self.now.take().is_some() && self.within_line {
                self.now = Some(Box::new(&b"\n"[..]));
                break;
            }
            let Some((name, file)) = self.rest.next() else {
                return Ok(&[]);
            };
            self.files.begin(self.lines, name);
            self.now = Some(file);
        }
        self.now.as_mut().map_or(Ok(&[]), BufRead::fill_buf)
    }

    fn consume(&mut self, amount: usize) {
        let Some(file) = &mut self.now else { return };
        if let Ok(taken) = file.fill_buf().map(|bytes| &bytes[..amount]) {
            self.lines += taken.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
            if let Some(last) = taken.last() {
                self.within_line = *last != b'\n';
            }
        }
        file.consume(amount);
    }
}

impl Read for Joined {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundles(texts: &[&'static str]) -> Vec<Bundle> {
        let bundle = |(at, text): (usize, &&'static str)| {
            (
                format!("{at}.ndjson"),
                Box::new(text.as_bytes()) as Box<dyn BufRead + Send>,
            )
        };
        texts.iter().enumerate().map(bundle).collect()
    }

    #[test]
    fn a_file_without_a_last_line_break_does_not_run_into_the_next() {
        let (mut joined, files) = Joined::of(bundles(&["a\nb", "", "c\n", "d"]));
        let mut all = String::new();
        joined.read_to_string(&mut all).unwrap();
        assert_eq!(all, "a\nb\nc\nd\n");
        let located = [1, 2, 3, 4].map(|mut line| (files.locate(&mut line), line));
        let expected = [("0", 1), ("0", 2), ("2", 1), ("3", 1)];
        assert_eq!(
            located,
            expected.map(|(name, line)| (format!("{name}.ndjson"), line))
        );
    }
}
