//! A business, as its staff see it.

use super::notice::{holder, notices};
use crate::view::Business;

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
