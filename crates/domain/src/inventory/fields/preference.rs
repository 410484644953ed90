//! What a person said about marketing.

use super::lines;

lines! {
    /// Whether they want it, since when, and where they said so.
    PREFERENCE of Profile {
        "preference.userId": "Number the messaging platform gave you", "Nummer, die Ihnen die Messaging-Plattform gegeben hat";
        "preference.marketing": "Whether you want to hear of offers", "Ob Sie von Angeboten hören möchten";
        "preference.at": "When you said so", "Wann Sie das gesagt haben";
        "preference.origin": "Where you said so", "Wo Sie das gesagt haben";
    }
}
