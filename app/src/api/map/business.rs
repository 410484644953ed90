//! A business, as its staff see it.

use domain::id::AppId;

use super::notice::{holder, notices};
use crate::view::Business;

/// The ids and names of those within reach.
pub(in crate::api) fn businesses(apps: Vec<(AppId, String)>) -> Vec<(String, String)> {
    apps.into_iter()
        .map(|(id, name)| (id.to_string(), name))
        .collect()
}

pub(in crate::api) fn business(found: desk::Business) -> Business {
    Business {
        holder: holder(&found.facts),
        notices: notices(&found.facts),
        undescribed: found
            .undescribed
            .into_iter()
            .map(|field| (field.path, field.records))
            .collect(),
        id: found.id.to_string(),
        name: found.name,
    }
}
