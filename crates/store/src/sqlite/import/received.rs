//! What another portal had written down about a person: kept as it came, once.

use domain::id::{AppId, UserId};
use rusqlite::{Transaction, params};

use crate::{Document, Elements, Error, List};

/// The document that is coming in.
pub(super) struct Receiving<'db> {
    db: &'db Transaction<'db>,
    /// When the import is.
    at: i64,
    requests: i64,
    entries: i64,
}

/// The number of the person's next document.
const NEXT: &str = "SELECT ifnull(max(document), 0) + 1 FROM received WHERE app_id = ?1 AND user_id = ?2";

/// By the same key, and in every element the same as the document `?6`, which has as many.
const SAME: &str = "
SELECT 1 FROM received AS r
WHERE r.app_id = ?1 AND r.user_id = ?2 AND r.kid = ?3 AND r.requests = ?4 AND r.entries = ?5 AND NOT EXISTS
  (SELECT e.list, e.place, e.data FROM received_element AS e
   WHERE e.app_id = ?1 AND e.user_id = ?2 AND e.document = r.document
   EXCEPT
   SELECT n.list, n.place, n.data FROM received_element AS n
   WHERE n.app_id = ?1 AND n.user_id = ?2 AND n.document = ?6)";

impl<'db> Receiving<'db> {
    pub(super) const fn new(db: &'db Transaction<'db>, at: i64) -> Self {
        Self {
            db,
            at,
            requests: 0,
            entries: 0,
        }
    }

    pub(super) fn put(&mut self, elements: &Elements) -> Result<(), Error> {
        let document = self.next(&elements.app, &elements.user)?;
        let count = match elements.list {
            List::Requests => &mut self.requests,
            List::AccessLog => &mut self.entries,
        };
        let mut keep = self
            .db
            .prepare_cached("INSERT INTO received_element VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        for text in &elements.texts {
            keep.execute(params![
                elements.app.as_str(),
                elements.user.as_str(),
                document,
                elements.list.name(),
                *count,
                &**text
            ])?;
            *count += 1;
        }
        Ok(())
    }

    /// Whether a document is not whole yet.
    pub(super) const fn within(&self) -> bool {
        self.requests > 0 || self.entries > 0
    }

    /// Whether the document is one that was not held.
    pub(super) fn end(&mut self, document: &Document) -> Result<bool, Error> {
        let Document { app, user, kid } = document;
        let number = self.next(app, user)?;
        let (requests, entries) = (
            std::mem::take(&mut self.requests),
            std::mem::take(&mut self.entries),
        );
        let (app, user) = (app.as_str(), user.as_str());
        let held = self
            .db
            .prepare_cached(SAME)?
            .exists(params![app, user, kid, requests, entries, number])?;
        if held {
            self.db
                .prepare_cached(
                    "DELETE FROM received_element WHERE app_id = ?1 AND user_id = ?2 AND document = ?3",
                )?
                .execute(params![app, user, number])?;
            return Ok(false);
        }
        self.db
            .prepare_cached("INSERT INTO received VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![app, user, number, self.at, kid, requests, entries])?;
        Ok(true)
    }

    fn next(&self, app: &AppId, user: &UserId) -> Result<i64, Error> {
        Ok(self
            .db
            .prepare_cached(NEXT)?
            .query_row([app.as_str(), user.as_str()], |row| row.get(0))?)
    }
}

/// Gives the documents of somebody whose record went into another's to `owner`, after those that they have.
pub(super) fn go_along(db: &Transaction<'_>, app: &str, discarded: &str, owner: &str) -> Result<(), Error> {
    let after: i64 = db
        .prepare_cached(NEXT)?
        .query_row([app, owner], |row| row.get(0))?;
    for table in ["received", "received_element"] {
        let sql = format!(
            "UPDATE {table} SET user_id = ?3, document = document + ?4 WHERE app_id = ?1 AND user_id = ?2"
        );
        db.prepare_cached(&sql)?
            .execute(params![app, discarded, owner, after - 1])?;
    }
    Ok(())
}
