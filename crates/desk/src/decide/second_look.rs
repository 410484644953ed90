//! A complaint or an appeal that is upheld.

use super::Carried;

/// It is answered with the decision; what it was about is opened anew besides, where it was an appeal.
pub(super) const fn carry() -> Carried {
    Carried::AtOnce {
        effects: Vec::new(),
        corrected: Vec::new(),
    }
}
