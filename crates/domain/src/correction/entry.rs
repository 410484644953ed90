//! What a person types for a field, by the platform's own limits for it.

use super::{FieldPath, Unfit, Value, text::quote};
use crate::facts::PageUrl;

/// The longest name or e-mail address, in characters.
const LONGEST: usize = 128;
/// The longest language tag.
const LONGEST_TAG: usize = 64;

/// What sort of thing a field holds, and so how it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A name.
    Name,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// A language tag.
    Locale,
    /// Some other text.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
}

/// What was typed, against what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// The same.
    Same,
    /// Something else; none: it is to go.
    Becomes(Option<Value>),
}

impl Sort {
    /// What sort a field is that holds `stands`, its own text in the record, or that is not there. None if the record has
    /// a list or an object there, which is no value of the platform's.
    pub fn of(field: &FieldPath, stands: Option<&str>) -> Option<Self> {
        Some(match (field.names(), stands.map(str::as_bytes)) {
            (_, Some([b'{' | b'[', ..])) => return None,
            (("profile", "email"), _) => Self::Email,
            (("profile", "avatarUrl"), _) => Self::Url,
            (("profile", "locale"), _) => Self::Locale,
            (("profile", _), _) => Self::Name,
            (_, Some([b't' | b'f', ..])) => Self::Flag,
            (_, Some([b'-' | b'0'..=b'9', ..])) => Self::Number,
            _ => Self::Text,
        })
    }

    /// Its code, for the page that draws a form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Url => "url",
            Self::Locale => "locale",
            Self::Text => "text",
            Self::Number => "number",
            Self::Flag => "flag",
        }
    }
}

/// Whether `becomes` is what stands there: nothing, `null` and an empty text are alike.
pub fn is_same(stands: Option<&str>, becomes: Option<&Value>) -> bool {
    let nothing = |value: &Value| *value == Value::Text(String::new());
    let held = stands.and_then(|raw| serde_json::from_str::<Value>(raw).ok());
    held.filter(|value| !nothing(value)).as_ref() == becomes.filter(|value| !nothing(value))
}

/// Takes what was typed for a field that holds `stands`. Nothing typed takes the value away. A text that came back from
/// a form as it was sent there is the same, also where a form cannot carry all of it (line breaks, white space around).
///
/// # Errors
/// [`Unfit`] says which rule it breaks.
pub fn entered(field: &FieldPath, stands: Option<&str>, typed: &str) -> Result<Entered, Unfit> {
    let sort = Sort::of(field, stands).ok_or(Unfit::NotEdited)?;
    let typed = typed.trim();
    let held = stands.map(shown).unwrap_or_default();
    if in_one_line(typed) == in_one_line(&held) {
        return Ok(Entered::Same);
    }
    if typed.is_empty() {
        return Ok(Entered::Becomes(None));
    }
    if typed.chars().any(is_control) {
        return Err(Unfit::Control);
    }
    let value = match sort {
        Sort::Flag => Value::Flag(flag(typed)?),
        Sort::Number => Value::Number(number(typed)?),
        Sort::Name | Sort::Email if typed.chars().count() > LONGEST => return Err(Unfit::Length),
        Sort::Email if !is_email(typed) => return Err(Unfit::Email),
        Sort::Url if !is_https(typed) => return Err(Unfit::Url),
        Sort::Locale if !is_tag(typed) => return Err(Unfit::Locale),
        _ => Value::Text(typed.to_owned()),
    };
    Ok(if is_same(stands, Some(&value)) {
        Entered::Same
    } else {
        Entered::Becomes(Some(value))
    })
}

/// A value of a record as a form shows it.
pub(super) fn shown(raw: &str) -> String {
    match serde_json::from_str::<String>(raw) {
        Ok(text) => text,
        Err(_) if raw == "null" => String::new(),
        Err(_) => raw.to_owned(),
    }
}

fn in_one_line(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Control characters, and those that turn the direction of what follows.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn flag(typed: &str) -> Result<bool, Unfit> {
    match typed {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(Unfit::Kind),
    }
}

/// A number that is kept with all of its digits.
fn number(typed: &str) -> Result<serde_json::Number, Unfit> {
    let number: serde_json::Number = serde_json::from_str(typed).map_err(|_| Unfit::Number)?;
    let digits = typed.split(['e', 'E']).next().unwrap_or_default();
    let digits = digits.bytes().filter(u8::is_ascii_digit).count();
    if number.is_f64() && digits > 15 {
        return Err(Unfit::Number);
    }
    Ok(number)
}

/// `name@example.com` (RFC 5321 §4.1.2 without quoted names and address literals; letters of any script, RFC 6531).
fn is_email(typed: &str) -> bool {
    let Some((name, host)) = typed.rsplit_once('@') else {
        return false;
    };
    let odd = |c: char| c.is_whitespace() || "\"(),:;<>@[\\]".contains(c);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.len() <= 64
        && !name.contains(odd)
        && name.split('.').all(|part| !part.is_empty())
        && host.contains('.')
        && host.split('.').all(is_label)
}

fn is_https(typed: &str) -> bool {
    typed.starts_with("https://") && PageUrl::parse(typed).is_ok()
}

/// A well-formed language tag (RFC 5646 §2.1, without the irregular ones that it keeps for old times' sake).
fn is_tag(typed: &str) -> bool {
    let alpha = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let plain = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut parts = typed.split('-').peekable();
    if typed.len() > LONGEST_TAG || !typed.split('-').all(plain) {
        return false;
    }
    let Some(language) = parts.next() else {
        return false;
    };
    if language.eq_ignore_ascii_case("x") {
        return parts.next().is_some();
    }
    if language.len() < 2 || !alpha(language) {
        return false;
    }
    if language.len() <= 3 {
        let mut extensions = 0;
        while extensions < 3 && parts.next_if(|part| part.len() == 3 && alpha(part)).is_some() {
            extensions += 1;
        }
    }
    parts.next_if(|part| part.len() == 4 && alpha(part));
    parts.next_if(|part| {
        (part.len() == 2 && alpha(part)) || (part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
    });
    let is_variant =
        |part: &&str| part.len() >= 5 || (part.len() == 4 && part.as_bytes()[0].is_ascii_digit());
    while parts.next_if(is_variant).is_some() {}
    while let Some(letter) = parts.next() {
        let shortest = if letter.eq_ignore_ascii_case("x") { 1 } else { 2 };
        if letter.len() != 1 {
            return false;
        }
        let mut below = 0;
        while parts.next_if(|part| part.len() >= shortest).is_some() {
            below += 1;
        }
        if below == 0 {
            return false;
        }
    }
    true
}

/// How many bytes metadata with this text take.
pub(super) fn size(metadata: &str) -> usize {
    match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(metadata) {
        Ok(members) => {
            let member = |(name, value): (&String, &serde_json::Value)| {
                quote(name).len() + value.to_string().len() + 2
            };
            1 + members.iter().map(member).sum::<usize>().max(1)
        }
        Err(_) => metadata.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(path: &str) -> FieldPath {
        FieldPath::parse(path).unwrap()
    }

    fn text(text: &str) -> Entered {
        Entered::Becomes(Some(Value::Text(text.to_owned())))
    }

    #[test]
    fn a_name_has_1_to_128_characters_in_one_line() {
        let name = |typed: &str| entered(&field("user.profile.surname"), Some("\"Okonjo\""), typed);
        assert_eq!(name("  Okonjo-Vale "), Ok(text("Okonjo-Vale")));
        assert_eq!(name("Okonjo"), Ok(Entered::Same));
        assert_eq!(name("\u{a0}\t"), Ok(Entered::Becomes(None)));
        assert_eq!(name(&"é".repeat(128)), Ok(text(&"é".repeat(128))));
        assert_eq!(name(&"é".repeat(129)), Err(Unfit::Length));
        for control in ["a\nb", "a\0b", "a\u{7f}b", "a\u{85}b", "a\u{202e}b"] {
            assert_eq!(name(control), Err(Unfit::Control), "{control:?}");
        }
        assert_eq!(
            name("<script>\u{200d}"),
            Ok(text("<script>\u{200d}")),
            "what joins letters stays"
        );
    }

    #[test]
    fn an_address_of_e_mail_is_one() {
        let email = |typed: &str| entered(&field("user.profile.email"), None, typed);
        for good in [
            "maren.vale@example.com",
            "m+ferry&co%1@mail.example.co.uk",
            "用户@例え.example",
            "a@xn--bcher-kva.example",
        ] {
            assert_eq!(email(good), Ok(text(good)));
        }
        for bad in [
            "maren",
            "@example.com",
            "a@b",
            "a@b..example",
            "a@-b.example",
            "a..b@c.example",
            ".a@c.example",
            "a b@c.example",
            "a@b@c.example",
            "\"a b\"@c.example",
            "a@[127.0.0.1]",
            "Maren <a@b.example>",
        ] {
            assert_eq!(email(bad), Err(Unfit::Email), "{bad}");
        }
        assert_eq!(
            email(&format!("{}@example.com", "a".repeat(128))),
            Err(Unfit::Length)
        );
    }

    #[test]
    fn a_language_is_a_tag() {
        let tag = |typed: &str| entered(&field("user.profile.locale"), Some("\"fr\""), typed);
        for good in [
            "en",
            "nb-NO",
            "zh-cmn-Hans-CN",
            "sl-rozaj-biske-1994",
            "es-419",
            "de-CH-1901",
            "en-US-u-islamcal",
            "x-whatever",
            "en-a-bbb-x-a",
        ] {
            assert_eq!(tag(good), Ok(text(good)), "{good}");
        }
        for bad in [
            "e",
            "en_GB",
            "englishlanguage",
            "en-",
            "-en",
            "en-u",
            "en GB",
            "1n",
            "x",
            "en-GB-DE",
        ] {
            assert_eq!(tag(bad), Err(Unfit::Locale), "{bad}");
        }
        assert_eq!(tag(&format!("en{}", "-abcdef".repeat(10))), Err(Unfit::Locale));
    }

    #[test]
    fn a_picture_stands_behind_https() {
        let url = |typed: &str| entered(&field("user.profile.avatarUrl"), None, typed);
        assert_eq!(
            url("https://cdn.example.com/u.png?x=1"),
            Ok(text("https://cdn.example.com/u.png?x=1"))
        );
        for bad in [
            "http://cdn.example.com/u.png",
            "http://localhost/u.png",
            "javascript:alert(1)",
            "data:image/png;base64,AA",
            "https://",
            "https://a b",
            "//cdn.example.com",
        ] {
            assert_eq!(url(bad), Err(Unfit::Url), "{bad}");
        }
        assert_eq!(
            url(&format!("https://x.example/{}", "a".repeat(2_048))),
            Err(Unfit::Url)
        );
    }

    #[test]
    fn what_was_noted_keeps_its_kind() {
        let noted = |stands: Option<&str>, typed: &str| entered(&field("user.metadata.x"), stands, typed);
        assert_eq!(noted(Some("14"), "14"), Ok(Entered::Same));
        assert_eq!(noted(Some("12.50"), "12.50"), Ok(Entered::Same));
        assert_eq!(
            noted(Some("14"), "15.5"),
            Ok(Entered::Becomes(Some(serde_json::from_str("15.5").unwrap())))
        );
        for none in [
            "fourteen",
            "0x10",
            "1.",
            "NaN",
            "1,5",
            "1e999",
            "0.1234567890123456789",
            "01",
        ] {
            assert_eq!(noted(Some("14"), none), Err(Unfit::Number), "{none}");
        }
        assert_eq!(
            noted(Some("true"), "false"),
            Ok(Entered::Becomes(Some(Value::Flag(false))))
        );
        assert_eq!(noted(Some("true"), "true"), Ok(Entered::Same));
        assert_eq!(noted(Some("true"), "no"), Err(Unfit::Kind));
        assert_eq!(noted(Some("\"14\""), "15"), Ok(text("15")));
        assert_eq!(noted(Some("null"), ""), Ok(Entered::Same));
        assert_eq!(noted(Some("\"\""), " "), Ok(Entered::Same));
        assert_eq!(noted(Some("{\"a\":1}"), "b"), Err(Unfit::NotEdited));
        // What a line of a form cannot carry is no change of the person's.
        assert_eq!(noted(Some(r#"" two\nlines ""#), "twolines"), Ok(Entered::Same));
    }

    #[test]
    fn the_size_is_that_of_the_shortest_text() {
        for (text, bytes) in [
            ("{}", 2),
            (r#"{"a":1}"#, 7),
            (r#"{ "a" : "\u0041", "b":true }"#, 18),
        ] {
            assert_eq!(size(text), bytes, "{text}");
        }
    }
}
