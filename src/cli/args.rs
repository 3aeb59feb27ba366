//! Arguments several commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::overwrite_guard::InputFile;
use super::root::RootArgs;
use super::terminal::Terminal;
use crate::data::read_options::RejectsFile;
use crate::data::{ActivityInput, Input, Request, read_options};
use crate::eval::Options;
use crate::eval::RequestedAsOf;
use crate::message::{msg, shown};

/// Which leads are judged, and when.
#[derive(Debug, Args)]
pub struct DataArgs {
    /// The contract, or what `leadc compile --emit json` made of it; `-` for standard input
    pub contract: PathBuf,

    /// A file of leads: CSV, Excel (`FILE.xlsx` or `FILE.xlsx#SHEET`), JSON Lines or Parquet; `-` for standard input; may be
    /// repeated
    #[arg(long, value_name = "FILE", required = true, value_parser = input)]
    pub leads: Vec<Input>,

    #[command(flatten)]
    pub root: RootArgs,

    #[command(flatten)]
    pub reading: ReadingArgs,

    /// Write each row or cell that cannot be read, with the reason, to this CSV file
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
}

/// Maximum size in bytes of files that are read on one thread.
const SMALL: u64 = 1 << 20;

/// How leads are read and judged.
#[derive(Debug, Args)]
pub struct ReadingArgs {
    /// A file of activities, or `KIND=FILE` if all are of one kind; may be repeated
    #[arg(long, value_name = "[KIND=]FILE", value_parser = activity_input)]
    pub activities: Vec<ActivityInput>,

    /// Evaluate as of this time: a date (its end), `DATE TIME` in the contract's time zone, or an instant with an offset
    /// [default: now]
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<RequestedAsOf>,

    /// What to do when a lead id occurs more than once
    #[arg(long, value_name = "WHICH", value_enum, default_value_t)]
    pub duplicates: Duplicates,

    /// Fields to show with the id of each lead, in addition to those that the contract shows
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    pub show: Vec<String>,

    /// Treat unreadable values as errors
    #[arg(long)]
    pub strict: bool,

    /// Go on where most rows of a file cannot be used
    #[arg(long, conflicts_with = "strict")]
    pub lenient: bool,

    /// Number of threads; the result is the same [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
}

impl ReadingArgs {
    /// Starts the requested number of threads. Small files are read on the current one: starting others takes longer.
    pub fn start_threads(&self, leads: &[Input]) -> Result<(), Failure> {
        if self.threads.is_none() && self.are_small(leads) {
            let threads = rayon::ThreadPoolBuilder::new().num_threads(1);
            // It fails if there are threads already, which then do the work.
            let _ = threads.use_current_thread().build_global();
        }
        self.start_requested_threads()
    }

    /// Starts the requested number of threads, for work that is not done on the current one.
    pub fn start_requested_threads(&self) -> Result<(), Failure> {
        let Some(number) = self.threads else {
            return Ok(());
        };
        let threads = rayon::ThreadPoolBuilder::new().num_threads(usize::from(number));
        threads.build_global().map_err(|error| {
            Failure::problem(msg!(
                "the threads cannot be started: {error}",
                error = shown(error)
            ))
        })
    }

    /// Whether all files together are small. The size of a pipe is not known.
    fn are_small(&self, leads: &[Input]) -> bool {
        let sizes = self.inputs(leads).map(|input| match input {
            Input::File(path) | Input::Sheet(path, _) => {
                let file = path.metadata().ok()?;
                file.is_file().then_some(file.len())
            }
            Input::Stdin | Input::Batches(_) | Input::Memory(_) => None,
        });
        let size: Option<u64> = sizes.sum();
        size.is_some_and(|size| size <= SMALL)
    }

    /// The options of evaluation.
    pub fn options(&self) -> Options {
        Options {
            threads: self.threads.map(usize::from),
        }
    }

    /// The request to read the data.
    pub fn request(&self, leads: &[Input]) -> Request<'static> {
        Request {
            leads: leads.to_vec(),
            activities: self.activities.clone(),
            duplicates: self.duplicates.into(),
            strict: self.strict,
            lenient: self.lenient,
            unreadable_cells: false,
            by_lead: false,
            rejects: None,
            filter: None,
            shard: None,
            progress: None,
        }
    }

    /// The files of leads and activities.
    pub fn files(&self, leads: &[Input]) -> Vec<InputFile> {
        let leads = leads.iter().map(InputFile::leads);
        leads
            .chain(self.activities.iter().map(InputFile::activities))
            .collect()
    }

    /// Where leads and activities come from.
    pub fn inputs<'a>(&'a self, leads: &'a [Input]) -> impl Iterator<Item = &'a Input> {
        let activities = self.activities.iter().map(|activities| &activities.input);
        leads.iter().chain(activities)
    }
}

impl DataArgs {
    /// The request to read the data.
    pub fn request(&self, terminal: &Terminal) -> Request<'static> {
        let rejects = self.rejects.clone().map(|path| RejectsFile {
            path,
            language: terminal.machine_language(),
        });
        Request {
            rejects,
            ..self.reading.request(&self.leads)
        }
    }
}

/// Parses an argument that names a file.
pub fn input(argument: &str) -> Result<Input, std::convert::Infallible> {
    Ok(Input::parse(argument))
}

/// Parses an argument that names a file of activities.
pub fn activity_input(argument: &str) -> Result<ActivityInput, std::convert::Infallible> {
    Ok(ActivityInput::parse(argument))
}

/// What to do when a lead id occurs more than once.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum Duplicates {
    /// Stop and show both lines
    #[default]
    Error,
    /// Keep the first row
    First,
    /// Keep the last row
    Last,
}

impl From<Duplicates> for read_options::Duplicates {
    fn from(duplicates: Duplicates) -> Self {
        match duplicates {
            Duplicates::Error => read_options::Duplicates::Error,
            Duplicates::First => read_options::Duplicates::First,
            Duplicates::Last => read_options::Duplicates::Last,
        }
    }
}
