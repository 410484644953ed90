//! A picture or file of a message's, for whomever the message is for.

use std::sync::Arc;

use bytes::Bytes;
use domain::{
    id::AppId,
    media::MediaId,
    principal::Principal,
    record::{self, Attachment as Record},
};
use store::Store;
use tokio::sync::mpsc;

use crate::{Cut, Desk, Error, me};

/// Pieces under way between reading and sending.
const DEPTH: usize = 3;

/// A name has no more characters than these.
const LONGEST_NAME: usize = 80;

/// What is left of a name of which nothing is.
const NAMELESS: &str = "file";

/// Names that some systems keep for devices of theirs, whatever follows the first dot; those of ports go on with a digit.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A picture or file on its way.
#[derive(Debug)]
pub struct Attachment {
    /// What to call it, wherever it is saved.
    pub file_name: String,
    /// Its media type, as it came.
    pub media_type: Option<String>,
    /// How many bytes it has.
    pub size: u64,
    /// The bytes: so many, or a [`Cut`].
    pub body: mpsc::Receiver<Result<Bytes, Cut>>,
}

impl Desk {
    /// A picture or file that a message of the person's names and whose bytes are held.
    ///
    /// # Errors
    /// [`Error::NotFound`] if none is, or no message of theirs names it.
    pub async fn attachment(&self, principal: &Principal, id: MediaId) -> Result<Attachment, Error> {
        let me = me(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NotFound)?;
        let held = self.store.attachment(me.app, &person.user, id).await?;
        let held = held.ok_or(Error::NotFound)?;
        let record: Record = record::parse(&held.data);
        let size = held.size;
        let (to_reader, body) = mpsc::channel(DEPTH);
        let (store, app) = (Arc::clone(&self.store), me.app.clone());
        tokio::spawn(async move { send(&*store, &app, &held, &to_reader).await });
        Ok(Attachment {
            file_name: plain_name(&record.file),
            media_type: record.media_type,
            size,
            body,
        })
    }
}

/// Each piece is read by itself: no snapshot is held for whoever takes them slowly, and what is erased meanwhile has an
/// end.
async fn send(
    store: &dyn Store,
    app: &AppId,
    held: &store::Attachment,
    to_reader: &mpsc::Sender<Result<Bytes, Cut>>,
) {
    let (mut sent, mut place) = (0, 0);
    while sent < held.size {
        let piece = match store.attachment_piece(app, held, place).await {
            Ok(Some(piece)) if !piece.is_empty() => Ok(Bytes::from(piece)),
            Ok(_) => Err(Cut),
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "an attachment was broken off"
                );
                Err(Cut)
            }
        };
        sent += piece.as_ref().map_or(0, |piece| piece.len() as u64);
        place += 1;
        let is_cut = piece.is_err();
        // Nobody may be listening any more.
        if to_reader.send(piece).await.is_err() || is_cut {
            return;
        }
    }
}

/// The last part of a path as a name that means nothing else anywhere: letters, digits, dots, lines. Its end stays, which
/// says what it is.
pub(crate) fn plain_name(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let name = name.trim_end_matches('.');
    let name = &name[name.len().saturating_sub(LONGEST_NAME)..];
    let name = name.trim_start_matches(['.', '-']);
    match name {
        "" => NAMELESS.to_owned(),
        _ if is_device(name) => format!("_{name}"),
        _ => name.to_owned(),
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    DEVICES.contains(&stem)
}

#[cfg(test)]
mod tests {
    use domain::id::{ConversationId, UserId};

    use super::*;
    use crate::{
        Spot,
        testing::{Office, TICKETS, ticket},
    };

    /// All of it; `None` if it was cut.
    async fn arrived(mut attachment: Attachment) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        while let Some(piece) = attachment.body.recv().await {
            bytes.extend_from_slice(&piece.ok()?);
        }
        assert_eq!(bytes.len() as u64, attachment.size);
        Some(bytes)
    }

    impl Office {
        /// By what id a page of theirs leads to it.
        async fn shown(&self, who: &str, conversation: &str, url: &str) -> Option<MediaId> {
            let person = self.person("a1", who).await;
            let conversation = ConversationId::parse(conversation).unwrap();
            let page = self.desk.transcript(&person, &conversation, Spot::Newest).await;
            let kept = page.unwrap().attachments;
            kept.iter().find(|one| one.url == url).map(|one| one.id)
        }
    }

    #[tokio::test]
    async fn comes_whole_to_whom_its_message_is_for() {
        let office = Office::with_tickets().await;
        let [of_maren, of_kofi] = TICKETS;
        let of_maren = office.shown("maren", "v1", of_maren).await.unwrap();
        let of_both = office.shown("maren", "v2", of_kofi).await.unwrap();
        assert_eq!(office.shown("kofi", "v2", of_kofi).await, Some(of_both));
        for (who, id, number, is_theirs) in [
            ("maren", of_maren, 0, true),
            ("maren", of_both, 1, true),
            ("kofi", of_both, 1, true),
            ("kofi", of_maren, 0, false),
            ("stranger", of_both, 1, false),
            ("maren", MediaId::from_digest([3; 32]), 0, false),
        ] {
            let person = office.person("a1", who).await;
            match office.desk.attachment(&person, id).await {
                Ok(attachment) if is_theirs => {
                    assert_eq!(attachment.file_name, "ticket.png");
                    assert_eq!(attachment.media_type.as_deref(), Some("image/png"));
                    assert!(arrived(attachment).await.unwrap() == ticket(number), "{who}");
                }
                Err(Error::NotFound) if !is_theirs => {}
                other => panic!("{who}: {other:?}"),
            }
        }
        let staff = office.reviewer_of("a1").await;
        let refused = office.desk.attachment(&staff, of_both).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn what_is_erased_while_it_is_taken_is_cut() {
        let office = Office::with_tickets().await;
        let (maren, reference) = office.asked().await;
        let id = office.shown("maren", "v1", TICKETS[0]).await.unwrap();
        let before = office.desk.attachment(&maren, id).await.unwrap();
        assert!(arrived(before).await.is_some());
        let (app, user) = (AppId::parse("a1").unwrap(), UserId::parse("u1").unwrap());
        let held = office.desk.store.attachment(&app, &user, id).await;
        let held = held.unwrap().unwrap();
        let (to_reader, mut body) = mpsc::channel(1);
        let reviewer = office.reviewer_of("a1").await;
        let approved = office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default());
        approved.await.unwrap();
        office.work().await;
        let refused = office.desk.attachment(&maren, id).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        send(&*office.desk.store, &app, &held, &to_reader).await;
        assert!(matches!(body.recv().await, Some(Err(Cut))));
        assert!(!office.holds("BYTES-OF-TICKET-0"), "nothing is left of the bytes");
        assert!(
            office.holds("BYTES-OF-TICKET-1"),
            "the control: what another shows"
        );
    }

    #[test]
    fn a_name_is_plain_wherever_it_comes_from() {
        let long = "x".repeat(200) + ".png";
        for (path, name) in [
            ("a/b/ticket.png", "ticket.png"),
            ("Schiffs-Ticket (1).PDF", "Schiffs-Ticket__1_.PDF"),
            ("grüße.png", "gr__e.png"),
            ("a\"b\r\nc;d=\\e", "a_b__c_d__e"),
            ("\u{202e}gnp.exe", "_gnp.exe"),
            (".htaccess", "htaccess"),
            ("--help", "help"),
            ("a.", "a"),
            ("...", "file"),
            ("", "file"),
            ("a/", "file"),
            ("con", "_con"),
            ("NUL.tar.gz", "_NUL.tar.gz"),
            ("com1.txt", "_com1.txt"),
            ("console.txt", "console.txt"),
        ] {
            assert_eq!(plain_name(path), name, "{path:?}");
        }
        let short = plain_name(&long);
        assert!(short.len() == LONGEST_NAME && short.ends_with("x.png"), "{short}");
    }
}
