//! A picture or file of a message's. The bytes themselves are no field: they are given out, and go with the last message
//! that names them.

use super::{
    super::{OF_THE_FILE, WORKED_OUT},
    lines,
};

lines! {
    /// What is said of it.
    ATTACHMENT of Messages {
        "attachment.mediaUrl": "Where the picture or file lies", "Wo das Bild oder die Datei liegt";
        "attachment.mediaType" (unseen = OF_THE_FILE): "Kind of picture or file", "Art des Bilds oder der Datei";
        "attachment.sha256" (unseen = WORKED_OUT): "Fingerprint of the picture or file", "Fingerabdruck des Bilds oder der Datei";
        "attachment.file" (unseen = OF_THE_FILE): "Name of the file", "Name der Datei";
    }
}
