//! Personal information: what the records say of the person is emptied, the records stay
//! ([`domain::inventory::without_personal`]).

use domain::{erasure::Counts, inventory};
use rusqlite::params;

use super::{
    super::undescribed::{self, Holder},
    Batch, Theirs, count,
};
use crate::Error;

/// The tables with something personal, each named as its kind of record, and what tells its rows apart.
const PROFILES: [(&str, &str); 2] = [("user", "user_id"), ("merge", "discarded_id")];
const CHANNELS: (&str, &str) = ("client", "client_id");

pub(super) fn preview(theirs: Theirs<'_>) -> Result<Counts, Error> {
    let held = |table| Ok::<_, Error>(count(emptied(theirs, table, usize::MAX)?.len()));
    let mut counts = Counts {
        channels: held(CHANNELS)?,
        ..Counts::default()
    };
    for table in PROFILES {
        counts.profiles += held(table)?;
    }
    Ok(counts)
}

/// Some of the records that have something personal in them: by what each is told apart, and how it reads without.
fn emptied(
    theirs: Theirs<'_>,
    (table, key): (&str, &str),
    most: usize,
) -> Result<Vec<(String, String)>, Error> {
    let mut found = theirs.db.prepare_cached(&format!(
        "SELECT {key}, data FROM {table} WHERE app_id = ?1 AND user_id = ?2 ORDER BY {key}"
    ))?;
    let mut rows = found.query([theirs.app.as_str(), theirs.user.as_str()])?;
    let mut some = Vec::new();
    while some.len() < most
        && let Some(row) = rows.next()?
    {
        let data = row.get_ref(1)?.as_str().map_err(Error::database)?;
        if let Some(without) = inventory::without_personal(table, data) {
            some.push((row.get(0)?, without));
        }
    }
    Ok(some)
}

impl Batch<'_> {
    pub(super) fn personal(&mut self, erased: &mut Counts) -> Result<bool, Error> {
        let before = self.left;
        for table in PROFILES {
            erased.profiles += self.emptied(table)?;
        }
        erased.channels += self.emptied(CHANNELS)?;
        if self.left < before {
            undescribed::recount(self.db, self.app, Holder::User(self.user.as_str()))?;
        }
        Ok(self.left > 0)
    }

    /// Empties as many records of a table as may be, and answers how many.
    fn emptied(&mut self, (table, key): (&str, &str)) -> Result<u64, Error> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let some = emptied(self.theirs(), (table, key), most)?;
        let mut rewrite = self.db.prepare_cached(&format!(
            "UPDATE {table} SET data = ?4 WHERE app_id = ?1 AND user_id = ?2 AND {key} = ?3"
        ))?;
        for (id, data) in &some {
            rewrite.execute(params![self.app.as_str(), self.user.as_str(), id, data])?;
        }
        self.spend(some.len());
        Ok(count(some.len()))
    }
}
