//! Who looked at a person's data, and who did what with it.

use super::{
    Phrase, noun,
    number::{count, counted, list},
    say,
};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Who looked",
    de: "Wer hingesehen hat",
};
/// The heading.
pub const HEADING: Phrase = Phrase {
    en: "Who looked at your data",
    de: "Wer Ihre Daten angesehen hat",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "Each time somebody opened your record, took a copy of it or did something with it, and each time you came \
        here yourself. Nobody can change this list afterwards.",
    de: "Jedes Mal, wenn jemand Ihren Datensatz geöffnet, kopiert oder etwas damit getan hat, und jedes Mal, wenn Sie \
        selbst hier waren. Niemand kann diese Liste nachträglich ändern.",
};
/// The row.
pub const LIST: Phrase = Phrase {
    en: "Newest first",
    de: "Neueste zuerst",
};
/// When there is nothing.
pub const NONE: Phrase = Phrase {
    en: "Nobody has looked at anything of yours here, you neither.",
    de: "Niemand hat hier etwas von Ihnen angesehen, auch Sie nicht.",
};
/// The pager.
pub const PAGES: Phrase = Phrase {
    en: "Pages of this list",
    de: "Seiten dieser Liste",
};
/// Its way back.
pub const NEWEST: Phrase = Phrase {
    en: "Back to the newest",
    de: "Zurück zu den neuesten",
};
/// Its way on.
pub const OLDER: Phrase = Phrase {
    en: "Older entries",
    de: "Ältere Einträge",
};
/// Opens the law.
pub const LAW: Phrase = Phrase {
    en: "What stands here, and what does not",
    de: "Was hier steht, und was nicht",
};
/// What is written down.
pub const LAW_LINE: Phrase = Phrase {
    en: "Staff see your record only after they have said why, and for half an hour; that is written down before they \
        see anything. What the business does with your data in its other systems is not recorded here.",
    de: "Unsere Leute sehen Ihren Datensatz erst, wenn sie gesagt haben, warum, und für eine halbe Stunde; das wird \
        festgehalten, bevor sie etwas sehen. Was das Unternehmen in seinen anderen Systemen mit Ihren Daten tut, steht \
        hier nicht.",
};
/// What is seen without being written down.
pub const NAME_LINE: Phrase = Phrase {
    en: "Once you have asked for something, the list of requests shows staff your name beside it. They need no \
        reason for that, and it is not written down. While your data are restricted, your name does not stand \
        there.",
    de: "Sobald Sie etwas beantragt haben, zeigt die Liste der Anträge unseren Leuten Ihren Namen daneben. Dafür \
        brauchen sie keinen Grund, und es wird nicht festgehalten. Solange die Verarbeitung Ihrer Daten \
        eingeschränkt ist, steht Ihr Name dort nicht.",
};

/// The row of what came from elsewhere.
pub const ELSEWHERE: Phrase = Phrase {
    en: "From another portal",
    de: "Aus einem anderen Portal",
};
/// What it is.
pub const ELSEWHERE_LINE: Phrase = Phrase {
    en: "Your records came here with a copy. What the portal they came from had written down about requests and about \
        who looked came along, and stands here as it was there.",
    de: "Ihre Einträge kamen mit einer Kopie hierher. Was das Portal, aus dem sie stammen, über Anträge und darüber \
        festgehalten hatte, wer hingesehen hat, kam mit und steht hier, wie es dort stand.",
};
/// A document: when it came, and what is in it.
pub const TAKEN_OVER: Phrase = Phrase {
    en: "Taken over from another portal on {}: {}.",
    de: "Aus einem anderen Portal übernommen am {}: {}.",
};
/// Opens it.
pub const AS_IT_CAME: Phrase = Phrase {
    en: "Show it as it came",
    de: "Zeigen, wie es kam",
};

/// What is in a document.
pub fn of_each(requests: u64, entries: u64) -> String {
    list(&[counted(requests, noun::REQUEST), counted(entries, noun::ENTRY)])
}

/// What is not shown of it.
pub fn left(n: u64) -> String {
    let n = count(n);
    say! {
        en: "{n} more follow. They stand in the copy that they came with, too.",
        de: "{n} weitere folgen. Auch sie stehen in der Kopie, mit der sie kamen.",
    }
}

/// Leads to the next of them.
pub const READ_ON: Phrase = Phrase {
    en: "Read on",
    de: "Weiterlesen",
};
/// Leads back to all of it.
pub const TO_ALL: Phrase = Phrase {
    en: "Back to who looked",
    de: "Zurück zur ganzen Seite",
};
/// What is paged there.
pub const PAGES_ELSEWHERE: Phrase = Phrase {
    en: "From another portal, page by page",
    de: "Aus einem anderen Portal, Seite für Seite",
};

/// Leads to what became one.
pub const SEE_MERGED: Phrase = Phrase {
    en: "See which they were",
    de: "Ansehen, welche es waren",
};

/// Leads to what the person said about marketing.
pub const SEE_PREFERENCE: Phrase = Phrase {
    en: "See what you said",
    de: "Ansehen, was Sie gesagt haben",
};

/// What was done; `own`: by the person.
#[expect(clippy::too_many_lines, reason = "a sentence for each act")]
pub fn what(act: &str, own: bool) -> Phrase {
    match (act, own) {
        ("signedIn", _) => Phrase {
            en: "You signed in",
            de: "Sie haben sich angemeldet",
        },
        ("signedOut", _) => Phrase {
            en: "You signed out",
            de: "Sie haben sich abgemeldet",
        },
        ("handedOver", _) => Phrase {
            en: "The business’s own site sent you here",
            de: "Die Website des Unternehmens hat Sie hierher geschickt",
        },
        ("sessionsEnded", true) => Phrase {
            en: "You ended visits of yours",
            de: "Sie haben Anmeldungen beendet",
        },
        ("sessionsEnded", false) => Phrase {
            en: "Your visits were ended",
            de: "Ihre Anmeldungen wurden beendet",
        },
        ("exported", true) => Phrase {
            en: "You took a copy",
            de: "Sie haben eine Kopie geholt",
        },
        ("exported", false) => Phrase {
            en: "A copy of your data was taken",
            de: "Eine Kopie Ihrer Daten wurde geholt",
        },
        ("addressMade", true) => Phrase {
            en: "You made a one-time address for your copy",
            de: "Sie haben eine einmalige Adresse für Ihre Kopie erstellt",
        },
        ("addressMade", false) => Phrase {
            en: "A one-time address for your copy was made",
            de: "Eine einmalige Adresse für Ihre Kopie wurde erstellt",
        },
        ("addressRefused", _) => Phrase {
            en: "Somebody came to that address with wrong numbers",
            de: "Jemand kam mit falschen Ziffern zu dieser Adresse",
        },
        ("addressUsed", _) => Phrase {
            en: "Somebody came to that address with the right numbers",
            de: "Jemand kam mit den richtigen Ziffern zu dieser Adresse",
        },
        ("addressLapsed", _) => Phrase {
            en: "Nobody came to that address in time",
            de: "Zu dieser Adresse kam niemand rechtzeitig",
        },
        ("copyDelivered", _) => Phrase {
            en: "Your copy reached whom it was for",
            de: "Ihre Kopie kam an, wo sie hinsollte",
        },
        ("requestOpened", _) => Phrase {
            en: "You sent a request",
            de: "Sie haben einen Antrag gestellt",
        },
        ("requestWithdrawn", true) => Phrase {
            en: "You took a request back",
            de: "Sie haben einen Antrag zurückgenommen",
        },
        ("requestWithdrawn", false) => Phrase {
            en: "A request of yours ended, as nothing is held any more",
            de: "Ein Antrag von Ihnen endete, da nichts mehr gespeichert ist",
        },
        ("requestOpenedFor", _) => Phrase {
            en: "A request was sent for you",
            de: "Für Sie wurde ein Antrag gestellt",
        },
        ("requestAcknowledged", _) => Phrase {
            en: "You were told that we have your request",
            de: "Ihnen wurde gesagt, dass Ihr Antrag angekommen ist",
        },
        ("requestTakenUp", _) => Phrase {
            en: "Somebody began to look into your request",
            de: "Jemand hat begonnen, Ihren Antrag zu prüfen",
        },
        ("questionAsked", _) => Phrase {
            en: "You were asked something about your request",
            de: "Sie wurden etwas zu Ihrem Antrag gefragt",
        },
        ("questionAnswered", _) => Phrase {
            en: "You answered a question about your request",
            de: "Sie haben eine Frage zu Ihrem Antrag beantwortet",
        },
        ("questionClosed", _) => Phrase {
            en: "Your answer to a question is no longer awaited",
            de: "Auf Ihre Antwort zu einer Frage wird nicht mehr gewartet",
        },
        ("requestWarned", _) => Phrase {
            en: "You were told that your request ends without your answer",
            de: "Ihnen wurde gesagt, dass Ihr Antrag ohne Ihre Antwort endet",
        },
        ("requestExpired", _) => Phrase {
            en: "Your request ended without your answer",
            de: "Ihr Antrag endete ohne Ihre Antwort",
        },
        ("requestExtended", _) => Phrase {
            en: "You were told that your request takes longer",
            de: "Ihnen wurde gesagt, dass Ihr Antrag länger dauert",
        },
        ("cooledOff", _) => Phrase {
            en: "The time to take your request back was over",
            de: "Die Zeit, Ihren Antrag zurückzunehmen, war vorbei",
        },
        ("requestReopened", _) => Phrase {
            en: "Your request was opened anew after an appeal",
            de: "Ihr Antrag wurde nach Ihrem Einspruch neu eröffnet",
        },
        ("messageSent", true) => Phrase {
            en: "You wrote about your request",
            de: "Sie haben zu Ihrem Antrag geschrieben",
        },
        ("messageSent", false) => Phrase {
            en: "We wrote to you about your request",
            de: "Wir haben Ihnen zu Ihrem Antrag geschrieben",
        },
        ("requestEndorsed", _) => Phrase {
            en: "The first of two approved your request",
            de: "Die erste von zwei Personen hat Ihrem Antrag zugestimmt",
        },
        ("requestApproved", _) => Phrase {
            en: "Your request was approved",
            de: "Ihrem Antrag wurde zugestimmt",
        },
        ("requestRefused", _) => Phrase {
            en: "Your request was refused",
            de: "Ihr Antrag wurde abgelehnt",
        },
        ("accessRefused", _) => Phrase {
            en: "You asked for a page that is not for you",
            de: "Sie haben eine Seite verlangt, die nicht für Sie ist",
        },
        ("recordOpened", _) => Phrase {
            en: "Your record was opened",
            de: "Ihr Datensatz wurde geöffnet",
        },
        ("recordsMerged", _) => Phrase {
            en: "Two records of yours became one here",
            de: "Zwei Ihrer Datensätze wurden hier zu einem",
        },
        ("restrictionEnding", _) => Phrase {
            en: "You were told that a restriction ends",
            de: "Ihnen wurde gesagt, dass eine Einschränkung endet",
        },
        ("restrictionNarrowed", _) => Phrase {
            en: "A restriction ended on one of its grounds, as you were told",
            de: "Einer der Gründe einer Einschränkung fiel weg, wie angekündigt",
        },
        ("restrictionLifted", _) => Phrase {
            en: "A restriction was lifted, as you were told",
            de: "Eine Einschränkung wurde aufgehoben, wie angekündigt",
        },
        ("replayed", _) => Phrase {
            en: "A backup was put back, and what had been decided was done again",
            de: "Eine Sicherung wurde zurückgespielt, und was entschieden war, wurde noch einmal ausgeführt",
        },
        ("holdSet", _) => Phrase {
            en: "A legal hold was set on your data: nothing of yours is deleted while it stands",
            de: "Für Ihre Daten wurde eine Aufbewahrungssperre gesetzt: Solange sie gilt, wird nichts davon gelöscht",
        },
        ("holdLifted", _) => Phrase {
            en: "A legal hold on your data was lifted",
            de: "Eine Aufbewahrungssperre für Ihre Daten wurde aufgehoben",
        },
        ("preferenceSet", true) => Phrase {
            en: "What you said about marketing was written down",
            de: "Was Sie zu Werbung gesagt haben, wurde festgehalten",
        },
        ("preferenceSet", _) => Phrase {
            en: "What you said about marketing was entered here",
            de: "Was Sie zu Werbung gesagt haben, wurde hier eingetragen",
        },
        ("executionStarted", _) => Phrase {
            en: "Your request began to be carried out",
            de: "Ihr Antrag wird ausgeführt",
        },
        ("executionFailed", _) => Phrase {
            en: "Your request could not be carried out further, and is tried again",
            de: "Ihr Antrag konnte nicht weiter ausgeführt werden und wird noch einmal versucht",
        },
        ("executionFinished", _) => Phrase {
            en: "Your request was carried out",
            de: "Ihr Antrag wurde ausgeführt",
        },
        ("taskSettled", _) => Phrase {
            en: "What was decided was also done outside this portal, or it was noted that it could not be",
            de: "Was entschieden wurde, geschah auch außerhalb dieses Portals, oder es wurde vermerkt, dass es nicht ging",
        },
        ("recipientTold", _) => Phrase {
            en: "Somebody who has your data was told what was decided, or could not be told",
            de: "Jemand, der Ihre Daten hat, wurde von der Entscheidung unterrichtet oder konnte es nicht werden",
        },
        ("erasureVerified", _) => Phrase {
            en: "The portal’s files were looked through, and nothing is left of what was deleted",
            de: "Die Dateien des Portals wurden durchgesehen, und vom Gelöschten ist nichts mehr da",
        },
        _ => Phrase {
            en: "Something was done with your data",
            de: "Mit Ihren Daten wurde etwas getan",
        },
    }
}

/// Who did it; none for the person.
pub fn who(role: &str, name: Option<&str>) -> Option<String> {
    let phrase = match (role, name) {
        ("person", _) => return None,
        ("staff", Some(name)) => {
            return Some(say! { en: "By {name}, of our staff.", de: "Durch {name} aus unserem Team." });
        }
        ("group", Some(name)) => {
            return Some(say! {
                en: "By {name}, of our parent company.",
                de: "Durch {name} aus unserer Muttergesellschaft.",
            });
        }
        ("staff", None) => Phrase {
            en: "By a member of our staff.",
            de: "Durch jemanden aus unserem Team.",
        },
        ("group", None) => Phrase {
            en: "By somebody at our parent company.",
            de: "Durch jemanden aus unserer Muttergesellschaft.",
        },
        ("recipient", _) => Phrase {
            en: "By whoever had the address.",
            de: "Durch jemanden, der die Adresse hatte.",
        },
        ("operator", _) => Phrase {
            en: "By the operator of the portal.",
            de: "Durch den Betreiber des Portals.",
        },
        _ => Phrase {
            en: "By the portal itself.",
            de: "Durch das Portal selbst.",
        },
    };
    Some(phrase.into())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn says_who_it_was_and_names_nobody_unasked() {
        assert_eq!(who("person", None), None);
        for role in ["staff", "group", "operator", "portal", "recipient"] {
            assert!(who(role, None).unwrap().starts_with("By "), "{role}");
        }
        assert_eq!(
            who("staff", Some("Idris P.")).unwrap(),
            "By Idris P., of our staff."
        );
        assert!(!who("operator", Some("Tamsin")).unwrap().contains("Tamsin"));
    }
}
