//! The range of points of the leads of a state.

use super::domains::{Holds, State};
use super::mosts::MaxPointsCache;
use super::terms::Terms;
use super::walk::looks_at;
use crate::analysis::domain::{Answer, Domain, VarId};
use crate::analysis::formula::{AskedPoints, Formula, OmittedRule, OpenRules, PointsIn};
use crate::contract::model::PointsRef;
use crate::ir::program::Trigger;
use crate::ir::{Memo, PointsRange};
use crate::units::MilliPoints;
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::sync::Arc;

/// The points of the groups of all sides, prepared for frequent queries.
#[derive(Debug)]
pub struct Points {
    sides: Vec<Vec<GroupVariants>>,
    /// The number of rules and tables examined.
    looks: Cell<u64>,
    /// The number of table entries examined.
    numbers: Cell<u64>,
}

/// A group, for each treatment of open rules.
#[derive(Debug)]
struct GroupVariants {
    nothing: Group,
    lowest: Group,
    highest: Group,
}

impl GroupVariants {
    fn variant(&self, open: OpenRules) -> &Group {
        match open {
            OpenRules::Nothing => &self.nothing,
            OpenRules::Lowest => &self.lowest,
            OpenRules::Highest => &self.highest,
        }
    }
}

/// When a rule gives its points.
fn counts(points: MilliPoints, open: OpenRules) -> Answer {
    let by_open = match open {
        OpenRules::Nothing => false,
        OpenRules::Lowest => points < MilliPoints::ZERO,
        OpenRules::Highest => points > MilliPoints::ZERO,
    };
    match by_open {
        true => Answer::NeverNotMet,
        false => Answer::Met,
    }
}

/// A group.
#[derive(Debug)]
pub struct Group {
    /// Whether only the highest rule counts.
    only_highest: bool,
    at_least: Option<MilliPoints>,
    at_most: Option<MilliPoints>,
    /// Rules that depend on a single variable, by variable: the sum for each class.
    pub tables: Vec<Table>,
    /// All other rules; all rules in a group where only the highest counts.
    pub rules: Vec<Rule>,
    /// The index of each of `rules` among all rules of the group.
    numbers: Vec<usize>,
    /// The cost of examining all of them.
    looks: u64,
    /// The number of entries of all tables.
    size: usize,
}

/// The points of the rules that depend on a single variable.
#[derive(Debug)]
pub struct Table {
    /// The variable.
    pub var: VarId,
    /// The sum for each class.
    pub sums: Vec<i64>,
    /// The range over all classes.
    whole: PointsRange,
}

/// A rule.
#[derive(Debug, Clone)]
pub enum Rule {
    /// Points while something is met.
    When(i64, Arc<Formula>),
    /// Points of occurrences, from zero to the most, and what is certain if there are any.
    Occurrences(PointsRange, Arc<Formula>),
}

impl Points {
    /// The points of every side. Without `history`, there are no activities.
    pub fn new(space: &Domain<'_>, terms: &Terms, history: bool) -> Points {
        let max_points = MaxPointsCache::new(space);
        let group = |side: usize, group: &crate::ir::program::Group, open: OpenRules| {
            let program = space.program(side);
            let given = |most: &dyn Fn() -> i64, points: MilliPoints| match history {
                true => PointsRange::of_rule(points, most()),
                false => PointsRange::NOTHING,
            };
            let rule = |rule: &crate::ir::program::Rule| match &rule.trigger {
                Trigger::When { condition, .. } => Rule::When(
                    rule.points.0,
                    terms.formula(space, side, *condition, counts(rule.points, open)),
                ),
                Trigger::ForEach { which, counting } => {
                    let selection = program.selections[which.index()];
                    let certain = space.counted(side, selection, counting.last_days);
                    let most = || max_points.occurrences(side, rule.points, counting);
                    Rule::Occurrences(given(&most, rule.points), certain)
                }
                Trigger::ForIdle { days, counting, .. } => {
                    let most = || max_points.silences(side, rule.points, *days, counting);
                    Rule::Occurrences(given(&most, rule.points), Formula::constant(true))
                }
            };
            let rules = group.rules.iter().map(rule);
            let mut made = Group {
                only_highest: group.only_highest,
                at_least: group.at_least,
                at_most: group.at_most,
                tables: Vec::new(),
                rules: Vec::new(),
                numbers: Vec::new(),
                looks: 0,
                size: 0,
            };
            match group.only_highest {
                true => {
                    made.rules = rules.collect();
                    made.numbers = (0..made.rules.len()).collect();
                }
                false => made.fill(space, rules),
            }
            let rules = made.rules.iter();
            let looks = rules.map(|rule| 1 + looks_at(rule.formula()));
            made.looks = looks.sum::<u64>() + made.tables.len() as u64;
            made
        };
        let sides = space.sides.iter().enumerate();
        Points {
            sides: sides
                .map(|(side, program)| {
                    let groups = program.groups.iter();
                    let numbers = groups.map(|declared| GroupVariants {
                        nothing: group(side, declared, OpenRules::Nothing),
                        lowest: group(side, declared, OpenRules::Lowest),
                        highest: group(side, declared, OpenRules::Highest),
                    });
                    numbers.collect()
                })
                .collect(),
            looks: Cell::new(0),
            numbers: Cell::new(0),
        }
    }

    /// Counts examined rules and tables.
    pub fn look(&self, looks: u64) {
        self.looks.set(self.looks.get().saturating_add(looks));
    }

    /// The number of rules and tables examined so far.
    pub fn looks(&self) -> u64 {
        self.looks.get()
    }

    /// The number of table entries examined so far.
    pub fn numbers(&self) -> u64 {
        self.numbers.get()
    }

    /// The range of points of a group or total for the leads of a state.
    pub fn range(&self, space: &Domain<'_>, points: AskedPoints, state: &State) -> PointsRange {
        self.range_where(space, points, &[], state)
    }

    /// The same for leads whose points are within known bounds, which also limit the totals they are part of.
    pub fn range_where(
        &self,
        space: &Domain<'_>,
        points: AskedPoints,
        known: &[PointsIn],
        state: &State,
    ) -> PointsRange {
        match points.of {
            PointsRef::Group(group) => {
                let without = points.without.filter(|without| without.group == group);
                let group = self.sides[points.side][group.index()].variant(points.open);
                self.look(group.looks);
                self.numbers.set(self.numbers.get() + group.size as u64);
                group.range(state, without)
            }
            PointsRef::Total(_) => {
                let totals = &space.program(points.side).totals;
                let mut sums = Memo::new(totals.len());
                self.sum_where(space, points, known, state, &mut sums)
            }
        }
    }

    /// The same, with the sums of totals that are already known.
    fn sum_where(
        &self,
        space: &Domain<'_>,
        points: AskedPoints,
        known: &[PointsIn],
        state: &State,
        sums: &mut Memo<PointsRange>,
    ) -> PointsRange {
        let PointsRef::Total(id) = points.of else {
            return self.range_where(space, points, known, state);
        };
        if let Some(sum) = sums.get(id.index()) {
            return sum;
        }
        let total = &space.program(points.side).totals[id.index()];
        self.look(total.terms.len() as u64);
        let parts = total.terms.iter().map(|of| {
            let asked = AskedPoints { of: *of, ..points };
            let range = self.sum_where(space, asked, known, state, sums);
            let mut known = known.iter().filter(|known| known.points == asked);
            known.next().map_or(range, |known| known.narrow(range))
        });
        let sum = PointsRange::sum(parts).within(total.at_least, total.at_most);
        sums.set(id.index(), sum);
        sum
    }

    /// The groups that contribute to points.
    pub fn groups(&self, space: &Domain<'_>, points: AskedPoints) -> Vec<&Group> {
        let numbers = &self.sides[points.side];
        let groups = space.program(points.side).groups_of(points.of).into_iter();
        let groups = groups.filter_map(|group| numbers.get(group.index()));
        groups.map(|numbers| numbers.variant(points.open)).collect()
    }
}

impl Group {
    fn fill(&mut self, space: &Domain<'_>, rules: impl Iterator<Item = Rule>) {
        let mut tables: FxHashMap<VarId, usize> = FxHashMap::default();
        for (number, rule) in rules.enumerate() {
            let (Rule::When(points, _), Formula::In(var, classes)) = (&rule, &**rule.formula())
            else {
                self.rules.push(rule);
                self.numbers.push(number);
                continue;
            };
            let at = *tables.entry(*var).or_insert_with(|| {
                let classes = space.vars[var.index()].classes;
                self.tables.push(Table {
                    var: *var,
                    sums: vec![0; classes],
                    whole: PointsRange::NOTHING,
                });
                self.tables.len() - 1
            });
            for class in classes.iter() {
                if let Some(sum) = self.tables[at].sums.get_mut(class) {
                    *sum = sum.saturating_add(*points);
                }
            }
        }
        for table in &mut self.tables {
            self.size += table.sums.len();
            table.whole = ends(table.sums.iter().copied());
        }
    }

    fn range(&self, state: &State, without: Option<OmittedRule>) -> PointsRange {
        // If a rule certainly gives a number, that number is subtracted; any other rule is among `rules`.
        let taken = without.and_then(|without| without.points);
        let taken = taken.filter(|_| !self.only_highest);
        let rules = self.rules(without.filter(|_| taken.is_none()));
        let tables = self.tables.iter().map(|table| table.range(state));
        let each = tables.chain(rules.map(|rule| rule.range(state)));
        let range = PointsRange::of_rules(each, self.only_highest);
        let range = range.plus(PointsRange::exactly(-taken.unwrap_or(0)));
        range.within(self.at_least, self.at_most)
    }

    fn rules(&self, without: Option<OmittedRule>) -> impl Iterator<Item = &Rule> {
        let kept = self.rules.iter().zip(&self.numbers);
        let kept = kept.filter(move |(_, number)| without.is_none_or(|w| w.rule != **number));
        kept.map(|(rule, _)| rule)
    }
}

impl Rule {
    /// The range of what it can give.
    pub fn range(&self, state: &State) -> PointsRange {
        match self {
            Rule::Occurrences(range, certain) => match state.holds(certain) {
                Holds::Never => PointsRange::NOTHING,
                _ => *range,
            },
            Rule::When(points, formula) => match state.holds(formula) {
                Holds::Always => PointsRange::exactly(*points),
                Holds::Never => PointsRange::NOTHING,
                Holds::Perhaps => {
                    PointsRange::of_rule(MilliPoints(*points), points.saturating_abs())
                }
            },
        }
    }
}

impl Rule {
    /// The formula that decides whether it gives anything.
    pub fn formula(&self) -> &Arc<Formula> {
        match self {
            Rule::When(_, formula) | Rule::Occurrences(_, formula) => formula,
        }
    }

    /// Whether it gives points rather than subtracting them.
    pub fn gives(&self) -> bool {
        match self {
            Rule::When(points, _) => *points > 0,
            Rule::Occurrences(range, _) => range.high > 0,
        }
    }

    /// How much of its range is undecided, as far as formulas decide it.
    pub fn open(&self, state: &State) -> i64 {
        match state.holds(self.formula()) {
            Holds::Perhaps => self.range(state).width(),
            _ => 0,
        }
    }
}

impl Table {
    /// The range over the classes that the variable may have.
    pub fn range(&self, state: &State) -> PointsRange {
        let classes = state.classes_of(self.var);
        match classes.is_all() {
            true => self.whole,
            false => ends(
                classes
                    .iter()
                    .filter_map(|class| self.sums.get(class).copied()),
            ),
        }
    }
}

/// The lowest and highest of some numbers; zero if there are none.
fn ends(numbers: impl Iterator<Item = i64>) -> PointsRange {
    let ranges = numbers.map(PointsRange::exactly);
    let wider = |a: PointsRange, b: PointsRange| PointsRange {
        low: a.low.min(b.low),
        high: a.high.max(b.high),
    };
    ranges.reduce(wider).unwrap_or(PointsRange::NOTHING)
}
