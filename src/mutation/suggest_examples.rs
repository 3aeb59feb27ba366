//! Examples that would notice what no existing example notices.

use super::mutants::{Kind, Mutant};
use super::run::{Base, passes};
use super::set_cover::Cover;
use super::trials::Trials;
use crate::contract::example_text;
use crate::contract::model::{Contract, Example, Expect, ExpectKind, NumberTest};
use crate::eval::example::Case;
use crate::eval::{Options, in_threads};
use crate::ir::{self, Program};
use crate::message::{Language, msg};
use crate::sampling::nowhere;
use crate::source::{Sources, Span};
use crate::units::MilliPoints;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// A change that no example notices.
#[derive(Debug, Clone)]
pub struct Survivor {
    /// What kind of thing is changed.
    pub kind: Kind,
    /// The line, or the part of it.
    pub place: Span,
    /// The original text.
    pub was: String,
    /// The changed text; none if it is removed.
    pub now: Option<String>,
    /// The index of the suggestion that notices it; none if no lead was found for which it makes a difference.
    pub suggestion: Option<usize>,
    /// Whether a lead was found or all available leads were tried. If not, the contract needs too much work.
    pub is_searched: bool,
}

/// An example that notices changes no other example notices.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The block, ready to be appended to the contract. It was verified: it passes, and it fails with each of the changes.
    pub text: String,
    /// The changes it notices, by their index among the unnoticed.
    pub notices: Vec<usize>,
}

/// Examples of leads that notice changes, each verified as it would be pasted.
pub(super) fn suggestions(
    base: &Base,
    changes: Vec<Mutant>,
    found: Cover,
    options: Options,
    again: &mut Reload,
) -> (Vec<Survivor>, Vec<Suggestion>) {
    let leads = in_parts(base, found.leads);
    let examples = in_threads(options, || examples(base, &changes, &leads));
    let suggestions = tried(base, &changes, examples, options, again);
    let mut is_covered = vec![false; changes.len()];
    for (_, notices) in &leads {
        notices.iter().for_each(|change| is_covered[*change] = true);
    }
    let searched = found.is_searched.into_iter().zip(is_covered);
    let changes = changes.into_iter().zip(searched).enumerate();
    let survivors = changes.map(|(index, (change, (is_searched, is_covered)))| {
        let by = |suggestion: &Suggestion| suggestion.notices.contains(&index);
        let suggestion = suggestions.iter().position(by);
        Survivor {
            kind: change.kind,
            place: change.place,
            was: change.was,
            now: change.now,
            suggestion,
            is_searched: suggestion.is_some() || (is_searched && !is_covered),
        }
    });
    (survivors.collect(), suggestions)
}

/// Splits the changes of a lead into parts small enough that one example can be made for each within the limits.
fn in_parts(base: &Base, leads: Vec<(Example, Vec<usize>)>) -> Vec<(Example, Vec<usize>)> {
    let parts = |(lead, notices): (Example, Vec<usize>)| -> Vec<(Example, Vec<usize>)> {
        let steps = base.ruled().steps(std::slice::from_ref(&lead));
        let most = base.limits.job().left() / steps;
        let parts = notices.chunks(base.programs_at_once().min(most as usize).max(1));
        parts.map(|part| (lead.clone(), part.to_vec())).collect()
    };
    leads.into_iter().flat_map(parts).collect()
}

/// Short examples of leads, each with the changes it is for.
fn examples(
    base: &Base,
    changes: &[Mutant],
    leads: &[(Example, Vec<usize>)],
) -> Vec<(Example, Vec<usize>)> {
    let example = |(lead, notices): &(Example, Vec<usize>)| {
        let noticed = notices.iter().map(|at| &changes[*at]);
        let programs: Vec<Program> = noticed.map(|change| base.changed(change)).collect();
        let trials = Trials::new(base, &programs);
        let line = notices.first().map_or("", |at| &changes[*at].was);
        let example = Example {
            title: title(line, base.contract.info.language),
            ..expecting(&trials, lead, &programs)
        };
        let made = base.steps_to_change().saturating_mul(programs.len() as u64);
        (
            (example, notices.clone()),
            made.saturating_add(trials.steps()),
        )
    };
    let examples = base.limits.work().spread(leads.len(), |wave| {
        let wave = wave.par_iter().map(|at| example(&leads[*at]));
        wave.collect()
    });
    let mut examples: Vec<(Example, Vec<usize>)> = examples.into_iter().flatten().collect();
    let existing = base.contract.examples.iter().map(|example| &example.title);
    number_titles(
        existing,
        examples.iter_mut().map(|(example, _)| &mut example.title),
    );
    examples
}

/// Adds ` (2)`, ` (3)` to titles that are taken.
fn number_titles<'t>(
    existing: impl Iterator<Item = &'t String>,
    titles: impl Iterator<Item = &'t mut String>,
) {
    let mut taken: FxHashSet<String> = existing.cloned().collect();
    for title in titles {
        let plain = title.clone();
        let mut number = 1;
        while !taken.insert(title.clone()) {
            number += 1;
            *title = format!("{plain} ({number})");
        }
    }
}

/// Reads the contract with text appended.
pub(super) type Reload<'a> = dyn FnMut(&str) -> Option<(Sources, Contract)> + 'a;

/// A provisional title: the line it is for. It is a line of the contract, so it is in its language.
fn title(line: &str, language: Language) -> String {
    const LONGEST: usize = 80;
    let bare = line.chars().filter(|c| !"\"“”„«»「」『』".contains(*c));
    let line: String = bare.take(LONGEST).collect();
    msg!("suggested for: {line}", line).text(language)
}

/// The lead as an example that expects its stage, and otherwise only what is needed to notice the changes.
fn expecting(trials: &Trials, lead: &Example, changed: &[Program]) -> Example {
    let lead = trials.shrunk(lead);
    let mut was = trials.expected(&lead);
    was.extend(was.iter().filter_map(between_whole).collect::<Vec<_>>());
    was.sort_by_key(rank);
    let failing = changed
        .iter()
        .map(|program| trials.failing(program, &lead, &was));
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

/// `behaviour between 44 and 45`, which reads better than `behaviour is 44.4990`.
fn between_whole(expected: &ExpectKind) -> Option<ExpectKind> {
    let ExpectKind::Points(of, NumberTest::Is(points)) = expected else {
        return None;
    };
    let whole = points.0.div_euclid(1000) * 1000;
    let next = whole.saturating_add(1000);
    let test = NumberTest::Between(MilliPoints(whole), MilliPoints(next));
    is_awkward(*points).then_some(ExpectKind::Points(*of, test))
}

/// Three decimals can be read as thousands, unless a further zero follows.
fn is_awkward(points: MilliPoints) -> bool {
    points.0 % 10 != 0
}

/// Expectations that read more naturally come first.
fn rank(expected: &ExpectKind) -> u8 {
    match expected {
        ExpectKind::Points(_, NumberTest::Is(points)) if is_awkward(*points) => 6,
        ExpectKind::Stage(_) => 0,
        ExpectKind::NotExcluded | ExpectKind::ExcludedBy(_) => 1,
        ExpectKind::Points(..) => 2,
        ExpectKind::Sla(..) => 3,
        ExpectKind::SlaDue(..) => 4,
        ExpectKind::StageOpen(_) => 5,
    }
}

/// The examples as text, parsed again with the contract. Each passes, and fails with every change it is for.
fn tried(
    base: &Base,
    changes: &[Mutant],
    examples: Vec<(Example, Vec<usize>)>,
    options: Options,
    again: &mut Reload,
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
    let confirmed = |suggestion: &Suggestion, example: &Example| {
        let mut suggestion = suggestion.clone();
        let case = Case::new(&contract, example);
        let holds = |program: &Program| passes(program, &case.history(program), 0, example);
        let change = |index: &usize| changes.get(*index);
        let fails = |index: &usize| change(index).is_some_and(|one| !holds(&base.changed(one)));
        suggestion.notices.retain(fails);
        (holds(&program) && !suggestion.notices.is_empty()).then_some(suggestion)
    };
    let steps = |suggestion: &Suggestion, example: &Example| {
        let one = base.ruled().steps(std::slice::from_ref(example));
        let one = one.saturating_add(base.steps_to_change());
        one.saturating_mul(suggestion.notices.len() as u64)
    };
    let one = |at: &usize| {
        let (suggestion, example) = (&suggestions[*at], read[*at]);
        (confirmed(suggestion, example), steps(suggestion, example))
    };
    let confirmed = in_threads(options, || {
        let count = suggestions.len().min(read.len());
        base.limits
            .work()
            .spread(count, |wave| wave.par_iter().map(one).collect())
    });
    confirmed.into_iter().flatten().flatten().collect()
}
