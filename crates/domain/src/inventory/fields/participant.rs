//! A seat in a conversation.

use super::lines;

lines! {
    /// The seat. Others' are seen by their pseudonym, and not how far they have read.
    PARTICIPANT of Conversations {
        "participant.id": "Number of your seat in it", "Nummer Ihres Platzes darin";
        "participant.userId" (pseudonym): "Number the messaging platform gave you", "Nummer, die Ihnen die Messaging-Plattform gegeben hat";
        "participant.userExternalId" (pseudonym): "Number or name the business gave you", "Nummer oder Name, die Ihnen das Unternehmen gegeben hat";
        "participant.unreadCount" (dropped): "Messages you have not read", "Nachrichten, die Sie nicht gelesen haben";
        "participant.lastRead" (dropped): "How far you have read", "Wie weit Sie gelesen haben";
        "participant.clientAssociations.*.type" (dropped): "Channel you take part over", "Kanal, über den Sie teilnehmen";
        "participant.clientAssociations.*.clientId" (dropped): "Number of that channel", "Nummer dieses Kanals";
    }
}
