//! The shapes of lines: what is written between their values. Lines of a file have few shapes, and a line of a known shape is
//! read by comparing it with the shape, without looking at its keys.

use super::value::{self, Stops};

/// Maximum number of values of all shapes; what several shapes begin with counts once.
pub(super) const MAX_VALUES: usize = 1 << 13;
/// Maximum number of shapes that differ first after the same value.
const MAX_BRANCHES: usize = 32;

/// Number of bytes that are compared at once.
const HEAD: usize = size_of::<u128>();

/// A range of bytes of a text.
pub(super) type Range = (u32, u32);

/// A value of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    pub range: Range,
    /// The column it is read into.
    pub column: Option<usize>,
}

/// Known shapes, as a tree: shapes with the same beginning share its nodes.
pub(super) struct Shapes {
    /// What may follow the beginning of a line or one of its values.
    nodes: Vec<Vec<Branch>>,
}

/// A text after a value, up to the next value or to the end of the line.
struct Branch {
    text: Literal,
    next: Next,
}

/// A text that others are compared with.
struct Literal {
    /// Its first bytes, in order from the lowest, and which bits they are.
    head: u128,
    mask: u128,
    tail: Box<[u8]>,
    length: usize,
}

impl Literal {
    fn new(text: &[u8]) -> Literal {
        let absent = HEAD.saturating_sub(text.len()) as u32;
        Literal {
            head: head(text),
            mask: u128::MAX.checked_shr(8 * absent).unwrap_or(0),
            tail: text.get(HEAD..).unwrap_or_default().into(),
            length: text.len(),
        }
    }

    /// Whether `text` begins with it.
    #[inline]
    fn begins(&self, text: &[u8]) -> bool {
        let first = match text.first_chunk() {
            Some(first) => u128::from_le_bytes(*first),
            None => head(text),
        };
        first & self.mask == self.head
            && (self.tail.is_empty() || text.get(HEAD..).is_some_and(|t| t.starts_with(&self.tail)))
    }
}

/// The first bytes of a text. A shorter one ends with zeros, which no line has outside its strings.
fn head(text: &[u8]) -> u128 {
    let mut head = [0; HEAD];
    for (to, from) in head.iter_mut().zip(text) {
        *to = *from;
    }
    u128::from_le_bytes(head)
}

enum Next {
    /// A value, its column and the node after it.
    Value(Option<usize>, usize),
    End,
}

impl Branch {
    /// Whether a text begins with it, and ends there if the line does.
    fn fits(&self, text: &[u8]) -> bool {
        self.text.begins(text)
            && match self.next {
                Next::Value(..) => true,
                Next::End => matches!(text.get(self.text.length), None | Some(b'\n')),
            }
    }
}

impl Shapes {
    /// No shapes yet.
    pub fn new() -> Shapes {
        Shapes {
            nodes: vec![Vec::new()],
        }
    }

    /// No shapes, and no room for any.
    #[cfg(test)]
    pub fn none() -> Shapes {
        Shapes { nodes: Vec::new() }
    }

    /// Reads a line of a known shape into `cells`, by column; returns the end of the line, or none if its shape is not known
    /// or it is not JSON.
    pub fn read(
        &mut self,
        text: &[u8],
        stops: &Stops,
        start: usize,
        cells: &mut [Range],
    ) -> Option<usize> {
        let (mut node, mut at) = (0, start);
        loop {
            let rest = text.get(at..)?;
            let branches = self.nodes.get_mut(node)?;
            let mut fitting = branches.iter();
            let place = fitting.position(|branch| branch.fits(rest))?;
            if place > 0 {
                // The most frequent come first.
                branches.swap(place, place - 1);
            }
            let branch = branches.get(place.saturating_sub(1))?;
            at += branch.text.length;
            let Next::Value(column, next) = branch.next else {
                return Some(at);
            };
            let end = value::end(text, stops, at)?;
            if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                *cell = (at as u32, end as u32);
            }
            (node, at) = (next, end);
        }
    }

    /// Adds the shape of a line that is an object, whose values, without objects, are these in order.
    pub fn add(&mut self, text: &[u8], line: Range, values: &[Value]) {
        if self.nodes.len() + values.len() > MAX_VALUES {
            return;
        }
        let (mut node, mut from) = (0, line.0);
        for value in values {
            let new = self.nodes.len();
            let next = Next::Value(value.column, new);
            match self.branch(node, text, (from, value.range.0), next) {
                Some(Next::Value(_, next)) => node = *next,
                Some(Next::End) | None => return,
            }
            if node == new {
                self.nodes.push(Vec::new());
            }
            from = value.range.1;
        }
        self.branch(node, text, (from, line.1), Next::End);
    }

    /// The branch with the text of a range, added if it is new and there is room for it.
    fn branch(&mut self, node: usize, text: &[u8], range: Range, next: Next) -> Option<&Next> {
        let text = text.get(range.0 as usize..range.1 as usize)?;
        let branches = self.nodes.get_mut(node)?;
        let is_same =
            |branch: &Branch| branch.text.length == text.len() && branch.text.begins(text);
        let known = branches.iter().position(is_same);
        let place = match known {
            Some(place) => place,
            None if branches.len() == MAX_BRANCHES => return None,
            None => {
                branches.push(Branch {
                    text: Literal::new(text),
                    next,
                });
                branches.len() - 1
            }
        };
        branches.get(place).map(|branch| &branch.next)
    }
}
