//! `allow: W0105, notes` and `deny: warnings`: severity levels that the contract sets for its own messages.

use super::diagnostics::Diagnostics;
use super::keywords;
use super::scope::Scope;
use crate::diagnostic::severity_overrides::{Level, Levels, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity, closest_name};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::tree::{FindingText, FindingTextKind};

/// The severity levels of messages; a message that is both allowed and denied is an error.
pub(super) fn levels(
    scope: &Scope,
    findings: &[(Level, FindingText)],
    diagnostics: &mut Diagnostics,
) -> Levels {
    let mut levels = Levels::default();
    let mut seen: Vec<(Subject, Span)> = Vec::new();
    for (level, finding) in findings {
        let Some(subject) = subject(scope, *level, finding, diagnostics) else {
            continue;
        };
        let before = levels.set(subject, *level);
        let first = seen.iter().find(|(seen, _)| *seen == subject);
        if let (Some(_), Some((_, first))) = (before.filter(|before| before != level), first) {
            diagnostics.push(both(finding.span, *first));
        }
        seen.push((subject, finding.span));
    }
    levels
}

fn subject(
    scope: &Scope,
    level: Level,
    finding: &FindingText,
    diagnostics: &mut Diagnostics,
) -> Option<Subject> {
    let code = match &finding.kind {
        FindingTextKind::All(severity) => return Some(Subject::All(*severity)),
        FindingTextKind::Code(code) => code,
    };
    let Some(known) = Code::from_name(code) else {
        diagnostics.push(unknown(scope, code, finding.span));
        return None;
    };
    if level == Level::Allow && known.severity() == Severity::Error {
        let name = known.name();
        let message = msg!("`{name}` is an error and cannot be left out", name);
        let help = msg!(
            "only warnings and notes can; see `leadc explain-code {name}` for how to fix it",
            name
        );
        diagnostics.push(Diagnostic::new(Code::E0207, finding.span, message).help(help));
        return None;
    }
    Some(Subject::Code(known))
}

fn unknown(scope: &Scope, code: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::E0207, span, msg!("there is no code `{code}`", code));
    match closest_name::closest(code, Code::ALL.iter().map(|code| code.name())) {
        Some(near) => diagnostic.help(msg!(
            "did you mean `{near}`? `leadc explain-code --list` lists all codes",
            near
        )),
        None => {
            let all = ["Warnings", "Notes"].map(|name| {
                let forms = keywords::forms(scope.language(span), "finding_kind", name);
                forms.first().copied().unwrap_or("")
            });
            diagnostic.help(msg!(
                "write codes such as W0105, or `{warnings}` or `{notes}`; `leadc explain-code --list` lists all codes",
                warnings = all[0],
                notes = all[1]
            ))
        }
    }
}

fn both(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::E0111, span, msg!("this is both allowed and denied"))
        .also(first, msg!("first here"))
        .help(msg!("keep one of the two"))
}
