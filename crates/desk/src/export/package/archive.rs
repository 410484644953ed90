//! The zip, written as it is sent: of what was written, no more than a chunk is kept.

use std::{
    cell::Cell,
    io::{self, Write},
};

use jiff::{Timestamp, tz::TimeZone};
use zip::{
    CompressionMethod, DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use super::super::patience::Reader;

/// Bytes collected before they are sent.
const CHUNK: usize = 256 * 1024;

/// Room for a chunk, and for what makes it full.
const ROOM: usize = CHUNK + CHUNK / 4;

/// So much is collected before it is compressed: records are small.
const PENDING: usize = 64 * 1024;

/// From so many bytes on, a file is marked for zip64: what cannot be made smaller gets a little larger.
const LARGEST: u64 = 1 << 31;

/// The fastest there is: whoever waits shall wait for the line and not for us.
const LEVEL: i64 = 1;

pub(super) struct Archive {
    zip: ZipWriter<StreamWriter<Sink>>,
    pending: Vec<u8>,
    at: DateTime,
    large: bool,
}

impl Archive {
    /// A zip whose files are all of this moment. `large` ones can have more than 4 GiB; whoever reads them has to know
    /// zip64.
    pub(super) fn new(reader: Reader, at: Timestamp, large: bool) -> Self {
        let sink = Sink {
            reader,
            chunk: Vec::with_capacity(ROOM),
            gone: Cell::new(false),
        };
        Self {
            zip: ZipWriter::new_stream(sink),
            pending: Vec::with_capacity(2 * PENDING),
            at: moment(at).unwrap_or_default(),
            large,
        }
    }

    /// Fails once nobody takes it any more, which is not noticed by writing where little is written.
    pub(super) fn ask(&self) -> io::Result<()> {
        match self.zip.get_ref().map(StreamWriter::get_ref) {
            Some(sink) if sink.reader.is_over() => {
                sink.gone.set(true);
                Err(io::ErrorKind::BrokenPipe.into())
            }
            _ => Ok(()),
        }
    }

    /// Comes once nobody takes it any more.
    pub(super) fn unheard(&self) -> impl Future<Output = ()> + Send + use<> {
        let sink = self.zip.get_ref().map(StreamWriter::get_ref);
        let reader = sink.map(|sink| sink.reader.clone());
        async move {
            if let Some(reader) = reader {
                reader.closed().await;
            }
        }
    }

    /// Begins a file; the one before it ends.
    pub(super) fn begin(&mut self, name: &str) -> io::Result<()> {
        self.start(name, self.large)
    }

    /// The same of one that will have so many bytes.
    pub(super) fn begin_of(&mut self, name: &str, size: u64) -> io::Result<()> {
        self.start(name, size >= LARGEST)
    }

    /// The same of one whose size nothing tells ahead: it can have more than 4 GiB whatever the others have.
    pub(super) fn begin_unbounded(&mut self, name: &str) -> io::Result<()> {
        self.start(name, true)
    }

    fn start(&mut self, name: &str, large: bool) -> io::Result<()> {
        self.compress()?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(self.at)
            .large_file(large);
        Ok(self.zip.start_file(name, options)?)
    }

    /// Goes on with the file. Blocks while the reader is slow.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.pending.extend_from_slice(bytes);
        if self.pending.len() < PENDING {
            return Ok(());
        }
        self.compress()
    }

    fn compress(&mut self) -> io::Result<()> {
        let written = self.zip.write_all(&self.pending);
        self.pending.clear();
        written
    }

    /// Ends the zip, and gives what has not been sent yet: without it, nobody opens what was.
    pub(super) fn finish(mut self) -> io::Result<Vec<u8>> {
        self.compress()?;
        Ok(self.zip.finish()?.into_inner().chunk)
    }
}

/// In UTC, as zips know neither zones nor what was before 1980.
fn moment(at: Timestamp) -> Option<DateTime> {
    let at = TimeZone::UTC.to_datetime(at);
    let [month, day, hour, minute, second] = [at.month(), at.day(), at.hour(), at.minute(), at.second()]
        .map(|part| u8::try_from(part).unwrap_or_default());
    DateTime::from_date_and_time(u16::try_from(at.year()).ok()?, month, day, hour, minute, second).ok()
}

/// Sends a full chunk when more comes, and not before: so the last bytes, which a zip is opened by, are sent by nobody
/// but who finished it. A zip that is given up writes them too, when it is dropped.
struct Sink {
    reader: Reader,
    chunk: Vec<u8>,
    /// Nobody takes it. What a zip that is given up still writes is then taken for written, so that it says nothing.
    gone: Cell<bool>,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone.get() {
            return Ok(bytes.len());
        }
        if self.chunk.len() >= CHUNK {
            let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(ROOM));
            if !self.reader.give(chunk.into()) {
                self.gone.set(true);
                return Err(io::ErrorKind::BrokenPipe.into());
            }
        }
        self.chunk.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use tokio::sync::mpsc::channel;
    use zip::ZipArchive;

    use super::*;

    const END: &[u8] = b"PK\x05\x06";

    /// Bytes that nothing makes smaller, the same every time.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    fn holds(bytes: &[u8], what: &[u8]) -> bool {
        bytes.windows(what.len()).any(|window| window == what)
    }

    /// A zip of one file, whole or given up, as it arrives.
    fn arrived(content: &[u8], large: bool, whole: bool) -> Vec<u8> {
        let (to_reader, mut body) = channel::<Result<bytes::Bytes, crate::Cut>>(100);
        let mut archive = Archive::new(to_reader.into(), Timestamp::UNIX_EPOCH, large);
        archive.begin("a.txt").unwrap();
        archive.write(content).unwrap();
        let end = if whole {
            archive.finish().unwrap()
        } else {
            archive.compress().unwrap();
            drop(archive);
            Vec::new()
        };
        let mut bytes = Vec::new();
        while let Ok(chunk) = body.try_recv() {
            let chunk = chunk.unwrap();
            assert!(chunk.len() <= ROOM);
            bytes.extend_from_slice(&chunk);
        }
        bytes.extend(end);
        bytes
    }

    /// Wherever a chunk is full: for some, just when the end of the zip is written.
    #[test]
    fn what_is_given_up_never_has_an_end() {
        let content = noise(CHUNK);
        // So much of it makes a zip of about a chunk: what nothing makes smaller gets a little larger.
        let fits = CHUNK * CHUNK / arrived(&content, false, true).len();
        let mut filled_by_the_end = 0;
        for length in (fits - 150..fits + 150).step_by(7) {
            let content = &content[..length];
            assert!(!holds(&arrived(content, false, false), END), "{length}");
            let whole = arrived(content, false, true);
            let place = whole.windows(END.len()).rposition(|window| window == END);
            filled_by_the_end += usize::from((place.unwrap()..whole.len()).contains(&(CHUNK - 1)));
        }
        assert!(
            filled_by_the_end > 0,
            "whoever sends a full chunk at once would be found"
        );
        let whole = arrived(&content, false, true);
        let mut zip = ZipArchive::new(Cursor::new(whole)).unwrap();
        let mut back = Vec::new();
        zip.by_name("a.txt").unwrap().read_to_end(&mut back).unwrap();
        assert!(back == content);
    }

    #[test]
    fn who_hangs_up_is_written_to_no_more() {
        let (to_reader, body) = channel(1);
        let mut archive = Archive::new(to_reader.into(), Timestamp::UNIX_EPOCH, false);
        drop(body);
        archive.begin("a.txt").unwrap();
        let content = noise(3 * CHUNK);
        let gone = archive.write(&content).unwrap_err();
        assert_eq!(gone.kind(), io::ErrorKind::BrokenPipe);
        // It wants to end the zip, and says nothing of it.
        assert!(
            archive
                .zip
                .get_ref()
                .is_some_and(|sink| sink.get_ref().gone.get())
        );
    }

    #[test]
    fn who_hangs_up_is_noticed_though_nothing_is_written() {
        let (to_reader, body) = channel(1);
        let mut archive = Archive::new(to_reader.into(), Timestamp::UNIX_EPOCH, false);
        archive.begin("a.txt").unwrap();
        archive.ask().unwrap();
        drop(body);
        assert_eq!(archive.ask().unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        // It wants to end the zip, and can as if somebody were there.
        archive.write(&noise(3 * CHUNK)).unwrap();
        archive.finish().unwrap();
    }

    /// Little-endian, as everything in a zip.
    fn number(bytes: &[u8]) -> u64 {
        bytes
            .iter()
            .rev()
            .fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
    }

    /// The header says by what version it is read, the descriptor behind the file has sizes of eight bytes (APPNOTE
    /// 4.3.9.2), and the directory names them in the field of zip64 (4.5.3). The control: neither for small ones.
    #[test]
    fn large_files_have_sizes_of_eight_bytes() {
        let content = noise(1_000);
        for (large, version, size) in [(true, 45, 8), (false, 20, 4)] {
            let bytes = arrived(&content, large, true);
            assert_eq!(number(&bytes[4..6]), version);
            let place = |what: &[u8]| {
                bytes
                    .windows(what.len())
                    .position(|window| window == what)
                    .unwrap()
            };
            let descriptor = &bytes[place(b"PK\x07\x08")..place(b"PK\x01\x02")];
            assert_eq!(descriptor.len(), 8 + 2 * size, "{large}");
            assert_eq!(number(&descriptor[8 + size..]), 1_000);
            let directory = &bytes[place(b"PK\x01\x02")..];
            let said = number(&directory[24..28]);
            assert_eq!(said, if large { u64::from(u32::MAX) } else { 1_000 });
            assert_eq!(
                holds(directory, b"\x01\x00\x10\x00\xe8\x03\x00\x00\x00\x00\x00\x00"),
                large
            );
            let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
            assert_eq!(zip.by_name("a.txt").unwrap().size(), 1_000);
        }
    }

    #[test]
    fn a_moment_is_that_of_the_copy() {
        let at = moment("2026-11-23T15:04:06Z".parse().unwrap()).unwrap();
        assert_eq!((at.year(), at.month(), at.day()), (2026, 11, 23));
        assert_eq!((at.hour(), at.minute(), at.second()), (15, 4, 6));
        assert_eq!(moment(Timestamp::UNIX_EPOCH), None);
    }
}
