//! How somebody is reached.

use serde::{Deserialize, Serialize};

use super::{InvalidFact, Line, PageUrl, Text, text};

/// How somebody is reached.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, default)]
pub struct Contact {
    /// Who they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Line>,
    /// Their address, in lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Text>,
    /// Their e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// Their telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// Their page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<PageUrl>,
}

impl Contact {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An e-mail address, as it can stand in a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(Box<str>);

impl Email {
    /// Takes `name@example.com`, of at most 254 characters (RFC 5321 §4.5.3.1), without what has a meaning in a link.
    ///
    /// # Errors
    /// [`InvalidFact`] for anything else.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        let odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>?&%,;:\\".contains(c);
        let good = text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && !host.contains('@')
                && host.split('.').count() > 1
                && host.split('.').all(|part| !part.is_empty())
        });
        if good && !text.contains(odd) && text.len() <= 254 {
            Ok(Self(text.into()))
        } else {
            Err(InvalidFact(
                "an e-mail address is written like privacy@shop.example.com",
            ))
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number, as it can stand in a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(Box<str>);

impl Phone {
    /// Takes a number with its country's code, grouped by spaces, hyphens, dots, slashes or brackets.
    ///
    /// # Errors
    /// [`InvalidFact`] for anything else.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let plain = text
            .strip_prefix('+')
            .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || " -./()".contains(c)));
        if plain && (5..=15).contains(&digits) && text.len() <= 40 {
            Ok(Self(text.into()))
        } else {
            Err(InvalidFact(
                "a telephone number is written like +47 22 00 00 00, with its country's code",
            ))
        }
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text! { Email Phone }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_number_are_links_and_nothing_more() {
        for good in ["privacy@shop.example.com", "dpo+desk@xn--bcher-kva.example"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "privacy",
            "@x.example",
            "a@b",
            "a@b.",
            "a@b@c.example",
            "a b@c.example",
            "a@b.example?cc=x@y.example",
            "<a@b.example>",
            "a@b.example\n",
        ] {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
        for good in ["+47 22 00 00 00", "+441632960001", "+49 (5151) 9600-12"] {
            assert!(Phone::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "22 00 00 00",
            "+47",
            "+47 22 00 00 00 ext 5",
            "+47;phone-context=x",
            "+1234567890123456",
        ] {
            assert!(Phone::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn says_whether_anything_is_said() {
        assert!(Contact::default().is_empty());
        let named = Contact {
            name: Line::parse("Harbourline").ok(),
            ..Contact::default()
        };
        assert!(!named.is_empty());
    }
}
