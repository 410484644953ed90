//! What stands around every page.

use desk::Desk;

use crate::{
    api::{Caller, Problem, Session},
    text::frame as words,
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
    let frame = frame(desk, caller.me()?).await?;
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
    let frame = frame(desk, caller.desk()?).await?;
    Ok(Framed { frame, page })
}

async fn frame(desk: &Desk, session: &Session) -> Result<Frame, Problem> {
    let found = desk.frame(session.principal()).await?;
    Ok(Frame {
        business: found.business.unwrap_or_else(|| words::ALL_BUSINESSES.into()),
        visitor: words::visitor(found.visitor.as_deref()),
        stamp: session.stamp.clone(),
        today: found.today.to_string(),
    })
}
