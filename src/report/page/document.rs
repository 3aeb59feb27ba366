//! The content of the page, independent of HTML or Markdown: sections of sentences, tables and charts.

use super::chart::Chart;

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its subject: a label and a value for each fact.
    pub facts: Vec<(&'static str, Line)>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its name in links.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its contents.
    pub parts: Vec<Part>,
}

/// A part of a section: its subject, the definition in the contract, and the numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// Its subject.
    pub heading: Option<Line>,
    /// Lines of the contract.
    pub definition: Vec<String>,
    /// `because "…"`
    pub because: Option<String>,
    /// Its contents.
    pub blocks: Vec<Block>,
}

/// A block of content.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A sentence.
    Says(Line),
    /// A table.
    Table(Table),
    /// A chart, and a table with its numbers.
    Chart(Chart, Table),
    /// Lines of the contract to look up, each under what it defines.
    Definitions(&'static str, Vec<(Line, Vec<String>)>),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// The kind of its content.
    pub kind: Kind,
}

/// The kind of content in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Words,
    /// Numbers, aligned.
    Numbers,
    /// Bars that repeat a number of another column.
    Bars,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words or a number.
    Says(Line),
    /// A bar.
    Bar(Bar),
}

/// A bar: consecutive parts of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The good part.
    pub good: u64,
    /// The bad part.
    pub bad: u64,
    /// The length of the longest bar.
    pub whole: u64,
}

/// A line of text with names and words of the contract in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Fixed words of the page.
    Plain(String),
    /// A name from the contract or the data, in any script.
    Name(String),
    /// A line of the contract.
    Quoted(String),
    /// The most important part of the line.
    Strong(String),
    /// A remark.
    Soft(String),
}

impl Column {
    /// A column of words.
    pub fn words(name: &str) -> Column {
        Column {
            name: name.to_owned(),
            kind: Kind::Words,
        }
    }
}

impl Line {
    /// A line of fixed words.
    pub fn text(words: impl Into<String>) -> Line {
        Line(vec![Span::Plain(words.into())])
    }

    /// A line with a name.
    pub fn name(name: &str) -> Line {
        Line::default().and_name(name)
    }

    /// A line with emphasised words.
    pub fn strong(words: impl Into<String>) -> Line {
        Line(vec![Span::Strong(words.into())])
    }

    /// An empty line.
    pub fn none() -> Line {
        Line::default()
    }

    /// Appends fixed words.
    pub fn and(mut self, words: impl Into<String>) -> Line {
        self.0.push(Span::Plain(words.into()));
        self
    }

    /// Appends emphasised words.
    pub fn and_strong(mut self, words: impl Into<String>) -> Line {
        self.0.push(Span::Strong(words.into()));
        self
    }

    /// Appends a name.
    pub fn and_name(mut self, name: &str) -> Line {
        self.0.push(Span::Name(name.to_owned()));
        self
    }

    /// Appends a line of the contract.
    pub fn and_quoted(mut self, line: &str) -> Line {
        self.0.push(Span::Quoted(line.to_owned()));
        self
    }

    /// Appends a remark, if there is one.
    pub fn and_soft(mut self, words: impl Into<String>) -> Line {
        let words = words.into();
        self.0
            .extend((!words.is_empty()).then_some(Span::Soft(words)));
        self
    }

    /// Appends names with separators: `A, B and C`.
    pub fn and_names<'a>(mut self, names: impl IntoIterator<Item = &'a str>, last: &str) -> Line {
        let names: Vec<&str> = names.into_iter().collect();
        for (at, name) in names.iter().enumerate() {
            let between = match at {
                0 => String::new(),
                at if at + 1 == names.len() => format!(" {last} "),
                _ => ", ".to_owned(),
            };
            self = match between.as_str() {
                "" => self.and_name(name),
                between => self.and(between).and_name(name),
            };
        }
        self
    }
}

impl From<Line> for Cell {
    fn from(line: Line) -> Cell {
        Cell::Says(line)
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Cell {
        Cell::Says(Line::text(words))
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Cell {
        Cell::Says(Line::text(words))
    }
}

impl From<Bar> for Cell {
    fn from(bar: Bar) -> Cell {
        Cell::Bar(bar)
    }
}

impl Table {
    /// A table without rows. A prefix of the column name gives its kind: `#` for numbers, `=` for bars.
    pub fn with(columns: &[&str]) -> Table {
        let column = |name: &&str| {
            let (kind, name) = match (name.strip_prefix('#'), name.strip_prefix('=')) {
                (Some(name), _) => (Kind::Numbers, name),
                (_, Some(name)) => (Kind::Bars, name),
                _ => (Kind::Words, *name),
            };
            Column {
                name: name.to_owned(),
                kind,
            }
        };
        Table {
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        self.rows.push(cells.into());
    }
}
