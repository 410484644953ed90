//! What stands before the records: who holds them, and what the law wants said of each category.

use domain::{
    deadline::Regime,
    id::AppId,
    inventory::{Category, OnErasure},
};
use serde_json::{Value, json};

use crate::view::display_name;

/// `controller`. What the business has not said is null.
pub(super) fn controller(app: &AppId, data: &str) -> Value {
    let name = display_name(data);
    json!({
        "app": { "id": app.as_str(), "displayName": name },
        "name": name,
        "contact": null,
        "authority": null,
        "regime": Regime::default().name(),
    })
}

/// `notice`: Art. 15(1)(a)–(h) GDPR for each category. What the business has not said is null.
pub(super) fn notice() -> Value {
    Category::ALL
        .into_iter()
        .map(|category| {
            let on_erasure = match category.on_erasure() {
                OnErasure::Erased => json!({ "does": "erased" }),
                OnErasure::Kept { ground } => json!({ "does": "kept", "ground": ground }),
            };
            json!({
                "category": category,
                "purposes": null,
                "recipients": null,
                "retention": null,
                "source": null,
                "automatedDecisions": null,
                "transfers": null,
                "rights": ["access", "rectification", "erasure", "restriction", "objection", "portability", "complaint"],
                "onErasure": on_erasure,
            })
        })
        .collect()
}
