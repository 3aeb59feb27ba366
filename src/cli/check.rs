//! `leadc check FILE…`: all errors of contracts.

use std::path::PathBuf;

use clap::ValueEnum;

use super::contract_loader::{AgreementCheck, Reader};
use super::exit::{Exit, Failure};
use super::fix;
use super::overwrite_guard::stdin_once;
use super::root::RootArgs;
use super::severity_args::LevelArgs;
use super::terminal::{Output, Terminal};
use crate::diagnostic::fix::Confidence;
use crate::diagnostic::render::{Format, Look, Tally};
use crate::diagnostic::{Diagnostic, Severity, annotation, sort};
use crate::eval::RequestedAsOf;
use crate::message::{Join, Message, msg};

/// Report everything that is wrong with contracts
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc check inbound.leadc
  leadc check --fix --dry-run inbound.leadc
  leadc check --format short contracts/*.leadc
  leadc check --deny warnings --allow W0107 inbound.leadc
  leadc check --signed inbound.leadc
  leadc check --format sarif inbound.leadc > leadc.sarif")]
pub struct Args {
    /// The contracts; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: MessageFormat,

    /// Make the corrections that are sure, in the files; then check
    #[arg(long)]
    fix: bool,

    /// Show the corrections that `--fix` would make as a diff, and change nothing
    #[arg(long, requires = "fix", conflicts_with = "format")]
    dry_run: bool,

    /// Show every note, in one line each; without it, they are only counted
    #[arg(long)]
    notes: bool,

    /// Make it an error if the contract is not signed by everybody as it is, or not in force
    #[arg(long)]
    signed: bool,

    /// The day on which it must be in force and reviews are due; without it, today
    #[arg(long, value_name = "TIME")]
    as_of: Option<RequestedAsOf>,

    #[command(flatten)]
    levels: LevelArgs,

    #[command(flatten)]
    root: RootArgs,
}

/// How messages about a contract look.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum MessageFormat {
    /// The lines of the contract with the problems underlined
    #[default]
    Graphical,
    /// The same in words, for screen readers
    Plain,
    /// One line each: `file:line:col: error[E0301]: message`
    Short,
    /// One JSON document
    Json,
    /// JUnit XML, for build servers: one test case per file
    Junit,
    /// Annotations on the lines of a pull request, on GitHub
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
}

impl MessageFormat {
    /// All messages in this format.
    fn render(self, reader: &Reader, look: Look) -> Result<Output, Failure> {
        let shown = |format| reader.render(format, look);
        Ok(match self {
            MessageFormat::Graphical => Output::Text(shown(Format::Graphical)?),
            MessageFormat::Plain => Output::Text(shown(Format::Plain)?),
            MessageFormat::Short => Output::Text(shown(Format::Short)?),
            MessageFormat::Json => Output::Raw(shown(Format::Json)?),
            MessageFormat::Junit => Output::Raw(shown(Format::Junit)?),
            MessageFormat::Github => {
                Output::Raw(annotation::github(&reader.annotations(look.language)))
            }
            MessageFormat::Sarif => Output::Raw(
                annotation::sarif(&reader.annotations(look.language))
                    .map_err(|_| Failure::problem(msg!("the messages cannot be shown")))?,
            ),
        })
    }

    /// Whether the output is read directly by people.
    fn is_for_people(self) -> bool {
        matches!(self, MessageFormat::Graphical | MessageFormat::Plain)
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let levels = args.levels.levels()?;
    stdin_once(&args.files, [])?;
    if args.dry_run {
        return fix::dry_run(&args.files, &args.root, terminal);
    }
    if args.fix {
        fix::write(&args.files, &args.root, terminal)?;
    }
    let mut reader = args.root.reader()?;
    for file in &args.files {
        let known = reader.diagnostics.len();
        let agreement = AgreementCheck {
            as_of: args.as_of.unwrap_or_else(RequestedAsOf::now),
            must_be_signed: args.signed,
        };
        reader.check(file, agreement);
        reader.show_in_its_language(terminal);
        let of_file = reader.diagnostics.split_off(known);
        let levels = levels.over(&reader.levels);
        let mut of_file = levels.apply(of_file);
        // Findings about single lines and from the analyses are shown together.
        sort(&mut of_file);
        reader.diagnostics.append(&mut of_file);
    }
    let tally = Tally::from_diagnostics(&reader.diagnostics);
    let fixes = reader.diagnostics.iter().filter(|one| is_sure(one)).count();
    match args.format.is_for_people() {
        true => show(args, &mut reader, tally, terminal)?,
        false => {
            let look = terminal.machine_look();
            terminal.out(&args.format.render(&reader, look)?)?;
            terminal.say(&tally.message());
        }
    }
    if args.format.is_for_people() && fixes > 0 {
        terminal.say(&msg!(
            "`leadc check --fix` makes {fixes} {fixes|correction|corrections}",
            fixes
        ));
    }
    if tally.errors == 0 {
        return Ok(Exit::Fine);
    }
    let first = reader.diagnostics.iter().find(|d| d.is_error());
    if let (true, Some(first)) = (args.format.is_for_people(), first) {
        let code = first.code.name();
        terminal.say(&msg!(
            "`leadc explain-code {code}` explains a message",
            code
        ));
    }
    Ok(Exit::Problems)
}

/// Errors, then warnings, then notes in one line each: all of them if asked for, and only those on the
/// line of an error if not.
fn show(
    args: &Args,
    reader: &mut Reader,
    tally: Tally,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let all = std::mem::take(&mut reader.diagnostics);
    let (notes, mut problems): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|one| one.severity == Severity::Note);
    problems.sort_by_key(|one| !one.is_error());
    let line = |one: &Diagnostic| {
        let span = one.primary.span;
        (span.file, reader.sources.line_number(span))
    };
    let wrong: Vec<_> = problems
        .iter()
        .filter(|one| one.is_error())
        .map(line)
        .collect();
    let (shown, folded): (Vec<_>, Vec<_>) = notes
        .into_iter()
        .partition(|note| args.notes || wrong.contains(&line(note)));
    reader.diagnostics = shown.into_iter().map(in_one_line).collect();
    let shown = reader.render(Format::Short, terminal.out_look())?;
    reader.diagnostics = problems;
    let problems = args.format.render(reader, terminal.out_look())?;
    terminal.out(&problems)?;
    terminal.out(&Output::Text(shown))?;
    let folded = folded.len();
    let tally = Tally {
        notes: tally.notes - folded,
        ..tally
    };
    let tally = tally.message();
    terminal.say(&match folded {
        0 => tally,
        folded => msg!(
            "{tally}; {folded} {folded|note|notes}: `leadc check --notes` shows them",
            tally,
            folded
        ),
    });
    Ok(())
}

/// A note with its further sentences in its message: one line has no other place for them.
fn in_one_line(mut note: Diagnostic) -> Diagnostic {
    let sentences = std::iter::once(note.message).chain(note.notes.drain(..));
    note.message = Message::joined(sentences, Join::By("; "));
    note
}

fn is_sure(diagnostic: &Diagnostic) -> bool {
    let fix = diagnostic.fix.as_ref();
    fix.is_some_and(|fix| fix.confidence == Confidence::Sure)
}
