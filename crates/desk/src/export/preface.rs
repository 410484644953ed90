//! What stands before the records: who holds them, and what the law wants said of each category. What the business has
//! not said is null.

use domain::{
    deadline::Regime,
    erasure::Size,
    facts::{Contact, Facts, Notice, Period},
    id::AppId,
    inventory::{Category, OnErasure},
    retention::{Class, Rule},
};
use serde_json::{Value, json};

use crate::view::display_name;

/// `controller`.
pub(super) fn controller(app: &AppId, data: &str, facts: &Facts) -> Value {
    json!({
        "app": { "id": app.as_str(), "displayName": display_name(data) },
        "name": facts.controller.name,
        "contact": contact(&facts.controller, &facts.data_protection_officer),
        "authority": party(&facts.authority),
        "regime": facts.regime.name(),
    })
}

fn contact(controller: &Contact, officer: &Contact) -> Value {
    if controller.is_empty() && officer.is_empty() {
        return Value::Null;
    }
    json!({
        "address": controller.address,
        "email": controller.email,
        "phone": controller.phone,
        "url": controller.url,
        "dataProtectionOfficer": party(officer),
    })
}

/// Somebody to turn to.
fn party(party: &Contact) -> Value {
    if party.is_empty() {
        return Value::Null;
    }
    json!({
        "name": party.name,
        "address": party.address,
        "email": party.email,
        "phone": party.phone,
        "url": party.url,
    })
}

/// `notice`: Art. 15(1)(a)–(h) GDPR for each category; by these rules things go by themselves.
pub(super) fn notice(facts: &Facts, rules: &[Rule]) -> Value {
    let said = |category: Category| {
        let Notice {
            purposes,
            recipients,
            retention,
            source,
            automated_decisions,
            transfers,
        } = facts.data.of(category);
        let mut said = json!({
            "category": category,
            "purposes": purposes,
            "recipients": recipients,
            "retention": retention,
            "source": source,
            "automatedDecisions": automated_decisions,
            "transfers": transfers,
            "rights": ["access", "rectification", "erasure", "restriction", "objection", "portability", "complaint"],
            "onErasure": on_erasure(category, facts.regime),
        });
        let names = facts.recipients_of(category).iter().map(|one| one.name.as_str());
        let names: Vec<_> = names.collect();
        if !names.is_empty() {
            said["recipientsByName"] = json!(names);
        }
        let class = Class::of(category);
        if let Some(rule) = rules.iter().find(|rule| Some(rule.class) == class) {
            said["keptFor"] = kept_for(rule.period);
        }
        said
    };
    Category::ALL.into_iter().map(said).collect()
}

/// `{"months":24}`.
fn kept_for(period: Period) -> Value {
    let (count, unit) = period.counted();
    let mut said = json!({});
    said[unit.code()] = count.into();
    said
}

/// What becomes of it when everything goes. A ground is cited by the business's usual law, which `controller` names, and
/// told in a word or a sentence where no place of it is known here.
fn on_erasure(category: Category, regime: Regime) -> Value {
    const ABOUT_OTHERS: &str = "the right covers data about oneself, and this is about others";

    let does = category.on_erasure(&Size::Everything);
    let source = does.source(regime);
    match does {
        OnErasure::Erased => json!({ "does": "erased" }),
        OnErasure::Emptied => json!({ "does": "emptied" }),
        OnErasure::NotAsked => json!({ "does": "notAsked" }),
        OnErasure::OwnErased => {
            let ground = source.map_or_else(
                || ABOUT_OTHERS.to_owned(),
                |source| format!("{source}: {ABOUT_OTHERS}"),
            );
            json!({ "does": "ownErased", "ground": ground })
        }
        OnErasure::Kept { ground } => {
            let ground = source.unwrap_or(ground.reason().code());
            json!({ "does": "kept", "ground": ground })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_is_cited_by_the_law_that_counts_and_else_told_in_words() {
        let of = |category, regime| on_erasure(category, regime)["ground"].clone();
        for (category, regime, ground) in [
            (Category::Requests, Regime::Gdpr, "GDPR Art. 17(3)(e)"),
            (Category::Requests, Regime::Ccpa, "Cal. Civ. Code § 1798.145(a)"),
            (Category::Requests, Regime::Virginia, "legal_claims"),
            (
                Category::Messages,
                Regime::UkGdpr,
                "UK GDPR Art. 17(1): the right covers data about oneself, and this is about others",
            ),
            (
                Category::Messages,
                Regime::Ccpa,
                "the right covers data about oneself, and this is about others",
            ),
        ] {
            assert_eq!(of(category, regime), ground, "{category:?} {regime:?}");
        }
        assert_eq!(
            on_erasure(Category::Profile, Regime::Gdpr),
            json!({ "does": "erased" })
        );
    }
}
