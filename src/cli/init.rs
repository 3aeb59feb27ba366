//! `leadc init LEADS [ACTIVITIES…]`: a first contract from exports.

use std::path::{Path, PathBuf};

use super::args::{activity_input, input};
use super::exit::{Exit, Failure};
use super::overwrite_guard::{InputFile, OutputFile, keep_apart, read_once};
use super::progress::Activity;
use super::questions::{self, Answers};
use super::terminal::{Notice, Output, Terminal};
use crate::data::profile::Profile;
use crate::data::{self, ActivityInput, Input};
use crate::escape::terminal::inline;
use crate::init::{ActivityExport, Checked, Draft, InitError, Setup, Side};
use crate::message::{Figure, Message, msg};
use crate::report::unusable_files::alarms;

/// Write a first contract from exports of leads and activities
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc init leads.csv -o contract.leadc
  leadc init leads.csv activities.csv -o contract.leadc
  leadc init contacts.csv call=calls.csv meeting=meetings.csv -o contract.leadc
  leadc init leads.csv --yes --time-zone America/Sao_Paulo --currency BRL --lang pt -o contract.leadc

The contract has a field for each column that says something about a lead, and comments with the evidence. Where a column
says which leads were won, it proposes points and stages. It is in the language of `--lang` or of the environment.")]
pub struct Args {
    /// The leads: CSV, JSON Lines or Parquet
    #[arg(value_name = "LEADS", value_parser = input)]
    leads: Input,

    /// Files of activities, or `KIND=FILE` if all are of one kind
    #[arg(value_name = "[KIND=]ACTIVITIES", value_parser = activity_input)]
    activities: Vec<ActivityInput>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Overwrite the file of `--output` if it exists
    #[arg(long, requires = "output")]
    force: bool,

    /// The name of the contract [default: after the export]
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,

    /// The time zone in which days begin and end, such as `Europe/Lisbon` [default: asked, or that of this computer]
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,

    /// The two sides, marketing and sales; `NAME=PERSON` says who represents it [default: asked, or `marketing,sales`]
    #[arg(long, value_name = "NAME,NAME")]
    parties: Option<String>,

    /// The currency of amounts, such as `EUR`; without it, amounts are numbers
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    /// The column that identifies a lead [default: found by headings and values]
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,

    /// Ask nothing
    #[arg(long, short)]
    yes: bool,
}

impl From<InitError> for Failure {
    fn from(error: InitError) -> Failure {
        Failure::problem(error.message).with_help(error.help)
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    check_files(args)?;
    let given = Answers::from_flags(
        (args.time_zone.as_deref(), args.parties.as_deref()),
        terminal.language(),
    )?;
    let answers = match args.yes || !questions::can_ask() {
        true => given.or_default(terminal),
        false => given.or_asked(terminal)?,
    };
    let setup = setup(args, answers, terminal)?;
    let profiles = Profiles::read(args, terminal)?;
    let activities = profiles.activities(args);
    let mut draft = Draft::from_exports(&profiles.leads, &activities, setup)?;
    let activity = Activity::new(&msg!("checking the contract"), terminal);
    let plain = draft.checked()?;
    let request = draft.request(&args.leads, &args.activities);
    let loaded = data::read(&plain.program.inputs, &request)?;
    for alarm in alarms(&loaded.report) {
        terminal.status(Notice::Warning, alarm);
    }
    draft.propose(&loaded);
    let checked = draft.checked()?;
    drop(activity);
    write(args, &checked, terminal)?;
    report(&draft, &loaded, terminal);
    next_steps(args, &draft, terminal);
    Ok(Exit::Fine)
}

/// What the exports contain.
struct Profiles {
    leads: Profile,
    activities: Vec<Profile>,
}

impl Profiles {
    fn read(args: &Args, terminal: &Terminal) -> Result<Profiles, Failure> {
        let activity = Activity::new(&msg!("reading"), terminal);
        let progress = |progress: data::Progress<'_>| activity.reading(progress);
        let profile = |input| Profile::from_input(input, Some(&progress));
        let activities = args.activities.iter().map(|one| profile(&one.input));
        Ok(Profiles {
            leads: profile(&args.leads)?,
            activities: activities.collect::<Result<_, _>>()?,
        })
    }

    fn activities(&self, args: &Args) -> Vec<ActivityExport<'_>> {
        let pairs = args.activities.iter().zip(&self.activities);
        let export = |(one, profile): (&ActivityInput, _)| ActivityExport {
            kind: one.kind.clone(),
            profile,
        };
        pairs.map(export).collect()
    }
}

/// Rejects inputs that cannot be read twice, and outputs that would overwrite something.
fn check_files(args: &Args) -> Result<(), Failure> {
    let activities = args.activities.iter().map(|one| &one.input);
    for one in std::iter::once(&args.leads).chain(activities) {
        let is_stream = match one {
            Input::Stdin => true,
            Input::File(path) | Input::Sheet(path, _) => {
                std::fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
            }
            Input::Batches(_) | Input::Memory(_) => false,
        };
        if is_stream {
            let message = msg!(
                "{file} is read more than once, so it cannot be standard input or a pipe",
                file = one.to_string()
            );
            return Err(Failure::usage(message)
                .with_help(msg!("save it in a file first, and name the file")));
        }
    }
    let leads = std::iter::once(InputFile::leads(&args.leads));
    let files: Vec<InputFile> = leads
        .chain(args.activities.iter().map(InputFile::activities))
        .collect();
    read_once(&files)?;
    let output = OutputFile::output(args.output.as_deref());
    keep_apart(&files, output.as_slice())?;
    match &args.output {
        Some(path) if !args.force && path != Path::new("-") && path.exists() => {
            let path = path.display();
            let failure = Failure::usage(msg!("{path} exists already", path));
            Err(failure.with_help(msg!(
                "write to another file, or add `--force` to overwrite it"
            )))
        }
        Some(_) | None => Ok(()),
    }
}

fn setup(args: &Args, answers: Answers, terminal: &Terminal) -> Result<Setup, Failure> {
    if let Some(name) = args
        .name
        .as_ref()
        .filter(|name| !crate::init::is_quotable(name))
    {
        return Err(
            Failure::usage(msg!("`{name}` cannot be the name of a contract", name)).with_help(
                msg!("write it on one line without quotes and invisible characters"),
            ),
        );
    }
    let currency = match args.currency.as_deref() {
        Some(text) => Some(currency(text)?),
        None => None,
    };
    Ok(Setup {
        language: terminal.language(),
        title: args.name.clone(),
        is_zone_assumed: answers.is_zone_assumed,
        zone: answers.zone.unwrap_or_default(),
        parties: answers
            .parties
            .unwrap_or_else(|| Side::built_in(terminal.language())),
        currency,
        id: args.id.clone(),
    })
}

fn currency(text: &str) -> Result<String, Failure> {
    let code = crate::contract::currency::code(text);
    code.map(str::to_owned).ok_or_else(|| {
        let failure = Failure::usage(msg!("`{text}` is not the code of a currency", text));
        failure.with_help(msg!(
            "write the three letters of the currency: `EUR`, `BRL`, `CNY`"
        ))
    })
}

fn write(args: &Args, checked: &Checked, terminal: &Terminal) -> Result<(), Failure> {
    let path = args.output.as_deref();
    terminal.write(path, &Output::Raw(checked.text.clone()))?;
    if let Some(path) = path.filter(|path| *path != Path::new("-")) {
        terminal.status(Notice::Written, Message::verbatim(path.to_string_lossy()));
    }
    Ok(())
}

/// Says what the contract has, and what its comments list.
fn report(draft: &Draft, loaded: &data::Loaded, terminal: &Terminal) {
    let [fields, kinds, left] = draft.counts().map(|count| Figure::of(count as u64));
    terminal.say(&msg!(
        "{fields} {fields|field|fields}, {kinds} {kinds|kind|kinds} of activity; {left} {left|column is|columns are} not used, which comments at the end of the contract list",
        fields,
        kinds,
        left
    ));
    match draft.has_proposal() {
        true => terminal.say(&msg!("points and stages are proposals from the leads that were won: read the comments, and change them")),
        false => terminal.say(&msg!("no points are proposed: a comment in the contract says why")),
    }
    let problems = loaded.report.problems();
    if problems > 0 {
        let problems = Figure::of(problems);
        terminal.status(
            Notice::Note,
            msg!("{problems} {problems|cell or row|cells or rows} cannot be read: `leadc eval` shows them", problems),
        );
    }
}

/// The commands to run next, with the names of the files.
fn next_steps(args: &Args, draft: &Draft, terminal: &Terminal) {
    let contract = match args.output.as_deref() {
        Some(path) if path != Path::new("-") => shell(&path.to_string_lossy()),
        Some(_) | None => "contract.leadc".to_owned(),
    };
    let mut eval = vec![format!(
        "leadc eval {contract} --leads {}",
        shell(&args.leads.to_string())
    )];
    for (one, kind) in args.activities.iter().zip(draft.kinds_of_files()) {
        let file = one.input.to_string();
        let named = kind.map_or_else(|| file.clone(), |kind| format!("{kind}={file}"));
        eval.push(format!("--activities {}", shell(&named)));
    }
    if draft.has_duplicates() {
        eval.push("--duplicates first".to_owned());
    }
    terminal.say(&msg!("next:"));
    let length: usize = eval.iter().map(|part| part.chars().count() + 1).sum();
    let between = if length > LONG_COMMAND {
        " \\\n      "
    } else {
        " "
    };
    // The lines are to be copied, so they are not wrapped.
    terminal.err(&format!(
        "  leadc check {contract}\n  {}\n",
        eval.join(between)
    ));
}

/// Number of characters from which a command is written on several lines.
const LONG_COMMAND: usize = 100;

/// A text as one word of a shell, on one line of a terminal.
fn shell(text: &str) -> String {
    let is_plain = |c: char| {
        c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '_' | '=' | ',' | ':' | '\\')
    };
    match text.chars().all(is_plain) && !text.is_empty() {
        true => text.to_owned(),
        false => format!("'{}'", inline(&text.replace('\'', r"'\''"))),
    }
}

/// The two sides that the user names.
pub(super) fn parties(
    text: &str,
    language: crate::message::Language,
) -> Result<[Side; 2], Failure> {
    let sides: Vec<Option<Side>> = text
        .split(',')
        .map(|one| Side::parse(one, language))
        .collect();
    let wrong = || {
        let failure = Failure::usage(msg!("`{text}` does not name two sides", text));
        failure.with_help(msg!("write two names with a comma between them, such as `marketing,sales`, or with persons: `marketing=Ana Souza,sales=Marco Rossi`"))
    };
    match sides.as_slice() {
        [Some(one), Some(two)] if !crate::text::eq_ignore_case(&one.name, &two.name) => {
            Ok([one.clone(), two.clone()])
        }
        _ => Err(wrong()),
    }
}
