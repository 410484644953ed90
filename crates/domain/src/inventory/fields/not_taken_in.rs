//! Records of the platform's and the bundle's that this version does not take in, so that none is ever held.

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

lines! {
    /// Whether the person wants marketing.
    PREFERENCE of Profile {
        "preference.userId" (unseen = NOT_TAKEN_IN): "Number the messaging platform gave you", "Nummer, die Ihnen die Messaging-Plattform gegeben hat";
        "preference.marketing" (unseen = NOT_TAKEN_IN): "Whether you want to hear of offers", "Ob Sie von Angeboten hören möchten";
        "preference.at" (unseen = NOT_TAKEN_IN): "When you said so", "Wann Sie das gesagt haben";
        "preference.origin" (unseen = NOT_TAKEN_IN): "Where you said so", "Wo Sie das gesagt haben";
    }
}
