//! Why a form led back to its page.

use super::{
    Phrase,
    review::{NOTE_TOO_LONG, OCCASION_MISSING, REASON_MISSING},
};
use crate::api::Problem;

/// The sentence for a problem.
#[expect(clippy::too_many_lines, reason = "a sentence for each problem")]
pub const fn said(problem: Problem) -> Phrase {
    match problem {
        Problem::SignedOut => Phrase {
            en: "You have been signed out, so nothing was changed.",
            de: "Sie wurden abgemeldet, deshalb wurde nichts geändert.",
        },
        Problem::NotFound => Phrase {
            en: "There is no such request here, so nothing was changed.",
            de: "Einen solchen Antrag gibt es hier nicht, deshalb wurde nichts geändert.",
        },
        Problem::StaleForm => Phrase {
            en: "You have signed in again since the form was drawn, so we did not take it. Nothing was changed. Send \
                it again from this page.",
            de: "Sie haben sich neu angemeldet, seit das Formular gezeigt wurde, deshalb haben wir es nicht \
                angenommen. Es wurde nichts geändert. Senden Sie es von dieser Seite noch einmal.",
        },
        Problem::NotFresh => Phrase {
            en: "It has been a while since you signed in, so nothing was changed. Sign in again first.",
            de: "Ihre Anmeldung liegt eine Weile zurück, deshalb wurde nichts geändert. Melden Sie sich zuerst neu an.",
        },
        Problem::SamePerson => Phrase {
            en: "You have approved already, or somebody who signs in by the same key has. A second person has to, who \
                signs in by another key.",
            de: "Sie haben schon zugestimmt, oder jemand, der sich mit demselben Schlüssel anmeldet. Eine zweite \
                Person muss es tun, die sich mit einem anderen Schlüssel anmeldet.",
        },
        Problem::Moved => Phrase {
            en: "The request has moved on since the form was drawn, so we did not act on it. This page says where it \
                stands now.",
            de: "Der Antrag ist weiter, als er es war, als das Formular gezeigt wurde, deshalb haben wir nichts \
                getan. Diese Seite sagt, wie es jetzt um ihn steht.",
        },
        Problem::ReasonMissing => REASON_MISSING,
        Problem::OccasionMissing => OCCASION_MISSING,
        Problem::NoteTooLong => NOTE_TOO_LONG,
        Problem::ChoiceMissing => CHOICE_MISSING,
        Problem::WordsMissing => Phrase {
            en: "Nothing was written, so nothing was sent. Write something, then send it again.",
            de: "Es war nichts geschrieben, deshalb wurde nichts gesendet. Schreiben Sie etwas und senden Sie \
                es dann noch einmal.",
        },
        Problem::WordsTooLong => Phrase {
            en: "The text has more than 4,000 characters, so nothing was sent. It is still here: shorten it, \
                then send it again.",
            de: "Der Text hat mehr als 4.000 Zeichen, deshalb wurde nichts gesendet. Er steht noch da: Kürzen \
                Sie ihn und senden Sie ihn noch einmal.",
        },
        Problem::SameReviewer => Phrase {
            en: "You have decided what this is about, or somebody who signs in by the same key has, so \
                nothing was changed. Somebody else has to look at it, who signs in by another key.",
            de: "Sie haben entschieden, worum es hier geht, oder jemand, der sich mit demselben Schlüssel \
                anmeldet, deshalb wurde nichts geändert. Jemand anderes muss es sich ansehen, der sich mit \
                einem anderen Schlüssel anmeldet.",
        },
        Problem::MayNotAsk => Phrase {
            en: "The law does not let you ask who is asking for this, so nothing was sent. Ask what they \
                mean, or decide.",
            de: "Das Gesetz erlaubt hier nicht zu fragen, wer den Antrag stellt, deshalb wurde nichts \
                gesendet. Fragen Sie, was gemeint ist, oder entscheiden Sie.",
        },
        Problem::NotExtendable => Phrase {
            en: "The law gives no more time for this request, so nothing was changed. Decide by its last day.",
            de: "Das Gesetz gibt für diesen Antrag nicht mehr Zeit, deshalb wurde nichts geändert. \
                Entscheiden Sie bis zu seinem letzten Tag.",
        },
        Problem::ExtendedBefore => Phrase {
            en: "This request takes longer already, and the law allows that once, so nothing was changed. \
                Decide by the new last day.",
            de: "Dieser Antrag dauert schon länger, und das Gesetz erlaubt das nur einmal, deshalb wurde \
                nichts geändert. Entscheiden Sie bis zum neuen letzten Tag.",
        },
        Problem::Late => Phrase {
            en: "The last day has passed, and until then the person had to be told, so nothing was changed. \
                The request is overdue: decide it now.",
            de: "Der letzte Tag ist vorbei, und bis dahin hätte die Person es erfahren müssen, deshalb wurde \
                nichts geändert. Der Antrag ist überfällig: Entscheiden Sie ihn jetzt.",
        },
        Problem::NotDecided => Phrase {
            en: "There is no decision here that could be looked at again, so nothing was sent. Its page says \
                where the request stands.",
            de: "Hier gibt es keine Entscheidung, die noch einmal geprüft werden könnte, deshalb wurde nichts \
                gesendet. Auf seiner Seite steht, wie es um den Antrag steht.",
        },
        Problem::NotReceivedThen => Phrase {
            en: "No day was entered on which it can have reached you, so nothing was sent. Enter today, or one of the \
                last 90 days, like 2026-11-23.",
            de: "Es ist kein Tag eingetragen, an dem es bei Ihnen angekommen sein kann, deshalb wurde nichts gesendet. \
                Tragen Sie heute oder einen der letzten 90 Tage ein, etwa 2026-11-23.",
        },
        Problem::NobodyHeld => Phrase {
            en: "Nobody with this id is held at this business, or their record is not open to you, so nothing \
                was changed. Check the id, or open the record first.",
            de: "Unter dieser Kennung ist bei diesem Unternehmen niemand gespeichert, oder der Datensatz ist \
                für Sie nicht geöffnet, deshalb wurde nichts geändert. Prüfen Sie die Kennung oder öffnen \
                Sie zuerst den Datensatz.",
        },
        Problem::NotTheirs => Phrase {
            en: "This person has no request by that reference, so nothing was sent. Check the reference: it stands in \
                the letter, and on the page of the request.",
            de: "Diese Person hat keinen Antrag mit diesem Zeichen, deshalb wurde nichts gesendet. Prüfen Sie das \
                Zeichen: Es steht im Brief und auf der Seite des Antrags.",
        },
        Problem::NothingToErase => Phrase {
            en: "Nothing is held of this person that such a deletion could take, so nothing was sent. Choose another \
                request, or tell them so.",
            de: "Von dieser Person ist nichts gespeichert, was so gelöscht werden könnte, deshalb wurde nichts gesendet. \
                Wählen Sie einen anderen Antrag oder sagen Sie es ihr.",
        },
        Problem::NotNamed => Phrase {
            en: "That is neither the name of the business nor its id, so nothing was deleted. Type it as it stands here.",
            de: "Das ist weder der Name des Unternehmens noch seine Kennung, deshalb wurde nichts gelöscht. Geben Sie ein, \
                was hier steht.",
        },
        Problem::Held => Phrase {
            en: "A legal hold stands on this person, so nothing was approved. This page says which, until when, and what you \
                can do.",
            de: "Für diese Person gilt eine rechtliche Aufbewahrungssperre, deshalb wurde nicht zugestimmt. Auf dieser \
                Seite steht, welche, bis wann, und was Sie tun können.",
        },
        Problem::NotHeldUntil => NOT_HELD_UNTIL,
        Problem::Stale => Phrase {
            en: "A value has changed since you saw it, so nothing was decided. Your answers are still here: look again at \
                what it is now, and send them once more.",
            de: "Ein Wert hat sich geändert, seit Sie ihn gesehen haben, deshalb wurde nichts entschieden. Ihre \
                Antworten stehen noch da: Sehen Sie noch einmal hin, was jetzt dasteht, und senden Sie sie noch einmal.",
        },
        Problem::AllParts => Phrase {
            en: "You refused every part, so nothing was decided. Refuse the request as a whole, in the form below, with \
                one reason.",
            de: "Sie haben jeden Teil abgelehnt, deshalb wurde nichts entschieden. Lehnen Sie den Antrag im Ganzen ab, im \
                Formular darunter, mit einem Grund.",
        },
        Problem::Misfit => Phrase {
            en: "Something that was entered cannot be taken as it is, so nothing was changed. It is still here: see what \
                the page says about it, then send it again.",
            de: "Etwas in den Angaben passt so nicht, deshalb wurde nichts geändert. Sie stehen noch da: Lesen Sie, was die \
                Seite dazu sagt, und senden Sie sie noch einmal.",
        },
        Problem::Incomplete => Phrase {
            en: "We could not take the form as it came, so nothing was changed. Fill in what is missing and send it \
                again.",
            de: "Wir konnten das Formular so nicht annehmen, deshalb wurde nichts geändert. Ergänzen Sie, was fehlt, \
                und senden Sie es noch einmal.",
        },
        Problem::Busy => Phrase {
            en: "The portal is taking in a lot of data just now, so nothing was changed. Send it again in a minute.",
            de: "Das Portal liest gerade viele Daten ein, deshalb wurde nichts geändert. Senden Sie es in einer Minute \
                noch einmal.",
        },
        Problem::Fault => Phrase {
            en: "Sorry, there is a problem on our side, so nothing was changed. Send it again in a few minutes.",
            de: "Es gibt leider ein Problem auf unserer Seite, deshalb wurde nichts geändert. Senden Sie es in ein \
                paar Minuten noch einmal.",
        },
    }
}

/// At the field and in the notice, where something has to be chosen.
pub const CHOICE_MISSING: Phrase = Phrase {
    en: "Nothing was chosen yet, so nothing was changed. Choose, and go on from here.",
    de: "Noch wurde nichts ausgewählt, deshalb wurde nichts geändert. Wählen Sie aus und gehen Sie von hier weiter.",
};

/// At the field and in the notice, where a hold is to end on a day that is over, or on none.
pub const NOT_HELD_UNTIL: Phrase = Phrase {
    en: "A hold ends today or on a day to come, so nothing was changed. Enter it like 2027-11-23, or leave it empty.",
    de: "Eine Sperre endet heute oder an einem künftigen Tag, deshalb wurde nichts geändert. Tragen Sie ihn etwa so ein: \
        2027-11-23, oder lassen Sie das Feld leer.",
};

/// Back from a fresh sign-in that an act had asked for.
pub const BACK: Phrase = Phrase {
    en: "You have signed in again.",
    de: "Sie haben sich neu angemeldet.",
};
/// And where something had been entered.
pub const BACK_WITH_ALL: Phrase = Phrase {
    en: "You have signed in again. What you entered is still here, and not sent yet: send it from this page.",
    de: "Sie haben sich neu angemeldet. Ihre Angaben sind noch da und noch nicht gesendet: Senden Sie sie von dieser \
        Seite.",
};
