//! Leads made up to show something: their facts, their activities, and the result.

use super::{Claim, Finding, Subject, Witness};
use crate::contract::model::{
    ActivityId, Example, ExampleActivity, ExpectKind, FactValue, FieldId, NumberTest, PointsRef,
};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::time::Clock;
use crate::units::MilliPoints;

/// The time of activities, on the day on which the lead is evaluated.
const MORNING: Clock = Clock(9 * 60);

/// A lead made up on one day, with the given facts only.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    example: Example,
}

impl Candidate {
    /// A lead without facts; `span` is what it is about.
    pub fn new(subject: &Subject<'_>, span: Span) -> Candidate {
        Candidate {
            example: Example {
                span,
                ..subject.maker().lead()
            },
        }
    }

    /// The same lead with a fact.
    pub fn fact(mut self, field: FieldId, value: FactValue) -> Candidate {
        self.example.facts.push((field, value));
        self
    }

    /// The same lead with a number of occurrences of an activity that morning.
    pub fn did(mut self, activity: ActivityId, times: u32) -> Candidate {
        let moment = (self.example.as_of.0, Some(MORNING));
        let did = ExampleActivity::plain(activity, times, moment, self.example.span);
        self.example.did.push(did);
        self
    }

    /// The finding with the lead, if the lead really has these points: limits and other rules may interfere.
    pub fn shows(
        self,
        subject: &Subject<'_>,
        diagnostic: Diagnostic,
        (of, points): (PointsRef, MilliPoints),
    ) -> Finding {
        let kind = ExpectKind::Points(of, NumberTest::Is(points));
        let span = self.example.span;
        // The finding is about the lead's facts, even if these give no points.
        let known = self.example.facts.iter();
        let claims = known.map(|(field, _)| Claim::Knows(*field)).collect();
        let is_readable = self.example.is_readable();
        let witness = Witness::showing(self.example.expecting(span, kind), claims);
        match is_readable && witness.is_confirmed(subject) {
            true => Finding::with_witness(diagnostic, witness),
            false => Finding::new(diagnostic),
        }
    }
}
