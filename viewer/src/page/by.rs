//! Who said something: the business's side by role or name, others by a letter each, in the order of their seats.

use crate::{
    json::Json,
    text::{Language, talk as words},
};

/// How the copy calls everybody else.
const OTHERS: &str = "other_";

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The person.
    You,
    /// Another participant, by their seat.
    Other(usize),
    /// A person without a seat.
    Somebody,
    /// A member of staff.
    Agent(Option<String>),
    /// The business, where nothing says whether a person or a machine wrote.
    Business(Option<String>),
    /// A machine of the business's.
    Bot(Option<String>),
}

/// Who sits in a conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Vec<String>);

impl Names {
    /// One more takes a seat.
    pub fn seat(&mut self, participant: &Json<'_>) {
        let user = participant.text("userId").filter(|user| user.starts_with(OTHERS));
        self.0.extend(user.map(str::to_owned));
    }

    /// Whether anybody else sits there.
    pub fn shared(&self) -> bool {
        !self.0.is_empty()
    }

    /// Who wrote a message, from its `author`.
    pub fn by(&self, author: Option<&Json<'_>>) -> By {
        let Some(author) = author else {
            return By::Business(None);
        };
        let name = || author.text("displayName").map(str::to_owned);
        let is = |subtype: &str| {
            author
                .list("subtypes")
                .iter()
                .any(|held| held.as_text() == Some(subtype))
        };
        match (author.text("type"), author.text("userId")) {
            (Some("user"), Some(user)) if user.starts_with(OTHERS) => {
                let seat = self.0.iter().position(|held| held == user);
                seat.map_or(By::Somebody, By::Other)
            }
            (Some("user"), Some(_)) => By::You,
            (Some("user"), None) => By::Somebody,
            _ if is("bot") || is("AI") => By::Bot(name()),
            _ if is("agent") => By::Agent(name()),
            _ => By::Business(name()),
        }
    }
}

impl By {
    /// In words; `business` is the business's name, empty where none is known.
    pub fn said(&self, language: Language, business: &str) -> String {
        let phrase = match self {
            Self::Agent(Some(name)) | Self::Business(Some(name)) | Self::Bot(Some(name)) => {
                return name.clone();
            }
            Self::Business(None) if !business.is_empty() => return business.to_owned(),
            Self::Other(seat) => return words::other(language, &letter(*seat)),
            Self::You => words::YOU,
            Self::Somebody => words::SOMEBODY,
            Self::Agent(None) => words::AGENT,
            Self::Business(None) => words::BUSINESS,
            Self::Bot(None) => words::BOT,
        };
        phrase.said(language).to_owned()
    }

    /// What else is said of the author.
    pub fn rank(&self, language: Language) -> Option<&'static str> {
        let phrase = match self {
            Self::Bot(Some(_)) => words::A_BOT,
            Self::Agent(Some(_)) => words::OF_STAFF,
            Self::Business(Some(_)) => words::OF_BUSINESS,
            _ => return None,
        };
        Some(phrase.said(language))
    }
}

/// A, B … Z, AA, AB …
fn letter(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)));
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(users: &[&str]) -> Names {
        let mut names = Names::default();
        for user in users {
            let seat = format!(r#"{{"userId":"{user}"}}"#);
            names.seat(&Json::parse(&seat).unwrap());
        }
        names
    }

    #[test]
    fn others_go_by_letters_in_the_order_of_their_seats() {
        let names = names(&["other_a", "me", "other_b"]);
        let by = |author: &str| names.by(Some(&Json::parse(author).unwrap()));
        assert_eq!(by(r#"{"type":"user","userId":"me"}"#), By::You);
        let other = by(r#"{"type":"user","userId":"other_b"}"#);
        assert_eq!(other.said(Language::En, ""), "Another participant B");
        assert_eq!(by(r#"{"type":"user","userId":"other_unknown"}"#), By::Somebody);
        assert_eq!(by(r#"{"type":"user"}"#), By::Somebody);
        assert!(names.shared());
    }

    #[test]
    fn the_business_speaks_through_people_and_machines() {
        let by = |author: &str| names(&[]).by(Some(&Json::parse(author).unwrap()));
        assert_eq!(by(r#"{"type":"business","subtypes":["agent"]}"#), By::Agent(None));
        let idris = by(r#"{"type":"business","subtypes":["agent"],"displayName":"Idris P."}"#);
        assert_eq!(idris.said(Language::En, "Larkspoke"), "Idris P.");
        assert_eq!(idris.rank(Language::En), Some("a member of staff"));
        assert_eq!(by(r#"{"type":"business","subtypes":["AI"]}"#), By::Bot(None));
        assert_eq!(
            by(r#"{"type":"business"}"#).said(Language::En, "Larkspoke"),
            "Larkspoke"
        );
        assert_eq!(by("{}").said(Language::En, ""), "The business");
        assert!(!names(&["me"]).shared());
    }

    #[test]
    fn letters_do_not_run_out() {
        assert_eq!(
            [0, 25, 26, 27, 701, 702].map(letter),
            ["A", "Z", "AA", "AB", "ZZ", "AAA"]
        );
    }
}
