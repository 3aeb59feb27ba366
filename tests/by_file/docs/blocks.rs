//! Code blocks of Markdown pages.

use std::fs;
use std::path::{Path, PathBuf};

/// A fenced block.
#[derive(Debug, Clone)]
pub struct Block {
    /// The page, from the root of the project.
    pub page: String,
    /// The line of the fence, from 1.
    pub line: usize,
    /// The words after the back-ticks: `leadc fragment expects=E0101`.
    pub info: String,
    pub text: String,
}

impl Block {
    /// The first word after the back-ticks.
    pub fn language(&self) -> &str {
        self.info.split(' ').next().unwrap_or_default()
    }

    /// Whether `word` is one of the further words.
    pub fn has(&self, word: &str) -> bool {
        self.info.split(' ').skip(1).any(|other| other == word)
    }

    /// The value of `key=value`.
    pub fn value(&self, key: &str) -> Option<&str> {
        let words = self.info.split(' ').skip(1);
        words
            .filter_map(|word| word.split_once('='))
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value)
    }

    /// The position of the block, for messages.
    pub fn place(&self) -> String {
        format!("{}:{}", self.page, self.line)
    }
}

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Markdown page for users: the README and docs/, without the pages of codes, which have a test of their own.
pub fn pages() -> Vec<String> {
    let mut pages = vec!["README.md".to_string()];
    let mut folders = vec![PathBuf::from("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("docs can be listed") {
            let entry = entry.expect("docs can be listed");
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.extend((path != Path::new("docs/codes")).then_some(path));
            } else if path.extension().is_some_and(|extension| extension == "md") {
                pages.push(path.to_str().expect("names of pages are text").to_string());
            }
        }
    }
    pages.sort();
    pages
}

/// The blocks of a page, in order.
pub fn blocks_of(page: &str) -> Vec<Block> {
    let text = fs::read_to_string(root().join(page)).expect("the page can be read");
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in text.lines().enumerate() {
        match (line.strip_prefix("```"), open.as_mut()) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(info), None) => {
                let info = info.trim().to_string();
                open = Some(Block {
                    page: page.to_string(),
                    line: number + 1,
                    info,
                    text: String::new(),
                });
            }
            (None, Some(block)) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{page}: a block is not closed");
    blocks
}
