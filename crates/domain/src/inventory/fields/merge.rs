//! Two records of one person that became one. The records in it are described where their own kind is.

use super::lines;

lines! {
    /// Which records, and why.
    MERGE of Profile {
        "merge.mergedUsers.surviving.<user>" (follows): "Record that remains", "Datensatz, der bleibt";
        "merge.mergedUsers.discarded.<user>" (follows): "Record that went into it", "Datensatz, der darin aufging";
        "merge.mergedConversations.surviving.<conversation>": "Conversation that remains", "Unterhaltung, die bleibt";
        "merge.mergedConversations.discarded.<conversation>": "Conversation that went into it", "Unterhaltung, die darin aufging";
        "merge.mergedClients.surviving.<client>": "Channel that remains", "Kanal, der bleibt";
        "merge.mergedClients.discarded.<client>": "Channel that went into it", "Kanal, der darin aufging";
        "merge.discardedMetadata.**" (follows): "Notes for which there was no room", "Notizen, für die kein Platz war";
        "merge.reason": "Why they became one", "Warum sie zusammengeführt wurden";
    }
}
