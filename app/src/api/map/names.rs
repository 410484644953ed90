//! How a person sees the others in a conversation: a letter each, in the order of their seats.

use domain::{
    others::Aliases,
    record::{self, Author, AuthorKind, Participant},
};

use crate::{text::conversation as words, view::By};

/// Who sits in a conversation.
#[derive(Debug)]
pub(in crate::api) struct Names<'a> {
    aliases: &'a Aliases,
    seats: Vec<Option<String>>,
}

impl<'a> Names<'a> {
    /// From the participants' records, already under pseudonyms.
    pub fn new(participants: &[String], aliases: &'a Aliases) -> Self {
        let seats = participants
            .iter()
            .map(|data| {
                record::parse::<Participant>(data)
                    .user_id
                    .filter(|user| !aliases.is_owner(user))
            })
            .collect();
        Self { aliases, seats }
    }

    /// Whether this is a seat of the person's own.
    pub fn is_own(&self, participant: &str) -> bool {
        let user = record::parse::<Participant>(participant).user_id;
        user.is_some_and(|user| self.aliases.is_owner(&user))
    }

    /// Everyone, in the order of their seats.
    pub fn all(&self) -> Vec<String> {
        self.seats
            .iter()
            .map(|seat| {
                seat.as_ref()
                    .map_or_else(|| words::YOU.into(), |alias| self.other(alias))
            })
            .collect()
    }

    /// Who wrote.
    pub fn by(&self, author: &Author) -> By {
        let is = |subtype: &str| author.subtypes.iter().any(|other| other == subtype);
        match (author.kind, &author.user_id) {
            (AuthorKind::User, Some(user)) if self.aliases.is_owner(user) => By::You,
            (AuthorKind::User, Some(alias)) => By::Other(self.other(alias)),
            (AuthorKind::User, None) => By::Other(words::SOMEBODY.into()),
            (AuthorKind::Business, _) if is("bot") || is("AI") => By::Bot(author.display_name.clone()),
            (AuthorKind::Business, _) if is("agent") => By::Agent(author.display_name.clone()),
            (AuthorKind::Business, _) => By::Business(author.display_name.clone()),
        }
    }

    fn other(&self, alias: &str) -> String {
        let others = self.seats.iter().flatten();
        others
            .enumerate()
            .find_map(|(at, seat)| (seat == alias).then(|| words::other(&letter(at))))
            .unwrap_or_else(|| words::SOMEBODY.into())
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
    use domain::id::UserId;

    use super::*;

    fn aliases() -> Aliases {
        Aliases::of(&UserId::parse("me").unwrap(), [])
    }

    fn author(data: &str) -> Author {
        serde_json::from_str(data).unwrap()
    }

    #[test]
    fn others_go_by_letters_in_the_order_of_their_seats() {
        let aliases = aliases();
        let seats = ["other_a", "me", "other_b"].map(|user| format!(r#"{{"userId":"{user}"}}"#));
        let names = Names::new(&seats, &aliases);
        assert_eq!(
            names.all(),
            ["Another participant A", "You", "Another participant B"]
        );
        let by = |user: &str| names.by(&author(&format!(r#"{{"type":"user","userId":"{user}"}}"#)));
        assert_eq!(by("me"), By::You);
        assert_eq!(by("other_b"), By::Other("Another participant B".into()));
        assert_eq!(by("other_gone"), By::Other(words::SOMEBODY.en.into()));
        assert_eq!(
            names.by(&author(r#"{"type":"user"}"#)),
            By::Other(words::SOMEBODY.en.into())
        );
    }

    #[test]
    fn the_business_speaks_through_people_and_machines() {
        let aliases = aliases();
        let names = Names::new(&[], &aliases);
        let by = |data: &str| names.by(&author(data));
        assert_eq!(by(r#"{"type":"business","subtypes":["agent"]}"#), By::Agent(None));
        // The desk leaves a name in only where the app shows its staff by name.
        let idris = r#"{"type":"business","subtypes":["agent"],"displayName":"Idris P."}"#;
        assert_eq!(by(idris), By::Agent(Some("Idris P.".into())));
        assert_eq!(
            by(r#"{"type":"business","subtypes":["AI"],"displayName":"H"}"#),
            By::Bot(Some("H".into()))
        );
        assert_eq!(by(r#"{"type":"business","subtypes":["bot"]}"#), By::Bot(None));
        assert_eq!(by(r#"{"type":"business"}"#), By::Business(None));
        assert_eq!(by("{}"), By::Business(None));
    }

    #[test]
    fn letters_do_not_run_out() {
        assert_eq!(
            [0, 25, 26, 27, 701, 702].map(letter),
            ["A", "Z", "AA", "AB", "ZZ", "AAA"]
        );
    }
}
