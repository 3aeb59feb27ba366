//! Writes leads and activities of any number: `cargo run --release --example generate -- --help`.

#[path = "mod.rs"]
mod corpus;

use clap::Parser;
use corpus::{Corpus, Format, Variant};
use std::path::PathBuf;

/// Writes made-up leads and activities, the same for the same seed.
#[derive(Parser)]
struct Arguments {
    /// Where to; the folder is made.
    folder: PathBuf,
    /// How many leads.
    #[arg(long, default_value_t = Corpus::EXAMPLE.leads)]
    leads: u32,
    /// About how many activities.
    #[arg(long, default_value_t = Corpus::EXAMPLE.activities)]
    activities: u64,
    /// Another seed gives other data.
    #[arg(long, default_value_t = Corpus::EXAMPLE.seed)]
    seed: u64,
    /// Parquet instead of CSV.
    #[arg(long)]
    parquet: bool,
    /// What is special about the data: by-lead, shuffled, uuids, distinct-texts, line-breaks, forty-kinds or busy-leads.
    #[arg(long, default_value = "plain")]
    variant: Variant,
}

fn main() -> std::io::Result<()> {
    let Arguments {
        folder,
        leads,
        activities,
        seed,
        parquet,
        variant,
    } = Arguments::parse();
    let format = if parquet {
        Format::Parquet
    } else {
        Format::Csv
    };
    Corpus {
        seed,
        leads,
        activities,
        variant,
    }
    .write(&folder, format)
}
