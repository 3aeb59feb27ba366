//! Classifies events that are logged in the same way: which kinds they belong to depends on their details.

use crate::contract::model::{ActivityId, Actor, DetailId};
use crate::data::table::EventKind;
use crate::eval::input::Input;
use crate::ir::program::{KindSource, Program};
use crate::ir::term::{Term, TermId};
use crate::ir::{Connective, Memo, Truth};

/// Events that are logged in the same way.
#[derive(Debug)]
pub(super) struct Classifier {
    /// Kinds they certainly belong to.
    certain: Vec<ActivityId>,
    /// Kinds with conditions on details, each after those it is derived from.
    questions: Vec<DetailTest>,
    /// Who does them.
    pub actors: Vec<Actor>,
    /// The details that the questions are about.
    pub tested: TestedDetails,
}

/// The details on which the kinds of an activity depend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TestedDetails {
    None,
    /// The value of this one, whatever the time.
    One(DetailId),
    Several,
}

/// A kind with a condition on details.
#[derive(Debug)]
struct DetailTest {
    kind: ActivityId,
    /// The condition; none means every event of the kind it is derived from.
    when: Option<TermId>,
    /// Whether the kind it is derived from is certain.
    follows: bool,
    /// If not, the questions of which one must be met.
    behind: Vec<usize>,
}

impl Classifier {
    /// The family of a kind of event.
    pub fn new(program: &Program, kind: EventKind) -> Classifier {
        let (mut root, named) = match kind {
            EventKind::Logged(kind) => (kind, false),
            EventKind::Derived(kind) => (kind, true),
        };
        let mut certain = vec![root];
        while let (true, KindSource::KindOf { parent, .. }) =
            (named, &program.kinds[root.index()].source)
        {
            root = *parent;
            certain.push(root);
        }
        let mut classifier = Classifier {
            certain,
            questions: Vec::new(),
            actors: program.kinds[root.index()].actors.clone(),
            tested: TestedDetails::None,
        };
        for kind in by_origin(program) {
            classifier.question(program, kind);
        }
        if classifier.tests_details() {
            classifier.tested = classifier.tested_details(program);
        }
        classifier
    }

    fn question(&mut self, program: &Program, kind: ActivityId) {
        let KindSource::KindOf { parent, when } = program.kinds[kind.index()].source else {
            return;
        };
        if self.certain.contains(&kind) {
            return;
        }
        let mut question = DetailTest {
            kind,
            when: when.map(|when| when.condition),
            follows: false,
            behind: Vec::new(),
        };
        let mut parents = vec![parent];
        let mut visits = Memo::new(program.kinds.len());
        while let Some(parent) = parents.pop() {
            if !visits.is_first(parent.index()) {
                continue;
            }
            let asked = self.questions.iter().position(|q| q.kind == parent);
            question.behind.extend(asked);
            question.follows |= self.certain.contains(&parent);
            if let KindSource::AnyOf(kinds) = &program.kinds[parent.index()].source {
                parents.extend(kinds);
            }
        }
        if question.follows || !question.behind.is_empty() {
            self.questions.push(question);
        }
    }

    /// Whether details matter.
    pub fn tests_details(&self) -> bool {
        !self.questions.is_empty()
    }

    /// The details that its questions are about.
    fn tested_details(&self, program: &Program) -> TestedDetails {
        let mut tested = TestedDetails::None;
        let mut visits = Memo::new(program.terms.len());
        let conditions = self.questions.iter().filter_map(|question| question.when);
        let mut terms: Vec<TermId> = conditions.collect();
        while let Some(id) = terms.pop() {
            let term = program.term(id);
            if !visits.is_first(id.index()) {
                continue;
            }
            terms.extend(term.children());
            let Some(value) = term.value() else {
                continue;
            };
            tested = match (tested, value.detail()) {
                (TestedDetails::None, Some(detail)) if !matches!(term, Term::Age { .. }) => {
                    TestedDetails::One(detail)
                }
                (TestedDetails::One(one), Some(detail)) if one == detail => tested,
                (TestedDetails::None | TestedDetails::One(_) | TestedDetails::Several, _) => {
                    return TestedDetails::Several;
                }
            };
        }
        tested
    }

    /// Enough bits for all results.
    pub fn bits(&self) -> Vec<u64> {
        vec![0; self.questions.len().div_ceil(64)]
    }

    /// Sets the bits of the kinds that a row belongs to by its details. Returns the number of questions that were open.
    pub fn test_row(
        &self,
        ask: &mut DetailEval<'_, '_>,
        row: usize,
        day: i32,
        bits: &mut [u64],
    ) -> u64 {
        bits.fill(0);
        let mut open = 0;
        for (index, question) in self.questions.iter().enumerate() {
            if !question.follows && !question.behind.iter().any(|bit| is_set(bits, *bit)) {
                continue;
            }
            let answer = question
                .when
                .map_or(Truth::Met, |when| ask.answer(when, row, day));
            open += u64::from(answer.is_open());
            if answer.is_met() {
                bits[index / 64] |= 1 << (index % 64);
            }
        }
        open
    }

    /// The kinds whose conditions on details were evaluated for an event, whatever the result.
    pub fn matching_kinds(&self, bits: &[u64]) -> impl Iterator<Item = ActivityId> {
        let asked = self.questions.iter().filter(|question| {
            question.follows || question.behind.iter().any(|bit| is_set(bits, *bit))
        });
        asked.map(|question| question.kind)
    }

    /// Every kind an event belongs to, by `ActivityId`.
    pub fn members(&self, program: &Program, bits: &[u64]) -> Vec<bool> {
        let mut members = vec![false; program.kinds.len()];
        for kind in &self.certain {
            members[kind.index()] = true;
        }
        for (index, question) in self.questions.iter().enumerate() {
            members[question.kind.index()] |= is_set(bits, index);
        }
        for kind in by_origin(program) {
            if let KindSource::AnyOf(kinds) = &program.kinds[kind.index()].source {
                members[kind.index()] |= kinds.iter().any(|kind| members[kind.index()]);
            }
        }
        members
    }
}

fn is_set(bits: &[u64], index: usize) -> bool {
    bits[index / 64] >> (index % 64) & 1 == 1
}

/// Every kind, after those it is derived from.
pub(in crate::eval) fn by_origin(program: &Program) -> Vec<ActivityId> {
    let mut order = Vec::with_capacity(program.kinds.len());
    let mut seen = vec![false; program.kinds.len()];
    for kind in 0..program.kinds.len() as u32 {
        let mut todo = vec![(ActivityId(kind), false)];
        while let Some((kind, leaving)) = todo.pop() {
            if leaving {
                order.push(kind);
                continue;
            }
            if std::mem::replace(&mut seen[kind.index()], true) {
                continue;
            }
            todo.push((kind, true));
            match &program.kinds[kind.index()].source {
                KindSource::Data => {}
                KindSource::KindOf { parent, .. } => todo.push((*parent, false)),
                KindSource::AnyOf(kinds) => todo.extend(kinds.iter().map(|k| (*k, false))),
            }
        }
    }
    order
}

/// Evaluates conditions on the details of events.
pub(in crate::eval) struct DetailEval<'p, 'a> {
    program: &'p Program,
    input: &'p Input<'a>,
    /// Results for the current event.
    answers: Memo<Truth>,
}

impl<'p, 'a> DetailEval<'p, 'a> {
    /// Prepares the evaluation.
    pub fn new(program: &'p Program, input: &'p Input<'a>) -> DetailEval<'p, 'a> {
        DetailEval {
            program,
            input,
            answers: Memo::new(program.terms.len()),
        }
    }

    /// The result for the event in a row; ages count from its day.
    pub fn answer(&mut self, term: TermId, row: usize, day: i32) -> Truth {
        self.answers.forget();
        self.answer_of_row(term, row, day)
    }

    fn answer_of_row(&mut self, term: TermId, row: usize, day: i32) -> Truth {
        if let Some(answer) = self.answers.get(term.index()) {
            return answer;
        }
        let answer = self.find_answer(term, row, day);
        self.answers.set(term.index(), answer);
        answer
    }

    fn find_answer(&mut self, term: TermId, row: usize, day: i32) -> Truth {
        let asked = self.program.term(term);
        let mut each = |child: &TermId| self.answer_of_row(*child, row, day);
        match asked {
            Term::Always(truth) => *truth,
            Term::All(children) => Connective::All.of(children.iter().map(each)),
            Term::Any(children) => Connective::Any.of(children.iter().map(each)),
            Term::Not(child) => !each(child),
            Term::Age {
                youngest, oldest, ..
            } => match self.input.day(term, row) {
                Some(that) => {
                    Truth::from_bool((*youngest..=*oldest).contains(&day.saturating_sub(that)))
                }
                None => Truth::Open,
            },
            Term::Known(_)
            | Term::Text(..)
            | Term::Number(..)
            | Term::Band { .. }
            | Term::Day { .. }
            | Term::Yes(_)
            | Term::Points(..)
            | Term::Count { .. }
            | Term::Quiet { .. }
            | Term::Entered(_)
            | Term::Reached(_) => self.input.answer(term, row),
        }
    }
}
