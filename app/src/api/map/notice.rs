//! What a business says about itself and the data, in the language of the page.

use domain::{
    deadline::Regime,
    erasure::Size,
    facts::{self, Facts, Recipient, Said},
    inventory::Category,
    retention::Rule,
};

use super::{law::law, retention::for_person};
use crate::{
    text::{language, overview as words},
    view::{self, Contact, Holder, Notice},
};

/// Who answers for the data, and whom to turn to under this law. The authority that the business names is that of its
/// usual law, and no other's.
pub(in crate::api) fn holder(facts: &Facts, regime: Regime) -> Holder {
    let authority = (regime == facts.regime).then(|| contact(&facts.authority));
    Holder {
        controller: contact(&facts.controller),
        officer: contact(&facts.data_protection_officer),
        authority: authority.unwrap_or_default(),
        regime: regime.name().to_owned(),
        law: law(regime),
    }
}

fn contact(contact: &facts::Contact) -> Contact {
    Contact {
        name: contact.name.as_ref().map(ToString::to_string),
        address: contact.address.as_ref().map(ToString::to_string),
        email: contact.email.as_ref().map(ToString::to_string),
        phone: contact.phone.as_ref().map(ToString::to_string),
        url: contact.url.as_ref().map(ToString::to_string),
    }
}

/// What is said of each category under this law, in the order of the register; by these rules things go by themselves.
pub(in crate::api) fn notices(facts: &Facts, regime: Regime, rules: &[Rule]) -> Vec<Notice> {
    let read = |said: Option<Said>| said.map(|said| said.in_language(language().tag()).to_owned());
    let of = |category: Category| {
        let said = facts.data.of(category);
        Notice {
            category: shown(category),
            purposes: read(said.purposes),
            recipients: received_by(read(said.recipients), facts.recipients_of(category)),
            retention: read(said.retention),
            goes: for_person(rules, category),
            source: read(said.source),
            automated_decisions: read(said.automated_decisions),
            transfers: read(said.transfers),
            kept: category
                .on_erasure(&Size::Everything)
                .source(regime)
                .map(str::to_owned),
        }
    };
    Category::ALL.into_iter().map(of).collect()
}

/// Who else gets a category: as the business says it, and by name those whom it names.
fn received_by(said: Option<String>, recipients: &[Recipient]) -> Option<String> {
    let each: Vec<_> = recipients.iter().map(|one| one.name.as_str()).collect();
    let by_name = (!each.is_empty()).then(|| words::by_name(&each));
    match (said, by_name) {
        (Some(said), Some(names)) => Some(format!("{}. {names}", said.trim_end_matches('.'))),
        (said, by_name) => said.or(by_name),
    }
}

/// A category as a page has it.
pub(super) const fn shown(category: Category) -> view::Category {
    match category {
        Category::Profile => view::Category::Profile,
        Category::Metadata => view::Category::Metadata,
        Category::Channels => view::Category::Channels,
        Category::Devices => view::Category::Devices,
        Category::BusinessSystems => view::Category::BusinessSystems,
        Category::Conversations => view::Category::Conversations,
        Category::Messages => view::Category::Messages,
        Category::Requests => view::Category::Requests,
        Category::AccessLog => view::Category::AccessLog,
    }
}

#[cfg(test)]
mod tests {
    use domain::inventory::OnErasure;

    use super::*;

    /// Which of the words belong to what the register says.
    fn is_said(category: Category, does: OnErasure) -> bool {
        let fate = words::fate(shown(category));
        match does {
            OnErasure::Erased => fate == words::GOES,
            OnErasure::OwnErased => ![words::GOES, words::STAYS].contains(&fate),
            OnErasure::Kept { .. } => fate == words::STAYS,
            OnErasure::Emptied | OnErasure::NotAsked => false,
        }
    }

    /// Nobody is sent to an authority that has nothing to do with their law.
    #[test]
    fn the_authority_is_named_under_the_usual_law_alone() {
        let said = r#"{"regime":"gdpr","authority":{"name":"The Commissioner"}}"#;
        let facts: Facts = serde_json::from_str(said).unwrap();
        let named = |regime| holder(&facts, regime).authority.name;
        assert_eq!(named(Regime::Gdpr).as_deref(), Some("The Commissioner"));
        assert_eq!(named(Regime::Virginia), None);
        assert_eq!(holder(&facts, Regime::Virginia).regime, "Virginia CDPA");
    }

    #[test]
    fn whoever_is_known_by_name_is_named_of_all_that_is_passed_on() {
        let said = r#"{"data":{"messages":{"recipients":"A mail house."}},"recipients":[{"name":"Mailhouse"},{"name":"Print Ltd"}]}"#;
        let facts: Facts = serde_json::from_str(said).unwrap();
        let of = |category| {
            let mut notices = notices(&facts, Regime::Gdpr, &[]).into_iter();
            let found = notices.find(|notice| notice.category == shown(category));
            found.unwrap().recipients
        };
        let names = "By name: Mailhouse and Print Ltd";
        assert_eq!(of(Category::Profile).as_deref(), Some(names));
        let both = format!("A mail house. {names}");
        assert_eq!(of(Category::Messages), Some(both));
        assert_eq!(of(Category::Requests), None);
    }

    #[test]
    fn what_stays_is_cited_by_the_law_that_counts() {
        let cited = |regime| {
            let notices = notices(&Facts::default(), regime, &[]).into_iter();
            let kept = notices.filter_map(|notice| notice.kept);
            kept.collect::<Vec<_>>()
        };
        for (regime, law) in [
            (Regime::Gdpr, "GDPR"),
            (Regime::UkGdpr, "UK GDPR"),
            (Regime::Ccpa, "Cal. Civ. Code"),
        ] {
            let cited = cited(regime);
            assert!(!cited.is_empty());
            assert!(cited.iter().all(|cited| cited.starts_with(law)), "{cited:?}");
        }
        assert_eq!(cited(Regime::Virginia), [""; 0]);
    }

    #[test]
    fn what_the_page_says_of_an_erasure_is_what_the_register_says() {
        for category in Category::ALL {
            let fate = category.on_erasure(&Size::Everything);
            assert!(is_said(category, fate), "{category:?}");
        }
        // The control: of what stays it may not be said that it goes.
        assert!(!is_said(Category::Requests, OnErasure::Erased));
        assert!(!is_said(Category::Messages, OnErasure::Erased));
    }
}
