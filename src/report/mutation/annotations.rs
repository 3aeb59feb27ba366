//! Changes that no example notices, as annotations on their lines, for build servers.

use std::path::Path;

use super::{ContractRun, MutationRun, NotRun, SurvivingMutant};
use crate::diagnostic::Severity;
use crate::diagnostic::annotation::{Annotation, Location, Rule, artifact};
use crate::message::{Language, Template, msg, template};
use crate::report::examples::failures;

const TITLE: Template = template!("a change that survives every example");

/// The rule of annotations for unnoticed changes.
const UNNOTICED: Rule = Rule {
    id: "survived",
    title: TITLE.0,
    page: "# A change that survives every example\n\n\
           If this line of the contract said something slightly different, every example would still pass. So nobody would \
           notice if it was changed by mistake.\n\n\
           `leadc test --mutate CONTRACT` suggests examples that would kill it.\n",
    severity: Severity::Warning,
};

/// The changes that no example notices. For contracts without tried changes, their errors or failing examples. File paths are
/// relative to the folder `base`.
pub fn annotations(runs: &[ContractRun], base: &Path, language: Language) -> Vec<Annotation> {
    let of_run = |run: &ContractRun| match &run.tried {
        Ok(tried) => {
            let missed = tried.survivors.iter();
            missed
                .map(|missed| annotation(tried, missed, base, language))
                .collect()
        }
        Err(NotRun::Errors(_, errors)) => errors.clone(),
        Err(why @ NotRun::Failing(failing)) => {
            let failures = failing.iter().flat_map(|one| failures(one, base, language));
            failures
                .map(|failure| because(why, failure, language))
                .collect()
        }
    };
    runs.iter().flat_map(of_run).collect()
}

/// A failing expectation, as the reason why no changes were tried.
fn because(why: &NotRun, failure: Annotation, language: Language) -> Annotation {
    let reason = msg!("no change was tried: {reason}", reason = why.message());
    Annotation {
        message: format!("{}\n{}", reason.text(language), failure.message),
        ..failure
    }
}

fn annotation(
    tried: &MutationRun,
    missed: &SurvivingMutant,
    base: &Path,
    language: Language,
) -> Annotation {
    let suggestion = missed.suggestion.and_then(|at| tried.suggestions.get(at));
    let more = match suggestion {
        Some(suggestion) => {
            let heading = msg!("an example that would kill it:").text(language);
            format!("{heading}\n{}", suggestion.text.trim_end())
        }
        None => missed.why_without().text(language),
    };
    Annotation {
        rule: UNNOTICED,
        title: TITLE.message().text(language),
        severity: Severity::Warning,
        message: format!("{}\n{more}", missed.unnoticed().text(language)),
        location: Location {
            file: artifact(&missed.file, base),
            region: missed.region,
        },
        related: Vec::new(),
        correction: None,
    }
}
