//! Who said something: the business's side by role or name, others by how their pseudonyms begin, as on the portal's pages.

use crate::{
    json::Json,
    text::{Language, talk as words},
};

/// How the copy calls everybody else.
const OTHERS: &str = "other_";

/// How many letters of a pseudonym are read.
const READ: usize = 4;

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The person.
    You,
    /// Another participant, by what is read of their pseudonym.
    Other(String),
    /// A person without a pseudonym of their own.
    Somebody,
    /// A member of staff.
    Agent(Option<String>),
    /// The business, where nothing says whether a person or a machine wrote.
    Business(Option<String>),
    /// A machine of the business's.
    Bot(Option<String>),
}

/// Whether this is a seat of somebody else.
pub fn is_another(participant: &Json<'_>) -> bool {
    let user = participant.text("userId");
    user.is_some_and(|user| user.starts_with(OTHERS))
}

impl By {
    /// Who wrote a message, from its `author`.
    pub fn of(author: Option<&Json<'_>>) -> Self {
        let Some(author) = author else {
            return Self::Business(None);
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
                label(user).map_or(Self::Somebody, Self::Other)
            }
            (Some("user"), Some(_)) => Self::You,
            (Some("user"), None) => Self::Somebody,
            _ if is("bot") || is("AI") => Self::Bot(name()),
            _ if is("agent") => Self::Agent(name()),
            _ => Self::Business(name()),
        }
    }

    /// In words; `business` is the business's name, empty where none is known.
    pub fn said(&self, language: Language, business: &str) -> String {
        let phrase = match self {
            Self::Agent(Some(name)) | Self::Business(Some(name)) | Self::Bot(Some(name)) => {
                return name.clone();
            }
            Self::Business(None) if !business.is_empty() => return business.to_owned(),
            Self::Other(label) => return words::other(language, label),
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

/// How a pseudonym begins; none for whom the person never met.
fn label(pseudonym: &str) -> Option<String> {
    let letters = pseudonym.strip_prefix(OTHERS)?;
    let drawn = letters.len() == 16 && letters.bytes().all(|b| b.is_ascii_lowercase());
    letters.get(..READ).filter(|_| drawn).map(str::to_ascii_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(author: &str) -> By {
        By::of(Some(&Json::parse(author).unwrap()))
    }

    #[test]
    fn others_go_by_how_their_pseudonyms_begin() {
        assert_eq!(by(r#"{"type":"user","userId":"me"}"#), By::You);
        let other = by(r#"{"type":"user","userId":"other_ktrwbcdfghjklmnp"}"#);
        assert_eq!(other.said(Language::En, ""), "Another participant KTRW");
        for unmet in [
            "other_unknown",
            "other_",
            "other_ktrwbcdfghjklmnpq",
            "other_ééééééé1",
        ] {
            let author = format!(r#"{{"type":"user","userId":"{unmet}"}}"#);
            assert_eq!(by(&author), By::Somebody, "{unmet}");
        }
        assert_eq!(by(r#"{"type":"user"}"#), By::Somebody);
    }

    #[test]
    fn a_seat_is_ones_own_or_anothers() {
        let seat = |user: &str| is_another(&Json::parse(&format!(r#"{{"userId":"{user}"}}"#)).unwrap());
        assert!(seat("other_unknown") && !seat("me"));
    }

    #[test]
    fn the_business_speaks_through_people_and_machines() {
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
        assert_eq!(By::of(None), By::Business(None));
    }
}
