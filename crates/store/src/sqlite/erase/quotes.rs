//! What others' messages quote of what goes.

use domain::{id::UserId, media::MediaId, others};
use rusqlite::params;

use super::{
    super::{correct, search::Message},
    Theirs, own,
};
use crate::Error;

/// A message that quotes what goes, and how it reads without the quotation.
pub(super) struct Quote {
    received: i64,
    pub(super) message: String,
    pub(super) without: String,
}

impl Quote {
    pub(super) fn of(message: &Message<'_>, without: String) -> Self {
        Self {
            received: message.received,
            message: message.id.to_owned(),
            without,
        }
    }
}

/// How many messages are looked through before what was found in them is rewritten.
const AT_A_TIME: usize = 1_000;

/// Gives `each` the quotations of the person in others' messages, oldest first, and answers how many there are.
pub(super) fn of_person(
    theirs: Theirs<'_>,
    conversation: &str,
    each: impl FnMut(Quote) -> Result<(), Error>,
) -> Result<u64, Error> {
    let ids = theirs.ids()?;
    let of_others = format!("NOT ifnull({}, FALSE)", own());
    look(
        theirs,
        conversation,
        (&of_others, theirs.user.as_str()),
        |data| without_quotes_of(data, &ids),
        each,
    )
}

/// The same of some messages, in whoever's message that stays. `going` names them in a list in JSON.
pub(super) fn of_messages(
    theirs: Theirs<'_>,
    conversation: &str,
    going: (&[String], &str),
    each: impl FnMut(Quote) -> Result<(), Error>,
) -> Result<u64, Error> {
    let (ids, list) = going;
    let goes = |id: &str| ids.iter().any(|going| going == id);
    look(
        theirs,
        conversation,
        ("message_id NOT IN (SELECT value FROM json_each(?3))", list),
        |data| others::without_quote_from(data, &goes),
        each,
    )
}

/// Writes the message as it reads without. Answers what it named before.
pub(super) fn rewrite(theirs: Theirs<'_>, conversation: &str, quote: &Quote) -> Result<Vec<MediaId>, Error> {
    let talk = (theirs.app.as_str(), conversation);
    correct::put(theirs.db, talk, (quote.received, &quote.message), &quote.without)
}

/// Looks through the messages that stay, by a condition and its `?3`.
fn look(
    theirs: Theirs<'_>,
    conversation: &str,
    (stays, given): (&str, &str),
    without: impl Fn(&str) -> Option<String>,
    mut each: impl FnMut(Quote) -> Result<(), Error>,
) -> Result<u64, Error> {
    let mut found = theirs.db.prepare_cached(&format!(
        "SELECT received, message_id, data FROM message
         WHERE app_id = ?1 AND conversation_id = ?2 AND (received, message_id) > (?4, ?5)
           AND {stays} AND json_extract(data, '$.quotedMessage') IS NOT NULL
         ORDER BY received, message_id LIMIT ?6"
    ))?;
    let mut after = (i64::MIN, String::new());
    let mut quotes = 0;
    loop {
        let mut some = Vec::new();
        let mut seen = 0;
        let place = params![
            theirs.app.as_str(),
            conversation,
            given,
            after.0,
            after.1,
            AT_A_TIME
        ];
        let mut rows = found.query(place)?;
        while let Some(row) = rows.next()? {
            seen += 1;
            let data = row.get_ref(2)?.as_str().map_err(Error::database)?;
            let shorter = without(data);
            after = (row.get(0)?, row.get(1)?);
            some.extend(shorter.map(|without| Quote {
                received: after.0,
                message: after.1.clone(),
                without,
            }));
        }
        drop(rows);
        for quote in some {
            quotes += 1;
            each(quote)?;
        }
        if seen < AT_A_TIME {
            return Ok(quotes);
        }
    }
}

/// Without what it quotes from the person, under whichever of their ids; none if it quotes nothing.
pub(super) fn without_quotes_of(data: &str, theirs: &[UserId]) -> Option<String> {
    theirs.iter().fold(None, |without: Option<String>, id| {
        let shorter = others::without_quote_of(without.as_deref().unwrap_or(data), id);
        shorter.or(without)
    })
}
