//! A copy that was asked for: for somebody who cannot take it themselves, or for somebody else.

use super::Phrase;

/// The row on the pages of a request for a copy.
pub const ROW: Phrase = Phrase {
    en: "The copy",
    de: "Die Kopie",
};
/// For the person: a copy was asked for, and nothing is decided.
pub const YOURS_ASKED: Phrase = Phrase {
    en: "Once this is approved, our staff hand you a copy of what we hold about you.",
    de: "Sobald dem zugestimmt ist, geben unsere Leute Ihnen eine Kopie dessen, was wir über Sie gespeichert haben.",
};
/// It is granted.
pub const YOURS_GRANTED: Phrase = Phrase {
    en: "It is approved. Our staff are getting the copy ready for you.",
    de: "Dem ist zugestimmt. Unsere Leute bereiten die Kopie für Sie vor.",
};
/// It was handed over.
pub const YOURS_DONE: Phrase = Phrase {
    en: "Our staff have handed the copy over to you.",
    de: "Unsere Leute haben Ihnen die Kopie gegeben.",
};
/// For the person: to whom it goes.
pub const GOES_TO: Phrase = Phrase {
    en: "It goes to {}.",
    de: "Sie geht an {}.",
};
/// The address can be made.
pub const ADDRESS_READY: Phrase = Phrase {
    en: "It is approved: an address can be made at which they fetch it.",
    de: "Dem ist zugestimmt: Eine Adresse kann erstellt werden, unter der die Kopie geholt wird.",
};
/// The way there.
pub const ADDRESS_LINK: Phrase = Phrase {
    en: "Go to the one-time address",
    de: "Zur einmaligen Adresse",
};
/// Taking it back.
pub const CHANGE_LINE: Phrase = Phrase {
    en: "Until the copy has been handed over or fetched, you can take this request back. An address that is open leads to \
        nothing from then on.",
    de: "Bis die Kopie übergeben oder geholt ist, können Sie diesen Antrag zurücknehmen. Eine Adresse, die offen ist, \
        führt von da an ins Leere.",
};
/// For staff: the way to the copy.
pub const COPY_LINK: Phrase = Phrase {
    en: "Take the copy and hand it over",
    de: "Kopie holen und übergeben",
};
/// For staff: nothing is decided.
pub const COPY_LATER: Phrase = Phrase {
    en: "Approve the request to take the copy.",
    de: "Stimmen Sie dem Antrag zu, um die Kopie zu holen.",
};

/// A step that is still open: it is granted.
pub const STEP_GRANTED: Phrase = Phrase {
    en: "The copy waits to be handed over",
    de: "Die Kopie wartet darauf, übergeben zu werden",
};
/// A step.
pub const STEP_DELIVERED: Phrase = Phrase {
    en: "The copy reached whom it was for",
    de: "Die Kopie kam an, wo sie hinsollte",
};

/// The title of the page where staff take it.
pub const TITLE: Phrase = Phrase {
    en: "Hand a copy over",
    de: "Eine Kopie übergeben",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "Take the person’s signed copy, hand it over to them, and say here how you did.",
    de: "Holen Sie die signierte Kopie der Person, übergeben Sie sie, und sagen Sie hier, wie.",
};
/// The row with the files.
pub const TAKE: Phrase = Phrase {
    en: "1. Take the copy",
    de: "1. Kopie holen",
};
/// What is written down.
pub const TAKE_LINE: Phrase = Phrase {
    en: "That you took it is written down, and the person reads it. Keep it no longer than it takes to hand it over.",
    de: "Dass Sie sie geholt haben, wird festgehalten, und die Person kann es lesen. Behalten Sie sie nicht länger, als \
        die Übergabe dauert.",
};
/// The file.
pub const FILE: Phrase = Phrase {
    en: "Download the signed copy",
    de: "Signierte Kopie herunterladen",
};
/// The package.
pub const PACKAGE: Phrase = Phrase {
    en: "Download it as a package with tables and a reader",
    de: "Als Paket mit Tabellen und Leseprogramm herunterladen",
};
/// The row with the form.
pub const HAND: Phrase = Phrase {
    en: "2. Hand it over",
    de: "2. Übergeben",
};
/// How to be careful.
pub const HAND_LINE: Phrase = Phrase {
    en: "Make sure that it reaches nobody else: it holds everything. By e-mail only encrypted.",
    de: "Achten Sie darauf, dass sie niemand anderen erreicht: Sie enthält alles. Per E-Mail nur verschlüsselt.",
};
/// The question.
pub const HOW: Phrase = Phrase {
    en: "How did you hand it over?",
    de: "Wie haben Sie sie übergeben?",
};
/// When nothing is chosen.
pub const HOW_FAULT: Phrase = Phrase {
    en: "Choose how you handed it over.",
    de: "Wählen Sie, wie Sie sie übergeben haben.",
};
/// The button.
pub const DONE: Phrase = Phrase {
    en: "I have handed it over",
    de: "Ich habe sie übergeben",
};
/// Afterwards.
pub const DONE_LINE: Phrase = Phrase {
    en: "The copy was handed over on {}, and the request is done.",
    de: "Die Kopie wurde übergeben am {}, und der Antrag ist erledigt.",
};
/// Nothing is decided.
pub const WAITING: Phrase = Phrase {
    en: "The request is not decided yet. Approve it first.",
    de: "Über den Antrag ist noch nicht entschieden. Stimmen Sie ihm zuerst zu.",
};
/// It is over.
pub const OVER: Phrase = Phrase {
    en: "The request was refused or taken back: there is no copy to hand over.",
    de: "Der Antrag wurde abgelehnt oder zurückgenommen: Es ist keine Kopie zu übergeben.",
};

/// A way to hand it over, to choose and to read.
pub fn way(code: &str) -> Phrase {
    match code {
        "post" => Phrase {
            en: "By post",
            de: "Mit der Post",
        },
        "email" => Phrase {
            en: "By e-mail, encrypted",
            de: "Per E-Mail, verschlüsselt",
        },
        "in_person" => Phrase {
            en: "In person",
            de: "Persönlich",
        },
        "address" => Phrase {
            en: "Fetched at a one-time address",
            de: "Unter einer einmaligen Adresse geholt",
        },
        _ => Phrase {
            en: "In another way",
            de: "Auf andere Weise",
        },
    }
}
