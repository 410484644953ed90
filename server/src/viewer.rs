//! The offline viewer that goes with a copy. Like the site, it is part of the binary.

/// One HTML file with everything in it; empty in a test build before `make build`.
pub const VIEWER: &[u8] = include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::site::Site;

    #[test]
    fn it_is_there_when_the_site_is() {
        assert_eq!(VIEWER.is_empty(), Site::embedded().files.is_empty());
        let text = std::str::from_utf8(VIEWER).unwrap();
        assert!(text.is_empty() || text.starts_with("<!doctype html>"));
        for elsewhere in ["connect-src", "img-src", "http-equiv=\"refresh\"", "@import"] {
            assert!(!text.contains(elsewhere), "{elsewhere}");
        }
    }
}
