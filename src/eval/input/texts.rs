//! Tests of texts, evaluated once for each distinct text of a column.

use super::cell::dictionary_of;
use crate::data::scalar::Scalar;
use crate::data::table::Column;
use crate::eval::parallel;
use crate::ir::term::{Term, TermId, TextId, Value};
use crate::ir::{Program, Truth};
use crate::text::{domain, fold_into, trimmed};
use arrow_array::cast::AsArray;
use arrow_array::{Array, StringArray};
use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::Arc;

/// For each term that tests a text, the result for each key of its column, and at the end the result without a text.
pub(super) type TextTables = FxHashMap<TermId, Arc<[Truth]>>;

/// What a program asks about texts, by value.
#[derive(Debug)]
pub(in crate::eval) struct TextQuestions(Vec<(Value, Vec<(TermId, TextQuestion)>)>);

impl TextQuestions {
    /// The questions of a program.
    pub fn new(program: &Program) -> TextQuestions {
        let mut by_value: BTreeMap<Value, Vec<(TermId, TextQuestion)>> = BTreeMap::new();
        for (index, term) in program.terms.iter().enumerate() {
            let (value, question) = if let Term::Known(value) = term {
                (*value, TextQuestion::Known)
            } else if let Term::Text(value, text) = term {
                (*value, TextQuestion::Test(Matcher::new(program, *text)))
            } else {
                continue;
            };
            let asked = by_value.entry(value).or_default();
            asked.push((TermId(index as u32), question));
        }
        TextQuestions(by_value.into_iter().collect())
    }

    /// The tables of all terms that test texts.
    pub(super) fn tables<'a>(
        &self,
        program: &Program,
        column: impl Fn(Value) -> Option<&'a Column>,
    ) -> TextTables {
        let mut tables = TextTables::default();
        for (value, questions) in &self.0 {
            let texts = column(*value).and_then(dictionary_of);
            if let Some(texts) = texts.and_then(|texts| texts.values().as_string_opt::<i32>()) {
                tables.extend(answers(program, texts, value.is_domain(), questions));
            }
        }
        tables
    }

    /// Calls `answer` for each question, with the result for the text or texts that `scalar` gives. `folded` is working memory.
    pub(super) fn answer_each<'v>(
        &self,
        program: &Program,
        scalar: impl Fn(Value) -> Option<&'v Scalar<'v>>,
        folded: &mut String,
        mut answer: impl FnMut(TermId, Truth),
    ) {
        for (value, questions) in &self.0 {
            let scalar = scalar(*value);
            if let Some(Scalar::Text(text)) = scalar {
                let text = compared(text, value.is_domain());
                text.iter().for_each(|text| fold_into(text, folded));
                for (term, question) in questions {
                    answer(*term, question.of(program, text.map(|_| folded.as_str())));
                }
            } else if let Some(Scalar::Texts(texts)) = scalar {
                for (term, question) in questions {
                    let texts = texts.iter().map(|text| {
                        let text = compared(text, value.is_domain());
                        text.iter().for_each(|text| fold_into(text, folded));
                        question.of(program, text.map(|_| folded.as_str()))
                    });
                    answer(*term, question.of_list(texts));
                }
            }
        }
    }
}

/// A question about a text.
#[derive(Debug)]
enum TextQuestion {
    Known,
    Test(Matcher),
}

impl TextQuestion {
    /// The result for a text, folded.
    fn of(&self, program: &Program, folded: Option<&str>) -> Truth {
        folded.map_or(self.without_text(), |text| self.result_for(program, text))
    }

    /// The result for a list, from those for its texts. Blank ones are ignored.
    fn of_list(&self, each: impl Iterator<Item = Truth>) -> Truth {
        match self {
            TextQuestion::Known => each.max().unwrap_or(Truth::NotMet),
            TextQuestion::Test(_) => {
                let known = each.filter(|answer| !answer.is_open());
                known.max().unwrap_or(Truth::Open)
            }
        }
    }

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

    fn result_for(&self, program: &Program, folded: &str) -> Truth {
        match self {
            TextQuestion::Known => Truth::Met,
            TextQuestion::Test(matcher) => Truth::from_bool(matcher.holds(program, folded)),
        }
    }
}

/// Number of distinct texts per task.
const BLOCK: usize = 16 * 1024;

fn answers(
    program: &Program,
    texts: &StringArray,
    of_domain: bool,
    questions: &[(TermId, TextQuestion)],
) -> Vec<(TermId, Arc<[Truth]>)> {
    let must_fold = questions.iter().any(|(_, q)| q.needs_folding());
    let blocks: Vec<usize> = (0..texts.len().div_ceil(BLOCK)).collect();
    let blocks: Vec<Vec<Vec<Truth>>> = parallel::map(blocks, |block| {
        let rows = block * BLOCK..texts.len().min((block + 1) * BLOCK);
        let mut columns = vec![Vec::with_capacity(rows.len()); questions.len()];
        let mut folded = String::new();
        for row in rows {
            let text = texts.is_valid(row).then(|| texts.value(row));
            let text = text.and_then(|text| compared(text, of_domain));
            if let (Some(text), true) = (text, must_fold) {
                fold_into(text, &mut folded);
            }
            for (column, (_, question)) in columns.iter_mut().zip(questions) {
                column.push(match text {
                    Some(_) => question.result_for(program, &folded),
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

/// The part of a text that is compared; none if it is blank or has no domain.
fn compared(text: &str, of_domain: bool) -> Option<&str> {
    let text = if of_domain { domain(text)? } else { text };
    Some(trimmed(text)).filter(|text| !text.is_empty())
}

/// A text test, prepared for frequent evaluation.
#[derive(Debug)]
struct Matcher {
    test: TextId,
    /// The indices of the texts of which one has to be equal, by their hashes; none for other tests.
    one_of: Option<HashTable<u32>>,
}

impl Matcher {
    fn new(program: &Program, test: TextId) -> Matcher {
        let texts = program.texts[test.index()].only();
        let one_of = texts.map(|texts| {
            let mut one_of = HashTable::with_capacity(texts.len());
            for index in 0..texts.len() as u32 {
                let hash = |index: &u32| FxBuildHasher.hash_one(&texts[*index as usize]);
                one_of.insert_unique(hash(&index), index, hash);
            }
            one_of
        });
        Matcher { test, one_of }
    }

    fn holds(&self, program: &Program, text: &str) -> bool {
        let test = &program.texts[self.test.index()];
        match (&self.one_of, test.only()) {
            (Some(one_of), Some(texts)) => {
                let same = |index: &u32| texts[*index as usize] == text;
                one_of.find(FxBuildHasher.hash_one(text), same).is_some()
            }
            _ => test.holds(text),
        }
    }
}
