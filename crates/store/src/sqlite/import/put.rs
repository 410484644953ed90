//! Every kind of record but messages.

use domain::record::Place;
use rusqlite::{ErrorCode, OptionalExtension, ToSql, Transaction};

use super::{Origin, Stop, Taken, links::Links};
use crate::Offence;

/// How a kind is kept: its table, the columns that are its (app, type, id), and all columns but `data` and `line`,
/// each by the name of its parameter.
struct Row<'a> {
    table: &'static str,
    id: &'static [&'static str],
    columns: Vec<(&'static str, &'a dyn ToSql)>,
}

pub(super) fn put(
    db: &Transaction<'_>,
    links: &mut Links,
    place: &Place,
    data: &str,
    from: Origin,
) -> Result<Taken, Stop> {
    let texts = Texts::of(place);
    let taken = texts.row(place).put(db, place.kind(), data, from)?;
    links.of(db, place, from.this, matches!(taken, Taken::Replaced))?;
    Ok(taken)
}

impl Row<'_> {
    fn put(&self, db: &Transaction<'_>, kind: &'static str, data: &str, from: Origin) -> Result<Taken, Stop> {
        if self.insert(db, data, from.this)? {
            return Ok(Taken::Added);
        }
        let same = self
            .columns
            .iter()
            .map(|(name, _)| format!("{} IS {name}", column(name)));
        let same = same.collect::<Vec<_>>().join(" AND ");
        let sql = format!(
            "SELECT data, line, ({same}) FROM {} WHERE {}",
            self.table,
            self.wheres()
        );
        let found = db
            .prepare_cached(&sql)?
            .query_row(&*self.columns, |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, i64>(1)?,
                    row.get::<_, bool>(2)?,
                ))
            })
            .optional()?;
        // No row of this id, and still no room: the other rule of the table is the external id's.
        let Some((held, held_line, same)) = found else {
            return Err(Offence::ExternalIdTaken.into());
        };
        if held_line >= from.base {
            return Err(Offence::Twice(kind).into());
        }
        if held == data && same {
            self.write(
                db,
                &format!("UPDATE {} SET data = :data, line = :line", self.table),
                data,
                from.this,
            )?;
            return Ok(Taken::Unchanged);
        }
        if !from.update {
            return Err(Offence::Differs(kind).into());
        }
        let sets = self
            .columns
            .iter()
            .map(|(name, _)| format!("{} = {name}", column(name)));
        let sets = sets.collect::<Vec<_>>().join(", ");
        self.write(
            db,
            &format!("UPDATE {} SET {sets}, data = :data, line = :line", self.table),
            data,
            from.this,
        )?;
        Ok(Taken::Replaced)
    }

    fn insert(&self, db: &Transaction<'_>, data: &str, line: i64) -> rusqlite::Result<bool> {
        let parameters = self.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        let names = parameters.iter().map(|name| column(name)).collect::<Vec<_>>();
        let sql = format!(
            "INSERT INTO {} ({}, data, line) VALUES ({}, :data, :line) ON CONFLICT DO NOTHING",
            self.table,
            names.join(", "),
            parameters.join(", "),
        );
        Ok(db.prepare_cached(&sql)?.execute(&*self.with(&data, &line))? == 1)
    }

    /// In place, so that what else the row holds (`going`) stays.
    fn write(&self, db: &Transaction<'_>, sql: &str, data: &str, line: i64) -> Result<(), Stop> {
        let sql = format!("{sql} WHERE {}", self.wheres());
        let mut statement = db.prepare_cached(&sql)?;
        for (name, value) in self.with(&data, &line) {
            if let Some(index) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(index, value)?;
            }
        }
        match statement.raw_execute() {
            Ok(_) => Ok(()),
            Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == ErrorCode::ConstraintViolation => {
                Err(Offence::ExternalIdTaken.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    fn with<'a>(&'a self, data: &'a dyn ToSql, line: &'a dyn ToSql) -> Vec<(&'static str, &'a dyn ToSql)> {
        let mut all = self.columns.clone();
        all.extend([(":data", data), (":line", line)]);
        all
    }

    fn wheres(&self) -> String {
        self.id
            .iter()
            .map(|name| format!("{} = {name}", column(name)))
            .collect::<Vec<_>>()
            .join(" AND ")
    }
}

/// The column of a parameter.
fn column(parameter: &str) -> &str {
    parameter.trim_start_matches(':')
}

/// The place's ids as texts that a row can borrow.
struct Texts<'a> {
    first: &'a str,
    second: Option<&'a str>,
    third: Option<&'a str>,
    extra: Option<&'a str>,
}

impl<'a> Texts<'a> {
    fn of(place: &'a Place) -> Self {
        let texts = |first, second, third, extra| Self {
            first,
            second,
            third,
            extra,
        };
        match place {
            Place::App { app } => texts(app.as_str(), None, None, None),
            Place::Group { group, .. } => texts(group.as_str(), None, None, None),
            Place::User {
                app,
                user,
                external_id,
            } => texts(
                app.as_str(),
                Some(user.as_str()),
                None,
                external_id.as_ref().map(domain::id::ExternalId::as_str),
            ),
            Place::Client { app, user, client } => {
                texts(app.as_str(), Some(user.as_str()), Some(client.as_str()), None)
            }
            Place::Device { app, user, device } => {
                texts(app.as_str(), Some(user.as_str()), Some(device.as_str()), None)
            }
            Place::BusinessSystem { app, user, key } => {
                texts(app.as_str(), Some(user.as_str()), Some(key), None)
            }
            Place::Conversation { app, conversation } => {
                texts(app.as_str(), Some(conversation.as_str()), None, None)
            }
            Place::Participant {
                app,
                conversation,
                participant,
                user,
            } => texts(
                app.as_str(),
                Some(conversation.as_str()),
                Some(participant.as_str()),
                user.as_ref().map(domain::id::UserId::as_str),
            ),
            Place::Message {
                app,
                conversation,
                message,
                ..
            } => texts(
                app.as_str(),
                Some(conversation.as_str()),
                Some(message.as_str()),
                None,
            ),
        }
    }

    fn row(&'a self, place: &Place) -> Row<'a> {
        let (table, id, names): (_, &'static [&'static str], &[&'static str]) = match place {
            Place::App { .. } => ("app", &[":app_id"], &[":app_id"]),
            Place::Group { .. } => ("app_group", &[":group_id"], &[":group_id"]),
            Place::User { .. } => (
                "user",
                &[":app_id", ":user_id"],
                &[":app_id", ":user_id", ":external_id"],
            ),
            Place::Client { .. } => (
                "client",
                &[":app_id", ":client_id"],
                &[":app_id", ":user_id", ":client_id"],
            ),
            Place::Device { .. } => (
                "device",
                &[":app_id", ":device_id"],
                &[":app_id", ":user_id", ":device_id"],
            ),
            Place::BusinessSystem { .. } => (
                "business_system",
                &[":app_id", ":user_id", ":key"],
                &[":app_id", ":user_id", ":key"],
            ),
            Place::Conversation { .. } => (
                "conversation",
                &[":app_id", ":conversation_id"],
                &[":app_id", ":conversation_id"],
            ),
            Place::Participant { .. } | Place::Message { .. } => (
                "participant",
                &[":app_id", ":participant_id"],
                &[":app_id", ":conversation_id", ":participant_id", ":user_id"],
            ),
        };
        let values: [&'a dyn ToSql; 4] = match place {
            Place::User { .. } => [&self.first, &self.second, &self.extra, &self.third],
            _ => [&self.first, &self.second, &self.third, &self.extra],
        };
        Row {
            table,
            id,
            columns: names.iter().copied().zip(values).collect(),
        }
    }
}
