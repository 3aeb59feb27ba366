//! Contracts under common names. What is declared may have names in several languages, and two contracts, or two translations of
//! one, may call the same thing by different ones of them.

use crate::contract::model::{Contract, Detail, Name, NamesByLanguage};
use crate::syntax::phrase::Language;
use crate::text::fold_name;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The contract with the name of the first language for everything that has several: the same for all its translations.
pub(super) fn canonical(contract: &Contract) -> Cow<'_, Contract> {
    let mut contract = Cow::Borrowed(contract);
    if has_languages(&contract) {
        for name in contract.to_mut().names_mut() {
            if let Some(first) = name.languages.firsts().next() {
                name.text = first.to_owned();
            }
        }
    }
    contract
}

/// The old contract with the names of the new one for everything that has a name in common with it.
pub fn named_as<'c>(old: &'c Contract, new: &Contract) -> Cow<'c, Contract> {
    if !has_languages(old) && !has_languages(new) {
        return Cow::Borrowed(old);
    }
    let mut named = old.clone();
    macro_rules! rename {
        ($($part:ident)*) => { $(
            let twins = Twins::new(new.$part.iter().map(|other| (0, &other.name)));
            named.$part.iter_mut().for_each(|one| twins.rename(0, &mut one.name));
        )* };
    }
    rename!(parties calendars terms fields activities lists definitions exclusions);
    rename!(groups totals stages slas targets);
    details(old, &mut named.details, new);
    Cow::Owned(named)
}

/// Details have their names within an activity.
fn details(old: &Contract, named: &mut [Detail], new: &Contract) {
    let activities = Twins::new(new.activities.iter().map(|other| (0, &other.name)));
    let details = new.details.iter();
    let twins = details.map(|other| (other.activity.index(), &other.name));
    let twins = Twins::new(twins);
    for one in named {
        let activity = old.activities.get(one.activity.index());
        if let Some((owner, _)) = activity.and_then(|owner| activities.find(0, &owner.name)) {
            twins.rename(owner, &mut one.name);
        }
    }
}

/// The same, for reading data and evaluating: columns are found by the names that the old contract had.
pub fn evaluated_as(old: &Contract, new: &Contract) -> Contract {
    let mut named = named_as(old, new).into_owned();
    let mut before = old.clone();
    for (name, own) in named.names_mut().zip(before.names_mut()) {
        if name.languages.is_empty() && name.text != own.text {
            let own = vec![own.text.clone()];
            name.languages = NamesByLanguage::of(vec![(Language::En, own)]);
        }
    }
    named
}

fn has_languages(contract: &Contract) -> bool {
    contract.names().any(|name| !name.languages.is_empty())
}

/// What a contract declares, by each of its names within an owner.
struct Twins<'n>(FxHashMap<(usize, String), (usize, &'n Name)>);

impl<'n> Twins<'n> {
    fn new(names: impl Iterator<Item = (usize, &'n Name)> + Clone) -> Twins<'n> {
        let mut all = FxHashMap::default();
        let mains = names.clone().enumerate();
        let mains = mains.map(|(at, (owner, name))| (owner, name.text.as_str(), (at, name)));
        let others = names.enumerate().flat_map(|(at, (owner, name))| {
            let texts = name.languages.firsts();
            texts.map(move |text| (owner, text, (at, name)))
        });
        for (owner, text, named) in mains.chain(others) {
            all.entry((owner, fold_name(text))).or_insert(named);
        }
        Twins(all)
    }

    /// What is called the same or, if there is nothing, what has a name in common.
    fn find(&self, owner: usize, name: &Name) -> Option<(usize, &'n Name)> {
        let mut texts = std::iter::once(name.text.as_str()).chain(name.languages.firsts());
        texts.find_map(|text| self.0.get(&(owner, fold_name(text))).copied())
    }

    fn rename(&self, owner: usize, name: &mut Name) {
        if let Some((_, twin)) = self.find(owner, name) {
            name.text.clone_from(&twin.text);
        }
    }
}
