//! A place between messages, as it stands in an address: `2026-10-30T18:02:00Z~6a8bed9b`. And how far a document of
//! another portal's was read: `1~accessLog~99`.

use desk::{List, Place, ReadTo};
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

/// How far somebody has read who goes on from this address.
///
/// # Errors
///
/// [`Problem::NotFound`] if it says nothing of the kind.
pub(in crate::api) fn read_to(written: &str) -> Result<ReadTo, Problem> {
    let parts: Vec<&str> = written.split('~').collect();
    let [document, list, place] = parts[..] else {
        return Err(Problem::NotFound);
    };
    let list = [List::Requests, List::AccessLog]
        .into_iter()
        .find(|known| known.name() == list);
    Ok(ReadTo {
        document: document.parse().map_err(|_| Problem::NotFound)?,
        list: list.ok_or(Problem::NotFound)?,
        place: place.parse().map_err(|_| Problem::NotFound)?,
    })
}

/// The same for an address.
pub(in crate::api) fn written_to(read: &ReadTo) -> String {
    format!("{}~{}~{}", read.document, read.list.name(), read.place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_one_has_read_comes_back_and_nothing_else_does() {
        for written in ["1~requests~0", "12~accessLog~99"] {
            assert_eq!(written_to(&read_to(written).unwrap()), written);
        }
        for other in [
            "",
            "1~requests",
            "1~requests~0~0",
            "1~notice~0",
            "-1~requests~0",
            "1~requests~99999999999",
        ] {
            assert_eq!(read_to(other), Err(Problem::NotFound), "{other}");
        }
    }

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
