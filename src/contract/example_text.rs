//! Examples as text, written so that reading the block back gives the same example.

use super::model::{Contract, Example, ExampleActivity, ExpectKind, FactValue, SlaState, Type};
use super::{atom_text, keywords};
use crate::language::yes_no;
use crate::syntax::phrase::{Language, PhraseId, PhraseKind};

/// Maximum width of lines of facts and expectations, unless a single item is longer.
const WIDTH: usize = 100;

/// The block of an example, for a contract that declares the same names; every line ends with a line end.
pub fn example_text(contract: &Contract, language: Language, example: &Example) -> String {
    let writer = atom_text::Writer { contract, language };
    let title = atom_text::text(&example.title);
    let mut lines = vec![
        writer.line(PhraseId::Example, &[("title", &title)]),
        writer.line(PhraseId::AsOf, &[("when", &writer.as_of(example))]),
    ];
    lines.extend(writer.lines(PhraseId::Lead, "facts", writer.facts(example)));
    lines.extend(writer.activities(example));
    lines.extend(writer.lines(PhraseId::Expect, "expects", writer.expectations(example)));
    let mut text = lines.join("\n  ");
    text.push('\n');
    text
}

/// The items of an example in the words of the contract, without labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleItems {
    /// The as-of time: `2026-05-06 18:00`.
    pub as_of: String,
    /// Facts: `vehicles is 320`.
    pub facts: Vec<String>,
    /// Activities: `pricing visit 2 times on 2026-05-05 at 10:00`.
    pub did: Vec<String>,
    /// Expectations: `stage MQL`.
    pub expects: Vec<String>,
}

impl ExampleItems {
    /// The items of an example.
    pub fn new(writer: atom_text::Writer<'_>, example: &Example) -> ExampleItems {
        let label = keywords::keyword(writer.language, PhraseId::Did);
        let bare = |line: String| match line.strip_prefix(label) {
            Some(item) => item.trim_start().to_owned(),
            None => line,
        };
        ExampleItems {
            as_of: writer.as_of(example),
            facts: writer.facts(example).collect(),
            did: writer.activities(example).map(bare).collect(),
            expects: writer.expectations(example).collect(),
        }
    }
}

impl atom_text::Writer<'_> {
    fn as_of(self, example: &Example) -> String {
        let (day, clock) = example.as_of;
        atom_text::moment(day, clock)
    }

    fn facts(self, example: &Example) -> impl Iterator<Item = String> {
        let facts = example.facts.iter();
        facts.filter_map(move |(id, value)| {
            let field = self.contract.fields.get(id.index())?;
            Some(self.fact(&field.name.text, &field.kind, value))
        })
    }

    fn activities(self, example: &Example) -> impl Iterator<Item = String> {
        example.did.iter().filter_map(move |did| self.did(did))
    }

    fn expectations(self, example: &Example) -> impl Iterator<Item = String> {
        let expects = example.expects.iter();
        expects.filter_map(move |expect| self.expectation(&expect.kind))
    }

    /// As many lines as the items need.
    fn lines(self, id: PhraseId, slot: &str, items: impl Iterator<Item = String>) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for item in items {
            match lines.last_mut() {
                Some(line) if line.chars().count() + item.chars().count() < WIDTH => {
                    line.push_str(self.language.list_mark());
                    line.push_str(&item);
                }
                _ => lines.push(item),
            }
        }
        let line = |items: &String| self.line(id, &[(slot, items)]);
        lines.iter().map(line).collect()
    }

    fn fact(self, name: &str, kind: &Type, value: &FactValue) -> String {
        let phrases = [PhraseId::Is, yes_no::phrase(true), yes_no::phrase(false)];
        let subject = atom_text::name(self.language, &phrases, name);
        let subject = ("subject", subject.as_str());
        if let FactValue::YesNo(yes) = value {
            return self.line(yes_no::phrase(*yes), &[subject]);
        }
        let value = self.value(kind, value);
        self.line(PhraseId::Is, &[subject, ("value", &value)])
    }

    fn did(self, did: &ExampleActivity) -> Option<String> {
        let activity = self.contract.activities.get(did.activity.index())?;
        let name = atom_text::name(self.language, &[PhraseId::Did], &activity.name.text);
        let facts: Vec<String> = did
            .details
            .iter()
            .filter_map(|(id, value)| {
                let detail = self.contract.details.get(id.index())?;
                Some(self.fact(&detail.name.text, &detail.kind, value))
            })
            .collect();
        let (facts, times, day) = (
            facts.join(self.language.list_mark()),
            did.times.to_string(),
            did.day.to_string(),
        );
        let clock = did.clock.map(|clock| clock.to_string());
        let mut slots = vec![("activity", name.as_str()), ("date", day.as_str())];
        if did.times != 1 {
            slots.push(("count", &times));
        }
        if !facts.is_empty() {
            slots.push(("facts", &facts));
        }
        if let Some(clock) = &clock {
            slots.push(("clock", clock));
        }
        Some(self.line(PhraseId::Did, &slots))
    }

    fn expectation(self, expected: &ExpectKind) -> Option<String> {
        use PhraseId as P;
        let contract = self.contract;
        let phrases = atom_text::phrases(PhraseKind::Expectation);
        let name = |name: &str| atom_text::name(self.language, &phrases, name);
        let sla = |id: super::model::SlaId| contract.slas.get(id.index());
        Some(match expected {
            ExpectKind::Stage(id) | ExpectKind::StageOpen(id) => {
                let stage = name(&contract.stages.get(id.index())?.name.text);
                let id = match expected {
                    ExpectKind::Stage(_) => P::ExpectStage,
                    _ => P::ExpectStageOpen,
                };
                self.line(id, &[("stage", &stage)])
            }
            ExpectKind::NotExcluded => self.line(P::ExpectNotExcluded, &[]),
            ExpectKind::ExcludedBy(id) => {
                let exclusion = name(&contract.exclusions.get(id.index())?.name.text);
                self.line(P::ExpectExcludedBy, &[("exclusion", &exclusion)])
            }
            ExpectKind::Points(of, test) => {
                let points = name(self.points_name(*of)?);
                let (id, first, last) = atom_text::expected_points(*test)?;
                let first = atom_text::points(self.language, first);
                let last = atom_text::points(self.language, last);
                let values = match id {
                    P::ExpectPointsBetween => vec![("low", &first), ("high", &last)],
                    _ => vec![("value", &first)],
                };
                let mut slots = vec![("points", points.as_str())];
                slots.extend(values.iter().map(|(slot, value)| (*slot, value.as_str())));
                self.line(id, &slots)
            }
            ExpectKind::Sla(id, state) => {
                let sla = name(&sla(*id)?.name.text);
                let id = match state {
                    SlaState::Met => P::ExpectSlaMet,
                    SlaState::Breached => P::ExpectSlaBreached,
                    SlaState::Running => P::ExpectSlaRunning,
                    SlaState::Void => P::ExpectSlaVoid,
                };
                self.line(id, &[("sla", &sla)])
            }
            ExpectKind::SlaDue(id, day, clock) => {
                let sla = name(&sla(*id)?.name.text);
                let when = atom_text::moment(*day, Some(*clock));
                self.line(P::ExpectSlaDue, &[("sla", &sla), ("when", &when)])
            }
        })
    }
}
