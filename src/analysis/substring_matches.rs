//! Texts so short that they are part of other words: `contains "VP"` also finds `MVP`.

use super::candidate::Candidate;
use super::{Finding, Subject};
use crate::contract::model::{
    Condition, ConditionKind, Contract, FactValue, FieldId, GroupId, PointsRef, Subject as Tested,
    Test, Trigger, Type,
};
use crate::contract::{keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::text::{self, Position, Relation};
use crate::message::msg;
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::GroupWord;
use crate::text::fold;
use crate::units::MilliPoints;

/// Texts with at most this many letters are short.
const SHORT: usize = 3;

/// Short forms that people search for, folded, and words that contain them.
const WORDS: &[(&str, &str)] = &[
    ("ai", "retail"),
    ("art", "department"),
    ("bi", "mobile"),
    ("bot", "both"),
    ("coo", "cook"),
    ("cto", "director"),
    ("dev", "devotion"),
    ("eng", "challenge"),
    ("erp", "enterprise"),
    ("gm", "pragmatic"),
    ("hr", "Christopher"),
    ("it", "security"),
    ("ops", "shops"),
    ("pm", "development"),
    ("pr", "product"),
    ("pro", "process"),
    ("qa", "Qatar"),
    ("sme", "cosmetics"),
    ("svp", "RSVP"),
    ("tax", "taxi"),
    ("ti", "marketing"),
    ("ux", "luxury"),
    ("vp", "MVP"),
];

/// Examines every text test of the contract. `starts with` and `ends with` are ignored, as codes and legal forms are found by
/// them.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    subject.contract.each_condition(&mut |condition| {
        findings.extend(finding(subject, condition));
    });
    findings
}

fn finding(subject: &Subject<'_>, condition: &Condition) -> Option<Finding> {
    let ConditionKind::Test(tested, Test::Text { test, negated, .. }) = &condition.kind else {
        return None;
    };
    if test.relation.position() != Position::Anywhere || !is_text(subject.contract, *tested) {
        return None;
    }
    let parts = &test.texts;
    let short: Vec<&String> = parts.iter().filter(|part| is_short(part)).collect();
    let first = short.first()?;
    let word = word_with(first);
    let message = match word {
        Some(word) => msg!("`\"{first}\"` also matches inside `{word}`", first, word),
        None => msg!("`\"{first}\"` also matches inside longer words", first),
    };
    let diagnostic = Diagnostic::new(Code::W0203, condition.span, message);
    let language = subject.contract.info.language;
    let mentions = keywords::operator_words(language, PhraseId::Mentions);
    let said = match corrected(subject, condition) {
        _ if *negated => diagnostic.help(msg!(
            "put the line under `{none}` and write `{mentions}`, which looks for whole words",
            none = keywords::opener(language, GroupWord::None),
            mentions
        )),
        Some(line) if short.len() == parts.len() => diagnostic.corrected(
            msg!("`{mentions}` looks for whole words", mentions),
            line,
        ),
        _ => diagnostic.help(msg!(
            "put the short ones on a line of their own under `{any}`, with `{mentions}`, which looks for whole words",
            any = keywords::opener(language, GroupWord::Any),
            mentions = text::whole_words_operator(language)
        )),
    };
    Some(with_example(subject, condition, *tested, word, said))
}

/// Whether it is a text that is searched, rather than a list of choices.
fn is_text(contract: &Contract, tested: Tested) -> bool {
    let kind = match tested {
        Tested::Field(id) => contract.fields.get(id.index()).map(|field| &field.kind),
        Tested::Detail(id) => contract.details.get(id.index()).map(|detail| &detail.kind),
        Tested::DomainOf(_) | Tested::DomainOfDetail(_) => Some(&Type::Text),
    };
    matches!(kind, Some(Type::Text | Type::Email | Type::Link))
}

/// Whether it consists of a few letters only, in a script that separates words.
fn is_short(part: &str) -> bool {
    let folded = fold(part);
    let count = folded.chars().count();
    (1..=SHORT).contains(&count) && folded.chars().all(char::is_lowercase)
}

fn word_with(part: &str) -> Option<&'static str> {
    let folded = fold(part);
    let mut words = WORDS.iter();
    words
        .find(|(short, _)| *short == folded)
        .map(|(_, word)| *word)
}

/// The line with `mentions` instead of `contains`.
fn corrected(subject: &Subject<'_>, condition: &Condition) -> Option<String> {
    let text = subject.sources.text(condition.span);
    let values = text.find(['"', '“', '”', '„', '«'])?;
    let (head, values) = text.split_at_checked(values)?;
    // For several texts first, since those for one are a part of them.
    let ways = [2, 1].into_iter().filter_map(|texts| {
        let of = |relation| text::phrase(relation, false, texts);
        Some((of(Relation::Contains)?, of(Relation::Mentions)?))
    });
    let ways: Vec<(PhraseId, PhraseId)> = ways.collect();
    let words = Language::ALL.iter().flat_map(|language| {
        ways.iter().filter_map(|(from, to)| {
            let to = operator(to.row().patterns(*language).first()?)?;
            let from = from.row().patterns(*language).iter();
            Some(
                from.filter_map(|from| operator(from))
                    .map(move |from| (from, to)),
            )
        })
    });
    let mut lines = words.flatten().filter_map(|(from, to)| {
        let name = head.trim_end().strip_suffix(from)?;
        Some(format!("{name}{to} {values}"))
    });
    let line = lines.next()?;
    Some(line_edit::replaced(subject.sources, condition.span, &line))
}

/// The text between the first two slots of a pattern.
fn operator(pattern: &'static str) -> Option<&'static str> {
    let (_, rest) = pattern.split_once('}')?;
    Some(rest.split('{').next()?.trim())
}

/// The finding with a lead that has such a word, if the condition alone gives points.
fn with_example(
    subject: &Subject<'_>,
    condition: &Condition,
    tested: Tested,
    word: Option<&str>,
    diagnostic: Diagnostic,
) -> Finding {
    let fields = &subject.contract.fields;
    let field = match tested {
        Tested::Field(id) => Some(id),
        Tested::DomainOf(_) | Tested::Detail(_) | Tested::DomainOfDetail(_) => None,
    };
    let is_text = |id: &FieldId| fields.get(id.index()).is_some_and(|f| f.kind == Type::Text);
    let field = field.filter(is_text);
    let has = points_of(subject.contract, condition);
    let (Some(id), Some(word), Some(has)) = (field, word, has) else {
        return Finding::new(diagnostic);
    };
    Candidate::new(subject, condition.span)
        .fact(id, FactValue::Text(word.to_owned()))
        .shows(subject, diagnostic, has)
}

/// The points of the rule that has this condition.
fn points_of(contract: &Contract, condition: &Condition) -> Option<(PointsRef, MilliPoints)> {
    let groups = contract.groups.iter().enumerate();
    let mut rules = groups.flat_map(|(i, group)| {
        let of = PointsRef::Group(GroupId(i as u32));
        group.rules.iter().map(move |rule| (of, rule))
    });
    let own = rules.find(
        |(_, rule)| matches!(&rule.trigger, Trigger::When(when) if when.span == condition.span),
    );
    own.map(|(of, rule)| (of, rule.points))
}
