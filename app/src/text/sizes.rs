//! How much a deletion takes, in whatever sentence that is said: by the size's code, `everything`, `personal-information`,
//! `all-messages`, `conversation`, `messages`. What has no code of ours is said as everything is.

use super::{Noun, Phrase, number::counted, say};

/// The sizes, in the order in which they are offered: what takes least comes first.
pub const CODES: [&str; 5] = [
    "messages",
    "conversation",
    "all-messages",
    "personal-information",
    "everything",
];

/// As an act, in headings and lists.
pub fn act(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "Delete some messages",
            de: "Einige Nachrichten löschen",
        },
        "conversation" => Phrase {
            en: "Delete a conversation",
            de: "Eine Unterhaltung löschen",
        },
        "all-messages" => Phrase {
            en: "Delete all messages",
            de: "Alle Nachrichten löschen",
        },
        "personal-information" => Phrase {
            en: "Delete personal details",
            de: "Persönliche Angaben löschen",
        },
        _ => Phrase {
            en: "Delete everything",
            de: "Alles löschen",
        },
    }
}

/// As an answer to how much.
pub fn choice(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "Some messages",
            de: "Einige Nachrichten",
        },
        "conversation" => Phrase {
            en: "One conversation",
            de: "Eine Unterhaltung",
        },
        "all-messages" => Phrase {
            en: "All my messages",
            de: "Alle meine Nachrichten",
        },
        "personal-information" => Phrase {
            en: "Only my details",
            de: "Nur meine Angaben",
        },
        _ => Phrase {
            en: "Everything",
            de: "Alles",
        },
    }
}

/// In a queue, after the right.
pub fn extent(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "some messages",
            de: "einige Nachrichten",
        },
        "conversation" => Phrase {
            en: "one conversation",
            de: "eine Unterhaltung",
        },
        "all-messages" => Phrase {
            en: "all messages",
            de: "alle Nachrichten",
        },
        "personal-information" => Phrase {
            en: "personal details",
            de: "persönliche Angaben",
        },
        _ => Phrase {
            en: "everything",
            de: "alles",
        },
    }
}

/// What goes with it, before it is chosen.
pub fn goes(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "Goes: the messages that you choose in their conversation, next",
            de: "Gelöscht werden die Nachrichten, die Sie als Nächstes in ihrer Unterhaltung auswählen",
        },
        "conversation" => Phrase {
            en: "Goes: the conversation that you choose next, with all that was said in it; of one with others, what you \
                wrote",
            de: "Gelöscht wird die Unterhaltung, die Sie als Nächstes auswählen, mit allem, was darin gesagt wurde; von \
                einer mit anderen, was Sie geschrieben haben",
        },
        "all-messages" => Phrase {
            en: "Goes: everything that was said, by you and by us; of conversations with others, what you wrote",
            de: "Gelöscht wird alles, was gesagt wurde, von Ihnen und von uns; von Unterhaltungen mit anderen, was Sie \
                geschrieben haben",
        },
        "personal-information" => Phrase {
            en: "Goes: your name, e-mail address, picture and language, what we noted about you, and what the channels \
                told us",
            de: "Gelöscht werden Ihr Name, Ihre E-Mail-Adresse, Ihr Bild und Ihre Sprache, was wir über Sie notiert \
                haben und was uns die Kanäle mitgeteilt haben",
        },
        _ => Phrase {
            en: "Goes: all of it, details, channels, devices, conversations and messages. You are signed out",
            de: "Gelöscht wird alles: Angaben, Kanäle, Geräte, Unterhaltungen und Nachrichten. Sie werden abgemeldet",
        },
    }
}

/// What does not go with it, before it is chosen.
pub fn leaves(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "Stays: everything else",
            de: "Es bleibt alles andere",
        },
        "conversation" => Phrase {
            en: "Stays: your details and your other conversations",
            de: "Es bleiben Ihre Angaben und Ihre anderen Unterhaltungen",
        },
        "all-messages" => Phrase {
            en: "Stays: your details, your channels, and the conversations, empty",
            de: "Es bleiben Ihre Angaben, Ihre Kanäle und die Unterhaltungen, leer",
        },
        "personal-information" => Phrase {
            en: "Stays: every message; and the numbers that we, and the channels, find you by",
            de: "Es bleiben alle Nachrichten und die Nummern, unter denen wir und die Kanäle Sie finden",
        },
        _ => Phrase {
            en: "Stays: proof of what was asked and done, without your name; and what others wrote",
            de: "Es bleibt der Nachweis, was verlangt und getan wurde, ohne Ihren Namen, und was andere geschrieben haben",
        },
    }
}

/// The last button.
pub fn ask(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "Ask us to delete these messages",
            de: "Um Löschung dieser Nachrichten bitten",
        },
        "conversation" => Phrase {
            en: "Ask us to delete this conversation",
            de: "Um Löschung dieser Unterhaltung bitten",
        },
        "all-messages" => Phrase {
            en: "Ask us to delete all messages",
            de: "Um Löschung aller Nachrichten bitten",
        },
        "personal-information" => Phrase {
            en: "Ask us to delete my details",
            de: "Um Löschung meiner Angaben bitten",
        },
        _ => Phrase {
            en: "Ask us to delete everything",
            de: "Um Löschung von allem bitten",
        },
    }
}

/// On the request's page, its heading once it is decided.
pub fn request(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "Your request to delete some messages",
            de: "Ihr Antrag, einige Nachrichten zu löschen",
        },
        "conversation" => Phrase {
            en: "Your request to delete a conversation",
            de: "Ihr Antrag, eine Unterhaltung zu löschen",
        },
        "all-messages" => Phrase {
            en: "Your request to delete all messages",
            de: "Ihr Antrag, alle Nachrichten zu löschen",
        },
        "personal-information" => Phrase {
            en: "Your request to delete your details",
            de: "Ihr Antrag, Ihre Angaben zu löschen",
        },
        _ => Phrase {
            en: "Your request to delete everything",
            de: "Ihr Antrag, alles zu löschen",
        },
    }
}

/// When it was asked, with the day.
pub fn asked(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "You asked us on {} to delete some messages of one conversation.",
            de: "Sie haben uns am {} gebeten, einige Nachrichten einer Unterhaltung zu löschen.",
        },
        "conversation" => Phrase {
            en: "You asked us on {} to delete one of your conversations.",
            de: "Sie haben uns am {} gebeten, eine Ihrer Unterhaltungen zu löschen.",
        },
        "all-messages" => Phrase {
            en: "You asked us on {} to delete all messages of your conversations.",
            de: "Sie haben uns am {} gebeten, alle Nachrichten Ihrer Unterhaltungen zu löschen.",
        },
        "personal-information" => Phrase {
            en: "You asked us on {} to delete your personal details.",
            de: "Sie haben uns am {} gebeten, Ihre persönlichen Angaben zu löschen.",
        },
        _ => Phrase {
            en: "You asked us on {} to delete everything that we hold about you.",
            de: "Sie haben uns am {} gebeten, alles zu löschen, was wir über Sie gespeichert haben.",
        },
    }
}

/// A refusal's first sentence.
pub fn refused(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "You asked us to delete some messages. We will not do so, and this is why:",
            de: "Sie haben uns gebeten, einige Nachrichten zu löschen. Das werden wir nicht tun, und zwar aus diesem \
                Grund:",
        },
        "conversation" => Phrase {
            en: "You asked us to delete one of your conversations. We will not do so, and this is why:",
            de: "Sie haben uns gebeten, eine Ihrer Unterhaltungen zu löschen. Das werden wir nicht tun, und zwar aus \
                diesem Grund:",
        },
        "all-messages" => Phrase {
            en: "You asked us to delete all messages of your conversations. We will not do so, and this is why:",
            de: "Sie haben uns gebeten, alle Nachrichten Ihrer Unterhaltungen zu löschen. Das werden wir nicht tun, \
                und zwar aus diesem Grund:",
        },
        "personal-information" => Phrase {
            en: "You asked us to delete your personal details. We will not do so, and this is why:",
            de: "Sie haben uns gebeten, Ihre persönlichen Angaben zu löschen. Das werden wir nicht tun, und zwar aus \
                diesem Grund:",
        },
        _ => Phrase {
            en: "You asked us to delete everything that we hold about you. We will not do so, and this is why:",
            de: "Sie haben uns gebeten, alles zu löschen, was wir über Sie gespeichert haben. Das werden wir nicht \
                tun, und zwar aus diesem Grund:",
        },
    }
}

/// An approval's answer.
pub fn agreed(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "Yes: we will delete the messages that you named.",
            de: "Ja: Wir löschen die Nachrichten, die Sie genannt haben.",
        },
        "conversation" => Phrase {
            en: "Yes: we will delete the conversation that you named.",
            de: "Ja: Wir löschen die Unterhaltung, die Sie genannt haben.",
        },
        "all-messages" => Phrase {
            en: "Yes: we will delete all messages of your conversations.",
            de: "Ja: Wir löschen alle Nachrichten Ihrer Unterhaltungen.",
        },
        "personal-information" => Phrase {
            en: "Yes: we will delete your personal details.",
            de: "Ja: Wir löschen Ihre persönlichen Angaben.",
        },
        _ => Phrase {
            en: "Yes: we will delete everything that we hold about you.",
            de: "Ja: Wir löschen alles, was wir über Sie gespeichert haben.",
        },
    }
}

/// When it is done.
pub fn done(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "The messages that you named have been deleted.",
            de: "Die Nachrichten, die Sie genannt haben, sind gelöscht.",
        },
        "conversation" => Phrase {
            en: "The conversation that you named has been deleted.",
            de: "Die Unterhaltung, die Sie genannt haben, ist gelöscht.",
        },
        "all-messages" => Phrase {
            en: "All messages of your conversations have been deleted.",
            de: "Alle Nachrichten Ihrer Unterhaltungen sind gelöscht.",
        },
        "personal-information" => Phrase {
            en: "Your personal details have been deleted.",
            de: "Ihre persönlichen Angaben sind gelöscht.",
        },
        _ => Phrase {
            en: "Everything that we held about you has been deleted.",
            de: "Alles, was wir über Sie gespeichert hatten, ist gelöscht.",
        },
    }
}

/// To staff: the button.
pub fn approve(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "Approve, and delete these messages",
            de: "Zustimmen und diese Nachrichten löschen",
        },
        "conversation" => Phrase {
            en: "Approve, and delete the conversation",
            de: "Zustimmen und die Unterhaltung löschen",
        },
        "all-messages" => Phrase {
            en: "Approve, and delete all messages",
            de: "Zustimmen und alle Nachrichten löschen",
        },
        "personal-information" => Phrase {
            en: "Approve, and delete the details",
            de: "Zustimmen und die Angaben löschen",
        },
        _ => Phrase {
            en: "Approve, and delete everything",
            de: "Zustimmen und alles löschen",
        },
    }
}

/// To staff: what was decided.
pub fn approved(size: &str) -> Phrase {
    match size {
        "messages" => Phrase {
            en: "Approved: delete some messages",
            de: "Zugestimmt: einige Nachrichten löschen",
        },
        "conversation" => Phrase {
            en: "Approved: delete one conversation",
            de: "Zugestimmt: eine Unterhaltung löschen",
        },
        "all-messages" => Phrase {
            en: "Approved: delete all messages",
            de: "Zugestimmt: alle Nachrichten löschen",
        },
        "personal-information" => Phrase {
            en: "Approved: delete personal details",
            de: "Zugestimmt: persönliche Angaben löschen",
        },
        _ => Phrase {
            en: "Approved: delete everything",
            de: "Zugestimmt: alles löschen",
        },
    }
}

const HOURS: Noun = Noun {
    en: ["hour", "hours"],
    de: ["Stunde", "Stunden"],
};
const MINUTES: Noun = Noun {
    en: ["minute", "minutes"],
    de: ["Minute", "Minuten"],
};

/// A while, in whole hours where it is of them.
fn while_of(minutes: u64) -> String {
    if minutes.is_multiple_of(60) {
        counted(minutes / 60, HOURS)
    } else {
        counted(minutes, MINUTES)
    }
}

const AT_ONCE: Phrase = Phrase {
    en: "If we agree, the deletion follows at once.",
    de: "Wenn wir zustimmen, folgt die Löschung sofort.",
};

/// To the person: when it begins once it is approved.
pub fn begins(minutes: u64) -> String {
    if minutes == 0 {
        return AT_ONCE.into();
    }
    let long = while_of(minutes);
    say! {
        en: "If we agree, you can still take it back for {long}, then the deletion begins.",
        de: "Wenn wir zustimmen, können Sie den Antrag noch {long} lang zurücknehmen, dann beginnt die Löschung.",
    }
}

const FINAL: Phrase = Phrase {
    en: "An approval is carried out at once and cannot be undone.",
    de: "Eine Zustimmung wird sofort ausgeführt und lässt sich nicht rückgängig machen.",
};

/// To staff: when it begins once it is approved.
pub fn begins_for_staff(minutes: u64) -> String {
    if minutes == 0 {
        return FINAL.into();
    }
    let long = while_of(minutes);
    say! {
        en: "The person can take an approved request back for {long}; then it is carried out, and cannot be undone.",
        de: "Die Person kann einen Antrag, dem zugestimmt wurde, noch {long} lang zurücknehmen; dann wird er \
            ausgeführt, und das lässt sich nicht rückgängig machen.",
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        erasure::{OneOrMore, Size},
        id::{ConversationId, MessageId},
    };

    use super::*;

    /// What the domain calls a size, all these know.
    #[test]
    fn every_size_has_words_of_its_own() {
        let conversation = ConversationId::parse("v1").unwrap();
        let sizes = [
            Size::Messages {
                conversation: conversation.clone(),
                messages: OneOrMore::new(vec![MessageId::parse("m1").unwrap()]).unwrap(),
            },
            Size::Conversation { conversation },
            Size::AllMessages,
            Size::PersonalInformation,
            Size::Everything,
        ];
        assert_eq!(sizes.map(|size| size.code()), CODES);
        for say in [
            act, choice, extent, goes, leaves, ask, request, asked, refused, agreed, done, approve, approved,
        ] {
            let said: std::collections::BTreeSet<_> = CODES.iter().map(|code| say(code).en).collect();
            assert_eq!(said.len(), CODES.len(), "{said:?}");
        }
    }

    #[test]
    fn a_while_is_said_in_whole_hours_where_it_can_be() {
        assert!(begins(1_440).contains("24 hours"));
        assert!(begins(60).contains("1 hour,"));
        assert!(begins(90).contains("90 minutes"));
        assert_eq!(begins(0), AT_ONCE.en);
    }
}
