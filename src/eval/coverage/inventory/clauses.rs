//! Calendars, activities, definitions, exclusions and slas.

use super::{Inventory, New};
use crate::contract::model::{DefinitionKind, ExclusionId, Sla, SlaId};
use crate::eval::coverage::{BlockKind, ItemKey, ItemKind, Outcome};
use crate::ir::program::KindSource;
use crate::ir::slas::{CalendarRule, ClockTrigger};
use crate::source::Span;

impl Inventory<'_> {
    /// `calendar: Sao Paulo when country is BR`
    pub(super) fn calendar(&mut self) {
        if let Some(rule) = &self.program.calendar {
            self.block(BlockKind::Contract, None);
            self.calendar_rule(rule);
        }
    }

    fn calendar_rule(&mut self, rule: &CalendarRule) {
        for when in rule.conditions() {
            self.condition(&["calendar"], when.written);
        }
    }

    /// The conditions of derived activities on details.
    pub(super) fn activities(&mut self) {
        for kind in &self.program.kinds {
            if let KindSource::KindOf {
                when: Some(when), ..
            } = kind.source
            {
                self.block(BlockKind::Activity, Some(&kind.name));
                self.condition(&[], when.written);
            }
        }
    }

    pub(super) fn definitions(&mut self) {
        for definition in &self.program.definitions {
            let kind = match definition.kind {
                DefinitionKind::IdealCustomer => BlockKind::IdealCustomer,
                DefinitionKind::Persona => BlockKind::Persona,
                DefinitionKind::Define => BlockKind::Definition,
            };
            self.block(kind, Some(&definition.name));
            self.condition(&[], definition.written);
        }
    }

    pub(super) fn exclusions(&mut self) {
        let exclusions = self.contract.exclusions.iter();
        let exclusions = exclusions.zip(&self.program.exclusions).enumerate();
        for (index, (exclusion, rules)) in exclusions {
            self.block(BlockKind::Exclusion, Some(&exclusion.name.text));
            let new = New {
                kind: ItemKind::Exclusion,
                path: &[],
                part: None,
                at: self.at(exclusion.name.span),
            };
            let id = ExclusionId(index as u32);
            self.add(new, &[ItemKey::Exclusion(id)], &[Outcome::Excluded]);
            self.condition(&[], rules.written);
        }
    }

    pub(super) fn slas(&mut self) {
        let slas = self.contract.slas.iter().zip(&self.program.slas);
        for (index, (sla, rules)) in slas.enumerate() {
            let id = SlaId(index as u32);
            self.block(BlockKind::Sla, Some(&sla.name.text));
            let by_stage = matches!(rules.after, ClockTrigger::Stage(_));
            self.clocks(id, sla, by_stage);
            if let Some(when) = rules.when {
                self.condition(&["when"], when.written);
            }
            if let Some(rule) = &rules.calendar {
                self.calendar_rule(rule);
            }
            for lapse in &rules.lapses {
                self.condition(&["lapses when"], lapse.written);
            }
        }
    }

    /// The possible outcomes of an sla's clocks. Going back voids those that a stage started.
    fn clocks(&mut self, id: SlaId, sla: &Sla, by_stage: bool) {
        let may_be_void =
            by_stage || !sla.lapses.is_empty() || !self.contract.exclusions.is_empty();
        let ends = [Outcome::Started, Outcome::Met, Outcome::Breached];
        let ends = ends.into_iter().chain(may_be_void.then_some(Outcome::Void));
        let ends: Vec<Outcome> = ends.collect();
        self.clause(&[], sla.name.span, ItemKey::Sla(id), &ends);
        if let Some(warn) = sla.warn {
            let key = ItemKey::Warning(id);
            self.clause(&["warn after"], warn.span, key, &[Outcome::Warned]);
        }
        if let Some((_, after)) = &sla.escalate {
            let spot = ItemKey::Escalation(id);
            self.clause(&["escalate"], after.span, spot, &[Outcome::Escalated]);
        }
    }

    fn clause(&mut self, path: &[&str], span: Span, key: ItemKey, outcomes: &[Outcome]) {
        let new = New {
            kind: ItemKind::Clause,
            path,
            part: None,
            at: self.at(span),
        };
        self.add(new, &[key], outcomes);
    }
}
