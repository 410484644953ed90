//! What a decision asks to be done elsewhere: on the platform, where files lie, and by whoever else has the data.

use super::{
    Noun, Phrase,
    number::{count, counted},
    say,
};
use crate::view::Wording;

/// A step.
const STEP: Noun = Noun {
    en: ["step", "steps"],
    de: ["Schritt", "Schritten"],
};

/// The part of the person's page.
pub const HEADING: Phrase = Phrase {
    en: "Outside this portal",
    de: "Außerhalb dieses Portals",
};
/// What it is about.
pub const LINE: Phrase = Phrase {
    en: "What was decided is also done where your data are kept besides here, and whoever else has them is told.",
    de: "Was entschieden wurde, geschieht auch dort, wo Ihre Daten außer hier noch liegen, und wer sie sonst hat, \
        wird unterrichtet.",
};
/// It is done here, with the day, and not on the platform.
pub const DONE_HERE: Phrase = Phrase {
    en: "Here it was done on {}. On the messaging platform it is not done yet, and so your request is still open.",
    de: "Hier ist es am {} geschehen. Auf der Nachrichtenplattform ist es noch nicht getan, deshalb ist Ihr Antrag noch \
        offen.",
};
/// The law on telling others.
pub const LAW: Phrase = Phrase {
    en: "Whoever was given your data is told when they are corrected, deleted or restricted, unless that is impossible or \
        takes a disproportionate effort.",
    de: "Wem Ihre Daten gegeben wurden, der erfährt von Berichtigung, Löschung und Einschränkung, es sei denn, das ist \
        unmöglich oder mit unverhältnismäßigem Aufwand verbunden.",
};
/// Where the law on telling others stands, if it is one that has it.
pub const fn source(law: Wording) -> Option<&'static str> {
    match law {
        Wording::Gdpr => Some("GDPR Art. 19"),
        Wording::UkGdpr => Some("UK GDPR Art. 19"),
        Wording::Ccpa | Wording::Other => None,
    }
}
/// The platform's calls.
pub const PLATFORM: Phrase = Phrase {
    en: "On the messaging platform",
    de: "Auf der Nachrichtenplattform",
};
/// Files.
pub const FILES: Phrase = Phrase {
    en: "Pictures and files that lie elsewhere",
    de: "Bilder und Dateien, die anderswo liegen",
};
/// Those who are not named one by one.
pub const OTHERS: Phrase = Phrase {
    en: "Everybody whom the business names as recipients of its data",
    de: "Alle, die das Unternehmen als Empfänger seiner Daten nennt",
};
/// Somebody was told, with the day.
pub const TOLD: Phrase = Phrase {
    en: "Told on {}.",
    de: "Unterrichtet am {}.",
};
/// Somebody could not be told, with the day.
pub const NOT_TOLD: Phrase = Phrase {
    en: "Could not be told, as of {}.",
    de: "Konnte nicht unterrichtet werden, Stand {}.",
};
/// Nobody has told them yet.
pub const NOT_YET: Phrase = Phrase {
    en: "Not told yet.",
    de: "Noch nicht unterrichtet.",
};
/// They need not be told any more.
pub const DROPPED: Phrase = Phrase {
    en: "Not needed any more: everything was deleted, and they are told of that.",
    de: "Nicht mehr nötig: Alles wurde gelöscht, und davon erfahren sie.",
};

/// The part of the reviewer's page.
pub const TASKS: Phrase = Phrase {
    en: "To be done elsewhere",
    de: "Anderswo zu tun",
};
/// What it is about.
pub const TASKS_LINE: Phrase = Phrase {
    en: "The portal cannot do this by itself. Do it in this order, and say what came of it: the person reads how far it \
        has come, and the result that you write. Once it is done, the ids go from this page.",
    de: "Das kann das Portal nicht selbst. Tun Sie es in dieser Reihenfolge, und sagen Sie, was daraus wurde: Die Person \
        liest, wie weit es ist, und das Ergebnis, das Sie schreiben. Ist es getan, verschwinden die Kennungen von dieser \
        Seite.",
};
/// What it is about, once a business is deleted.
pub const TASKS_LINE_OF_ALL: Phrase = Phrase {
    en: "The portal cannot do this by itself. Do it in this order, and say what came of it. What earlier decisions had left \
        to do is part of it.",
    de: "Das kann das Portal nicht selbst. Tun Sie es in dieser Reihenfolge, und sagen Sie, was daraus wurde. Was frühere \
        Entscheidungen noch zu tun ließen, gehört dazu.",
};
/// It is done here, with the day, and not on the platform.
pub const DONE_HERE_THEIRS: Phrase = Phrase {
    en: "Here it was done on {}. The request stays open until everything is done on the platform, too.",
    de: "Hier ist es am {} erledigt worden. Der Antrag bleibt offen, bis auch auf der Plattform alles getan ist.",
};
/// Of whom it is cannot be said.
pub const OF_NOBODY_HELD: Phrase = Phrase {
    en: "Of whom is not known here any more: a backup was put back that does not hold them. Find them by the name of this \
        request.",
    de: "Über wen, ist hier nicht mehr bekannt: Eine Sicherung wurde zurückgespielt, in der die Person fehlt. Finden Sie sie \
        über den Namen dieses Antrags.",
};
/// Everything is done.
pub const ALL_DONE: Phrase = Phrase {
    en: "Nothing is left to do elsewhere.",
    de: "Anderswo ist nichts mehr zu tun.",
};
/// Who is told.
pub const RECIPIENTS: Phrase = Phrase {
    en: "Who has to be told",
    de: "Wer es erfahren muss",
};
/// The field.
pub const RESULT: Phrase = Phrase {
    en: "Result",
    de: "Ergebnis",
};
/// About it.
pub const RESULT_HINT: Phrase = Phrase {
    en: "The person reads it. If it could not be done, say why.",
    de: "Die Person liest es. Ging es nicht, sagen Sie, warum.",
};
/// About it, once a business is deleted.
pub const RESULT_HINT_OF_ALL: Phrase = Phrase {
    en: "It stays with this deletion. If it could not be done, say why.",
    de: "Es bleibt bei dieser Löschung stehen. Ging es nicht, sagen Sie, warum.",
};
/// The button.
pub const DONE: Phrase = Phrase {
    en: "It is done",
    de: "Erledigt",
};
/// The other button.
pub const FAILED: Phrase = Phrase {
    en: "It could not be done",
    de: "Es ging nicht",
};
/// It could not be done, with the day.
pub const FAILED_ON: Phrase = Phrase {
    en: "Could not be done, as of {}.",
    de: "Ging nicht, Stand {}.",
};
/// The portal tries, with the time.
pub const NEXT_TRY: Phrase = Phrase {
    en: "The portal tells them by itself, next at {}.",
    de: "Das Portal unterrichtet sie von selbst, als Nächstes um {}.",
};

/// Above the queue.
pub const UNDONE: Phrase = Phrase {
    en: "Decided, and not all done elsewhere",
    de: "Entschieden, und anderswo noch nicht alles getan",
};

/// How far it has come.
pub fn progress(done: u64, failed: u64, total: u64) -> String {
    let (all, done) = (counted(total, STEP), count(done));
    if failed == 0 {
        return say! { en: "{done} of {all} done.", de: "{done} von {all} getan." };
    }
    let failed = count(failed);
    say! {
        en: "{done} of {all} done, {failed} could not be done so far.",
        de: "{done} von {all} getan, {failed} bisher nicht möglich.",
    }
}

/// How much a request leaves to do.
pub fn left(tasks: u64) -> String {
    const LEFT: Noun = Noun {
        en: ["thing left", "things left"],
        de: ["offener Punkt", "offene Punkte"],
    };
    counted(tasks, LEFT)
}

/// How often the portal has tried.
pub fn tried(tries: u32) -> String {
    const TRIES: Noun = Noun {
        en: ["try", "tries"],
        de: ["Versuch", "Versuchen"],
    };
    let tries = counted(tries.into(), TRIES);
    say! { en: "Not reached in {tries}.", de: "Nicht erreicht in {tries}." }
}

/// What is to be done.
pub fn what(code: &str) -> Phrase {
    match code {
        "file" => Phrase {
            en: "Delete the file that lies here",
            de: "Die Datei löschen, die hier liegt",
        },
        "delete_messages" => Phrase {
            en: "Delete these messages on the platform",
            de: "Diese Nachrichten auf der Plattform löschen",
        },
        "clear_conversation" => Phrase {
            en: "Delete every message of the conversation on the platform",
            de: "Alle Nachrichten der Unterhaltung auf der Plattform löschen",
        },
        "delete_conversation" => Phrase {
            en: "Delete the conversation on the platform",
            de: "Die Unterhaltung auf der Plattform löschen",
        },
        "leave_conversation" => Phrase {
            en: "Take the person out of the conversation on the platform",
            de: "Die Person auf der Plattform aus der Unterhaltung nehmen",
        },
        "delete_personal_information" => Phrase {
            en: "Delete the personal information on the platform",
            de: "Die persönlichen Angaben auf der Plattform löschen",
        },
        "delete_user" => Phrase {
            en: "Delete the person on the platform; it is done once the platform says so",
            de: "Die Person auf der Plattform löschen; getan ist es, wenn die Plattform es meldet",
        },
        "remove_attachment" => Phrase {
            en: "Remove the file from the platform; the answer 404 says that it is gone",
            de: "Die Datei von der Plattform entfernen; die Antwort 404 heißt, dass sie fort ist",
        },
        "update_profile" => Phrase {
            en: "Put the profile right on the platform",
            de: "Das Profil auf der Plattform berichtigen",
        },
        "update_metadata" => Phrase {
            en: "Put the metadata right on the platform",
            de: "Die Metadaten auf der Plattform berichtigen",
        },
        "delete_client" => Phrase {
            en: "Remove the channel on the platform",
            de: "Den Kanal auf der Plattform entfernen",
        },
        "create_client" => Phrase {
            en: "Link the channel anew on the platform",
            de: "Den Kanal auf der Plattform neu verknüpfen",
        },
        "create_message" => Phrase {
            en: "Write the message anew on the platform",
            de: "Die Nachricht auf der Plattform neu schreiben",
        },
        "mark_user" => Phrase {
            en: "Mark the person on the platform, for whatever sends them messages",
            de: "Die Person auf der Plattform kennzeichnen, für alles, was ihr Nachrichten sendet",
        },
        "delete_app" => Phrase {
            en: "Delete the whole business on the platform, with a key that reaches further than it",
            de: "Das ganze Unternehmen auf der Plattform löschen, mit einem Schlüssel, der weiter reicht als es",
        },
        _ => Phrase {
            en: "Do this elsewhere",
            de: "Dies anderswo tun",
        },
    }
}

/// Why the last try failed.
pub fn trouble(code: &str) -> Phrase {
    match code {
        "not_allowed" => Phrase {
            en: "Whoever runs the portal has not named their server among those that it may call (outgoing_hosts).",
            de: "Wer das Portal betreibt, hat ihren Server nicht unter denen genannt, die es rufen darf (outgoing_hosts).",
        },
        "too_slow" => Phrase {
            en: "Their server did not answer in time.",
            de: "Ihr Server hat nicht rechtzeitig geantwortet.",
        },
        "broken" => Phrase {
            en: "Their server’s answer could not be read.",
            de: "Die Antwort ihres Servers war nicht zu lesen.",
        },
        "refused" => Phrase {
            en: "Their server did not take it.",
            de: "Ihr Server hat es nicht angenommen.",
        },
        _ => Phrase {
            en: "Their server could not be reached.",
            de: "Ihr Server war nicht zu erreichen.",
        },
    }
}
