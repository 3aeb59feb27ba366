//! A comment within GitHub's size limit: what does not fit is cut from the end of its part, and counted.

use crate::escape::markdown;
use crate::report::format::{counted, join_items};
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
    /// Number of lines above the tables that did not fit.
    lines_left_out: u64,
    /// Other omitted parts: `3 rows of “Clocks”`.
    left_out: Vec<String>,
}

/// The title of a collapsible part.
#[derive(Debug)]
pub struct Title {
    /// The contents of the part.
    pub words: &'static str,
    /// Additional HTML.
    pub more: String,
}

impl From<&'static str> for Title {
    fn from(words: &'static str) -> Self {
        Title {
            words,
            more: String::new(),
        }
    }
}

impl Comment {
    /// A comment with a heading.
    pub fn new(heading: &str) -> Self {
        Comment {
            text: format!("### {heading}\n"),
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
    pub fn table(&mut self, title: &Title, header: &[&str], rows: Vec<Vec<String>>) {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let head = line(header.iter().map(|cell| quoted(cell)).collect());
        let head = head + &line(vec!["---".to_owned(); header.len()]);
        let row = |row: Vec<String>| line(row.iter().map(|cell| quoted(cell.trim())).collect());
        self.folded(title, "row", &head, rows.into_iter().map(row).collect());
    }

    /// Adds items below `head` that open when their title is clicked; `word` is the noun for one item.
    pub fn folded(&mut self, title: &Title, word: &str, head: &str, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        let Title { words, more: html } = title;
        let start = format!("\n<details>\n<summary>{words}{html}</summary>\n\n{head}");
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
        let more = (items.len() - shown.len()) as u64;
        if more > 0 {
            self.left_out
                .push(format!("{} of “{words}”", counted(more, word)));
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
            let lines = counted(self.lines_left_out, "line");
            self.left_out.insert(0, format!("{lines} above the tables"));
        }
        if !self.left_out.is_empty() {
            let left_out = join_items(&self.left_out);
            self.text.push_str(&format!(
                "\nLeft out, because a comment has no room for more: {left_out}. \
                 `leadc diff` without `--format markdown` shows all.\n"
            ));
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
