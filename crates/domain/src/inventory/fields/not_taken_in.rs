//! Records of the bundle's that this version does not take in, so that none is ever held.

use super::{super::NOT_TAKEN_IN, lines};

lines! {
    /// A picture or file, held by itself.
    ATTACHMENT of Messages {
        "attachment.mediaUrl" (unseen = NOT_TAKEN_IN): "Where the picture or file lies", "Wo das Bild oder die Datei liegt";
        "attachment.mediaType" (unseen = NOT_TAKEN_IN): "Kind of picture or file", "Art des Bilds oder der Datei";
        "attachment.sha256" (unseen = NOT_TAKEN_IN): "Fingerprint of the picture or file", "Fingerabdruck des Bilds oder der Datei";
        "attachment.file" (unseen = NOT_TAKEN_IN): "Name of the file", "Name der Datei";
    }
}
