//! The ledger beside the database: a line for each act that has to be done again when a backup comes back, written and
//! synced as the last thing in the act's transaction.
//!
//! The file is only added to, but for what is blanked. Where a transaction ends after all without being kept, its lines
//! stay, and the next act writes others with the same numbers: the later ones count. For the same reason nothing is blanked
//! before the act is kept that asks for it: table `blanking` has it until that is done.

use std::{
    collections::HashSet,
    fs::File,
    io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use domain::{
    audit::{Chain, Entry, Head},
    correction::{Correction, Place},
    deletion::{Deletion, Stage},
    id::{AppId, KeyId, UserId},
    request::{Ask, Reference, Request, Standing, State},
    standing::Origin,
    subject::Subject,
};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use super::{audit, besides, correct, erase, folder, follow, keys, requests, residue, standing, statements};
use crate::{
    Besides, Effect, Error, Kept, KeptDeletion, KeptMessage, KeptRequest, LedgerLine, Log, RecordAt,
    ledger::hex,
};

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
        // What a request says goes from its lines; that a hold stands does not.
        request: entry
            .request
            .clone()
            .filter(|_| !matches!(kept, Kept::Holds { .. })),
        erases: kept.erases(),
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

/// A request as it stands now, with what `besides` did.
pub(super) fn request(
    db: &Transaction<'_>,
    request: &Request,
    besides: &Besides,
    log: &Log,
) -> Result<(), Error> {
    let mut kept = standing_now(db, &request.app, &request.reference)?;
    let effects = &besides.effects;
    if effects
        .iter()
        .any(|effect| matches!(effect, Effect::Forget { .. }))
    {
        // The lines that said so are blanked, and it stands on: that their records are only stored meanwhile outlives the
        // request.
        let about = [Some(kept.request.subject), log.entry.subject];
        for subject in about.iter().flatten() {
            say_what_stands(db, &mut kept, subject)?;
        }
        forget_former(db, &kept, log)?;
    }
    for effect in effects {
        match effect {
            Effect::Rewrite { record, to, .. } => kept.records.push((record.clone(), to.clone())),
            Effect::Forget { .. } => {}
            Effect::State { at, text } => kept.statements.push((*at, text.as_str().into())),
            Effect::Stand {
                subject,
                what,
                origin,
                at,
                ..
            } => {
                say_what_stands(db, &mut kept, subject)?;
                if *what == Standing::Marketing {
                    kept.marketing = Some((false, *at, *origin));
                }
            }
            Effect::Lift { subject, what, at } => {
                say_what_stands(db, &mut kept, subject)?;
                if *what == Standing::Marketing {
                    kept.marketing = Some((true, *at, Origin::Person));
                }
            }
        }
    }
    keep(db, log, &Kept::Request(Box::new(kept)))
}

/// An erasure that was carried out, and by which pseudonyms whoever it took whole was known. That they objected outlives
/// the lines that said so.
pub(super) fn erasure(
    db: &Transaction<'_>,
    request: &Request,
    gone: &[Subject],
    log: &Log,
) -> Result<(), Error> {
    let mut kept = standing_now(db, &request.app, &request.reference)?;
    for subject in gone {
        say_what_stands(db, &mut kept, subject)?;
    }
    kept.gone = Some(gone.to_vec());
    keep(db, log, &Kept::Request(Box::new(kept)))
}

/// How a request stands that an act has changed which was about another, and what it had led to.
fn anew(db: &Transaction<'_>, request: &Request, log: &Log) -> Result<(), Error> {
    let mut kept = standing_now(db, &request.app, &request.reference)?;
    kept.anew = true;
    if let Some(user) = kept.user.clone() {
        if let Some(record) = put_right(&kept.request)
            && let Some(text) = correct::record(db, &request.app, &user, &record)?
        {
            kept.records.push((record, text));
        }
        let stated = statements::list(db, &request.app, &user)?;
        let stated = stated
            .iter()
            .filter(|statement| statement.reference == request.reference);
        kept.statements
            .extend(stated.map(|statement| (statement.at, statement.text.as_str().into())));
    }
    let subject = kept.request.subject;
    say_what_stands(db, &mut kept, &subject)?;
    let entry = Entry {
        facts: serde_json::Map::new(),
        ..log.entry.clone()
    };
    let log = Log {
        entry: entry.of(&request.reference),
        ..log.clone()
    };
    keep(db, &log, &Kept::Request(Box::new(kept)))
}

/// A request as it is held now, with all that was said about it.
fn standing_now(db: &Connection, app: &AppId, reference: &Reference) -> Result<KeptRequest, Error> {
    let (text, user, once): (String, Option<String>, String) = db
        .prepare_cached("SELECT request, user_id, once FROM request WHERE app_id = ?1 AND reference = ?2")?
        .query_row([app.as_str(), reference.as_str()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    let user = user.map(|user| UserId::parse(&user)).transpose();
    let said = besides::said(db, app, reference)?;
    Ok(KeptRequest {
        request: keys::parse(&text)?,
        user: user.map_err(Error::database)?,
        once,
        messages: said.into_iter().map(KeptMessage::from).collect(),
        records: Vec::new(),
        statements: Vec::new(),
        standing: Vec::new(),
        marketing: None,
        gone: None,
        anew: false,
    })
}

/// With all that stands about a person, if anything does or did.
fn say_what_stands(db: &Connection, kept: &mut KeptRequest, subject: &Subject) -> Result<(), Error> {
    let stands = standing::of_person(db, &kept.request.app, subject)?;
    if !stands.is_empty() && !kept.standing.iter().any(|(other, _)| other == subject) {
        kept.standing.push((*subject, stands));
    }
    Ok(())
}

/// The record that a correction has put right which was carried out, if it did.
fn put_right(request: &Request) -> Option<RecordAt> {
    let (Ask::Correction { correction }, State::Done { .. }) = (&request.ask, &request.state) else {
        return None;
    };
    match correction {
        Correction::Fields { .. } => Some(RecordAt::User),
        Correction::InWords {
            about: Place::Message {
                conversation,
                message,
            },
        } => Some(RecordAt::Message(conversation.clone(), message.clone())),
        Correction::InWords {
            about: Place::Channel { channel },
        } => Some(RecordAt::Client(channel.clone())),
        Correction::InWords {
            about: Place::Elsewhere,
        }
        | Correction::Statement => None,
    }
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

/// The deletion of a business as it stands now.
pub(super) fn deletion(db: &Transaction<'_>, deletion: &Deletion, log: &Log) -> Result<(), Error> {
    let erased = match deletion.stage {
        Stage::Gone { .. } => erased_before(db, &deletion.app)?,
        _ => Vec::new(),
    };
    let kept = KeptDeletion {
        deletion: deletion.clone(),
        erased,
    };
    keep(db, log, &Kept::Deletion(Box::new(kept)))
}

fn erased_before(db: &Connection, app: &AppId) -> Result<Vec<(Subject, Reference, Timestamp)>, Error> {
    let mut found = db.prepare(
        "SELECT subject, reference, erased_at FROM tombstone WHERE app_id = ?1 ORDER BY erased_at, subject",
    )?;
    let rows = found.query_map([app.as_str()], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?))
    })?;
    rows.map(|row| {
        let (subject, reference, at) = row?;
        let reference = Reference::parse(&reference).map_err(Error::database)?;
        Ok((Subject::from_digest(subject), reference, audit::time(at)))
    })
    .collect()
}

/// What is kept of all of these is blanked, whose business goes with them.
pub(super) fn forget_all(db: &Transaction<'_>, gone: HashSet<Subject>) -> Result<(), Error> {
    owe(db, gone, HashSet::new(), true)
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

/// What is kept of a person is blanked of whom everything went by `by`; says anew how what they `asked` stands.
pub(super) fn forget(
    db: &Transaction<'_>,
    by: &Request,
    gone: &[Subject],
    mut asked: Vec<Request>,
    log: &Log,
) -> Result<(), Error> {
    for subject in gone {
        asked.extend(requests::under(db, &by.app, subject)?);
    }
    asked.sort_by(|a, b| a.reference.cmp(&b.reference));
    asked.dedup_by(|a, b| a.reference == b.reference);
    let requests = asked.iter().map(|asked| asked.reference.clone());
    owe(db, gone.iter().copied().collect(), requests.collect(), true)?;
    asked
        .iter()
        .filter(|asked| asked.reference != by.reference)
        .try_for_each(|asked| anew(db, asked, log))
}

/// And what is kept of all that the person asked of whom a text has gone, which may have stood anywhere in it, and of what
/// others had put right that may quote it. A ledger that was put aside keeps it: nothing would say it anew there. What an
/// erasure took stays as it is, and so does what is done at once: neither would be done again by how it stands.
fn forget_former(db: &Transaction<'_>, kept: &KeptRequest, log: &Log) -> Result<(), Error> {
    let request = &kept.request;
    let (mut asked, others) = match &kept.user {
        Some(user) => (
            residue::asked(db, &request.app, user, &[request.subject])?,
            others_beside(db, &request.app, user)?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    asked.retain(|asked| {
        let is_erased = matches!(
            (&asked.ask, &asked.state),
            (Ask::Erasure { .. }, State::Done { .. })
        );
        asked.reference != request.reference && !asked.ask.is_at_once() && !is_erased
    });
    let requests = asked.iter().chain(&others).chain([request]);
    let requests = requests.map(|of| of.reference.clone()).collect();
    owe(db, HashSet::new(), requests, false)?;
    asked.iter().try_for_each(|asked| anew(db, asked, log))?;
    others.iter().try_for_each(|asked| {
        // About whoever asked for it: with all else of theirs it goes.
        let entry = Entry {
            subject: Some(asked.subject),
            ..log.entry.clone()
        };
        anew(db, asked, &Log { entry, ..log.clone() })
    })
}

/// What others had put right of messages in this person's conversations, where it is theirs still.
fn others_beside(db: &Transaction<'_>, app: &AppId, user: &UserId) -> Result<Vec<Request>, Error> {
    let beside = follow::conversations(db, app, user)?;
    let mut found = db.prepare_cached(&format!(
        "SELECT user_id, request FROM request
         WHERE app_id = ?1 AND kind = 'correction' AND open = 0 AND user_id NOT IN {}",
        erase::every_id("?2")
    ))?;
    let mut rows = found.query([app.as_str(), user.as_str()])?;
    let mut others = Vec::new();
    while let Some(row) = rows.next()? {
        let other = UserId::parse(&row.get::<_, String>(0)?).map_err(Error::database)?;
        let asked: Request = keys::parse(&row.get::<_, String>(1)?)?;
        let put_right = put_right(&asked);
        let Some(record @ RecordAt::Message(conversation, _)) = &put_right else {
            continue;
        };
        let is_beside = beside.iter().any(|one| one == conversation.as_str());
        if is_beside && correct::record(db, app, &other, record)?.is_some() {
            others.push(asked);
        }
    }
    Ok(others)
}

/// What is kept of requests is blanked of which nothing came that would have to be done again.
pub(super) fn silence(db: &Transaction<'_>, requests: &[Reference]) -> Result<(), Error> {
    if requests.is_empty() {
        return Ok(());
    }
    owe(db, HashSet::new(), requests.iter().cloned().collect(), true)
}

/// What is to be blanked.
#[derive(Serialize, Deserialize)]
struct Owed {
    /// Lines about these,
    subjects: HashSet<Subject>,
    /// and of these,
    requests: HashSet<Reference>,
    /// up to this one: those behind it say how it stands since.
    up_to: u64,
    /// Also in ledgers that were put aside.
    everywhere: bool,
}

impl Owed {
    fn takes(&self, line: &LedgerLine) -> bool {
        line.entry.subject.is_some_and(|of| self.subjects.contains(&of))
            || line.request.as_ref().is_some_and(|of| self.requests.contains(of))
    }
}

/// All that stands about these by now is blanked once the act is kept.
fn owe(
    db: &Transaction<'_>,
    subjects: HashSet<Subject>,
    requests: HashSet<Reference>,
    everywhere: bool,
) -> Result<(), Error> {
    let owed = Owed {
        subjects,
        requests,
        up_to: head(db)?.sequence,
        everywhere,
    };
    db.execute(
        "INSERT INTO blanking (later, what) VALUES (0, ?1)",
        [keys::json(&owed)?],
    )?;
    Ok(())
}

/// What ledgers that were put aside keep of whoever has gone by now is blanked once the folder is opened next: the one that
/// lies in the place of this one is among them only then.
pub(super) fn forget_aside(db: &Transaction<'_>) -> Result<(), Error> {
    let mut found = db.prepare("SELECT subject FROM tombstone")?;
    let gone = found.query_map([], |row| row.get(0).map(Subject::from_digest))?;
    let owed = Owed {
        subjects: gone.collect::<Result<_, _>>()?,
        requests: HashSet::new(),
        up_to: 0,
        everywhere: true,
    };
    if !owed.subjects.is_empty() {
        db.execute(
            "INSERT INTO blanking (later, what) VALUES (1, ?1)",
            [keys::json(&owed)?],
        )?;
    }
    Ok(())
}

/// Blanks what acts asked for that are kept by now, or all that was ever asked for. Nobody adds a line meanwhile.
pub(super) fn blank(db: &mut Connection, all: bool) -> Result<(), Error> {
    let any = "SELECT 1 FROM blanking WHERE ?1 OR NOT later";
    if !db.prepare_cached(any)?.exists([all])? {
        return Ok(());
    }
    let db = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let owed = {
        let mut found = db.prepare("SELECT what FROM blanking WHERE ?1 OR NOT later")?;
        let rows = found.query_map([all], |row| row.get::<_, String>(0))?;
        rows.map(|what| keys::parse::<Owed>(&what?))
            .collect::<Result<Vec<_>, Error>>()?
    };
    if let Some(file) = beside(&db) {
        blank_files(&file, &owed).map_err(|error| folder::unusable(&file, &error))?;
    }
    db.execute("DELETE FROM blanking WHERE ?1 OR NOT later", [all])?;
    Ok(db.commit()?)
}

/// In the ledger, and in those that were put aside. There, nothing is said anew, and no line that lets a backup come back
/// without somebody goes.
fn blank_files(ledger: &Path, owed: &[Owed]) -> io::Result<()> {
    if ledger.exists() {
        blank_in(ledger, |line| {
            let owed = owed.iter().filter(|owed| owed.takes(line));
            owed.map(|owed| owed.up_to).max()
        })?;
    }
    for aside in folder::put_aside(ledger.parent().unwrap_or(Path::new(".")))? {
        blank_in(&aside, |line| {
            let goes = |owed: &Owed| owed.everywhere && !line.erases && owed.takes(line);
            owed.iter().any(goes).then_some(u64::MAX)
        })?;
    }
    Ok(())
}

/// What stands behind this, up to the next quotation mark, is what is kept.
const KEPT: &str = "\"kept\":\"";

/// Where something is kept that may have to go.
struct Spot {
    sequence: u64,
    begins: u64,
    length: usize,
    up_to: u64,
}

/// Blanks the lines up to the one that is said for them, if any is; and each of these whose place another has taken: its
/// act did not happen.
fn blank_in(file: &Path, up_to: impl Fn(&LedgerLine) -> Option<u64>) -> io::Result<()> {
    let mut lines = BufReader::new(File::open(file)?);
    let (mut line, mut begins) = (String::new(), 0_u64);
    let (mut stand, mut go) = (Vec::<Spot>::new(), Vec::new());
    while lines.read_line(&mut line)? > 0 {
        if let Some(read) = LedgerLine::parse(&line) {
            let sequence = read.entry.sequence;
            let still = stand.partition_point(|spot| spot.sequence < sequence);
            go.extend(stand.drain(still..));
            let spot = spot_in(&line, begins).zip(up_to(&read));
            stand.extend(spot.map(|((begins, length), up_to)| Spot {
                sequence,
                begins,
                length,
                up_to,
            }));
        }
        begins += line.len() as u64;
        line.clear();
    }
    go.extend(stand.into_iter().filter(|spot| spot.sequence <= spot.up_to));
    let mut ledger = File::options().write(true).open(file)?;
    for spot in go {
        ledger.seek(SeekFrom::Start(spot.begins))?;
        ledger.write_all(" ".repeat(spot.length).as_bytes())?;
    }
    ledger.sync_data()
}

/// Where what is kept begins in the file, and how long it is. What is blanked is blanked again: before a loss of power, or
/// where the disk failed, it may have come there in part.
fn spot_in(line: &str, begins: u64) -> Option<(u64, usize)> {
    let from = line.rfind(KEPT)? + KEPT.len();
    let length = line.get(from..)?.find('"')?;
    Some((begins + from as u64, length))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{
        super::{open, pool::Pool},
        *,
    };

    fn about() -> Reference {
        Reference::from_random(7)
    }

    fn line(number: u64, of: Option<&Reference>, kept: &str) -> String {
        let of = of.map_or_else(String::new, |of| format!(r#""request":"{}","#, of.as_str()));
        let act = format!(
            r#""n":{number},"at":0,{of}"sealed":"00","hash":"{}""#,
            "00".repeat(32)
        );
        format!("{{{act},{KEPT}{kept}\"}}\n")
    }

    /// The control is the line beside it.
    #[test]
    fn what_is_blanked_in_part_is_blanked_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ledger");
        for torn in ["0102", " 102", "  02", "010 ", " 1 2", "    "] {
            fs::write(&file, line(1, None, torn) + &line(2, None, "0304")).unwrap();
            blank_in(&file, |line| (line.entry.sequence == 1).then_some(1)).unwrap();
            let text = fs::read_to_string(&file).unwrap();
            assert_eq!(text, line(1, None, "    ") + &line(2, None, "0304"), "{torn:?}");
        }
    }

    /// A data folder whose ledger has come to its first line, of two about a request: another has taken the place of the
    /// second, and says the third anew.
    fn begun() -> (tempfile::TempDir, Pool, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let pool = Pool::open(folder.path()).unwrap();
        let file = folder::ledger(folder.path());
        let of = about();
        let text = line(1, Some(&of), "01") + &line(2, Some(&of), "02") + &line(2, None, "03");
        fs::write(&file, text + &line(3, Some(&of), "04")).unwrap();
        let first = Head {
            sequence: 1,
            hash: [0; 32],
        };
        pool.write_here(|db| come_to(db, first)).unwrap();
        (folder, pool, file)
    }

    fn kept(file: &Path) -> Vec<bool> {
        let text = fs::read_to_string(file).unwrap();
        let lines = text.lines().map(|line| LedgerLine::parse(line).unwrap());
        lines.map(|line| line.kept.is_some()).collect()
    }

    /// The controls: a line about somebody else, one that says that they have gone, and an act that leaves these ledgers
    /// as they are.
    #[test]
    fn what_a_ledger_keeps_that_was_put_aside_is_blanked_too() {
        let (folder, pool, file) = begun();
        let aside = folder.path().join("rightsdesk.ledger-20261130T120000Z");
        let gone = line(3, Some(&about()), "03").replacen('{', r#"{"erases":true,"#, 1);
        let text = line(1, Some(&about()), "01") + &line(2, None, "02") + &gone;
        fs::write(&aside, text + &line(4, Some(&about()), "04")).unwrap();
        let owes = |everywhere| {
            let requests = HashSet::from([about()]);
            pool.write_here(|db| owe(db, HashSet::new(), requests, everywhere))
                .unwrap();
        };
        owes(false);
        assert_eq!(kept(&file), BLANKED);
        assert_eq!(kept(&aside), ALL);
        owes(true);
        assert_eq!(kept(&aside), [false, true, true, false]);
    }

    const ALL: [bool; 4] = [true; 4];
    const BLANKED: [bool; 4] = [false, false, true, true];

    /// The control is the same act once it is kept.
    #[test]
    fn nothing_is_blanked_by_an_act_that_is_not_kept() {
        let (_folder, pool, file) = begun();
        let fails = pool.write_here(|db| {
            silence(db, &[about()])?;
            Err::<(), _>(Error::Busy)
        });
        assert!(fails.is_err());
        assert!(pool.settle().unwrap());
        assert_eq!(kept(&file), ALL);
        pool.write_here(|db| silence(db, &[about()])).unwrap();
        assert_eq!(kept(&file), BLANKED);
    }

    /// Killed between the act and its blanking: whoever opens the folder next does it, or whoever empties the log.
    #[test]
    fn what_is_still_to_be_blanked_is_blanked_by_whoever_comes_next() {
        for opens in [true, false] {
            let (folder, pool, file) = begun();
            let mut db = open::writer(&folder.path().join("rightsdesk.db")).unwrap();
            let act = db.transaction().unwrap();
            silence(&act, &[about()]).unwrap();
            act.commit().unwrap();
            assert_eq!(kept(&file), ALL);
            if opens {
                drop(Pool::open(folder.path()).unwrap());
            } else {
                assert!(pool.settle().unwrap());
            }
            assert_eq!(kept(&file), BLANKED);
            assert!(!db.prepare("SELECT 1 FROM blanking").unwrap().exists([]).unwrap());
        }
    }
}
