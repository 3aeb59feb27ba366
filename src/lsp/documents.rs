//! The texts that are open in the editor.

use super::address::{path_of, uri_of};
use super::position::offset;
use crate::source::SourceFile;
use gen_lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A text that is open in the editor, which may not be saved.
#[derive(Debug)]
pub(super) struct Document {
    /// Its name for the client.
    pub uri: Uri,
    /// Its number, which grows with each change.
    pub version: i32,
    /// The text.
    pub file: SourceFile,
}

/// Every open text, by path.
#[derive(Debug, Default)]
pub(super) struct Documents(BTreeMap<PathBuf, Document>);

impl Documents {
    /// Adds a text and returns its path.
    pub fn open(&mut self, item: TextDocumentItem) -> PathBuf {
        let path = path_of(&item.uri);
        let document = Document {
            file: source_file(&path, item.text),
            uri: item.uri,
            version: item.version,
        };
        self.0.insert(path.clone(), document);
        path
    }

    /// Makes changes in their order, and returns the path of the text; none if it is not open.
    pub fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> Option<PathBuf> {
        let path = path_of(uri);
        let document = self.0.get_mut(&path)?;
        for change in changes {
            document.file = source_file(&path, changed(&document.file, change));
        }
        document.version = version;
        Some(path)
    }

    /// Removes a text and returns its path.
    pub fn close(&mut self, uri: &Uri) -> PathBuf {
        let path = path_of(uri);
        self.0.remove(&path);
        path
    }

    /// The open text of a file.
    pub fn get(&self, path: &Path) -> Option<&Document> {
        self.0.get(path)
    }

    /// Every path, in order.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.0.keys()
    }

    /// The name of a file for the client: the client's own if it is open.
    pub fn uri(&self, path: &Path) -> Uri {
        let open = self.get(path).map(|document| document.uri.clone());
        open.unwrap_or_else(|| uri_of(path))
    }
}

fn source_file(path: &Path, text: String) -> SourceFile {
    SourceFile::new(path.to_string_lossy().into_owned(), text)
}

fn changed(file: &SourceFile, change: TextDocumentContentChangeEvent) -> String {
    match change {
        TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => whole.text,
        TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
            let start = offset(file, part.range.start);
            let end = offset(file, part.range.end).max(start);
            [&file.text[..start], &part.text, &file.text[end..]].concat()
        }
    }
}
