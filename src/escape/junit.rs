//! JUnit XML for build servers: suites of cases that pass or fail.

use super::xml::{HEAD, attribute, text};
use std::fmt::{self, Display, Formatter};

/// A document.
pub struct Document<'a> {
    /// The command that wrote it.
    pub name: &'a str,
    /// Its suites.
    pub suites: Vec<Suite>,
}

/// Cases that belong together.
pub struct Suite {
    /// Its name.
    pub name: String,
    /// Its cases.
    pub cases: Vec<Case>,
    /// Output of the whole suite.
    pub output: Option<String>,
}

/// Something that passes or fails.
pub struct Case {
    /// Its name.
    pub name: String,
    /// What it belongs to.
    pub class: String,
    /// The file it is about.
    pub file: String,
    /// The line of the file.
    pub line: Option<usize>,
    /// Its outcome.
    pub outcome: Outcome,
}

/// The outcome of a case.
pub enum Outcome {
    /// It passed.
    Passed,
    /// It passed, with this output.
    PassedWith(String),
    /// It failed.
    Failed {
        /// Why, on one line.
        message: String,
        /// The details.
        details: Option<String>,
    },
    /// It could not be tried, for this reason.
    Error(String),
}

impl Case {
    /// A case about a whole file.
    pub fn of_file(name: &str, file: &str, outcome: Outcome) -> Case {
        Case {
            name: name.to_owned(),
            class: file.to_owned(),
            file: file.to_owned(),
            line: None,
            outcome,
        }
    }

    /// The case of a contract with errors, for which nothing can be tried.
    pub fn broken_contract(file: &str, problem: &str) -> Case {
        let outcome = Outcome::Error(problem.to_owned());
        Case::of_file("the contract has no errors", file, outcome)
    }
}

impl Display for Document<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}<testsuites name=\"{}\">", attribute(self.name))?;
        self.suites.iter().try_for_each(|suite| suite.write(f))?;
        writeln!(f, "</testsuites>")
    }
}

impl Suite {
    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let count = |is: fn(&Outcome) -> bool| {
            let cases = self.cases.iter();
            cases.filter(|case| is(&case.outcome)).count()
        };
        writeln!(
            f,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">",
            attribute(&self.name),
            self.cases.len(),
            count(|outcome| matches!(outcome, Outcome::Failed { .. })),
            count(|outcome| matches!(outcome, Outcome::Error(_))),
        )?;
        self.cases.iter().try_for_each(|case| case.write(f))?;
        if let Some(output) = &self.output {
            writeln!(f, "    <system-out>{}</system-out>", text(output))?;
        }
        writeln!(f, "  </testsuite>")
    }
}

impl Case {
    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "    <testcase name=\"{}\" classname=\"{}\" file=\"{}\"",
            attribute(&self.name),
            attribute(&self.class),
            attribute(&self.file),
        )?;
        if let Some(line) = self.line {
            write!(f, " line=\"{line}\"")?;
        }
        match self.outcome.element() {
            None => writeln!(f, "/>"),
            Some(element) => writeln!(f, ">\n      {element}\n    </testcase>"),
        }
    }
}

impl Outcome {
    fn element(&self) -> Option<String> {
        Some(match self {
            Outcome::Passed => return None,
            Outcome::PassedWith(output) => format!("<system-out>{}</system-out>", text(output)),
            Outcome::Failed { message, details } => {
                let message = attribute(message);
                match details {
                    None => format!("<failure message=\"{message}\"/>"),
                    Some(details) => {
                        let details = text(details);
                        format!("<failure message=\"{message}\">{details}</failure>")
                    }
                }
            }
            Outcome::Error(message) => format!("<error message=\"{}\"/>", attribute(message)),
        })
    }
}
