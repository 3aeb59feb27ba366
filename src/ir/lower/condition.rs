//! Conditions: their meaning as terms, and their text.

use super::Lowering;
use crate::contract::model::{
    ActivityTest, Condition, ConditionKind, DefinitionId, Qualifier, Window as WrittenWindow,
};
use crate::ir::program::Written;
use crate::ir::term::{Ages, Anchor, Measure, Selection, Term, TermId, Window, WrittenId};
use crate::language::activity::Count;

/// The context of a condition, which affects what activities count. Definitions do not inherit it: they mean the same
/// everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ConditionContext {
    /// Any other context.
    Plain,
    /// `back to … when`: an activity without a window counts since the stage was entered.
    BackTo,
    /// A fast track: only activities after the last return to an earlier stage.
    FastTrack,
    /// `lapses when`: an activity without a window counts since the clock started.
    Lapse,
}

impl ConditionContext {
    /// Since when an activity without a window counts.
    fn since(self) -> Anchor {
        match self {
            ConditionContext::Plain | ConditionContext::FastTrack => Anchor::Ever,
            ConditionContext::BackTo => Anchor::ThisStage,
            ConditionContext::Lapse => Anchor::ThisClock,
        }
    }
}

impl Lowering<'_> {
    /// The term of a condition, and how it was written.
    pub(super) fn condition(
        &mut self,
        condition: &Condition,
        setting: ConditionContext,
    ) -> (TermId, WrittenId) {
        let mut parts = Vec::new();
        let mut definition = None;
        let term = match &condition.kind {
            ConditionKind::All(conditions) => {
                Term::All(self.group_of(conditions, setting, &mut parts))
            }
            ConditionKind::Any(conditions) => {
                Term::Any(self.group_of(conditions, setting, &mut parts))
            }
            ConditionKind::None(conditions) => {
                let any = Term::Any(self.group_of(conditions, setting, &mut parts));
                Term::Not(self.arena.id(any))
            }
            ConditionKind::Test(subject, test) => self.test(*subject, test),
            ConditionKind::Points(of, test) => Term::Points(*of, *test),
            ConditionKind::Matches(id) => {
                let (term, written) = self.definition_condition(*id);
                definition = Some(*id);
                parts.push(written);
                self.arena.get(term).clone()
            }
            ConditionKind::Activity(test) => self.activity_test(test, setting),
            ConditionKind::InStage(stage) => Term::Reached(*stage),
        };
        let term = self.arena.id(term);
        let place = self.part(condition.span);
        self.written.push(Written {
            place,
            term,
            parts,
            definition,
        });
        (term, WrittenId(self.written.len() as u32 - 1))
    }

    fn group_of(
        &mut self,
        conditions: &[Condition],
        setting: ConditionContext,
        parts: &mut Vec<WrittenId>,
    ) -> Vec<TermId> {
        let mut terms = Vec::with_capacity(conditions.len());
        for condition in conditions {
            let (term, written) = self.condition(condition, setting);
            terms.push(term);
            parts.push(written);
        }
        terms
    }

    /// The condition of a definition, lowered once.
    pub(super) fn definition_condition(&mut self, id: DefinitionId) -> (TermId, WrittenId) {
        if let Some(done) = self.definitions[id.index()] {
            return done;
        }
        let contract = self.contract;
        let lowered = self.condition(
            &contract.definitions[id.index()].condition,
            ConditionContext::Plain,
        );
        self.definitions[id.index()] = Some(lowered);
        lowered
    }

    fn activity_test(&mut self, test: &ActivityTest, setting: ConditionContext) -> Term {
        let which = self.selection(match test.which {
            Qualifier::Kind(kind) => Selection::Kind(kind),
            Qualifier::By(actor) => Selection::By(actor),
            Qualifier::ByAnybody => Selection::Anybody,
        });
        let after_back = setting == ConditionContext::FastTrack;
        if let (Count::None, WrittenWindow::LastDays(days)) = (test.count, test.window) {
            return Term::Quiet {
                which,
                days,
                since: setting.since(),
                after_back,
            };
        }
        let window = Window {
            after_back,
            ..self.window(test.window, setting.since())
        };
        let measure = match test.count {
            // One activity is one day.
            Count::OnDays(2..) => Measure::Days,
            Count::OnDays(_) | Count::AtLeast(_) | Count::AtMost(_) | Count::None => Measure::Times,
        };
        let count = Term::Count {
            which,
            measure,
            at_least: test.count.turning_point(),
            window,
        };
        if !test.count.is_upper_limit() {
            return count;
        }
        let few = Term::Not(self.arena.id(count));
        match window.since {
            // `no A since STAGE` is not met if the stage was never entered.
            Anchor::Stage(stage) => Term::All(vec![
                self.arena.id(Term::Entered(stage)),
                self.arena.id(few),
            ]),
            Anchor::Ever | Anchor::ThisStage | Anchor::ThisClock => few,
        }
    }

    /// A window as it is written; without a stage, activities count since `since`.
    fn window(&mut self, written: WrittenWindow, since: Anchor) -> Window {
        let since = written.stage().map_or(since, Anchor::Stage);
        let (ages, until) = match written {
            WrittenWindow::Ever | WrittenWindow::Since(_) => (None, None),
            WrittenWindow::LastDays(days) => (Some(Ages::last(days)), None),
            WrittenWindow::DaysAgo(youngest, oldest) => (Some(Ages { youngest, oldest }), None),
            WrittenWindow::Until(end) => (None, Some(self.selection(Selection::Kind(end)))),
        };
        Window {
            ages,
            since,
            until,
            after_back: false,
        }
    }
}
