//! How diagnostics look.

use leadc::diagnostic::fix::{Confidence, Edit, Fix};
use leadc::diagnostic::render::{Format, Look, Tally, render};
use leadc::diagnostic::{Code, Diagnostic};
use leadc::message::{Language, Message};
use leadc::source::{FileId, Sources, Span};
use serde_json::Value;

const CONTRACT: &str =
    "leadc 1 en\n字段：公司规模 和 行业\t大\n+20 when compny size\u{3000}between 200 and 1000\n";
const SHARED: &str = "leadc 1 en\r\nlist competitors: \"acme.com\"\r\n";

fn sources() -> (Sources, FileId, FileId) {
    let mut sources = Sources::default();
    let main = sources.add("inbound.leadc", CONTRACT);
    let shared = sources.add("共享.leadc", SHARED);
    (sources, main, shared)
}

fn span_of(sources: &Sources, file: FileId, part: &str) -> Span {
    let start = sources
        .file(file)
        .text
        .find(part)
        .expect("the part is in the file");
    Span::new(file, start, start + part.len())
}

/// A diagnostic whose candidate is verified: its lines replace `span`.
pub fn fixed(mut diagnostic: Diagnostic, span: Span) -> Diagnostic {
    let help = diagnostic.help.clone().expect("a help");
    let lines = help.candidate.expect("a candidate").lines;
    diagnostic.fix = Some(Fix {
        edits: vec![Edit {
            span,
            text: lines.clone(),
        }],
        why: help.text,
        confidence: Confidence::Possible,
        lines,
    });
    diagnostic
}

fn samples() -> (Sources, Vec<Diagnostic>) {
    let (sources, main, shared) = sources();
    let at = |part| span_of(&sources, main, part);
    let found = vec![
        Diagnostic::new(
            Code::E0302,
            at("行业"),
            Message::verbatim("`行业` is declared twice"),
        )
        .label(Message::verbatim("again here"))
        .also(at("公司规模"), Message::verbatim("first here"))
        .note(Message::verbatim(
            "names are compared without case and with every run of spaces as one",
        )),
        fixed(
            Diagnostic::new(
                Code::E0301,
                at("compny size"),
                Message::verbatim("`compny size` is not declared"),
            )
            .label(Message::verbatim(
                "no field, activity, points group or total has this name",
            ))
            .corrected(
                Message::verbatim("did you mean `company size`?"),
                "+20 when company size between 200 and 1000",
            ),
            at("+20 when compny size　between 200 and 1000"),
        ),
        Diagnostic::new(
            Code::W0105,
            at("200"),
            Message::verbatim("`200` stands elsewhere too"),
        )
        .also(
            span_of(&sources, shared, "competitors"),
            Message::verbatim("the list is declared here"),
        ),
    ];
    (sources, found)
}

fn shown(format: Format) -> String {
    let (sources, found) = samples();
    render(
        format,
        &found,
        &sources,
        Look {
            color: false,
            width: 80,
            language: Language::En,
        },
    )
    .expect("it renders")
}

#[test]
fn graphical() {
    insta::assert_snapshot!(shown(Format::Graphical));
}

#[test]
fn plain() {
    insta::assert_snapshot!(shown(Format::Plain));
}

#[test]
fn short() {
    insta::assert_snapshot!(shown(Format::Short));
}

#[test]
fn json_has_the_shape_of_its_schema() {
    let document: Value = serde_json::from_str(&shown(Format::Json)).expect("it is JSON");
    crate::schema::check(
        include_str!("../../docs/schemas/diagnostics.schema.json"),
        &document,
    );
    let second = &document["diagnostics"][1];
    assert_eq!(second["code"], "E0301");
    assert_eq!(second["severity"], "error");
    let place = ["line", "column", "end_line", "end_column"].map(|key| second[key].as_u64());
    assert_eq!(place, [3, 10, 3, 21].map(Some));
    assert_eq!(
        second["corrected"],
        "+20 when company size between 200 and 1000"
    );
    assert_eq!(
        document["diagnostics"][2]["secondary"][0]["file"],
        "共享.leadc"
    );
    assert_eq!(document["summary"]["warnings"], 1);
}

#[test]
fn colours_only_where_they_are_welcome() {
    let (sources, found) = samples();
    for format in [Format::Graphical, Format::Short] {
        let colored = |color| {
            render(
                format,
                &found,
                &sources,
                Look {
                    color,
                    width: 80,
                    ..Look::default()
                },
            )
            .expect("it renders")
        };
        assert!(colored(true).contains('\u{1b}'), "{format:?}");
        assert!(!colored(false).contains('\u{1b}'), "{format:?}");
    }
}

#[test]
fn the_tally_counts_in_words() {
    let (_, found) = samples();
    assert_eq!(
        Tally::from_diagnostics(&found).message().english(),
        "2 errors, 1 warning"
    );
    assert_eq!(Tally::default().message().english(), "no problems");
}

#[test]
fn any_place_of_any_text_can_be_drawn() {
    let text = "\u{feff}a\r\nb\rçé\t\u{3000}销\u{1b}[31m\n\n\u{202e}x👩\u{200d}💻";
    let mut sources = Sources::default();
    let file = sources.add("a\u{1b}.leadc", text);
    let ends: Vec<usize> = (0..=text.len())
        .filter(|at| text.is_char_boundary(*at))
        .collect();
    for (i, start) in ends.iter().enumerate() {
        for end in &ends[i..] {
            let found = Diagnostic::new(
                Code::E0101,
                Span::new(file, *start, *end),
                Message::verbatim("no\u{1b}"),
            )
            .label(Message::verbatim("here"));
            for format in [
                Format::Graphical,
                Format::Plain,
                Format::Short,
                Format::Json,
            ] {
                let shown = render(
                    format,
                    std::slice::from_ref(&found),
                    &sources,
                    Look::default(),
                );
                assert!(
                    !shown.expect("it renders").contains('\u{1b}'),
                    "{start}..{end} {format:?}"
                );
            }
        }
    }
}
