//! Closed days kept in an iCalendar file: `closed: from "holidays.ics"`.

mod budget;
mod dates;
mod event;
mod rrule;
mod unfold;

use super::diagnostics::Diagnostics;
use super::files::{FileKind, Read};
use super::invisible::unseen;
use super::load::{Files, bytes_of};
use super::model::Closing;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::tree::Text;
pub(super) use budget::Budget;
use dates::Days;
use std::collections::BTreeSet;

/// The days a file closes. Events that close none are reported.
pub(super) fn closings(
    files: &Files,
    path: &Text,
    line: Span,
    read: &mut Read,
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) -> Vec<Closing> {
    let (name, bytes) = bytes_of(files, FileKind::Calendar, path, read);
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(mut problem) => {
            if path.text.contains("://") {
                problem.help =
                    msg!("a contract reads files only: download it, and name the file here");
            }
            diagnostics.push(problem.at(path.span));
            return Vec::new();
        }
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        let message = msg!("`{name}` is empty", name);
        diagnostics.push(
            Diagnostic::new(Code::E0009, path.span, message)
                .help(msg!("export or download the calendar again")),
        );
        return Vec::new();
    }
    let Days { ranges, timed } = match dates::days(&bytes, budget) {
        Ok(days) => days,
        Err(problem) => {
            let message = msg!(
                "`{name}`, line {line}: {problem}",
                name,
                line = problem.line,
                problem = problem.message
            );
            diagnostics.push(Diagnostic::new(Code::E0009, path.span, message).help(problem.help));
            return Vec::new();
        }
    };
    if timed > 0 || ranges.is_empty() {
        diagnostics.push(closes_nothing(&name, path.span, timed, ranges.len()));
    }
    let names = ranges.iter().filter_map(|(_, _, name)| name.as_deref());
    let names: BTreeSet<&str> = names.collect();
    diagnostics.extend(unseen(names.into_iter(), path.span, |count| match count {
        1 => msg!(
            "one of the names in `{file}` has invisible characters",
            file = name
        ),
        count => msg!(
            "{count} of the names in `{file}` have invisible characters",
            count,
            file = name
        ),
    }));
    let closing = |(from, to, name): dates::Range| Closing {
        from: from.into(),
        to: to.into(),
        name,
        is_event: true,
        span: line,
    };
    ranges.into_iter().map(closing).collect()
}

fn closes_nothing(file: &str, span: Span, timed: usize, days: usize) -> Diagnostic {
    let message = match (timed, days) {
        (0, _) => msg!("`{file}` contains no events, so it closes no day", file),
        (1, 0) => msg!(
            "`{file}` closes no day: its one event has a time of day",
            file
        ),
        (_, 0) => msg!(
            "`{file}` closes no day: all of its {timed} events have a time of day",
            file,
            timed
        ),
        _ => msg!(
            "{timed} {timed|event|events} of `{file}` {timed|is left out: it has|are left out: they have} a time of day",
            timed,
            file
        ),
    };
    let help = match timed {
        0 => msg!("check that this is the right file"),
        _ => msg!(
            "only events of whole days close a day; make them such if the team does not work then"
        ),
    };
    Diagnostic::new(Code::W0108, span, message).help(help)
}
