//! The story of one lead, detailed enough to convince both sides: as text, and as JSON.

mod clocks;
mod condition;
mod history;
mod json;
mod next;
mod points;
mod value;

pub use json::{document, json};

use unicode_width::UnicodeWidthStr;

use crate::diagnostic::render::{Look, wrap};
use crate::escape::terminal::inline;
use crate::eval::explain::explanation::{LeadExplanation, NamedTrace};
use crate::report::format::{join_items, with_shown};
use value::Names;

/// How a story is presented.
#[derive(Debug, Clone, Copy)]
pub struct ExplanationReport<'a> {
    /// The contract's file; its lines are shown without a file name.
    pub contract: &'a str,
    /// The display options of the output.
    pub look: Look,
}

/// The story as text.
pub fn text(explanation: &LeadExplanation, telling: ExplanationReport) -> String {
    let names = Names {
        contract: telling.contract,
    };
    let mut page = Page::new(telling.look);
    page.line(0, &headline(explanation, &names));
    write_unreadable(&mut page, explanation);
    page.section("What happened");
    history::write(&mut page, explanation, &names);
    if !(explanation.groups.is_empty() && explanation.totals.is_empty()) {
        page.section("Points");
        points::write(&mut page, explanation, &names);
    }
    write_named(
        &mut page,
        "Who the lead is",
        &explanation.definitions,
        &names,
    );
    write_named(&mut page, "Exclusions", &explanation.exclusions, &names);
    if !explanation.clocks.is_empty() {
        page.section("What was promised");
        clocks::write(&mut page, explanation, &names);
    }
    if explanation.stage.is_some() {
        page.section("What comes next");
        next::write(&mut page, explanation, &names);
    }
    page.text
}

/// `company size is unknown: the cell says "abc": it is not a number (leads.csv, line 12)`
fn write_unreadable(page: &mut Page, explanation: &LeadExplanation) {
    if explanation.unreadable.is_empty() {
        return;
    }
    page.section("What could not be read");
    for one in &explanation.unreadable {
        let place = format!("{}, {} {}", inline(&one.file), one.counts, one.line);
        let (field, cell, why) = (inline(&one.field), inline(&one.cell), inline(&one.why));
        page.line(
            1,
            &format!("{field} is unknown: the cell says \"{cell}\": {why} ({place})"),
        );
    }
}

fn headline(explanation: &LeadExplanation, names: &Names) -> String {
    let lead = lead(explanation);
    let as_of = names.time(explanation.as_of);
    match &explanation.stage {
        Some(stage) => format!(
            "{lead}: {} since {}{}, as of {as_of}",
            inline(stage),
            names.time(explanation.since),
            excluded(explanation)
        ),
        None => format!("{lead}, as of {as_of}"),
    }
}

/// `A-1 (Acme, ana@acme.example)`
fn lead(explanation: &LeadExplanation) -> String {
    let shown = explanation.shown.iter().map(|one| one.value.as_deref());
    inline(&with_shown(&explanation.lead, shown)).into_owned()
}

/// `, excluded by opted out`
fn excluded(explanation: &LeadExplanation) -> String {
    let exclusions = explanation.exclusions.iter();
    let by: Vec<String> = exclusions
        .filter(|one| one.condition.answer.is_met())
        .map(|one| inline(&one.name).into_owned())
        .collect();
    match by.is_empty() {
        true => String::new(),
        false => format!(", excluded by {}", join_items(&by)),
    }
}

fn write_named(page: &mut Page, title: &str, all: &[NamedTrace], names: &Names) {
    if all.is_empty() {
        return;
    }
    page.section(title);
    for one in all {
        page.line(
            1,
            &format!("{}: {}", inline(&one.name), one.condition.answer.word()),
        );
        condition::write(page, 2, &one.condition, names);
        page.because(2, one.because.as_deref());
    }
}

/// Lines of text, wrapped under their own indent.
#[derive(Debug)]
struct Page {
    text: String,
    look: Look,
}

impl Page {
    fn new(look: Look) -> Self {
        Page {
            text: String::new(),
            look,
        }
    }

    /// A heading with a blank line before it.
    fn section(&mut self, title: &str) {
        let (bold, plain) = match self.look.color {
            true => ("\u{1b}[1m", "\u{1b}[0m"),
            false => ("", ""),
        };
        self.text.push_str(&format!("\n{bold}{title}{plain}\n"));
    }

    /// A line indented by `depth` steps; continuation lines are indented further.
    fn line(&mut self, depth: usize, text: &str) {
        self.columns(depth, "", text);
    }

    /// A line that starts with `lead`; continuation lines are aligned with its text.
    fn columns(&mut self, depth: usize, lead: &str, text: &str) {
        let indent = "  ".repeat(depth);
        let first = format!("{indent}{lead}");
        let more = match lead {
            "" => format!("{indent}    "),
            lead => " ".repeat(indent.len() + lead.width()),
        };
        let wrapped = wrap(&inline(text), self.look.width, &first, &more);
        self.text.push_str(wrapped.trim_end());
        self.text.push('\n');
    }

    /// The reason the contract gives.
    fn because(&mut self, depth: usize, because: Option<&str>) {
        if let Some(because) = because {
            self.line(depth, &format!("because \"{}\"", inline(because)));
        }
    }
}
