//! The `contract` block.

use super::block_lines::{BlockLines, each_line};
use super::calendar_rule::{self, CalendarLine};
use super::declare::fields;
use super::diagnostics::Diagnostics;
use super::model::{FieldId, Info, NumberFormat, Signature, Type};
use super::scope::Scope;
use super::stages::named_twice;
use super::{
    data_formats, durations, keywords, numeric_values, phrase_args, severity_overrides, time_zones,
};
use crate::diagnostic::severity_overrides::{Level, Levels};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::date_pattern::DatePattern;
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Block, FindingText, Line, Phrase};
use crate::time::LocalDay;
use crate::time::{Duration, Unit};
use jiff::tz::TimeZone;

enum HeaderLine {
    Version(u64),
    InForce(LocalDay, Option<LocalDay>),
    Review(Duration),
    Zone(String, TimeZone),
    Calendar(CalendarLine),
    Currency(String),
    Dates(Vec<DatePattern>),
    Numbers(Vec<NumberFormat>),
    Unknown(Vec<String>),
    Show(Vec<FieldId>),
    Signed(Signature),
    Level(Level, Vec<FindingText>),
    Nothing,
}

/// The currency of the contract, read before anything else is resolved; its errors are reported later.
pub(super) fn currency(scope: &Scope, block: &Block) -> Option<String> {
    let mut readings = block.lines.iter().flat_map(|line| &line.readings);
    let phrase = readings.find(|phrase| phrase.id == PhraseId::Currency)?;
    let mut quiet = Diagnostics::default();
    let word = phrase_args::word(phrase, SlotName::Currency, &mut quiet)?;
    numeric_values::currency_code(scope, word, phrase.span, &mut quiet)
}

/// The contents of the block; none if the time zone is missing.
pub(super) fn info(
    scope: &Scope,
    block: &Block,
    file_has_errors: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Info> {
    let header = block.header.readings.first()?;
    let title = phrase_args::text(header, SlotName::Title, diagnostics)?
        .text
        .clone();
    let (mut zone, mut levels, mut calendars) = (None, Vec::new(), Vec::new());
    let mut info = Info {
        title,
        span: header.span,
        language: scope.language(header.span),
        version: None,
        in_force: None,
        review: None,
        zone: TimeZone::UTC,
        zone_name: String::new(),
        calendar: None,
        currency: None,
        date_formats: Vec::new(),
        number_formats: Vec::new(),
        unknown_texts: Vec::new(),
        show: Vec::new(),
        signatures: Vec::new(),
        levels: Levels::default(),
    };
    let mut once = BlockLines::default();
    let before = diagnostics.errors();
    let resolve = |phrase: &Phrase, line: &Line, diagnostics: &mut Diagnostics| {
        setting(scope, block, phrase, line, diagnostics)
    };
    each_line(
        scope,
        block,
        &mut once,
        diagnostics,
        resolve,
        |setting, _| match setting {
            HeaderLine::Version(version) => info.version = Some(version),
            HeaderLine::InForce(from, to) => info.in_force = Some((from, to)),
            HeaderLine::Review(every) => info.review = Some(every),
            HeaderLine::Zone(name, found_zone) => zone = Some((name, found_zone)),
            HeaderLine::Calendar(line) => calendars.push(line),
            HeaderLine::Currency(code) => info.currency = Some(code),
            HeaderLine::Dates(formats) => info.date_formats = formats,
            HeaderLine::Numbers(formats) => info.number_formats = formats,
            HeaderLine::Unknown(texts) => info.unknown_texts = texts,
            HeaderLine::Show(fields) => info.show = fields,
            HeaderLine::Signed(signature) => info.signatures.push(signature),
            HeaderLine::Level(level, findings) => {
                levels.extend(findings.into_iter().map(|finding| (level, finding)));
            }
            HeaderLine::Nothing => {}
        },
    );
    let silent = block.has_errors || file_has_errors || diagnostics.errors() > before;
    if !once.has(PhraseId::TimeZone) && !silent {
        diagnostics.push(no_zone(scope, block));
    }
    info.calendar = calendar_rule::rule(scope, calendars, silent, diagnostics);
    info.levels = severity_overrides::levels(scope, &levels, diagnostics);
    (info.zone_name, info.zone) = zone?;
    Some(info)
}

fn no_zone(scope: &Scope, block: &Block) -> Diagnostic {
    let line = keywords::fill(
        scope.language(block.header.span),
        PhraseId::TimeZone,
        &|_| Some("America/Sao_Paulo"),
    );
    no_zone_line(block.header.span, line)
}

/// The zone cannot be guessed, so the suggested line is an example.
fn no_zone_line(span: Span, line: String) -> Diagnostic {
    let message = msg!("the contract does not say in which time zone its days begin and end");
    Diagnostic::new(Code::E0501, span, message).example(
        msg!("add a line with your own time zone, for example"),
        line,
    )
}

fn setting(
    scope: &Scope,
    block: &Block,
    phrase: &Phrase,
    line: &Line,
    diagnostics: &mut Diagnostics,
) -> Option<HeaderLine> {
    use PhraseId as P;
    Some(match phrase.id {
        P::Version => {
            HeaderLine::Version(phrase_args::whole(phrase, SlotName::Version, diagnostics)?)
        }
        P::InForce => {
            let from = phrase_args::date(phrase, SlotName::From, diagnostics);
            let to = phrase_args::date(phrase, SlotName::To, diagnostics);
            let (from, to) = in_order(scope, phrase, from?, to?, diagnostics)?;
            HeaderLine::InForce(from, Some(to))
        }
        P::InForceFrom => HeaderLine::InForce(
            phrase_args::date(phrase, SlotName::From, diagnostics)?,
            None,
        ),
        P::Review => HeaderLine::Review(review(scope, phrase, diagnostics)?),
        P::TimeZone => {
            let (name, zone) = time_zones::zone(scope, phrase, diagnostics)?;
            HeaderLine::Zone(name, zone)
        }
        P::UseCalendar | P::CalendarWhen => HeaderLine::Calendar(calendar_rule::line(
            scope,
            !block.has_errors,
            phrase,
            line,
            diagnostics,
        )?),
        P::Currency => {
            let word = phrase_args::word(phrase, SlotName::Currency, diagnostics)?;
            let span = phrase_args::span(phrase, SlotName::Currency);
            HeaderLine::Currency(numeric_values::currency_code(
                scope,
                word,
                span,
                diagnostics,
            )?)
        }
        P::DatesAre => {
            let texts = phrase_args::texts(phrase, SlotName::Formats, diagnostics)?;
            HeaderLine::Dates(data_formats::dates(texts, diagnostics))
        }
        P::NumbersAre => {
            let texts = phrase_args::texts(phrase, SlotName::Formats, diagnostics)?;
            HeaderLine::Numbers(data_formats::numbers(texts, diagnostics))
        }
        P::UnknownIs => {
            HeaderLine::Unknown(fields::filled_texts(phrase, SlotName::Texts, diagnostics))
        }
        P::Show => HeaderLine::Show(show(scope, phrase, diagnostics)?),
        P::Allow => HeaderLine::Level(Level::Allow, findings(phrase, diagnostics)?),
        P::Deny => HeaderLine::Level(Level::Deny, findings(phrase, diagnostics)?),
        P::SignedBy => HeaderLine::Signed(Signature {
            person: phrase_args::text(phrase, SlotName::Person, diagnostics)?
                .text
                .clone(),
            date: phrase_args::date(phrase, SlotName::Date, diagnostics)?,
            fingerprint: phrase_args::word(phrase, SlotName::Fingerprint, diagnostics)
                .map(str::to_uppercase),
            span: phrase.span,
        }),
        _ => HeaderLine::Nothing,
    })
}

/// The fields shown with the id, each once. The id itself is always shown.
fn show(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Vec<FieldId>> {
    let mut fields: Vec<Option<FieldId>> = Vec::new();
    for name in phrase_args::names(phrase, SlotName::Fields, diagnostics) {
        let field = scope.field(name, diagnostics);
        let decl = field.and_then(|id| scope.fields.get(id.index()));
        if decl.is_some_and(|decl| decl.kind == Some(Type::Id)) {
            let message = msg!("`{name}` is always shown", name = name.text);
            diagnostics
                .push(Diagnostic::new(Code::E0306, name.span, message).help(msg!("leave it out")));
        } else if field.is_some() && fields.contains(&field) {
            diagnostics.push(named_twice(name));
        }
        fields.push(field);
    }
    fields.into_iter().collect()
}

fn findings(phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Vec<FindingText>> {
    phrase_args::findings(phrase, SlotName::Findings, diagnostics).map(<[FindingText]>::to_vec)
}

/// A range of days whose end is not before its start.
pub(super) fn in_order(
    scope: &Scope,
    phrase: &Phrase,
    from: LocalDay,
    to: LocalDay,
    diagnostics: &mut Diagnostics,
) -> Option<(LocalDay, LocalDay)> {
    if from <= to {
        return Some((from, to));
    }
    let span =
        phrase_args::span(phrase, SlotName::From).to(phrase_args::span(phrase, SlotName::To));
    let text = scope.sources.text(span);
    diagnostics.push(
        Diagnostic::new(
            Code::E0208,
            span,
            msg!("`{text}` ends before it starts", text),
        )
        .help(msg!("write the earlier day first")),
    );
    None
}

/// The review interval: any calendar period, months included.
fn review(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Duration> {
    let every = phrase_args::duration(phrase, SlotName::Every, diagnostics)?;
    match every.unit {
        Unit::Months | Unit::Quarters | Unit::Years if every.count > 0 => Some(every),
        _ => {
            let span = phrase_args::span(phrase, SlotName::Every);
            let fits = Duration {
                count: every.count.max(u64::from(every.unit != Unit::Days)),
                ..every
            };
            durations::days(scope, fits, span, 1, diagnostics).map(|_| every)
        }
    }
}
