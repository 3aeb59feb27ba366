//! Properties of any text.

use leadc::contract::ReadError;
use leadc::diagnostic::Diagnostic;
use leadc::diagnostic::render::{Format, Look, render};
use leadc::eval::example::{Case, judge};
use leadc::eval::{AsOf, Options, evaluate_history, explain};
use leadc::ir::{self, Program};
use leadc::message::Language;
use leadc::report::explanation::{self, ExplanationReport};
use leadc::report::lead_table::{Choice, LeadRows};
use leadc::report::rows::Rows;
use leadc::source::{Sources, Span};
use leadc::suggest;
use leadc::syntax;
use leadc::time::MicrosUtc;

use super::data;

const ONE_THREAD: Options = Options { threads: Some(1) };

/// Examples of a contract that are run.
const EXAMPLES: usize = 5;

/// Reads any bytes, and checks that every span is inside the text.
pub fn parse(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut sources = Sources::default();
    let file = sources.add("fuzz.leadc", text.clone());
    let parsed = syntax::parse(&sources, file, &mut syntax::Budget::default());
    for block in &parsed.tree.blocks {
        inside(&text, block.header.span);
        (block.lines.iter()).for_each(|line| inside(&text, line.span));
    }
    places(&text, &parsed.diagnostics);
}

/// Formats any text: the same twice, and without loss, which the formatter itself checks.
pub fn format(text: &str) {
    let mut none = |_: &std::path::Path| Err(ReadError::NotFound);
    let mut formatted = |text: &str| {
        let formatted = leadc::layout::format("fuzz.leadc", text, &mut none);
        formatted.expect("the formatted text says the same").text
    };
    let once = formatted(text);
    assert_eq!(formatted(&once), once);
}

/// Checks any text and renders its diagnostics; compiles and runs a contract, including its examples. Returns whether the text was
/// a contract.
pub fn run(text: &str) -> bool {
    let mut sources = Sources::default();
    let loaded = suggest::load(
        "fuzz.leadc",
        &mut sources,
        &mut |path| match path.to_str() {
            Some("fuzz.leadc") => Ok(text.as_bytes().to_vec()),
            _ => Err(ReadError::NotFound),
        },
    );
    places(text, &loaded.diagnostics);
    for format in [Format::Graphical, Format::Json] {
        let shown = render(format, &loaded.diagnostics, &sources, Look::default());
        assert!(shown.is_ok(), "a message cannot be shown");
    }
    let Some(contract) = loaded.contract else {
        return false;
    };
    let program = ir::compile(&contract, &sources);
    let (leads, activities) = (
        data::leads(&program.inputs),
        data::activities(&program.inputs),
    );
    let as_of = AsOf::at(MicrosUtc(data::AS_OF));
    evaluate_history(&program, &leads, &activities, as_of, ONE_THREAD);
    for example in contract.examples.iter().take(EXAMPLES) {
        let case = Case::new(&contract, example);
        let history = evaluate_history(
            &program,
            &case.leads,
            &case.activities,
            case.as_of,
            ONE_THREAD,
        );
        for expected in &example.expects {
            judge(&program, &history, &expected.kind);
        }
    }
    true
}

/// Reads any text as a compiled contract; runs, explains and writes a valid one. Returns whether the text was one.
pub fn stored(text: &str) -> bool {
    let Ok(program) = Program::from_json(text) else {
        return false;
    };
    let (leads, activities) = (
        data::leads(&program.inputs),
        data::activities(&program.inputs),
    );
    let as_of = AsOf::at(MicrosUtc(data::AS_OF));
    let history = evaluate_history(&program, &leads, &activities, as_of, ONE_THREAD);
    let rows = LeadRows::new(&program, &leads, &history.results, Choice::All);
    assert!(
        rows.batch(0..rows.len()).is_ok(),
        "a result cannot be shown"
    );
    for lead in 0..leads.len() {
        let Some(explanation) = explain(&program, &leads, &activities, lead, as_of) else {
            continue;
        };
        explanation::text(
            &explanation,
            ExplanationReport {
                contract: "fuzz.json",
                written_in: Language::En,
                look: Look::default(),
            },
        );
    }
    let again = program.to_json().ok().map(|json| Program::from_json(&json));
    assert_eq!(again, Some(Ok(program.clone())), "it is not what was read");
    assert!(!program.to_string().is_empty());
    true
}

fn places(text: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        inside(text, diagnostic.primary.span);
        (diagnostic.secondary.iter()).for_each(|label| inside(text, label.span));
    }
}

fn inside(text: &str, span: Span) {
    assert!(
        text.get(span.range()).is_some(),
        "{span:?} is not in the text"
    );
}
