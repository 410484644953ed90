//! Whoever works at the machine itself.

/// Somebody who may read the data folder and the master key, and so may do what the command line offers. Only the
/// command line makes one.
#[derive(Debug, Clone, Copy)]
pub struct Operator(());

impl Operator {
    /// The operator at the machine: for `server::cli`, and for nothing that a browser can reach.
    pub const fn at_the_machine() -> Self {
        Self(())
    }
}
