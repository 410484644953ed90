//! Asking for a deletion: reading what goes, and checking.

use super::{
    Phrase,
    law::{NEUTRAL, by_law},
    noun::{CONVERSATION, ENTRY, MESSAGE, REQUEST},
    number::counted,
};
use crate::view::Wording;

/// The first page's title.
pub const CHOOSE_TITLE: Phrase = Phrase {
    en: "Delete",
    de: "Löschen",
};
/// Its heading, and the question.
pub const HOW_MUCH: Phrase = Phrase {
    en: "How much should we delete?",
    de: "Wie viel sollen wir löschen?",
};
/// What the page is for.
pub const CHOOSE_LEDE: Phrase = Phrase {
    en: "Read what goes and what stays with each before you choose. Nothing happens yet: you check everything later.",
    de: "Lesen Sie, was jeweils gelöscht wird und was bleibt, bevor Sie wählen. Noch geschieht nichts: Sie prüfen \
        später alles.",
};
/// The row.
pub const YOUR_CHOICE: Phrase = Phrase {
    en: "Your choice",
    de: "Ihre Wahl",
};
/// In the margins.
pub const STEP_1: Phrase = Phrase {
    en: "Delete, step 1 of 4",
    de: "Löschen, Schritt 1 von 4",
};
/// In the margins.
pub const STEP_2: Phrase = Phrase {
    en: "Delete, step 2 of 4",
    de: "Löschen, Schritt 2 von 4",
};
/// In the margins.
pub const STEP_3: Phrase = Phrase {
    en: "Delete, step 3 of 4",
    de: "Löschen, Schritt 3 von 4",
};
/// In the margins.
pub const STEP_4: Phrase = Phrase {
    en: "Delete, step 4 of 4",
    de: "Löschen, Schritt 4 von 4",
};
/// The way out of the first page.
pub const BACK: Phrase = Phrase {
    en: "Back to the overview",
    de: "Zurück zur Übersicht",
};
/// The way on.
pub const CONTINUE: Phrase = Phrase {
    en: "Continue",
    de: "Weiter",
};
/// The other way.
pub const NEVER_MIND: Phrase = Phrase {
    en: "Never mind",
    de: "Doch nicht",
};
/// The way to another answer.
pub const CHANGE: Phrase = Phrase {
    en: "Change",
    de: "Ändern",
};
/// What is changed, for the ear.
pub const CHANGE_WHAT: Phrase = Phrase {
    en: "what to delete",
    de: "was gelöscht werden soll",
};

/// The page that asks which conversation: heading and title.
pub const WHICH: Phrase = Phrase {
    en: "Which conversation?",
    de: "Welche Unterhaltung?",
};
/// What it is for, where the whole conversation is meant.
pub const WHICH_LEDE: Phrase = Phrase {
    en: "Choose the conversation that should go. You see what goes with it before anything happens.",
    de: "Wählen Sie die Unterhaltung, die gelöscht werden soll. Sie sehen, was dazugehört, bevor etwas geschieht.",
};
/// What it is for, where some of its messages are meant.
pub const WHICH_MESSAGES_LEDE: Phrase = Phrase {
    en: "Choose the conversation that they stand in. There you tick the messages that should go.",
    de: "Wählen Sie die Unterhaltung, in der sie stehen. Dort haken Sie die Nachrichten an, die gelöscht werden sollen.",
};
/// The link of a line.
pub const THIS_ONE: Phrase = Phrase {
    en: "This one",
    de: "Diese",
};

/// What the page is for that says what would go.
pub const LEDE: Phrase = Phrase {
    en: "Read what goes and what stays. Nothing happens yet: you check everything before you ask.",
    de: "Lesen Sie, was gelöscht wird und was bleibt. Noch geschieht nichts: Sie prüfen alles, bevor Sie bitten.",
};
/// The link to the conversation that it is about.
pub const SEE_CONVERSATION: Phrase = Phrase {
    en: "Read it once more",
    de: "Noch einmal lesen",
};
/// Of the first conversation on the platform.
pub const FIRST: Phrase = Phrase {
    en: "It is your first conversation, and the messaging platform does not delete that one: its messages go, and it \
        stays, empty. To have it removed as well, ask for everything.",
    de: "Es ist Ihre erste Unterhaltung, und die löscht die Messaging-Plattform nicht: Ihre Nachrichten werden gelöscht, \
        und sie bleibt leer bestehen. Damit auch sie verschwindet, bitten Sie um Löschung von allem.",
};
/// When an open request would take this along.
pub const WIDER: Phrase = Phrase {
    en: "You have asked for more already",
    de: "Sie haben schon um mehr gebeten",
};
/// About it, with a link.
pub const WIDER_LINE: Phrase = Phrase {
    en: "What you choose here would go with it as well: {}. You can ask for this all the same.",
    de: "Damit würde auch gelöscht, was Sie hier wählen: {}. Sie können trotzdem darum bitten.",
};

/// Part.
pub const GOES: Phrase = Phrase {
    en: "What goes",
    de: "Was gelöscht wird",
};
/// The table's name.
pub const GOES_CAPTION: Phrase = Phrase {
    en: "What we hold about you today, and what would happen to it",
    de: "Was wir heute über Sie gespeichert haben, und was damit geschähe",
};
/// Part.
pub const STAYS: Phrase = Phrase {
    en: "What stays, and why",
    de: "Was bleibt, und warum",
};
/// When nothing else stays.
pub const STAYS_NOTHING: Phrase = Phrase {
    en: "Nothing of yours stays.",
    de: "Von Ihnen bleibt nichts.",
};
/// Part.
pub const GOOD: Phrase = Phrase {
    en: "Before you go on",
    de: "Bevor Sie weitergehen",
};
/// Panel.
pub const COPY: Phrase = Phrase {
    en: "Take a copy first",
    de: "Nehmen Sie zuerst eine Kopie mit",
};
/// Why.
pub const COPY_LINE: Phrase = Phrase {
    en: "Once it is deleted, nobody can give it back to you. A copy is one file, and takes a minute.",
    de: "Ist es gelöscht, kann es Ihnen niemand zurückgeben. Eine Kopie ist eine einzige Datei und \
        braucht eine Minute.",
};
/// The link.
pub const COPY_LINK: Phrase = Phrase {
    en: "Take a copy",
    de: "Kopie mitnehmen",
};
/// Part.
pub const TOLD: Phrase = Phrase {
    en: "Who else is told",
    de: "Wer sonst davon erfährt",
};
/// Before the list of those who get data.
pub const TOLD_LINE: Phrase = Phrase {
    en: "This portal deletes what is held here. Those to whom we passed it on we have to tell, unless that cannot be \
        done. These are they:",
    de: "Dieses Portal löscht, was hier gespeichert ist. Wem wir es weitergegeben haben, müssen wir Bescheid geben, \
        wenn das möglich ist. Das sind:",
};
/// When nobody said who gets data.
pub const TOLD_NOBODY: Phrase = Phrase {
    en: "This portal deletes what is held here, and tells nobody else by itself. We have not said to whom we pass your \
        data on; ask us, if you want to know.",
    de: "Dieses Portal löscht, was hier gespeichert ist, und benachrichtigt von sich aus niemanden. Wir haben nicht \
        gesagt, an wen wir Ihre Daten weitergeben; fragen Sie uns, wenn Sie es wissen möchten.",
};
/// What is out of reach.
pub const KNOW_LINE: Phrase = Phrase {
    en: "Messages on your own phone, and copies that the channels keep themselves, are not in our hands. \
        Whoever writes to us afterwards is someone new to us.",
    de: "Nachrichten auf Ihrem eigenen Telefon und Kopien, die die Kanäle selbst behalten, liegen nicht in \
        unserer Hand. Wer uns danach schreibt, ist für uns ein neuer Mensch.",
};
/// The law.
pub const LAW: Phrase = Phrase {
    en: "The law behind this page",
    de: "Das Gesetz hinter dieser Seite",
};
/// About it.
pub const fn law_line(wording: Wording) -> Phrase {
    by_law! {
        wording,
        en: "Article 17 of the "
            ". What may stay is listed in its paragraph 3; what others wrote is about them, so it is not yours to have \
            deleted. Article 19 says who must be told.",
        de: "Artikel 17 der "
            ". Was bleiben darf, steht in seinem Absatz 3; was andere geschrieben haben, handelt von ihnen, und deshalb \
            können Sie es nicht löschen lassen. Artikel 19 sagt, wem Bescheid zu geben ist.",
        ccpa: Phrase {
            en: "Section 1798.105 of the California Civil Code. What may stay is listed in its subdivision (d), and whom we \
                tell in (c); what others wrote is about them.",
            de: "Abschnitt 1798.105 des kalifornischen Zivilgesetzbuchs. Was bleiben darf, steht unter (d), und wem wir \
                Bescheid geben, unter (c); was andere geschrieben haben, handelt von ihnen.",
        },
        other: NEUTRAL,
    }
}

/// To the list of requests.
pub const REQUESTS: Phrase = Phrase {
    en: "All requests",
    de: "Alle Anträge",
};
/// When there is an open request: heading.
pub const OPEN: Phrase = Phrase {
    en: "You have already asked us",
    de: "Sie haben uns schon gebeten",
};
/// About it.
pub const OPEN_LINE: Phrase = Phrase {
    en: "Your request is on its way, so there is no need for a second one. Its page says how far it has \
        come.",
    de: "Ihr Antrag ist unterwegs, ein zweiter ist nicht nötig. Seine Seite sagt, wie weit er ist.",
};
/// The way there.
pub const OPEN_LINK: Phrase = Phrase {
    en: "See your request",
    de: "Antrag ansehen",
};

/// When nothing is held: heading.
pub const NOTHING: Phrase = Phrase {
    en: "There is nothing to delete",
    de: "Es gibt nichts zu löschen",
};
/// About it.
pub const NOTHING_LINE: Phrase = Phrase {
    en: "We hold nothing about you here. That is an answer too.",
    de: "Wir haben hier nichts über Sie gespeichert. Auch das ist eine Auskunft.",
};
/// About it, where something else is held.
pub const NOTHING_OF_IT: Phrase = Phrase {
    en: "Of what you chose nothing is held here. That is an answer too.",
    de: "Von dem, was Sie gewählt haben, ist hier nichts gespeichert. Auch das ist eine Auskunft.",
};
/// The way on.
pub const NOTHING_LINK: Phrase = Phrase {
    en: "Go to your overview",
    de: "Zu Ihrer Übersicht",
};

/// The page that stops and warns: title and heading.
pub const SURE: Phrase = Phrase {
    en: "This cannot be undone",
    de: "Das lässt sich nicht rückgängig machen",
};
/// What it is for.
pub const SURE_LEDE: Phrase = Phrase {
    en: "Once it is done, nobody can bring it back: not you, and not we. Stop here if you may still need it.",
    de: "Ist es geschehen, kann es niemand zurückholen: Sie nicht und wir auch nicht. Hören Sie hier auf, wenn Sie es \
        vielleicht noch brauchen.",
};
/// Above the list of what goes.
pub const GOES_FOR_GOOD: Phrase = Phrase {
    en: "This goes for good",
    de: "Das wird endgültig gelöscht",
};
/// The way on.
pub const UNDERSTOOD: Phrase = Phrase {
    en: "I understand, continue",
    de: "Verstanden, weiter",
};

/// The check page's title and heading.
pub const CHECK_TITLE: Phrase = Phrase {
    en: "Check what you are asking for",
    de: "Prüfen Sie, worum Sie bitten",
};
/// The way back.
pub const CHECK_BACK: Phrase = Phrase {
    en: "Back",
    de: "Zurück",
};
/// Part.
pub const ANSWERS: Phrase = Phrase {
    en: "What you ask for",
    de: "Worum Sie bitten",
};
/// Label.
pub const WHAT: Phrase = Phrase {
    en: "What to delete",
    de: "Was gelöscht werden soll",
};
/// Label.
pub const OF_WHICH: Phrase = Phrase {
    en: "Conversation",
    de: "Unterhaltung",
};
/// The question about narrower requests.
pub const TAKES_IN: Phrase = Phrase {
    en: "You have asked for a part of this before. Shall those requests go into this one?",
    de: "Um einen Teil davon haben Sie schon gebeten. Sollen diese Anträge in diesen aufgehen?",
};
/// About it.
pub const TAKES_IN_HINT: Phrase = Phrase {
    en: "What you tick here ends, and only this request goes on. What you do not tick goes on by itself.",
    de: "Was Sie hier anhaken, endet, und nur dieser Antrag läuft weiter. Was Sie nicht anhaken, läuft für sich weiter.",
};
/// Label.
pub const WHERE: Phrase = Phrase {
    en: "Where we answer",
    de: "Wo wir antworten",
};
/// Value.
pub const HERE: Phrase = Phrase {
    en: "On this site, on the page of your request",
    de: "Auf dieser Website, auf der Seite Ihres Antrags",
};
/// Label.
pub const COPY_FIRST: Phrase = Phrase {
    en: "A copy first",
    de: "Zuerst eine Kopie",
};
/// Value.
pub const COPY_NOW: Phrase = Phrase {
    en: "You can still take one now",
    de: "Sie können jetzt noch eine mitnehmen",
};
/// Part.
pub const BEFORE: Phrase = Phrase {
    en: "Before you ask",
    de: "Bevor Sie darum bitten",
};
/// Heading of the steps.
pub const HAPPENS: Phrase = Phrase {
    en: "What happens, and when",
    de: "Was geschieht, und wann",
};
/// Step.
pub const TODAY: Phrase = Phrase {
    en: "Today",
    de: "Heute",
};
/// About it.
pub const TODAY_LINE: Phrase = Phrase {
    en: "You get a reference and a page of its own for your request.",
    de: "Ihr Antrag bekommt eine Vorgangsnummer und eine eigene Seite.",
};
/// Step.
pub const UNTIL: Phrase = Phrase {
    en: "Until we decide",
    de: "Bis wir entscheiden",
};
/// About it.
pub const UNTIL_LINE: Phrase = Phrase {
    en: "Nothing is deleted. You can take it back with one press.",
    de: "Es wird nichts gelöscht. Sie können den Antrag mit einem Druck zurücknehmen.",
};
/// Step.
pub const BY: Phrase = Phrase {
    en: "You get an answer",
    de: "Sie bekommen eine Antwort",
};
/// About it, with the day.
pub const BY_LINE: Phrase = Phrase {
    en: "At the latest on {}. Someone here has looked at it and decided.",
    de: "Spätestens am {}. Jemand hier hat sich den Antrag angesehen und entschieden.",
};
/// The way out.
pub const DO_NOT: Phrase = Phrase {
    en: "Do not delete anything",
    de: "Nichts löschen",
};

/// How much of it stays.
pub fn how_much(what: &str, n: u64) -> String {
    let noun = match what {
        "emptyConversations" => CONVERSATION,
        "requests" | "emptiedRequests" => REQUEST,
        "accessLog" => ENTRY,
        _ => MESSAGE,
    };
    counted(n, noun)
}

/// What stays, by category: its name, and what is kept.
#[expect(clippy::too_many_lines, reason = "a list")]
pub fn stays(what: &str) -> Option<(Phrase, Phrase)> {
    Some(match what {
        "requests" => (
            Phrase {
                en: "Your requests",
                de: "Ihre Anträge",
            },
            Phrase {
                en: "What you asked and what we did about it, as proof for you and for us, under a fingerprint \
                    instead of your name.",
                de: "Worum Sie gebeten und was wir getan haben, als Nachweis für Sie und für uns, unter einem \
                    Fingerabdruck statt Ihres Namens.",
            },
        ),
        "emptiedRequests" => (
            Phrase {
                en: "That you asked",
                de: "Dass Sie etwas verlangt haben",
            },
            Phrase {
                en: "Of each request of yours what it was for, when, and what was decided, as proof for you and for us, \
                    under a fingerprint instead of your name. What you wrote and were written, values, and whom you \
                    named go. What you still ask ends with it.",
                de: "Von jedem Ihrer Anträge, wofür er war, wann, und was entschieden wurde, als Nachweis für Sie und für \
                    uns, unter einem Fingerabdruck statt Ihres Namens. Was Sie geschrieben haben und was Ihnen \
                    geschrieben wurde, Werte, und wen Sie genannt haben, wird gelöscht. Was Sie noch verlangen, endet \
                    damit.",
            },
        ),
        "sharedConversations" => (
            Phrase {
                en: "What others wrote",
                de: "Was andere geschrieben haben",
            },
            Phrase {
                en: "In conversations that you share with others, their own messages stay, without your words.",
                de: "In Unterhaltungen mit anderen bleiben deren eigene Nachrichten, ohne Ihre Worte.",
            },
        ),
        "accessLog" => (
            Phrase {
                en: "Who looked and who decided",
                de: "Wer hingesehen und wer entschieden hat",
            },
            Phrase {
                en: "The record of what was done with your data and by whom, without the data and without your name.",
                de: "Das Protokoll, was mit Ihren Daten geschehen ist und durch wen, ohne die Daten und ohne Ihren \
                    Namen.",
            },
        ),
        "firstConversation" => (
            Phrase {
                en: "The conversation, empty",
                de: "Die Unterhaltung, leer",
            },
            Phrase {
                en: "The messaging platform does not delete a person’s first conversation, only what was said in it.",
                de: "Die erste Unterhaltung eines Menschen löscht die Messaging-Plattform nicht, nur was darin gesagt \
                    wurde.",
            },
        ),
        "emptyConversations" => (
            Phrase {
                en: "Your conversations, empty",
                de: "Ihre Unterhaltungen, leer",
            },
            Phrase {
                en: "You can go on writing to us in them.",
                de: "Sie können uns darin weiter schreiben.",
            },
        ),
        "messages" => (
            Phrase {
                en: "Your messages",
                de: "Ihre Nachrichten",
            },
            Phrase {
                en: "All that was said stays, with the names that stand at each message.",
                de: "Alles, was gesagt wurde, bleibt, mit den Namen, die bei jeder Nachricht stehen.",
            },
        ),
        "foundBy" => (
            Phrase {
                en: "What you are found by",
                de: "Woran man Sie findet",
            },
            Phrase {
                en: "Your number with us and on the messaging platform, and your number or name on each channel, such as \
                    your telephone number: without them nobody could answer you.",
                de: "Ihre Nummer bei uns und auf der Messaging-Plattform, und Ihre Nummer oder Ihr Name auf jedem Kanal, \
                    etwa Ihre Telefonnummer: Ohne sie könnte Ihnen niemand antworten.",
            },
        ),
        "rest" => (
            Phrase {
                en: "Everything else",
                de: "Alles andere",
            },
            Phrase {
                en: "What you did not choose stays as it is. You can ask for it too, at any time.",
                de: "Was Sie nicht ausgewählt haben, bleibt, wie es ist. Sie können jederzeit auch darum bitten.",
            },
        ),
        _ => return None,
    })
}
