//! What depends on what day it is: the frame knows it.

use jiff::civil::Date;

use crate::{api::Problem, view::Framed};

/// Maps a page by the day its frame names.
///
/// # Errors
///
/// [`Problem::Fault`] if the frame names none.
pub(in crate::api) fn dated<T, U>(
    framed: Framed<T>,
    map: impl FnOnce(T, Date) -> U,
) -> Result<Framed<U>, Problem> {
    let today = framed.frame.today.parse().map_err(|_| Problem::Fault)?;
    Ok(Framed {
        page: map(framed.page, today),
        frame: framed.frame,
    })
}
