//! The parties. They come first, since other declarations refer to them.

use super::super::diagnostics::Diagnostics;
use super::super::model::{Name, NamesByLanguage, Party, PartyId};
use super::super::name_separators;
use super::super::phrase_args;
use super::super::scope::Scope;
use super::super::symbols::Meaning;
use super::super::unresolved::Unresolved;
use super::Declarations;
use super::names::{self, Names};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::{self, Block, NamesIn, Phrase};

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
        Some((phrase, others)) => written(scope, phrase, others, declared, diagnostics),
        None => {
            scope.unread.parties = contract.has_errors;
            usual(scope, declared, Some(contract.header.span), diagnostics);
        }
    }
}

fn parties_line(contract: &Block) -> Option<(&Phrase, &[NamesIn])> {
    let lines = contract.lines.iter();
    let mut readings = lines.flat_map(|line| {
        let names_in = line.names_in.as_slice();
        line.readings.iter().map(move |phrase| (phrase, names_in))
    });
    readings.find(|(phrase, _)| phrase.id == PhraseId::Parties)
}

fn written(
    scope: &mut Scope,
    phrase: &Phrase,
    others: &[NamesIn],
    declared: &mut Declarations,
    diagnostics: &mut Diagnostics,
) {
    let Some(parties) = phrase_args::parties(phrase, SlotName::Parties, diagnostics) else {
        scope.unread.parties = true;
        return;
    };
    for (at, party) in parties.iter().enumerate() {
        let next = parties.get(at + 1).map(|next| next.name.span.start);
        let others = tree::names_between(others, party.name.span.start, next);
        let names = match name_separators::parts(scope, &party.name) {
            Some(parts) => {
                diagnostics.unresolved(Unresolved::JoinedParties(party.name.clone()));
                parts
            }
            None => vec![party.name.clone()],
        };
        for name in &names {
            let id = PartyId(declared.parties.len() as u32);
            let names = Names {
                own: name,
                also: &[],
                others,
            };
            let name = names::declare(scope, names, Meaning::Party(id), diagnostics);
            declared.parties.push(Party {
                name,
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
        let word = |language: Language| language.built_in().parties[at];
        let languages = Language::ALL.iter().map(|language| {
            let word = word(*language).to_string();
            (*language, vec![word])
        });
        let languages = NamesByLanguage::of(languages.collect());
        let words = scope.languages().into_iter().map(word);
        for word in words.chain([fixed]) {
            let name = tree::Name {
                text: word.to_string(),
                span,
                bracketed: false,
            };
            let (names, meaning) = (&mut scope.names, Meaning::Party(id));
            names.declare(&name, &languages, meaning, diagnostics);
        }
        declared.parties.push(Party {
            name: Name {
                text: fixed.to_string(),
                span,
                languages: NamesByLanguage::default(),
            },
            is_built_in: true,
            person: None,
        });
    }
}
