//! Every code has a page, and the page's examples do what it says.
//!
//! A page is `# CODE: title`, a paragraph, `## Wrong` and `## Right`, each with a complete contract. Further code blocks with
//! a name (```` ```csv file=domains.csv ````) are files the example reads.

use crate::test;
use leadc::analysis;
use leadc::contract::ReadError;
use leadc::diagnostic::{Code, Diagnostic, Severity};
use leadc::diff::contracts::Side;
use leadc::signing::findings;
use leadc::source::Sources;
use leadc::suggest::load;
use leadc::time::LocalDay;
use libtest_mimic::Trial;
use std::path::Path;

pub fn tests() -> Vec<Trial> {
    let path = |code: &Code| format!("docs/codes/{}.md", code.name());
    let codes = Code::ALL.iter();
    codes
        .map(|code| test(&path(code), |_| problem(*code).into_iter().collect()))
        .collect()
}

/// A code block: the words after the fence, and the text.
struct Example<'p> {
    info: &'p str,
    text: &'p str,
}

fn examples(section: &str) -> Vec<Example<'_>> {
    let parts: Vec<&str> = section.split("```").collect();
    let fenced = parts.iter().skip(1).step_by(2);
    fenced
        .filter_map(|part| part.split_once('\n'))
        .map(|(info, text)| Example { info, text })
        .collect()
}

/// The day on which the contracts of all pages are checked.
fn today() -> LocalDay {
    LocalDay::from(jiff::civil::date(2026, 6, 1))
}

/// The diagnostics of the section's contract; its files may be anywhere on the page.
fn said(page: &str, section: &str) -> Vec<Diagnostic> {
    let is_file = |example: &Example| example.info.contains(" file=");
    let others = examples(page).into_iter().filter(is_file);
    let examples: Vec<Example> = examples(section).into_iter().chain(others).collect();
    let file = |path: &Path| {
        let name = path.to_string_lossy();
        let named = |example: &&Example| {
            let own = example.info.split_once(" file=").map(|(_, name)| name);
            own.unwrap_or("example.leadc") == name
        };
        let found = examples.iter().find(named);
        found
            .map(|example| example.text.as_bytes().to_vec())
            .ok_or(ReadError::NotFound)
    };
    let mut sources = Sources::default();
    let loaded = load("example.leadc", &mut sources, &mut |path| file(path));
    let contract = loaded.contract.as_ref();
    let analysed = contract.map_or(Vec::new(), |contract| {
        let side = Side {
            contract,
            sources: &sources,
        };
        let agreed = findings(side, today());
        let analysed = analysis::diagnostics(contract, &sources);
        analysed.into_iter().chain(agreed).collect()
    });
    loaded.diagnostics.into_iter().chain(analysed).collect()
}

fn section<'p>(page: &'p str, title: &str) -> Option<&'p str> {
    let rest = page.split_once(&format!("\n## {title}\n"))?.1;
    Some(
        rest.split_once("\n## ")
            .map_or(rest, |(section, _)| section),
    )
}

/// How the canonical form of the section's contract differs from what the page shows.
fn unformatted(section: &str) -> Option<String> {
    let examples = examples(section);
    let example = examples.iter().find(|one| !one.info.contains(" file="))?;
    let mut none = |_: &Path| Err(ReadError::NotFound);
    let formatted = leadc::layout::format("example.leadc", example.text, &mut none).ok()?;
    let mut lines = example.text.lines().zip(formatted.text.lines());
    let (line, wanted) = lines.find(|(line, wanted)| line != wanted)?;
    Some(format!("`{line}` is not formatted: `{wanted}`"))
}

/// What is wrong with the page of a code.
fn problem(code: Code) -> Option<String> {
    let page = code.page();
    let title = format!("# {}: {}\n", code.name(), code.title().0);
    if !page.starts_with(&title) {
        return Some(format!("does not start with `{}`", title.trim()));
    }
    let (Some(wrong), Some(right)) = (section(page, "Wrong"), section(page, "Right")) else {
        return Some("lacks `## Wrong` or `## Right`".to_string());
    };
    if examples(right)
        .iter()
        .any(|example| example.text.lines().count() < 3)
    {
        return Some("shows no whole contract".to_string());
    }
    let shown = |diagnostics: &[Diagnostic]| {
        let texts: Vec<String> = diagnostics
            .iter()
            .map(|d| format!("{} {}", d.code.name(), d.message.english()))
            .collect();
        texts.join("; ")
    };
    let told = said(page, wrong);
    let only_more = told
        .iter()
        .all(|d| d.code == code || d.severity < code.severity());
    if !told.iter().any(|d| d.code == code) || !only_more && code.severity() > Severity::Note {
        return Some(format!("its wrong example says: {}", shown(&told)));
    }
    let told = said(page, right);
    let is_right = told.iter().all(|d| d.severity == Severity::Note);
    let complaint = (!is_right).then(|| format!("its right example says: {}", shown(&told)));
    complaint.or_else(|| unformatted(right))
}
