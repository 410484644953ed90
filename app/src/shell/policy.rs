//! What a page may load and where it may send.

/// The `Content-Security-Policy` of a page. Pages without an island may run no script at all; a page with one may run
/// what carries its nonce, the site's own modules, and WebAssembly.
pub fn content_security_policy(nonce: Option<&str>, island: bool) -> String {
    let scripts = match (island, nonce) {
        (true, Some(nonce)) => {
            format!("script-src 'nonce-{nonce}' 'self' 'wasm-unsafe-eval'; connect-src 'self'; ")
        }
        _ => String::new(),
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
        let policy = content_security_policy(Some("abc"), false);
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
        let policy = content_security_policy(Some("abc"), true);
        assert!(
            policy.contains("script-src 'nonce-abc' 'self' 'wasm-unsafe-eval'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn without_a_nonce_nothing_runs() {
        assert!(!content_security_policy(None, true).contains("script-src"));
    }
}
