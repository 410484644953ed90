//! A business, as its staff see it.

use domain::{
    facts::{Part, UnfitEntries},
    id::AppId,
};

use super::notice::{holder, notices};
use crate::view::{Business, FactEntry, FactsPart, Listed};

/// The ids and names of those within reach.
pub(in crate::api) fn businesses(apps: Vec<(AppId, String)>) -> Vec<(String, String)> {
    apps.into_iter()
        .map(|(id, name)| (id.to_string(), name))
        .collect()
}

pub(in crate::api) fn business(found: desk::Business) -> Business {
    Business {
        holder: holder(&found.facts, found.facts.regime),
        notices: notices(&found.facts, found.facts.regime, &found.retention),
        undescribed: found
            .undescribed
            .into_iter()
            .map(|field| (field.path, field.records))
            .collect(),
        returned: found
            .returned
            .into_iter()
            .map(|one| (one.reference.to_string(), one.at.to_string(), one.records))
            .collect(),
        can_go: found.can_go,
        calendar: found
            .facts
            .calendar
            .map(|calendar| (calendar.code().to_owned(), *calendar.years().end())),
        listed: Listed {
            people: found.listed.people,
            marketing: found.listed.marketing,
            other_uses: found.listed.other_uses,
            restricted: found.listed.restricted,
        },
        id: found.id.to_string(),
        name: found.name,
    }
}

/// A part of what it says, with what had been entered, if anything was.
pub(in crate::api) fn facts_part(
    business: &desk::Business,
    part: Part,
    entered: &[(String, String)],
) -> FactsPart {
    let wrong = match business.facts.with_entries(part, entered) {
        Ok(_) => Vec::new(),
        Err(UnfitEntries(fields, _)) => fields,
    };
    let field = |(name, saved): (&'static str, String)| {
        let typed = entered.iter().find(|(field, _)| field == name);
        FactEntry {
            typed: typed.map_or_else(|| saved.clone(), |(_, typed)| typed.clone()),
            wrong: wrong.contains(&name),
            name: name.to_owned(),
            saved,
        }
    };
    FactsPart {
        app: business.id.to_string(),
        name: business.name.clone(),
        part: part.code().to_owned(),
        seen: desk::mark_of(&business.facts, part),
        fields: business.facts.entries(part).into_iter().map(field).collect(),
    }
}

#[cfg(test)]
mod tests {
    use domain::facts::Facts;

    use super::*;
    use crate::text::revise as words;

    #[test]
    fn every_part_has_its_words_and_what_was_entered_is_told_from_what_is_saved() {
        let codes: Vec<_> = words::PARTS.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, Part::EVERY.map(Part::code));
        let business = desk::Business {
            id: AppId::parse("5f2c").unwrap(),
            name: "Harbourline".to_owned(),
            facts: serde_json::from_str::<Facts>(r#"{"controller":{"name":"Harbourline"}}"#).unwrap(),
            undescribed: Vec::new(),
            returned: Vec::new(),
            can_go: false,
            listed: desk::Listed::default(),
            retention: Vec::new(),
        };
        let entered =
            [("email", "nobody"), ("name", "")].map(|(name, typed)| (name.to_owned(), typed.to_owned()));
        let page = facts_part(&business, Part::Controller, &entered);
        let of = |name: &str| page.fields.iter().find(|field| field.name == name).unwrap();
        assert_eq!(
            (&*of("name").typed, &*of("name").saved, of("name").wrong),
            ("", "Harbourline", false)
        );
        assert_eq!((&*of("email").typed, of("email").wrong), ("nobody", true));
        let fresh = facts_part(&business, Part::Controller, &[]);
        assert!(
            fresh
                .fields
                .iter()
                .all(|field| field.typed == field.saved && !field.wrong)
        );
    }
}
