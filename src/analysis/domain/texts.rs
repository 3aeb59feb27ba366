//! Classes of texts: each named text, and all others, which are distinguished by what they contain.

use super::{Atom, Class, ClassSet, Dimension, Domain, Key, ValueTest, VarId};
use crate::analysis::formula::Formula;
use crate::contract::country;
use crate::contract::model::FactValue;
use crate::ir::term::Term;
use crate::language::text::TextTest;
use crate::text::{domain, fold};
use rustc_hash::FxHashMap;

/// Maximum number of named addresses that are linked with their domains; if there are more, the two are treated as independent.
const MAX_ADDRESSES: usize = 200;

impl<'a> Domain<'a> {
    /// A value with many texts that are named or searched.
    pub(super) fn texts(&mut self, key: Key, terms: &[ValueTest<'a>]) {
        let named = self.list_names(key, terms);
        let like = |text: &String| Class::Like(FactValue::Text(text.clone()));
        let classes = named.iter().map(like).chain([Class::Other]).collect();
        let var = self.main(key, classes);
        let count = named.len() + 2;
        for asked in terms {
            let Term::Text(_, id) = asked.asks else {
                self.set_leaf(*asked, Atom::known(var, count));
                continue;
            };
            let test = &asked.program.texts[id.index()];
            let passing: Vec<bool> = named.iter().map(|text| test.holds(text)).collect();
            let of =
                |met| ClassSet::from_fn(count, |at| at > 0 && passing.get(at - 1) == Some(&met));
            let mut leaf = Atom {
                var,
                met: of(true),
                not_met: of(false),
                asks: None,
            };
            match test.only() {
                // Every named text has a class of its own.
                Some(_) => leaf.not_met = leaf.not_met.or(&ClassSet::only(count, count - 1)),
                None => leaf.asks = Some((count - 1, self.text_variable(key, test))),
            }
            self.set_leaf(*asked, leaf);
        }
    }

    /// A field with any number of choices.
    pub(super) fn choices(&mut self, key: Key, terms: &[ValueTest<'a>]) {
        let var = self.main(key, vec![Class::Other]);
        for test in terms {
            let leaf = match test.asks.text() {
                Some(id) => Atom {
                    var,
                    met: ClassSet::none(2),
                    not_met: ClassSet::none(2),
                    asks: Some((1, self.text_variable(key, &test.program.texts[id.index()]))),
                },
                None => Atom::known(var, 2),
            };
            self.set_leaf(*test, leaf);
        }
    }

    /// The variable of a test; equal tests share one.
    fn text_variable(&mut self, key: Key, test: &TextTest) -> VarId {
        let is =
            |what: &Dimension| matches!(what, Dimension::Tested(k, t) if *k == key && t == test);
        match self.vars.iter().position(|var| is(&var.what)) {
            Some(at) => VarId(at as u32),
            None => self.add(Dimension::Tested(key, test.clone()), 2),
        }
    }

    /// The named texts, folded; only one of those that no test distinguishes.
    fn list_names(&self, key: Key, terms: &[ValueTest<'_>]) -> Vec<String> {
        let tests: Vec<&TextTest> = terms
            .iter()
            .filter_map(|test| Some(&test.program.texts[test.asks.text()?.index()]))
            .collect();
        let mut answers: FxHashMap<&str, Vec<bool>> = FxHashMap::default();
        for (at, test) in tests.iter().enumerate() {
            for value in test.only().unwrap_or_default() {
                let answers = answers
                    .entry(value)
                    .or_insert_with(|| vec![false; tests.len()]);
                answers[at] = true;
            }
        }
        let mut texts: Vec<(&str, Vec<bool>)> = answers.into_iter().collect();
        texts.sort_unstable();
        // An address and its domain are linked for each text.
        let linked = self.asked_keys.contains(&Key {
            domain: !key.domain,
            ..key
        });
        let mut seen: FxHashMap<(Vec<bool>, Option<String>), ()> = FxHashMap::default();
        let mut kept = Vec::new();
        for (text, mut answers) in texts {
            for (answer, test) in answers.iter_mut().zip(&tests) {
                *answer = *answer || test.only().is_none() && test.holds(text);
            }
            let is_domain = || domain(&format!("x@{text}")) == Some(text);
            if text.is_empty() || key.domain && !is_domain() {
                continue;
            }
            let own = linked.then(|| match key.domain {
                true => text.to_owned(),
                false => domain(text).unwrap_or_default().to_owned(),
            });
            if seen.insert((answers, own), ()).is_none() {
                kept.push(text.to_owned());
            }
        }
        kept
    }

    /// Links each address with its domain.
    pub(super) fn link_domains(&mut self, asked: &[(Key, Vec<ValueTest<'_>>)]) {
        for (key, _) in asked.iter().filter(|(key, _)| key.domain) {
            let whole = Key {
                domain: false,
                ..*key
            };
            let (Some(address), Some(own)) = (self.var_of(whole), self.var_of(*key)) else {
                continue;
            };
            let (Dimension::Value(_, addresses), Dimension::Value(_, domains)) = (
                &self.vars[address.index()].what,
                &self.vars[own.index()].what,
            ) else {
                continue;
            };
            if addresses.len() > MAX_ADDRESSES {
                continue;
            }
            let mut links = Vec::new();
            for (at, class) in addresses.iter().enumerate() {
                let fits = |other: &Class| match class {
                    Class::Unknown => *other == Class::Unknown,
                    Class::Other => true,
                    Class::Like(FactValue::Text(text)) => match domain(text) {
                        None => *other == Class::Unknown,
                        Some(own) => match other {
                            Class::Like(FactValue::Text(named)) => named == own,
                            Class::Other => !domains.iter().any(|class| {
                                *class == Class::Like(FactValue::Text(own.to_owned()))
                            }),
                            _ => false,
                        },
                    },
                    Class::Like(_) => true,
                };
                let set =
                    ClassSet::from_fn(domains.len(), |other| domains.get(other).is_some_and(&fits));
                links.push(Formula::any([
                    Formula::within(
                        address,
                        ClassSet::from_fn(addresses.len(), |other| other != at),
                    ),
                    Formula::within(own, set),
                ]));
            }
            self.links.extend(links);
        }
    }

    /// The variable of a value.
    pub fn var_of(&self, key: Key) -> Option<VarId> {
        let is = |what: &Dimension| matches!(what, Dimension::Value(k, _) if *k == key);
        let at = self.vars.iter().position(|var| is(&var.what))?;
        Some(VarId(at as u32))
    }
}

/// The named countries, and one that is not named.
pub(super) fn countries(terms: &[ValueTest<'_>]) -> Vec<Class> {
    let mut named: Vec<String> = Vec::new();
    for test in terms {
        if let Term::Text(_, id) = test.asks
            && let Some(values) = test.program.texts[id.index()].only()
        {
            named.extend(values.iter().cloned());
        }
    }
    named.sort_unstable();
    named.dedup();
    let is_named = |code: &&str| named.binary_search(&fold(code)).is_ok();
    let (named, other): (Vec<&str>, Vec<&str>) = country::codes().partition(is_named);
    let like = |code: &str| Class::Like(FactValue::Text(code.to_owned()));
    named
        .into_iter()
        .chain(other.into_iter().take(1))
        .map(like)
        .collect()
}
