//! What a person sees of others: one rule for pages, search and export.
//!
//! Another person's ids become pseudonyms, `other_` and sixteen letters, random for each pair of owner and other; what
//! else names them is dropped, and so is what nobody described. Staff appear by role, unless their app shows them by
//! name. The words that others wrote in a conversation the person took part in stay. Quoted messages follow the same
//! rule, however deep. What is done with which field stands in the inventory.
//!
//! Who is not known to be the owner, and is not of the business, is another person, also where nothing says who: then
//! there is no pseudonym to put, and what would have one is dropped.
//!
//! Whoever stands under a pseudonym already keeps it: a record that was seen once is seen the same again, here and in
//! another portal that took the copy in.

mod aliases;
mod members;
mod quotes;
mod rule;
mod sight;

pub use self::{
    aliases::{Aliases, is_pseudonym, label},
    quotes::{without_quote_from, without_quote_of},
    rule::{message, participant},
    sight::Sight,
};
