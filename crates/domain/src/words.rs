//! Words for people, in every language that the portal speaks.

/// One sentence or name, in English and in German. Neither can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// English.
    pub en: &'static str,
    /// German.
    pub de: &'static str,
}
