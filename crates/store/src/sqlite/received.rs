//! Reading what another portal had written down about a person.

use domain::id::{AppId, UserId};
use rusqlite::{Connection, params};

use super::audit::time;
use crate::{Error, Received};

pub(super) fn list(db: &Connection, app: &AppId, user: &UserId, limit: u32) -> Result<Vec<Received>, Error> {
    let (app, user) = (app.as_str(), user.as_str());
    let mut documents = db.prepare_cached(
        "SELECT document, at, kid, requests, entries FROM received WHERE app_id = ?1 AND user_id = ?2
         ORDER BY document DESC",
    )?;
    let documents = documents
        .query_map([app, user], |row| {
            let received = Received {
                at: time(row.get(1)?),
                kid: row.get(2)?,
                requests: row.get(3)?,
                entries: row.get(4)?,
                elements: Vec::new(),
            };
            Ok((row.get::<_, i64>(0)?, received))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    // Backwards, the name of the requests comes first.
    let mut elements = db.prepare_cached(
        "SELECT data FROM received_element WHERE app_id = ?1 AND user_id = ?2 AND document = ?3
         ORDER BY list DESC, place LIMIT ?4",
    )?;
    let mut all = Vec::with_capacity(documents.len());
    for (document, mut received) in documents {
        received.elements = elements
            .query_map(params![app, user, document, limit], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        all.push(received);
    }
    Ok(all)
}
