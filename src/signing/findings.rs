//! What is to be said about the signatures and the dates of a contract, at the lines that it is about.

use super::Agreement;
use super::statements::{Statement, missing, statements};
use crate::contract::model::Info;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::diff::contracts::Side;
use crate::time::LocalDay;

/// What is to be said about a contract on a day: about its signatures, whether it is in force, and whether a review is due.
pub fn findings(side: Side<'_>, today: LocalDay) -> Vec<Diagnostic> {
    let agreement = Agreement::from_contract(side);
    let all = statements(&agreement, today).into_iter();
    all.map(|one| diagnostic(&side.contract.info, one))
        .collect()
}

/// The findings of [`findings`], as errors where they keep the contract from being agreed; a draft has an error, too.
pub fn demanded(side: Side<'_>, today: LocalDay) -> Vec<Diagnostic> {
    let mut all = findings(side, today);
    let info = &side.contract.info;
    if info.signatures.is_empty() {
        let missing = missing(&Agreement::from_contract(side));
        all.extend(missing.map(|one| diagnostic(info, one)));
    }
    for found in all.iter_mut().filter(|found| found.code != Code::W0122) {
        found.severity = Severity::Error;
    }
    all
}

/// A statement at its signature, or at the header of the contract.
fn diagnostic(info: &Info, one: Statement) -> Diagnostic {
    let signature = one.signature.and_then(|at| info.signatures.get(at));
    let span = signature.map_or(info.span, |signature| signature.span);
    let mut found = Diagnostic::new(one.code, span, one.message);
    if let Some(label) = one.label {
        found = found.label(label);
    }
    match one.help {
        Some(help) => found.help(help),
        None => found,
    }
}
