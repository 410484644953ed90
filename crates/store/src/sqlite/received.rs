//! Reading what another portal had written down about a person.

use domain::id::{AppId, UserId};
use rusqlite::{Connection, params};

use super::audit::time;
use crate::{Error, List, ReadTo, Received};

pub(super) fn list(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    on: Option<ReadTo>,
    limit: u32,
) -> Result<Vec<Received>, Error> {
    let ids = [app.as_str(), user.as_str()];
    let mut documents = db.prepare_cached(
        "SELECT document, at, kid, requests, entries FROM received
         WHERE app_id = ?1 AND user_id = ?2 AND (?3 IS NULL OR document = ?3) ORDER BY document DESC",
    )?;
    let only = on.map(|read| read.document);
    let documents = documents
        .query_map(params![ids[0], ids[1], only], |row| {
            let received = Received {
                at: time(row.get(1)?),
                kid: row.get(2)?,
                requests: row.get(3)?,
                entries: row.get(4)?,
                elements: Vec::new(),
                next: None,
            };
            Ok((row.get::<_, u32>(0)?, received))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let mut all = Vec::with_capacity(documents.len());
    for (document, mut received) in documents {
        (received.elements, received.next) = elements(db, ids, document, on, limit)?;
        all.push(received);
    }
    Ok(all)
}

/// So many elements of a document, requests before entries; and how far they go, if more follow.
fn elements(
    db: &Connection,
    ids: [&str; 2],
    document: u32,
    on: Option<ReadTo>,
    limit: u32,
) -> Result<(Vec<Box<str>>, Option<ReadTo>), Error> {
    let mut found = db.prepare_cached(
        "SELECT place, data FROM received_element
         WHERE app_id = ?1 AND user_id = ?2 AND document = ?3 AND list = ?4 AND place > ?5 ORDER BY place LIMIT ?6",
    )?;
    let page = usize::try_from(limit).unwrap_or(usize::MAX);
    let (mut elements, mut last) = (Vec::new(), None);
    for list in [List::Requests, List::AccessLog] {
        let after = match on {
            Some(read) if read.list == list => i64::from(read.place),
            Some(_) if list == List::Requests => continue,
            _ => -1,
        };
        let most = limit.saturating_add(1);
        let rows = found.query_map(
            params![ids[0], ids[1], document, list.name(), after, most],
            |row| Ok((row.get::<_, u32>(0)?, row.get::<_, Box<str>>(1)?)),
        )?;
        for row in rows {
            let (place, data) = row?;
            if elements.len() == page {
                return Ok((elements, last));
            }
            elements.push(data);
            last = Some(ReadTo {
                document,
                list,
                place,
            });
        }
    }
    Ok((elements, None))
}
