//! The ids of rows of leads.

use arrow_array::StringArray;
use arrow_buffer::{Buffer, OffsetBuffer, ScalarBuffer};

/// The ids of rows, borrowed.
#[derive(Debug, Clone, Copy)]
pub(in crate::data) struct IdTexts<'i> {
    text: &'i [u8],
    offsets: &'i [i32],
}

impl<'i> IdTexts<'i> {
    /// The ids in an array.
    pub fn of(ids: &'i StringArray) -> IdTexts<'i> {
        IdTexts {
            text: ids.value_data(),
            offsets: ids.value_offsets(),
        }
    }

    /// Number of rows.
    pub fn len(self) -> usize {
        self.offsets.len() - 1
    }

    /// The id of a row.
    pub fn id(self, row: u32) -> &'i [u8] {
        let row = row as usize;
        match (self.offsets.get(row), self.offsets.get(row + 1)) {
            (Some(start), Some(end)) => &self.text[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// The ids of rows, one after another.
#[derive(Debug, Clone)]
pub(in crate::data) struct Ids {
    text: String,
    /// The end of each id, after a leading 0: the offsets of an Arrow array.
    offsets: Vec<i32>,
    overflow: bool,
}

impl Default for Ids {
    fn default() -> Ids {
        Ids {
            text: String::new(),
            offsets: vec![0],
            overflow: false,
        }
    }
}

impl Ids {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Adds the id of the next row. Above 2 GiB of text, ids are empty, and [`Ids::into_array`] fails.
    pub fn push(&mut self, id: &str) {
        match i32::try_from(self.text.len() + id.len()) {
            Ok(end) => {
                self.text.push_str(id);
                self.offsets.push(end);
            }
            Err(_) => {
                self.overflow = true;
                self.offsets.push(self.text.len() as i32);
            }
        }
    }

    /// Adds the ids of later rows.
    pub fn append(&mut self, later: &Ids) {
        self.overflow |= later.overflow;
        let before = self.text.len();
        if i32::try_from(before + later.text.len()).is_err() {
            (0..later.len()).for_each(|row| self.push(later.id(row)));
            return;
        }
        self.text.push_str(&later.text);
        let ends = later.offsets.iter().skip(1);
        self.offsets.extend(ends.map(|end| before as i32 + end));
    }

    /// The id of a row.
    pub fn id(&self, row: usize) -> &str {
        match (self.offsets.get(row), self.offsets.get(row + 1)) {
            (Some(start), Some(end)) => &self.text[*start as usize..*end as usize],
            _ => "",
        }
    }

    /// The ids, borrowed.
    pub fn texts(&self) -> IdTexts<'_> {
        IdTexts {
            text: self.text.as_bytes(),
            offsets: &self.offsets,
        }
    }

    /// The ids as an array; none if an array cannot hold them.
    pub fn into_array(mut self) -> Option<StringArray> {
        self.offsets.shrink_to_fit();
        self.text.shrink_to_fit();
        let offsets = OffsetBuffer::new(ScalarBuffer::from(self.offsets));
        let ids = StringArray::try_new(offsets, Buffer::from_vec(self.text.into_bytes()), None);
        ids.ok().filter(|_| !self.overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;
    use arrow_array::Array;

    #[test]
    fn ids_of_parts_follow_one_another() {
        let mut ids = Ids::default();
        ids.push("a");
        let mut later = Ids::default();
        later.push("");
        later.push("é1");
        ids.append(&later);
        assert_eq!(
            (0..4).map(|row| ids.id(row)).collect::<Vec<_>>(),
            ["a", "", "é1", ""]
        );
        let array = ids.into_array().unwrap();
        assert_eq!((array.len(), array.value(2)), (3, "é1"));
    }
}
