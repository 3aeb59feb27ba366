//! Conditions as text, written so that reading them back gives the same conditions.

use super::atom_text;
use super::model::{
    ActivityTest, Actor, ConditionKind, Contract, DateTest, FactValue, NumberTest, PointsRef,
    Qualifier, Subject, Test, Type,
};
use crate::language::activity;
use crate::language::{date, number, text, yes_no};
use crate::syntax::phrase::{Language, PhraseId};

/// A condition on one line; none for a group, whose opener is on a line of its own.
pub fn condition_text(
    contract: &Contract,
    language: Language,
    condition: &ConditionKind,
) -> Option<String> {
    let writer = atom_text::Writer { contract, language };
    match condition {
        ConditionKind::All(_) | ConditionKind::Any(_) | ConditionKind::None(_) => None,
        ConditionKind::Test(subject, test) => writer.test(*subject, test),
        ConditionKind::Points(of, test) => writer.points(*of, test),
        ConditionKind::Matches(id) => {
            let name = &contract.definitions.get(id.index())?.name.text;
            Some(writer.line(PhraseId::Matches, &[("definition", name)]))
        }
        ConditionKind::Activity(test) => writer.activity(test),
        ConditionKind::InStage(id) => {
            let name = &contract.stages.get(id.index())?.name.text;
            Some(writer.line(PhraseId::InStage, &[("stage", name)]))
        }
    }
}

impl<'a> atom_text::Writer<'a> {
    fn about(self, id: PhraseId, subject: &str, slots: &[(&str, &str)]) -> String {
        let mut all = vec![("subject", subject)];
        all.extend(slots);
        self.line(id, &all)
    }

    fn subject(self, subject: Subject) -> Option<(String, &'a Type)> {
        let contract = self.contract;
        let domain = matches!(subject, Subject::DomainOf(_) | Subject::DomainOfDetail(_));
        let (name, kind) = match subject {
            Subject::Field(id) | Subject::DomainOf(id) => {
                let field = contract.fields.get(id.index())?;
                (&field.name.text, &field.kind)
            }
            Subject::Detail(id) | Subject::DomainOfDetail(id) => {
                let detail = contract.details.get(id.index())?;
                (&detail.name.text, &detail.kind)
            }
        };
        Some(match domain {
            true => (
                self.line(PhraseId::DomainOf, &[("field", name)]),
                &Type::Text,
            ),
            false => (name.clone(), kind),
        })
    }

    fn test(self, subject: Subject, test: &Test) -> Option<String> {
        use PhraseId as P;
        let (name, kind) = self.subject(subject)?;
        let one = |text: &String| {
            let value = FactValue::Text(text.clone());
            self.value(kind, &value)
        };
        Some(match test {
            Test::Known => self.about(P::Known, &name, &[]),
            Test::Unknown => self.about(P::Unknown, &name, &[]),
            Test::YesNo(yes) => self.about(yes_no::phrase(*yes), &name, &[]),
            Test::Text {
                test,
                list: Some(list),
                negated,
            } => {
                let id = text::list_phrase(test.relation, *negated)?;
                let list = &self.contract.lists.get(list.index())?.name.text;
                self.about(id, &name, &[("list", list)])
            }
            Test::Text {
                test,
                list: None,
                negated,
            } => {
                let id = text::phrase(test.relation, *negated, test.texts.len())?;
                let values: Vec<String> = test.texts.iter().map(one).collect();
                match values.as_slice() {
                    [value] => self.about(id, &name, &[("value", value)]),
                    values => self.about(
                        id,
                        &name,
                        &[("values", &values.join(self.language.list_mark()))],
                    ),
                }
            }
            Test::Number(test) => {
                let value = |n: f64| {
                    let value = FactValue::Number(n);
                    self.value(kind, &value)
                };
                self.number(&name, *test, value)
            }
            Test::Date(test) => self.date(&name, *test),
        })
    }

    fn points(self, of: PointsRef, test: &NumberTest<crate::units::MilliPoints>) -> Option<String> {
        let name = self.points_name(of)?;
        let value = |points| atom_text::points(self.language, points);
        Some(self.number(name, *test, value))
    }

    fn number<N>(self, name: &str, test: NumberTest<N>, value: impl Fn(N) -> String) -> String {
        match test.phrase() {
            (id, number::Operands::One(n)) => self.about(id, name, &[("value", &value(n))]),
            (id, number::Operands::Range(low, high)) => {
                self.about(id, name, &[("low", &value(low)), ("high", &value(high))])
            }
        }
    }

    fn date(self, name: &str, test: DateTest) -> String {
        match test.phrase() {
            (id, date::Operand::Day(slot, day)) => {
                self.about(id, name, &[(slot.text(), &day.to_string())])
            }
            (id, date::Operand::Range(low, high)) => {
                let (low, high) = (low.to_string(), high.to_string());
                self.about(id, name, &[("low", &low), ("high", &high)])
            }
            (id, date::Operand::Count(days)) => {
                self.about(id, name, &[("duration", &self.days(days))])
            }
        }
    }

    fn activity(self, test: &ActivityTest) -> Option<String> {
        let contract = self.contract;
        let named = match test.which {
            Qualifier::Kind(kind) => {
                let name = &contract.activities.get(kind.index())?.name.text;
                Some(("subject", name.as_str()))
            }
            Qualifier::By(Actor::Party(party)) => Some(("party", self.party_name(party)?)),
            Qualifier::By(Actor::Lead) | Qualifier::ByAnybody => None,
        };
        let form = test.form(test.which.selector());
        let has_number = form.count.has_number();
        let count = has_number.then(|| ("count", test.count.number().to_string()));
        let window = match test.window.operand() {
            activity::Operand::Nothing => vec![],
            activity::Operand::Days(days) => vec![("duration", self.days(days))],
            activity::Operand::Ages(youngest, oldest) => {
                vec![
                    ("low", youngest.to_string()),
                    ("duration", self.days(oldest)),
                ]
            }
            activity::Operand::Stage(stage) => {
                let name = &contract.stages.get(stage.index())?.name.text;
                vec![("stage", name.clone())]
            }
            activity::Operand::Activity(activity) => {
                let name = &contract.activities.get(activity.index())?.name.text;
                vec![("activity", name.clone())]
            }
        };
        let mut slots: Vec<(&str, &str)> = Vec::new();
        slots.extend(named);
        slots.extend(count.iter().map(|(slot, text)| (*slot, text.as_str())));
        slots.extend(window.iter().map(|(slot, text)| (*slot, text.as_str())));
        Some(self.line(form.phrase()?, &slots))
    }
}
