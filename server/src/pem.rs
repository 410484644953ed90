//! What is wrong with a file in PEM, in words.

use std::io::ErrorKind;

use rustls_pki_types::pem::Error;

/// Without what stands in the file: it may be a private key.
pub fn in_words(error: &Error) -> String {
    let said = match error {
        Error::Io(error) => match error.kind() {
            ErrorKind::NotFound => "there is no such file",
            ErrorKind::PermissionDenied => "it may not be read by this user",
            ErrorKind::IsADirectory => "it is a folder",
            _ => return format!("it cannot be read: {error}"),
        },
        Error::NoItemsFound => "there is none in it",
        Error::MissingSectionEnd { .. } => "it stops in the middle: its -----END line is missing",
        Error::IllegalSectionStart { .. } => "one of its -----BEGIN lines is damaged",
        Error::Base64Decode(_) => "what stands between its -----BEGIN and -----END lines is damaged",
        _ => "it is no such file",
    };
    said.to_owned()
}
