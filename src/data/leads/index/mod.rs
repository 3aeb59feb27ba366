//! Leads by their id.

mod hashed;
mod numbered;

use crate::data::text_list::TextSlices;
use arrow_array::StringArray;
use hashed::HashedIds;
use numbered::NumberedIds;
use rustc_hash::FxHashMap;

/// Where no lead has an id.
pub(in crate::data) const NO_LEAD: u32 = u32::MAX;

/// Leads by their id.
pub(in crate::data) struct Index {
    ids: StringArray,
    table: IdTable,
    /// Further ids, of merged contacts; usually none.
    further: FxHashMap<String, u32>,
}

/// Rows by their id.
pub(in crate::data) enum IdTable {
    /// The ids are numbers, or a prefix and a number.
    Numbered(NumberedIds),
    Hashed(HashedIds),
}

/// A row whose id an earlier row has, and that row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::data) struct RepeatedId {
    pub row: u32,
    pub first: u32,
}

impl IdTable {
    /// The rows by their ids, and those whose id an earlier row has, in order: such rows are not found. The rows in `without`,
    /// which are in order, are left out.
    pub fn new(ids: TextSlices<'_>, without: &[u32]) -> (IdTable, Vec<RepeatedId>) {
        if let Some((numbered, repeated)) = NumberedIds::new(ids, without) {
            return (IdTable::Numbered(numbered), repeated);
        }
        let (hashed, repeated) = HashedIds::new(ids, without);
        (IdTable::Hashed(hashed), repeated)
    }
}

impl Index {
    /// The leads with these ids, and their further ids.
    pub fn new(ids: StringArray, table: IdTable, further: Vec<(String, u32)>) -> Index {
        Index {
            ids,
            table,
            further: further.into_iter().collect(),
        }
    }

    /// The further ids of leads, by lead, then in order.
    pub fn further(&self) -> Vec<(String, u32)> {
        let mut ids: Vec<(String, u32)> = self.further.clone().into_iter().collect();
        ids.sort_unstable_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        ids
    }

    /// The lead with an id.
    pub fn get(&self, id: &str) -> Option<u32> {
        let mut found = Vec::with_capacity(1);
        self.find(&[id], &mut found);
        found.first().copied().filter(|lead| *lead != NO_LEAD)
    }

    /// The lead with a number as its id.
    pub fn numbered(&self, number: i64) -> Option<u32> {
        match &self.table {
            IdTable::Numbered(numbered) if numbered.is_plain() && self.further.is_empty() => {
                numbered.lead(u64::try_from(number).ok()?)
            }
            IdTable::Numbered(_) | IdTable::Hashed(_) => self.get(&number.to_string()),
        }
    }

    /// Adds the lead with each of the ids, or [`NO_LEAD`]. One call for many ids is faster than a call for each: the accesses
    /// to memory overlap.
    pub fn find(&self, ids: &[&str], found: &mut Vec<u32>) {
        let before = found.len();
        match &self.table {
            IdTable::Numbered(numbered) => {
                found.extend(
                    ids.iter()
                        .map(|id| numbered.get(id.as_bytes()).unwrap_or(NO_LEAD)),
                );
            }
            IdTable::Hashed(hashed) => hashed.find(TextSlices::of(&self.ids), ids, found),
        }
        if self.further.is_empty() {
            return;
        }
        for (lead, id) in found.iter_mut().skip(before).zip(ids) {
            if *lead == NO_LEAD {
                *lead = self.further.get(*id).copied().unwrap_or(NO_LEAD);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn index_of(all: &[&str], without: &[u32]) -> (Index, Vec<RepeatedId>) {
        let ids = StringArray::from(all.to_vec());
        let (table, repeated) = IdTable::new(TextSlices::of(&ids), without);
        (Index::new(ids, table, Vec::new()), repeated)
    }

    /// Finds every id, and others that are not there.
    fn check(all: &[&str], others: &[&str]) {
        let (index, repeated) = index_of(all, &[]);
        let mut first: FxHashMap<&str, u32> = FxHashMap::default();
        let mut expected = Vec::new();
        for (row, id) in (0_u32..).zip(all) {
            match first.get(id).copied() {
                Some(first) => expected.push(RepeatedId { row, first }),
                None => drop(first.insert(id, row)),
            }
        }
        assert_eq!(repeated, expected);
        let asked: Vec<&str> = all.iter().chain(others).copied().collect();
        let mut found = Vec::new();
        index.find(&asked, &mut found);
        for (id, lead) in asked.iter().zip(found) {
            assert_eq!(lead, first.get(id).copied().unwrap_or(NO_LEAD), "{id:?}");
        }
    }

    #[test]
    fn ids_of_any_length_are_found() {
        let all = [
            "",
            "1",
            "1\0",
            "1234567890123456",
            "00000000-0000-4000-8000-000000000000",
            "é",
        ];
        check(&all, &["2", "1\0\0", "12345678901234567", "É"]);
        let (mut index, _) = index_of(&all, &[]);
        index.further.insert("merged".to_owned(), 3);
        assert_eq!(index.get("merged"), Some(3));
        assert_eq!(index.numbered(1), Some(1));
    }

    #[test]
    fn numbers_with_and_without_a_prefix_are_found() {
        check(
            &["7", "9", "8", "7"],
            &["", "10", "07", "-7", "+7", "7 ", "99999999999999999999"],
        );
        check(
            &["L001", "L003", "L002"],
            &["L1", "L0001", "001", "l001", "L004", "L000"],
        );
        check(&["0", "1", "10"], &["00", "01"]);
        check(&["-1", "-2"], &["1", "-3", "--1"]);
        // Far from each other, or of several widths with leading zeros.
        check(&["1", "1000000000"], &["2"]);
        check(&["01", "1", "001"], &["0001"]);
        let (index, _) = index_of(&["5", "6"], &[]);
        assert_eq!(
            [4, 5, 6, -5].map(|n| index.numbered(n)),
            [None, Some(0), Some(1), None]
        );
        let (index, _) = index_of(&["05", "06"], &[]);
        assert_eq!(index.numbered(5), None);
    }

    #[test]
    fn rows_that_are_no_leads_are_not_found() {
        for all in [["1", "2", "1"], ["a", "b", "a"]] {
            let (index, repeated) = index_of(&all, &[0]);
            assert_eq!(repeated, []);
            assert_eq!(index.get(all[0]), Some(2));
        }
    }

    proptest! {
        #[test]
        fn every_id_is_found(
            all in prop::collection::vec("(L0?[0-9]{0,2}|[0-9]{1,3}|[a-c]{0,20})", 0..60),
            others in prop::collection::vec("(L0?[0-9]{0,2}|[0-9]{1,3}|[a-c]{0,20})", 0..20),
        ) {
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let others: Vec<&str> = others.iter().map(String::as_str).collect();
            let numbers: Vec<&str> = all.iter().copied().filter(|id| id.parse::<u64>().is_ok()).collect();
            check(&all, &others);
            check(&numbers, &others);
        }
    }
}
