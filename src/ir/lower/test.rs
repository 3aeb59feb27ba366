//! Tests of one value.

use super::Lowering;
use crate::contract::model::{DateTest, ListId, NumberTest, Subject, Test, Type};
use crate::ir::term::{Finite, Term, TextId, TextTest, Value};
use crate::text::fold;
use crate::time::LocalDay;

impl Lowering<'_> {
    pub(super) fn test(&mut self, subject: Subject, test: &Test) -> Term {
        let value = value(subject);
        match test {
            Test::Known => Term::Known(value),
            Test::Unknown => Term::Not(self.arena.id(Term::Known(value))),
            Test::Equals {
                values,
                list,
                negated,
            } => {
                let term = self.text(value, self.one_of(values, *list));
                self.negate(term, *negated)
            }
            Test::Contains { parts, negated } => {
                let parts = if self.has_choices(value) {
                    TextTest::OneOf(sorted(parts))
                } else {
                    TextTest::Contains(sorted(parts))
                };
                let term = self.text(value, parts);
                self.negate(term, *negated)
            }
            Test::Mentions(phrases) => self.text(value, TextTest::Mentions(sorted(phrases))),
            Test::StartsWith(start) => self.text(value, TextTest::StartsWith(fold(start))),
            Test::EndsWith(end) => self.text(value, TextTest::EndsWith(fold(end))),
            Test::Number(test) => Term::Number(value, finite(test)),
            Test::Date(test) => self.date(value, *test),
            Test::YesNo(true) => Term::Yes(value),
            Test::YesNo(false) => Term::Not(self.arena.id(Term::Yes(value))),
        }
    }

    fn text(&mut self, value: Value, test: TextTest) -> Term {
        Term::Text(value, TextId(self.texts.index(test)))
    }

    fn negate(&mut self, term: Term, negated: bool) -> Term {
        if negated {
            Term::Not(self.arena.id(term))
        } else {
            term
        }
    }

    fn one_of(&self, values: &[String], list: Option<ListId>) -> TextTest {
        let listed = list.map_or(&[][..], |list| &self.contract.lists[list.index()].values);
        let mut all: Vec<String> = values.iter().chain(listed).map(|v| fold(v)).collect();
        all.sort_unstable();
        all.dedup();
        TextTest::OneOf(all)
    }

    fn has_choices(&self, value: Value) -> bool {
        let kind = match value {
            Value::Field(field) => &self.contract.fields[field.index()].kind,
            Value::Detail(detail) => &self.contract.details[detail.index()].kind,
            Value::DomainOf(_) | Value::DomainOfDetail(_) => return false,
        };
        matches!(kind, Type::Choices(_))
    }

    fn date(&mut self, value: Value, test: DateTest) -> Term {
        let days = |first, last| Term::Day { value, first, last };
        match test {
            DateTest::Is(day) => days(Some(day), Some(day)),
            DateTest::IsNot(day) => Term::Not(self.arena.id(days(Some(day), Some(day)))),
            DateTest::Before(day) => days(None, Some(LocalDay(day.0 - 1))),
            DateTest::After(day) => days(Some(LocalDay(day.0 + 1)), None),
            DateTest::Between(first, last) => days(Some(first), Some(last)),
            DateTest::InLast(count) => Term::Age {
                value,
                youngest: 0,
                oldest: days_before(count),
            },
            DateTest::InNext(count) => Term::Age {
                value,
                youngest: -days_before(count),
                oldest: 0,
            },
        }
    }
}

fn value(subject: Subject) -> Value {
    match subject {
        Subject::Field(field) => Value::Field(field),
        Subject::DomainOf(field) => Value::DomainOf(field),
        Subject::Detail(detail) => Value::Detail(detail),
        Subject::DomainOfDetail(detail) => Value::DomainOfDetail(detail),
    }
}

/// How many days before today the first of `count` days is.
fn days_before(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX) - 1
}

fn sorted(texts: &[String]) -> Vec<String> {
    let mut folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    folded.sort_unstable();
    folded.dedup();
    folded
}

fn finite(test: &NumberTest<f64>) -> NumberTest<Finite> {
    test.map(Finite::new)
}
