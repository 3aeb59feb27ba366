//! What a decision costs where contracts or data are harder than usual: CPU seconds of the release binary for each case, and
//! their ratio to the reference, measured in turn. Nothing is asserted: times are for people to judge.

#[path = "../corpus/mod.rs"]
mod corpus;

mod cases;
mod cpu_time;

use cases::{CASES, Case, Command};
use clap::Parser;
use corpus::{Corpus, Format, Variant};
use std::io;
use std::path::{Path, PathBuf};

/// Measures cases against the reference, the release binary in its own process.
#[derive(Parser)]
struct Arguments {
    /// Only cases whose names contain this.
    only: Option<String>,
    #[arg(long, default_value_t = 200_000)]
    leads: u32,
    #[arg(long, default_value_t = 2_000_000)]
    activities: u64,
    /// How often each case and its reference run, in turn; the fastest of each counts.
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// Another binary to measure.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_leadc"))]
    leadc: PathBuf,
    /// Where the data is; it is generated where it is not there yet. By default, a folder that is removed at the end.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Cargo says so when it runs benchmarks; without it, nothing is measured.
    #[arg(long)]
    bench: bool,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    if !arguments.bench {
        return Ok(());
    }
    let temporary = tempfile::tempdir()?;
    let folder = arguments.data.as_deref().unwrap_or(temporary.path());
    let bench = Bench {
        arguments: &arguments,
        folder,
        output: temporary.path(),
    };
    println!(
        "{:<34} {:>8} {:>12} {:>8} {:>8}",
        "case", "CPU s", "µs/activity", "ratio", "against"
    );
    for case in CASES {
        let named = |part: &String| case.name.contains(part.as_str());
        if arguments.only.as_ref().is_none_or(named) {
            bench.measure(case)?;
        }
    }
    Ok(())
}

struct Bench<'a> {
    arguments: &'a Arguments,
    folder: &'a Path,
    output: &'a Path,
}

impl Bench<'_> {
    /// Runs a case and what it is compared with in turn, and prints the fastest of each.
    fn measure(&self, case: &Case) -> io::Result<()> {
        let reference = case.reference();
        let (mut best, mut best_reference) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..self.arguments.rounds {
            best_reference = best_reference.min(self.run(&reference)?);
            best = best.min(self.run(case)?);
        }
        println!(
            "{:<34} {best:>8.2} {:>12.3} {:>8.2} {best_reference:>8.2}",
            case.name,
            best * 1e6 / self.arguments.activities as f64,
            best / best_reference,
        );
        Ok(())
    }

    /// The CPU seconds of one run.
    fn run(&self, case: &Case) -> io::Result<f64> {
        let (leads, activities) = self.data(case.data, case.format)?;
        let contract = |name: &str| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/cliffs/contracts");
            Path::new(folder).join(name).with_extension("leadc")
        };
        let mut command = std::process::Command::new(&self.arguments.leadc);
        command.arg(case.command.name());
        if let Command::Diff { before } = case.command {
            command.arg(contract(before));
        }
        command
            .arg(contract(case.contract))
            .args(["--as-of", "2026-06-30"]);
        command.arg("--leads").arg(leads);
        command.arg("--activities").arg(activities);
        if let Some(format) = case.command.output_format() {
            command.args(["--format", format, "-o"]);
            command.arg(self.output.join("result"));
        }
        if case.command == Command::EvalWithMoves {
            command.arg("--moves").arg(self.output.join("moves.csv"));
        }
        cpu_time::of(command)
    }

    /// The files of a variant, generated if they are not there yet.
    fn data(&self, variant: Variant, format: Format) -> io::Result<(PathBuf, PathBuf)> {
        let folder = self.folder.join(variant.name());
        let ending = match format {
            Format::Csv => "csv",
            Format::Parquet => "parquet",
        };
        let file = |name: &str| folder.join(name).with_extension(ending);
        let (leads, activities) = (file("leads"), file("activities"));
        if !activities.exists() {
            let corpus = Corpus {
                seed: 1,
                leads: self.arguments.leads,
                activities: self.arguments.activities,
                variant,
            };
            corpus.write(&folder, format)?;
        }
        Ok((leads, activities))
    }
}
