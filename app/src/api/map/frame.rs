//! What stands around every page.

use desk::Desk;
use domain::principal::Principal;

use crate::{
    api::{Caller, Problem},
    text::en::frame as words,
    view::{Frame, Framed},
};

/// A person's page with its frame.
///
/// # Errors
///
/// [`Problem::Fault`] if the desk fails.
pub(in crate::api) async fn framed_me<T>(
    desk: &Desk,
    caller: &Caller,
    page: T,
) -> Result<Framed<T>, Problem> {
    let frame = frame(desk, caller.person()?, &caller.me_stamp).await?;
    Ok(Framed { frame, page })
}

/// A page of staff's with its frame.
///
/// # Errors
///
/// [`Problem::Fault`] if the desk fails.
pub(in crate::api) async fn framed_staff<T>(
    desk: &Desk,
    caller: &Caller,
    page: T,
) -> Result<Framed<T>, Problem> {
    let frame = frame(desk, caller.staff()?, &caller.desk_stamp).await?;
    Ok(Framed { frame, page })
}

async fn frame(desk: &Desk, principal: &Principal, stamp: &str) -> Result<Frame, Problem> {
    let found = desk.frame(principal).await?;
    Ok(Frame {
        business: found.business,
        visitor: words::visitor(found.visitor.as_deref()),
        stamp: stamp.to_owned(),
        today: found.today.to_string(),
    })
}
