//! What a page may load and where it may send.

/// What of ours a page runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runs {
    /// Nothing.
    Nothing,
    /// The script for forms.
    Form,
    /// An island.
    Island,
}

/// The `Content-Security-Policy` of a page. Most pages may run no script at all; one with a form may run the one script
/// that carries its nonce, which may send what is typed here and nowhere else; one with an island also the site's own
/// modules, and WebAssembly.
pub fn content_security_policy(nonce: Option<&str>, runs: Runs) -> String {
    let scripts = match (runs, nonce) {
        (Runs::Nothing, _) | (_, None) => String::new(),
        (Runs::Form, Some(nonce)) => format!("script-src 'nonce-{nonce}'; connect-src 'self'; "),
        (Runs::Island, Some(nonce)) => {
            format!("script-src 'nonce-{nonce}' 'self' 'wasm-unsafe-eval'; connect-src 'self'; ")
        }
    };
    format!(
        "default-src 'none'; {scripts}style-src 'self'; img-src 'self'; font-src 'self'; object-src 'none'; base-uri \
         'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_page_runs_nothing() {
        let policy = content_security_policy(Some("abc"), Runs::Nothing);
        assert!(
            policy.starts_with("default-src 'none'; style-src 'self'"),
            "{policy}"
        );
        assert!(
            !policy.contains("script-src") && !policy.contains("nonce") && !policy.contains("connect-src")
        );
    }

    #[test]
    fn an_island_runs_what_carries_the_nonce() {
        let policy = content_security_policy(Some("abc"), Runs::Island);
        assert!(
            policy.contains("script-src 'nonce-abc' 'self' 'wasm-unsafe-eval'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn a_form_runs_its_one_script_and_no_web_assembly() {
        let policy = content_security_policy(Some("abc"), Runs::Form);
        assert!(
            policy.contains("; script-src 'nonce-abc'; connect-src 'self'; "),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
    }

    #[test]
    fn without_a_nonce_nothing_runs() {
        for runs in [Runs::Form, Runs::Island] {
            assert!(!content_security_policy(None, runs).contains("script-src"));
        }
    }
}
