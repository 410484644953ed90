//! Judges a file as [`Checker`] does, and names the member that does not fit.

use crate::{Checker, PublicKey, Verdict, structure::Survey};

/// Checks a file that comes in chunks, and goes over its structure in the same pass, in constant memory. The structure
/// decides nothing: it says where a file is damaged that the check has found to be so.
#[derive(Clone)]
pub struct Inspector {
    checker: Checker,
    survey: Survey,
}

impl Inspector {
    /// Begins. With `expected`, the file must be signed by that key; without, its own key is used, and the verdict says
    /// so.
    pub fn new(expected: Option<PublicKey>) -> Self {
        Self {
            checker: Checker::new(expected),
            survey: Survey::default(),
        }
    }

    /// Takes the next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) {
        self.checker.push(chunk);
        self.survey.push(chunk, &mut |_| {});
    }

    /// Judges what has come.
    pub fn finish(mut self) -> Verdict {
        self.survey.end();
        let stated = self.checker.stated();
        let place = || self.survey.place(stated.as_ref());
        self.checker.finish().at(place)
    }
}

/// Checks a file that is in memory as a whole: [`Inspector`] with one chunk.
pub fn check(bytes: &[u8], expected: Option<PublicKey>) -> Verdict {
    let mut inspector = Inspector::new(expected);
    inspector.push(bytes);
    inspector.finish()
}
