//! Classes of numbers, dates and yes/no values: one value represents all that no test distinguishes.

use super::{Atom, Class, ClassSet, Dimension, Domain, Key, ValueTest, VarId};
use crate::analysis::formula::Formula;
use crate::analysis::intervals::middle;
use crate::contract::model::{FactValue, Type};
use crate::ir::term::{Finite, Term};
use crate::language::range::NumberRange;
use crate::time::LocalDay;
use rustc_hash::FxHashSet;

impl<'a> Domain<'a> {
    /// Adds the variables of a value, and what the terms that test it require of them.
    pub(super) fn value(&mut self, key: Key, terms: &[ValueTest<'a>]) {
        let kind = if key.domain {
            Type::Text
        } else {
            self.source(key).kind.clone()
        };
        match kind {
            Type::Whole | Type::Number | Type::Money | Type::Percent => {
                let numbers = numbers(terms, kind == Type::Whole).into_iter();
                let like = |number| Class::Like(FactValue::Number(number));
                self.scalar(key, terms, numbers.map(like).collect());
            }
            Type::Range => {
                let ends = numbers(terms, true);
                self.is_too_large |= ends.len() > MAX_RANGE_ENDS;
                self.scalar(key, terms, ranges(&ends));
            }
            Type::YesNo => {
                let answers = [true, false].map(|yes| Class::Like(FactValue::YesNo(yes)));
                self.scalar(key, terms, answers.into());
            }
            Type::Date | Type::Time | Type::CreationTime => self.date(key, terms, &kind),
            Type::Choices(_) => self.choices(key, terms),
            Type::Choice(choices) => {
                let texts = choices.into_iter().map(FactValue::Text);
                self.scalar(key, terms, texts.map(Class::Like).collect());
            }
            Type::Country => self.scalar(key, terms, super::texts::countries(terms)),
            Type::Id | Type::Text | Type::Email | Type::Link => self.texts(key, terms),
        }
    }

    /// A variable for a value, with these classes after "unknown".
    pub(super) fn main(&mut self, key: Key, classes: Vec<Class>) -> VarId {
        let all: Vec<Class> = std::iter::once(Class::Unknown).chain(classes).collect();
        let count = all.len();
        self.add(Dimension::Value(key, all), count)
    }

    fn scalar(&mut self, key: Key, terms: &[ValueTest<'a>], classes: Vec<Class>) {
        let var = self.main(key, classes);
        for test in terms {
            let leaf = self.by_class(var, test, &|value| passes(test, value));
            self.set_leaf(*test, leaf);
        }
    }

    /// The leaf of a term whose result is the same for all values of a class.
    fn by_class(
        &self,
        var: VarId,
        test: &ValueTest<'_>,
        passes: &dyn Fn(&FactValue) -> Option<bool>,
    ) -> Atom {
        let Dimension::Value(_, classes) = &self.vars[var.index()].what else {
            return Atom::known(var, 2);
        };
        let of = |met: bool| {
            ClassSet::from_fn(classes.len(), |at| match classes.get(at) {
                Some(Class::Like(value)) => passes(value) == Some(met),
                _ => false,
            })
        };
        if let Term::Known(_) = test.asks {
            return Atom::known(var, classes.len());
        }
        Atom {
            var,
            met: of(true),
            not_met: of(false),
            asks: None,
        }
    }

    /// Dates are tested as days and by their age. These are two variables, since today may be any day.
    fn date(&mut self, key: Key, terms: &[ValueTest<'a>], kind: &Type) {
        let (ages, days): (Vec<_>, Vec<_>) = terms
            .iter()
            .copied()
            .partition(|test| matches!(test.asks, Term::Age { .. }));
        let day = (!days.is_empty()).then(|| {
            let classes = day_classes(&days, kind);
            self.scalar(key, &days, classes);
            VarId(self.vars.len() as u32 - 1)
        });
        let age = (!ages.is_empty()).then(|| self.ages(key, &ages));
        if let (Some(day), Some(age)) = (day, age) {
            let unknown = |space: &Domain<'_>, var: VarId, is: bool| {
                let len = space.vars[var.index()].classes;
                Formula::within(var, ClassSet::from_fn(len, |class| (class == 0) == is))
            };
            for is in [true, false] {
                let link = Formula::any([unknown(self, day, is), unknown(self, age, !is)]);
                self.links.push(link);
            }
        }
    }

    fn ages(&mut self, key: Key, terms: &[ValueTest<'a>]) -> VarId {
        let mut ends: Vec<i32> = terms.iter().flat_map(|test| age_ends(test.asks)).collect();
        ends.sort_unstable();
        ends.dedup();
        // Each boundary begins an interval, and there is one before the first.
        let before = ends.first().map(|first| first.saturating_sub(1));
        let all: Vec<Option<i32>> = std::iter::once(None)
            .chain(before.into_iter().chain(ends).map(Some))
            .collect();
        let count = all.len();
        let leaf = |test: &ValueTest<'_>, var| {
            let of = |met: bool| {
                ClassSet::from_fn(count, |at| match (test.asks, all.get(at)) {
                    (
                        Term::Age {
                            youngest, oldest, ..
                        },
                        Some(Some(age)),
                    ) => (youngest..=oldest).contains(&age) == met,
                    _ => false,
                })
            };
            Atom {
                var,
                met: of(true),
                not_met: of(false),
                asks: None,
            }
        };
        let var = VarId(self.vars.len() as u32);
        for asked in terms {
            self.set_leaf(*asked, leaf(asked, var));
        }
        self.add(Dimension::Age(key, all), count)
    }
}

fn age_ends(term: &Term) -> Vec<i32> {
    let Term::Age {
        youngest, oldest, ..
    } = term
    else {
        return Vec::new();
    };
    vec![*youngest, oldest.saturating_add(1)]
}

/// Whether a value passes the test of a term; none if it is a range in which some numbers pass.
fn passes(test: &ValueTest<'_>, value: &FactValue) -> Option<bool> {
    Some(match (test.asks, value) {
        (Term::Number(_, test), FactValue::Range(range)) => {
            return range.passes(test.map(Finite::get));
        }
        (
            Term::Band {
                bands, first, last, ..
            },
            FactValue::Range(range),
        ) => return test.program.bands[bands.index()].passes(*range, *first, *last),
        (Term::Number(_, test), FactValue::Number(number)) => test.holds(Finite::new(*number)),
        (
            Term::Band {
                bands, first, last, ..
            },
            FactValue::Number(number),
        ) => {
            let table = &test.program.bands[bands.index()];
            (*first..=*last).contains(&table.cell(*number))
        }
        (Term::Day { first, last, .. }, FactValue::Date(day) | FactValue::Time(day, _)) => {
            first.is_none_or(|first| first <= *day) && last.is_none_or(|last| *day <= last)
        }
        (Term::Yes(_), FactValue::YesNo(yes)) => *yes,
        (Term::Text(_, text_test), FactValue::Text(text)) => {
            let tested = &test.program.texts[text_test.index()];
            tested.holds(&crate::text::fold(text))
        }
        _ => false,
    })
}

/// Maximum number of ends of ranges; each pair of them is a class.
const MAX_RANGE_ENDS: usize = 60;

/// The ranges from each of these numbers to each later one. Beyond the last, nothing distinguishes numbers.
fn ranges(ends: &[f64]) -> Vec<Class> {
    let ends: Vec<f64> = ends.iter().copied().filter(|end| *end >= 0.0).collect();
    let from = |at: usize| ends.iter().skip(at).copied();
    let from_each = ends.iter().enumerate().take(MAX_RANGE_ENDS);
    let pairs = from_each.flat_map(|(at, low)| {
        from(at)
            .take(MAX_RANGE_ENDS)
            .map(|high| NumberRange { low: *low, high })
    });
    pairs
        .map(|range| Class::Like(FactValue::Range(range)))
        .collect()
}

/// A number for each one in a comparison, and for each gap between two.
fn numbers(terms: &[ValueTest<'_>], whole: bool) -> Vec<f64> {
    let mut ends: Vec<f64> = Vec::new();
    // Many terms use bands of the same table.
    let mut tables = FxHashSet::default();
    for asked in terms {
        if let Term::Number(_, test) = asked.asks {
            test.map(|number: Finite| ends.push(number.get()));
        }
        if let Some(bands) = asked.asks.bands()
            && tables.insert((asked.side, bands))
        {
            let table = &asked.program.bands[bands.index()];
            ends.extend(table.points.iter().map(|point| point.get()));
        }
    }
    ends.sort_by(f64::total_cmp);
    ends.dedup();
    let mut reps: Vec<f64> = Vec::with_capacity(2 * ends.len() + 1);
    let mut before: Option<f64> = None;
    for end in &ends {
        reps.extend(match before {
            None => Some(end - 1.0),
            Some(before) => between(before, *end, whole),
        });
        // A whole number never equals a fraction.
        reps.extend((!whole || end.fract() == 0.0).then_some(*end));
        before = Some(*end);
    }
    reps.push(before.map_or(1.0, |last| last + 1.0));
    if whole {
        reps.iter_mut().for_each(|rep| *rep = rep.floor());
        reps.dedup();
    }
    reps
}

/// A number strictly between two, a round one if possible.
fn between(low: f64, high: f64, whole: bool) -> Option<f64> {
    let next = low.floor() + 1.0;
    if next < high {
        return Some(next);
    }
    (!whole).then(|| middle(low, high))
}

/// A day at each boundary of the tested intervals, and one before the first.
fn day_classes(terms: &[ValueTest<'_>], kind: &Type) -> Vec<Class> {
    let ends = terms.iter().flat_map(|test| {
        let Term::Day { first, last, .. } = test.asks else {
            return [None, None];
        };
        [*first, last.map(|last| LocalDay(last.0.saturating_add(1)))]
    });
    let mut ends: Vec<LocalDay> = ends.flatten().collect();
    ends.sort_unstable();
    ends.dedup();
    let before = ends.first().map_or(LocalDay(20_000), |first| {
        LocalDay(first.0.saturating_sub(1))
    });
    let like = |day| Class::Like(FactValue::on_day(kind, day));
    std::iter::once(before).chain(ends).map(like).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_without_a_whole_number_are_no_class() {
        assert_eq!(between(10.0, 11.0, true), None);
        assert_eq!(between(10.0, 11.0, false), Some(10.5));
        assert_eq!(between(10.0, 20.0, true), Some(11.0));
    }
}
