//! What a contract says about who agreed to it and when, whether read from its text or compiled.

use super::Fingerprint;
use crate::contract::model::Signature;
use crate::diff::contracts::Side;
use crate::ir::{self, Program};
use crate::message::Language;
use crate::time::{Duration, LocalDay};

/// Who agreed to a contract, and for which time.
#[derive(Debug, Clone)]
pub struct Agreement<'a> {
    /// The language of the contract.
    pub language: Language,
    /// The people who represent the parties.
    pub people: Vec<&'a str>,
    /// The signatures, in the order of the contract.
    pub signatures: Vec<Signed<'a>>,
    /// The fingerprint of the present text. It is none where nobody has signed: the contract is a draft.
    pub fingerprint: Option<Fingerprint>,
    /// First and last day it is in force.
    pub in_force: Option<(LocalDay, Option<LocalDay>)>,
    /// `review: every 3 months`
    pub review: Option<Duration>,
}

/// A signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed<'a> {
    /// The person.
    pub person: &'a str,
    /// The date.
    pub date: LocalDay,
    /// The digits of the fingerprint of the signed text.
    pub fingerprint: Option<&'a str>,
}

impl<'a> Agreement<'a> {
    /// That of a contract as written.
    pub fn from_contract(side: Side<'a>) -> Agreement<'a> {
        let info = &side.contract.info;
        let parties = side.contract.parties.iter();
        let signed = |one: &'a Signature| Signed {
            person: &one.person,
            date: one.date,
            fingerprint: one.fingerprint.as_deref(),
        };
        Agreement {
            language: info.language,
            people: parties
                .filter_map(|party| party.person.as_deref())
                .collect(),
            signatures: info.signatures.iter().map(signed).collect(),
            fingerprint: fingerprint_if_signed(side),
            in_force: info.in_force,
            review: info.review,
        }
    }

    /// That of a compiled contract, in which [`compile`] has recorded the fingerprint.
    pub fn from_program(program: &'a Program) -> Agreement<'a> {
        let about = &program.about;
        let parties = about.parties.iter();
        let signed = |one: &'a ir::program::Signature| Signed {
            person: &one.person,
            date: one.date,
            fingerprint: one.fingerprint.as_deref(),
        };
        let digits = about.fingerprint.as_deref();
        Agreement {
            language: program.inputs.language,
            people: parties
                .filter_map(|(_, person)| person.as_deref())
                .collect(),
            signatures: about.signatures.iter().map(signed).collect(),
            fingerprint: digits.and_then(Fingerprint::from_digits),
            in_force: about.in_force,
            review: about.review,
        }
    }

    /// Whether a signature is one of the present text.
    pub fn is_of_this_text(&self, signature: &Signed<'_>) -> bool {
        let both = self.fingerprint.zip(signature.fingerprint);
        both.is_some_and(|(own, digits)| own.is_named_by(digits))
    }
}

/// The rules of a contract, with the fingerprint that its signatures are compared with.
pub fn compile(side: Side<'_>) -> Program {
    let mut program = ir::compile(side.contract, side.sources);
    let fingerprint = fingerprint_if_signed(side);
    program.about.fingerprint = fingerprint.map(|fingerprint| fingerprint.to_string());
    program
}

/// Where nobody has signed yet, the fingerprint is not needed.
fn fingerprint_if_signed(side: Side<'_>) -> Option<Fingerprint> {
    let is_signed = !side.contract.info.signatures.is_empty();
    is_signed.then(|| Fingerprint::of(side))
}
