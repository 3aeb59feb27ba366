//! The values of a candidate.

use super::Concretizer;
use super::texts::{compose, of_choices};
use crate::analysis::domain::{Class, Dimension, Key, VarId};
use crate::analysis::solver::State;
use crate::contract::model::{FactValue, FieldId, Type};
use crate::language::text::TextTest;
use crate::time::LocalDay;

impl Concretizer<'_> {
    /// The facts of the lead: as few as possible, or with `full` as many as possible. None if a text cannot be made.
    pub(super) fn facts(&self, state: &State, full: bool) -> Option<Vec<(FieldId, FactValue)>> {
        let (space, side) = self.space;
        let mut facts = Vec::new();
        for (at, source) in space.sources.iter().enumerate() {
            let Some(field) = source.fields.get(side).copied().flatten() else {
                continue;
            };
            let own = self.value(state, at, full)?;
            facts.extend(own.map(|value| (field, value)));
        }
        Some(facts)
    }

    /// The value of a source: the outer none means it cannot be made, the inner none means it is unknown.
    fn value(&self, state: &State, source: usize, full: bool) -> Option<Option<FactValue>> {
        let key = |domain| Key { source, domain };
        let kind = &self.space.0.sources[source].kind;
        let domain = match self.class(state, key(true), full) {
            None | Some(Class::Unknown) => None,
            Some(Class::Like(FactValue::Text(domain))) => Some(domain),
            Some(_) => Some(self.text(state, key(true), &Type::Text, Some("example.com"))?),
        };
        let whole = self.class(state, key(false), full);
        Some(match (whole, domain) {
            (Some(Class::Like(value)), _) => Some(value),
            (Some(Class::Other), domain) => Some(self.other(state, key(false), kind, domain)?),
            (None | Some(Class::Unknown), Some(domain)) => {
                Some(FactValue::Text(kind.address("ana", &domain)))
            }
            (None | Some(Class::Unknown), None) => self.by_age(state, key(false), kind, full),
        })
    }

    /// A value without a class of its own.
    fn other(
        &self,
        state: &State,
        key: Key,
        kind: &Type,
        domain: Option<String>,
    ) -> Option<FactValue> {
        if let Type::Choices(choices) = kind {
            let (wanted, unwanted) = self.required_texts(state, key);
            return Some(FactValue::Texts(of_choices(choices, &wanted, &unwanted)?));
        }
        let text = self.text(state, key, kind, domain.as_deref())?;
        Some(FactValue::Text(text))
    }

    fn text(&self, state: &State, key: Key, kind: &Type, domain: Option<&str>) -> Option<String> {
        let (wanted, unwanted) = self.required_texts(state, key);
        let named = self.list_names(key);
        let is_address = !key.domain && matches!(kind, Type::Email | Type::Link);
        let forms = |text: String| match (is_address, key.domain) {
            (true, _) => {
                let domain = domain.unwrap_or("example.com");
                vec![kind.address(&text.replace(' ', "."), domain), text]
            }
            (_, true) => {
                let text = text.replace(' ', "-");
                vec![
                    text.clone(),
                    format!("company{text}"),
                    format!("{text}.com"),
                    format!("{text}-company.com"),
                ]
            }
            _ => vec![text],
        };
        compose(&wanted, &unwanted, &named, key.domain, forms)
    }

    /// The first class that a value may have, with the unknown class first or, with `full`, last.
    fn class(&self, state: &State, key: Key, full: bool) -> Option<Class> {
        let space = self.space.0;
        let var = space.var_of(key)?;
        let Dimension::Value(_, classes) = &space.vars[var.index()].what else {
            return None;
        };
        let left = state.classes_of(var);
        let known = left.iter().find(|class| *class > 0);
        let class = match full || !left.contains(0) {
            true => known.or(left.first()),
            false => Some(0),
        };
        classes.get(class?).cloned()
    }

    fn by_age(&self, state: &State, key: Key, kind: &Type, full: bool) -> Option<FactValue> {
        let space = self.space.0;
        let is = |what: &Dimension| matches!(what, Dimension::Age(k, _) if *k == key);
        let at = space.vars.iter().position(|var| is(&var.what))?;
        let Dimension::Age(_, ages) = &space.vars[at].what else {
            return None;
        };
        let left = state.classes_of(VarId(at as u32));
        let known = left
            .iter()
            .find_map(|class| ages.get(class).copied().flatten());
        let age = known.filter(|_| full || !left.contains(0))?;
        let day = LocalDay(self.day.0.saturating_sub(age));
        Some(FactValue::on_day(kind, day))
    }

    /// The tests that a text must pass, and those it must fail.
    fn required_texts(&self, state: &State, key: Key) -> (Vec<&TextTest>, Vec<&TextTest>) {
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        for (at, var) in self.space.0.vars.iter().enumerate() {
            if let Dimension::Tested(k, test) = &var.what
                && *k == key
            {
                let left = state.classes_of(VarId(at as u32));
                match (left.contains(0), left.contains(1)) {
                    (false, true) => wanted.push(test),
                    (true, false) => unwanted.push(test),
                    _ => {}
                }
            }
        }
        (wanted, unwanted)
    }

    /// The texts with a class of their own.
    fn list_names(&self, key: Key) -> Vec<&str> {
        let space = self.space.0;
        let var = space.var_of(key).map(|var| &space.vars[var.index()].what);
        let Some(Dimension::Value(_, classes)) = var else {
            return Vec::new();
        };
        let texts = classes.iter().filter_map(|class| match class {
            Class::Like(FactValue::Text(text)) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }
}
