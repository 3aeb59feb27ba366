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
use crate::message::{Arg, Join, Language, Message, msg};
use crate::report::format::with_shown;
use value::Names;

/// How a story is presented.
#[derive(Debug, Clone, Copy)]
pub struct ExplanationReport<'a> {
    /// The contract's file; its lines are shown without a file name.
    pub contract: &'a str,
    /// The language of the contract, in which its keywords are quoted.
    pub written_in: Language,
    /// The display options of the output.
    pub look: Look,
}

/// The story as text.
pub fn text(explanation: &LeadExplanation, telling: ExplanationReport) -> String {
    let names = Names {
        contract: telling.contract,
        written_in: telling.written_in,
    };
    let mut page = Page::new(telling.look);
    page.line(0, &headline(explanation, &names));
    write_unreadable(&mut page, explanation);
    page.section(&msg!("What happened"));
    history::write(&mut page, explanation, &names);
    if !(explanation.groups.is_empty() && explanation.totals.is_empty()) {
        page.section(&msg!("Points"));
        points::write(&mut page, explanation, &names);
    }
    write_named(
        &mut page,
        &msg!("Who the lead is"),
        &explanation.definitions,
        &names,
    );
    write_named(
        &mut page,
        &msg!("Exclusions"),
        &explanation.exclusions,
        &names,
    );
    if !explanation.clocks.is_empty() {
        page.section(&msg!("What was promised"));
        clocks::write(&mut page, explanation, &names);
    }
    if explanation.stage.is_some() {
        page.section(&msg!("What comes next"));
        next::write(&mut page, explanation, &names);
    }
    page.text
}

/// `company size is unknown: the cell says "abc": it is not a number (leads.csv, line 12)`
fn write_unreadable(page: &mut Page, explanation: &LeadExplanation) {
    if explanation.unreadable.is_empty() {
        return;
    }
    page.section(&msg!("What could not be read"));
    for one in &explanation.unreadable {
        let (file, line) = (&one.file, one.line);
        let place = match one.counts {
            "row" => msg!("{file}, row {line}", file, line),
            _ => msg!("{file}, line {line}", file, line),
        };
        page.line(
            1,
            &msg!(
                "{field} is unknown: the cell says \"{cell}\": {why} ({place})",
                field = one.field,
                cell = one.cell,
                why = one.why,
                place
            ),
        );
    }
}

fn headline(explanation: &LeadExplanation, names: &Names) -> Message {
    let shown = explanation.shown.iter().map(|one| one.value.as_deref());
    let lead = with_shown(&explanation.lead, shown);
    let as_of = names.time(explanation.as_of);
    let Some(stage) = &explanation.stage else {
        return msg!("{lead}, as of {time}", lead, time = as_of);
    };
    let since = names.time(explanation.since);
    let exclusions = explanation.exclusions.iter();
    let by: Vec<&String> = exclusions
        .filter(|one| one.condition.answer.is_met())
        .map(|one| &one.name)
        .collect();
    match by.is_empty() {
        true => msg!(
            "{lead}: {stage} since {since}, as of {time}",
            lead,
            stage,
            since,
            time = as_of
        ),
        false => msg!(
            "{lead}: {stage} since {since}, excluded by {exclusions}, as of {time}",
            lead,
            stage,
            since,
            exclusions = Arg::list(by, Join::And),
            time = as_of
        ),
    }
}

fn write_named(page: &mut Page, title: &Message, all: &[NamedTrace], names: &Names) {
    if all.is_empty() {
        return;
    }
    page.section(title);
    for one in all {
        let answer = one.condition.answer.message();
        page.line(1, &msg!("{name}: {answer}", name = one.name, answer));
        condition::write(page, 2, &one.condition, names);
        page.because(2, one.because.as_deref());
    }
}

/// The width of the longest of these words.
fn widest(words: &[Message], language: Language) -> usize {
    let widths = words.iter().map(|word| word.text(language).width());
    widths.max().unwrap_or(0)
}

/// A text with spaces after it up to this width.
fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
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
    fn section(&mut self, title: &Message) {
        let title = title.text(self.look.language);
        let (bold, plain) = match self.look.color {
            true => ("\u{1b}[1m", "\u{1b}[0m"),
            false => ("", ""),
        };
        self.text.push_str(&format!("\n{bold}{title}{plain}\n"));
    }

    /// A line indented by `depth` steps; continuation lines are indented further.
    fn line(&mut self, depth: usize, message: &Message) {
        self.columns(depth, "", message);
    }

    /// A line that starts with `lead`; continuation lines are aligned with its text.
    fn columns(&mut self, depth: usize, lead: &str, message: &Message) {
        let text = message.text(self.look.language);
        let indent = "  ".repeat(depth);
        let first = format!("{indent}{lead}");
        let more = match lead {
            "" => format!("{indent}    "),
            lead => " ".repeat(indent.len() + lead.width()),
        };
        let wrapped = wrap(&inline(&text), self.look.width, &first, &more);
        self.text.push_str(wrapped.trim_end());
        self.text.push('\n');
    }

    /// The reason the contract gives.
    fn because(&mut self, depth: usize, because: Option<&str>) {
        if let Some(because) = because {
            self.line(depth, &msg!("because \"{reason}\"", reason = because));
        }
    }
}
