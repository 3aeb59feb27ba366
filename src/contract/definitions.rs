//! Ideal customers, personas, definitions and exclusions: blocks with one condition.

use super::block_lines::{BlockLines, because, each_line, missing};
use super::condition::{ConditionContext, ContextKind, condition};
use super::declare::Declaration;
use super::diagnostics::Diagnostics;
use super::model::{Condition, Definition, DefinitionKind, Exclusion, Reason};
use super::scope::Scope;
use super::{phrase_args, sample_lines};
use crate::message::msg;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Line, Phrase};

enum DefinitionLine {
    Condition(Condition),
    Meaning(String),
    Because(Reason),
}

struct DefinitionBody {
    condition: Option<Condition>,
    meaning: Option<String>,
    because: Option<Reason>,
}

pub(super) fn definition(
    scope: &Scope,
    item: &Declaration,
    diagnostics: &mut Diagnostics,
) -> Option<Definition> {
    let body = body(scope, item, ContextKind::Definition, diagnostics);
    Some(Definition {
        name: item.name.clone(),
        kind: match item.phrase.id {
            PhraseId::IdealCustomer => DefinitionKind::IdealCustomer,
            PhraseId::Persona => DefinitionKind::Persona,
            _ => DefinitionKind::Define,
        },
        condition: body.condition?,
        meaning: body.meaning,
        because: body.because,
    })
}

pub(super) fn exclusion(
    scope: &Scope,
    item: &Declaration,
    diagnostics: &mut Diagnostics,
) -> Option<Exclusion> {
    let body = body(scope, item, ContextKind::Exclusion, diagnostics);
    Some(Exclusion {
        name: item.name.clone(),
        condition: body.condition?,
        because: body.because,
    })
}

fn body(
    scope: &Scope,
    item: &Declaration,
    kind: ContextKind,
    diagnostics: &mut Diagnostics,
) -> DefinitionBody {
    let block = item.block;
    let place = ConditionContext::new(kind, !block.has_errors);
    let mut body = DefinitionBody {
        condition: None,
        meaning: None,
        because: None,
    };
    let mut once = BlockLines::default();
    let before = diagnostics.errors();
    let resolve = |phrase: &Phrase, line: &Line, diagnostics: &mut Diagnostics| {
        Some(match phrase.id {
            PhraseId::Meaning => DefinitionLine::Meaning(
                phrase_args::text(phrase, SlotName::Text, diagnostics)?
                    .text
                    .clone(),
            ),
            PhraseId::Because => DefinitionLine::Because(because(phrase, diagnostics)?),
            _ => {
                let text = phrase_args::condition(phrase, SlotName::Condition, diagnostics)?;
                DefinitionLine::Condition(condition(
                    scope,
                    place,
                    text,
                    &line.bullets,
                    diagnostics,
                )?)
            }
        })
    };
    each_line(
        scope,
        block,
        &mut once,
        diagnostics,
        resolve,
        |setting, _| match setting {
            DefinitionLine::Condition(condition) => {
                body.condition.get_or_insert(condition);
            }
            DefinitionLine::Meaning(text) => body.meaning = Some(text),
            DefinitionLine::Because(reason) => body.because = Some(reason),
        },
    );
    let silent = block.has_errors || diagnostics.errors() > before;
    if !once.has(PhraseId::When) && !silent {
        let line = sample_lines::condition_line(scope.language(item.phrase.span));
        let message = msg!("`{name}` has no condition", name = item.name.text);
        diagnostics.push(missing(item.phrase.span, message, line));
    }
    body
}
