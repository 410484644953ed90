//! What a business says about itself and the data, in the language of the page.

use domain::{
    erasure::Size,
    facts::{self, Facts, Said},
    inventory::{Category, OnErasure},
};

use crate::{
    text::language,
    view::{Contact, Holder, Notice},
};

/// Who answers for the data, and whom to turn to.
pub(in crate::api) fn holder(facts: &Facts) -> Holder {
    Holder {
        controller: contact(&facts.controller),
        officer: contact(&facts.data_protection_officer),
        authority: contact(&facts.authority),
        regime: facts.regime.name().to_owned(),
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

/// What is said of each category, in the order of the register.
pub(in crate::api) fn notices(facts: &Facts) -> Vec<Notice> {
    let read = |said: Option<Said>| said.map(|said| said.in_language(language().tag()).to_owned());
    let of = |category: Category| {
        let said = facts.data.of(category);
        Notice {
            category: category.code().to_owned(),
            purposes: read(said.purposes),
            recipients: read(said.recipients),
            retention: read(said.retention),
            source: read(said.source),
            automated_decisions: read(said.automated_decisions),
            transfers: read(said.transfers),
            kept: match category.on_erasure(&Size::Everything) {
                OnErasure::Erased | OnErasure::Emptied | OnErasure::NotAsked => None,
                OnErasure::OwnErased { ground } | OnErasure::Kept { ground } => Some(ground.to_owned()),
            },
        }
    };
    Category::ALL.into_iter().map(of).collect()
}
