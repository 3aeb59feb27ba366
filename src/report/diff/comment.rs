//! A comment within GitHub's size limit: what does not fit is cut from the end of its part, and counted.

use crate::escape::markdown;
use crate::message::{Arg, Figure, Join, Language, Message, msg};
use crate::text::shortened;
use std::borrow::Cow;

/// Maximum length of a comment in bytes. GitHub allows 65,536 characters, including a mark and a title before it.
pub const MAX_BYTES: usize = 60_000;

/// Space reserved for the note about omitted parts.
const ROOM_AT_THE_END: usize = 2_000;

/// Maximum length in characters of one text from a contract or the data.
const LONGEST: usize = 1_000;

/// A comment under construction.
#[derive(Debug)]
pub struct Comment {
    text: String,
    language: Language,
    /// Number of lines above the tables that did not fit.
    lines_left_out: u64,
    /// Other omitted parts: `3 rows of “Clocks”`.
    left_out: Vec<Message>,
}

/// The title of a collapsible part.
#[derive(Debug)]
pub struct Title {
    /// The contents of the part.
    pub words: Message,
    /// The title with more about the contents, as HTML, if there is more to say.
    pub html: Option<Message>,
}

impl From<Message> for Title {
    fn from(words: Message) -> Self {
        Title { words, html: None }
    }
}

/// What the items of a part are.
#[derive(Debug, Clone, Copy)]
pub enum Item {
    /// Rows of a table.
    Row,
    /// Stages.
    Stage,
}

impl Comment {
    /// A comment with a heading, which is Markdown.
    pub fn new(heading: &Message, language: Language) -> Self {
        let heading = heading.text(language);
        Comment {
            text: format!("### {heading}\n"),
            language,
            lines_left_out: 0,
            left_out: Vec::new(),
        }
    }

    /// Adds a line, if it fits.
    pub fn line(&mut self, line: &str) {
        if line.len() < self.room() {
            self.text.push_str(&format!("{line}\n"));
        } else {
            self.lines_left_out += 1;
        }
    }

    /// Adds a table that opens when its title is clicked; nothing if there are no rows.
    pub fn table(&mut self, title: &Title, header: &[Message], rows: Vec<Vec<Message>>) {
        let language = self.language;
        let cell = |cell: &Message| quoted(cell.text(language).trim());
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let head = line(header.iter().map(cell).collect());
        let head = head + &line(vec!["---".to_owned(); header.len()]);
        let row = |row: Vec<Message>| line(row.iter().map(cell).collect());
        self.folded(title, Item::Row, &head, rows.into_iter().map(row).collect());
    }

    /// Adds items below `head` that open when their title is clicked.
    pub fn folded(&mut self, title: &Title, kind: Item, head: &str, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        let Title { words, html } = title;
        let summary = html.as_ref().unwrap_or(words).text(self.language);
        let start = format!("\n<details>\n<summary>{summary}</summary>\n\n{head}");
        let end = if head.is_empty() {
            "</details>\n"
        } else {
            "\n</details>\n"
        };
        let mut room = self.room().saturating_sub(start.len() + end.len());
        let fits = |item: &&String| {
            let is_room = item.len() <= room;
            room = room.saturating_sub(item.len());
            is_room
        };
        let shown: Vec<&String> = items.iter().take_while(fits).collect();
        let more = items.len() - shown.len();
        if more > 0 {
            let n = Figure::of(more as u64);
            self.left_out.push(match kind {
                Item::Row => msg!("{n} {n|row|rows} of “{part}”", n, part = words),
                Item::Stage => msg!("{n} {n|stage|stages} of “{part}”", n, part = words),
            });
        }
        if !shown.is_empty() {
            self.text.push_str(&start);
            shown.into_iter().for_each(|item| self.text.push_str(item));
            self.text.push_str(end);
        }
    }

    /// The finished comment, with a note about what was omitted.
    pub fn end(mut self) -> String {
        if self.lines_left_out > 0 {
            let n = Figure::of(self.lines_left_out);
            let lines = msg!("{n} {n|line|lines} above the tables", n);
            self.left_out.insert(0, lines);
        }
        if !self.left_out.is_empty() {
            let note = msg!(
                "Left out, because a comment has no room for more: {parts}. `leadc diff` without `--format markdown` shows all.",
                parts = Arg::list(&self.left_out, Join::And)
            );
            let note = note.text(self.language);
            self.text.push_str(&format!("\n{note}\n"));
        }
        self.text
    }

    fn room(&self) -> usize {
        (MAX_BYTES - ROOM_AT_THE_END).saturating_sub(self.text.len())
    }
}

/// Escapes a text that contains names and values from a contract or the data.
pub fn quoted(text: &str) -> String {
    markdown::text(&short(text))
}

/// A text, cut at the end if it is very long.
pub fn short(text: &str) -> Cow<'_, str> {
    shortened(text, LONGEST)
}
