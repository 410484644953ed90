//! Why a request is refused: what the reviewer chooses, and what the person reads.

/// The reason as a reviewer chooses it.
pub fn label(code: &str) -> &'static str {
    match code {
        "legal_obligation" => "A law obliges us to keep the records",
        "legal_claims" => "We need the records for a legal claim",
        "cannot_identify" => "We cannot tell who is asking",
        "manifestly_unfounded" => "The request is plainly unfounded",
        "excessive" => "The request is excessive",
        "freedom_of_expression" => "Freedom of expression and information",
        "public_health" => "Public health",
        "archiving_or_research" => "Archives, research or statistics",
        _ => "Another reason",
    }
}

/// The reason as the person reads it.
pub fn letter(code: &str) -> &'static str {
    match code {
        "legal_obligation" => {
            "A law obliges us to keep these records, so we may not delete them. We may use them for nothing else."
        }
        "legal_claims" => {
            "We need these records to bring a legal claim or to defend against one. We may use them for nothing else."
        }
        "cannot_identify" => {
            "From what we hold we cannot tell which records are about you, and deleting the wrong ones would harm \
             someone else. Tell us something that connects you with them, and we will look again."
        }
        "manifestly_unfounded" => {
            "The law lets us refuse a request that plainly has no ground. It is for us to show that yours has none."
        }
        "excessive" => {
            "The law lets us refuse a request that is excessive, above all one that repeats an earlier one. It is for \
             us to show that yours is."
        }
        "freedom_of_expression" => {
            "These records are needed for the freedom to express oneself and to be informed."
        }
        "public_health" => "These records are needed to protect public health.",
        "archiving_or_research" => {
            "These records are needed for archives, research or statistics in the public interest, and deleting them \
             would make that work impossible or impair it seriously."
        }
        _ => "The reason stands beside this letter, in the words of the law.",
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own() {
        for reason in domain::reason::Reason::ALL {
            assert_ne!(label(reason.code()), label("other"), "{}", reason.code());
            assert_ne!(letter(reason.code()), letter("other"), "{}", reason.code());
        }
    }
}
