//! The analyses of a contract, which take longer than a keystroke.

use crate::analysis;
use crate::contract::model::Contract;
use crate::diagnostic::Diagnostic;
use crate::diff::contracts::Side;
use crate::signing;
use crate::source::Sources;
use crate::time::MicrosUtc;
use std::path::PathBuf;

/// The analyses of a contract, to be run on any thread.
#[derive(Debug)]
pub struct Task {
    pub(super) root: PathBuf,
    pub(super) revision: u64,
    pub(super) contract: Contract,
    pub(super) sources: Sources,
    pub(super) now: MicrosUtc,
}

/// What the analyses found.
#[derive(Debug)]
pub struct Outcome {
    pub(super) root: PathBuf,
    pub(super) revision: u64,
    pub(super) findings: Vec<Diagnostic>,
}

impl Task {
    /// Computes the outcome. This may take seconds.
    pub fn run(self) -> Outcome {
        let (contract, sources) = (&self.contract, &self.sources);
        let today = self.now.local_day(&contract.info.zone);
        let mut findings = analysis::diagnostics(contract, sources);
        findings.extend(signing::findings(Side { contract, sources }, today));
        Outcome {
            root: self.root,
            revision: self.revision,
            findings,
        }
    }
}
