//! How a person sees the others in a conversation: each by what is read of their pseudonym, everywhere the same.

use domain::{
    others::{self, Aliases},
    record::{self, Author, AuthorKind, Participant},
};

use crate::{text::conversation as words, view::By};

/// Who sits in a conversation.
#[derive(Debug)]
pub(in crate::api) struct Names<'a> {
    aliases: &'a Aliases,
    seats: Vec<String>,
}

impl<'a> Names<'a> {
    /// From the participants' records, already under pseudonyms.
    pub fn new(participants: &[String], aliases: &'a Aliases) -> Self {
        let seats = participants
            .iter()
            .map(|data| match record::parse::<Participant>(data).user_id {
                Some(user) if !aliases.is_owner(&user) => other(&user),
                _ => words::YOU.into(),
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
    pub fn all(&self) -> &[String] {
        &self.seats
    }

    /// Who wrote.
    pub fn by(&self, author: &Author) -> By {
        let is = |subtype: &str| author.subtypes.iter().any(|other| other == subtype);
        match (author.kind, &author.user_id) {
            (AuthorKind::User, Some(user)) if self.aliases.is_owner(user) => By::You,
            (AuthorKind::User, Some(user)) => By::Other(other(user)),
            (AuthorKind::User, None) => By::Other(words::SOMEBODY.into()),
            (AuthorKind::Business, _) if is("bot") || is("AI") => By::Bot(author.display_name.clone()),
            (AuthorKind::Business, _) if is("agent") => By::Agent(author.display_name.clone()),
            (AuthorKind::Business, _) => By::Business(author.display_name.clone()),
        }
    }
}

/// Whether or not they have a seat.
fn other(pseudonym: &str) -> String {
    others::label(pseudonym).map_or_else(|| words::SOMEBODY.into(), |label| words::other(&label))
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

    /// Two of the others.
    const KTRW: &str = "other_ktrwbcdfghjklmnp";
    const BZQX: &str = "other_bzqxbcdfghjklmnp";

    fn seat(user: &str) -> String {
        format!(r#"{{"userId":"{user}"}}"#)
    }

    fn by(names: &Names<'_>, user: &str) -> By {
        names.by(&author(&format!(r#"{{"type":"user","userId":"{user}"}}"#)))
    }

    #[test]
    fn others_go_by_how_their_pseudonyms_begin() {
        let aliases = aliases();
        let names = Names::new(&[KTRW, "me", BZQX].map(seat), &aliases);
        assert_eq!(
            names.all(),
            ["Another participant KTRW", "You", "Another participant BZQX"]
        );
        assert_eq!(by(&names, "me"), By::You);
        assert_eq!(by(&names, BZQX), By::Other("Another participant BZQX".into()));
        assert_eq!(by(&names, "other_unknown"), By::Other(words::SOMEBODY.en.into()));
        assert_eq!(
            names.by(&author(r#"{"type":"user"}"#)),
            By::Other(words::SOMEBODY.en.into())
        );
    }

    /// Whoever else sits there, in whatever order, and whether they still do themselves.
    #[test]
    fn nobody_is_called_otherwise_because_of_somebody_else() {
        let aliases = aliases();
        for seats in [
            &[KTRW, "me", BZQX][..],
            &["me", BZQX],
            &[BZQX, KTRW, "me"],
            &["me"],
            &[],
        ] {
            let seats: Vec<_> = seats.iter().map(|user| seat(user)).collect();
            let names = Names::new(&seats, &aliases);
            let called = By::Other("Another participant BZQX".into());
            assert_eq!(by(&names, BZQX), called, "{seats:?}");
            assert_ne!(by(&names, KTRW), called, "{seats:?}");
        }
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
}
