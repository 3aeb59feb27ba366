//! The shapes of lines: what is written between their values. Lines of a file have few shapes, and a line of a known shape is
//! read by comparing it with the shape, without looking at its keys.

use super::value::{self, Stops};

/// Maximum number of values of all shapes, each counted once for all shapes that begin alike.
const MAX_VALUES: usize = 1 << 12;
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

/// Known shapes, as a tree: lines that begin alike share the nodes of their first values.
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
        let (head, tail) = text.split_at(text.len().min(HEAD));
        let number = |bytes: &mut dyn Iterator<Item = u8>| {
            let mut number = [0; HEAD];
            number
                .iter_mut()
                .zip(bytes)
                .for_each(|(to, byte)| *to = byte);
            u128::from_le_bytes(number)
        };
        Literal {
            head: number(&mut head.iter().copied()),
            mask: number(&mut head.iter().map(|_| 0xff)),
            tail: tail.into(),
            length: text.len(),
        }
    }

    /// Whether `text` begins with it.
    #[inline]
    fn begins(&self, text: &[u8]) -> bool {
        let head = match text.first_chunk::<HEAD>() {
            Some(head) => u128::from_le_bytes(*head),
            None => Literal::new(text).head,
        };
        // Shorter texts end with zeros, which no line has outside strings.
        head & self.mask == self.head
            && (self.tail.is_empty() || text.get(HEAD..).is_some_and(|t| t.starts_with(&self.tail)))
    }
}

enum Next {
    /// A value, its column and the node after it.
    Value(Option<usize>, usize),
    End,
}

impl Branch {
    /// Whether a text begins with it.
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
