//! Texts that count twice: two rules of a group match the same title, such as "CFO and finance director".

use super::formula::Formula;
use super::solver::Outcome;
use super::{Finding, Subject, Witness, signed};
use crate::contract::keywords;
use crate::contract::model::{
    Condition, ConditionKind, Example, ExpectKind, FactValue, FieldId, GroupId, NumberTest,
    PointGroup, PointRule, PointsRef, Subject as Tested, Test, Trigger, Type,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::program;
use crate::ir::term::TermId;
use crate::language::text;
use crate::message::{msg, template};
use crate::syntax::phrase::PhraseId;
use crate::text::fold;
use crate::units::MilliPoints;

/// Examines every group that adds up its rules; the first two rules for each field are reported.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let groups = subject.contract.groups.iter().enumerate();
    let added = groups.filter(|(_, group)| !group.only_highest);
    let found = added.flat_map(|(id, group)| {
        let searches = searches(subject, GroupId(id as u32), group);
        let mut told: Vec<FieldId> = Vec::new();
        let mut found = Vec::new();
        for (at, second) in searches.iter().enumerate() {
            let of_field = searches.iter().take(at).filter(|s| s.field == second.field);
            for first in of_field {
                if !told.contains(&second.field)
                    && let Some(twice) = twice(subject, GroupId(id as u32), first, second)
                {
                    told.push(second.field);
                    found.push(twice);
                }
            }
        }
        found
    });
    found.collect()
}

/// A rule that searches for words in a text.
struct Search<'a> {
    rule: &'a PointRule,
    field: FieldId,
    term: TermId,
}

impl Search<'_> {
    /// Whether it matches a text.
    fn finds(&self, subject: &Subject<'_>, text: &str) -> bool {
        let program = subject.program;
        let test = program.term(self.term).text();
        test.is_some_and(|id| program.texts[id.index()].holds(&fold(text)))
    }
}

fn searches<'a>(subject: &Subject<'a>, id: GroupId, group: &'a PointGroup) -> Vec<Search<'a>> {
    let made = &subject.program.groups[id.index()].rules;
    let rules = group.rules.iter().zip(made);
    let searches = rules.filter_map(|(rule, made)| {
        let (
            Trigger::When(condition),
            program::Trigger::When {
                condition: term, ..
            },
        ) = (&rule.trigger, &made.trigger)
        else {
            return None;
        };
        let field = searched(subject, condition)?;
        if rule.points <= MilliPoints::ZERO {
            return None;
        }
        Some(Search {
            rule,
            field,
            term: *term,
        })
    });
    searches.collect()
}

/// The text that a condition searches for words; a field with several choices is excluded, as two of them may well count.
fn searched(subject: &Subject<'_>, condition: &Condition) -> Option<FieldId> {
    let ConditionKind::Test(Tested::Field(field), test) = &condition.kind else {
        return None;
    };
    let field = *field;
    let is_text = subject.contract.fields.get(field.index())?.kind == Type::Text;
    let Test::Text {
        test,
        negated: false,
        ..
    } = test
    else {
        return None;
    };
    (is_text && test.relation.searches()).then_some(field)
}

/// Two rules that one text meets, unless one rule is met by everything that meets the other: that is an intended increase.
fn twice(
    subject: &Subject<'_>,
    id: GroupId,
    first: &Search<'_>,
    second: &Search<'_>,
) -> Option<Finding> {
    subject.set_question(Some((
        second.rule.span,
        template!("whether one text counts twice"),
    )));
    let ways = subject.ways();
    let only = |a: &Search<'_>, b: &Search<'_>| {
        let only = Formula::all([ways.met(a.term), ways.never_met(b.term)]);
        !subject.solver.is_never(only)
    };
    if first.term == second.term || !only(first, second) || !only(second, first) {
        return None;
    }
    let maker = subject.maker();
    let both = Formula::all([ways.met(first.term), ways.met(second.term)]);
    let shown = subject.solver.find(both, &mut |state| {
        let mut leads = maker.idle_leads(state);
        // Then only the text gives points.
        for lead in &mut leads {
            lead.facts.retain(|(field, _)| *field == second.field);
        }
        leads.retain(|lead| {
            let text = text_of(lead);
            lead.did.is_empty()
                && text.is_some_and(|text| [first, second].iter().all(|s| s.finds(subject, text)))
        });
        let group = PointsRef::Group(id);
        maker.first(leads, |results, row| {
            let points = results.points(group, row);
            (points.0 > first.rule.points.0.max(second.rule.points.0)).then_some(points)
        })
    });
    let Outcome::Found((example, points)) = shown else {
        return None;
    };
    let text = text_of(&example)?.to_owned();
    let kind = ExpectKind::Points(PointsRef::Group(id), NumberTest::Is(points));
    let example = example.expecting(second.rule.span, kind);
    let message = msg!(
        "one text can count twice: “{text}” gets {first} and {second}",
        text,
        first = signed(first.rule.points),
        second = signed(second.rule.points)
    );
    let language = subject.contract.info.language;
    let highest = keywords::keyword(language, PhraseId::OnlyHighest);
    // Words with the same points are often the same title in two languages.
    let help = match first.rule.points == second.rule.points {
        true => msg!(
            "if both rules look for one title in different words, let one rule ask for all the words, with `{mentions}`; if one should be enough anyway, write `{highest}` before the first rule of the group",
            mentions = text::whole_words_operator(language),
            highest
        ),
        false => msg!(
            "if one should be enough, write `{highest}` before the first rule of the group",
            highest
        ),
    };
    let diagnostic = Diagnostic::new(Code::N0226, second.rule.span, message)
        .also(first.rule.span, msg!("counted here, too"))
        .help(help);
    Some(Finding::with_witness(diagnostic, Witness::new(example)))
}

/// The text of a lead that has no other facts.
fn text_of(lead: &Example) -> Option<&str> {
    match lead.facts.as_slice() {
        [(_, FactValue::Text(text))] => Some(text),
        _ => None,
    }
}
