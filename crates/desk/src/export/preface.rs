//! What stands before the records: who holds them, and what the law wants said of each category. What the business has
//! not said is null.

use domain::{
    erasure::Size,
    facts::{Contact, Facts, Notice, Period},
    id::AppId,
    inventory::Category,
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
            "onErasure": category.on_erasure(&Size::Everything),
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
