//! A single lead at the time at which its paths diverge.

use super::Evaluated;
use crate::data::table::{Activities, Leads};
use crate::eval::explain::explanation::EventKind;
use crate::eval::{self, AsOf, History, LeadExplanation};
use crate::ir::Program;
use crate::message::{Join, Message, msg};
use crate::time::MicrosUtc;

/// A single lead at some point in time.
pub(super) struct Snapshot<'a> {
    program: &'a Program,
    leads: Leads,
    activities: Activities,
    as_of: AsOf,
    history: History,
    explanation: Option<LeadExplanation>,
}

impl<'a> Snapshot<'a> {
    /// The lead in a row, at an instant or, without one, at the as-of time.
    pub fn new(of: Evaluated<'a>, row: usize, at: Option<MicrosUtc>) -> Snapshot<'a> {
        let as_of = at.map_or(of.as_of, AsOf::at);
        let (leads, activities) = eval::alone(of.leads, of.activities, row);
        Snapshot {
            program: of.program,
            history: eval::evaluate_history_here(of.program, &leads, &activities, as_of),
            explanation: eval::explain_stage(of.program, &leads, &activities, as_of),
            leads,
            activities,
            as_of,
        }
    }

    /// The lead, in row 0.
    pub fn evaluated(&self) -> Evaluated<'_> {
        Evaluated {
            program: self.program,
            leads: &self.leads,
            activities: &self.activities,
            as_of: self.as_of,
            history: &self.history,
        }
    }

    /// What each rule gives, by the indices of group and rule.
    pub fn rules(&self) -> Vec<Vec<String>> {
        let groups = self
            .explanation
            .iter()
            .flat_map(|explanation| &explanation.groups);
        let points = groups.map(|group| group.rules.iter().map(|rule| rule.points.to_string()));
        points.map(Iterator::collect).collect()
    }
}

/// Where the lead moved at an instant, and by which line; none if it did not move.
pub(super) fn move_by(snapshot: &Snapshot<'_>, at: MicrosUtc) -> Option<Message> {
    let happened = snapshot
        .explanation
        .iter()
        .flat_map(|explanation| &explanation.history);
    let lines = happened.filter(|happening| happening.at.instant == at);
    let lines: Vec<Message> = lines.filter_map(|event| line(&event.what)).collect();
    (!lines.is_empty()).then(|| Message::joined(lines, Join::Comma))
}

fn line(what: &EventKind) -> Option<Message> {
    let (stage, line) = match what {
        EventKind::Entered { stage, because, .. } => (stage, &because.line),
        EventKind::WentBack { stage, line, .. } => (stage, line),
        _ => return None,
    };
    Some(msg!("{stage} by “{line}”", stage, line = line.text))
}
