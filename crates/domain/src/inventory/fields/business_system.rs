//! A link to another system of the business.

use super::lines;

lines! {
    /// The system, and the person's number in it.
    BUSINESS_SYSTEM of BusinessSystems {
        "businessSystem.type": "System", "System";
        "businessSystem.ticketId": "Ticket", "Ticket";
        "businessSystem.channelId": "Channel", "Kanal";
        "businessSystem.conversationId": "Conversation there", "Unterhaltung dort";
        "businessSystem.roomId": "Room", "Raum";
    }
}
