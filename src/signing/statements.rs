//! What is to be said about the signatures and the dates of a contract on a day.

use super::{Agreement, Fingerprint, Signed};
use crate::contract::keywords;
use crate::diagnostic::{Code, closest_name::closest};
use crate::message::{Arg, Join, Message, msg};
use crate::syntax::phrase::PhraseId;
use crate::time::{Duration, LocalDay, Unit};

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Who has signed which text.
    Signatures,
    /// The days on which the contract is in force.
    InForce,
    /// The next review.
    Review,
}

/// Something to be said about a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it is about.
    pub topic: Topic,
    /// Its code.
    pub code: Code,
    /// The signature that it is about; none for the contract as a whole.
    pub signature: Option<usize>,
    /// The statement.
    pub message: Message,
    /// A remark at the place of the signature.
    pub label: Option<Message>,
    /// What to do.
    pub help: Option<Message>,
}

/// What is to be said about a contract on a day: about its signatures, whether it is in force, and whether a review is due.
pub fn statements(agreement: &Agreement<'_>, today: LocalDay) -> Vec<Statement> {
    let mut all = Vec::new();
    if !agreement.signatures.is_empty() {
        for (at, signature) in agreement.signatures.iter().enumerate() {
            let found = stranger(agreement, signature).or_else(|| stale(agreement, signature));
            all.extend(found.map(|found| Statement {
                signature: Some(at),
                ..found
            }));
        }
        all.extend(missing(agreement));
    }
    all.extend(in_force(agreement, today));
    all.extend(review(agreement, today));
    all
}

impl Statement {
    fn new(topic: Topic, code: Code, message: Message) -> Statement {
        Statement {
            topic,
            code,
            signature: None,
            message,
            label: None,
            help: None,
        }
    }

    fn help(self, help: Message) -> Statement {
        Statement {
            help: Some(help),
            ..self
        }
    }
}

fn stranger(agreement: &Agreement<'_>, signature: &Signed<'_>) -> Option<Statement> {
    let person = signature.person;
    if agreement.people.contains(&person) {
        return None;
    }
    let message = msg!(
        "`{person}` signs, but no party is represented by `{person}`",
        person
    );
    let found = Statement::new(Topic::Signatures, Code::W0120, message);
    let names = &agreement.people;
    Some(match closest(person, names.iter().copied()) {
        Some(near) => found.help(msg!("did you mean `{near}`?", near)),
        None if names.is_empty() => found.help(name_people(agreement)),
        None => {
            let names = names.iter().map(|name| format!("`{name}`"));
            let names = Arg::list(names, Join::Comma);
            found.help(msg!("{names} can sign", names))
        }
    })
}

fn name_people(agreement: &Agreement<'_>) -> Message {
    msg!(
        "name who represents each party, for example `{parties}`",
        parties = PhraseId::Parties.row().sample(agreement.language)
    )
}

/// A signature of another text; a fingerprint that is not known is not compared.
fn stale(agreement: &Agreement<'_>, signature: &Signed<'_>) -> Option<Statement> {
    let person = signature.person;
    let again = msg!(
        "if `{person}` agrees to this text, run `leadc sign --as \"{person}\"`",
        person
    );
    if signature.fingerprint.is_none() {
        let message = msg!(
            "the signature of `{person}` does not say which text was signed",
            person
        );
        return Some(Statement::new(Topic::Signatures, Code::N0112, message).help(again));
    }
    let own: Fingerprint = agreement.fingerprint?;
    if agreement.is_of_this_text(signature) {
        return None;
    }
    let message = msg!(
        "`{person}` signed another text than this, and must sign again",
        person
    );
    let label = msg!(
        "this text has the fingerprint {fingerprint}",
        fingerprint = own.short()
    );
    let found = Statement {
        label: Some(label),
        ..Statement::new(Topic::Signatures, Code::W0119, message)
    };
    Some(found.help(again))
}

/// Who has not signed.
pub(super) fn missing(agreement: &Agreement<'_>) -> Option<Statement> {
    let people = &agreement.people;
    let signed = |person: &str| {
        let mut signatures = agreement.signatures.iter();
        signatures.any(|one| one.person == person)
    };
    if people.is_empty() {
        let message = msg!("nobody can sign: no party names who represents it");
        let found = Statement::new(Topic::Signatures, Code::N0110, message);
        return Some(found.help(name_people(agreement)));
    }
    let missing = people.iter().filter(|person| !signed(person));
    let missing: Vec<String> = missing.map(|person| format!("`{person}`")).collect();
    if missing.is_empty() {
        return None;
    }
    let message = msg!(
        "not signed yet by {people}",
        people = Arg::list(missing, Join::Comma)
    );
    let found = Statement::new(Topic::Signatures, Code::N0110, message);
    Some(found.help(msg!("`leadc sign --as \"NAME\"` writes the line")))
}

fn in_force(agreement: &Agreement<'_>, today: LocalDay) -> Option<Statement> {
    let (from, to) = agreement.in_force?;
    if today < from {
        let message = msg!(
            "the contract is not in force yet: it is from {from} on",
            from
        );
        return Some(Statement::new(Topic::InForce, Code::N0111, message));
    }
    let ended = to.filter(|to| *to < today)?;
    let message = msg!(
        "the contract is no longer in force: it ended on {ended}",
        ended
    );
    Some(
        Statement::new(Topic::InForce, Code::W0121, message).help(msg!(
            "agree on a new text, with other dates after `{in_force}`, and sign it",
            in_force = keywords::label(agreement.language, PhraseId::InForce)
        )),
    )
}

/// A review is due some time after the contract came into force or was last signed as it is.
fn review(agreement: &Agreement<'_>, today: LocalDay) -> Option<Statement> {
    let every = agreement.review?;
    let current = agreement.signatures.iter();
    let current = current.filter(|signature| agreement.is_of_this_text(signature));
    let agreed = current.map(|signature| signature.date).max();
    let since = agreed.max(agreement.in_force.map(|(from, _)| from))?;
    let due = after(since, every)?;
    if today < due {
        return None;
    }
    let message = msg!("a review of the contract has been due since {due}", due);
    Some(
        Statement::new(Topic::Review, Code::W0122, message).help(msg!(
            "review it; sign it again even if nothing changes, and the next review is due later"
        )),
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
