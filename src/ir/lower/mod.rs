//! Lowers the checked contract to the program, construct by construct. Optimizations are left to the passes.

mod clauses;
mod condition;
mod points;
mod stage;
mod test;

use super::arena::{Arena, Interner};
use super::data_schema::{DataSchema, Zone};
use super::plan::Plan;
use super::program::{
    Definition, Exclusion, Header, Kind, KindSource, Place, Program, Reason, Signature, Written,
};
use super::term::{PlaceId, Selection, SelectionId, TermId, WrittenId};
use crate::contract::model::{self, ActivitySource, Contract, DefinitionId};
use crate::language::text::TextTest;
use crate::source::{Sources, Span};
use crate::time::Weekday;
use condition::ConditionContext;

/// The program of a contract as written, before any pass.
pub(super) fn lower(contract: &Contract, sources: &Sources) -> Program {
    let mut lowering = Lowering {
        contract,
        sources,
        arena: Arena::default(),
        places: Interner::default(),
        texts: Interner::default(),
        selections: Interner::default(),
        written: Vec::new(),
        definitions: vec![None; contract.definitions.len()],
    };
    lowering.program()
}

/// The state of lowering.
struct Lowering<'a> {
    contract: &'a Contract,
    sources: &'a Sources,
    arena: Arena,
    places: Interner<Place>,
    texts: Interner<TextTest>,
    selections: Interner<Selection>,
    written: Vec<Written>,
    /// The conditions of definitions lowered so far; definitions use each other.
    definitions: Vec<Option<(TermId, WrittenId)>>,
}

impl Lowering<'_> {
    fn program(&mut self) -> Program {
        let contract = self.contract;
        let own = self.selection(Selection::By(model::Actor::Lead));
        // Conditions before points, points before stages: so each term comes after everything it depends on.
        let kinds = contract.activities.iter().map(|a| self.kind(a)).collect();
        let definitions = (0..contract.definitions.len() as u32)
            .map(|i| self.definition(DefinitionId(i)))
            .collect();
        let groups = contract.groups.iter().map(|g| self.group(g)).collect();
        let totals = contract.totals.iter().map(|t| self.total(t)).collect();
        let exclusions = contract.exclusions.iter();
        let exclusions = exclusions.map(|e| self.exclusion(e)).collect();
        let stages = contract.stages.iter().map(|s| self.stage(s)).collect();
        let calendar = contract.info.calendar.as_ref();
        let calendar = calendar.map(|rule| self.calendar_rule(rule));
        let slas = contract.slas.iter().map(|s| self.sla(s)).collect();
        let targets = contract.targets.iter().map(|t| self.target(t)).collect();
        Program {
            about: about(contract),
            inputs: DataSchema::new(contract),
            places: std::mem::take(&mut self.places).into_items(),
            terms: std::mem::take(&mut self.arena).into_terms(),
            texts: std::mem::take(&mut self.texts).into_items(),
            bands: Vec::new(),
            selections: std::mem::take(&mut self.selections).into_items(),
            own,
            written: std::mem::take(&mut self.written),
            kinds,
            definitions,
            exclusions,
            groups,
            totals,
            score: contract.score,
            stages,
            calendars: contract.calendars.iter().map(clauses::calendar).collect(),
            calendar,
            slas,
            targets,
            plan: Plan::default(),
        }
    }

    fn selection(&mut self, selection: Selection) -> SelectionId {
        SelectionId(self.selections.index(selection))
    }

    /// The place of a part of a line, with the text of that part.
    fn part(&mut self, span: Span) -> PlaceId {
        let text = self.sources.text(span).trim();
        self.place(span, text.to_owned())
    }

    /// The place of the whole line that contains a span.
    fn line(&mut self, span: Span) -> PlaceId {
        let text = self.sources.line(span).trim();
        self.place(span, text.to_owned())
    }

    /// Statements without their comments, each after its dashes.
    fn statements(&mut self, lines: &[(usize, Span)]) -> Vec<PlaceId> {
        let line = |(dashes, span): &(usize, Span)| {
            let space = if *dashes == 0 { "" } else { " " };
            let text = self.sources.text(*span);
            self.place(*span, format!("{}{space}{text}", "-".repeat(*dashes)))
        };
        lines.iter().map(line).collect()
    }

    fn place(&mut self, span: Span, text: String) -> PlaceId {
        PlaceId(self.places.index(Place {
            file: self.sources.file(span.file).name.clone(),
            line: self.sources.line_number(span) as u32,
            text,
        }))
    }

    fn because(&mut self, because: Option<&model::Reason>) -> Option<Reason> {
        because.map(|because| Reason {
            text: because.text.clone(),
            place: self.line(because.span),
        })
    }

    fn kind(&mut self, activity: &model::Activity) -> Kind {
        let source = match &activity.source {
            ActivitySource::Data { .. } => KindSource::Data,
            ActivitySource::AnyOf(kinds) => KindSource::AnyOf(kinds.clone()),
            ActivitySource::KindOf { parent, when } => KindSource::KindOf {
                parent: *parent,
                when: when
                    .as_ref()
                    .map(|when| self.written_condition(when, ConditionContext::Plain)),
            },
        };
        Kind {
            name: activity.name.text.clone(),
            plural: activity.also.first().cloned(),
            actors: activity.actors.clone(),
            counts: activity.counts,
            source,
        }
    }

    fn definition(&mut self, id: DefinitionId) -> Definition {
        let (condition, written) = self.definition_condition(id);
        let definition = &self.contract.definitions[id.index()];
        Definition {
            name: definition.name.text.clone(),
            kind: definition.kind,
            condition,
            written,
            meaning: definition.meaning.clone(),
            because: self.because(definition.because.as_ref()),
            place: self.line(definition.name.span),
        }
    }

    fn exclusion(&mut self, exclusion: &model::Exclusion) -> Exclusion {
        let (condition, written) = self.condition(&exclusion.condition, ConditionContext::Plain);
        Exclusion {
            name: exclusion.name.text.clone(),
            condition,
            written,
            because: self.because(exclusion.because.as_ref()),
            place: self.line(exclusion.name.span),
        }
    }
}

fn about(contract: &Contract) -> Header {
    let info = &contract.info;
    let calendar = info.calendar.as_ref().map(|rule| rule.default);
    Header {
        title: info.title.clone(),
        version: info.version,
        in_force: info.in_force,
        review: info.review,
        signatures: info.signatures.iter().map(signature).collect(),
        fingerprint: None,
        parties: contract
            .parties
            .iter()
            .map(|party| (party.name.text.clone(), party.person.clone()))
            .collect(),
        zone: Zone::new(info.zone_name.clone(), info.zone.clone()),
        week_starts: calendar.map_or(Weekday::Monday, |id| {
            contract.calendars[id.index()].week_starts
        }),
        show: info.show.clone(),
    }
}

fn signature(signature: &model::Signature) -> Signature {
    Signature {
        person: signature.person.clone(),
        date: signature.date,
        fingerprint: signature.fingerprint.clone(),
    }
}
