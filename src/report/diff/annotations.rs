//! Differences as annotations on the lines of the new contract, for build servers.

use std::path::Path;

use super::words::{of_block, sentences};
use super::{Comparison, LeadComparison, leads};
use crate::diagnostic::Severity;
use crate::diagnostic::annotation::{Annotation, Location, Rule, artifact};
use crate::diff::contracts::BlockChange;
use crate::message::{Language, Message, Template, template};
use crate::source::{Region, Sources, Span};

const CHANGE_TITLE: Template = template!("what a change of the contract means");

/// The rule of annotations for differences, and its title.
const CHANGE: (Rule, Template) = (CHANGE_RULE, CHANGE_TITLE);

const CHANGE_RULE: Rule = Rule {
    id: "change",
    title: CHANGE_TITLE.0,
    page: "# What a change of the contract means\n\n\
           The meaning of the contract has changed here. Changes that do not affect the meaning are not shown.\n\n\
           `leadc diff OLD NEW` shows all of it and, with leads, the effect on them.\n",
    severity: Severity::Note,
};

const GATE_TITLE: Template = template!("a change that breaks a gate");

/// The rule of annotations for failed gates, and its title.
const GATE: (Rule, Template) = (GATE_RULE, GATE_TITLE);

const GATE_RULE: Rule = Rule {
    id: "gate",
    title: GATE_TITLE.0,
    page: "# A change that breaks a gate\n\n\
           With the new contract the leads of the export are in other stages than a `--fail-if` allows, or the contract is new or \
           removed, so that nothing can be compared.\n\n\
           `leadc diff OLD NEW` with the same leads names those that move, and the rules that did it.\n",
    severity: Severity::Error,
};

/// Annotations: compile errors if a contract cannot be compared. Otherwise one for each difference, at its line in the new
/// contract; removed lines are reported at their block or at the start of the file. Changes of leads, a contract without a
/// counterpart, and failed gates follow, at the start of the file. File paths are relative to the folder `base`.
pub fn annotations(
    comparison: &Comparison,
    sources: &Sources,
    base: &Path,
    language: Language,
) -> Vec<Annotation> {
    let mut files = sources.iter();
    let view = View {
        sources,
        contract: files.next().map_or(&comparison.new, |(_, file)| &file.name),
        base,
        language,
    };
    let problems = comparison.problems.iter();
    let blocks = comparison.blocks.iter();
    let leads = comparison.leads.iter();
    let unpaired = comparison.unpaired.iter();
    let failed = comparison.gates.iter().filter(|verdict| !verdict.passed);
    problems
        .flat_map(|problem| problem.errors.iter().cloned())
        .chain(blocks.flat_map(|block| view.block(block)))
        .chain(leads.map(|leads| view.leads(leads)))
        .chain(unpaired.map(|_| view.annotation(CHANGE, &[comparison.summary()], None)))
        .chain(
            failed.map(|verdict| view.annotation(GATE, std::slice::from_ref(&verdict.text), None)),
        )
        .collect()
}

/// The files of the new contract, with paths relative to a folder.
#[derive(Clone, Copy)]
struct View<'a> {
    sources: &'a Sources,
    /// The new contract's file.
    contract: &'a str,
    base: &'a Path,
    language: Language,
}

impl View<'_> {
    /// One annotation for each place of a block.
    fn block(self, block: &BlockChange) -> Vec<Annotation> {
        let mut places: Vec<(Option<Span>, BlockChange)> = Vec::new();
        for detail in &block.details {
            let place = detail.place.or(block.place);
            match places.iter_mut().find(|(known, _)| *known == place) {
                Some((_, part)) => part.details.push(detail.clone()),
                None => {
                    let details = vec![detail.clone()];
                    let part = BlockChange {
                        details,
                        ..block.clone()
                    };
                    places.push((place, part));
                }
            }
        }
        if places.is_empty() {
            places.push((block.place, block.clone()));
        }
        let told = |(place, part): &(Option<Span>, BlockChange)| {
            let message = std::iter::once(of_block(part)).chain(sentences(part));
            let message: Vec<Message> = message.collect();
            self.annotation(CHANGE, &message, *place)
        };
        places.iter().map(told).collect()
    }

    fn leads(self, leads: &LeadComparison) -> Annotation {
        let moves = leads.changes.moves.iter().map(leads::move_title);
        let summary = std::iter::once(leads::summary(leads)).chain(moves);
        let summary: Vec<Message> = summary.collect();
        self.annotation(CHANGE, &summary, None)
    }

    /// An annotation without a place goes to the start of the contract.
    fn annotation(
        self,
        (rule, title): (Rule, Template),
        lines: &[Message],
        place: Option<Span>,
    ) -> Annotation {
        let (file, region) = match place {
            Some(span) => (
                self.sources.file(span.file).name.as_str(),
                self.sources.region(span),
            ),
            None => (self.contract, Region::START),
        };
        let lines = lines.iter().map(|line| line.text(self.language));
        let lines: Vec<String> = lines.collect();
        Annotation {
            rule,
            title: title.message().text(self.language),
            severity: rule.severity,
            message: lines.join("\n"),
            location: Location {
                file: artifact(file, self.base),
                region,
            },
            related: Vec::new(),
            correction: None,
        }
    }
}
