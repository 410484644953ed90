//! A picture that somebody shows in a conversation, with its bytes.

use std::{fs, io::Cursor};

use desk::{File, ImportTerms, Operator, Shelf};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use super::Portal;

/// One for each conversation.
pub struct Picture {
    pub app: &'static str,
    pub conversation: &'static str,
    /// Who shows it.
    pub user: &'static str,
    /// What its file is called.
    pub file: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl Picture {
    fn url(conversation: &str) -> String {
        format!("https://media.example/{conversation}")
    }

    /// What the one of this conversation is asked for by.
    pub fn id(conversation: &str) -> String {
        hex(&Sha256::digest(Self::url(conversation)))
    }

    /// Where the one of this conversation is given out.
    pub fn path(conversation: &str) -> String {
        format!("/me/attachments/{}", Self::id(conversation))
    }

    /// The message that shows it, and the line of the picture itself.
    fn lines(&self) -> String {
        let Self {
            app,
            conversation,
            user,
            file,
            media_type,
            bytes,
        } = self;
        let url = Self::url(conversation);
        let message = json!({"type": "message", "appId": app, "conversationId": conversation, "data": {
            "id": format!("picture-in-{conversation}"), "received": "2026-11-03T10:00:00.000Z",
            "author": {"type": "user", "userId": user},
            "content": {"type": "image", "mediaUrl": url, "mediaType": media_type},
        }});
        let attachment = json!({"type": "attachment", "appId": app, "data": {
            "mediaUrl": url, "mediaType": media_type, "sha256": hex(&Sha256::digest(bytes)),
            "file": format!("{conversation}/{file}"),
        }});
        format!("{message}\n{attachment}\n")
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// Takes in the messages that show them, and their bytes.
pub async fn show(portal: &Portal, pictures: &[Picture]) {
    let folder = TempDir::new().unwrap();
    let mut bundle = String::new();
    for picture in pictures {
        let here = folder.path().join(picture.conversation);
        fs::create_dir(&here).unwrap();
        fs::write(here.join(&picture.file), &picture.bytes).unwrap();
        bundle.push_str(&picture.lines());
    }
    let bundle: Vec<File> = vec![Box::new(Cursor::new(bundle))];
    let terms = ImportTerms {
        attachments: Some(Shelf::open(folder.path()).unwrap()),
        ..ImportTerms::default()
    };
    let operator = Operator::at_the_machine();
    let imported = portal.desk.import_files(&operator, bundle, terms, |_| {});
    imported.await.unwrap();
}
