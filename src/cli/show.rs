//! `--show FIELD,…`: fields shown with the id of each lead.

use super::exit::Failure;
use crate::diagnostic::closest_name;
use crate::ir::Program;
use crate::message::msg;

/// Adds fields to those that the contracts show. Each must be declared in at least one of them.
pub fn show_also(programs: &mut [&mut Program], names: &[String]) -> Result<(), Failure> {
    for name in names {
        let mut known = false;
        for program in programs.iter_mut() {
            known |= program.show_also(name);
        }
        if !known {
            return Err(unknown(programs, name));
        }
    }
    Ok(())
}

fn unknown(programs: &[&mut Program], name: &str) -> Failure {
    let failure = Failure::usage(msg!(
        "the contract has no field `{name}`",
        name = name.trim()
    ));
    let fields = programs.iter().flat_map(|program| &program.inputs.fields);
    let names: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
    match closest_name::closest(name, names.iter().copied()) {
        Some(near) => failure.with_help(msg!("did you mean `{near}`?", near)),
        None if names.is_empty() => failure,
        None => failure.with_help(msg!("its fields are `{names}`", names = names.join("`, `"))),
    }
}
