//! Readings that do not hold, ranked with the names that were probably meant.

use super::explain::Explainer;
use crate::contract::diagnostics::Diagnostics;
use crate::contract::unresolved::Distance;
use crate::diagnostic::Diagnostic;

/// How unlikely a reading is. A name close to a declared one is likelier than an unknown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unlikelihood {
    undeclared: usize,
    /// Errors without a correction, where names are not declared.
    unlike: usize,
    distance: Distance,
}

impl Unlikelihood {
    pub fn new(distance: Distance, diagnostics: &[Diagnostic]) -> Unlikelihood {
        let unlike = diagnostics.iter().filter(|one| one.candidate().is_none());
        Unlikelihood {
            undeclared: distance.undeclared,
            unlike: match distance.undeclared {
                0 => 0,
                _ => unlike.count(),
            },
            distance,
        }
    }
}

/// The diagnostics of the likeliest reading of a line.
pub(super) fn nearest(explainer: &Explainer, readings: Vec<Diagnostics>) -> Vec<Diagnostic> {
    let explained = readings.into_iter().map(|findings| {
        let distance = findings.distance();
        let diagnostics = explainer.explain(findings);
        (Unlikelihood::new(distance, &diagnostics), diagnostics)
    });
    let likeliest = explained.min_by_key(|(unlikelihood, _)| *unlikelihood);
    likeliest.map_or_else(Vec::new, |(_, diagnostics)| diagnostics)
}
