//! Ideal customers, personas, definitions and exclusions: blocks with one condition.

use super::block_lines::{Once, because, each_line, missing};
use super::condition::{Place, PlaceKind, condition};
use super::declare::Item;
use super::diagnostics::Found;
use super::model::{Because, Condition, Definition, DefinitionKind, Exclusion};
use super::scope::Scope;
use super::{keywords, phrase_args};
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Line, Phrase};

enum Setting {
    Condition(Condition),
    Meaning(String),
    Because(Because),
}

struct Body {
    condition: Option<Condition>,
    meaning: Option<String>,
    because: Option<Because>,
}

pub(super) fn definition(scope: &Scope, item: &Item, found: &mut Found) -> Option<Definition> {
    let body = body(scope, item, PlaceKind::Definition, found);
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

pub(super) fn exclusion(scope: &Scope, item: &Item, found: &mut Found) -> Option<Exclusion> {
    let body = body(scope, item, PlaceKind::Exclusion, found);
    Some(Exclusion {
        name: item.name.clone(),
        condition: body.condition?,
        because: body.because,
    })
}

fn body(scope: &Scope, item: &Item, kind: PlaceKind, found: &mut Found) -> Body {
    let block = item.block;
    let place = Place::new(kind, !block.has_errors);
    let mut body = Body {
        condition: None,
        meaning: None,
        because: None,
    };
    let mut once = Once::default();
    let before = found.errors();
    let resolve = |phrase: &Phrase, line: &Line, found: &mut Found| {
        Some(match phrase.id {
            PhraseId::Meaning => Setting::Meaning(
                phrase_args::text(phrase, SlotName::Text, found)?
                    .text
                    .clone(),
            ),
            PhraseId::Because => Setting::Because(because(phrase, found)?),
            _ => {
                let text = phrase_args::condition(phrase, SlotName::Condition, found)?;
                Setting::Condition(condition(scope, place, text, &line.bullets, found)?)
            }
        })
    };
    each_line(
        scope,
        block,
        &mut once,
        found,
        resolve,
        |setting, _| match setting {
            Setting::Condition(condition) => {
                body.condition.get_or_insert(condition);
            }
            Setting::Meaning(text) => body.meaning = Some(text),
            Setting::Because(reason) => body.because = Some(reason),
        },
    );
    let silent = block.has_errors || found.errors() > before;
    if !once.has(PhraseId::When) && !silent {
        let line = keywords::fill(scope.language(item.phrase.span), PhraseId::When, &|_| {
            Some("country is BR")
        });
        let message = format!("`{}` has no condition", item.name.text);
        found.push(missing(item.phrase.span, message, line));
    }
    body
}
