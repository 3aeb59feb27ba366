//! Messages about lines, worded for a sales operations manager.

use super::bullet_errors;
use super::locate_header::{LateHeader, Resemblance};
use super::normalize::{Statement, unquoted};
use super::phrase::{Block as BlockKind, Language, PHRASES, PhraseKind};
use super::tree::{Block, Phrase};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::text::eq_ignore_case;

/// The first statement does not give the edition and language.
pub fn no_language_line(span: Span, language: Language) -> Diagnostic {
    let line = format!("leadc 1 {}", language.code());
    Diagnostic::new(
        Code::E0002,
        span,
        "the first line must say which edition and language the contract is written in",
    )
    .corrected("start the file with this line", line)
    .added()
}

/// Something precedes the line about edition and language.
pub fn late_language_line(below: &LateHeader, language: Language) -> Diagnostic {
    let line = format!("leadc 1 {}", language.code());
    let message = format!(
        "`{line}` must be the first line, but it is on line {}",
        below.number
    );
    Diagnostic::new(Code::E0002, below.above.whole(), message).help(format!(
        "delete the lines above `{line}`, or start them with `#`"
    ))
}

/// A file without any line of a contract.
pub fn no_contract(span: Span, what: Resemblance) -> Diagnostic {
    let diagnostic = |message: &str| Diagnostic::new(Code::E0002, span, message);
    match what {
        Resemblance::Data => diagnostic("this file looks like data, not like a contract").help(
            "name the contract here, a file that starts with `leadc 1 en`; data are named where they are read, for example `leadc eval CONTRACT --leads FILE`",
        ),
        Resemblance::Text => diagnostic("this file does not look like a contract")
            .example("a contract starts with this line, and has blocks such as `fields:`", "leadc 1 en"),
    }
}

/// Something that the language cannot express.
pub fn unsayable(statement: &Statement, instead: &str) -> Diagnostic {
    let message = format!("`{}` is not supported", unquoted(&statement.text));
    Diagnostic::new(Code::E0101, statement.whole(), message).help(instead)
}

/// A statement split over several lines.
pub fn continued(span: Span, joined: String, next: impl IntoIterator<Item = Span>) -> Diagnostic {
    Diagnostic::new(
        Code::E0102,
        span,
        "a statement is one line, but this one continues on the next",
    )
    .corrected("join the lines", joined)
    .absorbing(next)
    .sure()
}

/// `leadc 1 xx`
pub fn unknown_language(statement: &Statement, code: &str) -> Diagnostic {
    let at = statement.text.len() - code.len();
    let message = format!("this version of leadc does not read the language `{code}`");
    // `pt-BR`
    let starts = |language: &&Language| {
        code.get(..2)
            .is_some_and(|code| eq_ignore_case(code, language.code()))
    };
    let nearest = Language::ALL.iter().find(starts).unwrap_or(&Language::En);
    Diagnostic::new(
        Code::E0003,
        statement.span(at..statement.text.len()),
        message,
    )
    .corrected(LANGUAGES, format!("leadc 1 {}", nearest.code()))
}

const LANGUAGES: &str = "contracts can be written in English (`en`), Portuguese (`pt`), Italian (`it`) and Chinese (`zh`)";

/// `leadc 2 en`
pub fn unknown_edition(statement: &Statement, edition: &str) -> Diagnostic {
    let at = statement.text.find(' ').map_or(0, |i| i + 1);
    let message = format!("this version of leadc does not know edition `{edition}`");
    Diagnostic::new(Code::E0003, statement.span(at..at + edition.len()), message)
        .corrected("write edition 1", "leadc 1 en")
}

/// A line that exceeds the length limit.
pub fn line_too_long(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        Code::E0007,
        span,
        format!("this line has more than {limit} characters"),
    )
    .example(
        "keep a long list in a file of its own",
        "list free mail: from \"free-mail.csv\", column \"domain\"",
    )
}

/// A file with more bad lines than the limit, at the first line that is not examined.
pub fn too_many_bad_lines(span: Span, limit: usize) -> Diagnostic {
    let message =
        format!("more than {limit} lines of this file cannot be read, so the rest is not checked");
    Diagnostic::new(Code::E0101, span, message).help("check whether the file is a contract")
}

/// A contract with more lines than the limit, at the first line that is not examined.
pub fn too_many_lines(span: Span, limit: usize) -> Diagnostic {
    let message = format!("the contract has more than {limit} lines; the rest is not checked");
    Diagnostic::new(Code::E0001, span, message)
        .help("keep long lists in files of their own: `list free mail: from \"free-mail.csv\"`")
}

/// A contract whose lines have too many readings.
pub fn too_many_readings(span: Span, count: usize) -> Diagnostic {
    let message = format!(
        "this line can be read in {count} ways, as can others before it, so the rest of the file is not checked"
    );
    Diagnostic::new(Code::E0101, span, message)
        .help("write one condition per line, and brackets around a name that contains words of the language")
}

/// An invisible character, and the number of further ones on its line.
pub fn invisible(span: Span, character: char, more: usize) -> Diagnostic {
    let more = match more {
        0 => String::new(),
        more => format!(", and {more} more on this line"),
    };
    let code = u32::from(character);
    let message = format!("invisible character U+{code:04X}{more}");
    Diagnostic::new(Code::E0006, span, message).help("delete it, or retype the words around it")
}

/// A quote that is not closed.
pub fn open_quote(quote: Span, statement: &Statement) -> Diagnostic {
    let corrected = format!("{}\"", statement.text.trim_end());
    Diagnostic::new(Code::E0102, quote, "this quote is not closed")
        .corrected("close it on the same line", corrected)
}

/// The name of a block in messages.
pub fn block_words(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::File => "a line of its own",
        BlockKind::Contract => "the `contract` block",
        BlockKind::Calendar => "a `calendar` block",
        BlockKind::Fields => "the `fields:` block",
        BlockKind::ActivityColumns => "the `activity columns:` block",
        BlockKind::Activities => "an `activities by …:` block",
        BlockKind::Activity => "an `activity` block",
        BlockKind::Definition => "an `ideal customer`, `persona` or `define` block",
        BlockKind::Exclude => "an `exclude` block",
        BlockKind::Points => "a `points for …:` block",
        BlockKind::Stage => "a `stage` block",
        BlockKind::Sla => "an `sla` block",
        BlockKind::Target => "a `target` block",
        BlockKind::Example => "an `example` block",
        BlockKind::Condition | BlockKind::Subject => "a condition",
        BlockKind::Expect => "an `expect:` line",
    }
}

/// A line that belongs to another kind of block.
pub fn wrong_block(statement: &Statement, reading: &Phrase, block: Option<&Block>) -> Diagnostic {
    let row = reading.id.row();
    let places: Vec<&str> = row.blocks.iter().map(|block| block_words(*block)).collect();
    let belongs = places.join(" or ");
    let message = match block.map(|block| block.kind) {
        None | Some(BlockKind::File) => {
            format!("this line is outside any block; it belongs in {belongs}")
        }
        Some(kind) => format!("this line does not belong in {}", block_words(kind)),
    };
    Diagnostic::new(Code::E0106, statement.whole(), message)
        .help(format!("it belongs in {belongs}; move it there"))
}

/// A line without any known cause of its error.
pub fn unread(language: Language, statement: &Statement, block: Option<BlockKind>) -> Diagnostic {
    let first = statement.text.split([' ', ':']).next().unwrap_or("");
    if let Some(comment) = statement.text.strip_prefix("//") {
        return Diagnostic::new(Code::E0101, statement.whole(), "comments start with `#`")
            .corrected(
                "write it like this",
                format!("# {}", unquoted(comment.trim())),
            );
    }
    let diagnostic = Diagnostic::new(Code::E0101, statement.whole(), "this line cannot be read");
    // Lines that start with the same word show what was probably meant; if there are none, show all lines allowed here.
    let samples = |same_word: bool| {
        let fits = |row: &&super::phrase::PhraseRow| {
            let place = block.is_some_and(|block| row.blocks.contains(&block))
                || row.kind == PhraseKind::Header;
            place
                && !matches!(row.kind, PhraseKind::Declaration)
                && (!same_word || starts_with_word(row.sample(language), first))
        };
        PHRASES
            .iter()
            .filter(fits)
            .map(|row| row.sample(language))
            .collect::<Vec<_>>()
    };
    let alike = samples(true);
    let same_key = samples_like(language, &statement.text);
    if let Some(samples) = same_key.or_else(|| alike.first().map(|sample| sample.to_string())) {
        return diagnostic.example(LIKE_THIS, samples);
    }
    match block {
        Some(BlockKind::Fields | BlockKind::Activities) => {
            bullet_errors::unread_declaration(statement, block)
        }
        None | Some(BlockKind::File) => diagnostic.help(
            "a block starts with a line such as `fields:`, `points for fit:` or `stage MQL:`",
        ),
        Some(block) => {
            let here = PHRASES
                .iter()
                .filter(|row| row.blocks.contains(&block) && row.kind != PhraseKind::Declaration);
            let lines: Vec<&str> = here.map(|row| row.sample(language)).take(4).collect();
            diagnostic.example(
                format!("lines of {} look like this", block_words(block)),
                lines.join("\n"),
            )
        }
    }
}

/// The sentence that introduces lines of the same kind.
pub const LIKE_THIS: &str = "a line that starts like this is written";

/// Lines of the language that start with the same words as this line: up to the colon, or the first two.
pub fn samples_like(language: Language, line: &str) -> Option<String> {
    let label = |text: &str| text.split_once(':').map(|(label, _)| label.to_lowercase());
    let two_words = |text: &str| {
        let (first, rest) = text.split_once(' ')?;
        let second = rest.split(' ').next()?;
        Some(format!("{first} {second}").to_lowercase())
    };
    let like = |start: &dyn Fn(&str) -> Option<String>| {
        let own = start(line)?;
        let samples = PHRASES.iter().map(|row| row.sample(language));
        let samples: Vec<&str> = samples
            .filter(|sample| start(sample).is_some_and(|start| start == own))
            .collect();
        (!samples.is_empty()).then(|| samples.join("\n"))
    };
    like(&label).or_else(|| like(&two_words))
}

fn starts_with_word(sample: &str, word: &str) -> bool {
    let start = sample.split([' ', ':']).next().unwrap_or("");
    !word.is_empty() && eq_ignore_case(start, word)
}
