//! The parties. They come first, since other declarations refer to them.

use super::super::diagnostics::Diagnostics;
use super::super::model::{Name, Party, PartyId};
use super::super::name_separators;
use super::super::phrase_args;
use super::super::scope::Scope;
use super::super::symbols::Meaning;
use super::super::unresolved::Unresolved;
use super::{Declarations, model_name, names};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::{self, Block, Phrase};

pub(super) fn declare<'t>(
    scope: &mut Scope,
    blocks: &[&'t Block],
    declared: &mut Declarations<'t>,
    diagnostics: &mut Diagnostics,
) {
    let contract = blocks.iter().find(|block| {
        let header = block.header.readings.first();
        header.is_some_and(|phrase| phrase.id == PhraseId::Contract)
    });
    let Some(contract) = contract else {
        return usual(scope, declared, None, diagnostics);
    };
    match parties_line(contract) {
        Some(phrase) => written(scope, phrase, declared, diagnostics),
        None => {
            scope.unread.parties = contract.has_errors;
            usual(scope, declared, Some(contract.header.span), diagnostics);
        }
    }
}

fn parties_line(contract: &Block) -> Option<&Phrase> {
    let readings = contract.lines.iter().flat_map(|line| &line.readings);
    readings
        .into_iter()
        .find(|phrase| phrase.id == PhraseId::Parties)
}

fn written(
    scope: &mut Scope,
    phrase: &Phrase,
    declared: &mut Declarations,
    diagnostics: &mut Diagnostics,
) {
    let Some(parties) = phrase_args::parties(phrase, SlotName::Parties, diagnostics) else {
        scope.unread.parties = true;
        return;
    };
    for party in parties {
        let names = match name_separators::parts(scope, &party.name) {
            Some(parts) => {
                diagnostics.unresolved(Unresolved::JoinedParties(party.name.clone()));
                parts
            }
            None => vec![party.name.clone()],
        };
        for name in &names {
            let id = PartyId(declared.parties.len() as u32);
            names::declare(scope, name, Meaning::Party(id), diagnostics);
            declared.parties.push(Party {
                name: model_name(name),
                is_built_in: false,
                person: party.person.as_ref().map(|person| person.text.clone()),
            });
        }
    }
}

/// The parties of a contract that does not name any. Each has a word in the languages of the files, and the one by which reports
/// name it.
fn usual(
    scope: &mut Scope,
    declared: &mut Declarations,
    at: Option<Span>,
    diagnostics: &mut Diagnostics,
) {
    let file = scope.root;
    let span = at.unwrap_or(Span::new(file, 0, 0));
    for (at, fixed) in Language::En.built_in().parties.into_iter().enumerate() {
        let id = PartyId(declared.parties.len() as u32);
        let words = scope.languages().into_iter();
        let words = words.map(|language| language.built_in().parties[at]);
        for word in words.chain([fixed]) {
            let name = tree::Name {
                text: word.to_string(),
                span,
                bracketed: false,
            };
            scope.names.declare(&name, Meaning::Party(id), diagnostics);
        }
        declared.parties.push(Party {
            name: Name {
                text: fixed.to_string(),
                span,
            },
            is_built_in: true,
            person: None,
        });
    }
}
