//! Cookies (RFC 6265), the sessions' and the language's: their names, how they are set, how they are read.

use app::text::Language;
use http::{HeaderMap, HeaderValue, header::COOKIE};

use crate::config::PublicUrl;

/// Whose session a cookie holds. A person and a member of staff can be signed in side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A person's.
    Me,
    /// A member of staff's.
    Desk,
}

/// The names of this portal's cookies, and whether they travel by https only.
#[derive(Debug, Clone)]
pub struct Cookies {
    me: String,
    desk: String,
    mark: String,
    language: String,
    secure: bool,
}

impl Cookies {
    /// Over https the names begin with `__Host-`, so that browsers keep other hosts and plain http from setting them
    /// (RFC 6265bis §4.1.3.2). On loopback, where portals share one host, the port tells them apart.
    pub fn of(url: &PublicUrl) -> Self {
        let name = |side: &str| {
            if url.is_secure() {
                format!("__Host-rd-{side}")
            } else {
                format!("rd-{side}-{}", url.port())
            }
        };
        Self {
            me: name("me"),
            desk: name("desk"),
            mark: name("open"),
            language: name("lang"),
            secure: url.is_secure(),
        }
    }

    /// The cookie's name.
    pub fn name(&self, side: Side) -> &str {
        match side {
            Side::Me => &self.me,
            Side::Desk => &self.desk,
        }
    }

    /// The cookie's value. `None` too if it is there twice: then one of them was put there by somebody else.
    pub fn read<'h>(&self, headers: &'h HeaderMap, side: Side) -> Option<&'h str> {
        Self::value(headers, self.name(side))
    }

    fn value<'h>(headers: &'h HeaderMap, of: &str) -> Option<&'h str> {
        let pairs = headers
            .get_all(COOKIE)
            .into_iter()
            .filter_map(|line| line.to_str().ok());
        let mut values = pairs
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(name, _)| *name == of)
            .map(|(_, value)| value);
        match (values.next(), values.next()) {
            (Some(value), None) => Some(value),
            _ => None,
        }
    }

    /// `Set-Cookie` for a new session. It ends with the browser; the portal ends it earlier.
    pub fn set(&self, side: Side, value: &str) -> Option<HeaderValue> {
        self.header(side, value, "")
    }

    /// `Set-Cookie` for a session that is over.
    pub fn clear(&self, side: Side) -> Option<HeaderValue> {
        self.header(side, "", "; Max-Age=0")
    }

    /// `Set-Cookie` for the mark that a person's session is open. It says that and nothing else. A form posted by
    /// another site brings no `SameSite=Lax` cookie, so without it the portal could not tell that somebody's session
    /// would end by it.
    pub fn mark(&self, side: Side) -> Option<HeaderValue> {
        self.mark_header(side, "")
    }

    /// `Set-Cookie` for a mark that is over.
    pub fn unmark(&self, side: Side) -> Option<HeaderValue> {
        self.mark_header(side, "; Max-Age=0")
    }

    fn mark_header(&self, side: Side, end: &str) -> Option<HeaderValue> {
        // Browsers keep `SameSite=None` with `Secure` only, which they take from this machine by plain http as well.
        let text = format!("{}=1; Path=/; HttpOnly; SameSite=None; Secure{end}", self.mark);
        (side == Side::Me)
            .then(|| HeaderValue::from_str(&text).ok())
            .flatten()
    }

    /// Whether the browser says that a person's session is open.
    pub fn is_marked(&self, headers: &HeaderMap) -> bool {
        Self::value(headers, &self.mark) == Some("1")
    }

    /// The language that was chosen in this browser.
    pub fn language(&self, headers: &HeaderMap) -> Option<Language> {
        Self::value(headers, &self.language).and_then(Language::of)
    }

    /// `Set-Cookie` for a language that was chosen: kept for a year, and the same for everybody who chose it.
    pub fn set_language(&self, language: Language) -> Option<HeaderValue> {
        let secure = if self.secure { "; Secure" } else { "" };
        let (name, tag) = (&self.language, language.tag());
        let text = format!("{name}={tag}; Path=/; HttpOnly; SameSite=Lax{secure}; Max-Age=31536000");
        HeaderValue::from_str(&text).ok()
    }

    fn header(&self, side: Side, value: &str, end: &str) -> Option<HeaderValue> {
        let secure = if self.secure { "; Secure" } else { "" };
        let name = self.name(side);
        let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{end}");
        let mut header = HeaderValue::from_str(&text).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookies(url: &str) -> Cookies {
        Cookies::of(&url.parse().unwrap())
    }

    fn sent(lines: &[&str]) -> HeaderMap {
        lines.iter().map(|line| (COOKIE, line.parse().unwrap())).collect()
    }

    #[test]
    fn over_https_they_are_bound_to_the_host() {
        let cookies = cookies("https://privacy.example.com");
        assert_eq!(
            cookies.set(Side::Me, "abc").unwrap(),
            "__Host-rd-me=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(
            cookies.clear(Side::Desk).unwrap(),
            "__Host-rd-desk=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"
        );
    }

    #[test]
    fn on_loopback_the_port_tells_portals_apart() {
        let cookies = cookies("http://127.0.0.1:3000");
        assert_eq!(
            cookies.set(Side::Desk, "a").unwrap(),
            "rd-desk-3000=a; Path=/; HttpOnly; SameSite=Lax"
        );
        assert!(cookies.set(Side::Me, "a\r\nb").is_none());
    }

    #[test]
    fn the_mark_says_only_that_a_person_is_here() {
        let secure = cookies("https://privacy.example.com");
        assert_eq!(
            secure.mark(Side::Me).unwrap(),
            "__Host-rd-open=1; Path=/; HttpOnly; SameSite=None; Secure"
        );
        assert!(secure.mark(Side::Desk).is_none());
        assert!(secure.is_marked(&sent(&["__Host-rd-open=1"])));
        assert!(!secure.is_marked(&sent(&["__Host-rd-open="])));
        let plain = cookies("http://127.0.0.1:3000");
        assert!(
            plain.is_marked(&sent(&["rd-open-3000=1"])) && !plain.is_marked(&sent(&["__Host-rd-open=1"]))
        );
    }

    #[test]
    fn a_language_is_kept_for_a_year() {
        let secure = cookies("https://privacy.example.com");
        assert_eq!(
            secure.set_language(Language::De).unwrap(),
            "__Host-rd-lang=de; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=31536000"
        );
        let kept = |line| secure.language(&sent(&[line]));
        assert_eq!(kept("__Host-rd-lang=de"), Some(Language::De));
        assert_eq!(kept("__Host-rd-lang=en-GB"), Some(Language::En));
        for other in ["__Host-rd-lang=fr", "__Host-rd-lang=", "rd-lang=de", "a=b"] {
            assert_eq!(kept(other), None, "{other}");
        }
    }

    #[test]
    fn each_is_found_by_its_whole_name_and_only_once() {
        let cookies = cookies("http://127.0.0.1:3000");
        let me = |lines: &[&str]| cookies.read(&sent(lines), Side::Me).map(str::to_owned);
        assert_eq!(me(&["a=b; rd-me-3000=x; rd-desk-3000=y"]).as_deref(), Some("x"));
        assert_eq!(me(&["a=b", "rd-me-3000=x"]).as_deref(), Some("x"));
        assert_eq!(me(&["rd-me-3000=x; rd-me-3000=y"]), None);
        assert_eq!(me(&["rd-me-30001=x; xrd-me-3000=y; rd-me=z"]), None);
        assert_eq!(me(&[]), None);
    }
}
