//! Contract and data to results: what `eval` and `explain` share.

use std::path::Path;

use jiff::tz::TimeZone;

use super::args::DataArgs;
use super::as_of::AsOf;
use super::contract::program;
use super::exit::Failure;
use super::places::{Written, keep_apart, read_once};
use super::progress::Activity;
use super::terminal::Terminal;
use crate::data::{self, DataError, ErrorKind, Input, Loaded};
use crate::eval;
use crate::ir::Program;
use crate::report::alarms::alarms;
use crate::report::reading::reading;

/// A contract's rules, the data and the moment to look at.
#[derive(Debug)]
pub struct Run {
    /// The rules.
    pub program: Program,
    /// The data.
    pub data: Loaded,
    /// The moment.
    pub as_of: eval::AsOf,
    /// Whether the moment is the present because the user named none.
    pub now: bool,
}

impl Run {
    /// Reads contract and data; `output` is where the result will go, if to a file.
    pub fn read(
        args: &DataArgs,
        output: Option<&Path>,
        terminal: &Terminal,
    ) -> Result<Run, Failure> {
        if let Some(threads) = args.threads {
            rayon::ThreadPoolBuilder::new()
                .num_threads(usize::from(threads))
                .build_global()
                .map_err(|error| {
                    Failure::problem(format!("the threads cannot be started: {error}"))
                })?;
        }
        let contract_too = args.contract == Path::new("-");
        if contract_too && args.inputs().any(|input| *input == Input::Stdin) {
            return Err(DataError::new(ErrorKind::StdinTwice).into());
        }
        let (program, mut files) = program(&args.contract, terminal)?;
        files.extend(args.files());
        let rejects = Written::of("--rejects", args.rejects.as_deref());
        let written: Vec<Written> = Written::output(output).into_iter().chain(rejects).collect();
        read_once(&files)?;
        keep_apart(&files, &written)?;
        let activity = Activity::new("reading");
        let progress = |progress: data::Progress<'_>| activity.reading(progress);
        let request = data::Request {
            progress: Some(&progress),
            ..args.request()
        };
        let data = data::read(&program.inputs, &request).inspect_err(|error| {
            if let ErrorKind::Strict { report } = error.kind.as_ref() {
                terminal.err_lines(&reading(report, &program));
            }
        })?;
        for alarm in alarms(&data.report) {
            terminal.say("warning", &alarm);
        }
        let zone = program.about.zone.zone().clone();
        Ok(Run {
            program,
            data,
            as_of: args.as_of.unwrap_or_else(AsOf::now).within(&zone),
            now: args.as_of.is_none(),
        })
    }

    /// The contract's zone.
    pub fn zone(&self) -> &TimeZone {
        self.program.about.zone.zone()
    }
}
