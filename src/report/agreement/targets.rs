//! What each side has to reach.

use super::AgreementData;
use crate::message::msg;
use crate::report::page::document::{Part, Section};
use crate::report::page::labels::by;
use crate::report::page::line::Line;

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let targets = source.contract.targets.iter();
    let parts = targets.map(|target| Part {
        heading: Some(by(Line::name(&target.name.text), source.party(target.who))),
        definition: vec![source.words(target.goal_span)],
        because: target.because.as_ref().map(|one| one.text.clone()),
        ..Part::default()
    });
    super::section("targets", msg!("Targets"), parts.collect())
}
