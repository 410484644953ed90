//! The person's own record.

use super::lines;

lines! {
    /// Who they are.
    USER of Profile {
        "user.id": "Number the messaging platform gave you", "Nummer, die Ihnen die Messaging-Plattform gegeben hat";
        "user.externalId": "Number or name the business gave you", "Nummer oder Name, die Ihnen das Unternehmen gegeben hat";
        "user.authenticated": "Whether you proved who you are when you signed in there", "Ob Sie bei der Anmeldung dort nachgewiesen haben, wer Sie sind";
        "user.zendeskId": "Number of your record in the help desk", "Nummer Ihres Eintrags im Helpdesk";
        "user.brandId": "Brand you dealt with", "Marke, mit der Sie zu tun hatten";
        "user.signedUpAt": "First seen", "Zum ersten Mal gesehen";
        "user.toBeRetained": "Kept although you have not been in touch for long", "Aufbewahrt, obwohl Sie sich lange nicht gemeldet haben";
        "user.hasPaymentInfo": "Whether a means of payment is stored", "Ob ein Zahlungsmittel gespeichert ist";
        "user.profile.givenName" (edited): "First name", "Vorname";
        "user.profile.surname" (edited): "Family name", "Nachname";
        "user.profile.email" (edited): "E-mail address", "E-Mail-Adresse";
        "user.profile.avatarUrl" (edited): "Picture", "Bild";
        "user.profile.locale" (edited): "Language", "Sprache";
        "user.profile.localeOrigin": "Where the language was taken from", "Woher die Sprache übernommen wurde";
        "user.identities.*.type": "Kind of identity", "Art der Kennung";
        "user.identities.*.value": "Address held as an identity", "Adresse, die als Kennung gilt";
        "user.identities.*.verification": "How that address was verified", "Wie diese Adresse geprüft wurde";
    }
}

lines! {
    /// What the business noted about them, under names of its own.
    METADATA of Metadata {
        "user.metadata.**" (edited): "Noted by the business", "Vom Unternehmen notiert";
    }
}
