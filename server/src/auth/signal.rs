//! `Sec-GPC: 1` (W3C Global Privacy Control): what a browser says of its own accord as somebody comes in.

use desk::SignedIn;
use http::HeaderMap;

use crate::portal::Portal;

/// Takes it up, where nothing was said before. Nobody is kept out because that could not be written down: it is tried
/// again as they next come.
pub(super) async fn take_up(portal: &Portal, headers: &HeaderMap, signed_in: &SignedIn) {
    if !is_given(headers) {
        return;
    }
    if let Err(error) = portal.desk.take_up_signal(&signed_in.principal).await {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "what a browser said about marketing could not be taken up"
        );
    }
}

/// Whether it says so: by this one value, and once.
fn is_given(headers: &HeaderMap) -> bool {
    let mut said = headers.get_all("sec-gpc").iter();
    said.next().is_some_and(|value| value == "1") && said.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_header_with_one_value() {
        let of = |values: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append("sec-gpc", value.parse().unwrap());
            }
            is_given(&headers)
        };
        assert!(of(&["1"]));
        for values in [&[][..], &["0"], &["true"], &["1, 1"], &["1", "1"]] {
            assert!(!of(values), "{values:?}");
        }
    }
}
