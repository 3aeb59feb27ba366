//! Examples that would notice what no example notices.

use super::changes::{Change, Kind};
use super::run::{Base, passes};
use super::shrink::{expected, failing, shrunk};
use crate::contract::example_text;
use crate::contract::model::{Contract, Example, Expect, ExpectKind};
use crate::eval::example::Case;
use crate::eval::{Options, follow_here, in_threads};
use crate::ir::{self, Program};
use crate::source::{Sources, Span};
use crate::trials::nowhere;
use rayon::prelude::*;

/// A change that no example notices.
#[derive(Debug, Clone)]
pub struct Unnoticed {
    /// What kind of thing is changed.
    pub kind: Kind,
    /// The line, or the part of it.
    pub place: Span,
    /// What stands there.
    pub was: String,
    /// What would stand there; none if it were left out.
    pub now: Option<String>,
    /// The suggestion that notices it, by its index; none where no lead was found that it makes a difference for.
    pub suggestion: Option<usize>,
}

/// An example that notices changes no other example notices.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The block, ready to be put at the end of the contract. It was tried: it passes, and fails with each of the changes.
    pub text: String,
    /// The changes it notices, by their index among the unnoticed.
    pub notices: Vec<usize>,
}

/// Examples of leads that notice changes, each tried as it would be pasted.
pub(super) fn suggestions(
    base: &Base,
    changes: Vec<Change>,
    leads: Vec<(Example, Vec<usize>)>,
    options: Options,
    again: &mut Again,
) -> (Vec<Unnoticed>, Vec<Suggestion>) {
    let example = |(lead, notices): (Example, Vec<usize>)| {
        let noticed: Vec<&Change> = notices.iter().filter_map(|at| changes.get(*at)).collect();
        let programs: Vec<Program> = noticed.iter().map(|change| base.changed(change)).collect();
        let line = noticed.first().map_or("", |change| &change.was);
        let example = Example {
            title: title(line),
            ..expecting(base, &lead, &programs)
        };
        (example, notices)
    };
    let examples = in_threads(options, || leads.into_par_iter().map(example).collect());
    let suggestions = tried(base, &changes, examples, options, again);
    let unnoticed = changes.into_iter().enumerate().map(|(index, change)| {
        let by = |suggestion: &Suggestion| suggestion.notices.contains(&index);
        Unnoticed {
            kind: change.kind,
            place: change.place,
            was: change.was,
            now: change.now,
            suggestion: suggestions.iter().position(by),
        }
    });
    (unnoticed.collect(), suggestions)
}

/// Reads the contract with more text at its end.
pub(super) type Again<'a> = dyn FnMut(&str) -> Option<(Sources, Contract)> + 'a;

/// A title until somebody finds a better one: the line it is for.
fn title(line: &str) -> String {
    const LONGEST: usize = 80;
    let bare = line.chars().filter(|c| !"\"“”„«»「」『』".contains(*c));
    format!("suggested for: {}", bare.take(LONGEST).collect::<String>())
}

/// The lead as an example that expects its stage, and no more than what it takes to notice the changes.
fn expecting(base: &Base, lead: &Example, changed: &[Program]) -> Example {
    let lead = shrunk(base, lead, changed);
    let mut was = expected(base, &lead);
    was.sort_by_key(rank);
    let failing = changed
        .iter()
        .map(|program| failing(base, program, &lead, &was));
    let mut unseen: Vec<Vec<bool>> = failing.collect();
    let needed = |(at, kind): (usize, ExpectKind)| {
        let before = unseen.len();
        unseen.retain(|fails| fails.get(at) != Some(&true));
        let stage = matches!(kind, ExpectKind::Stage(_));
        (stage || unseen.len() < before).then(|| Expect {
            span: nowhere(),
            kind,
        })
    };
    Example {
        expects: was.into_iter().enumerate().filter_map(needed).collect(),
        ..lead
    }
}

/// What people would rather say comes first.
fn rank(expected: &ExpectKind) -> u8 {
    match expected {
        ExpectKind::Stage(_) => 0,
        ExpectKind::NotExcluded | ExpectKind::ExcludedBy(_) => 1,
        ExpectKind::Points(..) => 2,
        ExpectKind::Sla(..) => 3,
        ExpectKind::SlaDue(..) => 4,
        ExpectKind::StageOpen(_) => 5,
    }
}

/// The examples as text, read again with the contract: they pass, and fail with each change they are there for.
fn tried(
    base: &Base,
    changes: &[Change],
    examples: Vec<(Example, Vec<usize>)>,
    options: Options,
    again: &mut Again,
) -> Vec<Suggestion> {
    let text = |example: &Example| {
        let language = base.contract.info.language;
        example_text(&base.contract, language, example)
    };
    let written = examples.into_iter().map(|(example, notices)| Suggestion {
        text: text(&example),
        notices,
    });
    let suggestions: Vec<Suggestion> = written.collect();
    let texts = suggestions.iter().map(|one| one.text.as_str());
    let texts: Vec<&str> = texts.collect();
    let Some((sources, contract)) = again(&texts.join("\n")) else {
        return Vec::new();
    };
    let program = ir::compile(&contract, &sources);
    let first = contract.examples.len().saturating_sub(suggestions.len());
    let read: Vec<&Example> = contract.examples.iter().skip(first).collect();
    let confirmed = |(mut suggestion, example): (Suggestion, &Example)| {
        let case = Case::of(&contract, example);
        let holds = |program: &Program| {
            let followed = follow_here(program, &case.leads, &case.activities, case.as_of);
            passes(program, &followed, 0, example)
        };
        let change = |index: &usize| changes.get(*index);
        let fails = |index: &usize| change(index).is_some_and(|one| !holds(&base.changed(one)));
        suggestion.notices.retain(fails);
        (holds(&program) && !suggestion.notices.is_empty()).then_some(suggestion)
    };
    in_threads(options, || {
        let all = suggestions.into_par_iter().zip(read);
        all.filter_map(confirmed).collect()
    })
}
