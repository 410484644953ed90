//! Every sentence a person reads, by language.
//!
//! Pages and components name a page's words as `text::en::PAGE`; a second language stands beside `en` with the same
//! names, and the choice is then made here.

pub mod en;
