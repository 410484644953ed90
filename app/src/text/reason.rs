//! Why a request is refused: what the reviewer chooses, and what the person reads.

use domain::reason::Reason;

use super::Phrase;

/// The reason as a reviewer chooses it.
pub fn label(code: &str) -> Phrase {
    Reason::from_code(code).map_or(
        Phrase {
            en: "Another reason",
            de: "Ein anderer Grund",
        },
        label_of,
    )
}

/// The reason as the person reads it.
pub fn letter(code: &str) -> Phrase {
    Reason::from_code(code).map_or(
        Phrase {
            en: "The reason stands beside this letter, in the words of the law.",
            de: "Der Grund steht neben diesem Schreiben, in den Worten des Gesetzes.",
        },
        letter_of,
    )
}

#[expect(clippy::too_many_lines, reason = "a line for each reason")]
const fn label_of(reason: Reason) -> Phrase {
    match reason {
        Reason::LegalObligation => Phrase {
            en: "A law obliges us to keep the records",
            de: "Ein Gesetz verpflichtet uns, die Daten aufzubewahren",
        },
        Reason::LegalClaims => Phrase {
            en: "We need the records for a legal claim",
            de: "Wir brauchen die Daten für einen Rechtsanspruch",
        },
        Reason::CannotIdentify => Phrase {
            en: "We cannot tell who is asking",
            de: "Wir können nicht erkennen, wer den Antrag stellt",
        },
        Reason::InsufficientVerification => Phrase {
            en: "We asked for proof of who is asking, and did not get it",
            de: "Wir haben nach einem Nachweis gefragt, wer den Antrag stellt, und keinen erhalten",
        },
        Reason::ManifestlyUnfounded => Phrase {
            en: "The request is plainly unfounded",
            de: "Der Antrag ist offenkundig unbegründet",
        },
        Reason::Excessive => Phrase {
            en: "The request is excessive",
            de: "Der Antrag ist exzessiv",
        },
        Reason::FreedomOfExpression => Phrase {
            en: "Freedom of expression and information",
            de: "Freie Meinungsäußerung und Information",
        },
        Reason::PublicHealth => Phrase {
            en: "Public health",
            de: "Öffentliche Gesundheit",
        },
        Reason::ArchivingOrResearch => Phrase {
            en: "Archives, research or statistics",
            de: "Archive, Forschung oder Statistik",
        },
        Reason::RightsOfOthers => Phrase {
            en: "A copy would harm the rights of others",
            de: "Eine Kopie würde die Rechte anderer verletzen",
        },
        Reason::DataAccurate => Phrase {
            en: "The records are right and complete",
            de: "Die Daten sind richtig und vollständig",
        },
        Reason::NoGroundToRestrict => Phrase {
            en: "None of the cases in which use has to be restricted",
            de: "Keiner der Fälle, in denen die Nutzung einzuschränken ist",
        },
        Reason::CompellingGrounds => Phrase {
            en: "Our grounds outweigh the objection",
            de: "Unsere Gründe wiegen schwerer als der Widerspruch",
        },
        Reason::NotPortable => Phrase {
            en: "The right to take data along does not cover the records",
            de: "Das Recht, Daten mitzunehmen, gilt für diese Daten nicht",
        },
        Reason::NotFeasible => Phrase {
            en: "A direct transfer is not technically possible",
            de: "Eine direkte Übertragung ist technisch nicht möglich",
        },
        Reason::NeededForTransaction => Phrase {
            en: "We need the records for an order or a service that is under way",
            de: "Wir brauchen die Daten für einen Auftrag oder Dienst, der noch läuft",
        },
        Reason::NeededForSecurity => Phrase {
            en: "We need the records for security",
            de: "Wir brauchen die Daten für die Sicherheit",
        },
        Reason::NeededForRepair => Phrase {
            en: "We need the records to find and mend errors",
            de: "Wir brauchen die Daten, um Fehler zu finden und zu beheben",
        },
        Reason::ExpectedUse => Phrase {
            en: "We use the records internally, in a way that can be expected",
            de: "Wir verwenden die Daten intern, so wie man es erwarten kann",
        },
        Reason::DecisionStands => Phrase {
            en: "The decision stands",
            de: "Die Entscheidung bleibt bestehen",
        },
        Reason::TooManyRequests => Phrase {
            en: "There were too many requests",
            de: "Es waren zu viele Anträge",
        },
        Reason::SuspectedFraud => Phrase {
            en: "We suspect fraud",
            de: "Wir vermuten einen Betrug",
        },
        Reason::NoMatch => Phrase {
            en: "We found nothing that belongs to this person",
            de: "Wir haben nichts gefunden, was zu dieser Person gehört",
        },
        Reason::ClaimNotCovered => Phrase {
            en: "The law does not give this right here",
            de: "Das Gesetz gibt dieses Recht hier nicht",
        },
        Reason::OutsideJurisdiction => Phrase {
            en: "The law does not apply to this person",
            de: "Das Gesetz gilt für diese Person nicht",
        },
    }
}

#[expect(clippy::too_many_lines, reason = "a sentence for each reason")]
const fn letter_of(reason: Reason) -> Phrase {
    match reason {
        Reason::LegalObligation => Phrase {
            en: "A law obliges us to keep these records, so we may not delete them. We may use them for \
                nothing else.",
            de: "Ein Gesetz verpflichtet uns, diese Daten aufzubewahren, deshalb dürfen wir sie nicht \
                löschen. Für etwas anderes dürfen wir sie nicht verwenden.",
        },
        Reason::LegalClaims => Phrase {
            en: "We need these records to bring a legal claim or to defend against one. We may use them \
                for nothing else.",
            de: "Wir brauchen diese Daten, um einen Rechtsanspruch geltend zu machen oder uns gegen \
                einen zu verteidigen. Für etwas anderes dürfen wir sie nicht verwenden.",
        },
        Reason::CannotIdentify => Phrase {
            en: "From what we hold we cannot tell which records are about you, and acting on the wrong \
                ones would harm someone else. Tell us something that connects you with them, and we will \
                look again.",
            de: "An dem, was wir gespeichert haben, können wir nicht erkennen, welche Daten von Ihnen \
                handeln, und bei den falschen etwas zu tun würde jemand anderem schaden. Nennen Sie uns \
                etwas, das Sie damit verbindet, und wir sehen noch einmal nach.",
        },
        Reason::InsufficientVerification => Phrase {
            en: "We had reason to doubt who is asking and asked for proof, and what we have is not \
                enough to be sure. If you can show who you are, ask again.",
            de: "Wir hatten Grund zu zweifeln, wer den Antrag stellt, und haben nach einem Nachweis \
                gefragt. Was wir haben, reicht nicht, um sicher zu sein. Wenn Sie nachweisen können, wer \
                Sie sind, stellen Sie den Antrag noch einmal.",
        },
        Reason::ManifestlyUnfounded => Phrase {
            en: "The law lets us refuse a request that plainly has no ground. It is for us to show that \
                yours has none.",
            de: "Das Gesetz erlaubt uns, einen offenkundig unbegründeten Antrag abzulehnen. Dass Ihrer \
                es ist, müssen wir nachweisen.",
        },
        Reason::Excessive => Phrase {
            en: "The law lets us refuse a request that is excessive, above all one that repeats an \
                earlier one. It is for us to show that yours is.",
            de: "Das Gesetz erlaubt uns, einen exzessiven Antrag abzulehnen, vor allem einen, der einen \
                früheren wiederholt. Dass Ihrer es ist, müssen wir nachweisen.",
        },
        Reason::FreedomOfExpression => Phrase {
            en: "These records are needed for the freedom to express oneself and to be informed.",
            de: "Diese Daten sind erforderlich, damit Menschen ihre Meinung frei äußern und sich \
                informieren können.",
        },
        Reason::PublicHealth => Phrase {
            en: "These records are needed to protect public health.",
            de: "Diese Daten sind erforderlich, um die öffentliche Gesundheit zu schützen.",
        },
        Reason::ArchivingOrResearch => Phrase {
            en: "These records are needed for archives, research or statistics in the public interest, \
                and deleting them would make that work impossible or impair it seriously.",
            de: "Diese Daten sind für Archive, Forschung oder Statistik im öffentlichen Interesse \
                erforderlich, und sie zu löschen würde diese Arbeit unmöglich machen oder ernsthaft \
                beeinträchtigen.",
        },
        Reason::RightsOfOthers => Phrase {
            en: "A copy of these records would harm the rights and freedoms of other people, so we \
                cannot give you one of this part.",
            de: "Eine Kopie dieser Daten würde die Rechte und Freiheiten anderer Menschen verletzen. \
                Deshalb können wir Ihnen von diesem Teil keine geben.",
        },
        Reason::DataAccurate => Phrase {
            en: "We have checked these records, and as far as we can tell they are right and complete. \
                You can have a statement of your own kept with them.",
            de: "Wir haben diese Daten geprüft, und soweit wir es feststellen können, sind sie richtig \
                und vollständig. Sie können ihnen eine eigene Erklärung beifügen lassen.",
        },
        Reason::NoGroundToRestrict => Phrase {
            en: "The law names four cases in which we have to stop using records and only keep them. \
                Yours is none of them.",
            de: "Das Gesetz nennt vier Fälle, in denen wir Daten nur noch aufbewahren und nicht mehr \
                verwenden dürfen. Ihrer ist keiner davon.",
        },
        Reason::CompellingGrounds => Phrase {
            en: "We have looked at your reasons and at ours, and there are compelling grounds to go on \
                that outweigh your interests. It is for us to show that.",
            de: "Wir haben Ihre Gründe und unsere geprüft, und es gibt zwingende Gründe fortzufahren, \
                die schwerer wiegen als Ihre Interessen. Das müssen wir nachweisen.",
        },
        Reason::NotPortable => Phrase {
            en: "The right to take data along covers what you gave us yourself, by consent or for a \
                contract, and what machines process. These records are not of that kind. You can still \
                see them and have a copy.",
            de: "Das Recht, Daten mitzunehmen, gilt für das, was Sie uns selbst gegeben haben, mit \
                Einwilligung oder für einen Vertrag, und was Maschinen verarbeiten. Diese Daten sind \
                nicht von dieser Art. Sehen und als Kopie erhalten können Sie sie trotzdem.",
        },
        Reason::NotFeasible => Phrase {
            en: "We cannot send these records to the recipient directly, for technical reasons. You can \
                take a copy and pass it on.",
            de: "Wir können diese Daten aus technischen Gründen nicht direkt an den Empfänger senden. \
                Sie können eine Kopie mitnehmen und weitergeben.",
        },
        Reason::NeededForTransaction => Phrase {
            en: "We need these records to finish what you ordered or asked for, or for a contract with you.",
            de: "Wir brauchen diese Daten, um abzuschließen, was Sie bestellt oder verlangt haben, oder \
                für einen Vertrag mit Ihnen.",
        },
        Reason::NeededForSecurity => Phrase {
            en: "We need these records to keep our systems and the people who use them safe.",
            de: "Wir brauchen diese Daten, um unsere Systeme und die Menschen zu schützen, die sie benutzen.",
        },
        Reason::NeededForRepair => Phrase {
            en: "We need these records to find and mend errors in what we offer.",
            de: "Wir brauchen diese Daten, um Fehler in unserem Angebot zu finden und zu beheben.",
        },
        Reason::ExpectedUse => Phrase {
            en: "The law lets us keep these records for internal uses that you can expect of us.",
            de: "Das Gesetz erlaubt uns, diese Daten für interne Zwecke zu behalten, mit denen Sie bei \
                uns rechnen können.",
        },
        Reason::DecisionStands => Phrase {
            en: "Somebody who had no part in it has looked at everything again, and comes to the same result.",
            de: "Jemand, der daran nicht beteiligt war, hat alles noch einmal geprüft und kommt zum selben \
                Ergebnis.",
        },
        Reason::TooManyRequests => Phrase {
            en: "The law says how often we have to answer such a request, and you have asked more often \
                than that.",
            de: "Das Gesetz sagt, wie oft wir einen solchen Antrag beantworten müssen, und Sie haben ihn \
                öfter gestellt.",
        },
        Reason::SuspectedFraud => Phrase {
            en: "We have reason to believe that this request does not come from you, or serves to \
                deceive. If we are mistaken, write to us.",
            de: "Wir haben Grund anzunehmen, dass dieser Antrag nicht von Ihnen kommt oder täuschen \
                soll. Wenn wir uns irren, schreiben Sie uns.",
        },
        Reason::NoMatch => Phrase {
            en: "We have looked, and found nothing here that belongs to you.",
            de: "Wir haben gesucht und hier nichts gefunden, was zu Ihnen gehört.",
        },
        Reason::ClaimNotCovered => Phrase {
            en: "The law that applies to your request does not give this right for these records.",
            de: "Das Gesetz, das für Ihren Antrag gilt, gibt dieses Recht für diese Daten nicht.",
        },
        Reason::OutsideJurisdiction => Phrase {
            en: "The law that gives this right does not apply to you, because of where you live or where \
                we work.",
            de: "Das Gesetz, das dieses Recht gibt, gilt für Sie nicht, wegen Ihres Wohnorts oder weil \
                wir anderswo tätig sind.",
        },
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own() {
        let mut labels = std::collections::BTreeSet::new();
        let mut letters = std::collections::BTreeSet::new();
        for reason in Reason::ALL {
            assert_ne!(label(reason.code()), label("other"), "{}", reason.code());
            assert_ne!(letter(reason.code()), letter("other"), "{}", reason.code());
            assert!(labels.insert(label(reason.code()).de), "{}", reason.code());
            assert!(letters.insert(letter(reason.code()).de), "{}", reason.code());
        }
    }
}
