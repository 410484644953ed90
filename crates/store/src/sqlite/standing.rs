//! What stands about people until it is lifted.

use std::collections::BTreeMap;

use domain::{
    id::{AppId, ExternalId, UserId},
    record::{self, Preference},
    request::{Ground, Reference, Standing},
    standing::{Origin, Stands},
    subject::Subject,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{
    audit::{self, time},
    keys::{json, parse},
    ledger,
    undescribed::{self, Holder},
};
use crate::{Ended, Ending, Error, Kept, Listed, Log, Refused, Subjects, Suppression, Suppressions};

const COLUMNS: &str = "s.what, s.since, s.endings, s.lifted, s.changed, s.reference, s.grounds, s.origin,
    ifnull(s.said, s.since), s.claimed";

/// The row's columns from `first` on.
fn stands(row: &Row<'_>, first: usize) -> Result<Stands, Error> {
    let strange = || Error::database(rusqlite::Error::InvalidQuery);
    let endings: BTreeMap<Ground, i64> = parse(&row.get::<_, String>(first + 2)?)?;
    let reference: Option<String> = row.get(first + 5)?;
    Ok(Stands {
        what: Standing::from_code(&row.get::<_, String>(first)?).ok_or_else(strange)?,
        since: time(row.get(first + 1)?),
        said: time(row.get(first + 8)?),
        claimed: row.get::<_, Option<i64>>(first + 9)?.map(time),
        endings: endings
            .into_iter()
            .map(|(ground, ends)| (ground, time(ends)))
            .collect(),
        lifted: row.get::<_, Option<i64>>(first + 3)?.map(time),
        changed: row.get(first + 4)?,
        reference: reference
            .map(|text| Reference::parse(&text))
            .transpose()
            .map_err(Error::database)?,
        grounds: parse(&row.get::<_, String>(first + 6)?)?,
        origin: Origin::from_code(&row.get::<_, String>(first + 7)?).ok_or_else(strange)?,
    })
}

pub(super) fn of_person(db: &Connection, app: &AppId, subject: &Subject) -> Result<Vec<Stands>, Error> {
    let sql =
        format!("SELECT {COLUMNS} FROM standing AS s WHERE s.app_id = ?1 AND s.subject = ?2 ORDER BY s.what");
    let mut found = db.prepare_cached(&sql)?;
    let rows = found.query_map(params![app.as_str(), subject.as_bytes()], |row| {
        Ok(stands(row, 0))
    })?;
    rows.map(|row| row?).collect()
}

fn one(db: &Connection, app: &AppId, subject: &Subject, what: Standing) -> Result<Option<Stands>, Error> {
    let all = of_person(db, app, subject)?;
    Ok(all.into_iter().find(|stands| stands.what == what))
}

/// In the order of changes. A person has three rows at most, so that so many people's stand in three times as many.
pub(super) fn suppressions(
    db: &Connection,
    app: &AppId,
    since: u64,
    limit: u32,
) -> Result<Suppressions, Error> {
    let sql = format!(
        "SELECT s.user_id, u.external_id, {COLUMNS}
         FROM standing AS s INDEXED BY standing_by_change CROSS JOIN user AS u USING (app_id, user_id)
         WHERE s.app_id = ?1 AND s.changed > ?2 AND u.going IS NULL ORDER BY s.changed, s.what LIMIT ?3"
    );
    let mut found = db.prepare_cached(&sql)?;
    let since = i64::try_from(since).unwrap_or(i64::MAX);
    let rows = 3 * (u64::from(limit) + 1);
    let rows = found.query_map(params![app.as_str(), since, rows], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, Option<String>>(1)?,
            stands(row, 2),
        ))
    })?;
    let mut people: Vec<Suppression> = Vec::new();
    for row in rows {
        let (user, external_id, stands) = row?;
        let stands = stands?;
        match people.last_mut() {
            Some(person) if person.changed == stands.changed => person.standing.push(stands),
            _ => people.push(Suppression {
                user: UserId::parse(&user).map_err(Error::database)?,
                external_id: external_id
                    .map(|id| ExternalId::parse(&id))
                    .transpose()
                    .map_err(Error::database)?,
                changed: stands.changed,
                standing: vec![stands],
            }),
        }
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = people.len() > limit;
    people.truncate(limit);
    Ok(Suppressions { people, more })
}

/// A person has one row for each thing that stands.
pub(super) fn listed(db: &Connection, app: &AppId) -> Result<Listed, Error> {
    let mut count = db.prepare_cached(
        "SELECT count(DISTINCT s.user_id),
           ifnull(sum(s.what = 'marketing' AND s.lifted IS NULL), 0),
           ifnull(sum(s.what = 'other_uses' AND s.lifted IS NULL), 0),
           ifnull(sum(s.what = 'restriction' AND s.lifted IS NULL), 0)
         FROM standing AS s CROSS JOIN user AS u USING (app_id, user_id)
         WHERE s.app_id = ?1 AND u.going IS NULL",
    )?;
    let listed = count.query_row([app.as_str()], |row| {
        Ok(Listed {
            people: row.get(0)?,
            marketing: row.get(1)?,
            other_uses: row.get(2)?,
            restricted: row.get(3)?,
        })
    })?;
    Ok(listed)
}

/// Something that begins to stand.
pub(super) struct Begun<'a> {
    pub(super) app: &'a AppId,
    pub(super) subject: &'a Subject,
    pub(super) user: Option<&'a UserId>,
    pub(super) what: Standing,
    pub(super) at: Timestamp,
    pub(super) ground: Option<Ground>,
    pub(super) origin: Origin,
    pub(super) reference: Option<&'a Reference>,
}

/// What stands already goes on since when it did, and on one ground more; that it was to end on that one counts no longer.
pub(super) fn begin(db: &Transaction<'_>, begun: &Begun<'_>) -> Result<(), Error> {
    let Begun { app, subject, .. } = *begun;
    let held = one(db, app, subject, begun.what)?.filter(Stands::is_standing);
    if begun.what == Standing::Restriction && held.is_none() {
        // Whoever had the record open has to say again why.
        db.prepare_cached(
            "DELETE FROM opening WHERE app_id = ?1 AND (subject = ?2 OR subject IN
               (SELECT subject FROM request WHERE app_id = ?1 AND user_id = ?3))",
        )?
        .execute(params![
            app.as_str(),
            subject.as_bytes(),
            begun.user.map(UserId::as_str)
        ])?;
    }
    let mut grounds = held.as_ref().map_or_else(Vec::new, |held| held.grounds.clone());
    let more = begun.ground.filter(|ground| !grounds.contains(ground));
    grounds.extend(more);
    let mut endings = held
        .as_ref()
        .map_or_else(BTreeMap::new, |held| held.endings.clone());
    endings.retain(|ground, _| Some(*ground) != begun.ground);
    let reference = begun.reference.cloned();
    let stands = Stands {
        what: begun.what,
        since: held.as_ref().map_or(begun.at, |held| held.since),
        said: held.as_ref().map_or(begun.at, |held| held.said.max(begun.at)),
        claimed: None,
        endings,
        lifted: None,
        changed: 0,
        reference: reference.or_else(|| held.as_ref()?.reference.clone()),
        grounds,
        // Who says it here as well has said it here.
        origin: match &held {
            Some(held) if held.origin != Origin::Import => held.origin,
            _ => begun.origin,
        },
    };
    write(db, app, subject, begun.user, &stands)
}

/// Lifts what stands.
pub(super) fn end(
    db: &Transaction<'_>,
    app: &AppId,
    subject: &Subject,
    what: Standing,
    at: Timestamp,
) -> Result<(), Error> {
    let held = one(db, app, subject, what)?.filter(Stands::is_standing);
    let lifted = Stands {
        endings: BTreeMap::new(),
        claimed: None,
        lifted: Some(at),
        ..held.ok_or(Refused::Changed)?
    };
    write(db, app, subject, None, &lifted)
}

/// As it stood before a backup was put back.
pub(super) fn again(
    db: &Transaction<'_>,
    app: &AppId,
    subject: &Subject,
    user: Option<&UserId>,
    stands: &Stands,
) -> Result<(), Error> {
    write(db, app, subject, user, stands)
}

/// The one place where it changes. The person's other rows get the same number, so that they are found together.
fn write(
    db: &Transaction<'_>,
    app: &AppId,
    subject: &Subject,
    user: Option<&UserId>,
    stands: &Stands,
) -> Result<(), Error> {
    let changed = next(db, app)?;
    let endings: BTreeMap<Ground, i64> = stands
        .endings
        .iter()
        .map(|(ground, ends)| (*ground, ends.as_microsecond()))
        .collect();
    db.prepare_cached(
        "INSERT INTO standing VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         ON CONFLICT DO UPDATE SET user_id = ifnull(?4, user_id), since = ?5, ends = ?6, lifted = ?7, reference = ?9,
           grounds = ?10, origin = ?11, endings = ?12, said = ?13, claimed = ?14",
    )?
    .execute(params![
        app.as_str(),
        subject.as_bytes(),
        stands.what.code(),
        user.map(UserId::as_str),
        stands.since.as_microsecond(),
        endings.values().min(),
        stands.lifted.map(Timestamp::as_microsecond),
        changed,
        stands.reference.as_ref().map(Reference::as_str),
        json(&stands.grounds)?,
        stands.origin.code(),
        json(&endings)?,
        stands.said.as_microsecond(),
        stands.claimed.map(Timestamp::as_microsecond),
    ])?;
    touch(db, app, subject, changed)
}

fn touch(db: &Transaction<'_>, app: &AppId, subject: &Subject, changed: i64) -> Result<(), Error> {
    db.prepare_cached("UPDATE standing SET changed = ?3 WHERE app_id = ?1 AND subject = ?2")?
        .execute(params![app.as_str(), subject.as_bytes(), changed])?;
    Ok(())
}

/// The next place in the app's count of changes.
fn next(db: &Transaction<'_>, app: &AppId) -> Result<i64, Error> {
    let next = db
        .prepare_cached(
            "INSERT INTO standing_change VALUES (?1, 1) ON CONFLICT DO UPDATE SET changed = changed + 1
             RETURNING changed",
        )?
        .query_row([app.as_str()], |row| row.get(0))?;
    Ok(next)
}

/// What the person says about marketing becomes their record of it.
pub(super) fn say(
    db: &Transaction<'_>,
    app: &AppId,
    user: &UserId,
    wanted: bool,
    at: Timestamp,
    origin: Origin,
) -> Result<(), Error> {
    let word = match origin {
        Origin::Person => "privacy portal",
        Origin::Browser => "Sec-GPC",
        Origin::Import | Origin::Before => "import",
    };
    let id = json(&user.as_str())?;
    let data = format!(r#"{{"userId":{id},"marketing":{wanted},"at":"{at}","origin":"{word}"}}"#);
    db.prepare_cached(
        "INSERT INTO preference VALUES (?1, ?2, ?3, ?4, 0, 1)
         ON CONFLICT DO UPDATE SET at = ?3, data = ?4, own = 1",
    )?
    .execute(params![app.as_str(), user.as_str(), at.as_microsecond(), data])?;
    let holder = Holder::User(user.as_str());
    if undescribed::any(db, app, holder)? {
        undescribed::recount(db, app, holder)?;
    }
    Ok(())
}

/// The business has told the person when their restriction ends on these grounds.
pub(super) fn announce(db: &Transaction<'_>, app: &AppId, ending: &Ending) -> Result<(), Error> {
    let Ending {
        subject,
        grounds,
        at,
        log,
    } = ending;
    let held = one(db, app, subject, Standing::Restriction)?;
    let goes_on =
        |held: &Stands| !grounds.is_empty() && grounds.iter().all(|ground| held.goes_on_for(*ground));
    let mut held = held.filter(goes_on).ok_or(Refused::Changed)?;
    held.endings.extend(grounds.iter().map(|ground| (*ground, *at)));
    write(db, app, subject, None, &held)?;
    audit::append(db, log)?;
    into_the_ledger(db, app, subject, log)
}

fn into_the_ledger(db: &Transaction<'_>, app: &AppId, subject: &Subject, log: &Log) -> Result<(), Error> {
    let kept = Kept::Standing {
        app: app.clone(),
        subject: *subject,
        stands: of_person(db, app, subject)?,
    };
    ledger::keep(db, log, &kept)
}

pub(super) fn ended(db: &Connection, now: Timestamp, limit: u32) -> Result<Vec<Ended>, Error> {
    let sql = format!(
        "SELECT s.app_id, s.subject, {COLUMNS} FROM standing AS s WHERE s.ends <= ?1 ORDER BY s.ends LIMIT ?2"
    );
    let mut found = db.prepare_cached(&sql)?;
    let rows = found.query_map(params![now.as_microsecond(), limit], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, [u8; 32]>(1)?,
            stands(row, 2),
        ))
    })?;
    rows.map(|row| {
        let (app, subject, stands) = row?;
        Ok(Ended {
            app: AppId::parse(&app).map_err(Error::database)?,
            subject: Subject::from_digest(subject),
            whole: stands?.grounds_after(now).is_empty(),
        })
    })
    .collect()
}

/// Takes from a restriction what ends by then, as the person was told it, and lifts it where no ground is left.
pub(super) fn lift(db: &Transaction<'_>, ended: &Ended, at: Timestamp, log: &Log) -> Result<(), Error> {
    let Ended { app, subject, whole } = ended;
    let held = one(db, app, subject, Standing::Restriction)?.filter(Stands::is_standing);
    let mut held = held.ok_or(Refused::Changed)?;
    let left = held.grounds_after(at);
    if left.len() == held.grounds.len() || left.is_empty() != *whole {
        return Err(Refused::Changed.into());
    }
    if *whole {
        end(db, app, subject, Standing::Restriction, at)?;
    } else {
        held.endings.retain(|ground, _| left.contains(ground));
        held.grounds = left;
        write(db, app, subject, None, &held)?;
    }
    audit::append(db, log)?;
    into_the_ledger(db, app, subject, log)
}

/// Nothing is held of the person any more. That they objected stays, by their pseudonym alone; there is nothing left to
/// restrict.
pub(super) fn erased(db: &Transaction<'_>, app: &str, user: &str, at: Timestamp) -> Result<(), Error> {
    db.execute(
        "UPDATE standing SET ends = NULL, endings = '{}', lifted = ?4
         WHERE app_id = ?1 AND user_id = ?2 AND what = ?3 AND lifted IS NULL",
        params![app, user, Standing::Restriction.code(), at.as_microsecond()],
    )?;
    db.execute(
        "UPDATE standing SET user_id = NULL WHERE app_id = ?1 AND user_id = ?2",
        [app, user],
    )?;
    Ok(())
}

/// Whether anything stands about people who are not held, who may come back.
pub(super) fn any_gone(db: &Connection) -> rusqlite::Result<bool> {
    db.prepare("SELECT 1 FROM standing WHERE user_id IS NULL LIMIT 1")?
        .exists([])
}

/// Whether something stands about somebody who was not held until now.
pub(super) fn is_back(db: &Connection, app: &AppId, subject: &Subject) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM standing WHERE app_id = ?1 AND subject = ?2 AND user_id IS NULL")?
        .exists(params![app.as_str(), subject.as_bytes()])
}

/// An import that is read to its end.
pub(super) struct Came<'a> {
    /// Where its lines began.
    pub(super) base: i64,
    /// When it is.
    pub(super) at: Timestamp,
    /// Whether it says what people want of marketing.
    pub(super) tells: bool,
    /// Who came again of those about whom something stands.
    pub(super) back: &'a [(AppId, UserId)],
    pub(super) subjects: &'a Subjects,
}

/// What an import means for what stands: it goes along with people who are called otherwise now, or whose record went into
/// another's; it finds those again who come back; and what people want of marketing is told by the business as well.
/// Answers how many objections stay that this import says are none.
pub(super) fn settle(db: &Transaction<'_>, came: &Came<'_>) -> Result<u64, Error> {
    follow(db, came)?;
    for (app, user) in came.back {
        come_back(db, came, app, user)?;
    }
    if came.tells { hear(db, came) } else { Ok(0) }
}

/// A row that goes along with its person.
struct Moved {
    app: AppId,
    from: Subject,
    what: Standing,
    to: Subject,
    user: UserId,
}

const MOVED: &str = "
SELECT s.app_id, s.subject, s.what, u.user_id, u.external_id FROM standing AS s
JOIN user AS u ON u.app_id = s.app_id AND u.user_id = s.user_id WHERE u.line >= ?1
UNION ALL
SELECT s.app_id, s.subject, s.what, u.user_id, u.external_id FROM standing AS s
JOIN merge AS m ON m.app_id = s.app_id AND m.discarded_id = s.user_id
JOIN user AS u ON u.app_id = m.app_id AND u.user_id = m.user_id
WHERE NOT EXISTS (SELECT 1 FROM user AS o WHERE o.app_id = s.app_id AND o.user_id = s.user_id)";

fn follow(db: &Transaction<'_>, came: &Came<'_>) -> Result<(), Error> {
    let mut moved = Vec::new();
    let mut found = db.prepare(MOVED)?;
    let mut rows = found.query([came.base])?;
    while let Some(row) = rows.next()? {
        let (app, user, external_id) = whose(row, 0, 3)?;
        let from = Subject::from_digest(row.get(1)?);
        let to = (came.subjects)(&app, external_id.as_ref(), &user);
        if from != to {
            let what = Standing::from_code(&row.get::<_, String>(2)?);
            moved.extend(what.map(|what| Moved {
                app,
                from,
                what,
                to,
                user,
            }));
        }
    }
    drop(rows);
    // All go before any comes: two may have changed names.
    let mut taken = Vec::with_capacity(moved.len());
    for moved in moved {
        let held = one(db, &moved.app, &moved.from, moved.what)?;
        db.prepare_cached("DELETE FROM standing WHERE app_id = ?1 AND subject = ?2 AND what = ?3")?
            .execute(params![
                moved.app.as_str(),
                moved.from.as_bytes(),
                moved.what.code()
            ])?;
        taken.extend(held.map(|held| (moved, held)));
    }
    taken
        .into_iter()
        .try_for_each(|(moved, held)| place(db, &moved, held))
}

/// Of two that became one, what either has said stands.
fn place(db: &Transaction<'_>, moved: &Moved, comes: Stands) -> Result<(), Error> {
    let Moved { app, to, user, .. } = moved;
    let there = one(db, app, to, moved.what)?;
    let stood = there.as_ref().is_some_and(Stands::is_standing);
    let stands = match there {
        Some(there) if stood && comes.is_standing() => {
            let mut grounds = there.grounds.clone();
            grounds.extend(
                comes
                    .grounds
                    .iter()
                    .filter(|ground| !there.grounds.contains(ground)),
            );
            // What the person said here outweighs what an import told.
            let heavier = if there.yields_to_imports() { &comes } else { &there };
            let endings = endings_of_both(&there, &comes);
            Stands {
                since: there.since.min(comes.since),
                said: there.said.max(comes.said),
                claimed: there.claimed.max(comes.claimed),
                endings,
                grounds,
                origin: heavier.origin,
                reference: heavier.reference.clone(),
                ..there
            }
        }
        Some(there) if stood || !comes.is_standing() => there,
        _ => comes,
    };
    write(db, app, to, Some(user), &stands)?;
    if moved.what == Standing::Marketing
        && stands.is_standing()
        && !stood
        && says(db, app, user)? != Some(false)
    {
        say(db, app, user, false, stands.since, stands.origin)?;
    }
    Ok(())
}

/// When two restrictions that became one end: on a ground that both rest on with the later, and if both do.
fn endings_of_both(one: &Stands, other: &Stands) -> BTreeMap<Ground, Timestamp> {
    let mut endings = BTreeMap::new();
    for (one, other) in [(one, other), (other, one)] {
        for (ground, ends) in &one.endings {
            let both = match other.endings.get(ground) {
                Some(also) => Some(*ends.max(also)),
                None if other.grounds.contains(ground) => None,
                None => Some(*ends),
            };
            endings.extend(both.map(|ends| (*ground, ends)));
        }
    }
    endings
}

/// What the person's record says about marketing.
fn says(db: &Transaction<'_>, app: &AppId, user: &UserId) -> Result<Option<bool>, Error> {
    let data: Option<String> = db
        .prepare_cached("SELECT data FROM preference WHERE app_id = ?1 AND user_id = ?2")?
        .query_row([app.as_str(), user.as_str()], |row| row.get(0))
        .optional()?;
    Ok(data.and_then(|data| record::parse::<Preference>(&data).marketing))
}

/// Somebody who was erased, and had objected, is here again.
fn come_back(db: &Transaction<'_>, came: &Came<'_>, app: &AppId, user: &UserId) -> Result<(), Error> {
    let external_id: Option<Option<String>> = db
        .prepare_cached("SELECT external_id FROM user WHERE app_id = ?1 AND user_id = ?2")?
        .query_row([app.as_str(), user.as_str()], |row| row.get(0))
        .optional()?;
    let Some(external_id) = external_id else {
        return Ok(());
    };
    let external_id = external_id.map(|id| ExternalId::parse(&id)).transpose();
    let subject = (came.subjects)(app, external_id.map_err(Error::database)?.as_ref(), user);
    db.prepare_cached(
        "UPDATE standing SET user_id = ?3, origin = CASE origin WHEN ?4 THEN ?5 ELSE origin END
         WHERE app_id = ?1 AND subject = ?2 AND user_id IS NULL",
    )?
    .execute(params![
        app.as_str(),
        subject.as_bytes(),
        user.as_str(),
        Origin::Import.code(),
        Origin::Before.code()
    ])?;
    touch(db, app, &subject, next(db, app)?)?;
    let marketing = one(db, app, &subject, Standing::Marketing)?.filter(Stands::is_standing);
    // What this import says of it is looked at next.
    match marketing {
        Some(stands) if says(db, app, user)?.is_none() => {
            say(db, app, user, false, stands.since, stands.origin)
        }
        _ => Ok(()),
    }
}

/// What was said about marketing in this import, and in earlier ones of which nothing is known yet.
const TOLD: &str = "
SELECT p.app_id, u.user_id, u.external_id, p.at, p.data FROM preference AS p
JOIN user AS u ON u.app_id = p.app_id AND u.user_id = p.user_id
WHERE p.line >= ?1 OR NOT EXISTS (SELECT 1 FROM standing AS s WHERE s.app_id = p.app_id AND s.user_id = p.user_id)";

/// A no stands; a yes lifts what an import told before it, and gives way to what is not older, and to what the person said
/// here: of one that is later than that they are asked, until an import says no again. Answers how many gave way.
fn hear(db: &Transaction<'_>, came: &Came<'_>) -> Result<u64, Error> {
    let mut found = db.prepare(TOLD)?;
    let mut rows = found.query([came.base])?;
    // Written once all are read: what is written is among what is read.
    let mut back = Vec::new();
    while let Some(row) = rows.next()? {
        let (app, user, external_id) = whose(row, 0, 1)?;
        let said: Preference = record::parse(row.get_ref(4)?.as_str().map_err(Error::database)?);
        let at = said_at(&said).unwrap_or(time(row.get(3)?)).min(came.at);
        let subject = (came.subjects)(&app, external_id.as_ref(), &user);
        let held = one(db, &app, &subject, Standing::Marketing)?;
        match (said.marketing, held) {
            (Some(false), held) if !held.as_ref().is_some_and(Stands::is_standing) => {
                heard(db, &app, &subject, &user, at)?;
            }
            (Some(true), Some(held)) if held.is_standing() && held.yields_to_imports() && held.since < at => {
                end(db, &app, &subject, Standing::Marketing, at)?;
            }
            (Some(true), Some(held)) if held.is_standing() => back.push((app, subject, user, held, at)),
            (Some(false), Some(held)) if held.claimed.is_some() => {
                let agreed = Stands {
                    claimed: None,
                    ..held
                };
                write(db, &app, &subject, Some(&user), &agreed)?;
            }
            _ => {}
        }
    }
    drop(rows);
    let kept = back.len() as u64;
    for (app, subject, user, held, at) in back {
        say(db, &app, &user, false, held.since, held.origin)?;
        if held.is_news(at) {
            let claimed = Stands {
                claimed: Some(at),
                ..held
            };
            write(db, &app, &subject, Some(&user), &claimed)?;
        }
    }
    Ok(kept)
}

fn heard(
    db: &Transaction<'_>,
    app: &AppId,
    subject: &Subject,
    user: &UserId,
    at: Timestamp,
) -> Result<(), Error> {
    let begun = Begun {
        app,
        subject,
        user: Some(user),
        what: Standing::Marketing,
        at,
        ground: None,
        origin: Origin::Import,
        reference: None,
    };
    begin(db, &begun)
}

/// When it was said, where the record tells.
pub(super) fn said_at(said: &Preference) -> Option<Timestamp> {
    said.at.as_deref()?.parse().ok()
}

/// A person by their ids: the app's in this column, the platform's and the business's in those.
fn whose(row: &Row<'_>, app: usize, user: usize) -> Result<(AppId, UserId, Option<ExternalId>), Error> {
    let external_id: Option<String> = row.get(user + 1)?;
    Ok((
        AppId::parse(&row.get::<_, String>(app)?).map_err(Error::database)?,
        UserId::parse(&row.get::<_, String>(user)?).map_err(Error::database)?,
        external_id
            .map(|id| ExternalId::parse(&id))
            .transpose()
            .map_err(Error::database)?,
    ))
}
