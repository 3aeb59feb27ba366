//! TextList that are numbers, or a prefix and a number: the number is the place in a list.

use super::NO_LEAD;
use super::RepeatedId;
use crate::data::text_list::TextSlices;

/// Digits of a number that fits in 64 bits.
const MOST_DIGITS: usize = 18;

/// Rows by the number in their id.
pub(in crate::data) struct NumberedIds {
    prefix: Vec<u8>,
    /// The number of digits, if all ids have as many; otherwise numbers have no leading zeros.
    width: Option<usize>,
    lowest: u64,
    /// By number, from the lowest.
    rows: Vec<u32>,
}

impl NumberedIds {
    /// The rows by their ids, and those whose id an earlier row has; none if some id has another form, or the numbers are far
    /// from one another.
    pub fn new(ids: TextSlices<'_>, without: &[u32]) -> Option<(NumberedIds, Vec<RepeatedId>)> {
        let rows = || rows(ids, without);
        let mut form = Form::of(ids.get(rows().next()?))?;
        let (mut lowest, mut highest) = (u64::MAX, 0);
        for row in rows() {
            let number = form.extended(ids.get(row))?;
            (lowest, highest) = (lowest.min(number), highest.max(number));
        }
        let room = usize::try_from(highest - lowest).ok()?.checked_add(1)?;
        if room > ids.len().saturating_mul(8) {
            return None;
        }
        let mut numbered = NumberedIds {
            prefix: form.prefix.to_owned(),
            width: form.width,
            lowest,
            rows: vec![NO_LEAD; room],
        };
        let mut repeated = Vec::new();
        for row in rows() {
            let number = numbered.number(ids.get(row))?;
            let place = numbered.rows.get_mut((number - lowest) as usize)?;
            match *place {
                NO_LEAD => *place = row,
                first => repeated.push(RepeatedId { row, first }),
            }
        }
        Some((numbered, repeated))
    }

    /// Whether ids are numbers without a prefix and without leading zeros.
    pub fn is_plain(&self) -> bool {
        // Where all have one width, that of the lowest shows whether zeros lead.
        let lowest = self.lowest.checked_ilog10().unwrap_or(0) as usize + 1;
        self.prefix.is_empty() && self.width.is_none_or(|width| width == lowest)
    }

    /// The row with an id.
    pub fn get(&self, id: &[u8]) -> Option<u32> {
        self.lead(self.number(id)?)
    }

    /// The row with a number.
    pub fn lead(&self, number: u64) -> Option<u32> {
        let place = usize::try_from(number.checked_sub(self.lowest)?).ok()?;
        self.rows.get(place).copied().filter(|row| *row != NO_LEAD)
    }

    fn number(&self, id: &[u8]) -> Option<u64> {
        let digits = without_prefix(id, &self.prefix)?;
        let fits = match self.width {
            Some(width) => digits.len() == width,
            None => is_canonical(digits),
        };
        value_at_end(id, digits.len()).filter(|_| fits)
    }
}

/// The rows that are leads.
pub(super) fn rows<'r>(ids: TextSlices<'_>, without: &'r [u32]) -> impl Iterator<Item = u32> + 'r {
    let mut without = without.iter().copied().peekable();
    (0..ids.len() as u32).filter(move |row| without.next_if_eq(row).is_none())
}

/// The form that ids have in common.
struct Form<'i> {
    prefix: &'i [u8],
    width: Option<usize>,
    /// Whether no number has leading zeros.
    is_canonical: bool,
}

impl<'i> Form<'i> {
    fn of(id: &'i [u8]) -> Option<Form<'i>> {
        let digits = id
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let prefix = &id[..id.len() - digits];
        (digits > 0).then_some(Form {
            prefix,
            width: Some(digits),
            is_canonical: true,
        })
    }

    /// The number in an id; none if there is no form that this id and those before have.
    fn extended(&mut self, id: &[u8]) -> Option<u64> {
        let digits = without_prefix(id, self.prefix)?;
        self.is_canonical &= is_canonical(digits);
        self.width = self.width.filter(|width| *width == digits.len());
        let has_form = self.width.is_some() || self.is_canonical;
        value(digits).filter(|_| has_form)
    }
}

/// What follows a prefix. Prefixes are short, so their bytes are compared one by one.
#[inline]
fn without_prefix<'i>(id: &'i [u8], prefix: &[u8]) -> Option<&'i [u8]> {
    let (start, rest) = id.split_at_checked(prefix.len())?;
    let is_same = start.iter().zip(prefix).all(|(one, other)| one == other);
    is_same.then_some(rest)
}

fn is_canonical(digits: &[u8]) -> bool {
    digits.len() == 1 || digits.first() != Some(&b'0')
}

fn value(digits: &[u8]) -> Option<u64> {
    value_at_end(digits, digits.len())
}

/// The number in the last `digits` bytes of a text.
fn value_at_end(text: &[u8], digits: usize) -> Option<u64> {
    if digits == 0 || digits > MOST_DIGITS {
        return None;
    }
    let Some((before, eight)) = text.split_last_chunk::<8>() else {
        return text[text.len() - digits..]
            .iter()
            .try_fold(0, |number, byte| {
                let digit = byte.wrapping_sub(b'0');
                (digit < 10).then(|| number * 10 + u64::from(digit))
            });
    };
    // The first byte is in the lowest bits; what is no digit of the number becomes a zero.
    let others = 8 * 8_usize.saturating_sub(digits);
    let others = (1_u64 << others) - 1;
    let low = value_of_eight(u64::from_le_bytes(*eight) & !others | ZEROS & others)?;
    match digits.checked_sub(8) {
        None | Some(0) => Some(low),
        Some(rest) => Some(value_at_end(before, rest)? * 100_000_000 + low),
    }
}

/// Eight times the digit zero.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// The number in eight digits, all at once: neighbours are joined to pairs, the pairs to fours, and these to the number.
fn value_of_eight(bytes: u64) -> Option<u64> {
    const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
    let above = bytes.wrapping_add(0x4646_4646_4646_4646);
    let digits = bytes.wrapping_sub(ZEROS);
    if (bytes | above | digits) & HIGH_BITS != 0 {
        return None;
    }
    let pairs = (digits * 10 + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    Some((fours * 10_000 + (fours >> 32)) & 0xffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::{value, value_at_end};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn values_are_those_of_the_standard_library(text in "[0-9]{1,18}", at in 0..18_usize, other: u8) {
            prop_assert_eq!(value(text.as_bytes()), text.parse().ok());
            let longer = format!("lead-{text}");
            prop_assert_eq!(value_at_end(longer.as_bytes(), text.len()), text.parse().ok());
            let mut bytes = text.into_bytes();
            if let Some(byte) = bytes.get_mut(at) {
                *byte = other;
                prop_assert_eq!(value(&bytes).is_some(), other.is_ascii_digit());
            }
        }
    }
}
