//! Messages about lines, worded for a sales operations manager.

use super::bullet_errors;
use super::keywords;
use super::locate_header::{LateHeader, Resemblance};
use super::normalize::{Statement, unquoted};
use super::phrase::{Block as BlockKind, Language, PHRASES, PhraseId, PhraseKind};
use super::tree::{Block, Phrase};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Join, Message, Template, msg, template};
use crate::source::Span;
use crate::text::eq_ignore_case;

/// The first statement does not give the edition and language.
pub fn no_language_line(span: Span, language: Language) -> Diagnostic {
    let line = format!("leadc 1 {}", language.code());
    Diagnostic::new(
        Code::E0002,
        span,
        msg!("the first line must say which edition and language the contract is written in"),
    )
    .corrected(msg!("start the file with this line"), line)
    .added()
}

/// Something precedes the line about edition and language.
pub fn late_language_line(below: &LateHeader, language: Language) -> Diagnostic {
    let line = format!("leadc 1 {}", language.code());
    let message = msg!(
        "`{line}` must be the first line, but it is on line {number}",
        line,
        number = below.number
    );
    Diagnostic::new(Code::E0002, below.above.whole(), message).help(msg!(
        "delete the lines above `{line}`, or start them with `#`",
        line
    ))
}

/// A file without any line of a contract.
pub fn no_contract(span: Span, what: Resemblance) -> Diagnostic {
    let diagnostic = |message: Message| Diagnostic::new(Code::E0002, span, message);
    match what {
        Resemblance::Data => diagnostic(msg!("this file looks like data, not like a contract")).help(msg!(
            "name the contract here, a file that starts with `leadc 1 en`; data are named where they are read, for example `leadc eval CONTRACT --leads FILE`",
        )),
        Resemblance::Text => diagnostic(msg!("this file does not look like a contract")).example(
            msg!("a contract starts with this line, and has blocks such as `fields:`"),
            "leadc 1 en",
        ),
    }
}

/// Something that the language cannot express.
pub fn unsayable(statement: &Statement, instead: Message) -> Diagnostic {
    let message = msg!(
        "`{line}` is not supported",
        line = unquoted(&statement.text)
    );
    Diagnostic::new(Code::E0101, statement.whole(), message).help(instead)
}

/// A statement split over several lines.
pub fn continued(span: Span, joined: String, next: impl IntoIterator<Item = Span>) -> Diagnostic {
    Diagnostic::new(
        Code::E0102,
        span,
        msg!("a statement is one line, but this one continues on the next"),
    )
    .corrected(msg!("join the lines"), joined)
    .absorbing(next)
    .sure()
}

/// `leadc 1 xx`
pub fn unknown_language(statement: &Statement, code: &str) -> Diagnostic {
    let at = statement.text.len() - code.len();
    let message = msg!(
        "this version of leadc does not read the language `{code}`",
        code
    );
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
    .corrected(
        msg!("contracts can be written in English (`en`), Portuguese (`pt`), Italian (`it`) and Chinese (`zh`)"),
        format!("leadc 1 {}", nearest.code()),
    )
}

/// `leadc 2 en`
pub fn unknown_edition(statement: &Statement, edition: &str) -> Diagnostic {
    let at = statement.text.find(' ').map_or(0, |i| i + 1);
    let message = msg!(
        "this version of leadc does not know edition `{edition}`",
        edition
    );
    Diagnostic::new(Code::E0003, statement.span(at..at + edition.len()), message)
        .corrected(msg!("write edition 1"), "leadc 1 en")
}

/// A line that exceeds the length limit.
pub fn line_too_long(span: Span, limit: usize, language: Language) -> Diagnostic {
    Diagnostic::new(
        Code::E0007,
        span,
        msg!("this line has more than {limit} characters", limit),
    )
    .example(
        msg!("keep a long list in a file of its own"),
        PhraseId::ListFrom.row().sample(language),
    )
}

/// A file with more bad lines than the limit, at the first line that is not examined.
pub fn too_many_bad_lines(span: Span, limit: usize) -> Diagnostic {
    let message = msg!(
        "more than {limit} lines of this file cannot be read, so the rest is not checked",
        limit
    );
    Diagnostic::new(Code::E0101, span, message).help(msg!("check whether the file is a contract"))
}

/// A contract with more lines than the limit, at the first line that is not examined.
pub fn too_many_lines(span: Span, limit: usize, language: Language) -> Diagnostic {
    let message = msg!(
        "the contract has more than {limit} lines; the rest is not checked",
        limit
    );
    let list = PhraseId::ListFrom.row().sample(language);
    Diagnostic::new(Code::E0001, span, message)
        .example(msg!("keep long lists in files of their own"), list)
}

/// A contract whose lines have too many readings.
pub fn too_many_readings(span: Span, count: usize) -> Diagnostic {
    let message = msg!(
        "this line can be read in {count} ways, as can others before it, so the rest of the file is not checked",
        count
    );
    Diagnostic::new(Code::E0101, span, message)
        .help(msg!("write one condition per line, and brackets around a name that contains words of the language"))
}

/// An invisible character, and the number of further ones on its line.
pub fn invisible(span: Span, character: char, more: usize) -> Diagnostic {
    let character = format!("U+{:04X}", u32::from(character));
    let message = match more {
        0 => msg!("invisible character {character}", character),
        more => msg!(
            "invisible character {character}, and {more} more on this line",
            character,
            more
        ),
    };
    Diagnostic::new(Code::E0006, span, message)
        .help(msg!("delete it, or retype the words around it"))
}

/// A quote that is not closed.
pub fn open_quote(quote: Span, statement: &Statement) -> Diagnostic {
    let corrected = format!("{}\"", statement.text.trim_end());
    Diagnostic::new(Code::E0102, quote, msg!("this quote is not closed"))
        .corrected(msg!("close it on the same line"), corrected)
}

/// The name of a block in messages, in the words of a file's language.
pub fn block_words(language: Language, kind: BlockKind) -> Message {
    use PhraseId as P;
    let keyword = |id| keywords::keyword(language, id);
    let header = |id| header(language, id, "…");
    match kind {
        BlockKind::File => msg!("a line of its own"),
        BlockKind::Contract => msg!("the `{keyword}` block", keyword = keyword(P::Contract)),
        BlockKind::Calendar => msg!("a `{keyword}` block", keyword = keyword(P::Calendar)),
        BlockKind::Fields => msg!("the `{keyword}` block", keyword = keyword(P::Fields)),
        BlockKind::ActivityColumns => {
            msg!(
                "the `{keyword}` block",
                keyword = keyword(P::ActivityColumns)
            )
        }
        BlockKind::Activities => msg!("an `{keyword}` block", keyword = header(P::ActivitiesBy)),
        BlockKind::Activity => msg!("an `{keyword}` block", keyword = keyword(P::Activity)),
        BlockKind::Definition => msg!(
            "an `{ideal_customer}`, `{persona}` or `{define}` block",
            ideal_customer = keyword(P::IdealCustomer),
            persona = keyword(P::Persona),
            define = keyword(P::Define)
        ),
        BlockKind::Exclude => msg!("an `{keyword}` block", keyword = keyword(P::Exclude)),
        BlockKind::Points => msg!("a `{keyword}` block", keyword = header(P::Points)),
        BlockKind::Stage => msg!("a `{keyword}` block", keyword = keyword(P::Stage)),
        BlockKind::Sla => msg!("an `{keyword}` block", keyword = keyword(P::Sla)),
        BlockKind::Target => msg!("a `{keyword}` block", keyword = keyword(P::Target)),
        BlockKind::Example => msg!("an `{keyword}` block", keyword = keyword(P::Example)),
        BlockKind::Condition | BlockKind::Subject => msg!("a condition"),
        BlockKind::Expect => msg!("an `{keyword}` line", keyword = keyword(P::Expect)),
    }
}

/// A line that belongs to another kind of block.
pub fn wrong_block(
    language: Language,
    statement: &Statement,
    reading: &Phrase,
    block: Option<&Block>,
) -> Diagnostic {
    let places = reading.id.row().blocks.iter();
    let places = places.map(|block| block_words(language, *block));
    let belongs = Message::joined(places, Join::Or);
    let message = match block.map(|block| block.kind) {
        None | Some(BlockKind::File) => msg!(
            "this line is outside any block; it belongs in {belongs}",
            belongs
        ),
        Some(kind) => msg!(
            "this line does not belong in {block}",
            block = block_words(language, kind)
        ),
    };
    Diagnostic::new(Code::E0106, statement.whole(), message)
        .help(msg!("it belongs in {belongs}; move it there", belongs))
}

/// A line without any known cause of its error.
pub fn unread(language: Language, statement: &Statement, block: Option<BlockKind>) -> Diagnostic {
    let first = statement.text.split([' ', ':']).next().unwrap_or("");
    if let Some(comment) = statement.text.strip_prefix("//") {
        let corrected = format!("# {}", unquoted(comment.trim()));
        return Diagnostic::new(
            Code::E0101,
            statement.whole(),
            msg!("comments start with `#`"),
        )
        .corrected(msg!("write it like this"), corrected);
    }
    let diagnostic = Diagnostic::new(
        Code::E0101,
        statement.whole(),
        msg!("this line cannot be read"),
    );
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
            bullet_errors::unread_declaration(language, statement, block)
        }
        None | Some(BlockKind::File) => diagnostic.help(block_starts(language)),
        Some(block) => {
            let here = PHRASES
                .iter()
                .filter(|row| row.blocks.contains(&block) && row.kind != PhraseKind::Declaration);
            let lines: Vec<&str> = here.map(|row| row.sample(language)).take(4).collect();
            diagnostic.example(
                msg!(
                    "lines of {block} look like this",
                    block = block_words(language, block)
                ),
                lines.join("\n"),
            )
        }
    }
}

/// The header of a block with a name: `points for …:`.
fn header(language: Language, id: PhraseId, name: &str) -> String {
    keywords::fill(language, id, &|slot| {
        matches!(slot, "name" | "party").then_some(name)
    })
}

/// What the first lines of blocks look like.
fn block_starts(language: Language) -> Message {
    msg!(
        "a block starts with a line such as `{fields}`, `{points}` or `{stage}`",
        fields = header(language, PhraseId::Fields, "…"),
        points = header(language, PhraseId::Points, "…"),
        stage = header(language, PhraseId::Stage, "MQL")
    )
}

/// The sentence that introduces lines of the same kind.
pub const LIKE_THIS: Template = template!("a line that starts like this is written");

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
