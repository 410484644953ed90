//! A copy in fewer bytes, as it streams.

use std::io::{self, Write};

use bytes::Bytes;
use desk::Cut;
use flate2::write::GzEncoder;
use http::{HeaderMap, header::RANGE};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::accept::{named, weight};

/// Of both codings the quickest level: a copy is made faster than any line takes it.
const LEVEL: u32 = 1;

/// Bytes collected before they are sent.
const CHUNK: usize = 64 * 1024;

/// A content coding (RFC 9110 §8.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// RFC 8878.
    Zstd,
    /// RFC 1952.
    Gzip,
    Identity,
}

impl Coding {
    /// What the client would like most, and of equals the smallest. The plain form counts only where it is named. A part
    /// is always one of the plain form.
    pub(super) fn choose(headers: &HeaderMap) -> Self {
        if headers.contains_key(RANGE) {
            return Self::Identity;
        }
        let (mut best, mut most) = (Self::Identity, named(headers, "identity").unwrap_or(0.0));
        for coding in [Self::Gzip, Self::Zstd] {
            let weight = coding
                .name()
                .and_then(|name| weight(headers, name))
                .unwrap_or(0.0);
            if weight > 0.0 && weight >= most {
                (best, most) = (coding, weight);
            }
        }
        best
    }

    /// The name in `Content-Encoding`.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Zstd => Some("zstd"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Each form is a representation of its own, with an entity tag of its own (RFC 9110 §8.8.3.3).
    pub(super) fn tag(self, plain: &str) -> String {
        match (self.name(), plain.strip_suffix('"')) {
            (Some(name), Some(open)) => format!("{open}-{name}\""),
            _ => plain.to_owned(),
        }
    }

    /// The copy in this form, made on a thread of its own.
    ///
    /// # Errors
    /// If the compressor cannot have the memory it needs.
    pub(super) fn apply(
        self,
        copy: Receiver<Result<Bytes, Cut>>,
    ) -> io::Result<Receiver<Result<Bytes, Cut>>> {
        match self {
            Self::Identity => Ok(copy),
            Self::Gzip => Ok(beside(
                copy,
                GzEncoder::new(Vec::new(), flate2::Compression::new(LEVEL)),
            )),
            Self::Zstd => Ok(beside(
                copy,
                zstd::stream::write::Encoder::new(Vec::new(), LEVEL.cast_signed())?,
            )),
        }
    }
}

trait Encoder: Write + Send + 'static {
    /// What has come out and was not taken.
    fn out(&mut self) -> &mut Vec<u8>;

    /// The rest.
    fn finish(self) -> io::Result<Vec<u8>>;
}

impl Encoder for GzEncoder<Vec<u8>> {
    fn out(&mut self) -> &mut Vec<u8> {
        self.get_mut()
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        Self::finish(self)
    }
}

impl Encoder for zstd::stream::write::Encoder<'static, Vec<u8>> {
    fn out(&mut self) -> &mut Vec<u8> {
        self.get_mut()
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        Self::finish(self)
    }
}

fn beside(copy: Receiver<Result<Bytes, Cut>>, encoder: impl Encoder) -> Receiver<Result<Bytes, Cut>> {
    let (to, from) = channel(2);
    tokio::task::spawn_blocking(move || {
        if compress(copy, encoder, &to).is_err() {
            // Nobody may be listening any more.
            drop(to.blocking_send(Err(Cut)));
        }
    });
    from
}

/// A copy that is cut stays cut: its coding is not ended either.
fn compress(
    mut copy: Receiver<Result<Bytes, Cut>>,
    mut encoder: impl Encoder,
    to: &Sender<Result<Bytes, Cut>>,
) -> Result<(), Cut> {
    let send = |bytes: Vec<u8>| to.blocking_send(Ok(bytes.into())).map_err(|_| Cut);
    while let Some(chunk) = copy.blocking_recv() {
        encoder.write_all(&chunk?).map_err(|_| Cut)?;
        if encoder.out().len() >= CHUNK {
            send(std::mem::take(encoder.out()))?;
        }
    }
    send(encoder.finish().map_err(|_| Cut)?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    const CODINGS: [Coding; 3] = [Coding::Zstd, Coding::Gzip, Coding::Identity];

    fn chosen(headers: &[(&'static str, &str)]) -> Coding {
        let pairs = headers.iter().map(|(name, value)| {
            let name = http::HeaderName::from_static(name);
            (name, value.parse().unwrap())
        });
        Coding::choose(&pairs.collect())
    }

    #[test]
    fn the_smallest_that_is_taken_and_for_a_part_none() {
        assert_eq!(chosen(&[]), Coding::Identity);
        assert_eq!(
            chosen(&[("accept-encoding", "gzip, deflate, br, zstd")]),
            Coding::Zstd
        );
        assert_eq!(chosen(&[("accept-encoding", "gzip, zstd;q=0")]), Coding::Gzip);
        assert_eq!(chosen(&[("accept-encoding", "br")]), Coding::Identity);
        for (accept, coding) in [
            ("zstd;q=0.5, gzip", Coding::Gzip),
            ("gzip;q=0.5, zstd;q=0.5", Coding::Zstd),
            ("gzip;q=0.5, zstd;q=0.4, identity", Coding::Identity),
            ("gzip;q=0.5, identity;q=0.4", Coding::Gzip),
            ("identity, zstd", Coding::Zstd),
            ("gzip;q=0.5, *;q=0.1", Coding::Gzip),
            ("gzip;q=0.3, zstd;q=0, identity;q=0.5, *;q=0.5", Coding::Identity),
            ("*", Coding::Zstd),
        ] {
            assert_eq!(chosen(&[("accept-encoding", accept)]), coding, "{accept}");
        }
        let part = [("accept-encoding", "zstd"), ("range", "bytes=5-")];
        assert_eq!(chosen(&part), Coding::Identity);
    }

    #[test]
    fn each_form_has_a_tag_of_its_own() {
        assert_eq!(
            CODINGS.map(|coding| coding.tag("\"7-a\"")),
            ["\"7-a-zstd\"", "\"7-a-gzip\"", "\"7-a\""]
        );
    }

    /// What comes through of these chunks; none if it was cut.
    async fn through(coding: Coding, chunks: Vec<Result<Bytes, Cut>>) -> Option<Vec<u8>> {
        let (to, copy) = channel(chunks.len());
        for chunk in chunks {
            to.try_send(chunk).unwrap();
        }
        drop(to);
        let mut coded = coding.apply(copy).unwrap();
        let mut bytes = Vec::new();
        while let Some(chunk) = coded.recv().await {
            bytes.extend_from_slice(&chunk.ok()?);
        }
        let mut plain = Vec::new();
        match coding {
            Coding::Zstd => plain = zstd::decode_all(&*bytes).unwrap(),
            Coding::Gzip => drop(
                flate2::read::GzDecoder::new(&*bytes)
                    .read_to_end(&mut plain)
                    .unwrap(),
            ),
            Coding::Identity => plain = bytes,
        }
        Some(plain)
    }

    #[tokio::test]
    async fn it_comes_out_as_it_went_in_and_what_was_cut_is_cut() {
        let text = "What is held about you, and what is not. ".repeat(20_000);
        let chunks = || {
            text.as_bytes()
                .chunks(70_001)
                .map(|chunk| Ok(Bytes::copy_from_slice(chunk)))
        };
        for coding in CODINGS {
            assert_eq!(
                through(coding, chunks().collect()).await.unwrap(),
                text.as_bytes()
            );
            let cut = chunks().take(3).chain([Err(Cut)]).collect();
            assert!(through(coding, cut).await.is_none(), "{coding:?}");
        }
    }
}
