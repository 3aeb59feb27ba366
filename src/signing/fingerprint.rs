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

    /// The fingerprint of which these are all 64 digits; none if there are more or less, or others.
    pub fn from_digits(digits: &str) -> Option<Fingerprint> {
        let mut bytes = [0; 32];
        let pairs = digits.as_bytes().chunks_exact(2);
        if digits.len() != 2 * bytes.len() {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(pairs) {
            let pair = std::str::from_utf8(pair).ok()?;
            let is_hex = pair.bytes().all(|digit| digit.is_ascii_hexdigit());
            *byte = is_hex
                .then(|| u8::from_str_radix(pair, 16).ok())
                .flatten()?;
        }
        Some(Fingerprint(bytes))
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
    fn all_digits_give_the_fingerprint() {
        let fingerprint = Fingerprint(std::array::from_fn(|at| at as u8 * 8));
        assert_eq!(
            Fingerprint::from_digits(&fingerprint.to_string()),
            Some(fingerprint)
        );
        for other in [fingerprint.short(), "G".repeat(64), "+1".repeat(32)] {
            assert_eq!(Fingerprint::from_digits(&other), None, "{other}");
        }
    }

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
