//! The offline viewer's core: checks a copy in the browser, without the portal and without a network.
//!
//! The page around it hands over the file chunk by chunk, so a copy of any size is checked in constant memory. The
//! check is `verify`'s, the same that the command line runs.

use verify::{Checker, PublicKey, Verdict};
use wasm_bindgen::prelude::wasm_bindgen;

/// A check under way.
#[wasm_bindgen]
pub struct Check(Checker);

#[wasm_bindgen]
impl Check {
    /// Begins a check. `key` is the signer's public key (base64url) if the reader has it; a text that is no key
    /// counts as none, and then the sentence says that the signer was not checked.
    #[wasm_bindgen(constructor)]
    pub fn new(key: Option<String>) -> Self {
        Self(Checker::new(key.and_then(|key| PublicKey::parse(&key).ok())))
    }

    /// Takes the next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) {
        self.0.push(chunk);
    }

    /// Whether the copy is intact, and a sentence that says what was found.
    pub fn finish(self) -> Finding {
        let verdict: Verdict = self.0.finish();
        Finding {
            intact: verdict.is_intact(),
            sentence: verdict.to_string(),
        }
    }
}

/// What a check found.
#[wasm_bindgen]
pub struct Finding {
    intact: bool,
    sentence: String,
}

#[wasm_bindgen]
impl Finding {
    /// Whether every byte is as it was signed.
    #[wasm_bindgen(getter)]
    pub fn intact(&self) -> bool {
        self.intact
    }

    /// What was found, in a sentence for the reader.
    #[wasm_bindgen(getter)]
    pub fn sentence(&self) -> String {
        self.sentence.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_it_found() {
        let mut check = Check::new(None);
        check.push(b"{\"format\":\"something else\"}");
        let finding = check.finish();
        assert!(!finding.intact());
        assert!(!finding.sentence().is_empty());
    }

    #[test]
    fn a_newer_format_is_not_called_damaged() {
        let mut check = Check::new(Some("not a key".to_owned()));
        check.push(b"{\"format\":\"rightsdesk.export/2\",\"controller\":{}}");
        let finding = check.finish();
        assert!(
            !finding.intact() && finding.sentence().contains("newer"),
            "{}",
            finding.sentence()
        );
    }
}
