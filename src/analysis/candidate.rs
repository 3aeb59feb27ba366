//! Leads made up to show something: what is known of them, what they did, what comes out.

use super::{Claim, Finding, Subject, Witness};
use crate::contract::model::{
    ActivityId, Did, Example, ExpectKind, FactValue, FieldId, NumberTest, PointsRef,
};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::time::Clock;
use crate::units::MilliPoints;

/// When they did something, on the day on which they are looked at.
const MORNING: Clock = Clock(9 * 60);

/// A lead made up on one day, of which only what is said is known.
#[derive(Debug, Clone)]
pub(super) struct Trial {
    example: Example,
}

impl Trial {
    /// A lead of which nothing is known; `span` is what it is about.
    pub fn new(subject: &Subject<'_>, title: String, span: Span) -> Trial {
        Trial {
            example: Example {
                title,
                span,
                ..subject.maker().lead()
            },
        }
    }

    /// The same lead with a field known.
    pub fn fact(mut self, field: FieldId, value: FactValue) -> Trial {
        self.example.facts.push((field, value));
        self
    }

    /// The same lead after it did something so many times on the same morning.
    pub fn did(mut self, activity: ActivityId, times: u32) -> Trial {
        self.example.did.push(Did {
            activity,
            times,
            details: Vec::new(),
            day: self.example.as_of.0,
            clock: Some(MORNING),
            span: self.example.span,
        });
        self
    }

    /// The finding with the lead, where the lead has these points: limits and other rules may get in the way.
    pub fn shows(
        self,
        subject: &Subject<'_>,
        said: Diagnostic,
        (of, points): (PointsRef, MilliPoints),
    ) -> Finding {
        let kind = ExpectKind::Points(of, NumberTest::Is(points));
        let span = self.example.span;
        // What is known of the lead is what the finding is about, even where it gives no points.
        let known = self.example.facts.iter();
        let claims = known.map(|(field, _)| Claim::Knows(*field)).collect();
        let is_readable = self.example.is_readable();
        let witness = Witness::showing(self.example.expecting(span, kind), claims);
        match is_readable && witness.is_confirmed(subject) {
            true => Finding::shown_by(said, witness),
            false => Finding::new(said),
        }
    }
}
