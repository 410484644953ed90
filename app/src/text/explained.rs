//! What a stored value means and how it came about, where the name that the register has for it does not tell.

use super::{Phrase, say};

/// Below a value that is shown in part, with the register's reason.
pub fn covered(why: &str) -> String {
    say! {
        en: "Only its end stands here: {why}. The whole of it is in your copy.",
        de: "Hier steht nur das Ende: {why}. Vollständig steht es in Ihrer Kopie.",
    }
}

/// Of a number that a text message came from: all four are of the number, not of the person.
const OF_THE_NUMBER: Phrase = Phrase {
    en: "The text message provider takes this from the number itself. It is where the number was first given out, not where \
         you live or are.",
    de: "Das leitet der SMS-Anbieter aus der Nummer selbst ab. Es ist der Ort, an dem die Nummer vergeben wurde, nicht der, \
         an dem Sie wohnen oder sind.",
};
const PAGE: Phrase = Phrase {
    en: "The chat window notes the page that was open when you last wrote or opened it.",
    de: "Das Chatfenster merkt sich die Seite, die geöffnet war, als Sie zuletzt geschrieben oder es geöffnet haben.",
};
const REFERRER: Phrase = Phrase {
    en: "Your browser tells a site which page led to it.",
    de: "Ihr Browser sagt einer Website, von welcher Seite aus Sie kamen.",
};
const USER_AGENT: Phrase = Phrase {
    en: "Every browser sends this line to every site: its own name and version, and the device’s system.",
    de: "Jeder Browser schickt diese Zeile an jede Website: seinen Namen, seine Version und das System des Geräts.",
};
const NETWORK: Phrase = Phrase {
    en: "How the telephone was connected when it last reported: 4G, 5G or an older kind of network. Not where it was.",
    de: "Wie das Telefon verbunden war, als es sich zuletzt meldete: 4G, 5G oder ein älteres Netz. Nicht, wo es war.",
};
const CARRIER: Phrase = Phrase {
    en: "The company whose network the telephone was in when it last reported.",
    de: "Das Unternehmen, in dessen Netz das Telefon war, als es sich zuletzt meldete.",
};
const ACCOUNT: Phrase = Phrase {
    en: "It names an account of ours with the messaging service, and is the same for everybody who writes to us there.",
    de: "Sie bezeichnet ein Konto von uns bei der Messaging-Plattform und ist für alle gleich, die uns dort schreiben.",
};
const BROWSER_LANGUAGE: Phrase = Phrase {
    en: "The language that your browser asks sites for.",
    de: "Die Sprache, um die Ihr Browser Websites bittet.",
};

/// The meaning of the value at a place of the register (`client.raw.FromZip`), if it needs one.
pub fn of(place: &str) -> Option<Phrase> {
    Some(match place {
        "client.raw.FromZip" | "client.raw.FromCity" | "client.raw.FromState" | "client.raw.FromCountry" => {
            OF_THE_NUMBER
        }
        "client.raw.currentUrl"
        | "client.raw.currentTitle"
        | "device.info.currentUrl"
        | "device.info.currentTitle" => PAGE,
        "client.raw.referrer" | "device.info.referrer" => REFERRER,
        "client.raw.userAgent" | "device.info.userAgent" => USER_AGENT,
        "client.raw.browserLanguage" | "device.info.browserLanguage" => BROWSER_LANGUAGE,
        "client.info.radioAccessTechnology"
        | "client.raw.radioAccessTechnology"
        | "device.info.radioAccessTechnology" => NETWORK,
        "client.info.carrier" | "client.raw.carrier" | "device.info.carrier" => CARRIER,
        "client.integrationId" | "device.integrationId" => ACCOUNT,
        "device.guid" => Phrase {
            en: "The app or the browser made it up on first use. It tells this device from your others.",
            de: "Die App oder der Browser hat es sich beim ersten Mal ausgedacht. Es unterscheidet dieses Gerät von Ihren anderen.",
        },
        "device.info.URL" | "client.raw.URL" => Phrase {
            en: "The site on which the chat window was open.",
            de: "Die Website, auf der das Chatfenster geöffnet war.",
        },
        "client.status" => Phrase {
            en: "Whether we can write to you there. “Blocked” means that you stopped it.",
            de: "Ob wir Ihnen dort schreiben können. „Blocked“ heißt: Sie haben es unterbunden.",
        },
        "user.authenticated" => Phrase {
            en: "“Yes” if the site or the app had signed you in when you wrote, so that nobody else could write as you.",
            de: "„Ja“, wenn Website oder App Sie angemeldet hatten, als Sie schrieben, sodass niemand als Sie schreiben konnte.",
        },
        "user.zendeskId" => Phrase {
            en: "Our help desk keeps a record of its own about you under this number.",
            de: "Unser Helpdesk führt unter dieser Nummer einen eigenen Eintrag über Sie.",
        },
        "user.signedUpAt" => Phrase {
            en: "When the first message or the first visit made this record.",
            de: "Wann die erste Nachricht oder der erste Besuch diesen Eintrag angelegt hat.",
        },
        "user.toBeRetained" => Phrase {
            en: "“Yes” means that the messaging platform does not delete this record by itself after a long silence.",
            de: "„Ja“ heißt, dass die Messaging-Plattform diesen Eintrag nach langer Stille nicht von selbst löscht.",
        },
        "user.profile.localeOrigin" => Phrase {
            en: "“apiRequest”: we entered it. Any other word names the channel that it was taken from.",
            de: "„apiRequest“: Wir haben sie eingetragen. Jedes andere Wort nennt den Kanal, von dem sie stammt.",
        },
        "conversation.businessLastRead" | "participant.lastRead" => Phrase {
            en: "Everything up to this moment had been opened. Not who opened it.",
            de: "Alles bis zu diesem Zeitpunkt war geöffnet worden. Nicht, von wem.",
        },
        place if place.starts_with("user.identities.") && place.ends_with(".verification") => Phrase {
            en: "“sso”: our own sign-in vouched for it. “embed”: the site on which you wrote did.",
            de: "„sso“: Unsere eigene Anmeldung hat dafür gebürgt. „embed“: die Website, auf der Sie schrieben.",
        },
        place
            if place.starts_with("conversation.activeSwitchboard")
                || place.starts_with("conversation.pendingSwitchboard") =>
        {
            Phrase {
                en: "A conversation is passed between a program and people; this is where it stood last.",
                de: "Eine Unterhaltung wird zwischen einem Programm und Menschen weitergereicht; hier stand sie zuletzt.",
            }
        }
        place if place.starts_with("client.raw.hlr.") => Phrase {
            en: "Mobile networks keep a register of their numbers. The provider asked it whether the number is in use.",
            de: "Mobilfunknetze führen ein Verzeichnis ihrer Nummern. Der Anbieter hat es gefragt, ob die Nummer in Gebrauch ist.",
        },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use domain::inventory::{describe, fields};

    use super::*;

    /// Every place that is explained is one of the register's.
    #[test]
    fn what_is_explained_is_known() {
        for place in [
            "client.raw.FromZip",
            "client.raw.currentUrl",
            "device.info.currentUrl",
            "client.raw.referrer",
            "device.info.userAgent",
            "device.info.browserLanguage",
            "client.info.radioAccessTechnology",
            "device.info.radioAccessTechnology",
            "device.info.carrier",
            "client.integrationId",
            "client.raw.hlr.status",
            "device.guid",
            "device.info.URL",
            "client.status",
            "user.authenticated",
            "user.zendeskId",
            "user.signedUpAt",
            "user.toBeRetained",
            "user.profile.localeOrigin",
            "user.identities.0.verification",
            "conversation.businessLastRead",
            "conversation.activeSwitchboardIntegration.name",
            "participant.lastRead",
        ] {
            assert!(of(place).is_some() && describe(place).is_some(), "{place}");
        }
        assert!(fields().any(|field| of(field.path).is_none()));
    }
}
