//! From contract and data to results: code shared by `eval` and `explain`.

use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;

use super::args::DataArgs;
use super::contract_loader::{Rules, rules};
use super::exit::Failure;
use super::overwrite_guard::{OutputFile, keep_apart, read_once, stdin_once};
use super::progress::Activity;
use super::show::show_also;
use super::terminal::{Notice, Terminal};
use crate::data::{self, ActivityFilter, ErrorKind, Loaded, Shard};
use crate::eval;
use crate::eval::RequestedAsOf;
use crate::ir::Program;
use crate::message::msg;
use crate::report::data_summary::{Terms, reading};
use crate::report::summary;
use crate::report::unusable_files::alarms;

/// A contract's rules, the data and the as-of time.
#[derive(Debug)]
pub struct LoadedRun {
    /// The rules.
    pub program: Program,
    /// The data.
    pub data: Loaded,
    /// The as-of time.
    pub as_of: eval::AsOf,
    /// Whether the as-of time is the present because the user gave none.
    pub now: bool,
    /// How long reading the data took.
    pub timings: ReadTimings,
}

/// What a run needs of the activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// All of them, since it shows histories.
    History,
    /// Those on which the results at the as-of time depend.
    Results,
}

/// How long reading the data took.
#[derive(Debug, Clone, Copy)]
pub struct ReadTimings {
    /// The leads.
    pub leads: Duration,
    /// The activities, and what is reported about all data.
    pub activities: Duration,
}

impl LoadedRun {
    /// Reads contract and data; `output` is the destination of the result, if it is a file.
    pub fn read(
        args: &DataArgs,
        output: Option<&Path>,
        terminal: &Terminal,
    ) -> Result<LoadedRun, Failure> {
        let outputs = OutputFile::output(output).into_iter();
        LoadedRun::of_request(
            args,
            args.request(terminal),
            Needed::History,
            outputs,
            terminal,
        )
    }

    /// The same with every cell of the leads that cannot be read.
    pub fn read_with_cells(
        args: &DataArgs,
        output: Option<&Path>,
        terminal: &Terminal,
    ) -> Result<LoadedRun, Failure> {
        let request = data::Request {
            unreadable_cells: true,
            ..args.request(terminal)
        };
        let outputs = OutputFile::output(output).into_iter();
        LoadedRun::of_request(args, request, Needed::History, outputs, terminal)
    }

    /// Reads contract and data, of all leads or a part of them, for a run that writes these files.
    pub fn read_for<'a>(
        args: &'a DataArgs,
        needed: Needed,
        shard: Option<Shard>,
        outputs: impl Iterator<Item = OutputFile<'a>>,
        terminal: &Terminal,
    ) -> Result<LoadedRun, Failure> {
        let request = data::Request {
            shard,
            ..args.request(terminal)
        };
        LoadedRun::of_request(args, request, needed, outputs, terminal)
    }

    fn of_request<'a>(
        args: &'a DataArgs,
        request: data::Request<'_>,
        needed: Needed,
        outputs: impl Iterator<Item = OutputFile<'a>>,
        terminal: &Terminal,
    ) -> Result<LoadedRun, Failure> {
        args.reading.start_threads(&args.leads)?;
        stdin_once([&args.contract], args.reading.inputs(&args.leads))?;
        let rules = rules(&args.contract, &args.root, terminal)?;
        let as_of = args.reading.as_of.unwrap_or_else(RequestedAsOf::now);
        rules.report_agreement(as_of, terminal);
        let Rules {
            mut program,
            mut files,
            ..
        } = rules;
        show_also(&mut [&mut program], &args.reading.show)?;
        files.extend(args.reading.files(&args.leads));
        let rejects = OutputFile::new("--rejects", args.rejects.as_deref());
        let written: Vec<OutputFile> = outputs.chain(rejects).collect();
        read_once(&files)?;
        keep_apart(&files, &written)?;
        let as_of = as_of.within(program.about.zone.zone());
        let filter = match needed {
            Needed::Results => Some(eval::NeededActivities::new(&program, as_of)),
            Needed::History => None,
        };
        let filter = filter.as_ref().map(|filter| filter as &dyn ActivityFilter);
        let request = data::Request { filter, ..request };
        let (data, timings) = timed_data(&program, request, terminal)?;
        Ok(LoadedRun {
            program,
            data,
            as_of,
            now: args.reading.as_of.is_none(),
            timings,
        })
    }

    /// The run in its summary.
    pub fn in_summary(&self, took: Duration, terminal: &Terminal) -> summary::Run<'_> {
        summary::Run {
            program: &self.program,
            data: &self.data.report,
            as_of: self.as_of,
            now: self.now,
            took,
            language: terminal.language(),
        }
    }

    /// The contract's zone.
    pub fn zone(&self) -> &TimeZone {
        self.program.about.zone.zone()
    }
}

/// Reads leads and activities as the contract describes them, and reports problems in them.
pub fn data(
    program: &Program,
    request: data::Request<'_>,
    terminal: &Terminal,
) -> Result<Loaded, Failure> {
    timed_data(program, request, terminal).map(|(data, _)| data)
}

fn timed_data(
    program: &Program,
    request: data::Request<'_>,
    terminal: &Terminal,
) -> Result<(Loaded, ReadTimings), Failure> {
    let activity = Activity::new(&msg!("reading"), terminal);
    let begun = Instant::now();
    // When the first file of activities was opened.
    let leads_read = OnceLock::new();
    let leads = request.leads.clone();
    let progress = |progress: data::Progress<'_>| {
        if !leads.contains(progress.input) {
            leads_read.get_or_init(Instant::now);
        }
        activity.reading(progress);
    };
    let request = data::Request {
        progress: Some(&progress),
        ..request
    };
    let data = data::read(&program.inputs, &request).inspect_err(|error| {
        if let ErrorKind::Strict { report } | ErrorKind::MostlyUnusable { report } =
            error.kind.as_ref()
        {
            let terms = Terms::new(program);
            terminal.err_lines(&reading(report, &terms, terminal.language()));
        }
    })?;
    let read = Instant::now();
    let leads_read = leads_read.into_inner().unwrap_or(read);
    for alarm in alarms(&data.report) {
        terminal.status(Notice::Warning, alarm);
    }
    let timings = ReadTimings {
        leads: leads_read - begun,
        activities: read - leads_read,
    };
    Ok((data, timings))
}
