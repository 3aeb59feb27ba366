//! The fingerprint of a contract: the same for all layouts and languages, another after any change of meaning.

use crate::diff::contracts::{Side, meaning};
use sha2::{Digest, Sha256};
use std::fmt;

/// The first line of the text that is hashed. Another way to write the meaning down gets another number.
const HEAD: &str = "leadc fingerprint 1\n";

/// Number of hexadecimal digits that a signature must at least name.
const LEAST_DIGITS: usize = 16;

/// The SHA-256 hash of a contract's meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of a contract.
    pub fn of(side: Side<'_>) -> Fingerprint {
        Fingerprint(Sha256::digest(Fingerprint::text(side)).into())
    }

    /// The text of which it is the hash.
    pub fn text(side: Side<'_>) -> String {
        HEAD.to_owned() + &meaning(side)
    }

    /// Its first 16 digits: enough to recognize it, not to prove it.
    pub fn short(self) -> String {
        self.digits(8)
    }

    /// The 32 digits that a signature names. Whoever writes both texts finds two with the same 16 digits within minutes, but not
    /// two with the same 32.
    pub fn signed(self) -> String {
        self.digits(16)
    }

    fn digits(self, bytes: usize) -> String {
        let bytes = self.0.iter().take(bytes);
        bytes.map(|byte| format!("{byte:02X}")).collect()
    }

    /// Whether the digits of a signature are those of this fingerprint, in any case: all of them, or at least the first 16.
    pub fn is_named_by(self, digits: &str) -> bool {
        let own = self.to_string();
        let start = own.get(..digits.len());
        digits.len() >= LEAST_DIGITS && start.is_some_and(|own| own.eq_ignore_ascii_case(digits))
    }
}

/// All 64 digits.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits(self.0.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_compared_from_the_first_on() {
        let fingerprint = Fingerprint([0xA1; 32]);
        assert_eq!(fingerprint.short(), "A1A1A1A1A1A1A1A1");
        assert_eq!(fingerprint.signed().len(), 32);
        assert!(fingerprint.is_named_by(&fingerprint.short()));
        assert!(fingerprint.is_named_by(&fingerprint.to_string().to_lowercase()));
        assert!(!fingerprint.is_named_by("A1A1A1A1A1A1A1A"));
        assert!(!fingerprint.is_named_by("A1A1A1A1A1A1A1A2"));
        assert!(!fingerprint.is_named_by(&"A1".repeat(33)));
    }
}
