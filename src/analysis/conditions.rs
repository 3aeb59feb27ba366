//! Conditions that no lead or every lead can meet, and bullets that add nothing to the others.

use super::condition_sites::{CheckedCondition, conditions};
use super::domain::Answer;
use super::formula::Formula;
use super::{Finding, Subject};
use crate::contract::model::ConditionKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, msg, template};
use crate::source::Span;
use std::collections::HashSet;

/// Maximum number of bullets that are compared with each other.
const MAX_COMPARED: usize = 40;

/// Examines every condition.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut look = ConditionCheck {
        subject,
        found: Vec::new(),
        said: HashSet::new(),
    };
    for condition in conditions(subject) {
        if !look.never(&condition) && !look.always(&condition) {
            look.bullets(&condition);
        }
    }
    look.found
}

struct ConditionCheck<'s, 'a> {
    subject: &'s Subject<'a>,
    found: Vec<Finding>,
    /// Places that already have a finding.
    said: HashSet<Span>,
}

impl<'a> ConditionCheck<'_, 'a> {
    fn text(&self, condition: &CheckedCondition<'_>) -> &'a str {
        self.subject.sources.text(condition.condition.span).trim()
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        if self.said.insert(diagnostic.primary.span) {
            self.found.push(Finding::new(diagnostic));
        }
    }

    fn is_never(&self, condition: &CheckedCondition<'_>, answer: Answer) -> bool {
        let place = condition.condition.span;
        self.subject.set_question(Some((
            place,
            template!("whether some leads meet it and others do not"),
        )));
        let formula = self.subject.solver.formula(0, condition.term, answer);
        self.subject.solver.is_never(formula)
    }

    /// Reports the innermost condition that no lead can meet. Returns true if this one cannot be met.
    fn never(&mut self, condition: &CheckedCondition<'a>) -> bool {
        if !self.is_never(condition, Answer::Met) {
            return false;
        }
        // The analysis of score ranges reports more about comparisons of points, and for `matches NAME` the definition is
        // reported.
        if matches!(
            condition.condition.kind,
            ConditionKind::Points(..) | ConditionKind::Matches(_)
        ) {
            return true;
        }
        let parts = condition.parts(self.subject);
        let dead = |look: &mut Self| parts.iter().filter(|part| look.never(part)).count();
        let is_told = match condition.condition.kind {
            ConditionKind::All(_) => dead(self) > 0,
            ConditionKind::Any(_) => dead(self) == parts.len(),
            ConditionKind::None(_)
            | ConditionKind::Test(..)
            | ConditionKind::Points(..)
            | ConditionKind::Matches(_)
            | ConditionKind::Activity(_)
            | ConditionKind::InStage(_) => false,
        };
        if is_told {
            return true;
        }
        let text = self.text(condition);
        let diagnostic = match self.contradiction(condition, &parts) {
            Some((first, second)) => Diagnostic::new(
                Code::W0221,
                second.condition.span,
                msg!(
                    "no lead can have `{first}` and `{second}`",
                    first = self.text(&first),
                    second = self.text(&second)
                ),
            )
            .also(first.condition.span, msg!("not together with this")),
            None => {
                let message = msg!("no lead can meet `{text}`", text);
                Diagnostic::new(Code::W0221, condition.condition.span, message)
            }
        };
        self.push(diagnostic.help(msg!(
            "change it to something a lead can have, or leave it out"
        )));
        true
    }

    /// The first two bullets that exclude each other.
    fn contradiction(
        &self,
        condition: &CheckedCondition<'a>,
        parts: &[CheckedCondition<'a>],
    ) -> Option<(CheckedCondition<'a>, CheckedCondition<'a>)> {
        let solver = self.subject.solver;
        let ConditionKind::All(_) = condition.condition.kind else {
            return None;
        };
        let place = condition.condition.span;
        self.subject.set_question(Some((
            place,
            template!("which of its lines exclude each other"),
        )));
        let parts = parts.iter().take(MAX_COMPARED);
        let met = |part: &CheckedCondition<'_>| solver.formula(0, part.term, Answer::Met);
        let all: Vec<&CheckedCondition<'a>> = parts.collect();
        all.iter().enumerate().find_map(|(at, second)| {
            let first = all
                .iter()
                .take(at)
                .find(|first| solver.is_never(Formula::all([met(first), met(second)])))?;
            Some((**first, **second))
        })
    }

    fn always(&mut self, condition: &CheckedCondition<'a>) -> bool {
        let is_points = matches!(condition.condition.kind, ConditionKind::Points(..));
        if !self.is_never(condition, Answer::NeverMet) {
            return false;
        }
        if !is_points {
            let text = self.text(condition);
            let message = match condition.is_exclusion(self.subject) {
                true => msg!("every lead meets `{text}`, so every lead is excluded", text),
                false => msg!("every lead meets `{text}`, so it asks for nothing", text),
            };
            let diagnostic = Diagnostic::new(Code::W0222, condition.condition.span, message);
            self.push(diagnostic.help(msg!(
                "leave it out, or use a condition that only some leads meet"
            )));
        }
        true
    }

    /// Reports bullets of `any of` that no lead can meet, and bullets that add nothing to another.
    fn bullets(&mut self, condition: &CheckedCondition<'a>) {
        let parts = condition.parts(self.subject);
        let is_all = match condition.condition.kind {
            ConditionKind::All(_) => true,
            ConditionKind::Any(_) | ConditionKind::None(_) => false,
            ConditionKind::Test(..)
            | ConditionKind::Points(..)
            | ConditionKind::Matches(_)
            | ConditionKind::Activity(_)
            | ConditionKind::InStage(_) => return,
        };
        let mut open = Vec::new();
        for part in parts {
            if self.never(&part) || self.always(&part) {
                continue;
            }
            self.bullets(&part);
            open.push(part);
        }
        for part in open.iter().take(MAX_COMPARED) {
            let others = open.iter().take(MAX_COMPARED);
            // A line that can be left out does not make another one redundant.
            let others = others.filter(|other| other.term != part.term && !self.is_reported(other));
            let mut others: Vec<&CheckedCondition<'a>> = others.collect();
            if others.is_empty() || !self.changes_nothing(part, &others, is_all) {
                continue;
            }
            let mut at = 0;
            while at < others.len() && others.len() > 1 {
                let fewer = [&others[..at], &others[at + 1..]].concat();
                match self.changes_nothing(part, &fewer, is_all) {
                    true => others = fewer,
                    false => at += 1,
                }
            }
            self.adds_nothing(part, &others, is_all);
        }
    }

    fn is_reported(&self, condition: &CheckedCondition<'_>) -> bool {
        self.said.contains(&condition.condition.span)
    }

    /// Whether a group has the same result (met, open or not met) without a line, as long as it has the others. The result of
    /// `all of` is the lowest of its lines' results, that of other groups the highest.
    fn changes_nothing(
        &self,
        part: &CheckedCondition<'_>,
        others: &[&CheckedCondition<'_>],
        is_all: bool,
    ) -> bool {
        let place = part.condition.span;
        self.subject.set_question(Some((
            place,
            template!("whether it adds something to the other lines"),
        )));
        let solver = self.subject.solver;
        let differs = |of_part: Answer, of_others: Answer| {
            let others = others.iter().map(|other| (other.term, of_others));
            let each = others.chain([(part.term, of_part)]);
            let each = each.map(|(term, answer)| solver.formula(0, term, answer));
            !solver.is_never(Formula::all(each))
        };
        match is_all {
            true => {
                !differs(Answer::NeverMet, Answer::Met)
                    && !differs(Answer::NotMet, Answer::NeverNotMet)
            }
            false => {
                !differs(Answer::Met, Answer::NeverMet)
                    && !differs(Answer::NeverNotMet, Answer::NotMet)
            }
        }
    }

    fn adds_nothing(
        &mut self,
        part: &CheckedCondition<'a>,
        others: &[&CheckedCondition<'a>],
        is_all: bool,
    ) {
        let this = self.text(part);
        let those = others.iter().map(|other| format!("`{}`", self.text(other)));
        let message = match is_all {
            true => msg!(
                "`{this}` has no effect: every lead that meets {those} meets it anyway",
                this,
                those = Arg::list(those, Join::And)
            ),
            false => msg!(
                "`{this}` has no effect: every lead that meets it meets {those} anyway",
                this,
                those = Arg::list(those, Join::Or)
            ),
        };
        let diagnostic = Diagnostic::new(Code::W0223, part.condition.span, message);
        let label = match others {
            [_] => template!("this one already decides"),
            _ => template!("this and the others named already decide"),
        };
        let said = others.iter().fold(diagnostic, |diagnostic, other| {
            diagnostic.also(other.condition.span, label)
        });
        self.push(said.help(msg!("leave it out, or change the condition")));
    }
}
