//! Putting messages into the index and taking them out.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
    mem,
    rc::Rc,
};

use domain::{
    id::UserId,
    search::{self, By, Kind, RULES},
};
use rusqlite::{
    CachedStatement, Connection, OptionalExtension, Row, ToSql, Transaction, TransactionBehavior, params,
};

use super::{
    super::merges,
    scrub::scrub,
    term::{self, Mark},
    whole,
};
use crate::Error;

/// How many bytes of words wait to be sorted and written. What FTS5 gets in order it keeps in memory and writes in one
/// piece; what comes out of order makes it write at once.
const WAITING: usize = 8 << 20;

/// How the index is built: in the second way, by these rules of words. One that was built otherwise is built anew.
const BUILT: u32 = 2_000 + RULES;

/// From where FTS5's numbers for messages are counted backwards: a moment in 2039. Any would do; up to this one they
/// are short.
pub(super) const END: i64 = 1 << 49;

/// Of how many readers it is remembered where their last message went.
const REMEMBERED: usize = 32_768;

/// A reader of a conversation.
#[derive(Debug, Clone)]
pub(in super::super) struct Reader {
    number: i64,
    user: Box<str>,
}

impl Reader {
    pub(in super::super) fn is(&self, user: &str) -> bool {
        *self.user == *user
    }
}

/// The index, open for changes until [`Index::finish`].
pub(in super::super) struct Index<'db> {
    db: &'db Connection,
    changes: Vec<Change>,
    waiting: usize,
    /// Readers out of whose index something was taken.
    lost: BTreeSet<i64>,
    /// Who goes: out of their own index nothing is taken word by word.
    going: Vec<UserId>,
    /// Of each reader, which place was wanted last and which was got: many messages may be of one moment.
    crowded: HashMap<i64, (i64, i64)>,
}

/// A message on its way into or out of one reader's index.
struct Change {
    at: i64,
    reader: i64,
    comes: bool,
    by: By,
    said: Rc<Said>,
}

/// What the index needs of a message.
struct Said {
    /// Apart by spaces, each as search knows it.
    words: String,
    kind: Option<Kind>,
    channel: Option<String>,
    author: Option<String>,
    /// Into whose record the author's went.
    successor: Option<String>,
}

impl Said {
    /// Whether the reader said it, under the id that they have or one that they had.
    fn is_by(&self, user: &str) -> bool {
        self.author.as_deref() == Some(user) || self.successor.as_deref() == Some(user)
    }
}

/// A message as it stands in its table.
pub(in super::super) struct Message<'a> {
    pub(in super::super) received: i64,
    pub(in super::super) id: &'a str,
    pub(in super::super) data: &'a str,
}

/// All of them.
const IN_ORDER: &str = "ORDER BY received, message_id";

impl<'db> Index<'db> {
    pub(in super::super) fn new(db: &'db Connection) -> Self {
        Self {
            db,
            changes: Vec::new(),
            waiting: 0,
            lost: BTreeSet::new(),
            going: Vec::new(),
            crowded: HashMap::new(),
        }
    }

    /// A message came: all these readers find it.
    pub(in super::super) fn put(
        &mut self,
        app: &str,
        readers: &[Reader],
        message: &Message<'_>,
    ) -> Result<(), Error> {
        if readers.is_empty() {
            return Ok(());
        }
        let said = Rc::new(read(self.db, app, message.data)?);
        for reader in readers {
            let at = self.seat(app, reader.number, message)?;
            self.change(reader, at, true, &said)?;
        }
        Ok(())
    }

    /// A message goes: none of these readers finds it any more.
    pub(in super::super) fn take(
        &mut self,
        app: &str,
        readers: &[Reader],
        message: &Message<'_>,
    ) -> Result<(), Error> {
        if readers.is_empty() {
            return Ok(());
        }
        let said = Rc::new(read(self.db, app, message.data)?);
        for reader in readers {
            if let Some(at) = self.unseat(app, reader.number, message)? {
                self.lost.insert(reader.number);
                self.change(reader, at, false, &said)?;
            }
        }
        Ok(())
    }

    /// Somebody now belongs to the conversation, and finds all that is in it.
    pub(in super::super) fn join(&mut self, app: &str, user: &str, conversation: &str) -> Result<(), Error> {
        let reader = [Reader {
            number: self.number(app, user)?,
            user: user.into(),
        }];
        let db = self.db;
        each_message(db, IN_ORDER, &[&app, &conversation], |message| {
            self.put(app, &reader, message)
        })
    }

    /// These go: what was theirs alone is taken out by [`Self::forget`], at the end and all at once.
    pub(in super::super) fn goes(&mut self, going: Vec<UserId>) {
        self.going = going;
    }

    fn is_going(&self, user: &str) -> bool {
        self.going.iter().any(|going| going.as_str() == user)
    }

    /// Takes out what is left of those who go: at most so many of their hits, and once none is left, their words by whole
    /// pages. False if there is more.
    pub(in super::super) fn forget(&mut self, app: &str, hits: u32) -> Result<bool, Error> {
        self.write()?;
        for user in &self.going {
            let Some(number) = known(self.db, app, user.as_str())? else {
                continue;
            };
            let (_, is_done) = self.forget_reader(app, number, hits)?;
            if !is_done {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The same of one reader. Answers how many of their hits went, and whether nothing of theirs is left.
    pub(in super::super) fn forget_reader(
        &self,
        app: &str,
        number: i64,
        hits: u32,
    ) -> Result<(usize, bool), Error> {
        self.flush()?;
        let gone = self
            .db
            .prepare_cached(
                "DELETE FROM hit WHERE (app_id, reader, at) IN
                   (SELECT app_id, reader, at FROM hit WHERE app_id = ?1 AND reader = ?2 LIMIT ?3)",
            )?
            .execute(params![app, number, hits])?;
        whole::count_down(self.db, gone)?;
        let more = self
            .db
            .prepare_cached("SELECT 1 FROM hit WHERE app_id = ?1 AND reader = ?2")?
            .exists(params![app, number])?;
        Ok((gone, !more && whole::take_out(self.db, number)?))
    }

    fn flush(&self) -> rusqlite::Result<()> {
        self.db
            .prepare_cached("INSERT INTO search (search) VALUES ('flush')")?
            .execute([])?;
        Ok(())
    }

    /// Somebody belongs to the conversation no longer.
    pub(in super::super) fn leave(&mut self, app: &str, user: &str, conversation: &str) -> Result<(), Error> {
        let reader = [Reader {
            number: self.number(app, user)?,
            user: user.into(),
        }];
        let db = self.db;
        each_message(db, IN_ORDER, &[&app, &conversation], |message| {
            self.take(app, &reader, message)
        })?;
        Ok(self.dismiss(app, &reader[0])?)
    }

    /// Whoever belongs to no conversation any more has no number.
    pub(in super::super) fn dismiss(&self, app: &str, reader: &Reader) -> rusqlite::Result<()> {
        self.db
            .prepare_cached(
                "DELETE FROM reader WHERE app_id = ?1 AND user_id = ?2
                 AND NOT EXISTS (SELECT 1 FROM member WHERE app_id = ?1 AND user_id = ?2)",
            )?
            .execute([app, &*reader.user])?;
        Ok(())
    }

    /// Whoever belongs to the conversation, but for those who go.
    pub(in super::super) fn readers(&self, app: &str, conversation: &str) -> rusqlite::Result<Vec<Reader>> {
        let mut readers = self.every_reader(app, conversation)?;
        readers.retain(|reader| !self.is_going(&reader.user));
        Ok(readers)
    }

    fn every_reader(&self, app: &str, conversation: &str) -> rusqlite::Result<Vec<Reader>> {
        self.db
            .prepare_cached(
                "SELECT number, user_id FROM member JOIN reader USING (app_id, user_id)
                 WHERE app_id = ?1 AND conversation_id = ?2",
            )?
            .query_map([app, conversation], |row| {
                Ok(Reader {
                    number: row.get(0)?,
                    user: row.get(1)?,
                })
            })?
            .collect()
    }

    /// Writes what still waits. Nothing is left anywhere of words that were taken out.
    pub(in super::super) fn finish(mut self) -> Result<(), Error> {
        self.write()?;
        if !self.lost.is_empty() {
            self.flush()?;
        }
        for reader in &self.lost {
            scrub(self.db, *reader)?;
        }
        Ok(())
    }

    /// The reader's number; a new reader gets one that nobody ever had.
    fn number(&self, app: &str, user: &str) -> rusqlite::Result<i64> {
        if let Some(number) = known(self.db, app, user)? {
            return Ok(number);
        }
        let number = self
            .db
            .prepare_cached("UPDATE search_state SET readers = readers + 1 RETURNING readers")?
            .query_row([], |row| row.get::<_, i64>(0))?;
        self.db
            .prepare_cached("INSERT INTO reader VALUES (?1, ?2, ?3)")?
            .execute(params![app, user, number])?;
        Ok(number)
    }

    /// Gives the message a place in the reader's order: its own moment, or the next that is free.
    fn seat(&mut self, app: &str, reader: i64, message: &Message<'_>) -> rusqlite::Result<i64> {
        let own = place(message.received, reader);
        let mut at = match self.crowded.get(&reader) {
            Some(&(wanted, got)) if wanted == own => got + 1,
            _ => own,
        };
        let mut insert = self
            .db
            .prepare_cached("INSERT INTO hit VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")?;
        while insert.execute(params![app, reader, at, message.id])? == 0 {
            at += 1;
        }
        if self.crowded.len() >= REMEMBERED {
            self.crowded.clear();
        }
        self.crowded.insert(reader, (own, at));
        Ok(at)
    }

    /// Takes the message out of the reader's order; answers where it stood.
    fn unseat(&mut self, app: &str, reader: i64, message: &Message<'_>) -> rusqlite::Result<Option<i64>> {
        let mut find = self.db.prepare_cached(
            "SELECT at, message_id = ?4 FROM hit WHERE app_id = ?1 AND reader = ?2 AND at >= ?3 ORDER BY at",
        )?;
        let mut rows = find.query(params![app, reader, place(message.received, reader), message.id])?;
        let mut found = None;
        while let Some(row) = rows.next()? {
            if row.get(1)? {
                found = Some(row.get::<_, i64>(0)?);
                break;
            }
        }
        drop(rows);
        if let Some(at) = found {
            self.crowded.remove(&reader);
            self.db
                .prepare_cached("DELETE FROM hit WHERE app_id = ?1 AND reader = ?2 AND at = ?3")?
                .execute(params![app, reader, at])?;
        }
        Ok(found)
    }

    fn change(&mut self, reader: &Reader, at: i64, comes: bool, said: &Rc<Said>) -> Result<(), Error> {
        let by = match &said.author {
            Some(_) if said.is_by(&reader.user) => By::Me,
            Some(_) => By::Others,
            None => By::Business,
        };
        self.waiting += said.words.len() + size_of::<Change>();
        self.changes.push(Change {
            at,
            reader: reader.number,
            comes,
            by,
            said: Rc::clone(said),
        });
        if self.waiting >= WAITING {
            self.write()?;
        }
        Ok(())
    }

    /// Writes what waits, in rising order of FTS5's numbers: FTS5 keeps what comes so in memory and writes it in one
    /// piece. It takes what comes to a place for good once something was put there, so that a second thing for the same
    /// place waits for the next round.
    fn write(&mut self) -> Result<(), Error> {
        let mut changes = mem::take(&mut self.changes);
        self.waiting = 0;
        changes.sort_by_key(|change| Reverse(change.at));
        let mut put = self
            .db
            .prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?;
        let mut take = self
            .db
            .prepare_cached("INSERT INTO search (search, rowid, words) VALUES ('delete', ?1, ?2)")?;
        let mut text = String::new();
        while !changes.is_empty() {
            let mut taken = None;
            let mut later = Vec::new();
            for change in changes {
                if taken == Some(change.at) {
                    later.push(change);
                    continue;
                }
                if change.comes {
                    taken = Some(change.at);
                }
                write(
                    &change,
                    &mut text,
                    if change.comes { &mut put } else { &mut take },
                )?;
            }
            changes = later;
        }
        Ok(())
    }
}

fn known(db: &Connection, app: &str, user: &str) -> rusqlite::Result<Option<i64>> {
    db.prepare_cached("SELECT number FROM reader WHERE app_id = ?1 AND user_id = ?2")?
        .query_row([app, user], |row| row.get(0))
        .optional()
}

fn write(change: &Change, text: &mut String, statement: &mut CachedStatement<'_>) -> rusqlite::Result<()> {
    text.clear();
    let Change {
        at, reader, by, said, ..
    } = change;
    for word in said.words.split_terminator(' ') {
        term::word(*reader, word, text);
    }
    term::trait_of(*reader, Mark::By(*by), text);
    if let Some(kind) = said.kind {
        term::trait_of(*reader, Mark::Kind(kind), text);
    }
    if let Some(channel) = &said.channel {
        term::trait_of(*reader, Mark::Channel(channel), text);
    }
    statement.execute(params![backwards(*at), &*text])?;
    Ok(())
}

fn read(db: &Connection, app: &str, data: &str) -> rusqlite::Result<Said> {
    let mut words = String::with_capacity(data.len() / 2);
    let gist = search::gist(data, |text| {
        search::each_word(text, |word, _| {
            words.push_str(word);
            words.push(' ');
        });
    });
    let author: Option<String> = gist.author.map(Into::into);
    let successor = match &author {
        Some(author) => merges::whose(db, app, author)?,
        None => None,
    };
    Ok(Said {
        kind: gist.kind,
        channel: gist.channel.map(Into::into),
        author,
        successor,
        words,
    })
}

/// A reader's place for a moment, in microseconds. The lowest bits differ from reader to reader, so that a message to
/// many does not crowd one place.
pub(super) fn place(received: i64, reader: i64) -> i64 {
    (received.div_euclid(1_000) << 8) + reader.rem_euclid(256)
}

/// FTS5's number for a place, and the place of such a number: the newest is the lowest. A list of hits is read quickly
/// from its beginning only, and what is asked for first, and most, is the newest.
pub(super) fn backwards(place: i64) -> i64 {
    END.saturating_sub(place)
}

/// Gives `each` the messages of an app's conversation, oldest first: `more` may say which, from `?3` on.
pub(in super::super) fn each_message(
    db: &Connection,
    more: &str,
    parameters: &[&dyn ToSql],
    mut each: impl FnMut(&Message<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut found = db.prepare_cached(&format!(
        "SELECT received, message_id, data FROM message WHERE app_id = ?1 AND conversation_id = ?2 {more}"
    ))?;
    let mut rows = found.query(parameters)?;
    while let Some(row) = rows.next()? {
        each(&Message {
            received: row.get(0)?,
            id: text(row, 1)?,
            data: text(row, 2)?,
        })?;
    }
    Ok(())
}

/// Builds the index anew if it was not built like this, or not at all. Whoever need not is not kept waiting
/// by a long write of another process.
pub(in super::super) fn keep_up(db: &mut Connection) -> Result<(), Error> {
    if is_built(db)? {
        return Ok(());
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if !is_built(&transaction)? {
        rebuild(&transaction)?;
    }
    Ok(transaction.commit()?)
}

fn is_built(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row("SELECT rules = ?1 FROM search_state", [BUILT], |row| row.get(0))
}

fn rebuild(db: &Transaction<'_>) -> Result<(), Error> {
    db.execute_batch(
        "DELETE FROM hit; DELETE FROM reader; INSERT INTO search (search) VALUES ('delete-all');",
    )?;
    let mut members = db.prepare("SELECT app_id, user_id, conversation_id FROM member")?;
    let mut rows = members.query([])?;
    let mut index = Index::new(db);
    while let Some(row) = rows.next()? {
        index.join(text(row, 0)?, text(row, 1)?, text(row, 2)?)?;
    }
    index.finish()?;
    db.execute("UPDATE search_state SET rules = ?1", [BUILT])?;
    Ok(())
}

pub(super) fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, Error> {
    row.get_ref(column)?.as_str().map_err(Error::database)
}
