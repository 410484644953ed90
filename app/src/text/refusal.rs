//! What is said in a sentence when something is refused before any page is drawn. Programs get the English one.

use super::Phrase;

/// Nobody, or somebody else, is signed in.
pub const SIGNED_OUT: Phrase = Phrase {
    en: "Sign in first.",
    de: "Melden Sie sich zuerst an.",
};
/// Not there, or not yours.
pub const NOT_FOUND: Phrase = Phrase {
    en: "There is nothing here.",
    de: "Hier ist nichts.",
};
/// There is nothing to take a copy of.
pub const NOTHING_HELD: Phrase = Phrase {
    en: "Nothing is held about you, so there is nothing to copy.",
    de: "Über Sie ist nichts gespeichert, also gibt es nichts zu kopieren.",
};
/// The form was drawn for another session.
pub const STALE_FORM: Phrase = Phrase {
    en: "You have signed in as someone else since this form was drawn, so nothing was done. Open the page again.",
    de: "Sie haben sich als jemand anderes angemeldet, seit dieses Formular gezeigt wurde, deshalb ist nichts \
        geschehen. Öffnen Sie die Seite noch einmal.",
};
/// Another site's page sent it.
pub const CROSS_SITE: Phrase = Phrase {
    en: "Another website tried to send this in your name, so nothing was done.",
    de: "Eine andere Website wollte das in Ihrem Namen senden, deshalb ist nichts geschehen.",
};
/// Not for this host.
pub const OTHER_HOST: Phrase = Phrase {
    en: "This portal goes by another address. Use the link that your business gave you.",
    de: "Dieses Portal hat eine andere Adresse. Verwenden Sie den Link, den Ihnen das Unternehmen gegeben hat.",
};
/// The token was not taken, whatever was wrong with it.
pub const TOKEN_REFUSED: Phrase = Phrase {
    en: "The token could not be accepted.",
    de: "Das Token konnte nicht angenommen werden.",
};
/// This takes somebody who has just signed in.
pub const NOT_FRESH: Phrase = Phrase {
    en: "It has been a while since you signed in. Sign in again, then try once more.",
    de: "Ihre Anmeldung liegt eine Weile zurück. Melden Sie sich neu an und versuchen Sie es dann noch einmal.",
};
/// The secret is not the one that belongs to the address.
pub const WRONG_SECRET: Phrase = Phrase {
    en: "These are not the numbers that belong to this address.",
    de: "Das sind nicht die Ziffern, die zu dieser Adresse gehören.",
};
/// Too often.
pub const TOO_OFTEN: Phrase = Phrase {
    en: "That was too much at once. Wait a little, then try again.",
    de: "Das war zu viel auf einmal. Warten Sie ein wenig und versuchen Sie es dann noch einmal.",
};
/// The data cannot be reached.
pub const NOT_READY: Phrase = Phrase {
    en: "The portal cannot get at its data. Its log says why.",
    de: "Das Portal kommt nicht an seine Daten. In seinem Protokoll steht, warum.",
};
/// Somebody else has been writing for too long.
pub const BUSY: Phrase = Phrase {
    en: "The portal is taking in a lot of data just now. Try again in a minute.",
    de: "Das Portal liest gerade viele Daten ein. Versuchen Sie es in einer Minute noch einmal.",
};
/// Our fault.
pub const FAULT: Phrase = Phrase {
    en: "Something went wrong here, and it is not you. Try again in a few minutes.",
    de: "Hier ist etwas schiefgegangen, und es liegt nicht an Ihnen. Versuchen Sie es in ein paar Minuten noch einmal.",
};
/// A GET where only a POST is taken, or the other way round.
pub const METHOD_NOT_ALLOWED: Phrase = Phrase {
    en: "This address does not take that kind of request.",
    de: "Diese Adresse nimmt solche Anfragen nicht an.",
};
/// The body is over the limit.
pub const TOO_LARGE: Phrase = Phrase {
    en: "That is more than this form takes.",
    de: "Das ist mehr, als dieses Formular annimmt.",
};
/// It took longer than it may.
pub const TOO_SLOW: Phrase = Phrase {
    en: "That took too long. Try again in a few minutes.",
    de: "Das hat zu lange gedauert. Versuchen Sie es in ein paar Minuten noch einmal.",
};
/// Anything else that the caller got wrong.
pub const BAD_REQUEST: Phrase = Phrase {
    en: "The request could not be understood.",
    de: "Die Anfrage war nicht zu verstehen.",
};
/// The way on.
pub const TO_START: Phrase = Phrase {
    en: "Go to the start page",
    de: "Zur Startseite",
};
