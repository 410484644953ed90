//! Base64url without padding (RFC 4648 §5): one text for each value.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

pub(crate) fn encode(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// 43 characters to 32 bytes; anything else, stray last bits included, is `None`.
pub(crate) fn decode_32(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let bytes = Zeroizing::new(BASE64_URL_SAFE_NO_PAD.decode(text).ok()?);
    let mut value = Zeroizing::new([0; 32]);
    if bytes.len() != value.len() {
        return None;
    }
    value.copy_from_slice(&bytes);
    Some(value)
}
