//! The Python package `leadc`: contracts, one lead as a dict, many leads as Arrow tables, and the command.
//!
//! It only converts; everything it decides comes from the facade of the library.

mod arguments;
mod capsule;
mod contract;
mod diagnostics;
mod documents;
mod errors;
mod html;
mod lead;
mod result_table;
mod rules;

use pyo3::prelude::*;

#[pymodule]
mod _leadc {
    #[pymodule_export]
    use super::{
        contract::{Contract, diff},
        diagnostics::{Diagnostic, Diagnostics},
        documents::{Changes, Document, Explanation, Page},
        errors::{ContractError, DataError, Error, LeadError},
        lead::Decision,
        result_table::{Run, Table},
        rules::Rules,
        run_command,
    };
    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // What an exception has that Python code raises without them.
        let data_error = module.py().get_type::<DataError>();
        for name in ["table", "row", "help", "report"] {
            data_error.setattr(name, module.py().None())?;
        }
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

/// Runs the command with its arguments, the first of which is its own name; returns the exit code.
#[pyfunction]
fn run_command(py: Python<'_>, arguments: Vec<std::ffi::OsString>) -> i32 {
    py.detach(|| leadc::cli::run(arguments) as i32)
}
