//! Leads in parts: the id of a lead decides which part it belongs to.

use std::fmt;
use std::str::FromStr;

/// One of several parts of all leads, with their activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    number: u32,
    of: u32,
}

/// Maximum number of parts.
pub const MOST_SHARDS: u32 = 1_000_000;

impl Shard {
    /// The part with a number, from 1, of several; none if there is no such part.
    pub fn new(number: u32, of: u32) -> Option<Shard> {
        let is_one = (1..=of).contains(&number) && of <= MOST_SHARDS;
        is_one.then_some(Shard { number, of })
    }

    /// Its number, from 1.
    pub fn number(self) -> u32 {
        self.number
    }

    /// The number of parts.
    pub fn of(self) -> u32 {
        self.of
    }

    /// Whether a lead with this id belongs to it.
    pub(super) fn has(self, id: &str) -> bool {
        hash(id) % u64::from(self.of) == u64::from(self.number - 1)
    }

    /// Whether rows that belong to no lead, such as those without an id, are counted here.
    pub(super) fn has_rows_without_lead(self) -> bool {
        self.number == 1
    }
}

/// FNV-1a, with its halves mixed: the same for any version of leadc and any machine.
fn hash(id: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    hash ^ (hash >> 32)
}

impl fmt::Display for Shard {
    /// `2/8`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let parts = text.split_once('/');
        let number = |part: &str| part.trim().parse().ok();
        let shard = parts.and_then(|(at, of)| Shard::new(number(at)?, number(of)?));
        shard.ok_or_else(|| {
            "write the number of the part and the number of parts, for example `2/8`".to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_written_as_its_number_of_how_many() {
        let shard: Shard = "2/8".parse().expect("a part");
        assert_eq!(
            (shard.number(), shard.of(), shard.to_string().as_str()),
            (2, 8, "2/8")
        );
        for text in ["", "2", "0/8", "9/8", "1/0", "a/b", "1/2000000", "-1/2"] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_id_belongs_to_one_part_and_the_parts_are_of_similar_size() {
        let shards: Vec<Shard> = (1..=8).filter_map(|at| Shard::new(at, 8)).collect();
        let mut sizes = [0; 8];
        for id in (0..8000).map(|number| format!("L-{number:07}")) {
            let having: Vec<usize> = (0..8).filter(|at| shards[*at].has(&id)).collect();
            assert_eq!(having.len(), 1, "{id}");
            sizes[having[0]] += 1;
        }
        assert!(
            sizes.iter().all(|size| (850..1150).contains(size)),
            "{sizes:?}"
        );
    }
}
