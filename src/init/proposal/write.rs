//! The proposal as lines of a contract, each with what the leads show.

use super::super::lines::{Lines, Part};
use super::evidence::{Evidence, percent};
use super::rules::Subject;
use super::tests_of_fields::FieldTest;
use super::{Proposal, Stage, Words};
use crate::contract::atom_text;
use crate::contract::model::Type;
use crate::message::{Figure, Message, msg};
use crate::syntax::keywords;
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::GroupWord;

impl Proposal {
    /// Adds the lines of the proposal.
    pub fn write(&self, lines: &mut Lines) {
        if self.about.is_none() && self.missing.is_empty() {
            return;
        }
        lines.gap(Part::Proposal);
        if !self.is_empty() {
            lines.comment(
                "",
                &msg!("what follows is a proposal from the leads: discuss it, and change it"),
            );
        }
        let reasons = self.about.iter().chain(&self.missing);
        reasons.for_each(|reason| lines.comment("", reason));
        self.list_after_outcome(lines);
        let all = self.all;
        self.write_ideal(lines, all);
        self.write_fit(lines, all);
        self.write_interest(lines, all);
        self.write_stages(lines);
    }

    fn list_after_outcome(&self, lines: &mut Lines) {
        let mut reasons: Vec<(&Message, Vec<String>)> = Vec::new();
        for field in &self.after_outcome {
            match reasons.iter_mut().find(|(why, _)| **why == field.why) {
                Some((_, names)) => names.push(field.column.clone()),
                None => reasons.push((&field.why, vec![field.column.clone()])),
            }
        }
        if !reasons.is_empty() {
            lines.comment("", &msg!("these fields give no points:"));
        }
        reasons
            .iter()
            .for_each(|(why, names)| lines.list(why, names));
    }

    fn write_ideal(&self, lines: &mut Lines, all: Evidence) {
        let Some((tests, evidence)) = &self.ideal else {
            return;
        };
        lines.gap(Part::Proposal);
        lines.comment("", &evidence.message(all));
        lines.line("", PhraseId::IdealCustomer, &[("name", &self.words.ideal)]);
        let conditions: Vec<String> = tests
            .iter()
            .map(|(field, test)| self.words.condition(lines.language, field, test))
            .collect();
        match conditions.as_slice() {
            [one] => lines.line("  ", PhraseId::When, &[("condition", one)]),
            several => group(lines, several),
        }
    }

    fn write_fit(&self, lines: &mut Lines, all: Evidence) {
        if self.fit.is_empty() {
            return;
        }
        lines.gap(Part::Proposal);
        lines.line("", PhraseId::Points, &[("name", &self.words.fit)]);
        for rule in &self.fit {
            let condition = self
                .words
                .condition(lines.language, &rule.field, &rule.test);
            let slots = [("points", signed(rule.points)), ("condition", condition)];
            let slots = slots.each_ref().map(|(slot, text)| (*slot, text.as_str()));
            let text = atom_text::line(lines.language, PhraseId::RuleWhen, &slots);
            lines.remarked("", &text, &[rule.evidence.message(all)]);
        }
    }

    fn write_interest(&self, lines: &mut Lines, all: Evidence) {
        if self.interest.is_empty() {
            return;
        }
        lines.gap(Part::Proposal);
        lines.comment("", &msg!("activities after the outcome count, too, if the export has some: check that they do not decide"));
        lines.line("", PhraseId::Points, &[("name", &self.words.interest)]);
        for rule in &self.interest {
            let (points, name) = (signed(rule.points), format!("[{}]", rule.activity));
            let slots = [("points", points.as_str()), ("activity", &name)];
            let text = atom_text::line(lines.language, PhraseId::RuleEach, &slots);
            lines.remarked("", &text, &[rule.evidence.message(all)]);
            lines.line("  ", PhraseId::OnlyLatest, &[("count", "1")]);
        }
        if !self.fit.is_empty() {
            lines.gap(Part::Proposal);
            let terms = format!("{} + {}", self.words.fit, self.words.interest);
            lines.line("", PhraseId::Score, &[("terms", &terms)]);
        }
    }

    fn write_stages(&self, lines: &mut Lines) {
        let Some(stage) = &self.stage else {
            return;
        };
        lines.gap(Part::Proposal);
        lines.line("", PhraseId::Stage, &[("name", &self.words.first_stage)]);
        lines.gap(Part::Proposal);
        lines.comment("", &stage.message());
        lines.line("", PhraseId::Stage, &[("name", &self.words.stage)]);
        let language = lines.language;
        let at_least = |name: &str, points: Option<i64>| {
            let value = points?.to_string();
            let subject = format!("[{name}]");
            Some(atom_text::line(
                language,
                PhraseId::AtLeast,
                &[("subject", &subject), ("value", &value)],
            ))
        };
        let fit = at_least(&self.words.fit, stage.fit);
        let interest = at_least(&self.words.interest, stage.interest);
        let conditions: Vec<String> = fit.into_iter().chain(interest).collect();
        match conditions.as_slice() {
            [one] => lines.line("  ", PhraseId::When, &[("condition", one)]),
            several => group(lines, several),
        }
    }
}

impl Stage {
    fn message(&self) -> Message {
        msg!(
            "{leads} {leads|lead reaches|leads reach} it, {share} of them won; {reach} of all that were won reach it",
            leads = Figure::of(self.evidence.leads),
            share = percent(self.evidence.won, self.evidence.leads),
            reach = percent(self.reach, 1000)
        )
    }
}

fn group(lines: &mut Lines, conditions: &[String]) {
    lines.text(format!(
        "  {}",
        keywords::opener(lines.language, GroupWord::All)
    ));
    conditions
        .iter()
        .for_each(|one| lines.text(format!("  - {one}")));
}

fn signed(points: i64) -> String {
    match points {
        0.. => format!("+{points}"),
        _ => points.to_string(),
    }
}

impl Words {
    /// The condition of a test.
    fn condition(&self, language: Language, field: &Subject, test: &FieldTest) -> String {
        let subject = format!("[{}]", field.name);
        let line = |id, slot: &str, value: &str| {
            atom_text::line(
                language,
                id,
                &[("subject", subject.as_str()), (slot, value)],
            )
        };
        let number = |number: f64| {
            let plain = atom_text::number(language, number);
            if field.kind == Type::Money {
                format!("{} {plain}", self.currency)
            } else if field.kind == Type::Percent {
                format!("{plain}%")
            } else {
                plain
            }
        };
        let text = |text: &String| match field.kind == Type::Country {
            true => text.clone(),
            false => atom_text::text(text),
        };
        match test {
            FieldTest::IsOneOf(values) => {
                let texts: Vec<String> = values.iter().map(text).collect();
                match texts.as_slice() {
                    [one] => line(PhraseId::Is, "value", one),
                    several => line(
                        PhraseId::IsOneOf,
                        "values",
                        &several.join(language.list_mark()),
                    ),
                }
            }
            FieldTest::Contains(value) => line(PhraseId::Contains, "value", &text(value)),
            FieldTest::Yes => atom_text::line(language, PhraseId::IsYes, &[("subject", &subject)]),
            FieldTest::No => atom_text::line(language, PhraseId::IsNo, &[("subject", &subject)]),
            FieldTest::AtLeast(limit) => line(PhraseId::AtLeast, "value", &number(*limit)),
            FieldTest::LessThan(limit) => line(PhraseId::LessThan, "value", &number(*limit)),
        }
    }
}
