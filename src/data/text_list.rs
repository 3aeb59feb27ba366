//! Texts one after another, as an Arrow array has them.

use arrow_array::StringArray;
use arrow_buffer::{Buffer, OffsetBuffer, ScalarBuffer};

/// Texts, borrowed.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextSlices<'t> {
    text: &'t [u8],
    offsets: &'t [i32],
}

impl<'t> TextSlices<'t> {
    /// The texts in an array.
    pub fn of(array: &'t StringArray) -> TextSlices<'t> {
        TextSlices {
            text: array.value_data(),
            offsets: array.value_offsets(),
        }
    }

    /// Number of texts.
    pub fn len(self) -> usize {
        self.offsets.len() - 1
    }

    /// The bytes of a text; empty if there is none with this number.
    pub fn get(self, number: u32) -> &'t [u8] {
        let at = number as usize;
        match (self.offsets.get(at), self.offsets.get(at + 1)) {
            (Some(start), Some(end)) => &self.text[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// Texts.
#[derive(Debug, Clone)]
pub(super) struct TextList {
    text: String,
    /// The end of each text, after a leading 0: the offsets of an Arrow array.
    offsets: Vec<i32>,
    overflow: bool,
}

impl Default for TextList {
    fn default() -> TextList {
        TextList {
            text: String::new(),
            offsets: vec![0],
            overflow: false,
        }
    }
}

impl TextList {
    /// Number of texts.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Total size of the texts in bytes.
    #[cfg(any(feature = "exports", test))]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Adds a text; returns its number. Above 2 GiB of text, nothing more is added, and [`TextList::into_array`] fails.
    pub fn push(&mut self, text: &str) -> Option<u32> {
        let end = i32::try_from(self.text.len() + text.len());
        let (Ok(end), Ok(number)) = (end, u32::try_from(self.len())) else {
            self.overflow = true;
            return None;
        };
        self.text.push_str(text);
        self.offsets.push(end);
        Some(number)
    }

    /// Adds the texts of another list; returns how many there were before.
    pub fn append(&mut self, later: &TextList) -> u32 {
        let (before, bytes) = (self.len(), self.text.len());
        let fits = i32::try_from(bytes + later.text.len()).is_ok();
        self.overflow |= later.overflow || !fits || u32::try_from(before + later.len()).is_err();
        if !self.overflow {
            self.text.push_str(&later.text);
            let ends = later.offsets.iter().skip(1);
            self.offsets.extend(ends.map(|end| bytes as i32 + end));
        }
        before as u32
    }

    /// Makes [`TextList::into_array`] fail if that of `other` does.
    pub fn fail_with(&mut self, other: &TextList) {
        self.overflow |= other.overflow;
    }

    /// The text with a number; empty if there is none.
    pub fn text(&self, number: u32) -> &str {
        let at = number as usize;
        match (self.offsets.get(at), self.offsets.get(at + 1)) {
            (Some(start), Some(end)) => &self.text[*start as usize..*end as usize],
            _ => "",
        }
    }

    /// The texts, borrowed.
    pub fn slices(&self) -> TextSlices<'_> {
        TextSlices {
            text: self.text.as_bytes(),
            offsets: &self.offsets,
        }
    }

    /// The texts as an array; none if an array cannot hold them.
    pub fn into_array(mut self) -> Option<StringArray> {
        self.offsets.shrink_to_fit();
        self.text.shrink_to_fit();
        let offsets = OffsetBuffer::new(ScalarBuffer::from(self.offsets));
        let texts = StringArray::try_new(offsets, Buffer::from_vec(self.text.into_bytes()), None);
        texts.ok().filter(|_| !self.overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::TextList;
    use arrow_array::Array;

    #[test]
    fn texts_of_parts_follow_one_another() {
        let mut texts = TextList::default();
        texts.push("a");
        let mut later = TextList::default();
        later.push("");
        later.push("é1");
        assert_eq!(texts.append(&later), 1);
        assert_eq!([0, 1, 2, 3].map(|at| texts.text(at)), ["a", "", "é1", ""]);
        let bytes = [0, 1, 2, 3].map(|at| texts.slices().get(at).len());
        assert_eq!(bytes, [1, 0, 3, 0]);
        let array = texts.into_array().unwrap();
        assert_eq!((array.len(), array.value(2)), (3, "é1"));
    }
}
