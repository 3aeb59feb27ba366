//! `leadc test CONTRACT…`: the examples of contracts.

mod coverage;
mod mutate;

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::contract_loader::here;
use super::exit::{Exit, Failure};
use super::overwrite_guard::stdin_once;
use super::root::RootArgs;
use super::terminal::{Notice, Output, Terminal};
use crate::contract::model::{Contract, Example};
use crate::diagnostic::annotation;
use crate::diagnostic::render::{Look, Tally};
use crate::eval::example::{Case, Verdict, judge};
use crate::eval::{self, Options};
use crate::ir::{self, Program};
use crate::message::{Language, msg, shown};
use crate::report::examples::{self, Check, ContractRun, Counts, ExampleRun};
use crate::report::explanation::{self, ExplanationReport};
use crate::source::Sources;
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::units::MilliPercent;
use coverage::{CoverageArgs, CoverageResult};

/// Run the examples of contracts
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc test inbound.leadc
  leadc test --format junit contracts/*.leadc > results.xml
  leadc test --coverage --coverage-out coverage.info inbound.leadc
  leadc test --mutate inbound.leadc")]
pub struct Args {
    /// The contracts
    #[arg(required = true, value_name = "CONTRACT")]
    contracts: Vec<PathBuf>,

    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: TestFormat,

    #[command(flatten)]
    root: RootArgs,

    #[command(flatten)]
    coverage: CoverageArgs,

    /// Change one thing of the contract at a time, report which changes no example kills, and suggest examples that would
    #[arg(long, conflicts_with_all = ["coverage", "coverage_out", "fail_under"])]
    mutate: bool,

    /// End with exit code 1 unless the examples kill at least this percentage of the changes
    #[arg(long = "mutation-score", value_name = "PERCENT", requires = "mutate")]
    noticed_at_least: Option<MilliPercent>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum TestFormat {
    /// One line per example, with an explanation of each failure
    #[default]
    Text,
    /// JUnit XML, for build servers
    Junit,
    /// One JSON document
    Json,
    /// Annotations on the lines of a pull request, on GitHub
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    args.coverage.possible()?;
    stdin_once(&args.contracts, [])?;
    if args.mutate {
        return mutate::run(args, terminal);
    }
    let mut runs = Vec::new();
    let mut covered = CoverageResult::default();
    for path in &args.contracts {
        runs.push(contract(path, args, &mut covered, terminal)?);
    }
    let language = terminal.machine_language();
    let annotations = || examples::annotations(&runs, &here(), language);
    let output = match args.format {
        TestFormat::Text => Output::Text(examples::text(&runs, terminal.out_look())),
        TestFormat::Junit => Output::Raw(examples::junit(&runs, language)),
        TestFormat::Json => Output::Raw(examples::json(&runs, language).map_err(unwritable)?),
        TestFormat::Github => Output::Raw(annotation::github(&annotations())),
        TestFormat::Sarif => Output::Raw(annotation::sarif(&annotations()).map_err(unwritable)?),
    };
    terminal.out(&output)?;
    let language = terminal.contract_language();
    let without = |run: &&ContractRun| run.problem.is_none() && run.examples.is_empty();
    for run in runs.iter().filter(without) {
        terminal.status(
            Notice::Note,
            msg!("`{file}` has no examples", file = run.file),
        );
        terminal.status(
            Notice::Help,
            msg!(
                "add one, for example `{example}` with `{as_of}`, `{lead}` and `{expect}`",
                example = PhraseId::Example.row().sample(language),
                as_of = keywords::label(language, PhraseId::AsOf),
                lead = keywords::label(language, PhraseId::Lead),
                expect = keywords::label(language, PhraseId::Expect)
            ),
        );
    }
    let is_text = matches!(args.format, TestFormat::Text);
    let reached = args.coverage.write(&covered, is_text, terminal)?;
    Ok(match Counts::from_runs(&runs).fine() {
        true => reached,
        false => Exit::Problems,
    })
}

fn unwritable(error: serde_json::Error) -> Failure {
    Failure::problem(msg!(
        "the result cannot be written: {error}",
        error = shown(error)
    ))
}

fn contract(
    path: &Path,
    args: &Args,
    covered: &mut CoverageResult,
    terminal: &Terminal,
) -> Result<ContractRun, Failure> {
    let mut reader = args.root.reader()?;
    let read = reader.contract(path);
    reader.print_errors(path, terminal)?;
    // Only errors remain, and only they prevent examples from being run.
    let problem = read.is_none();
    let problem = problem.then(|| Tally::from_diagnostics(&reader.diagnostics).message());
    let errors = reader.annotations(terminal.machine_language());
    let file = path.display().to_string();
    if problem.is_some() {
        covered.add_broken(&file);
    }
    let examples = read.map_or(Vec::new(), |contract| {
        let program = ir::compile(&contract, &reader.sources);
        if args.coverage.requested() {
            covered.add(&file, &contract, &program, &reader.sources);
        }
        let language = match args.format {
            TestFormat::Text => terminal.language(),
            TestFormat::Json | TestFormat::Junit | TestFormat::Github | TestFormat::Sarif => {
                terminal.machine_language()
            }
        };
        let run = |example| one(&contract, &program, example, &reader.sources, language);
        contract.examples.iter().map(run).collect()
    });
    covered.read.extend(reader.reads());
    Ok(ContractRun {
        file,
        problem,
        errors,
        examples,
    })
}

fn one(
    contract: &Contract,
    program: &Program,
    example: &Example,
    sources: &Sources,
    language: Language,
) -> ExampleRun {
    let case = Case::new(contract, example);
    let options = Options { threads: Some(1) };
    let history = eval::in_threads(options, || case.history(program));
    let checks: Vec<Check> = example
        .expects
        .iter()
        .map(|expect| Check {
            region: sources.region(expect.span),
            expected: sources.text(expect.span).trim().to_owned(),
            verdict: judge(program, &history, &expect.kind),
        })
        .collect();
    let failed = checks
        .iter()
        .any(|check| matches!(check.verdict, Verdict::Failed { .. }));
    let told = failed.then(|| eval::explain(program, &case.leads, &case.activities, 0, case.as_of));
    let explanation = told.flatten().map(|explanation| {
        let telling = ExplanationReport {
            contract: &sources.file(example.span.file).name,
            written_in: contract.info.language,
            look: Look {
                language,
                ..Look::default()
            },
        };
        explanation::text(&explanation, telling)
    });
    ExampleRun {
        title: example.title.clone(),
        file: sources.file(example.span.file).name.clone(),
        line: sources.line_number(example.span),
        checks,
        explanation,
    }
}
