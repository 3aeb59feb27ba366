//! Declarations come first: every name is declared before any use of it is resolved.

mod activities;
mod activity_graph;
mod conflicting_lines;
pub(super) mod fields;
mod languages;
mod names;
mod parties;

pub(super) use activities::Derived;

use super::block_lines::BlockLines;
use super::diagnostics::Diagnostics;
use super::model::{
    ActivityColumns, CalendarId, DefinitionId, ExclusionId, GroupId, ListId, Name, NamesByLanguage,
    Party, SlaId, StageId, TargetId, TotalId,
};
use super::scope::Scope;
use super::symbols::Meaning;
use super::{phrase_args, totals};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::{self, Block, Phrase};

/// A block or one-line declaration with its name.
#[derive(Debug)]
pub(super) struct Declaration<'t> {
    pub name: Name,
    pub phrase: &'t Phrase,
    pub block: &'t Block,
}

/// What the files declare, in the order of declaration.
#[derive(Debug, Default)]
pub(super) struct Declarations<'t> {
    pub contract: Option<&'t Block>,
    pub parties: Vec<Party>,
    pub calendars: Vec<Declaration<'t>>,
    pub terms: Vec<Declaration<'t>>,
    pub activity_columns: ActivityColumns,
    pub derived: Vec<Derived<'t>>,
    pub lists: Vec<Declaration<'t>>,
    pub definitions: Vec<Declaration<'t>>,
    pub exclusions: Vec<Declaration<'t>>,
    pub groups: Vec<Declaration<'t>>,
    pub totals: Vec<Declaration<'t>>,
    pub stages: Vec<Declaration<'t>>,
    pub slas: Vec<Declaration<'t>>,
    pub targets: Vec<Declaration<'t>>,
    pub examples: Vec<&'t Block>,
}

/// Declares every name in the blocks.
pub(super) fn declare<'t>(
    scope: &mut Scope,
    blocks: &[&'t Block],
    diagnostics: &mut Diagnostics,
) -> Declarations<'t> {
    let mut declared = Declarations::default();
    parties::declare(scope, blocks, &mut declared, diagnostics);
    let mut columns = BlockLines::default();
    for block in blocks {
        let Some(phrase) = block.header.readings.first() else {
            continue;
        };
        match phrase.id {
            PhraseId::Contract => contract(block, &mut declared, diagnostics),
            PhraseId::Example => declared.examples.push(block),
            PhraseId::Fields => fields::fields(scope, block, diagnostics),
            PhraseId::ActivityColumns => {
                let to = &mut declared.activity_columns;
                fields::activity_columns(scope, block, to, &mut columns, diagnostics);
            }
            PhraseId::ActivitiesByLead | PhraseId::ActivitiesBy => {
                activities::list(scope, block, phrase, diagnostics);
            }
            PhraseId::ActivityByLead | PhraseId::ActivityBy | PhraseId::Activity => {
                activities::block(scope, block, &mut declared, diagnostics);
            }
            PhraseId::Include => {}
            _ => item(scope, block, phrase, &mut declared, diagnostics),
        }
    }
    score_of_one(scope, &declared, diagnostics);
    activities::link(scope, &mut declared, diagnostics);
    declared
}

/// Makes the only points group the score if nothing else declares one.
fn score_of_one(scope: &mut Scope, declared: &Declarations, diagnostics: &mut Diagnostics) {
    let has_score = declared.totals.iter().any(totals::is_score);
    if let ([only], false) = (declared.groups.as_slice(), has_score) {
        let id = TotalId(declared.totals.len() as u32);
        declare_score(scope, only.name.span, Meaning::Total(id), diagnostics);
    }
}

fn contract<'t>(block: &'t Block, declared: &mut Declarations<'t>, diagnostics: &mut Diagnostics) {
    match declared.contract {
        None => declared.contract = Some(block),
        Some(first) => diagnostics.push(
            Diagnostic::new(
                Code::E0111,
                block.header.span,
                msg!("there is a second contract here"),
            )
            .label(msg!("again here"))
            .also(first.header.span, msg!("the contract starts here"))
            .help(msg!(
                "a file contains one contract; move the second to a file of its own"
            )),
        ),
    }
}

/// A block that declares one name.
fn item<'t>(
    scope: &mut Scope,
    block: &'t Block,
    phrase: &'t Phrase,
    declared: &mut Declarations<'t>,
    diagnostics: &mut Diagnostics,
) {
    let score;
    let name = match phrase.id {
        PhraseId::Score => {
            score = score_name(scope, phrase);
            &score
        }
        _ => match phrase_args::name(phrase, SlotName::Name, diagnostics) {
            Some(name) => name,
            None => return,
        },
    };
    let (to, meaning): (&mut Vec<Declaration<'t>>, Meaning) = match phrase.id {
        PhraseId::Calendar => {
            let id = CalendarId(declared.calendars.len() as u32);
            (&mut declared.calendars, Meaning::Calendar(id))
        }
        PhraseId::Term => {
            let id = declared.terms.len() as u32;
            (&mut declared.terms, Meaning::Term(id))
        }
        PhraseId::List | PhraseId::ListFrom => {
            let id = ListId(declared.lists.len() as u32);
            (&mut declared.lists, Meaning::List(id))
        }
        PhraseId::IdealCustomer | PhraseId::Persona | PhraseId::Define => {
            let id = DefinitionId(declared.definitions.len() as u32);
            (&mut declared.definitions, Meaning::Definition(id))
        }
        PhraseId::Exclude => {
            let id = ExclusionId(declared.exclusions.len() as u32);
            (&mut declared.exclusions, Meaning::Exclusion(id))
        }
        PhraseId::Points => {
            let id = GroupId(declared.groups.len() as u32);
            (&mut declared.groups, Meaning::Group(id))
        }
        PhraseId::Score | PhraseId::Total => {
            let id = TotalId(declared.totals.len() as u32);
            (&mut declared.totals, Meaning::Total(id))
        }
        PhraseId::Stage => {
            let id = StageId(declared.stages.len() as u32);
            (&mut declared.stages, Meaning::Stage(id))
        }
        PhraseId::Sla => {
            let id = SlaId(declared.slas.len() as u32);
            (&mut declared.slas, Meaning::Sla(id))
        }
        PhraseId::Target => {
            let id = TargetId(declared.targets.len() as u32);
            (&mut declared.targets, Meaning::Target(id))
        }
        _ => return,
    };
    let model = match phrase.id {
        PhraseId::Score => {
            // One error is enough for a score that is declared twice.
            let languages = score_languages();
            let names = &mut scope.names;
            names.declare(name, &languages, meaning, diagnostics);
            declare_score(scope, name.span, meaning, &mut Diagnostics::brief());
            Name {
                text: totals::SCORE.to_owned(),
                span: name.span,
                languages: NamesByLanguage::default(),
            }
        }
        _ => {
            let names = names::Names {
                own: name,
                also: &[],
                others: &block.header.names_in,
            };
            names::declare(scope, names, meaning, diagnostics)
        }
    };
    to.push(Declaration {
        name: model,
        phrase,
        block,
    });
}

/// Declares every word of the score in the languages of the files.
fn declare_score(scope: &mut Scope, span: Span, meaning: Meaning, diagnostics: &mut Diagnostics) {
    let languages = score_languages();
    let mut words: Vec<String> = scope.score_words.iter().cloned().collect();
    words.sort_unstable();
    for text in words {
        let name = tree::Name {
            text,
            span,
            bracketed: false,
        };
        let names = &mut scope.names;
        names.declare(&name, &languages, meaning, diagnostics);
    }
}

/// The word for the score in each language.
fn score_languages() -> NamesByLanguage {
    let words = Language::ALL.iter().map(|language| {
        let word = language.built_in().score.first();
        (
            *language,
            word.map(|word| word.to_string()).into_iter().collect(),
        )
    });
    NamesByLanguage::of(words.collect())
}

/// The word `score`, for a line that declares the score.
fn score_name(scope: &Scope, phrase: &Phrase) -> tree::Name {
    let line = scope.sources.text(phrase.span);
    let end = line.find([':', '：']).unwrap_or(line.len());
    let word = line[..end].trim_end();
    let start = phrase.span.start as usize;
    tree::Name {
        text: word.to_lowercase(),
        span: Span::new(phrase.span.file, start, start + word.len()),
        bracketed: false,
    }
}
