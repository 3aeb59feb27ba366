//! Statements that a mail program, or the habit of writing bullets, split over several lines.

use super::bullet_errors;
use super::candidates::readings;
use super::dashes::dashes;
use super::errors;
use super::grammar_backend::Grammar;
use super::normalize::{Statement, normalise, unquoted};
use super::phrase::{PhraseId, PhraseKind};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceFile, Span};
use crate::text::eq_ignore_case;

/// Maximum number of lines that are joined.
const MAX_JOINED: usize = 20;

/// A statement joined from several lines.
pub struct JoinedStatement {
    /// The whole statement; all of it is located at its first line.
    pub statement: Statement,
    /// The finding about it.
    pub diagnostic: Diagnostic,
    /// Its last line.
    pub last: usize,
}

/// A statement that continues on the next line: inside a quoted text, or after a comma.
pub fn join(
    grammar: &'static Grammar,
    source: &SourceFile,
    file: FileId,
    number: usize,
    first: &Statement,
    open_quote: Option<Span>,
) -> Option<JoinedStatement> {
    if let Some(listed) = listed(grammar, source, file, number, first) {
        return Some(listed);
    }
    let last = number + 1;
    if last > source.line_count() || !(open_quote.is_some() || first.text.ends_with(',')) {
        return None;
    }
    let text = |number: usize| source.text[source.line_range(number)].trim();
    let goes_on = match open_quote {
        Some(_) => normalise(file, text(last), 0).open_quote.is_some(),
        None => goes_on(grammar, file, text(last)),
    };
    if !goes_on {
        return None;
    }
    // A list may go on over several lines.
    let mut last = last;
    while open_quote.is_none()
        && last - number < MAX_JOINED
        && text(last).ends_with(',')
        && last < source.line_count()
        && self::goes_on(grammar, file, text(last + 1))
    {
        last += 1;
    }
    let lines: Vec<&str> = (number..=last).map(text).collect();
    let whole = normalise(file, &lines.join(" "), 0);
    if whole.open_quote.is_some() {
        return None;
    }
    let statement = first.with(0..first.text.len(), &whole.statement.text);
    let diagnostic = errors::continued(
        open_quote.unwrap_or(first.whole().after()),
        unquoted(&statement.text),
        (number + 1..=last).map(|line| line_span(source, file, line)),
    );
    Some(JoinedStatement {
        statement,
        diagnostic,
        last,
    })
}

/// Whether a line after a comma is the rest of the statement: more values, and no line of its own.
fn goes_on(grammar: &'static Grammar, file: FileId, line: &str) -> bool {
    if line.starts_with(['"', '“', '„']) {
        return true;
    }
    let rest = normalise(file, line, 0).statement;
    let is_line = || {
        let kinds = [
            PhraseKind::Header,
            PhraseKind::Setting,
            PhraseKind::Rule,
            PhraseKind::Modifier,
        ];
        let mut readings = kinds
            .into_iter()
            .flat_map(|kind| readings(grammar, kind, &rest));
        readings.next().is_some()
    };
    !rest.text.is_empty()
        && !rest.text.contains(':')
        && rest.text.starts_with(char::is_alphanumeric)
        && dashes(&rest.text).depth == 0
        && !is_line()
}

/// `list free mail:` with its values as bullets below it.
fn listed(
    grammar: &Grammar,
    source: &SourceFile,
    file: FileId,
    number: usize,
    first: &Statement,
) -> Option<JoinedStatement> {
    let word = PhraseId::List.text(grammar.language).sample;
    let word = word.split(' ').next()?;
    let is_list = eq_ignore_case(first.text.split(' ').next()?, word);
    if !is_list || !first.text.ends_with(':') {
        return None;
    }
    let below = (number + 1..=source.line_count()).map_while(|number| {
        let line = normalise(file, &source.text[source.line_range(number)], 0).statement;
        let dashes = dashes(&line.text);
        let value = unquoted(line.text[dashes.length..].trim().trim_end_matches(','));
        (dashes.depth > 0 && !value.is_empty()).then_some(value)
    });
    let values: Vec<String> = below.collect();
    let quoted: Vec<String> = values
        .iter()
        .map(|value| match value.starts_with('"') {
            true => value.clone(),
            false => crate::text::quoted(value),
        })
        .collect();
    let text = format!("{} {}", first.text, quoted.join(", "));
    let end = first.text.len();
    let last = number + values.len();
    (!values.is_empty()).then(|| JoinedStatement {
        statement: first.with(0..end, &text),
        diagnostic: bullet_errors::list_of_bullets(first.whole(), text.clone())
            .absorbing((number + 1..=last).map(|line| line_span(source, file, line))),
        last,
    })
}

fn line_span(source: &SourceFile, file: FileId, line: usize) -> Span {
    let range = source.line_range(line);
    Span::new(file, range.start, range.end)
}

#[cfg(test)]
mod tests {
    use crate::source::Sources;
    use crate::syntax::{Budget, parse};

    /// The corrected lines in the findings about the lines of a block.
    fn corrected(lines: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let file = sources.add("test.leadc", format!("leadc 1 en\n{lines}"));
        let help = |d: crate::diagnostic::Diagnostic| {
            d.candidate().map(|candidate| candidate.lines.clone())
        };
        parse(&sources, file, &mut Budget::default())
            .diagnostics
            .into_iter()
            .filter_map(help)
            .collect()
    }

    #[test]
    fn broken_lines_are_joined_and_reported_once() {
        let text = "persona a:\n  when: x mentions \"y\"\n  because \"why\n    not\"\n";
        assert_eq!(corrected(text), ["because \"why not\""]);
        let values = "persona a:\n  when: x is one of \"y\",\n    \"z\"\n";
        assert_eq!(corrected(values), ["when: x is one of \"y\", \"z\""]);
    }

    #[test]
    fn a_list_goes_on_over_lines_that_are_none_of_their_own() {
        let names = "stage A:\n  not without: x,\n    y, z,\n    w\n  owner: sales\n";
        assert_eq!(corrected(names), ["not without: x, y, z, w"]);
        let bullet = "persona a:\n  all of:\n  - x is one of BR,\n    PT\n";
        assert_eq!(corrected(bullet), ["- x is one of BR, PT"]);
    }

    #[test]
    fn bullets_below_a_list_are_its_values() {
        let list = "list a:\n- \"x.com\",\n- y.com\nstage A:\n";
        assert_eq!(corrected(list), ["list a: \"x.com\", \"y.com\""]);
    }

    #[test]
    fn a_quote_that_closes_nowhere_stays_one() {
        let text = "persona a:\n  because \"why\n  when: x is y\n";
        assert_eq!(corrected(text), ["because \"why\""]);
    }
}
