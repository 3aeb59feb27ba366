//! Lists that can never match: addresses compared with domains, and domains compared with addresses.

use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::line_edit;
use super::super::model::{Condition, ConditionKind, List, Subject, Test, Type};
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::syntax::phrase::PhraseId;
use crate::text::{domain, starts_with_ignoring_case};

pub(super) fn check(scope: &Scope, resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let mut told: Vec<&str> = Vec::new();
    resolved.each_condition(&mut |condition| {
        let ConditionKind::Test(subject, test) = &condition.kind else {
            return;
        };
        let Test::Text {
            list: Some(list), ..
        } = test
        else {
            return;
        };
        let Some(list) = resolved.lists.get(list.index()).and_then(Option::as_ref) else {
            return;
        };
        let diagnostic = match subject {
            Subject::DomainOf(_) | Subject::DomainOfDetail(_) => no_domain(scope, list, condition),
            Subject::Field(id) => {
                let field = scope.fields.get(id.index());
                let email = field.filter(|field| field.kind == Some(Type::Email));
                email.and_then(|email| no_address(scope, list, condition, &email.name.text))
            }
            Subject::Detail(_) => None,
        };
        let is_new = !told.contains(&list.name.text.as_str());
        if let Some(diagnostic) = diagnostic.filter(|_| is_new) {
            told.push(&list.name.text);
            diagnostics.push(diagnostic);
        }
    });
}

/// `"@gmail.com"`, `"https://www.gmail.com"` in a list of domains.
fn no_domain(scope: &Scope, list: &List, condition: &Condition) -> Option<Diagnostic> {
    let bare = |value: &str| domain(value.trim_start_matches('@')).map(str::to_string);
    let wrong: Vec<(&String, String)> = list
        .values
        .iter()
        .filter_map(|value| Some((value, bare(value)?)))
        .filter(|(value, bare)| *value != bare)
        .collect();
    let (value, right) = wrong.first()?;
    let message = msg!(
        "`{value}` is not a domain, so nothing is ever equal to it",
        value
    );
    let diagnostic = Diagnostic::new(Code::W0112, list.name.span, message)
        .also(condition.span, msg!("compared here"));
    if list.from.is_some() {
        return Some(diagnostic.help(msg!("write `{right}` in the list's file", right)));
    }
    let line = wrong.iter().fold(
        scope.sources.line(list.name.span).trim().to_string(),
        |line, (value, right)| line.replace(&format!("\"{value}\""), &format!("\"{right}\"")),
    );
    Some(diagnostic.corrected(msg!("a domain is the part after the `@`"), line))
}

/// A list of domains compared with whole addresses.
fn no_address(
    scope: &Scope,
    list: &List,
    condition: &Condition,
    email: &str,
) -> Option<Diagnostic> {
    if list.values.is_empty() || list.values.iter().any(|value| value.contains('@')) {
        return None;
    }
    let text = scope.sources.text(condition.span);
    let end = starts_with_ignoring_case(text, email).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let of = keywords::fill(scope.language(condition.span), PhraseId::DomainOf, &|_| {
        Some(name)
    });
    let of = of + rest;
    let line = line_edit::replaced(scope.sources, condition.span, &of);
    let message = msg!(
        "`{list}` contains no address, so no address is ever in it",
        list = list.name.text
    );
    Some(
        Diagnostic::new(Code::W0112, condition.span, message)
            .also(list.name.span, msg!("the list"))
            .corrected(msg!("compare the domain of the address"), line),
    )
}
