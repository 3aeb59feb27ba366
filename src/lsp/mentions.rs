//! Every place where a contract has a declared name.

use crate::contract::Resolution;
use crate::contract::choices::Choices;
use crate::contract::model::DetailId;
use crate::contract::scope::Scope;
use crate::contract::symbols::{Meaning, namespaces};
use crate::message::Message;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::*;
use crate::text::fold_name;
use rustc_hash::FxHashMap;

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A name of the contract.
    Name(Meaning),
    /// A detail of an activity.
    Detail(DetailId),
}

impl Target {
    /// `a field`
    pub fn noun(self) -> Message {
        match self {
            Target::Name(meaning) => meaning.noun(),
            Target::Detail(_) => crate::message::msg!("a detail of an activity"),
        }
    }
}

/// A place with a name.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// The name as written.
    pub name: Name,
    /// What it means.
    pub target: Target,
    /// Whether the line declares it.
    pub is_declaration: bool,
}

/// Every name in the lines that can be read, in the order of the files.
pub(super) fn mentions(resolution: &Resolution<'_>) -> Vec<Mention> {
    let scope = &resolution.scope;
    let symbols = scope.names.all();
    let symbols = symbols.map(|one| (one.span, Target::Name(one.meaning)));
    let details = (0..).zip(&scope.details);
    let details = details.map(|(id, one)| (one.name.span, Target::Detail(DetailId(id))));
    let mut collector = Collector {
        scope,
        choices: &scope.choices,
        declared: symbols.chain(details).collect(),
        found: Vec::new(),
    };
    for block in resolution.trees.iter().flat_map(|tree| &tree.blocks) {
        collector.line(&block.header, block, true);
        for line in &block.lines {
            collector.line(line, block, false);
        }
    }
    collector.found.sort_by_key(|one| one.name.span);
    collector.found
}

struct Collector<'r> {
    scope: &'r Scope<'r>,
    choices: &'r Choices,
    declared: FxHashMap<Span, Target>,
    found: Vec<Mention>,
}

impl Collector<'_> {
    fn line(&mut self, line: &Line, block: &Block, is_header: bool) {
        let Some(phrase) = self.choices.line(line, block.kind, is_header) else {
            return;
        };
        self.phrase(phrase);
        for names in &line.names_in {
            names.names.iter().for_each(|name| self.declaration(name));
        }
        self.bullets(&line.bullets);
    }

    fn bullets(&mut self, bullets: &[Bullet]) {
        for bullet in bullets {
            self.condition(&bullet.condition);
            self.bullets(&bullet.bullets);
        }
    }

    fn condition(&mut self, condition: &ConditionText) {
        match &condition.kind {
            ConditionTextKind::Group(_) => {}
            ConditionTextKind::Readings(readings) => {
                if let Some(phrase) = self.choices.phrase(readings) {
                    self.phrase(phrase);
                }
            }
        }
    }

    fn phrase(&mut self, phrase: &Phrase) {
        for slot in &phrase.slots {
            let place = (phrase.id, slot.name);
            match &slot.value {
                Ok(SlotValue::Name(name)) if slot.name == SlotName::Name => self.declaration(name),
                Ok(SlotValue::Name(name)) => match self.choices.domain_of(name) {
                    Some(whole) => self.used(place, &whole),
                    None => self.used(place, name),
                },
                Ok(SlotValue::Names(names)) if slot.name == SlotName::Also => {
                    names.iter().for_each(|name| self.declaration(name));
                }
                Ok(SlotValue::Names(names)) => {
                    names.iter().for_each(|name| self.used(place, name));
                }
                Ok(SlotValue::Parties(parties)) => {
                    parties.iter().for_each(|one| self.declaration(&one.name));
                }
                Ok(SlotValue::Acts(acts)) => {
                    acts.acts.iter().for_each(|one| self.used(place, &one.name));
                }
                Ok(SlotValue::Condition(condition)) => self.condition(condition),
                Ok(SlotValue::Facts(facts)) => {
                    facts
                        .iter()
                        .for_each(|fact| self.condition(&fact.condition));
                }
                Ok(SlotValue::Expects(expects)) => {
                    let phrases = expects.iter();
                    let phrases = phrases.filter_map(|readings| self.choices.phrase(readings));
                    phrases
                        .collect::<Vec<_>>()
                        .into_iter()
                        .for_each(|phrase| self.phrase(phrase));
                }
                Ok(
                    SlotValue::Text(_)
                    | SlotValue::Texts(_)
                    | SlotValue::Whole(_)
                    | SlotValue::Points(_)
                    | SlotValue::Percent(_)
                    | SlotValue::Date(_)
                    | SlotValue::DateTime(..)
                    | SlotValue::Clock(_)
                    | SlotValue::Duration(_)
                    | SlotValue::Period(_)
                    | SlotValue::Weekdays(..)
                    | SlotValue::Word(_)
                    | SlotValue::Findings(_)
                    | SlotValue::Type(_)
                    | SlotValue::Value(_)
                    | SlotValue::Values(_),
                )
                | Err(_) => {}
            }
        }
    }

    fn declaration(&mut self, name: &Name) {
        if let Some(target) = self.declared.get(&name.span) {
            self.push(name, *target, true);
        }
    }

    fn used(&mut self, (id, slot): (PhraseId, SlotName), name: &Name) {
        let target = match self.choices.detail(name.span) {
            Some(detail) => Some(Target::Detail(detail)),
            None => {
                let mut spaces = namespaces(id, slot).iter();
                let symbol = spaces.find_map(|space| self.scope.names.entry(*space, &name.text));
                symbol.map(|symbol| Target::Name(symbol.meaning))
            }
        };
        if let Some(target) = target {
            self.push(name, target, false);
        }
    }

    fn push(&mut self, name: &Name, target: Target, is_declaration: bool) {
        self.found.push(Mention {
            name: name.clone(),
            target,
            is_declaration,
        });
    }
}

impl Mention {
    /// Whether it is the same form of the same name.
    pub fn is_same_form(&self, other: &Mention) -> bool {
        self.target == other.target && fold_name(&self.name.text) == fold_name(&other.name.text)
    }
}
