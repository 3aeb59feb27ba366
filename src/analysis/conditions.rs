//! Conditions that no lead can meet, that every lead meets, and bullets that add nothing to the others.

use super::asked::{Asked, conditions};
use super::formula::Formula;
use super::space::Answer;
use super::{Finding, Subject};
use crate::contract::model::ConditionKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use std::collections::HashSet;

/// Bullets are compared with each other in groups of so many at most.
const MOST_COMPARED: usize = 40;

/// Looks at every condition.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut look = Look {
        subject,
        found: Vec::new(),
        said: HashSet::new(),
    };
    for asked in conditions(subject) {
        if !look.never(&asked) && !look.always(&asked) {
            look.bullets(&asked);
        }
    }
    look.found
}

struct Look<'s, 'a> {
    subject: &'s Subject<'a>,
    found: Vec<Finding>,
    /// Places of which something is said.
    said: HashSet<Span>,
}

impl<'a> Look<'_, 'a> {
    fn text(&self, asked: &Asked<'_>) -> &'a str {
        self.subject.sources.text(asked.condition.span).trim()
    }

    fn say(&mut self, said: Diagnostic) {
        if self.said.insert(said.primary.span) {
            self.found.push(Finding::new(said));
        }
    }

    fn is_never(&self, asked: &Asked<'_>, answer: Answer) -> bool {
        let formula = self.subject.solver.formula(0, asked.term, answer);
        self.subject.solver.is_never(formula)
    }

    /// Says which condition no lead can meet: the innermost one. True if this one cannot be met.
    fn never(&mut self, asked: &Asked<'a>) -> bool {
        if !self.is_never(asked, Answer::Met) {
            return false;
        }
        // Of comparisons of points the analysis of scores says more, and of `matches NAME` the definition itself.
        if matches!(
            asked.condition.kind,
            ConditionKind::Points(..) | ConditionKind::Matches(_)
        ) {
            return true;
        }
        let parts = asked.parts(self.subject);
        let dead = |look: &mut Self| parts.iter().filter(|part| look.never(part)).count();
        let is_told = match asked.condition.kind {
            ConditionKind::All(_) => dead(self) > 0,
            ConditionKind::Any(_) => dead(self) == parts.len(),
            _ => false,
        };
        if is_told {
            return true;
        }
        let text = self.text(asked);
        let said = match self.contradiction(asked, &parts) {
            Some((first, second)) => Diagnostic::new(
                Code::W0221,
                second.condition.span,
                format!(
                    "no lead can have `{}` and `{}`",
                    self.text(&first),
                    self.text(&second)
                ),
            )
            .also(first.condition.span, "not together with this"),
            None => {
                let message = format!("no lead can meet `{text}`");
                Diagnostic::new(Code::W0221, asked.condition.span, message)
            }
        };
        self.say(said.help("change it to something a lead can have, or leave it out"));
        true
    }

    /// The first two bullets that exclude each other.
    fn contradiction(
        &self,
        asked: &Asked<'a>,
        parts: &[Asked<'a>],
    ) -> Option<(Asked<'a>, Asked<'a>)> {
        let solver = self.subject.solver;
        let ConditionKind::All(_) = asked.condition.kind else {
            return None;
        };
        let parts = parts.iter().take(MOST_COMPARED);
        let met = |part: &Asked<'_>| solver.formula(0, part.term, Answer::Met);
        let all: Vec<&Asked<'a>> = parts.collect();
        all.iter().enumerate().find_map(|(at, second)| {
            let first = all
                .iter()
                .take(at)
                .find(|first| solver.is_never(Formula::all([met(first), met(second)])))?;
            Some((**first, **second))
        })
    }

    fn always(&mut self, asked: &Asked<'a>) -> bool {
        let is_points = matches!(asked.condition.kind, ConditionKind::Points(..));
        if !self.is_never(asked, Answer::NeverMet) {
            return false;
        }
        if !is_points {
            let text = self.text(asked);
            let so = match asked.is_exclusion(self.subject) {
                true => "everybody is excluded",
                false => "it asks for nothing",
            };
            let message = format!("every lead meets `{text}`, so {so}");
            let said = Diagnostic::new(Code::W0222, asked.condition.span, message);
            self.say(said.help("leave it out, or ask for what only some leads have"));
        }
        true
    }

    /// Bullets that no lead can meet in `any of`, and bullets that add nothing to another.
    fn bullets(&mut self, asked: &Asked<'a>) {
        let parts = asked.parts(self.subject);
        let is_all = match asked.condition.kind {
            ConditionKind::All(_) => true,
            ConditionKind::Any(_) | ConditionKind::None(_) => false,
            _ => return,
        };
        let mut open = Vec::new();
        for part in parts {
            if self.never(&part) || self.always(&part) {
                continue;
            }
            self.bullets(&part);
            open.push(part);
        }
        for (at, part) in open.iter().enumerate().take(MOST_COMPARED) {
            let others = open.iter().enumerate().take(MOST_COMPARED);
            let implied = others
                .filter(|(other, asked)| *other != at && asked.term != part.term)
                .find(|(_, other)| self.changes_nothing(part, &[other], is_all));
            if let Some((_, other)) = implied {
                self.adds_nothing(part, other, is_all);
            }
        }
    }

    /// Whether a group answers the same without a line as long as it has the others: met, open or not met. Of `all of` the
    /// least of the answers counts, else the greatest.
    fn changes_nothing(&self, part: &Asked<'_>, others: &[&Asked<'_>], is_all: bool) -> bool {
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

    fn adds_nothing(&mut self, part: &Asked<'a>, other: &Asked<'a>, is_all: bool) {
        let (this, that) = (self.text(part), self.text(other));
        let message = match is_all {
            true => format!("`{this}` adds nothing: whoever meets `{that}` meets it anyway"),
            false => format!("`{this}` adds nothing: whoever meets it meets `{that}` anyway"),
        };
        if self.said.contains(&other.condition.span) {
            return;
        }
        let said = Diagnostic::new(Code::W0223, part.condition.span, message)
            .also(other.condition.span, "this one already decides")
            .help("leave it out, or change what it asks");
        self.say(said);
    }
}
