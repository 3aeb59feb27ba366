//! Messages about bullets, worded for a sales operations manager.

use super::keywords;
use super::normalize::{Statement, unquoted};
use super::phrase::{Block as BlockKind, Language, PhraseId};
use super::tree::{Block, GroupWord};
use super::vocabulary::opener;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;

/// The values of a list, written as bullets.
pub fn list_of_bullets(span: Span, joined: String) -> Diagnostic {
    Diagnostic::new(
        Code::E0104,
        span,
        msg!("a list's values go on the same line"),
    )
    .corrected(
        msg!("write commas between them; a long list comes from a file"),
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
            msg!("the dash before this line is missing"),
        ),
        false => (
            statement.span(0..mark.len()),
            msg!("bullets start with a dash, not with `{mark}`", mark),
        ),
    };
    Diagnostic::new(Code::E0104, span, message)
        .corrected(msg!("write it like this"), unquoted(&dashed.text))
        .sure()
}

/// `- +20 when …`, `- owner: sales`
pub fn dash_before_line(body: &Statement) -> Diagnostic {
    Diagnostic::new(Code::E0109, body.whole(), msg!("this line needs no dash"))
        .corrected(msg!("write it like this"), unquoted(&body.text))
        .sure()
}

/// A condition without an opener or a keyword that says what it is for.
pub fn bare_condition(statement: &Statement) -> Diagnostic {
    Diagnostic::new(
        Code::E0109,
        statement.whole(),
        msg!("nothing above says what this condition is for"),
    )
    .help(msg!(
        "put it under the line that opens the block's group, directly above its bullets"
    ))
}

/// `MQL if …` in the block of `MQL`.
pub fn names_its_stage(
    language: Language,
    statement: &Statement,
    name: &str,
    asked: &Statement,
) -> Diagnostic {
    let message = msg!("the block says already that this is about `{name}`", name);
    Diagnostic::new(Code::E0109, statement.whole(), message)
        .corrected(
            msg!("write `{when}` before the condition", when = when(language)),
            unquoted(&asked.text),
        )
        .sure()
}

/// `MQL if …`, a stage that no block opens.
pub fn stage_on_one_line(statement: &Statement, lines: &str) -> Diagnostic {
    let message = msg!("a stage is a block: its name, and below it its condition");
    Diagnostic::new(Code::E0109, statement.whole(), message)
        .corrected(msg!("write it like this"), unquoted(lines))
}

/// Completes [`bare_condition`] with the lines that belong together, as conditions that all have to hold.
pub fn under_opener(language: Language, diagnostic: &mut Diagnostic, lines: &[Statement]) {
    let all: Vec<String> = lines.iter().map(|line| unquoted(&line.text)).collect();
    let (when, opener) = (when(language), |word| opener(language, word));
    let (help, corrected) = match all.as_slice() {
        [only] => (
            msg!("write `{when}` before it", when),
            format!("{when} {}", only.trim_start_matches(['-', ' '])),
        ),
        _ => (
            msg!(
                "write `{all}` above the conditions, or `{any}` if one of them is enough",
                all = opener(GroupWord::All),
                any = opener(GroupWord::Any)
            ),
            format!("{}\n{}", opener(GroupWord::All), all.join("\n")),
        ),
    };
    let below = lines.iter().skip(1).map(Statement::whole);
    *diagnostic = diagnostic
        .clone()
        .corrected(help, corrected)
        .absorbing(below);
}

/// `when:`
fn when(language: Language) -> &'static str {
    keywords::keyword(language, PhraseId::When)
}

/// `when:` with nothing after it.
pub fn no_opener(statement: &Statement, corrected: String) -> Diagnostic {
    let message = msg!("nothing follows `{line}`", line = statement.text);
    Diagnostic::new(Code::E0108, statement.whole(), message).corrected(
        msg!("write one condition after it, or several as bullets below"),
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
        msg!("no bullets of its own follow this line: they need two dashes"),
    )
    .corrected(
        msg!("indentation does not count; write"),
        format!("- {opener}\n{}", bullets.join("\n")),
    )
    .absorbing(conditions.iter().map(|(span, _)| *span))
}

/// `- ` and nothing else.
pub fn empty_bullet(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0101, span, msg!("nothing follows this dash"))
        .help(msg!("write the rest of the line, or delete the dash"))
}

/// `—` in a place where two dashes make no sense.
pub fn long_dash(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::N0101,
        span,
        msg!("this long dash was read as one dash"),
    )
    .help(msg!("write `{text}`", text = "-"))
}

/// `--` without a bullet above it that opens a group.
pub fn dash_too_many(language: Language, statement: &Statement, body: &Statement) -> Diagnostic {
    let message = msg!("two dashes, but the bullet above does not open a group");
    Diagnostic::new(Code::E0107, statement.whole(), message).corrected(
        msg!(
            "write one dash, or open a group above with `- {any}` or `- {all}`",
            any = opener(language, GroupWord::Any),
            all = opener(language, GroupWord::All)
        ),
        format!("- {}", body.text),
    )
}

/// A third level of bullets.
pub fn too_deep(language: Language, statement: &Statement) -> Diagnostic {
    Diagnostic::new(
        Code::E0107,
        statement.whole(),
        msg!("bullets go two levels deep at most"),
    )
    .example(
        msg!("give the inner group a name of its own and use the name here"),
        inner_group(language),
    )
}

/// A definition with a group, and its use as a bullet.
fn inner_group(language: Language) -> String {
    let named = |id| keywords::fill(language, id, &|_| Some("…"));
    format!(
        "{}\n  {}\n  - …\n  - …\n\n-- {}",
        named(PhraseId::Define),
        opener(language, GroupWord::Any),
        named(PhraseId::Matches)
    )
}

/// A bullet in a place where none is allowed.
pub fn stray_bullet(
    language: Language,
    statement: &Statement,
    body: &Statement,
    block: Option<&Block>,
    declares: bool,
) -> Diagnostic {
    if declares {
        let corrected = format!("- {}", body.text);
        return Diagnostic::new(
            Code::E0107,
            statement.whole(),
            msg!("one dash is enough here"),
        )
        .corrected(msg!("write one dash"), corrected)
        .sure();
    }
    let diagnostic = Diagnostic::new(
        Code::E0109,
        statement.whole(),
        msg!("this bullet does not belong to a group"),
    );
    match block.map(|block| block.kind) {
        Some(BlockKind::Points) => diagnostic.example(
            msg!("a rule starts with its points"),
            keywords::fill(language, PhraseId::RuleWhen, &|slot| match slot {
                "points" => Some("+10"),
                _ => Some(&body.text),
            }),
        ),
        Some(BlockKind::Definition | BlockKind::Exclude | BlockKind::Stage) => diagnostic.help(
            msg!("bullets go directly below the line that opens their group; move it up there"),
        ),
        _ => diagnostic.help(msg!(
            "write the line without its dash, or open a block above it, for example `{fields}`",
            fields = keywords::keyword(language, PhraseId::Fields)
        )),
    }
}

/// `all of:` without bullets.
pub fn group_without_bullets(language: Language, span: Span) -> Diagnostic {
    let condition = |id: PhraseId| id.row().sample(language);
    Diagnostic::new(Code::E0108, span, msg!("no bullets follow this line")).example(
        msg!("write one condition per line below it, each starting with a dash"),
        format!(
            "- {}\n- {}",
            condition(PhraseId::IsOneOf),
            condition(PhraseId::AtLeast)
        ),
    )
}

/// A bullet that should declare something.
pub fn unread_declaration(
    language: Language,
    body: &Statement,
    block: Option<BlockKind>,
) -> Diagnostic {
    let (message, sample) = match block {
        Some(BlockKind::Activities) => (
            msg!("this line does not declare an activity"),
            PhraseId::ActivityName,
        ),
        _ => (msg!("this line does not declare a field"), PhraseId::Field),
    };
    let sample = sample.row().sample(language);
    Diagnostic::new(Code::E0101, body.whole(), message)
        .example(msg!("write it like this"), format!("- {sample}"))
}
