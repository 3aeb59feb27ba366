//! Where a fast track can be taken, and what it bypasses: especially the fields that the skipped stages require.

use super::domain::Answer;
use super::formula::Formula;
use super::solver::Outcome;
use super::{Claim, Finding, Subject, Witness};
use crate::contract::keywords;
use crate::contract::model::{
    Condition, ConditionKind, Example, Expect, ExpectKind, FieldId, Goal, Stage, StageId,
    Subject as Tested, Test,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::program::{FastTrack, RequiredField};
use crate::ir::slas::{ClockTrigger, Requirement, Sla, Target};
use crate::message::{Arg, Join, Message, msg, template};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};

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
        let from = self.compiled.from.iter().map(|id| self.name(*id));
        let unasked = self.unused_condition();
        let message = msg!(
            "this fast track to `{stage}` may be taken from {from}",
            stage = self.stage.name.text,
            from = Arg::list(from, Join::Comma)
        );
        let message = self.with_passed(self.with_skipped(message));
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
        let said = diagnostic
            .note(msg!(
                "so a lead whose {fields} is unknown gets to `{stage}`",
                fields = Arg::list(names, Join::Or),
                stage = self.stage.name.text
            ))
            .help(msg!(
                "if they must be known here as well, write `{not_without}` in this stage",
                not_without = self.not_without(&unasked)
            ));
        match self.witness(&unasked) {
            Some(witness) => Finding::with_witness(said, witness),
            None => Finding::new(said),
        }
    }

    fn language(&self) -> Language {
        self.subject.contract.info.language
    }

    /// `not without: email, company`
    fn not_without(&self, fields: &[RequiredField]) -> String {
        let fields: Vec<&str> = fields.iter().map(|field| self.field(field.field)).collect();
        let fields = fields.join(self.language().list_mark());
        keywords::fill(self.language(), PhraseId::NotWithout, &|_| Some(&fields))
    }

    /// The stages it passes.
    fn past(&self) -> Arg {
        let past = self.compiled.past.iter().map(|id| self.name(*id));
        Arg::list(past, Join::And)
    }

    /// Adds what the skipped stages require, but this track does not.
    fn with_skipped(&self, message: Message) -> Message {
        let jumped = || {
            self.compiled
                .past
                .iter()
                .filter_map(|id| self.stage_of(*id))
        };
        let mut skipped = Vec::new();
        if jumped().any(|stage| stage.condition.is_some()) {
            skipped.push(msg!("the condition"));
        }
        let fields = self.unused_condition();
        if !fields.is_empty() {
            skipped.push(Message::verbatim(format!(
                "`{}`",
                self.not_without(&fields)
            )));
        }
        let waits =
            |stage: &Stage| stage.comes_back_after.is_some() || !stage.comes_back_from.is_empty();
        if jumped().any(waits) {
            let comes_back = keywords::bare_label(self.language(), PhraseId::ComesBack);
            skipped.push(Message::verbatim(format!("`{comes_back}`")));
        }
        match skipped.is_empty() {
            true => message,
            false => msg!(
                "{message}; of {past} it skips {skipped}",
                message,
                past = self.past(),
                skipped = Arg::list(skipped, Join::And)
            ),
        }
    }

    /// The promises that a lead which takes this track says nothing about.
    fn without_promise(&self) -> Option<Message> {
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
        let count = targets.len();
        let (no_slas, no_targets) = (slas.is_empty(), targets.is_empty());
        let (slas, targets) = (Arg::list(slas, Join::Or), Arg::list(targets, Join::And));
        match (no_slas, no_targets) {
            (true, true) => None,
            (false, true) => Some(msg!(
                "the jump itself keeps no promise: no clock of {slas} starts",
                slas
            )),
            (true, false) => Some(msg!(
                "the jump itself keeps no promise: {targets} {count|does|do} not count the lead",
                targets,
                count
            )),
            (false, false) => Some(msg!(
                "the jump itself keeps no promise: no clock of {slas} starts, and {targets} {count|does|do} not count the lead",
                slas,
                targets,
                count
            )),
        }
    }

    /// The slas whose clocks start although the stage is jumped.
    fn with_clocks(&self) -> Option<Message> {
        let starts = |sla: &&Sla| {
            !matches!(sla.requirement, Requirement::BringTo(_)) && self.jumped_start(sla).is_some()
        };
        let slas = self.subject.program.slas.iter().filter(starts);
        let slas: Vec<String> = slas.map(|sla| format!("`{}`", sla.name)).collect();
        (!slas.is_empty()).then(|| {
            msg!(
                "the clocks of {slas} start all the same",
                slas = Arg::list(slas, Join::And)
            )
        })
    }

    /// The place among the jumped stages of the one that starts the clocks of an sla.
    fn jumped_start(&self, sla: &Sla) -> Option<usize> {
        let ClockTrigger::Stage(start) = sla.after else {
            return None;
        };
        self.compiled.past.iter().position(|past| *past == start)
    }

    /// Adds that the stages it passes count as entered.
    fn with_passed(&self, message: Message) -> Message {
        match self.compiled.past.is_empty() {
            true => message,
            false => msg!(
                "{message}; {past} counts as entered and left at that moment, for `{since}` and for deadlines",
                message,
                past = self.past(),
                since = keywords::since_word(self.language())
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
        subject.set_question(Some((self.span, template!("whether a lead takes it"))));
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
