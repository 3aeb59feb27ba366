//! The content of the page, independent of HTML or Markdown: sections of sentences, tables and charts.

use super::chart::Chart;
use super::line::Line;
use super::stage_map::StageMap;
use crate::message::{Figure, Message, Template};

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its subject: a label and a value for each fact.
    pub facts: Vec<(Message, Line)>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its name in links.
    pub id: &'static str,
    /// Its heading.
    pub title: Message,
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
    /// The stages and the ways between them.
    Stages(StageMap),
    /// Conditions, each with its depth.
    List(Vec<(usize, String)>),
    /// Lines of the contract to look up, each under what it defines.
    Definitions(Message, Vec<(Line, Vec<String>)>),
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
    pub name: Message,
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
    /// Bars that repeat a number of another column. They need no heading.
    Bars,
}

/// A column of words.
pub fn words(name: Template) -> (Kind, Template) {
    (Kind::Words, name)
}

/// A column of numbers.
pub fn numbers(name: Template) -> (Kind, Template) {
    (Kind::Numbers, name)
}

/// A column of bars.
pub const BARS: (Kind, Template) = (Kind::Bars, Template(""));

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words or a number.
    Says(Line),
    /// Several items, one below the other.
    Lines(Vec<Line>),
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

impl Column {
    /// A column of this kind.
    pub fn new(kind: Kind, name: impl Into<Message>) -> Column {
        Column {
            name: name.into(),
            kind,
        }
    }
}

impl From<Line> for Cell {
    fn from(line: Line) -> Cell {
        Cell::Says(line)
    }
}

impl From<Message> for Cell {
    fn from(words: Message) -> Cell {
        Cell::Says(Line::says(words))
    }
}

impl From<Figure> for Cell {
    fn from(number: Figure) -> Cell {
        Cell::Says(Line::says(number))
    }
}

impl From<Bar> for Cell {
    fn from(bar: Bar) -> Cell {
        Cell::Bar(bar)
    }
}

impl Table {
    /// A table without rows.
    pub fn with(columns: &[(Kind, Template)]) -> Table {
        let column = |(kind, name): &(Kind, Template)| Column::new(*kind, *name);
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
