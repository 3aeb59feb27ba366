//! Fields of the lead, details of activities, and their columns.

use super::super::block_lines::BlockLines;
use super::super::diagnostics::Diagnostics;
use super::super::model::{ActivityColumns, ActivityId, ColumnFormat, DetailId, FieldId, Type};
use super::super::scope::{DetailDecl, FieldDecl, Scope};
use super::super::symbols::Meaning;
use super::super::{data_formats, keywords, phrase_args};
use super::languages;
use super::names::{self, Names};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::{Block, NamesIn, Phrase, Text, TypeText};
use crate::text::{fold, fold_name};

/// The lines of a `fields:` block.
pub(super) fn fields(scope: &mut Scope, block: &Block, diagnostics: &mut Diagnostics) {
    for line in &block.lines {
        let Some(phrase) = line.readings.first() else {
            continue;
        };
        let Some(name) = phrase_args::name(phrase, SlotName::Name, diagnostics) else {
            continue;
        };
        let kind = field_type(phrase, diagnostics);
        if let Some(kind) = &kind {
            only_one(scope, kind, phrase, diagnostics);
        }
        let language = scope.language(phrase.span);
        let id = FieldId(scope.fields.len() as u32);
        let names = Names {
            own: name,
            also: &[],
            others: &line.names_in,
        };
        let declared = names::declare(scope, names, Meaning::Field(id), diagnostics);
        let known = phrase_args::text(phrase, SlotName::Known, diagnostics);
        scope.fields.push(FieldDecl {
            name: declared,
            columns: columns(phrase, diagnostics),
            merged: merged(language, phrase, kind.as_ref(), diagnostics),
            format: format(language, phrase, kind.as_ref(), diagnostics),
            kind,
            known_from: known.and_then(|text| not_empty(text, diagnostics)),
        });
    }
}

/// A lead has only one id and one creation time.
fn only_one(scope: &Scope, kind: &Type, phrase: &Phrase, diagnostics: &mut Diagnostics) {
    let is_unique = matches!(kind, Type::Id | Type::CreationTime);
    let mut fields = scope.fields.iter().filter(|_| is_unique);
    let Some(first) = fields.find(|field| field.kind.as_ref() == Some(kind)) else {
        return;
    };
    let (message, already, instead) = match *kind == Type::Id {
        true => (
            msg!("a lead has only one id"),
            msg!("already the id"),
            "Text",
        ),
        false => (
            msg!("a lead has only one creation time"),
            msg!("already the creation time"),
            "Time",
        ),
    };
    let language = scope.language(phrase.span);
    diagnostics.push(
        Diagnostic::new(
            Code::E0111,
            phrase_args::span(phrase, SlotName::Type),
            message,
        )
        .also(first.name.span, already)
        .help(msg!(
            "declare one of the two as `{instead}`",
            instead = keywords::type_word(language, instead)
        )),
    );
}

fn field_type(phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Type> {
    Some(
        match phrase_args::type_text(phrase, SlotName::Type, diagnostics)? {
            TypeText::Id => Type::Id,
            TypeText::CreationTime => Type::CreationTime,
            TypeText::Whole => Type::Whole,
            TypeText::Range => Type::Range,
            TypeText::Number => Type::Number,
            TypeText::Money => Type::Money,
            TypeText::Percent => Type::Percent,
            TypeText::Text => Type::Text,
            TypeText::Email => Type::Email,
            TypeText::Link => Type::Link,
            TypeText::Choice(texts) => Type::Choice(choices(texts, diagnostics)),
            TypeText::Choices(texts) => Type::Choices(choices(texts, diagnostics)),
            TypeText::Country => Type::Country,
            TypeText::Date => Type::Date,
            TypeText::Time => Type::Time,
            TypeText::YesNo => Type::YesNo,
        },
    )
}

fn choices(texts: &[Text], diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut choices: Vec<String> = Vec::new();
    for text in texts {
        let Some(choice) = not_empty(text, diagnostics) else {
            continue;
        };
        let first = choices
            .iter()
            .position(|other| fold(other) == fold(&choice));
        match first.and_then(|at| texts.get(at)) {
            Some(first) => diagnostics.push(
                Diagnostic::new(
                    Code::E0302,
                    text.span,
                    msg!("\"{choice}\" is among the choices twice", choice),
                )
                .also(first.span, msg!("first here"))
                .help(msg!(
                    "capital letters and surrounding space make no difference; keep one of the two"
                )),
            ),
            None => choices.push(choice),
        }
    }
    choices
}

/// A quoted text that is not empty.
pub(super) fn not_empty(text: &Text, diagnostics: &mut Diagnostics) -> Option<String> {
    if text.text.trim().is_empty() {
        let empty = Diagnostic::new(
            Code::E0207,
            text.span,
            msg!("there is nothing between the quotes"),
        );
        diagnostics.push(empty.help(msg!("write the text, or leave the quotes out")));
        return None;
    }
    Some(text.text.clone())
}

/// The quoted texts of a slot that are not empty.
pub(in crate::contract) fn filled_texts(
    phrase: &Phrase,
    slot: SlotName,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let texts = phrase_args::texts(phrase, slot, diagnostics).unwrap_or(&[]);
    texts
        .iter()
        .filter_map(|text| not_empty(text, diagnostics))
        .collect()
}

fn columns(phrase: &Phrase, diagnostics: &mut Diagnostics) -> Vec<String> {
    filled_texts(phrase, SlotName::Columns, diagnostics)
}

/// `also in column "…"`, which only an id may have.
fn merged(
    language: Language,
    phrase: &Phrase,
    kind: Option<&Type>,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let columns = filled_texts(phrase, SlotName::Merged, diagnostics);
    if let (Some(kind), false) = (kind, columns.is_empty())
        && *kind != Type::Id
    {
        let message = msg!("only the id of a lead has further ids in another column");
        let span = phrase_args::span(phrase, SlotName::Merged);
        diagnostics.push(Diagnostic::new(Code::E0505, span, message).help(msg!(
            "leave `{also_in}` out, or declare the column as a field of its own",
            also_in = keywords::words_before(language, PhraseId::Field, "merged")
        )));
    }
    columns
}

/// `written "…"` and `unknown is "…"` of a column of this type; a type that could not be read has no formats.
fn format(
    language: Language,
    phrase: &Phrase,
    kind: Option<&Type>,
    diagnostics: &mut Diagnostics,
) -> ColumnFormat {
    let texts = phrase_args::texts(phrase, SlotName::Written, diagnostics);
    let span = phrase_args::span(phrase, SlotName::Written);
    let written = texts
        .zip(kind)
        .and_then(|(texts, kind)| data_formats::written(language, kind, texts, span, diagnostics));
    ColumnFormat {
        written,
        unknown: filled_texts(phrase, SlotName::Unknown, diagnostics),
    }
}

/// `- url: text` in the block of an activity.
pub(super) fn detail(
    scope: &mut Scope,
    activity: ActivityId,
    phrase: &Phrase,
    others: &[NamesIn],
    diagnostics: &mut Diagnostics,
) {
    let Some(name) = phrase_args::name(phrase, SlotName::Name, diagnostics) else {
        return;
    };
    let language = scope.language(phrase.span);
    let kind = field_type(phrase, diagnostics);
    if let Some(kind @ (Type::Id | Type::CreationTime)) = &kind {
        let (message, instead) = match *kind == Type::Id {
            true => (msg!("an activity has no detail that is an id"), "Text"),
            false => (
                msg!("an activity has no detail that is a creation time"),
                "Time",
            ),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::E0505,
                phrase_args::span(phrase, SlotName::Type),
                message,
            )
            .help(msg!(
                "declare it as `{instead}`",
                instead = keywords::type_word(language, instead)
            )),
        );
    }
    merged(language, phrase, kind.as_ref(), diagnostics);
    if let Some(known) = phrase.slot(SlotName::Known) {
        diagnostics.push(
            Diagnostic::new(
                Code::E0505,
                known.span,
                msg!("a detail is known when its activity happens"),
            )
            .help(msg!(
                "leave `{known_from}` out; it is for fields of the lead",
                known_from = keywords::words_before(language, PhraseId::Field, "known")
            )),
        );
    }
    let names = Names {
        own: name,
        also: &[],
        others,
    };
    let languages = languages::languages(scope, names, false, diagnostics);
    let declared = names::named(scope, name, languages);
    let own = scope
        .activities
        .get(activity.index())
        .map_or(&[][..], |decl| &decl.details);
    let all = std::iter::once(name).chain(others.iter().flat_map(|other| &other.names));
    let twice = all.into_iter().find_map(|name| {
        let folded = fold_name(&name.text);
        let mut own = own.iter().filter_map(|id| scope.details.get(id.index()));
        Some((name, own.find(|detail| detail.name.is(&folded))?))
    });
    if let Some((name, first)) = twice {
        diagnostics.push(
            Diagnostic::new(
                Code::E0302,
                name.span,
                msg!("`{name}` is declared twice", name = name.text),
            )
            .also(first.name.span, msg!("first declared here"))
            .help(msg!("keep one of the two, or give one another name")),
        );
    }
    let id = DetailId(scope.details.len() as u32);
    scope.details.push(DetailDecl {
        name: declared,
        activity,
        columns: columns(phrase, diagnostics),
        format: format(language, phrase, kind.as_ref(), diagnostics),
        kind,
    });
    if let Some(decl) = scope.activities.get_mut(activity.index()) {
        decl.details.push(id);
    }
}

/// The lines of `activity columns:`.
pub(super) fn activity_columns(
    scope: &Scope,
    block: &Block,
    to: &mut ActivityColumns,
    once: &mut BlockLines,
    diagnostics: &mut Diagnostics,
) {
    for line in &block.lines {
        let Some(phrase) = line.readings.first() else {
            continue;
        };
        once.line(scope, phrase.id, line.span, diagnostics);
        column_setting(scope.language(phrase.span), phrase, to, diagnostics);
    }
}

/// `lead id: column …`, `kind: column …`, `time: column …`, `once per: column …`
pub(super) fn column_setting(
    language: Language,

    phrase: &Phrase,
    to: &mut ActivityColumns,
    diagnostics: &mut Diagnostics,
) {
    let columns = columns(phrase, diagnostics);
    match phrase.id {
        PhraseId::LeadIdColumn => to.lead_id = columns,
        PhraseId::KindColumn => to.kind = columns,
        PhraseId::OncePer => to.once_per = columns,
        PhraseId::TimeColumn => {
            to.time_format = format(language, phrase, Some(&Type::Time), diagnostics);
            to.time = columns;
        }
        _ => {}
    }
}

/// The names an activity is logged under.
pub(super) fn logged_as(
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, crate::source::Span)> {
    let texts = phrase_args::texts(phrase, SlotName::Names, diagnostics).unwrap_or(&[]);
    texts
        .iter()
        .filter_map(|text| Some((not_empty(text, diagnostics)?, text.span)))
        .collect()
}
