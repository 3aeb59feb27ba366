//! What is to be said about the signatures and the dates of a contract on a day.

use super::Fingerprint;
use crate::contract::keywords;
use crate::contract::model::{Contract, Info, Signature};
use crate::diagnostic::{Code, Diagnostic, Severity, closest_name::closest};
use crate::diff::contracts::Side;
use crate::message::{Arg, Join, Message, msg};
use crate::syntax::phrase::PhraseId;
use crate::time::{Duration, LocalDay, Unit};

/// What is to be said about a contract on a day: about its signatures, whether it is in force, and whether a review is due.
pub fn findings(side: Side<'_>, today: LocalDay) -> Vec<Diagnostic> {
    let contract = side.contract;
    let info = &contract.info;
    let mut all = Vec::new();
    let mut agreed = None;
    // Where nobody has signed yet, the contract is a draft, and its fingerprint is not needed.
    if !info.signatures.is_empty() {
        let fingerprint = Fingerprint::of(side);
        for signature in &info.signatures {
            all.extend(stranger(contract, signature).or_else(|| stale(signature, fingerprint)));
        }
        all.extend(missing(contract));
        agreed = last_agreed(info, fingerprint);
    }
    all.extend(in_force(info, today));
    all.extend(review(info, agreed, today));
    all
}

/// The findings of [`findings`], as errors where they keep the contract from being agreed; a draft has an error, too.
pub fn demanded(mut findings: Vec<Diagnostic>, contract: &Contract) -> Vec<Diagnostic> {
    if contract.info.signatures.is_empty() {
        findings.extend(missing(contract));
    }
    for found in findings
        .iter_mut()
        .filter(|found| found.code != Code::W0122)
    {
        found.severity = Severity::Error;
    }
    findings
}

/// The people who represent the parties.
fn people(contract: &Contract) -> impl Iterator<Item = &str> {
    let people = contract.parties.iter();
    people.filter_map(|party| party.person.as_deref())
}

fn stranger(contract: &Contract, signature: &Signature) -> Option<Diagnostic> {
    let person = signature.person.as_str();
    if people(contract).any(|known| known == person) {
        return None;
    }
    let message = msg!(
        "`{person}` signs, but no party is represented by `{person}`",
        person
    );
    let found = Diagnostic::new(Code::W0120, signature.span, message);
    let names: Vec<&str> = people(contract).collect();
    Some(match closest(person, names.iter().copied()) {
        Some(near) => found.help(msg!("did you mean `{near}`?", near)),
        None if names.is_empty() => found.help(name_people(contract)),
        None => {
            let names = names.iter().map(|name| format!("`{name}`"));
            let names = Arg::list(names, Join::Comma);
            found.help(msg!("{names} can sign", names))
        }
    })
}

fn name_people(contract: &Contract) -> Message {
    msg!(
        "name who represents each party, for example `{parties}`",
        parties = PhraseId::Parties.row().sample(contract.info.language)
    )
}

fn stale(signature: &Signature, fingerprint: Fingerprint) -> Option<Diagnostic> {
    let person = &signature.person;
    let again = msg!(
        "if `{person}` agrees to this text, run `leadc sign --as \"{person}\"`",
        person
    );
    match &signature.fingerprint {
        Some(digits) if fingerprint.is_named_by(digits) => None,
        Some(_) => {
            let message = msg!(
                "`{person}` signed another text than this, and must sign again",
                person
            );
            let label = msg!(
                "this text has the fingerprint {fingerprint}",
                fingerprint = fingerprint.short()
            );
            let found = Diagnostic::new(Code::W0119, signature.span, message).label(label);
            Some(found.help(again))
        }
        None => {
            let message = msg!(
                "the signature of `{person}` does not say which text was signed",
                person
            );
            Some(Diagnostic::new(Code::N0112, signature.span, message).help(again))
        }
    }
}

/// Who has not signed.
fn missing(contract: &Contract) -> Option<Diagnostic> {
    let info = &contract.info;
    let signed = |person: &str| info.signatures.iter().any(|one| one.person == person);
    let missing = people(contract).filter(|person| !signed(person));
    let missing: Vec<String> = missing.map(|person| format!("`{person}`")).collect();
    let found = |message| Diagnostic::new(Code::N0110, info.span, message);
    if people(contract).next().is_none() {
        let found = found(msg!("nobody can sign: no party names who represents it"));
        return Some(found.help(name_people(contract)));
    }
    if missing.is_empty() {
        return None;
    }
    let found = found(msg!(
        "not signed yet by {people}",
        people = Arg::list(missing, Join::Comma)
    ));
    Some(found.help(msg!("`leadc sign --as \"NAME\"` writes the line")))
}

fn in_force(info: &Info, today: LocalDay) -> Option<Diagnostic> {
    let (from, to) = info.in_force?;
    if today < from {
        let message = msg!(
            "the contract is not in force yet: it is from {from} on",
            from
        );
        return Some(Diagnostic::new(Code::N0111, info.span, message));
    }
    let ended = to.filter(|to| *to < today)?;
    let message = msg!(
        "the contract is no longer in force: it ended on {ended}",
        ended
    );
    let found = Diagnostic::new(Code::W0121, info.span, message);
    Some(found.help(msg!(
        "agree on a new text, with other dates after `{in_force}`, and sign it",
        in_force = keywords::label(info.language, PhraseId::InForce)
    )))
}

/// The date of the last signature of the present text.
fn last_agreed(info: &Info, fingerprint: Fingerprint) -> Option<LocalDay> {
    let signed = info.signatures.iter().filter(|signature| {
        let digits = signature.fingerprint.as_deref();
        digits.is_some_and(|digits| fingerprint.is_named_by(digits))
    });
    signed.map(|signature| signature.date).max()
}

/// A review is due some time after the contract came into force or was last signed as it is.
fn review(info: &Info, agreed: Option<LocalDay>, today: LocalDay) -> Option<Diagnostic> {
    let every = info.review?;
    let since = agreed.max(info.in_force.map(|(from, _)| from))?;
    let due = after(since, every)?;
    if today < due {
        return None;
    }
    let message = msg!("a review of the contract has been due since {due}", due);
    let found = Diagnostic::new(Code::W0122, info.span, message);
    Some(found.help(msg!(
        "review it; sign it again even if nothing changes, and the next review is due later"
    )))
}

/// The day some days, weeks, months or years after a day; none for units that no review has.
fn after(day: LocalDay, duration: Duration) -> Option<LocalDay> {
    let count = i64::try_from(duration.count).ok()?;
    let span = jiff::Span::new();
    let span = match duration.unit {
        Unit::Days => span.try_days(count),
        Unit::Weeks => span.try_weeks(count),
        Unit::Months => span.try_months(count),
        Unit::Quarters => span.try_months(count.checked_mul(3)?),
        Unit::Years => span.try_years(count),
        Unit::Minutes
        | Unit::BusinessMinutes
        | Unit::Hours
        | Unit::BusinessHours
        | Unit::BusinessDays => return None,
    };
    let due = day.date().checked_add(span.ok()?).ok()?;
    Some(LocalDay::from(due))
}
