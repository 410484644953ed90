//! A place between messages, as it stands in an address: `2026-10-30T18:02:00Z~6a8bed9b`.

use desk::Place;
use domain::id::MessageId;

use crate::api::Problem;

/// The place that an address names.
///
/// # Errors
///
/// [`Problem::NotFound`] if it names none.
pub(in crate::api) fn place(written: &str) -> Result<Place, Problem> {
    let (received, message) = written.split_once('~').ok_or(Problem::NotFound)?;
    Ok(Place {
        received: received.parse().map_err(|_| Problem::NotFound)?,
        message: MessageId::parse(message).map_err(|_| Problem::NotFound)?,
    })
}

/// A place for an address.
pub(in crate::api) fn written(place: &Place) -> String {
    format!("{}~{}", place.received, place.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_from_an_address() {
        let there = place("2026-10-30T18:02:00.123Z~6a8bed9bf90173505b1f488f").unwrap();
        assert_eq!(place(&written(&there)), Ok(there));
    }

    #[test]
    fn anything_else_is_not_there() {
        for other in [
            "",
            "~",
            "2026-10-30T18:02:00Z",
            "yesterday~m",
            "2026-10-30T18:02:00Z~<script>",
        ] {
            assert_eq!(place(other), Err(Problem::NotFound), "{other}");
        }
    }
}
