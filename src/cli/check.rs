//! `leadc check FILE…`: all errors of contracts.

use std::path::PathBuf;

use clap::ValueEnum;

use super::contract_loader::Reader;
use super::exit::{Exit, Failure};
use super::fix;
use super::overwrite_guard::stdin_once;
use super::root::RootArgs;
use super::severity_args::LevelArgs;
use super::terminal::{Output, Terminal};
use crate::diagnostic::fix::Confidence;
use crate::diagnostic::render::{Format, Look, Tally};
use crate::diagnostic::{Diagnostic, annotation, sort};
use crate::report::format::counted;

/// Report everything that is wrong with contracts
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc check inbound.leadc
  leadc check --fix --dry-run inbound.leadc
  leadc check --format short contracts/*.leadc
  leadc check --deny warnings --allow W0107 inbound.leadc
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
            MessageFormat::Github => Output::Raw(annotation::github(&reader.annotations())),
            MessageFormat::Sarif => Output::Raw(
                annotation::sarif(&reader.annotations())
                    .map_err(|_| Failure::problem("the messages cannot be shown"))?,
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
        reader.check(file);
        let of_file = reader.diagnostics.split_off(known);
        let levels = levels.over(&reader.levels);
        let mut of_file = levels.apply(of_file);
        // Findings about single lines and from the analyses are shown together.
        sort(&mut of_file);
        reader.diagnostics.append(&mut of_file);
    }
    terminal.out(&args.format.render(&reader, terminal.out_look())?)?;
    let tally = Tally::from_diagnostics(&reader.diagnostics);
    terminal.err(&format!("{tally}\n"));
    let fixes = reader.diagnostics.iter().filter(|one| is_sure(one)).count();
    if args.format.is_for_people() && fixes > 0 {
        let corrections = counted(fixes as u64, "correction");
        terminal.err(&format!("`leadc check --fix` makes {corrections}\n"));
    }
    if tally.errors == 0 {
        return Ok(Exit::Fine);
    }
    let first = reader.diagnostics.iter().find(|d| d.is_error());
    if let (true, Some(first)) = (args.format.is_for_people(), first) {
        let code = first.code.name();
        terminal.err(&format!("`leadc explain-code {code}` explains a message\n"));
    }
    Ok(Exit::Problems)
}

fn is_sure(diagnostic: &Diagnostic) -> bool {
    let fix = diagnostic.fix.as_ref();
    fix.is_some_and(|fix| fix.confidence == Confidence::Sure)
}
