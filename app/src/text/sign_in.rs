//! The way in.

use super::Phrase;

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Sign in",
    de: "Anmelden",
};
/// The heading.
pub const HEADING: Phrase = Phrase {
    en: "See what is held about you, and have a say in it",
    de: "Sehen Sie, was über Sie gespeichert ist, und bestimmen Sie mit",
};
/// What one can do behind the door.
pub const LEDE: Phrase = Phrase {
    en: "Read every message, detail and note. Take a copy. Ask for all of it to be deleted. It costs \
        nothing.",
    de: "Lesen Sie jede Nachricht, jede Angabe und jeden Vermerk. Nehmen Sie eine Kopie mit. Bitten Sie \
        darum, dass alles gelöscht wird. Es kostet nichts.",
};
/// The row with the form.
pub const ROW: Phrase = Phrase {
    en: "Sign in",
    de: "Anmelden",
};
/// Beside it.
pub const NOTE: Phrase = Phrase {
    en: "No password to remember, no puzzle to solve, no passport to send.",
    de: "Kein Passwort zum Merken, kein Rätsel zum Lösen, kein Ausweis zum Einschicken.",
};
/// Above the form.
pub const HOW: Phrase = Phrase {
    en: "If you came here from your account at the business, you may be signed in already. If not, paste \
        the code from your account page.",
    de: "Wenn Sie aus Ihrem Konto bei dem Unternehmen hierherkommen, sind Sie vielleicht schon angemeldet. \
        Wenn nicht, fügen Sie den Code von Ihrer Kontoseite ein.",
};
/// The field.
pub const CODE: Phrase = Phrase {
    en: "Sign-in code",
    de: "Anmeldecode",
};
/// Its hint.
pub const CODE_HINT: Phrase = Phrase {
    en: "A long line of letters, numbers and dots that the business, or your team, gives you. It works for a \
        short time only.",
    de: "Eine lange Zeile aus Buchstaben, Ziffern und Punkten, die Sie von dem Unternehmen oder Ihrem Team \
        bekommen. Sie gilt nur kurze Zeit.",
};
/// The button.
pub const BUTTON: Phrase = Phrase {
    en: "Sign in",
    de: "Anmelden",
};
/// Where to fetch a new one.
pub const FROM: Phrase = Phrase {
    en: "Go to your account to sign in",
    de: "Zum Anmelden in Ihr Konto",
};
/// The way for whoever has no code.
pub const CANNOT: Phrase = Phrase {
    en: "I cannot sign in",
    de: "Ich kann mich nicht anmelden",
};
/// The row for whoever has no code.
pub const CANNOT_ROW: Phrase = Phrase {
    en: "If you cannot sign in",
    de: "Wenn Sie sich nicht anmelden können",
};
/// What to do then.
pub const CANNOT_LINE: Phrase = Phrase {
    en: "You have the same rights. Write to the business, or ring them, and say what you would like: to \
        see what they hold, to have a copy, or to have it deleted. Someone there will see to it.",
    de: "Sie haben dieselben Rechte. Schreiben Sie dem Unternehmen oder rufen Sie an und sagen Sie, was \
        Sie möchten: sehen, was gespeichert ist, eine Kopie bekommen oder alles löschen lassen. Jemand \
        dort kümmert sich darum.",
};
/// Opens the law.
pub const LAW: Phrase = Phrase {
    en: "The law behind this",
    de: "Das Gesetz dahinter",
};
/// The law.
pub const LAW_LINE: Phrase = Phrase {
    en: "Articles 12 to 22 of the General Data Protection Regulation, and laws like it elsewhere, give you \
        these rights against everyone who keeps data about you. The answer is free, and has its day: a month \
        in Europe, and what the law says elsewhere.",
    de: "Die Artikel 12 bis 22 der Datenschutz-Grundverordnung und ähnliche Gesetze anderswo geben Ihnen \
        diese Rechte gegenüber allen, die Daten über Sie speichern. Die Antwort kostet nichts und hat ihre Frist: \
        in Europa einen Monat, anderswo, was das Gesetz sagt.",
};
/// To whoever is signed in already.
pub const ALREADY: Phrase = Phrase {
    en: "You are signed in",
    de: "Sie sind angemeldet",
};
/// What a new code does.
pub const ALREADY_LINE: Phrase = Phrase {
    en: "If you sign in with another code, this visit ends and a new one begins.",
    de: "Wenn Sie sich mit einem anderen Code anmelden, endet diese Anmeldung und eine neue beginnt.",
};

/// Staff asked for a page of a person's.
pub const AS_STAFF: Phrase = Phrase {
    en: "You are signed in as staff",
    de: "Sie sind als Teil des Teams angemeldet",
};
/// Why that is not enough, and the way on.
pub const AS_STAFF_LINE: Phrase = Phrase {
    en: "People’s own pages are for the people themselves. If you are here about your own data, sign in with the code from \
        your account; your visit as staff goes on beside it.",
    de: "Die eigenen Seiten von Personen sind nur für diese selbst. Geht es um Ihre eigenen Daten, melden Sie sich mit dem \
        Code aus Ihrem Konto an; Ihre Anmeldung als Teil des Teams bleibt daneben bestehen.",
};

/// What is said above the form, by the code in the address; none for a code that we do not know.
#[expect(clippy::too_many_lines, reason = "a sentence for each problem")]
pub fn problem(code: &str) -> Option<Problem> {
    match code {
        "token" => Some(Problem {
            heading: Phrase {
                en: "This code could not be accepted",
                de: "Dieser Code konnte nicht angenommen werden",
            },
            line: Phrase {
                en: "It may have run out, or not have been copied whole. Fetch a new one from your account and paste \
                    all of it.",
                de: "Vielleicht ist er abgelaufen oder nicht ganz kopiert. Holen Sie einen neuen aus Ihrem Konto und \
                    fügen Sie ihn vollständig ein.",
            },
            at_field: Some(Phrase {
                en: "Paste a new code from your account",
                de: "Fügen Sie einen neuen Code aus Ihrem Konto ein",
            }),
        }),
        "signed_out" => Some(Problem {
            heading: Phrase {
                en: "Sign in to see that page",
                de: "Melden Sie sich an, um diese Seite zu sehen",
            },
            line: Phrase {
                en: "It belongs to somebody who is signed in. If it is yours, sign in and you come to it. A deletion that was carried out \
                    signs people out as well; its page is there when you have signed in.",
                de: "Sie ist nur für Menschen da, die angemeldet sind. Wenn sie Ihre ist, melden Sie sich an, und \
                    Sie kommen zu ihr. Auch eine ausgeführte Löschung meldet Sie ab; ihre Seite ist da, \
                    sobald Sie sich angemeldet haben.",
            },
            at_field: None,
        }),
        "not_fresh" => Some(Problem {
            heading: Phrase {
                en: "Please sign in once more",
                de: "Bitte melden Sie sich noch einmal an",
            },
            line: Phrase {
                en: "It has been a while since you signed in, and this is something that only you should do. What you \
                    entered is kept: sign in with a new code, and you come back to it.",
                de: "Ihre Anmeldung liegt eine Weile zurück, und das hier sollen nur Sie selbst tun. Was Sie \
                    eingegeben haben, ist aufgehoben: Melden Sie sich mit einem neuen Code an, und Sie kommen \
                    dorthin zurück.",
            },
            at_field: None,
        }),
        "used" => Some(Problem {
            heading: Phrase {
                en: "That code is not a new one",
                de: "Dieser Code ist kein neuer",
            },
            line: Phrase {
                en: "It signs you in, but it had been used before, or does not say when it was made. What you entered is \
                    still kept: fetch a new code from your account, and you come back to it.",
                de: "Er meldet Sie an, wurde aber schon benutzt oder sagt nicht, wann er gemacht wurde. Was Sie eingegeben \
                    haben, ist weiter aufgehoben: Holen Sie einen neuen Code aus Ihrem Konto, und Sie kommen dorthin zurück.",
            },
            at_field: None,
        }),
        "ran_out" => Some(Problem {
            heading: Phrase {
                en: "The code that you were sent with has run out",
                de: "Der Code, mit dem Sie hergeschickt wurden, ist abgelaufen",
            },
            line: Phrase {
                en: "The page that you came from had been open for too long. Go back to your account and load it again: it \
                    then sends you here with a new code.",
                de: "Die Seite, von der Sie kommen, war zu lange offen. Gehen Sie zurück zu Ihrem Konto und laden Sie es neu: \
                    Dann schickt es Sie mit einem neuen Code hierher.",
            },
            at_field: None,
        }),
        "link" => Some(Problem {
            heading: super::enter::OVER,
            line: Phrase {
                en: "A link from your account works once, and for a minute. Go back to your account and press the \
                    button there again, or paste a new code here.",
                de: "Ein Link aus Ihrem Konto gilt einmal und eine Minute lang. Gehen Sie zurück zu Ihrem Konto und \
                    drücken Sie dort die Schaltfläche noch einmal, oder fügen Sie hier einen neuen Code ein.",
            },
            at_field: None,
        }),
        "left" => Some(Problem {
            heading: Phrase {
                en: "You have been signed out everywhere",
                de: "Sie wurden überall abgemeldet",
            },
            line: Phrase {
                en: "Every browser in which you were signed in here is signed out. Sign in again as before.",
                de: "Jeder Browser, in dem Sie hier angemeldet waren, ist abgemeldet. Melden Sie sich wieder an wie \
                    bisher.",
            },
            at_field: None,
        }),
        "ended" => Some(Problem {
            heading: super::trouble::SIGNED_OUT,
            line: Phrase {
                en: "You were away for a while, so we closed your visit to keep your data to yourself. Nothing is \
                    lost: sign in and carry on.",
                de: "Sie waren eine Weile weg, deshalb haben wir Ihre Anmeldung beendet, damit niemand sonst Ihre \
                    Daten sieht. Nichts ist verloren: Melden Sie sich an und machen Sie weiter.",
            },
            at_field: None,
        }),
        _ => None,
    }
}

/// What is said above the form.
#[derive(Debug, Clone, Copy)]
pub struct Problem {
    /// In a few words.
    pub heading: Phrase,
    /// What to do.
    pub line: Phrase,
    /// What stands at the field, if the field is at fault.
    pub at_field: Option<Phrase>,
}
