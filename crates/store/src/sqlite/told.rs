//! Records that are told among the entries about a person: what became one with theirs, and what they said about
//! marketing.

use domain::{
    id::{AppId, UserId},
    subject::Subject,
};
use rusqlite::{Connection, ToSql, params_from_iter};

use super::audit::time;
use crate::{Error, Former, Tells, Told};

/// Each stands after the last entry about the person that is no younger, so that pages and copies agree on where.
pub(super) fn list(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    subject: &Subject,
    former: &[Former],
) -> Result<Vec<Told>, Error> {
    let (app, user) = (app.as_str(), user.as_str());
    let mut values: Vec<&dyn ToSql> = vec![&app, &user, subject.as_bytes()];
    let mut last = last_about("a.subject = ?3");
    for name in former {
        values.push(name.subject.as_bytes());
        values.push(&name.entries);
        let at = values.len();
        let of_name = last_about(&format!("a.subject = ?{} AND a.sequence <= ?{at}", at - 1));
        last = format!("max({last}, {of_name})");
    }
    let mut found = db.prepare_cached(&format!(
        "SELECT t.at, t.merges, t.data, {last} AS after, t.own
         FROM (SELECT at, TRUE AS merges, discarded_id AS id, data, FALSE AS own FROM merge
               WHERE app_id = ?1 AND user_id = ?2
               UNION ALL
               SELECT at, FALSE, user_id, data, own FROM preference WHERE app_id = ?1 AND user_id = ?2) AS t
         ORDER BY after, t.at, t.merges DESC, t.id"
    ))?;
    let rows = found.query_map(params_from_iter(values), |row| {
        let merges: bool = row.get(1)?;
        Ok(Told {
            at: time(row.get(0)?),
            what: if merges { Tells::Merge } else { Tells::Preference },
            data: row.get(2)?,
            after: row.get(3)?,
            own: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The last of these entries that is no younger than the record `t`.
fn last_about(which: &str) -> String {
    format!(
        "ifnull((SELECT a.sequence FROM audit AS a WHERE a.chain = ?1 AND {which} AND a.at <= t.at
                 ORDER BY a.sequence DESC LIMIT 1), 0)"
    )
}
