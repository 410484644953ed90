//! What the contract needs of a backend under test.

use std::collections::BTreeMap;

use crate::Store;

/// Every table with every row: what each column holds, as text.
pub(crate) type Rows = BTreeMap<String, Vec<BTreeMap<String, String>>>;

/// A database of its own, gone when it is dropped.
pub(crate) trait Backend: Sized {
    /// Another, with nothing in it.
    fn another(&self) -> Self;

    /// A store on it. Two of them are as good as two processes.
    fn open(&self) -> Box<dyn Store>;

    /// All that is in it, past the store.
    fn rows(&self) -> Rows;
}
