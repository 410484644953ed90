//! Who is calling, as the server found out from the session cookies.

use domain::principal::Principal;
use leptos::context::use_context;

use super::Problem;

/// Stands in the context of every page and server function.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// The person, if one is signed in.
    pub me: Option<Principal>,
    /// The member of staff, if one is signed in.
    pub desk: Option<Principal>,
    /// The stamp of the person's session; empty without one.
    pub me_stamp: String,
    /// The stamp of the staff session; empty without one.
    pub desk_stamp: String,
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

    /// The person.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`] if none is signed in.
    pub const fn person(&self) -> Result<&Principal, Problem> {
        match &self.me {
            Some(person @ Principal::User { .. }) => Ok(person),
            _ => Err(Problem::SignedOut),
        }
    }

    /// The member of staff.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`] if none is signed in.
    pub const fn staff(&self) -> Result<&Principal, Problem> {
        match &self.desk {
            Some(staff @ Principal::Staff { .. }) => Ok(staff),
            _ => Err(Problem::SignedOut),
        }
    }

    /// The person, if the form was drawn for their session.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`], or [`Problem::StaleForm`] if the stamp is another session's.
    pub fn stamped_person(&self, stamp: &str) -> Result<&Principal, Problem> {
        let person = self.person()?;
        stamped(&self.me_stamp, stamp).map(|()| person)
    }

    /// The member of staff, if the form was drawn for their session.
    ///
    /// # Errors
    ///
    /// [`Problem::SignedOut`], or [`Problem::StaleForm`] if the stamp is another session's.
    pub fn stamped_staff(&self, stamp: &str) -> Result<&Principal, Problem> {
        let staff = self.staff()?;
        stamped(&self.desk_stamp, stamp).map(|()| staff)
    }
}

/// An empty stamp never fits. The time of the comparison tells nothing about any but the first differing byte's place
/// of a value that is useless without the session's cookie; it is made constant all the same.
fn stamped(session: &str, form: &str) -> Result<(), Problem> {
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
    }
}
