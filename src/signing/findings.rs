//! What is to be said about the signatures and the dates of a contract on a day.

use super::Fingerprint;
use crate::contract::model::{Contract, Info, Signature};
use crate::diagnostic::{Code, Diagnostic, Severity, closest_name::closest};
use crate::diff::contracts::Side;
use crate::time::{Duration, LocalDay, Unit};

const NAME_PEOPLE: &str = "name who represents each party, for example \
    `parties: marketing \"Ana Souza\", sales \"Marco Rossi\"`";

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
    let message = format!("`{person}` signs, but no party is represented by `{person}`");
    let found = Diagnostic::new(Code::W0120, signature.span, message);
    let names: Vec<&str> = people(contract).collect();
    Some(match closest(person, names.iter().copied()) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None if names.is_empty() => found.help(NAME_PEOPLE),
        None => found.help(format!("`{}` can sign", names.join("`, `"))),
    })
}

fn stale(signature: &Signature, fingerprint: Fingerprint) -> Option<Diagnostic> {
    let person = &signature.person;
    let again = format!("if `{person}` agrees to this text, run `leadc sign --as \"{person}\"`");
    match &signature.fingerprint {
        Some(digits) if fingerprint.is_named_by(digits) => None,
        Some(_) => {
            let message = format!("`{person}` signed another text than this, and must sign again");
            let label = format!("this text has the fingerprint {}", fingerprint.short());
            let found = Diagnostic::new(Code::W0119, signature.span, message).label(label);
            Some(found.help(again))
        }
        None => {
            let message = format!("the signature of `{person}` does not say which text was signed");
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
        let found = found("nobody can sign: no party names who represents it".to_owned());
        return Some(found.help(NAME_PEOPLE));
    }
    if missing.is_empty() {
        return None;
    }
    let found = found(format!("not signed yet by {}", missing.join(", ")));
    Some(found.help("`leadc sign --as \"NAME\"` writes the line"))
}

fn in_force(info: &Info, today: LocalDay) -> Option<Diagnostic> {
    let (from, to) = info.in_force?;
    if today < from {
        let message = format!("the contract is not in force yet: it is from {from} on");
        return Some(Diagnostic::new(Code::N0111, info.span, message));
    }
    let ended = to.filter(|to| *to < today)?;
    let message = format!("the contract is no longer in force: it ended on {ended}");
    let found = Diagnostic::new(Code::W0121, info.span, message);
    Some(found.help("agree on a new text, with other dates after `in force:`, and sign it"))
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
    let message = format!("a review of the contract has been due since {due}");
    let found = Diagnostic::new(Code::W0122, info.span, message);
    Some(
        found.help(
            "review it; sign it again even if nothing changes, and the next review is due later",
        ),
    )
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
