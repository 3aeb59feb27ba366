//! Coverage of contracts by their examples: shown after the results, written to files, and compared with a minimum.

use std::path::{Path, PathBuf};

use super::super::exit::{Exit, Failure};
use super::super::overwrite_guard::{InputFile, OutputFile, keep_apart};
use super::super::terminal::{Notice, Output, Terminal};
use crate::contract::model::Contract;
use crate::data::atomic_write;
use crate::eval::coverage::{Coverage, Reached, reached};
use crate::eval::example::Case;
use crate::ir::Program;
use crate::message::{msg, shown};
use crate::report::coverage::{self, ContractCoverage, Shares};
use crate::source::Sources;
use crate::units::MilliPercent;

/// What to do with what the examples reach.
#[derive(Debug, clap::Args)]
pub struct CoverageArgs {
    /// Show which lines of the contracts the examples reach
    #[arg(long)]
    coverage: bool,

    /// Write what the examples reach to this file: LCOV (`.info`, `.lcov`) or JSON (`.json`), by its ending; may be repeated
    #[arg(long, value_name = "FILE")]
    coverage_out: Vec<PathBuf>,

    /// End with exit code 1 if the examples reach less than this percentage of the lines
    #[arg(long, value_name = "PERCENT")]
    fail_under: Option<MilliPercent>,
}

/// The coverage of all contracts.
#[derive(Debug, Default)]
pub struct CoverageResult {
    contracts: Vec<ContractCoverage>,
    /// Contracts with errors, whose coverage is unknown.
    broken: Vec<String>,
    /// The files of the contracts.
    pub read: Vec<InputFile>,
}

impl CoverageResult {
    /// Records that a contract has errors.
    pub fn add_broken(&mut self, file: &str) {
        self.broken.push(file.to_owned());
    }

    /// Determines the coverage of a contract by its examples.
    pub fn add(&mut self, file: &str, contract: &Contract, program: &Program, sources: &Sources) {
        let reached = contract.examples.iter().map(|example| {
            let case = Case::new(contract, example);
            reached(program, &case.leads, &case.activities, case.as_of)
        });
        let reached: Vec<Reached> = reached.collect();
        self.contracts.push(ContractCoverage {
            file: file.to_owned(),
            coverage: Coverage::new(contract, program, sources, &reached),
        });
    }
}

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CoverageFormat {
    Lcov,
    Json,
}

impl CoverageArgs {
    /// Whether coverage is requested.
    pub fn requested(&self) -> bool {
        self.coverage || !self.coverage_out.is_empty() || self.fail_under.is_some()
    }

    /// Rejects unwritable output before anything is run.
    pub fn possible(&self) -> Result<(), Failure> {
        self.coverage_out
            .iter()
            .try_for_each(|path| form(path).map(drop))
    }

    /// Writes, shows and checks the coverage. If standard output is not for people, it is shown on standard error.
    pub fn write(
        &self,
        covered: &CoverageResult,
        is_text: bool,
        terminal: &Terminal,
    ) -> Result<Exit, Failure> {
        let contracts = &covered.contracts;
        let paths = self.coverage_out.iter().map(PathBuf::as_path);
        let written: Vec<OutputFile> = paths
            .filter_map(|path| OutputFile::new("--coverage-out", Some(path)))
            .collect();
        keep_apart(&covered.read, &written)?;
        for path in &self.coverage_out {
            let text = match form(path)? {
                CoverageFormat::Lcov => coverage::lcov(contracts),
                CoverageFormat::Json => coverage::json(contracts).map_err(|error| {
                    Failure::problem(msg!(
                        "the result cannot be written: {error}",
                        error = shown(error)
                    ))
                })?,
            };
            atomic_write::atomically(path, |out| out.write_all(text.as_bytes()))?;
        }
        if self.coverage {
            let text = coverage::text(contracts, terminal.language());
            match is_text {
                true => terminal.out(&Output::Text(text))?,
                false => terminal.err(&text),
            }
        }
        Ok(self.judged(covered, terminal))
    }

    fn judged(&self, covered: &CoverageResult, terminal: &Terminal) -> Exit {
        let Some(least) = self.fail_under else {
            return Exit::Fine;
        };
        if let [first, ..] = covered.broken.as_slice() {
            let text = msg!("coverage is not measured: `{first}` has errors", first);
            terminal.status(Notice::Error, text);
            return Exit::Problems;
        }
        let lines = Shares::from_contracts(&covered.contracts).lines;
        let percent = lines.percent();
        if lines.is_at_least(least) {
            let passed = msg!(
                "the examples reach {percent} of the lines, at least {least}",
                percent,
                least
            );
            terminal.status(Notice::Passed, passed);
            return Exit::Fine;
        }
        let missed = msg!(
            "the examples reach {percent} of the lines, less than {least}",
            percent,
            least
        );
        terminal.status(Notice::Error, missed);
        Exit::Problems
    }
}

fn form(path: &Path) -> Result<CoverageFormat, Failure> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("info" | "lcov") => Ok(CoverageFormat::Lcov),
        Some("json") => Ok(CoverageFormat::Json),
        _ => Err(Failure::usage(msg!(
            "the ending of `{path}` is not that of a coverage format",
            path = path.display()
        ))
        .with_help(msg!(
            "name a file such as `coverage.info` for LCOV, or `coverage.json`"
        ))),
    }
}
