//! Where a fast track can be taken, and what it bypasses: especially the fields that the skipped stages require.

use super::domain::Answer;
use super::formula::Formula;
use super::solver::Outcome;
use super::{Claim, Finding, Subject, Witness};
use crate::contract::model::{
    Condition, ConditionKind, Example, Expect, ExpectKind, FieldId, Goal, Stage, StageId,
    Subject as Tested, Test,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::program::{FastTrack, RequiredField};
use crate::ir::slas::{ClockTrigger, Requirement, Sla, Target};
use crate::source::Span;

/// Examines every fast track.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let contract = subject.contract.stages.iter();
    let stages = contract.zip(&subject.program.stages).enumerate();
    let tracks = stages.flat_map(|(i, (stage, compiled))| {
        let tracks = stage.fast_tracks.iter().zip(&compiled.fast_tracks);
        tracks.map(move |(track, compiled)| Track {
            subject,
            into: StageId(i as u32),
            stage,
            condition: &track.condition,
            span: track.span,
            compiled,
        })
    });
    tracks.map(|track| track.finding()).collect()
}

/// A fast track in its stage.
struct Track<'a> {
    subject: &'a Subject<'a>,
    into: StageId,
    stage: &'a Stage,
    condition: &'a Condition,
    span: Span,
    compiled: &'a FastTrack,
}

impl Track<'_> {
    fn finding(&self) -> Finding {
        let from: Vec<String> = self.compiled.from.iter().map(|id| self.name(*id)).collect();
        let unasked = self.unused_condition();
        let message = format!(
            "this fast track to `{}` may be taken from {}{}{}",
            self.stage.name.text,
            from.join(", "),
            self.skipped(),
            self.passed(),
        );
        let diagnostic = Diagnostic::new(Code::N0102, self.span, message);
        let promises = [self.without_promise(), self.with_clocks()];
        let diagnostic = promises
            .into_iter()
            .flatten()
            .fold(diagnostic, Diagnostic::note);
        if unasked.is_empty() {
            return Finding::new(diagnostic);
        }
        let names = unasked
            .iter()
            .map(|field| format!("`{}`", self.field(field.field)));
        let names: Vec<String> = names.collect();
        let (list, fields): (String, Vec<&str>) = (
            listed(&names, "or"),
            unasked
                .iter()
                .map(|field| self.field(field.field))
                .collect(),
        );
        let said = diagnostic
            .note(format!(
                "so a lead whose {list} is unknown gets to `{}`",
                self.stage.name.text
            ))
            .help(format!(
                "if they must be known here as well, write `not without: {}` in this stage",
                fields.join(", ")
            ));
        match self.witness(&unasked) {
            Some(witness) => Finding::with_witness(said, witness),
            None => Finding::new(said),
        }
    }

    /// What the skipped stages require, but this track does not.
    fn skipped(&self) -> String {
        let past: Vec<String> = self.compiled.past.iter().map(|id| self.name(*id)).collect();
        let jumped = || {
            self.compiled
                .past
                .iter()
                .filter_map(|id| self.stage_of(*id))
        };
        let mut skipped = Vec::new();
        if jumped().any(|stage| stage.condition.is_some()) {
            skipped.push("the condition".to_owned());
        }
        let fields = self.unused_condition();
        let fields = fields.iter().map(|field| self.field(field.field));
        let fields: Vec<&str> = fields.collect();
        if !fields.is_empty() {
            skipped.push(format!("`not without: {}`", fields.join(", ")));
        }
        let waits =
            |stage: &Stage| stage.comes_back_after.is_some() || !stage.comes_back_from.is_empty();
        if jumped().any(waits) {
            skipped.push("`comes back`".to_owned());
        }
        match skipped.as_slice() {
            [] => String::new(),
            skipped => format!(
                "; of {} it skips {}",
                listed(&past, "and"),
                listed(skipped, "and")
            ),
        }
    }

    /// The promises that a lead which takes this track says nothing about.
    fn without_promise(&self) -> Option<String> {
        let program = self.subject.program;
        let is_fulfilled = |sla: &&Sla| {
            let Requirement::BringTo(stages) = &sla.requirement else {
                return false;
            };
            let start = self.jumped_start(sla);
            let entered = start.map(|start| &self.compiled.past[start + 1..]);
            entered.is_some_and(|passed| {
                passed
                    .iter()
                    .chain([&self.into])
                    .any(|entered| stages.contains(entered))
            })
        };
        let slas = program.slas.iter().filter(is_fulfilled);
        let slas: Vec<String> = slas.map(|sla| format!("`{}`", sla.name)).collect();
        let is_about = |target: &&Target| matches!(&target.goal, Goal::Converts { from, .. } if self.compiled.past.contains(from));
        let targets = program.targets.iter().filter(is_about);
        let targets: Vec<String> = targets.map(|target| format!("`{}`", target.name)).collect();
        let no_clock =
            (!slas.is_empty()).then(|| format!("no clock of {} starts", listed(&slas, "or")));
        let verb = if targets.len() == 1 { "does" } else { "do" };
        let no_count = (!targets.is_empty())
            .then(|| format!("{} {verb} not count the lead", listed(&targets, "and")));
        let both: Vec<String> = no_clock.into_iter().chain(no_count).collect();
        (!both.is_empty())
            .then(|| format!("the jump itself keeps no promise: {}", both.join(", and ")))
    }

    /// The slas whose clocks start although the stage is jumped.
    fn with_clocks(&self) -> Option<String> {
        let starts = |sla: &&Sla| {
            !matches!(sla.requirement, Requirement::BringTo(_)) && self.jumped_start(sla).is_some()
        };
        let slas = self.subject.program.slas.iter().filter(starts);
        let slas: Vec<String> = slas.map(|sla| format!("`{}`", sla.name)).collect();
        (!slas.is_empty()).then(|| {
            let clocks = listed(&slas, "and");
            format!("the clocks of {clocks} start all the same")
        })
    }

    /// The place among the jumped stages of the one that starts the clocks of an sla.
    fn jumped_start(&self, sla: &Sla) -> Option<usize> {
        let ClockTrigger::Stage(start) = sla.after else {
            return None;
        };
        self.compiled.past.iter().position(|past| *past == start)
    }

    /// The stages it passes count as entered.
    fn passed(&self) -> String {
        let past: Vec<String> = self.compiled.past.iter().map(|id| self.name(*id)).collect();
        match past.as_slice() {
            [] => String::new(),
            past => format!(
                "; {} counts as entered and left at that moment, for `since` and for deadlines",
                listed(past, "and")
            ),
        }
    }

    /// Fields that the skipped stages require, but this stage neither requires nor tests.
    fn unused_condition(&self) -> Vec<RequiredField> {
        let stages = &self.subject.program.stages;
        let jumped = self.compiled.past.iter();
        let jumped = jumped.filter_map(|id| stages.get(id.index()));
        let mut unasked: Vec<RequiredField> = Vec::new();
        for needed in jumped.flat_map(|stage| &stage.not_without) {
            let is_known = |known: &RequiredField| known.field == needed.field;
            let is_asked = self.stage.not_without.contains(&needed.field)
                || needs_known(self.condition, needed.field)
                || unasked.iter().any(is_known);
            if !is_asked {
                unasked.push(*needed);
            }
        }
        unasked
    }

    /// A lead that takes the track with these fields unknown.
    fn witness(&self, unasked: &[RequiredField]) -> Option<Witness> {
        let (subject, into) = (self.subject, self.into);
        let claims = vec![Claim::Jumped(self.last_asking(unasked)?, into)];
        subject.set_question(Some((self.span, "whether a lead takes it")));
        let (solver, maker) = (subject.solver, subject.maker());
        let own = subject.program.stages.get(into.index())?.not_without.iter();
        let known = own.map(|needed| (needed.known, Answer::Met));
        let unknown = unasked.iter().map(|needed| (needed.known, Answer::NotMet));
        let taken = [(self.compiled.condition, Answer::Met)];
        let parts = taken.into_iter().chain(known).chain(unknown);
        let formula = Formula::all(parts.map(|(term, answer)| solver.formula(0, term, answer)));
        let lacks = |lead: &Example| {
            let is_given =
                |needed: &RequiredField| lead.facts.iter().any(|(id, _)| *id == needed.field);
            !unasked.iter().any(is_given)
        };
        let found = solver.find(formula, &mut |state| {
            let mut leads = maker.leads(state, None);
            leads.retain(lacks);
            maker.showing(leads, |tried| {
                let shows = claims.iter().all(|claim| claim.holds(tried));
                (shows && tried.stage() == Some(into)).then_some(())
            })
        });
        let Outcome::Found((mut lead, ())) = found else {
            return None;
        };
        lead.title = format!("around the stages before {}", self.stage.name.text);
        lead.expects = vec![Expect {
            span: self.span,
            kind: ExpectKind::Stage(into),
        }];
        Some(Witness::showing(lead, claims))
    }

    /// The last skipped stage that requires one of these fields.
    fn last_asking(&self, unasked: &[RequiredField]) -> Option<StageId> {
        let asks = |id: &&StageId| {
            let stage = self.stage_of(**id);
            let mut fields = unasked.iter().map(|needed| needed.field);
            stage.is_some_and(|stage| fields.any(|field| stage.not_without.contains(&field)))
        };
        self.compiled.past.iter().rev().find(asks).copied()
    }

    fn stage_of(&self, id: StageId) -> Option<&Stage> {
        self.subject.contract.stages.get(id.index())
    }

    fn name(&self, id: StageId) -> String {
        let stage = self.stage_of(id);
        stage.map_or(String::new(), |stage| format!("`{}`", stage.name.text))
    }

    fn field(&self, id: FieldId) -> &str {
        let field = self.subject.contract.fields.get(id.index());
        field.map_or("", |field| &field.name.text)
    }
}

/// Whether only leads with a known field can meet a condition.
fn needs_known(condition: &Condition, field: FieldId) -> bool {
    match &condition.kind {
        ConditionKind::All(inner) => inner.iter().any(|inner| needs_known(inner, field)),
        ConditionKind::Any(inner) => inner.iter().all(|inner| needs_known(inner, field)),
        ConditionKind::Test(Tested::Field(id) | Tested::DomainOf(id), test) => {
            *id == field && *test != Test::Unknown
        }
        ConditionKind::None(_)
        | ConditionKind::Test(Tested::Detail(_) | Tested::DomainOfDetail(_), _)
        | ConditionKind::Points(..)
        | ConditionKind::Matches(_)
        | ConditionKind::Activity(_)
        | ConditionKind::InStage(_) => false,
    }
}

/// `a`, `a and b`, `a, b and c`
fn listed(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}
