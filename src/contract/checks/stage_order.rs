//! Stages in an order in which some can never be entered: by default a stage is entered from the one declared before it, so a
//! condition on what happened since a later stage may wait for a stage that nobody reaches.

use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::{Condition, ConditionKind, FastTrack, Stage, StageId};
use super::super::scope::Scope;
use super::super::stages::ResolvedStage;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, msg};
use crate::source::Span;
use crate::syntax::phrase::PhraseId;

/// Maximum number of stages moved to find an order that works.
const MAX_MOVES: usize = 50;

pub(super) fn check(scope: &Scope, stages: &[ResolvedStage], diagnostics: &mut Diagnostics) {
    if stages.iter().any(|read| read.failed) {
        return;
    }
    let declared = Order::new(stages);
    let blocked = declared.blocked();
    let Some(working) = working_order(&declared, &blocked) else {
        return;
    };
    for one in blocked {
        diagnostics.push(report(scope, stages, &one, &working));
    }
}

/// A stage that waits for a later one.
struct Blocked {
    stage: usize,
    /// The later stage, and the condition that asks for it.
    later: usize,
    asked: Span,
}

fn report(
    scope: &Scope,
    stages: &[ResolvedStage],
    blocked: &Blocked,
    working: &Order<'_>,
) -> Diagnostic {
    let name = |at: usize| stages[at].stage.name.text.as_str();
    let order = working.order.iter().map(|at| format!("`{}`", name(*at)));
    let message = msg!(
        "no lead ever enters `{stage}`: this asks for `{later}`, which is declared later and entered only after `{stage}`",
        stage = name(blocked.stage),
        later = name(blocked.later)
    );
    let language = scope.language(blocked.asked);
    Diagnostic::new(Code::E0506, blocked.asked, message)
        .also(stages[blocked.later].header, msg!("declared here"))
        .note(msg!(
            "without `{from}`, a stage is entered from the one declared before it",
            from = keywords::label(language, PhraseId::From)
        ))
        .help(msg!(
            "declare the stages in this order: {order}",
            order = Arg::list(order, Join::Comma)
        ))
}

/// An order in which every blocked stage can be entered; none if nothing is blocked, or if another order does not help.
fn working_order<'s>(declared: &Order<'s>, blocked: &[Blocked]) -> Option<Order<'s>> {
    let mut order = declared.clone();
    for _ in 0..MAX_MOVES {
        let Some(next) = order.blocked().into_iter().next() else {
            let reached = order.reached();
            let works = blocked.iter().all(|one| reached[one.stage]);
            return (works && !blocked.is_empty()).then_some(order);
        };
        order.move_after(next.stage, next.later);
    }
    None
}

/// The stages in an order of declaration.
#[derive(Clone)]
struct Order<'s> {
    stages: &'s [ResolvedStage],
    order: Vec<usize>,
    /// The place of each stage in the order.
    places: Vec<usize>,
}

impl<'s> Order<'s> {
    fn new(stages: &'s [ResolvedStage]) -> Order<'s> {
        let order: Vec<usize> = (0..stages.len()).collect();
        let places = order.clone();
        Order {
            stages,
            order,
            places,
        }
    }

    fn move_after(&mut self, stage: usize, later: usize) {
        let moved = self.places[stage]..=self.places[later];
        self.order[moved.clone()].rotate_left(1);
        for place in moved {
            self.places[self.order[place]] = place;
        }
    }

    /// The stages that can be entered from one that leads reach, if a stage declared later had been entered.
    fn blocked(&self) -> Vec<Blocked> {
        let reached = self.reached();
        let waiting = self.order.iter().enumerate().skip(1);
        let waiting = waiting.filter(|(_, stage)| !reached[**stage]);
        let blocked = waiting.filter_map(|(place, stage)| {
            let ways = self.ways(place).into_iter();
            let mut open = ways.filter(|way| way.from.iter().any(|from| reached[*from]));
            open.find_map(|way| {
                let mut asked = Vec::new();
                asked_stages(way.condition, &mut asked);
                let is_later =
                    |(later, _): &(usize, Span)| !reached[*later] && self.places[*later] > place;
                let (later, asked) = asked.into_iter().find(is_later)?;
                let stage = *stage;
                Some(Blocked {
                    stage,
                    later,
                    asked,
                })
            })
        });
        blocked.collect()
    }

    /// Which stages leads can enter or pass, as far as that depends on other stages.
    fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.stages.len()];
        let Some(first) = self.order.first() else {
            return reached;
        };
        reached[*first] = true;
        loop {
            let before = reached.iter().filter(|is| **is).count();
            for (place, stage) in self.order.iter().enumerate() {
                for way in self.ways(place) {
                    let from = way.from.iter().any(|from| reached[*from]);
                    if from && can_be_met(way.condition, &reached) {
                        reached[*stage] = true;
                        way.past
                            .iter()
                            .for_each(|past| reached[past.index()] = true);
                    }
                }
                if reached[*stage] {
                    let back = self.stages[*stage].stage.back_to.iter();
                    back.for_each(|back| reached[back.to.index()] = true);
                }
            }
            if reached.iter().filter(|is| **is).count() == before {
                return reached;
            }
        }
    }

    /// The ways into the stage at a place.
    fn ways(&self, place: usize) -> Vec<WayIn<'s>> {
        let stage: &'s Stage = &self.stages[self.order[place]].stage;
        let own = stage.condition.iter().map(|condition| WayIn {
            from: self.sources(place),
            past: &[],
            condition,
        });
        let tracks = stage.fast_tracks.iter().map(|track| WayIn {
            from: self.track_sources(place, track),
            past: &track.past,
            condition: &track.condition,
        });
        own.chain(tracks).collect()
    }

    /// The stages from which the one at a place is entered.
    fn sources(&self, place: usize) -> Vec<usize> {
        let stage = &self.stages[self.order[place]].stage;
        if stage.places.from.is_none() && stage.places.back_from.is_none() {
            let before = place.checked_sub(1).map(|before| self.order[before]);
            return before.into_iter().collect();
        }
        let named = stage.from.iter().chain(&stage.back_from);
        named.map(|from| from.index()).collect()
    }

    fn track_sources(&self, place: usize, track: &FastTrack) -> Vec<usize> {
        let Some(first) = track.past.first() else {
            return self.sources(place);
        };
        let mut sources = self.sources(self.places[first.index()]);
        sources.extend(track.past.iter().map(|past| past.index()));
        sources
    }
}

/// A way into a stage.
struct WayIn<'s> {
    from: Vec<usize>,
    past: &'s [StageId],
    condition: &'s Condition,
}

/// Whether a condition can be met if only these stages can be entered.
fn can_be_met(condition: &Condition, reached: &[bool]) -> bool {
    match &condition.kind {
        ConditionKind::All(parts) => parts.iter().all(|part| can_be_met(part, reached)),
        ConditionKind::Any(parts) => parts.iter().any(|part| can_be_met(part, reached)),
        ConditionKind::Activity(test) => {
            let since = test.window.stage();
            since.is_none_or(|stage| reached[stage.index()])
        }
        ConditionKind::None(_)
        | ConditionKind::Test(..)
        | ConditionKind::Points(..)
        | ConditionKind::Matches(_)
        | ConditionKind::InStage(_) => true,
    }
}

/// The stages that a condition asks for, with the parts that do.
fn asked_stages(condition: &Condition, asked: &mut Vec<(usize, Span)>) {
    match &condition.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => {
            parts.iter().for_each(|part| asked_stages(part, asked));
        }
        ConditionKind::Activity(test) => {
            let since = test.window.stage();
            asked.extend(since.map(|stage| (stage.index(), condition.span)));
        }
        ConditionKind::None(_)
        | ConditionKind::Test(..)
        | ConditionKind::Points(..)
        | ConditionKind::Matches(_)
        | ConditionKind::InStage(_) => {}
    }
}
