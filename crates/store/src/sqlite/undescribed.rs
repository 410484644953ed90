//! Fields that the inventory does not describe, counted for each person and each conversation.
//!
//! An import counts what it adds and counts anew what it replaced; what is erased goes with whoever held it. So listing
//! them reads no record, however many there are.

use std::collections::BTreeMap;

use domain::{id::AppId, inventory, record::Place};
use rusqlite::{Connection, Transaction, params};

use crate::{Error, Undescribed};

/// Whose records are counted together.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holder<'a> {
    /// A person: their record, channels, devices, other systems, merges, and what they said about marketing.
    User(&'a str),
    /// A conversation: itself, its seats and messages.
    Conversation(&'a str),
}

impl<'a> Holder<'a> {
    /// Who holds a record. An app's and a group's are about the business; an attachment is whoever's message names it, and
    /// comes without such fields.
    pub(super) fn of(place: &'a Place) -> Option<(&'a AppId, Self)> {
        Some(match place {
            Place::App { .. } | Place::Group { .. } | Place::Attachment { .. } => return None,
            Place::User { app, user, .. }
            | Place::Client { app, user, .. }
            | Place::Device { app, user, .. }
            | Place::BusinessSystem { app, user, .. }
            | Place::Merge { app, user, .. }
            | Place::Preference { app, user } => (app, Self::User(user.as_str())),
            Place::Conversation { app, conversation }
            | Place::Participant {
                app, conversation, ..
            }
            | Place::Message {
                app, conversation, ..
            } => (app, Self::Conversation(conversation.as_str())),
        })
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::Conversation(_) => "conversation",
        }
    }

    const fn id(self) -> &'a str {
        match self {
            Self::User(id) | Self::Conversation(id) => id,
        }
    }

    /// The tables with its records, and what these are called.
    const fn tables(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::User(_) => &[
                ("user", "user"),
                ("client", "client"),
                ("device", "device"),
                ("business_system", "businessSystem"),
                ("merge", "merge"),
                ("preference", "preference"),
            ],
            Self::Conversation(_) => &[
                ("conversation", "conversation"),
                ("participant", "participant"),
                ("message", "message"),
            ],
        }
    }
}

/// Counts a record that was added.
pub(super) fn add<'p>(
    db: &Transaction<'_>,
    app: &AppId,
    holder: Holder<'_>,
    paths: impl IntoIterator<Item = (&'p str, u64)>,
) -> rusqlite::Result<()> {
    let mut count = db.prepare_cached(
        "INSERT INTO undescribed VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET records = records + ?5",
    )?;
    for (path, records) in paths {
        count.execute(params![app.as_str(), holder.kind(), holder.id(), path, records])?;
    }
    Ok(())
}

/// Counts a holder's records anew.
pub(super) fn recount(db: &Transaction<'_>, app: &AppId, holder: Holder<'_>) -> Result<(), Error> {
    forget(db, app.as_str(), holder)?;
    let mut paths: BTreeMap<String, u64> = BTreeMap::new();
    for (table, kind) in holder.tables() {
        let sql = format!(
            "SELECT data FROM {table} WHERE app_id = ?1 AND {}_id = ?2",
            holder.kind()
        );
        let mut found = db.prepare_cached(&sql)?;
        let mut rows = found.query([app.as_str(), holder.id()])?;
        while let Some(row) = rows.next()? {
            let data = row.get_ref(0)?.as_str().map_err(Error::database)?;
            for path in inventory::undescribed(kind, data) {
                *paths.entry(path).or_default() += 1;
            }
        }
    }
    add(
        db,
        app,
        holder,
        paths.iter().map(|(path, records)| (path.as_str(), *records)),
    )?;
    Ok(())
}

/// Whether any of a holder's records has such a field.
pub(super) fn any(db: &Connection, app: &AppId, holder: Holder<'_>) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "SELECT 1 FROM undescribed WHERE app_id = ?1 AND holder = ?2 AND holder_id = ?3 LIMIT 1",
    )?
    .exists([app.as_str(), holder.kind(), holder.id()])
}

/// Forgets what a holder's records had.
pub(super) fn forget(db: &Transaction<'_>, app: &str, holder: Holder<'_>) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM undescribed WHERE app_id = ?1 AND holder = ?2 AND holder_id = ?3")?
        .execute([app, holder.kind(), holder.id()])?;
    Ok(())
}

pub(super) fn list(db: &Connection, app: &AppId, limit: u32) -> Result<Vec<Undescribed>, Error> {
    let mut found = db.prepare_cached(
        "SELECT path, sum(records) AS records FROM undescribed WHERE app_id = ?1
         GROUP BY path ORDER BY records DESC, path LIMIT ?2",
    )?;
    let rows = found.query_map(params![app.as_str(), limit], |row| {
        Ok(Undescribed {
            path: row.get(0)?,
            records: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
