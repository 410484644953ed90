//! A link that leaves the portal: only where a person's data names an http or https address.

use leptos::{either::Either, prelude::*};

/// `words` as a link to `url`, if that is an address of the web; otherwise the words and the address as text.
#[component]
pub fn OutLink(
    /// The address, as stored.
    #[prop(into)]
    url: String,
    /// What the link says; the address itself if empty.
    #[prop(optional, into)]
    words: String,
    /// The fields that hold the words, where the page names them.
    #[prop(optional_no_strip)]
    said: Option<String>,
    /// The fields that hold the address, if it is shown.
    #[prop(optional_no_strip)]
    shown: Option<String>,
) -> impl IntoView {
    let words = if words.is_empty() { url.clone() } else { words };
    if is_web(&url) {
        Either::Left(view! {
            <a href=url rel="noopener noreferrer" target="_blank" data-field=said>{words}</a>
        })
    } else {
        let address = (words != url).then(|| {
            view! {
                " "
                <span class="data small" data-field=shown>{url}</span>
            }
        });
        Either::Right(view! {
            <span>
                <span data-field=said>{words}</span>
                {address}
            </span>
        })
    }
}

/// Whether `url` is `http` or `https` by the rules of the URL standard, in which white space and control characters at
/// the start, and tabs and line breaks anywhere, do not count. Any such character makes it no link here.
pub fn is_web(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
        && rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked() {
        for yes in [
            "https://example.com/a?b=c",
            "HTTP://example.com",
            "http://[::1]/",
            "https://müller.example/",
        ] {
            assert!(is_web(yes), "{yes}");
        }
        for no in [
            "javascript:alert(1)",
            "JaVaScRiPt://example.com/%0aalert(1)",
            "java\tscript://x",
            " https://example.com",
            "https://exa\nmple.com",
            "data:text/html,x",
            "//example.com",
            "https:example.com",
            "https:///x",
            "/me",
            "",
        ] {
            assert!(!is_web(no), "{no}");
        }
    }

    #[test]
    fn anything_else_is_text() {
        let html = view! { <OutLink url="javascript:alert(1)" words="Open"/> }.to_html();
        assert!(!html.contains("href"), "{html}");
        assert!(html.contains("javascript:alert(1)"), "{html}");
    }
}
