//! The program as a file: JSON that starts with the name and version of its format.

use super::check::check;
use super::passes;
use super::program::Program;
use crate::escape::json;
use crate::message::{Message, msg};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The format version; it changes with every change of what is written.
pub const VERSION: u32 = 14;

/// Marks a file as a rule program.
const FORM: &str = "leadc rule program";

#[derive(Serialize, Deserialize)]
struct Head {
    form: String,
    version: u32,
}

#[derive(Serialize)]
struct StoredRef<'a> {
    form: &'a str,
    version: u32,
    program: &'a Program,
}

#[derive(Deserialize)]
struct Stored {
    program: Program,
}

/// Why a file is not a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// It is not a rule program.
    NotAProgram,
    /// It is a program of another version.
    OtherVersion(u32),
    /// It was damaged or edited by hand.
    Broken(String),
}

impl LoadError {
    /// The error, with what to do.
    pub fn message(&self) -> Message {
        match self {
            LoadError::NotAProgram => msg!(
                "the file is not a compiled contract, as `leadc compile --emit json` writes it"
            ),
            LoadError::OtherVersion(version) => msg!(
                "the file was compiled in form {version}, this leadc reads form {own}: compile the contract again",
                version,
                own = VERSION
            ),
            LoadError::Broken(what) => msg!(
                "the compiled contract is damaged ({what}): compile the contract again",
                what
            ),
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().english())
    }
}

impl std::error::Error for LoadError {}

impl Program {
    /// The program as JSON, readable again by [`Program::from_json`] of the same version.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        json::pretty(&StoredRef {
            form: FORM,
            version: VERSION,
            program: self,
        })
    }

    /// Whether a text looks like a stored program rather than a contract.
    pub fn is_json(text: &str) -> bool {
        text.trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('{')
    }

    /// Parses and checks a stored program.
    pub fn from_json(text: &str) -> Result<Program, LoadError> {
        let head: Head = serde_json::from_str(text).map_err(|_| LoadError::NotAProgram)?;
        if head.form != FORM {
            return Err(LoadError::NotAProgram);
        }
        if head.version != VERSION {
            return Err(LoadError::OtherVersion(head.version));
        }
        let broken = |what: String| LoadError::Broken(what);
        let file: Stored = serde_json::from_str(text).map_err(|e| broken(e.to_string()))?;
        check(&file.program).map_err(broken)?;
        if passes::plan(&file.program) != file.program.plan {
            return Err(broken("what follows from its rules is missing".to_owned()));
        }
        Ok(file.program)
    }
}
