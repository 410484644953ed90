//! The known fields, one a line, one file for each kind of record.

mod attachment;
mod business_system;
mod client;
mod conversation;
mod device;
mod merge;
mod message;
mod participant;
mod preference;
mod user;

use super::Field;

/// All of them.
pub fn fields() -> impl Iterator<Item = &'static Field> {
    [
        user::USER,
        user::METADATA,
        client::CLIENT,
        client::INFO,
        client::RAW,
        device::DEVICE,
        business_system::BUSINESS_SYSTEM,
        conversation::CONVERSATION,
        participant::PARTICIPANT,
        message::MESSAGE,
        message::CONTENT,
        message::ACTIONS,
        message::CARDS,
        merge::MERGE,
        preference::PREFERENCE,
        attachment::ATTACHMENT,
    ]
    .into_iter()
    .flatten()
}

/// `"path" (what is special about it): "English", "German";` What is special is said by methods of [`Field`].
macro_rules! lines {
    ($(#[$doc:meta])* $name:ident of $category:ident {
        $($path:literal $(($($special:ident $(= $why:expr)?),+))?: $en:literal, $de:literal;)*
    }) => {
        $(#[$doc])*
        pub(super) const $name: &[$crate::inventory::Field] = &[$(
            $crate::inventory::Field::new(
                $path,
                $crate::inventory::Category::$category,
                $crate::words::Words { en: $en, de: $de },
            )
            $($(.$special($($why)?))+)?,
        )*];
    };
}

use lines;
