//! Who is calling, as the server found out from the session cookies.

use desk::Resumed;
use domain::principal::Principal;
use leptos::context::use_context;

use super::{Problem, fault::the_desk};

/// A session of the caller's.
#[derive(Debug, Clone)]
pub struct Session {
    /// Which, and whose.
    pub resumed: Resumed,
    /// The stamp that its forms carry: for whom they are drawn, a full stop, and its own.
    pub stamp: String,
}

/// Stands in the context of every page and server function.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// The person's session, if one is signed in.
    pub me: Option<Session>,
    /// The staff session, if one is signed in.
    pub desk: Option<Session>,
}

impl Caller {
    /// The caller of this page or function.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`] outside a request.
    pub fn here() -> Result<Self, Problem> {
        use_context().ok_or(Problem::SignedOut)
    }

    /// The person's session.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`] if none is signed in.
    pub fn me(&self) -> Result<&Session, Problem> {
        let person = |session: &&Session| matches!(session.principal(), Principal::User { .. });
        self.me.as_ref().filter(person).ok_or(Problem::SignedOut)
    }

    /// The staff session.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`] if none is signed in.
    pub fn desk(&self) -> Result<&Session, Problem> {
        let staff = |session: &&Session| matches!(session.principal(), Principal::Staff { .. });
        self.desk.as_ref().filter(staff).ok_or(Problem::SignedOut)
    }

    /// The person.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`] if none is signed in.
    pub fn person(&self) -> Result<&Principal, Problem> {
        self.me().map(Session::principal)
    }

    /// The member of staff.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`] if none is signed in.
    pub fn staff(&self) -> Result<&Principal, Problem> {
        self.desk().map(Session::principal)
    }

    /// The person, if the form was drawn for their session.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`], or [`Problem::StaleForm`] if the stamp is another session's.
    pub fn stamped_person(&self, stamp: &str) -> Result<&Principal, Problem> {
        self.me()?.stamped(stamp)
    }

    /// The member of staff, if the form was drawn for their session.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`], or [`Problem::StaleForm`] if the stamp is another session's.
    pub fn stamped_staff(&self, stamp: &str) -> Result<&Principal, Problem> {
        self.desk()?.stamped(stamp)
    }
}

/// Whether the caller is a person who has just signed in, and may take their copy.
pub fn may_take_copy() -> bool {
    let caller = Caller::here();
    let person = caller.as_ref().ok().and_then(|caller| caller.person().ok());
    person.is_some_and(|person| the_desk().is_ok_and(|desk| desk.is_fresh(person)))
}

impl Session {
    /// Whose it is.
    pub const fn principal(&self) -> &Principal {
        self.resumed.principal()
    }

    /// Whose it is, if the form was drawn for it.
    pub(super) fn stamped(&self, stamp: &str) -> Result<&Principal, Problem> {
        stamped(&self.stamp, stamp).map(|()| self.principal())
    }
}

/// An empty stamp never fits. The time of the comparison tells nothing about any but the first differing byte's place
/// of a value that is useless without the session's cookie; it is made constant all the same.
fn stamped(session: &str, form: &str) -> Result<(), Problem> {
    let [session, form] = [session, form].map(own);
    let same_length = session.len() == form.len();
    let differing = session
        .bytes()
        .zip(form.bytes())
        .fold(0, |all, (a, b)| all | (a ^ b));
    if same_length && differing == 0 && !session.is_empty() {
        Ok(())
    } else {
        Err(Problem::StaleForm)
    }
}

/// What of a stamp is the session's own. For whom a form was drawn lets nobody do anything.
fn own(stamp: &str) -> &str {
    stamp.rsplit_once('.').map_or(stamp, |(_, own)| own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_may_nothing() {
        let nobody = Caller::default();
        assert_eq!(nobody.person(), Err(Problem::SignedOut));
        assert_eq!(nobody.staff(), Err(Problem::SignedOut));
        assert_eq!(nobody.stamped_person(""), Err(Problem::SignedOut));
    }

    #[test]
    fn a_stamp_fits_its_own_session_only() {
        assert_eq!(stamped("abc", "abc"), Ok(()));
        for other in ["abd", "ab", "abcd", ""] {
            assert_eq!(stamped("abc", other), Err(Problem::StaleForm), "{other}");
        }
        assert_eq!(stamped("", ""), Err(Problem::StaleForm));
        assert_eq!(stamped("maren.abc", "maren.abc"), Ok(()));
        for other in ["maren.abd", "abc.maren", "maren.", "maren", ""] {
            assert_eq!(stamped("maren.abc", other), Err(Problem::StaleForm), "{other}");
        }
        assert_eq!(stamped("maren.", "maren."), Err(Problem::StaleForm));
    }
}
