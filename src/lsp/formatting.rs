//! A file in its canonical form, as `leadc fmt` writes it.

use super::Server;
use super::address::path_of;
use super::open_contract::{folder, name};
use super::position::position;
use super::protocol::Refusal;
use crate::contract::plain;
use crate::layout;
use crate::source::SourceFile;
use gen_lsp_types::{Range, TextDocumentIdentifier, TextEdit};
use std::path::Path;

impl Server<'_> {
    /// The edits that bring a file into its canonical form, one for each changed line.
    pub(super) fn format(
        &self,
        document: &TextDocumentIdentifier,
    ) -> Result<Option<Vec<TextEdit>>, Refusal> {
        let path = path_of(&document.uri);
        let Some(document) = self.documents.get(&path) else {
            return Ok(None);
        };
        let reading = self.reading();
        let mut read = |other: &Path| reading.read(&path, &plain(&folder(&path).join(other)));
        let formatted = layout::format(&name(&path), &document.file.text, &mut read);
        let formatted =
            formatted.map_err(|wrong| Refusal::of_params(wrong.message(&name(&path))))?;
        Ok(Some(changes(&document.file, &formatted.text)))
    }
}

/// The edits that turn a file into a text. One line stays one line, so each is compared with its own.
fn changes(file: &SourceFile, text: &str) -> Vec<TextEdit> {
    let new = SourceFile::new(file.name.clone(), text.to_owned());
    let count = file.line_count();
    if new.line_count() != count {
        let end = position(file, file.text.len());
        let whole = Range::new(position(file, 0), end);
        return vec![TextEdit::new(whole, text.to_owned())];
    }
    let line = |file: &SourceFile, number: usize| {
        let start = file.line_range(number).start;
        let end = match number < count {
            true => file.line_range(number + 1).start,
            false => file.text.len(),
        };
        (
            start,
            file.text.get(start..end).unwrap_or_default().to_owned(),
        )
    };
    let changed = (1..=count).filter_map(|number| {
        let ((start, before), (_, after)) = (line(file, number), line(&new, number));
        let own = file.line_range(number);
        let (old, new) = (without_end(&before), without_end(&after));
        // Line ends stay as they are in the editor.
        (old != new).then(|| {
            let place = Range::new(position(file, start), position(file, own.end));
            TextEdit::new(place, new.to_owned())
        })
    });
    changed.collect()
}

fn without_end(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}
