//! What a business's own staff say of it, a part at a time: who answers for the data, and what is done with them. The
//! rest of the facts is set by whoever runs the installation.

use super::{Contact, Email, Facts, InvalidFact, Line, Notice, PageUrl, Phone, Said, Text};
use crate::inventory::Category;

/// A part of the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Who answers for the data.
    Controller,
    /// Their data protection officer.
    Officer,
    /// Whom a person can complain to.
    Authority,
    /// What is said of every category that says nothing of its own.
    All,
    /// What is said of one.
    Of(Category),
}

/// What is said of somebody who can be reached.
const CONTACT: [&str; 5] = ["name", "address", "email", "phone", "url"];

/// What is said of data, in each language that it can be entered in. What stands there in others stays.
const NOTICE: [&str; 12] = [
    "purposes.en",
    "purposes.de",
    "recipients.en",
    "recipients.de",
    "retention.en",
    "retention.de",
    "source.en",
    "source.de",
    "automated_decisions.en",
    "automated_decisions.de",
    "transfers.en",
    "transfers.de",
];

/// Something that was entered is not what it has to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", .0.join(", "), .1)]
pub struct UnfitEntries(
    /// The fields.
    pub Vec<&'static str>,
    /// The rule that the first of them breaks.
    pub InvalidFact,
);

impl Part {
    /// All of them, as they follow each other on pages.
    pub const EVERY: [Self; 13] = [
        Self::Controller,
        Self::Officer,
        Self::Authority,
        Self::All,
        Self::Of(Category::Profile),
        Self::Of(Category::Metadata),
        Self::Of(Category::Channels),
        Self::Of(Category::Devices),
        Self::Of(Category::BusinessSystems),
        Self::Of(Category::Conversations),
        Self::Of(Category::Messages),
        Self::Of(Category::Requests),
        Self::Of(Category::AccessLog),
    ];

    /// As it stands in an address and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Controller => "controller",
            Self::Officer => "officer",
            Self::Authority => "authority",
            Self::All => "all",
            Self::Of(category) => category.code(),
        }
    }

    /// The part with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::EVERY.into_iter().find(|part| part.code() == code)
    }

    /// The names of its fields.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Controller | Self::Officer | Self::Authority => &CONTACT,
            Self::All | Self::Of(_) => &NOTICE,
        }
    }
}

impl Facts {
    /// What stands in each field of a part; nothing where nothing is said.
    pub fn entries(&self, part: Part) -> Vec<(&'static str, String)> {
        let entry = |field: &'static str| match part {
            Part::Controller => self.controller.entry(field),
            Part::Officer => self.data_protection_officer.entry(field),
            Part::Authority => self.authority.entry(field),
            Part::All => self.data.all.entry(field),
            Part::Of(category) => self.data.own(category).entry(field),
        };
        let with = |field: &&'static str| (*field, entry(field).unwrap_or_default());
        part.fields().iter().map(with).collect()
    }

    /// The same with these entries in a part. A field that is not among them stays as it is, and one that is empty is
    /// not said any more.
    ///
    /// # Errors
    /// [`UnfitEntries`] if any is not what it has to be.
    pub fn with_entries(&self, part: Part, entered: &[(String, String)]) -> Result<Self, UnfitEntries> {
        let mut facts = self.clone();
        let mut unfit: Option<UnfitEntries> = None;
        for field in part.fields() {
            let Some((_, typed)) = entered.iter().find(|(name, _)| name == field) else {
                continue;
            };
            // As forms send lines.
            let typed = typed.replace("\r\n", "\n");
            if let Err(why) = facts.enter(part, field, typed.trim()) {
                let UnfitEntries(fields, _) = unfit.get_or_insert_with(|| UnfitEntries(Vec::new(), why));
                fields.push(*field);
            }
        }
        unfit.map_or(Ok(facts), Err)
    }

    fn enter(&mut self, part: Part, field: &str, typed: &str) -> Result<(), InvalidFact> {
        match part {
            Part::Controller => self.controller.enter(field, typed),
            Part::Officer => self.data_protection_officer.enter(field, typed),
            Part::Authority => self.authority.enter(field, typed),
            Part::All => self.data.all.enter(field, typed),
            Part::Of(category) => self.data.own_mut(category).enter(field, typed),
        }
    }
}

/// What was typed, as what it has to be; nothing where nothing was.
fn parsed<T>(typed: &str, parse: fn(&str) -> Result<T, InvalidFact>) -> Result<Option<T>, InvalidFact> {
    if typed.is_empty() {
        return Ok(None);
    }
    parse(typed).map(Some)
}

impl Contact {
    fn entry(&self, field: &str) -> Option<String> {
        match field {
            "name" => self.name.as_ref().map(ToString::to_string),
            "address" => self.address.as_ref().map(ToString::to_string),
            "email" => self.email.as_ref().map(ToString::to_string),
            "phone" => self.phone.as_ref().map(ToString::to_string),
            "url" => self.url.as_ref().map(ToString::to_string),
            _ => None,
        }
    }

    fn enter(&mut self, field: &str, typed: &str) -> Result<(), InvalidFact> {
        match field {
            "name" => self.name = parsed(typed, Line::parse)?,
            "address" => self.address = parsed(typed, Text::parse)?,
            "email" => self.email = parsed(typed, Email::parse)?,
            "phone" => self.phone = parsed(typed, Phone::parse)?,
            "url" => self.url = parsed(typed, PageUrl::parse)?,
            _ => {}
        }
        Ok(())
    }
}

impl Notice {
    fn entry(&self, field: &str) -> Option<String> {
        let (what, language) = field.split_once('.')?;
        let said = match what {
            "purposes" => &self.purposes,
            "recipients" => &self.recipients,
            "retention" => &self.retention,
            "source" => &self.source,
            "automated_decisions" => &self.automated_decisions,
            "transfers" => &self.transfers,
            _ => return None,
        };
        said.as_ref()?.entry(language).map(str::to_owned)
    }

    fn enter(&mut self, field: &str, typed: &str) -> Result<(), InvalidFact> {
        let (what, language) = field.split_once('.').unwrap_or((field, ""));
        let said = match what {
            "purposes" => &mut self.purposes,
            "recipients" => &mut self.recipients,
            "retention" => &mut self.retention,
            "source" => &mut self.source,
            "automated_decisions" => &mut self.automated_decisions,
            "transfers" => &mut self.transfers,
            _ => return Ok(()),
        };
        let text = parsed(typed, Text::parse)?;
        *said = Said::with_entry(said.take(), language, text)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(json: &str) -> Facts {
        serde_json::from_str(json).unwrap()
    }

    fn typed(entries: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, typed): &(&str, &str)| ((*name).to_owned(), (*typed).to_owned());
        entries.iter().map(owned).collect()
    }

    #[test]
    fn every_part_has_its_code_and_what_was_read_goes_back_as_it_was() {
        let said = facts(
            r#"{"sign_in":{"origins":["https://shop.example.com"]},"controller":{"name":"Harbourline","address":"Quay 3\nTarrow","email":"a@b.example","phone":"+47 22 00 00 00","url":"https://b.example"},"authority":{"name":"Datatilsynet"},"data":{"all":{"source":"You"},"messages":{"purposes":{"de":"Antworten","en":"Answers","nb":"Svar"},"transfers":{"de":"Keine"}}}}"#,
        );
        for part in Part::EVERY {
            assert_eq!(Part::from_code(part.code()), Some(part));
            let entries = said.entries(part);
            assert_eq!(entries.len(), part.fields().len());
            let back: Vec<_> = entries
                .into_iter()
                .map(|(name, text)| (name.to_owned(), text))
                .collect();
            assert_eq!(said.with_entries(part, &back).unwrap(), said, "{part:?}");
        }
        assert_eq!(Part::from_code("sign_in"), None);
        assert!(said.entries(Part::All).contains(&("source.en", "You".to_owned())));
    }

    #[test]
    fn what_is_empty_is_unsaid_and_what_is_not_entered_stays() {
        let said = facts(
            r#"{"controller":{"name":"Harbourline","email":"a@b.example"},"data":{"messages":{"purposes":{"en":"Answers","nb":"Svar"}}}}"#,
        );
        let next = said.with_entries(Part::Controller, &typed(&[("name", " "), ("sign_in", "x")]));
        assert_eq!(
            next.unwrap(),
            facts(
                r#"{"controller":{"email":"a@b.example"},"data":{"messages":{"purposes":{"en":"Answers","nb":"Svar"}}}}"#
            )
        );
        let messages = Part::Of(Category::Messages);
        let next = said.with_entries(
            messages,
            &typed(&[("purposes.en", ""), ("purposes.de", "Antworten\r\nhier")]),
        );
        let purposes = next.unwrap().data.of(Category::Messages).purposes.unwrap();
        assert_eq!(
            purposes,
            facts(r#"{"data":{"all":{"source":{"de":"Antworten\nhier","nb":"Svar"}}}}"#)
                .data
                .all
                .source
                .unwrap()
        );
        let none = said
            .with_entries(Part::All, &typed(&[("source.en", "You")]))
            .unwrap();
        assert_eq!(
            none.data.all,
            facts(r#"{"data":{"all":{"source":"You"}}}"#).data.all
        );
    }

    #[test]
    fn each_field_has_its_rule_and_nothing_is_changed_where_one_is_broken() {
        let said = Facts::default();
        for (part, field, bad) in [
            (Part::Controller, "name", "two\nlines"),
            (Part::Officer, "address", "a\u{7}b"),
            (Part::Authority, "email", "nobody"),
            (Part::Controller, "phone", "22 00 00 00"),
            (Part::Controller, "url", "javascript:alert(1)"),
            (Part::All, "purposes.de", &*"x".repeat(2_001)),
        ] {
            let refused = said.with_entries(part, &typed(&[(field, bad)]));
            assert_eq!(refused.unwrap_err().0, [field], "{field}");
        }
    }
}
