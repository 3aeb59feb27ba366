//! What names are in each language.

use crate::contract::choices::Choices;
use crate::contract::model::NamesByLanguage;
use crate::contract::scope::Scope;
use crate::contract::symbols::{Symbols, namespaces};
use crate::contract::{atom_text, model};
use crate::source::Span;
use crate::syntax::keywords;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::{Line, Name, NamesIn, Phrase, SlotValue};
use crate::text::fold_name;
use rustc_hash::FxHashMap;

/// The declared names of a contract.
#[derive(Debug)]
pub struct Names {
    symbols: Symbols,
    /// The names of what is declared, by the place of its declaration.
    declared: FxHashMap<Span, NamesByLanguage>,
    details: Vec<model::Name>,
}

impl Names {
    /// The names that a contract declares, and its choices.
    pub fn of(scope: Scope<'_>) -> (Names, Choices) {
        let Scope {
            names: symbols,
            details,
            choices,
            ..
        } = scope;
        let details: Vec<model::Name> = details.into_iter().map(|one| one.name).collect();
        let symbol = symbols.all().map(|one| (one.span, &one.languages));
        let detail = details.iter().map(|one| (one.span, &one.languages));
        let mut declared = FxHashMap::default();
        for (span, all) in symbol.chain(detail) {
            declared.entry(span).or_insert_with(|| all.clone());
        }
        let names = Names {
            symbols,
            declared,
            details,
        };
        (names, choices)
    }

    /// The names of what a line declares under a name; none if it is the same in all languages.
    pub fn declared(&self, name: &Name) -> Option<&NamesByLanguage> {
        let folded = fold_name(&name.text);
        let names = self.declared.get(&name.span)?;
        // What exists without a declaration has the place of something else, but not its name.
        let has_it = names.all().any(|own| fold_name(own) == folded);
        has_it.then_some(names)
    }

    /// Whether all names in other languages that a line has are among those of what it declares; names with errors are not.
    pub fn has_all(&self, line: &Line, phrase: &Phrase) -> bool {
        let declared = |name: &Name| self.declared(name);
        let all: Vec<&NamesByLanguage> = phrase
            .slots
            .iter()
            .flat_map(|slot| match &slot.value {
                Ok(SlotValue::Name(name)) if slot.name == SlotName::Name => {
                    declared(name).into_iter().collect()
                }
                Ok(SlotValue::Parties(parties)) => parties
                    .iter()
                    .filter_map(|one| declared(&one.name))
                    .collect::<Vec<_>>(),
                Ok(_) | Err(_) => Vec::new(),
            })
            .collect();
        let has = |names: &NamesIn| {
            let texts = || names.names.iter().map(|name| &name.text);
            let mut of_all = all.iter().flat_map(|one| one.iter());
            of_all.any(|(language, of_it)| language == names.language && texts().eq(of_it))
        };
        line.names_in.iter().all(has)
    }

    /// The names of what a name means in a slot; none if it is the same in all languages.
    pub fn used(
        &self,
        choices: &Choices,
        (id, slot): (PhraseId, SlotName),
        name: &Name,
    ) -> Option<&NamesByLanguage> {
        if let Some(detail) = choices.detail(name.span) {
            let detail = self.details.get(detail.index());
            return detail.map(|detail| &detail.languages);
        }
        let mut symbols = namespaces(id, slot).iter();
        let symbol = symbols.find_map(|space| self.symbols.entry(*space, &name.text));
        symbol.map(|symbol| &symbol.languages)
    }
}

/// A name as used, in a language.
pub fn translated<'n>(
    names: Option<&'n NamesByLanguage>,
    written: &'n str,
    language: Language,
) -> &'n str {
    let form = names.and_then(|names| names.translated(&fold_name(written), language));
    form.unwrap_or(written)
}

/// The names in other languages than that of the file, as a declaration has them: `, in pt "porte da empresa"`.
pub fn in_others(names: &NamesByLanguage, language: Language) -> String {
    let mark = language.list_mark();
    let word = keywords::forms(language, "in_word", "In").first();
    let word = word.copied().unwrap_or_default();
    let part = |(other, names): (Language, &[String])| {
        let names: Vec<String> = names.iter().map(|name| atom_text::text(name)).collect();
        format!("{mark}{word} {} {}", other.code(), names.join(mark))
    };
    names.others(language).map(part).collect()
}
