//! Groups the activities by lead: one pass over the rows classifies them, then each chunk of leads is counting-sorted by lead
//! and sorted by time.

use super::classifier::Classifier;
use super::kind_sets::{Key, KindSets, SetId};
use super::row_classifier::RowClassifier;
use super::{CHUNK, Event, Tag};
use crate::data::table::{Activities, Leads};
use crate::eval::input::Input;
use crate::eval::local_days::LocalDays;
use crate::eval::parallel;
use crate::ir::Program;

/// Number of rows per task.
pub(in crate::eval) const BLOCK: usize = 1 << 19;

/// A classified activity that is not yet grouped by lead.
#[derive(Clone, Copy)]
struct Row {
    micros: i64,
    /// The lead within its chunk.
    lead: u32,
    /// The set has the block's own numbering until the blocks are joined.
    tag: Tag,
}

/// The activities up to the as-of instant.
pub(in crate::eval) struct PartitionedEvents {
    /// Which kinds they belong to.
    pub sets: KindSets,
    /// By chunk of leads.
    pub chunks: Vec<UnsortedEvents>,
    /// Activities after the as-of instant.
    pub after: u64,
    /// Activities with a date without a time.
    pub date_only: u64,
    /// Questions of derived kinds that were open.
    pub open: u64,
}

/// The activities of a chunk of leads, not sorted yet.
pub(in crate::eval) struct UnsortedEvents {
    /// By block of rows.
    rows: Vec<Vec<Row>>,
}

/// The result for a block of rows.
struct Block {
    /// By chunk of leads.
    chunks: Vec<Vec<Row>>,
    keys: Vec<Key>,
    after: u64,
    date_only: u64,
    open: u64,
}

/// Groups the activities up to `as_of` by lead.
pub(in crate::eval) fn spread(
    program: &Program,
    input: &Input<'_>,
    activities: &Activities,
    days: &LocalDays,
    leads: &Leads,
    kept: KeptEvents,
    as_of: i64,
) -> PartitionedEvents {
    let classifiers: Vec<Classifier> = activities
        .kinds
        .iter()
        .map(|kind| Classifier::new(program, *kind))
        .collect();
    let reader = Reader {
        activities,
        classifiers: &classifiers,
        program,
        input,
        days,
        chunks: leads.len().div_ceil(CHUNK),
        as_of,
        kept,
    };
    let blocks: Vec<usize> = (0..activities.len().div_ceil(BLOCK)).collect();
    let blocks: Vec<Block> = parallel::map(blocks, |block| {
        reader.block(block * BLOCK..activities.len().min((block + 1) * BLOCK))
    });
    join(program, &classifiers, blocks, reader.chunks)
}

/// The events that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eval) enum KeptEvents {
    /// All of them.
    All,
    /// Those that a rule counts, and the first of a lead whose history begins with it.
    Counted,
}

impl KeptEvents {
    /// Those on which the results depend. After a going back, a lead makes a move that is open already at the next instant,
    /// whichever activity that is.
    pub fn for_results(program: &Program) -> KeptEvents {
        match program.has_ways_back() {
            true => KeptEvents::All,
            false => KeptEvents::Counted,
        }
    }
}

/// Reads and classifies rows.
struct Reader<'r, 'a> {
    activities: &'r Activities,
    classifiers: &'r [Classifier],
    program: &'r Program,
    input: &'r Input<'a>,
    days: &'r LocalDays,
    chunks: usize,
    as_of: i64,
    kept: KeptEvents,
}

impl Reader<'_, '_> {
    fn block(&self, rows: std::ops::Range<usize>) -> Block {
        let activities = self.activities;
        let mut sizes = vec![0usize; self.chunks];
        for lead in &activities.lead[rows.clone()] {
            sizes[*lead as usize / CHUNK] += 1;
        }
        let mut block = Block {
            chunks: sizes.into_iter().map(Vec::with_capacity).collect(),
            keys: Vec::new(),
            after: 0,
            date_only: 0,
            open: 0,
        };
        let mut classes = RowClassifier::new(
            self.program,
            activities,
            self.classifiers,
            self.input,
            self.days,
        );
        let marks = activities.date_only.as_ref();
        for row in rows {
            let micros = activities.micros[row];
            if micros > self.as_of {
                block.after += 1;
                continue;
            }
            let class = classes.classify(row);
            block.open += class.open;
            let date_only = marks.is_some_and(|marks| marks.value(row));
            block.date_only += u64::from(date_only);
            let lead = activities.lead[row] as usize;
            let is_kept = class.is_counted || self.kept == KeptEvents::All;
            if !is_kept && self.input.created(self.days, lead).is_some() {
                continue;
            }
            block.chunks[lead / CHUNK].push(Row {
                micros,
                lead: (lead % CHUNK) as u32,
                tag: Tag::new(SetId(class.number), date_only),
            });
        }
        block.keys = classes.into_keys();
        block
    }
}

/// Joins the blocks and renumbers their sets, in an order that does not depend on the blocks.
fn join(
    program: &Program,
    classifiers: &[Classifier],
    blocks: Vec<Block>,
    chunks: usize,
) -> PartitionedEvents {
    let mut keys: Vec<Key> = blocks.iter().flat_map(|b| b.keys.iter().cloned()).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut spread = PartitionedEvents {
        sets: KindSets::new(program, classifiers, &keys),
        chunks: (0..chunks)
            .map(|_| UnsortedEvents { rows: Vec::new() })
            .collect(),
        after: 0,
        date_only: 0,
        open: 0,
    };
    for mut block in blocks {
        let numbers: Vec<SetId> = block
            .keys
            .iter()
            .map(|key| SetId(keys.binary_search(key).unwrap_or_default() as u32))
            .collect();
        if !numbers.is_sorted() || numbers.len() < keys.len() {
            parallel::for_each(&mut block.chunks, |rows| {
                for row in rows {
                    let set = numbers[row.tag.set().0 as usize];
                    row.tag = Tag::new(set, row.tag.date_only());
                }
            });
        }
        for (chunk, rows) in spread.chunks.iter_mut().zip(block.chunks) {
            chunk.rows.push(rows);
        }
        spread.after += block.after;
        spread.date_only += block.date_only;
        spread.open += block.open;
    }
    spread
}

/// The events of a chunk of leads, grouped by lead and sorted by time.
pub(in crate::eval) struct Chunk {
    events: Vec<Event>,
    /// The index of the first event of each lead, and the total at the end.
    starts: Vec<u32>,
}

impl Chunk {
    /// The events of a lead of the chunk.
    pub fn events_of(&self, lead: usize) -> &[Event] {
        let (from, to) = (self.starts[lead], self.starts[lead + 1]);
        &self.events[from as usize..to as usize]
    }
}

/// Sorts the events of a lead, which are in the order of the data.
pub(in crate::eval) fn sort_by_time(events: &mut [Event]) {
    events.sort_unstable_by_key(|event| event.micros);
}

impl UnsortedEvents {
    /// Sorts the activities of `leads` leads.
    pub fn sort(self, leads: usize, days: &LocalDays) -> Chunk {
        let mut starts = vec![0u32; leads + 1];
        for row in self.rows.iter().flatten() {
            starts[row.lead as usize + 1] += 1;
        }
        for lead in 0..leads {
            starts[lead + 1] += starts[lead];
        }
        let empty = Event {
            micros: 0,
            day: 0,
            tag: Tag(0),
        };
        let mut events = vec![empty; starts[leads] as usize];
        let mut next = starts.clone();
        for row in self.rows.iter().flatten() {
            let place = &mut next[row.lead as usize];
            events[*place as usize] = Event {
                micros: row.micros,
                day: days.day_of(row.micros),
                tag: row.tag,
            };
            *place += 1;
        }
        for lead in 0..leads {
            let (from, to) = (starts[lead] as usize, starts[lead + 1] as usize);
            sort_by_time(&mut events[from..to]);
        }
        Chunk { events, starts }
    }
}
