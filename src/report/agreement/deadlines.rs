//! What one side owes the other, by when, and what follows.

use super::AgreementData;
use crate::contract::model::Sla;
use crate::diagnostic::Code;
use crate::message::msg;
use crate::report::page::document::{Block, Part, Section};
use crate::report::page::labels::by;
use crate::report::page::line::Line;

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let slas = source.contract.slas.iter();
    let parts = slas.map(|sla| Part {
        heading: Some(by(Line::name(&sla.name.text), source.party(sla.who))),
        definition: lines(source, sla),
        because: sla.because.as_ref().map(|because| because.text.clone()),
        blocks: consequences(source, sla),
    });
    super::section("deadlines", msg!("Deadlines"), parts.collect())
}

/// Its lines as written, each with its dashes.
fn lines(source: AgreementData<'_>, sla: &Sla) -> Vec<String> {
    let lines = sla.lines.iter();
    let line = lines.map(|(dashes, span)| dashed(*dashes, source.words(*span)));
    line.collect()
}

/// A line after its dashes.
pub(super) fn dashed(dashes: usize, line: String) -> String {
    match dashes {
        0 => line,
        dashes => format!("{} {line}", "-".repeat(dashes)),
    }
}

/// The deadline worked out for an example, in each calendar.
fn consequences(source: AgreementData<'_>, sla: &Sla) -> Vec<Block> {
    let findings = source.findings.iter();
    let own =
        findings.filter(|found| found.code == Code::N0107 && found.primary.span == sla.within.span);
    own.flat_map(|found| std::iter::once(&found.message).chain(&found.notes))
        .map(|message| Block::Says(Line::says(message.clone())))
        .collect()
}
