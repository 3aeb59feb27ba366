//! Codes as users name them on the command line.

use super::exit::Failure;
use crate::diagnostic::{Code, closest_name};
use crate::message::msg;

/// The code that a user means, in any case.
pub fn by_name(wanted: &str) -> Result<Code, Failure> {
    let wanted = wanted.trim();
    if let Some(code) = Code::from_name(wanted) {
        return Ok(code);
    }
    let failure = Failure::usage(msg!("there is no code `{wanted}`", wanted));
    Err(
        match closest_name::closest(wanted, Code::ALL.iter().map(|code| code.name())) {
            Some(near) => failure.with_help(msg!(
                "did you mean `{near}`? `leadc explain-code --list` lists all",
                near
            )),
            None => failure.with_help(msg!("`leadc explain-code --list` lists all codes")),
        },
    )
}
