//! Messages about bullets, worded for a sales operations manager.

use super::normalize::{Statement, unquoted};
use super::phrase::Block as BlockKind;
use super::tree::Block;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// The values of a list, written as bullets.
pub fn list_of_bullets(span: Span, joined: String) -> Diagnostic {
    Diagnostic::new(Code::E0104, span, "a list's values go on the same line")
        .corrected(
            "write commas between them; a long list comes from a file",
            unquoted(&joined),
        )
        .sure()
}

/// A bullet with a number, a letter or nothing instead of its dash; `length` is the length of that mark.
pub fn no_dash(statement: &Statement, length: usize, dashed: &Statement) -> Diagnostic {
    let mark = statement.text[..length].trim();
    let (span, message) = match mark.is_empty() {
        true => (
            statement.span(0..0),
            "the dash before this line is missing".to_string(),
        ),
        false => (
            statement.span(0..mark.len()),
            format!("bullets start with a dash, not with `{mark}`"),
        ),
    };
    Diagnostic::new(Code::E0104, span, message)
        .corrected("write it like this", unquoted(&dashed.text))
        .sure()
}

/// `- +20 when …`, `- owner: sales`
pub fn dash_before_line(body: &Statement) -> Diagnostic {
    Diagnostic::new(Code::E0109, body.whole(), "this line needs a dash")
        .corrected("write it like this", unquoted(&body.text))
        .sure()
}

/// A condition without an opener or a keyword that says what it is for.
pub fn bare_condition(statement: &Statement) -> Diagnostic {
    Diagnostic::new(
        Code::E0109,
        statement.whole(),
        "nothing above says what this condition is for",
    )
    .help("put it under the line that opens the block's group, directly above its bullets")
}

/// `MQL if …` in the block of `MQL`.
pub fn names_its_stage(statement: &Statement, name: &str, asked: &Statement) -> Diagnostic {
    let message = format!("the block says already that this is about `{name}`");
    Diagnostic::new(Code::E0109, statement.whole(), message)
        .corrected("write `when:` before the condition", unquoted(&asked.text))
        .sure()
}

/// `MQL if …`, a stage that no block opens.
pub fn stage_on_one_line(statement: &Statement, lines: &str) -> Diagnostic {
    let message = "a stage is a block: its name, and below it its condition";
    Diagnostic::new(Code::E0109, statement.whole(), message)
        .corrected("write it like this", unquoted(lines))
}

/// Completes [`bare_condition`] with the lines that belong together.
pub fn under_opener(diagnostic: &mut Diagnostic, opener: &str, lines: &[Statement]) {
    let all: Vec<String> = lines.iter().map(|line| unquoted(&line.text)).collect();
    let count = all.len();
    let corrected = match all.as_slice() {
        [only] => format!("when: {}", only.trim_start_matches(['-', ' '])),
        _ => format!("{opener}\n{}", all.join("\n")),
    };
    let help = match count {
        1 => "write `when:` before it".to_string(),
        _ => {
            format!("write `{opener}` above the conditions, or `any of:` if one of them is enough")
        }
    };
    let below = lines.iter().skip(1).map(Statement::whole);
    *diagnostic = diagnostic
        .clone()
        .corrected(help, corrected)
        .absorbing(below);
}

/// `when:` with nothing after it.
pub fn no_opener(statement: &Statement, corrected: String) -> Diagnostic {
    let message = format!("nothing follows `{}`", statement.text);
    Diagnostic::new(Code::E0108, statement.whole(), message).corrected(
        "write one condition after it, or several as bullets below",
        corrected,
    )
}

/// `- any of:` with its bullets one dash short.
pub fn dashes_too_few(span: Span, opener: &str, conditions: &[(Span, &str)]) -> Diagnostic {
    let bullets = conditions.iter().map(|(_, text)| format!("-- {text}"));
    let bullets: Vec<String> = bullets.collect();
    Diagnostic::new(
        Code::E0108,
        span,
        "no bullets of its own follow this line: they need two dashes",
    )
    .corrected(
        "indentation does not count; write",
        format!("- {opener}\n{}", bullets.join("\n")),
    )
    .absorbing(conditions.iter().map(|(span, _)| *span))
}

/// `- ` and nothing else.
pub fn empty_bullet(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0101, span, "nothing follows this dash")
        .help("write the rest of the line, or delete the dash")
}

/// `—` in a place where two dashes make no sense.
pub fn long_dash(span: Span) -> Diagnostic {
    Diagnostic::new(Code::N0101, span, "this long dash was read as one dash").help("write `-`")
}

/// `--` without a bullet above it that opens a group.
pub fn dash_too_many(statement: &Statement, body: &Statement) -> Diagnostic {
    let message = "two dashes, but the bullet above does not open a group";
    Diagnostic::new(Code::E0107, statement.whole(), message).corrected(
        "write one dash, or open a group above with `- any of:` or `- all of:`",
        format!("- {}", body.text),
    )
}

/// A third level of bullets.
pub fn too_deep(statement: &Statement) -> Diagnostic {
    Diagnostic::new(
        Code::E0107,
        statement.whole(),
        "bullets go two levels deep at most",
    )
    .example(
        "give the inner group a name of its own and use the name here",
        "define came back:\n  any of:\n  - …\n  - …\n\n-- matches came back",
    )
}

/// A bullet in a place where none is allowed.
pub fn stray_bullet(
    statement: &Statement,
    body: &Statement,
    block: Option<&Block>,
    declares: bool,
) -> Diagnostic {
    if declares {
        let corrected = format!("- {}", body.text);
        return Diagnostic::new(Code::E0107, statement.whole(), "one dash is enough here")
            .corrected("write one dash", corrected)
            .sure();
    }
    let diagnostic = Diagnostic::new(
        Code::E0109,
        statement.whole(),
        "this bullet does not belong to a group",
    );
    match block.map(|block| block.kind) {
        Some(BlockKind::Points) => diagnostic.example(
            "a rule starts with its points",
            format!("+10 when {}", body.text),
        ),
        Some(BlockKind::Definition | BlockKind::Exclude | BlockKind::Stage) => diagnostic
            .help("bullets go directly below the line that opens their group; move it up there"),
        _ => diagnostic.help(
            "write the line without its dash, or open a block above it, for example `fields:`",
        ),
    }
}

/// `all of:` without bullets.
pub fn group_without_bullets(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0108, span, "no bullets follow this line").example(
        "write one condition per line below it, each starting with a dash",
        "- country is one of BR, PT\n- company size at least 50",
    )
}

/// A bullet that should declare something.
pub fn unread_declaration(body: &Statement, block: Option<BlockKind>) -> Diagnostic {
    let (what, sample) = match block {
        Some(BlockKind::Activities) => ("an activity", "- call, also calls"),
        _ => (
            "a field",
            "- company size: whole number, column \"Number of Employees\"",
        ),
    };
    Diagnostic::new(
        Code::E0101,
        body.whole(),
        format!("this line does not declare {what}"),
    )
    .example("write it like this", sample)
}
