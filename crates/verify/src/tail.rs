//! The last member of an export, `integrity`, read strictly: each of its values has one spelling.

use crate::{
    counts::Counts,
    cursor::{Cursor, Fault},
    key::{PublicKey, decode},
    verdict::Damage,
};

/// What the last member says.
#[derive(Debug)]
pub(crate) struct Tail {
    pub counts: Counts,
    pub sha256: [u8; 32],
    pub public_key: PublicKey,
    pub kid: String,
    pub signature: [u8; 64],
    /// How many bytes of it, from its comma, the signature covers: up to the signature's opening quote.
    pub signed: usize,
}

const OPENING: &str = ",\"integrity\":{\"counts\":";

/// Where the last member begins, at its comma. A text cannot imitate it: within a text, quotes are escaped.
pub(crate) fn find(window: &[u8]) -> Option<usize> {
    window
        .windows(OPENING.len())
        .rposition(|bytes| bytes == OPENING.as_bytes())
}

/// The counts alone, whatever follows them; from the last member's comma.
pub(crate) fn counts(bytes: &[u8]) -> Option<Counts> {
    let mut cursor = Cursor::new(bytes);
    cursor.literal(OPENING).ok()?;
    Counts::read(&mut cursor).ok()
}

/// Reads the last member, from its comma to the end of the file.
pub(crate) fn read(bytes: &[u8]) -> Result<Tail, Damage> {
    let mut cursor = Cursor::new(bytes);
    let cursor = &mut cursor;
    let base64url = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';

    at("counts", cursor.literal(OPENING))?;
    let counts = at("counts", Counts::read(cursor))?;
    at("sha256", cursor.literal(",\"sha256\":"))?;
    let hex = at("sha256", cursor.quoted(64, |b| b.is_ascii_hexdigit()))?;
    let sha256 = at("sha256", from_hex(hex).ok_or(Fault::Other))?;
    at("publicKey", cursor.literal(",\"publicKey\":"))?;
    let key = at("publicKey", cursor.quoted(43, base64url))?;
    let public_key = at("publicKey", PublicKey::parse(key).map_err(|_| Fault::Other))?;
    at("kid", cursor.literal(",\"kid\":"))?;
    let kid = at("kid", cursor.quoted(43, base64url))?.to_owned();
    at("signature", cursor.literal(",\"signature\":"))?;
    let signed = cursor.position();
    let text = at("signature", cursor.quoted(86, base64url))?;
    let signature = at("signature", decode(text).ok_or(Fault::Other))?;
    at("integrity", cursor.literal("}}"))?;
    if cursor.position() < bytes.len() {
        return Err(Damage::Appended);
    }
    Ok(Tail {
        counts,
        sha256,
        public_key,
        kid,
        signature,
        signed,
    })
}

fn at<T>(member: &'static str, read: Result<T, Fault>) -> Result<T, Damage> {
    read.map_err(|fault| match fault {
        Fault::Short => Damage::CutShort,
        Fault::Other => Damage::Malformed { member },
    })
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || text.bytes().any(|b| b.is_ascii_uppercase()) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}
