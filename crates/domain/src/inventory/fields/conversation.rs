//! A conversation.

use super::lines;

lines! {
    /// What is said of it as a whole.
    CONVERSATION of Conversations {
        "conversation.id": "Number of this conversation", "Nummer dieser Unterhaltung";
        "conversation.type": "Whether others can take part", "Ob andere teilnehmen können";
        "conversation.isDefault": "Whether it is your first conversation here", "Ob es Ihre erste Unterhaltung hier ist";
        "conversation.displayName": "Name of the conversation", "Name der Unterhaltung";
        "conversation.description": "What it is about", "Worum es geht";
        "conversation.iconUrl": "Picture of the conversation", "Bild der Unterhaltung";
        "conversation.metadata.**": "Noted by the business", "Vom Unternehmen notiert";
        "conversation.createdAt": "When it began", "Wann sie begann";
        "conversation.lastUpdatedAt": "When something last happened in it", "Wann zuletzt etwas darin geschah";
        "conversation.businessLastRead": "How far the business has read", "Wie weit das Unternehmen gelesen hat";
        "conversation.activeSwitchboardIntegration.id": "Number of the system that answers now", "Nummer des Systems, das jetzt antwortet";
        "conversation.activeSwitchboardIntegration.name": "System that answers now", "System, das jetzt antwortet";
        "conversation.activeSwitchboardIntegration.integrationId": "Number of that system's account", "Nummer des Kontos dieses Systems";
        "conversation.activeSwitchboardIntegration.integrationType": "Kind of system that answers now", "Art des Systems, das jetzt antwortet";
        "conversation.pendingSwitchboardIntegration.id": "Number of the system that is to answer next", "Nummer des Systems, das als nächstes antworten soll";
        "conversation.pendingSwitchboardIntegration.name": "System that is to answer next", "System, das als nächstes antworten soll";
        "conversation.pendingSwitchboardIntegration.integrationId": "Number of that system's account", "Nummer des Kontos dieses Systems";
        "conversation.pendingSwitchboardIntegration.integrationType": "Kind of system that is to answer next", "Art des Systems, das als nächstes antworten soll";
        "conversation.referral.code": "Link or code by which you came", "Link oder Code, über den Sie kamen";
        "conversation.referral.details.source": "What sent you here", "Was Sie hierher geführt hat";
        "conversation.referral.details.type": "How you were sent here", "Wie Sie hierher geführt wurden";
        "conversation.referral.details.adId": "Advertisement you came by", "Anzeige, über die Sie gekommen sind";
    }
}
