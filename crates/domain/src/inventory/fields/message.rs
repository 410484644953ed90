//! A message: what was said, by whom, from where.

use super::lines;

lines! {
    /// Around the content. What names another person goes where the message is another's; staff appear by role unless their app says otherwise.
    MESSAGE of Messages {
        "message.id": "Number of this message", "Nummer dieser Nachricht";
        "message.received": "When the messaging platform received it", "Wann die Messaging-Plattform sie erhielt";
        "message.author.type": "Whether a person or the business wrote", "Ob eine Person oder das Unternehmen schrieb";
        "message.author.subtypes.*": "Whether staff or a program wrote", "Ob ein Mitarbeiter oder ein Programm schrieb";
        "message.author.userId" (pseudonym): "Number the messaging platform gave the author", "Nummer, die die Messaging-Plattform dem Verfasser gegeben hat";
        "message.author.userExternalId" (pseudonym): "Number or name the business gave the author", "Nummer oder Name, die das Unternehmen dem Verfasser gegeben hat";
        "message.author.brandId" (dropped): "Brand the author dealt with", "Marke, mit der der Verfasser zu tun hatte";
        "message.author.displayName" (dropped, if_named, follows): "Name it was written under", "Name, unter dem geschrieben wurde";
        "message.author.avatarUrl" (dropped, if_named, follows): "Picture of the author", "Bild des Verfassers";
        "message.author.email" (dropped, never_of_agents, follows): "E-mail address of the author", "E-Mail-Adresse des Verfassers";
        "message.author.user.<user>" (dropped, follows): "The author's own record", "Der Eintrag des Verfassers";
        "message.activity.type": "What happened", "Was geschah";
        "message.activity.data.**": "More about what happened", "Mehr dazu, was geschah";
        "message.source.type": "Channel it came over", "Kanal, über den sie kam";
        "message.source.integrationId": "Number of the business's account there", "Nummer des Kontos des Unternehmens dort";
        "message.source.originalMessageId" (pseudonym): "Number of the message on that channel", "Nummer der Nachricht auf diesem Kanal";
        "message.source.originalMessageTimestamp": "When that channel received it", "Wann dieser Kanal sie erhielt";
        "message.source.campaign.**" (dropped): "Campaign it answers", "Kampagne, auf die sie antwortet";
        "message.source.client.<client>" (dropped): "The channel it came over", "Der Kanal, über den sie kam";
        "message.source.device.<device>" (dropped): "The device it came from", "Das Gerät, von dem sie kam";
        "message.quotedMessage.type": "Whether the quoted message is held here", "Ob die zitierte Nachricht hier vorliegt";
        "message.quotedMessage.externalMessageId": "Number of the quoted message on its channel", "Nummer der zitierten Nachricht auf ihrem Kanal";
        "message.quotedMessage.message.<message>": "The quoted message", "Die zitierte Nachricht";
        "message.metadata.**" (dropped): "Noted by the business", "Vom Unternehmen notiert";
        "message.deleted": "Whether it was deleted on the platform", "Ob sie auf der Plattform gelöscht wurde";
        "message.references.*.uri": "Source that the answer gives", "Quelle, die die Antwort nennt";
        "message.references.*.title": "Title of that source", "Titel dieser Quelle";
        "message.references.*.description": "What that source is about", "Worum es in dieser Quelle geht";
    }
}

lines! {
    /// What was said.
    CONTENT of Messages {
        "message.content.type": "Kind of content", "Art des Inhalts";
        "message.content.text": "Text", "Text";
        "message.content.htmlText": "Text with its formatting", "Text mit seiner Gestaltung";
        "message.content.markdownText": "Text with its formatting", "Text mit seiner Gestaltung";
        "message.content.payload": "What the pressed button stood for", "Wofür der gedrückte Knopf stand";
        "message.content.blockChatInput": "Whether you could write meanwhile", "Ob Sie währenddessen schreiben konnten";
        "message.content.mediaUrl": "Where the picture or file lies", "Wo das Bild oder die Datei liegt";
        "message.content.mediaType": "Kind of picture or file", "Art des Bilds oder der Datei";
        "message.content.mediaSize": "Size in bytes", "Größe in Byte";
        "message.content.altText": "Name or description of the picture or file", "Name oder Beschreibung des Bilds oder der Datei";
        "message.content.attachmentId": "Number of the picture or file", "Nummer des Bilds oder der Datei";
        "message.content.displaySettings.imageAspectRatio": "Shape of the pictures", "Format der Bilder";
        "message.content.submitted": "Whether the form was sent", "Ob das Formular abgeschickt wurde";
        "message.content.textFallback": "The answers in one text", "Die Antworten in einem Text";
        "message.content.fields.*.type": "Kind of question", "Art der Frage";
        "message.content.fields.*.name": "The question's name in the system", "Name der Frage im System";
        "message.content.fields.*.label": "Question", "Frage";
        "message.content.fields.*.placeholder": "Example in the empty field", "Beispiel im leeren Feld";
        "message.content.fields.*.minSize": "Shortest answer", "Kürzeste Antwort";
        "message.content.fields.*.maxSize": "Longest answer", "Längste Antwort";
        "message.content.fields.*.format": "Kind of number", "Art der Zahl";
        "message.content.fields.*.options.*.name": "A choice's name in the system", "Name einer Auswahl im System";
        "message.content.fields.*.options.*.label": "What could be chosen", "Was gewählt werden konnte";
        "message.content.fields.*.text": "Answer", "Antwort";
        "message.content.fields.*.email": "E-mail address given", "Angegebene E-Mail-Adresse";
        "message.content.fields.*.select.*.name": "The choice's name in the system", "Name der Auswahl im System";
        "message.content.fields.*.select.*.label": "What was chosen", "Was gewählt wurde";
        "message.content.fields.*.quotedMessageId": "Number of the message that is answered", "Nummer der Nachricht, die beantwortet wird";
        "message.content.coordinates.lat": "Latitude", "Breitengrad";
        "message.content.coordinates.long": "Longitude", "Längengrad";
        "message.content.location.address": "Address of the place", "Adresse des Orts";
        "message.content.location.name": "Name of the place", "Name des Orts";
        "message.content.template.**": "The channel's own form of message", "Die Nachrichtenform des Kanals";
    }
}

lines! {
    /// Buttons below a message.
    ACTIONS of Messages {
        "message.content.actions.*.type": "Kind of button", "Art des Knopfs";
        "message.content.actions.*.text": "What stood on the button", "Was auf dem Knopf stand";
        "message.content.actions.*.uri": "Where the button led", "Wohin der Knopf führte";
        "message.content.actions.*.fallback": "Where the button led otherwise", "Wohin der Knopf sonst führte";
        "message.content.actions.*.payload": "What the button stood for", "Wofür der Knopf stand";
        "message.content.actions.*.iconUrl": "Picture on the button", "Bild auf dem Knopf";
        "message.content.actions.*.default": "Whether it was the first choice", "Ob er die erste Wahl war";
        "message.content.actions.*.amount": "Price, in the smallest unit", "Preis, in der kleinsten Einheit";
        "message.content.actions.*.currency": "Currency", "Währung";
        "message.content.actions.*.state": "Whether it was paid", "Ob bezahlt wurde";
        "message.content.actions.*.size": "Size of the window it opened", "Größe des Fensters, das er öffnete";
        "message.content.actions.*.openOnReceive": "Whether the window opened by itself", "Ob sich das Fenster von selbst öffnete";
        "message.content.actions.*.metadata.**": "Noted by the business", "Vom Unternehmen notiert";
        "message.content.actions.*.extraChannelOptions.**": "Settings for the channel", "Einstellungen für den Kanal";
    }
}

lines! {
    /// The cards of a carousel or a list, and their buttons.
    CARDS of Messages {
        "message.content.items.*.title": "Heading of a card", "Überschrift einer Karte";
        "message.content.items.*.description": "Text of a card", "Text einer Karte";
        "message.content.items.*.mediaUrl": "Picture of a card", "Bild einer Karte";
        "message.content.items.*.mediaType": "Kind of picture", "Art des Bilds";
        "message.content.items.*.altText": "Description of the picture", "Beschreibung des Bilds";
        "message.content.items.*.size": "Size of a card", "Größe einer Karte";
        "message.content.items.*.metadata.**": "Noted by the business", "Vom Unternehmen notiert";
        "message.content.items.*.actions.*.type": "Kind of button", "Art des Knopfs";
        "message.content.items.*.actions.*.text": "What stood on the button", "Was auf dem Knopf stand";
        "message.content.items.*.actions.*.uri": "Where the button led", "Wohin der Knopf führte";
        "message.content.items.*.actions.*.fallback": "Where the button led otherwise", "Wohin der Knopf sonst führte";
        "message.content.items.*.actions.*.payload": "What the button stood for", "Wofür der Knopf stand";
        "message.content.items.*.actions.*.iconUrl": "Picture on the button", "Bild auf dem Knopf";
        "message.content.items.*.actions.*.default": "Whether it was the first choice", "Ob er die erste Wahl war";
        "message.content.items.*.actions.*.amount": "Price, in the smallest unit", "Preis, in der kleinsten Einheit";
        "message.content.items.*.actions.*.currency": "Currency", "Währung";
        "message.content.items.*.actions.*.state": "Whether it was paid", "Ob bezahlt wurde";
        "message.content.items.*.actions.*.size": "Size of the window it opened", "Größe des Fensters, das er öffnete";
        "message.content.items.*.actions.*.openOnReceive": "Whether the window opened by itself", "Ob sich das Fenster von selbst öffnete";
        "message.content.items.*.actions.*.metadata.**": "Noted by the business", "Vom Unternehmen notiert";
        "message.content.items.*.actions.*.extraChannelOptions.**": "Settings for the channel", "Einstellungen für den Kanal";
    }
}
