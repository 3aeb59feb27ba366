//! Tests of texts, evaluated once for each distinct text of a column.

use super::cell::dictionary_of;
use crate::data::table::Column;
use crate::eval::parallel;
use crate::ir::term::{Term, TermId, Value};
use crate::ir::{Program, Truth};
use crate::language::text::TextTest;
use crate::text::{domain, fold_into};
use arrow_array::cast::AsArray;
use arrow_array::{Array, StringArray};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// For each term that tests a text, the result for each key of its column, and at the end the result without a text.
pub(super) type TextTables = FxHashMap<TermId, Arc<[Truth]>>;

/// The tables of all terms that test texts.
pub(super) fn tables<'a>(
    program: &Program,
    column: impl Fn(Value) -> Option<&'a Column>,
) -> TextTables {
    let mut by_value: BTreeMap<Value, Vec<(TermId, TextQuestion)>> = BTreeMap::new();
    for (index, term) in program.terms.iter().enumerate() {
        let question = if let Term::Known(value) = term {
            (*value, TextQuestion::Known)
        } else if let Term::Text(value, text) = term {
            let test = &program.texts[text.index()];
            (*value, TextQuestion::Test(Matcher::new(test)))
        } else {
            continue;
        };
        let asked = by_value.entry(question.0).or_default();
        asked.push((TermId(index as u32), question.1));
    }
    let mut tables = TextTables::default();
    for (value, questions) in by_value {
        let texts = column(value).and_then(dictionary_of);
        if let Some(texts) = texts.and_then(|texts| texts.values().as_string_opt::<i32>()) {
            tables.extend(answers(texts, value.is_domain(), &questions));
        }
    }
    tables
}

/// A question about a text.
enum TextQuestion<'a> {
    Known,
    Test(Matcher<'a>),
}

impl TextQuestion<'_> {
    fn without_text(&self) -> Truth {
        match self {
            TextQuestion::Known => Truth::NotMet,
            TextQuestion::Test(_) => Truth::Open,
        }
    }

    fn needs_folding(&self) -> bool {
        match self {
            TextQuestion::Known => false,
            TextQuestion::Test(_) => true,
        }
    }

    fn result_for(&self, folded: &str) -> Truth {
        match self {
            TextQuestion::Known => Truth::Met,
            TextQuestion::Test(matcher) => Truth::from_bool(matcher.holds(folded)),
        }
    }
}

/// Number of distinct texts per task.
const BLOCK: usize = 16 * 1024;

fn answers(
    texts: &StringArray,
    of_domain: bool,
    questions: &[(TermId, TextQuestion<'_>)],
) -> Vec<(TermId, Arc<[Truth]>)> {
    let must_fold = questions.iter().any(|(_, q)| q.needs_folding());
    let blocks: Vec<usize> = (0..texts.len().div_ceil(BLOCK)).collect();
    let blocks: Vec<Vec<Vec<Truth>>> = parallel::map(blocks, |block| {
        let rows = block * BLOCK..texts.len().min((block + 1) * BLOCK);
        let mut columns = vec![Vec::with_capacity(rows.len()); questions.len()];
        let mut folded = String::new();
        for row in rows {
            let text = compared(texts, row, of_domain);
            if let (Some(text), true) = (text, must_fold) {
                fold_into(text, &mut folded);
            }
            for (column, (_, question)) in columns.iter_mut().zip(questions) {
                column.push(match text {
                    Some(_) => question.result_for(&folded),
                    None => question.without_text(),
                });
            }
        }
        columns
    });
    let joined = questions.iter().enumerate().map(|(i, (term, question))| {
        let mut answers = Vec::with_capacity(texts.len() + 1);
        for block in &blocks {
            answers.extend_from_slice(&block[i]);
        }
        answers.push(question.without_text());
        (*term, answers.into())
    });
    joined.collect()
}

/// The part of a row's text that is compared; none if it is blank or has no domain.
fn compared(texts: &StringArray, row: usize, of_domain: bool) -> Option<&str> {
    if texts.is_null(row) {
        return None;
    }
    let text = texts.value(row);
    let text = if of_domain { domain(text)? } else { text };
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// A text test, prepared for frequent evaluation.
enum Matcher<'a> {
    OneOf(FxHashSet<&'a str>),
    Other(&'a TextTest),
}

impl<'a> Matcher<'a> {
    fn new(test: &'a TextTest) -> Matcher<'a> {
        match test.only() {
            Some(texts) => Matcher::OneOf(texts.iter().map(String::as_str).collect()),
            None => Matcher::Other(test),
        }
    }

    fn holds(&self, text: &str) -> bool {
        match self {
            Matcher::OneOf(values) => values.contains(text),
            Matcher::Other(test) => test.holds(text),
        }
    }
}
