//! Which coding of a file a client gets (RFC 9110 §12.5.3).

use http::HeaderMap;

use super::File;
use crate::http::accept::accepts;

/// A form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    /// The name in `Content-Encoding`.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Each form of a file is a representation of its own, with an entity tag of its own (RFC 9110 §8.8.3.3).
    pub(super) const fn tag_suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
            Self::Identity => "",
        }
    }
}

/// The smallest form that the client takes. What it does not rule out is the plain one.
pub(super) fn choose(file: &File, headers: &HeaderMap) -> (Coding, &'static [u8]) {
    let takes = |name| accepts(headers, name);
    match (file.br, file.gz) {
        (Some(br), _) if takes("br") => (Coding::Brotli, br),
        (_, Some(gz)) if takes("gzip") => (Coding::Gzip, gz),
        _ => (Coding::Identity, file.identity),
    }
}

#[cfg(test)]
mod tests {
    use http::header::ACCEPT_ENCODING;

    use super::*;

    const FILE: File = File {
        path: "/a",
        identity: b"plain",
        br: Some(b"b"),
        gz: Some(b"g"),
        media_type: "text/plain",
        etag: "1",
        immutable: false,
    };

    fn chosen(accept: &str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, accept.parse().unwrap());
        choose(&FILE, &headers).0
    }

    #[test]
    fn the_smallest_that_is_taken() {
        assert_eq!(choose(&FILE, &HeaderMap::new()).0, Coding::Identity);
        for (accept, coding) in [
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("gzip", Coding::Gzip),
            ("GZip;q=0.5, br;q=0", Coding::Gzip),
            ("br;q=0.001", Coding::Brotli),
            ("*", Coding::Brotli),
            ("br;q=0, *", Coding::Gzip),
            ("*;q=0", Coding::Identity),
            ("brotli, xgzip", Coding::Identity),
            ("identity", Coding::Identity),
            ("", Coding::Identity),
        ] {
            assert_eq!(chosen(accept), coding, "{accept}");
        }
    }

    #[test]
    fn what_was_not_made_is_not_sent() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, "br, gzip".parse().unwrap());
        assert_eq!(choose(&File { br: None, ..FILE }, &headers).0, Coding::Gzip);
        assert_eq!(
            choose(
                &File {
                    br: None,
                    gz: None,
                    ..FILE
                },
                &headers
            )
            .0,
            Coding::Identity
        );
    }
}
