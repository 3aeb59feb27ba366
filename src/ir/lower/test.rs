//! Tests of one value.

use super::Lowering;
use crate::contract::model::{DateTest, ListId, NumberTest, Subject, Test, TextTest, Type};
use crate::ir::term::{Finite, Term, TextId, Value};
use crate::language::date::Days;
use crate::language::text::Relation;

impl Lowering<'_> {
    pub(super) fn test(&mut self, subject: Subject, test: &Test) -> Term {
        let value = value(subject);
        match test {
            Test::Known => Term::Known(value),
            Test::Unknown => Term::Not(self.arena.id(Term::Known(value))),
            Test::Text {
                test,
                list,
                negated,
            } => {
                let test = self.text_test(value, test, *list);
                let term = Term::Text(value, TextId(self.texts.index(test)));
                self.negate(term, *negated)
            }
            Test::Number(test) => Term::Number(value, finite(test)),
            Test::Date(test) => self.date(value, *test),
            Test::YesNo(true) => Term::Yes(value),
            Test::YesNo(false) => Term::Not(self.arena.id(Term::Yes(value))),
        }
    }

    fn negate(&mut self, term: Term, negated: bool) -> Term {
        if negated {
            Term::Not(self.arena.id(term))
        } else {
            term
        }
    }

    fn text_test(&self, value: Value, test: &TextTest, list: Option<ListId>) -> TextTest {
        let listed = list.map_or(&[][..], |list| &self.contract.lists[list.index()].values);
        // Choices are compared as a whole.
        let relation = match self.has_choices(value) {
            true => Relation::Equals,
            false => test.relation,
        };
        TextTest::folded(relation, test.texts.iter().chain(listed))
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
        let term = match test.days() {
            Days::Between(first, last) => Term::Day { value, first, last },
            Days::Aged(youngest, oldest) => Term::Age {
                value,
                youngest,
                oldest,
            },
        };
        self.negate(term, test.is_negated())
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

fn finite(test: &NumberTest<f64>) -> NumberTest<Finite> {
    test.map(Finite::new)
}
