//! The ledger beside the database: a line for each act that has to be done again when a backup comes back, written and
//! synced as the last thing in the act's transaction.
//!
//! The file is only added to, but for what is blanked. Where a transaction ends after all without being kept, its lines
//! stay, and the next act writes others with the same numbers: the later ones count.

use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use domain::{
    audit::{Chain, Entry, Head},
    id::{KeyId, UserId},
    request::{Reference, Request, Standing},
    standing::Origin,
    subject::Subject,
};
use rusqlite::{Connection, Transaction, params};

use super::{besides, folder, keys, requests, standing};
use crate::{Besides, Effect, Error, Kept, KeptMessage, KeptRequest, LedgerLine, Log, ledger::hex};

pub(super) fn head(db: &Connection) -> Result<Head, Error> {
    let head = db
        .prepare_cached("SELECT sequence, hash FROM ledger")?
        .query_row([], |row| {
            Ok(Head {
                sequence: row.get(0)?,
                hash: row.get(1)?,
            })
        })?;
    Ok(head)
}

/// The ledger has come so far.
pub(super) fn come_to(db: &Transaction<'_>, head: Head) -> Result<(), Error> {
    db.prepare_cached("UPDATE ledger SET sequence = ?1, hash = ?2")?
        .execute(params![head.sequence, head.hash])?;
    Ok(())
}

/// Where the ledger is; nowhere of a database that is in no folder.
fn beside(db: &Connection) -> Option<PathBuf> {
    let database = db.path().filter(|path| !path.is_empty())?;
    Some(folder::ledger(Path::new(database).parent()?))
}

/// Writes what became of something by an act. To be called last: what fails after it has not happened.
pub(super) fn keep(db: &Transaction<'_>, log: &Log, kept: &Kept) -> Result<(), Error> {
    let Some(file) = beside(db) else { return Ok(()) };
    let before = head(db)?;
    let mut entry = log.entry.clone();
    entry.subject = entry.subject.or_else(|| kept.subject());
    let mut behind = Entry::new(entry.at, entry.act, entry.by.clone());
    behind.subject = entry.subject;
    let behind = behind.with("kept", serde_json::to_value(kept).map_err(Error::database)?);
    let line = LedgerLine {
        entry: log.seal.seal(&Chain::Ledger, before, &entry)?,
        request: entry.request.clone(),
        kept: Some(log.seal.seal(&Chain::Ledger, before, &behind)?),
    };
    let text = line.write().map_err(Error::database)?;
    let head = Head {
        sequence: line.entry.sequence,
        hash: line.entry.hash,
    };
    come_to(db, head)?;
    append(&file, &text).map_err(|error| folder::unusable(&file, &error))
}

/// A request as it stands now, with what `besides` did; and by which pseudonyms whoever it took whole was known.
pub(super) fn request(
    db: &Transaction<'_>,
    request: &Request,
    besides: &Besides,
    gone: &[Subject],
    log: &Log,
) -> Result<(), Error> {
    let key = [request.app.as_str(), request.reference.as_str()];
    let (user, once): (Option<String>, String) = db
        .prepare_cached("SELECT user_id, once FROM request WHERE app_id = ?1 AND reference = ?2")?
        .query_row(key, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let user = user.map(|user| UserId::parse(&user)).transpose();
    let said = besides::said(db, &request.app, &request.reference)?;
    let mut kept = KeptRequest {
        request: request.clone(),
        user: user.map_err(Error::database)?,
        once,
        messages: said.into_iter().map(KeptMessage::from).collect(),
        records: Vec::new(),
        statements: Vec::new(),
        standing: Vec::new(),
        marketing: None,
        gone: gone.to_vec(),
    };
    // The lines that said so are blanked, and it stands on: that somebody objected outlives them, and that their records
    // are only stored meanwhile outlives the request.
    let forgets = besides
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Forget { .. }));
    let said_before = [Some(request.subject), log.entry.subject];
    let said_before = said_before.iter().flatten().filter(|_| forgets);
    for subject in gone.iter().chain(said_before) {
        let stands = standing::of_person(db, &request.app, subject)?;
        if !stands.is_empty() {
            kept.standing.push((*subject, stands));
        }
    }
    for effect in &besides.effects {
        match effect {
            Effect::Rewrite { record, to, .. } => kept.records.push((record.clone(), to.clone())),
            Effect::Forget { .. } => blank_request(db, &request.reference)?,
            Effect::State { at, text } => kept.statements.push((*at, text.as_str().into())),
            Effect::Stand {
                subject,
                what,
                origin,
                at,
                ..
            } => {
                kept.standing
                    .push((*subject, standing::of_person(db, &request.app, subject)?));
                if *what == Standing::Marketing {
                    kept.marketing = Some((false, *at, *origin));
                }
            }
            Effect::Lift { subject, what, at } => {
                kept.standing
                    .push((*subject, standing::of_person(db, &request.app, subject)?));
                if *what == Standing::Marketing {
                    kept.marketing = Some((true, *at, Origin::Person));
                }
            }
        }
    }
    keep(db, log, &Kept::Request(Box::new(kept)))
}

/// A key as it stands now.
pub(super) fn key(db: &Transaction<'_>, kid: &KeyId, log: &Log) -> Result<(), Error> {
    let Some(key) = keys::find(db, kid)? else {
        return Ok(());
    };
    let kept = Kept::Key {
        kid: key.kid,
        not_after: key.terms.not_after,
        revoked_at: key.revoked_at,
    };
    keep(db, log, &kept)
}

/// Sessions that were ended.
pub(super) fn sessions(db: &Transaction<'_>, ended: &[[u8; 32]], log: &Log) -> Result<(), Error> {
    if ended.is_empty() {
        return Ok(());
    }
    let ended = ended.iter().map(|digest| hex(digest)).collect();
    keep(db, log, &Kept::Sessions { ended })
}

fn append(file: &Path, line: &str) -> io::Result<()> {
    let is_new = !file.exists();
    let mut ledger = folder::owners().read(true).append(true).create(true).open(file)?;
    let mut text = String::with_capacity(line.len() + 2);
    if ledger.seek(SeekFrom::End(0))? > 0 {
        ledger.seek(SeekFrom::End(-1))?;
        let mut last = [0];
        ledger.read_exact(&mut last)?;
        // A line that a loss of power has cut short stays alone.
        if last != *b"\n" {
            text.push('\n');
        }
    }
    text.push_str(line);
    text.push('\n');
    ledger.write_all(text.as_bytes())?;
    ledger.sync_data()?;
    if is_new {
        folder::sync(file.parent().unwrap_or(Path::new(".")))?;
    }
    Ok(())
}

/// Blanks what is kept of a person of whom everything went, and says anew how what they asked stands.
pub(super) fn forget(db: &Transaction<'_>, by: &Request, gone: &[Subject], log: &Log) -> Result<(), Error> {
    blank(db, |line| {
        line.entry.subject.is_some_and(|subject| gone.contains(&subject))
    })?;
    for subject in gone {
        for asked in requests::under(db, &by.app, subject)? {
            if asked.reference != by.reference {
                let mut log = log.clone();
                log.entry = log.entry.of(&asked.reference);
                request(db, &asked, &Besides::default(), &[], &log)?;
            }
        }
    }
    Ok(())
}

/// And what is kept of a request whose texts have gone: its next line says how it stands.
fn blank_request(db: &Transaction<'_>, reference: &Reference) -> Result<(), Error> {
    blank(db, |line| line.request.as_ref() == Some(reference))
}

fn blank(db: &Transaction<'_>, goes: impl Fn(&LedgerLine) -> bool) -> Result<(), Error> {
    match beside(db) {
        Some(file) if file.exists() => blank_in(&file, goes).map_err(|error| folder::unusable(&file, &error)),
        _ => Ok(()),
    }
}

/// What stands behind this, up to the next quotation mark, is what is kept.
const KEPT: &str = "\"kept\":\"";

fn blank_in(file: &Path, goes: impl Fn(&LedgerLine) -> bool) -> io::Result<()> {
    let mut lines = BufReader::new(File::open(file)?);
    let mut ledger = File::options().write(true).open(file)?;
    let (mut line, mut begins) = (String::new(), 0_u64);
    while lines.read_line(&mut line)? > 0 {
        let kept = line.rfind(KEPT).map(|at| at + KEPT.len());
        let length = kept.and_then(|from| line.get(from..)?.find('"'));
        if let (Some(from), Some(length)) = (kept, length)
            && LedgerLine::parse(&line).is_some_and(|line| line.kept.is_some() && goes(&line))
        {
            ledger.seek(SeekFrom::Start(begins + from as u64))?;
            ledger.write_all(" ".repeat(length).as_bytes())?;
        }
        begins += line.len() as u64;
        line.clear();
    }
    ledger.sync_data()
}
