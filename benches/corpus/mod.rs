//! Made-up leads, activities and contracts, the same for the same seed. Benchmarks, tests and the files under
//! `examples/` share them.

// Each of the targets that share this module uses a part of it.
#![allow(dead_code)]

pub mod contract;
mod csv_files;
mod lead;
mod parquet_files;
pub mod random;
mod story;
mod variant;

use lead::Lead;
use story::Event;
pub use variant::Variant;

use std::io;
use std::path::Path;

/// How much to generate.
#[derive(Debug, Clone, Copy)]
pub struct Corpus {
    pub seed: u64,
    pub leads: u32,
    /// The approximate number; the exact one follows from the seed.
    pub activities: u64,
    pub variant: Variant,
}

/// The form of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Parquet,
}

impl Corpus {
    /// The size of the files in `examples/inbound/`.
    pub const EXAMPLE: Corpus = Corpus {
        seed: 1,
        leads: 400,
        activities: 4_000,
        variant: Variant::Plain,
    };

    /// The leads, one after the other.
    pub fn leads(self) -> impl Iterator<Item = Lead> {
        let lead = move |number| Lead::generate(self.seed, number);
        (1..=self.leads).map(move |number| self.variant.lead(lead(number), self.activities))
    }

    /// Everything that happened, in order of time as a CRM exports it, unless the variant has another order.
    pub fn events(self) -> Vec<Event> {
        let mut events = Vec::with_capacity(self.activities as usize);
        let mean = self.activities * 1000 / u64::from(self.leads.max(1));
        // Includes activities of a few leads that are not in the file of leads because the CRM has deleted them.
        let deleted = self.leads.div_ceil(200);
        for number in 1..=self.leads + deleted {
            story::story(
                self.seed,
                &Lead::generate(self.seed, number),
                mean,
                &mut events,
            );
        }
        self.variant
            .arrange(&mut events, self.activities, self.seed);
        events
    }

    /// Writes `leads.csv` and `activities.csv`, or the same with `.parquet`, into `folder`.
    pub fn write(self, folder: &Path, format: Format) -> io::Result<()> {
        std::fs::create_dir_all(folder)?;
        match format {
            Format::Csv => csv_files::write(self, folder),
            Format::Parquet => parquet_files::write(self, folder).map_err(io::Error::other),
        }
    }
}
