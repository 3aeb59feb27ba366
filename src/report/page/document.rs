//! What the page says, before it is HTML or Markdown: sections of sentences, tables and charts.

use super::chart::Chart;

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it is about: a word and what it is.
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
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// A part of a section: what it is about, its definition in the contract, and the numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// What it is about.
    pub heading: Option<Line>,
    /// Lines of the contract.
    pub definition: Vec<String>,
    /// `because "…"`
    pub because: Option<String>,
    /// What is said.
    pub blocks: Vec<Block>,
}

/// What is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A sentence.
    Says(Line),
    /// A table.
    Table(Table),
    /// A chart and the table of its numbers.
    Chart(Chart, Table),
    /// Lines of the contract to look up, each under what it defines.
    Definitions(&'static str, Vec<(Line, Vec<String>)>),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// What stands in it.
    pub kind: Kind,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Words,
    /// Numbers, aligned.
    Numbers,
    /// Bars, which show a number of another column again.
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

/// A bar: parts of a whole, one behind the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What is as it should be.
    pub good: u64,
    /// What is not.
    pub bad: u64,
    /// The length of the longest bar.
    pub whole: u64,
}

/// A line of text with names and words of the contract in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Our words.
    Plain(String),
    /// A name out of the contract or the data, in whatever script.
    Name(String),
    /// A line of the contract.
    Quoted(String),
    /// What matters most in the line.
    Strong(String),
    /// What is said by the way.
    Soft(String),
}

impl Line {
    /// Our words.
    pub fn says(words: impl Into<String>) -> Line {
        Line(vec![Span::Plain(words.into())])
    }

    /// A name.
    pub fn name(name: &str) -> Line {
        Line::default().and_name(name)
    }

    /// What matters most.
    pub fn strong(words: impl Into<String>) -> Line {
        Line(vec![Span::Strong(words.into())])
    }

    /// Nothing.
    pub fn none() -> Line {
        Line::default()
    }

    /// Then our words.
    pub fn and(mut self, words: impl Into<String>) -> Line {
        self.0.push(Span::Plain(words.into()));
        self
    }

    /// Then what matters most.
    pub fn and_strong(mut self, words: impl Into<String>) -> Line {
        self.0.push(Span::Strong(words.into()));
        self
    }

    /// Then a name.
    pub fn and_name(mut self, name: &str) -> Line {
        self.0.push(Span::Name(name.to_owned()));
        self
    }

    /// Then a line of the contract.
    pub fn and_quoted(mut self, line: &str) -> Line {
        self.0.push(Span::Quoted(line.to_owned()));
        self
    }

    /// Then words by the way, if there are any.
    pub fn and_soft(mut self, words: impl Into<String>) -> Line {
        let words = words.into();
        self.0
            .extend((!words.is_empty()).then_some(Span::Soft(words)));
        self
    }

    /// Then names with words between: `A, B and C`.
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
        Cell::Says(Line::says(words))
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Cell {
        Cell::Says(Line::says(words))
    }
}

impl From<Bar> for Cell {
    fn from(bar: Bar) -> Cell {
        Cell::Bar(bar)
    }
}

impl Table {
    /// A table without rows; a column's name says what stands in it: `#` before it numbers, `=` bars.
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
