//! Texts that pass some tests and fail others.

use crate::language::text::{Position, TextTest};
use crate::text::fold;

/// Maximum number of texts tried.
const MAX_TRIED: usize = 200;

/// A text that passes the wanted tests, fails the unwanted ones, and is not one of the named texts. `forms` gives the possible
/// forms of a text. Texts are composed of what the tests look for, and tried.
pub(super) fn compose(
    wanted: &[&TextTest],
    unwanted: &[&TextTest],
    named: &[&str],
    one_word: bool,
    forms: impl Fn(String) -> Vec<String>,
) -> Option<String> {
    let fits = |text: &String| {
        let folded = fold(text);
        !folded.is_empty()
            && !named.contains(&folded.as_str())
            && wanted.iter().all(|test| test.holds(&folded))
            && !unwanted.iter().any(|test| test.holds(&folded))
    };
    let mut tried = candidates(wanted, one_word).flat_map(forms).take(MAX_TRIED);
    tried.find(fits)
}

/// Texts composed of what tests look for, each with other alternatives of these tests.
fn candidates(wanted: &[&TextTest], one_word: bool) -> impl Iterator<Item = String> {
    let most = wanted
        .iter()
        .map(|test| test.texts.len())
        .max()
        .unwrap_or(0);
    let fillers = ["something else", "another", "q", "7"].map(str::to_owned);
    let joints: &'static [&'static str] = if one_word {
        &["-", ".", ""]
    } else {
        &[" and ", " ", "", ", "]
    };
    let wanted: Vec<TextTest> = wanted.iter().map(|test| (*test).clone()).collect();
    let made = (0..most).flat_map(move |shift| {
        let wanted = wanted.clone();
        let ways = [false, true].into_iter();
        let ways = ways.flat_map(|inside| joints.iter().map(move |joint| (inside, joint)));
        ways.map(move |(inside, joint)| join(&wanted, shift, inside, joint))
    });
    let plain = (most == 0).then_some(fillers).into_iter().flatten();
    made.chain(plain)
}

/// One text: what it starts with, what it contains (as words, or `inside` words), what it ends with.
fn join(wanted: &[TextTest], shift: usize, inside: bool, joint: &str) -> String {
    let (mut start, mut middle, mut end) = (String::new(), Vec::new(), String::new());
    for test in wanted {
        let parts = &test.texts;
        let Some(part) = parts.get(shift % parts.len().max(1)) else {
            continue;
        };
        match test.relation.position() {
            // A text has only one beginning, so the longest is used. The others must be part of it, or no text passes.
            Position::Start if part.len() > start.len() => start = part.clone(),
            Position::End if part.len() > end.len() => end = part.clone(),
            Position::Start | Position::End => {}
            Position::Anywhere if inside => middle.push(format!("q{part}q")),
            Position::Anywhere | Position::Words => middle.push(part.clone()),
        }
    }
    // A part that is contained in a longer one is not needed.
    let whole = |part: &String| {
        let others = middle.iter().filter(|other| *other != part);
        !others
            .into_iter()
            .any(|other| other.contains(part.as_str()))
    };
    let mut kept: Vec<&String> = middle.iter().filter(|part| whole(part)).collect();
    kept.dedup();
    let texts = [&start].into_iter().chain(kept).chain([&end]);
    let texts: Vec<&str> = texts
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    // The ending of a text may be the end of a word: `.br`.
    texts.join(joint)
}

/// Choices that include one for each wanted test, and none for unwanted tests.
pub(super) fn of_choices(
    choices: &[String],
    wanted: &[&TextTest],
    unwanted: &[&TextTest],
) -> Option<Vec<String>> {
    let may = |choice: &&String| !unwanted.iter().any(|test| test.holds(&fold(choice)));
    let mut kept: Vec<String> = Vec::new();
    for test in wanted {
        let passing = |choice: &&String| test.holds(&fold(choice));
        if kept.iter().any(|choice| passing(&choice)) {
            continue;
        }
        kept.push(choices.iter().filter(may).find(passing)?.clone());
    }
    if kept.is_empty() {
        kept.push(choices.iter().find(may)?.clone());
    }
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::text::Relation;

    fn mentions(phrase: &str) -> TextTest {
        TextTest::folded(Relation::Mentions, [phrase])
    }

    fn plain(text: String) -> Vec<String> {
        vec![text]
    }

    #[test]
    fn a_title_that_two_rules_look_for() {
        let (cfo, director) = (mentions("cfo"), mentions("finance director"));
        let text = compose(&[&cfo, &director], &[], &[], false, plain);
        assert_eq!(text.as_deref(), Some("cfo and finance director"));
    }

    #[test]
    fn nothing_starts_in_two_ways() {
        let starts = |text: &str| TextTest::folded(Relation::StartsWith, [text]);
        assert_eq!(
            compose(&[&starts("a"), &starts("b")], &[], &[], false, plain),
            None
        );
        let vp = TextTest::folded(Relation::Contains, ["vp"]);
        let text = compose(&[&vp], &[&mentions("vp")], &[], false, plain);
        assert_eq!(text.as_deref(), Some("qvpq"), "inside of a word");
    }
}
