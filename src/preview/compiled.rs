//! A text of the contract with its rules and their results.

use super::Failure;
use super::data::{DataCache, PreviewData};
use crate::contract::model::Contract;
use crate::contract::{Read, ReadError};
use crate::diagnostic::Diagnostic;
use crate::diff::contracts::{Side, evaluated_as};
use crate::diff::leads::Evaluated;
use crate::eval::{self, AsOf, History, Options, RequestedAsOf};
use crate::ir::{self, Program};
use crate::signing;
use crate::source::Sources;
use crate::suggest;
use serde::Serialize;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Reads a file that a contract names.
pub type ReadFile = dyn FnMut(&Path) -> Result<Vec<u8>, ReadError> + Send;

/// The files of a contract whose own text is being written.
pub struct ContractFiles {
    /// Its own file, as the user named it.
    pub name: String,
    /// Reads the others.
    pub read: Box<ReadFile>,
}

impl ContractFiles {
    /// A contract that is one text, without further files.
    pub fn alone(name: &str) -> ContractFiles {
        ContractFiles {
            name: name.to_owned(),
            read: Box::new(|_| Err(ReadError::NotFound)),
        }
    }

    /// Reads a text as the contract, with the files it names.
    fn load(&mut self, text: &str) -> (suggest::Loaded, Sources) {
        let mut sources = Sources::default();
        let ContractFiles { name, read } = self;
        let read: &mut Read<'_> = &mut |path| match path == Path::new(name) {
            true => Ok(text.as_bytes().to_vec()),
            false => read(path),
        };
        (suggest::load(name, &mut sources, read), sources)
    }
}

/// A contract with its results, shared by those who have asked for it.
#[derive(Debug, Clone)]
pub(super) struct Compiled(Arc<Parts>);

#[derive(Debug)]
pub(super) struct Parts {
    text: String,
    /// The contract's own file, as the user named it.
    pub file: String,
    pub contract: Contract,
    pub sources: Sources,
    pub program: Program,
    pub as_of: AsOf,
    pub data: Arc<PreviewData>,
    /// The stages of the leads, without anything else.
    stages: History,
    history: OnceLock<History>,
}

impl std::ops::Deref for Compiled {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// A text that is not a contract.
#[derive(Debug, Serialize)]
pub(super) struct Unreadable {
    /// The number of errors.
    errors: usize,
    /// The first line with one, from 1.
    line: usize,
}

impl Compiled {
    /// Reads a text and evaluates the leads with it.
    pub fn new(
        text: &str,
        files: &mut ContractFiles,
        data: &DataCache,
        as_of: RequestedAsOf,
    ) -> Result<Result<Compiled, Unreadable>, Failure> {
        let (loaded, sources) = files.load(text);
        let Some(contract) = loaded.contract else {
            return Ok(Err(Unreadable::new(&loaded.diagnostics, &sources)));
        };
        let program = signing::compile(Side {
            contract: &contract,
            sources: &sources,
        });
        let data = data.of(&program.inputs)?;
        let as_of = as_of.within(program.about.zone.zone());
        let stages = History {
            results: eval::evaluate_stages(
                &program,
                &data.leads,
                &data.activities,
                as_of,
                Options::default(),
            ),
            entries: Vec::new(),
            clocks: Vec::new(),
        };
        Ok(Ok(Compiled(Arc::new(Parts {
            text: text.to_owned(),
            file: files.name.clone(),
            contract,
            sources,
            program,
            as_of,
            data,
            stages,
            history: OnceLock::new(),
        }))))
    }

    /// Whether it is the contract of a text.
    pub fn is_of(&self, text: &str) -> bool {
        self.text == text
    }
}

impl Parts {
    /// The results with the history of the leads. They are computed when they are first asked for: the stages alone take less
    /// time, and are all that is needed while a text is written.
    pub fn history(&self) -> &History {
        let Parts {
            program,
            data,
            as_of,
            ..
        } = self;
        let (leads, activities) = (&data.leads, &data.activities);
        let evaluate =
            || eval::evaluate_history(program, leads, activities, *as_of, Options::default());
        self.history.get_or_init(evaluate)
    }

    /// The results for comparison.
    pub fn evaluated(&self) -> Evaluated<'_> {
        Evaluated {
            history: self.history(),
            ..self.stages()
        }
    }

    /// The stages for comparison; there are no points and no history.
    pub fn stages(&self) -> Evaluated<'_> {
        Evaluated {
            program: &self.program,
            leads: &self.data.leads,
            activities: &self.data.activities,
            as_of: self.as_of,
            history: &self.stages,
        }
    }

    /// The contract for comparison.
    pub fn side(&self) -> Side<'_> {
        Side {
            contract: &self.contract,
            sources: &self.sources,
        }
    }

    /// The rules with the names of another contract for what both declare, so that results can be compared by name.
    pub fn named_as(&self, other: &Parts) -> Program {
        ir::compile(
            &evaluated_as(&self.contract, &other.contract),
            &self.sources,
        )
    }
}

impl Unreadable {
    fn new(diagnostics: &[Diagnostic], sources: &Sources) -> Unreadable {
        let mut errors = diagnostics.iter().filter(|found| found.is_error());
        let line = |found: &Diagnostic| sources.line_number(found.primary.span);
        let first = errors.next();
        Unreadable {
            errors: usize::from(first.is_some()) + errors.count(),
            line: first.map_or(1, line),
        }
    }
}
