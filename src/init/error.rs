//! Why no contract can be made from an export.

use crate::data::profile::Profile;
use crate::message::{Arg, Join, Message, msg};

/// Why there is no contract, and what to do.
#[derive(Debug, Clone, PartialEq)]
pub struct InitError {
    /// The error: lower case, no period.
    pub message: Message,
    /// What to do.
    pub help: Message,
}

/// Maximum number of columns that are named.
const SHOWN: usize = 12;

impl InitError {
    pub(super) fn one_column(profile: &Profile) -> InitError {
        InitError {
            message: msg!(
                "{file} has only one column",
                file = profile.input.to_string()
            ),
            help: msg!(
                "export the leads as a table with a heading over each column, separated by `,`, `;` or tabs"
            ),
        }
    }

    pub(super) fn no_rows(profile: &Profile) -> InitError {
        InitError {
            message: msg!(
                "{file} has headings, but no rows",
                file = profile.input.to_string()
            ),
            help: msg!("export some leads: their values show the types of the fields"),
        }
    }

    pub(super) fn no_such_column(profile: &Profile, name: &str) -> InitError {
        InitError {
            message: msg!(
                "{file} has no column `{name}`",
                file = profile.input.to_string(),
                name
            ),
            help: columns(profile),
        }
    }

    pub(super) fn no_id(profile: &Profile) -> InitError {
        InitError {
            message: msg!(
                "no column of {file} can be the id of the lead: none has a different value in each row",
                file = profile.input.to_string()
            ),
            help: msg!(
                "export the id of the lead with the others, or name a column that identifies it with `--id`, such as that of the e-mail address"
            ),
        }
    }

    pub(super) fn unusable_id(profile: &Profile, name: &str) -> InitError {
        InitError {
            message: msg!(
                "the column `{name}` of {file} cannot be the id of the lead: another column has the same heading, or a contract cannot contain it",
                name,
                file = profile.input.to_string()
            ),
            help: msg!("rename the column in the export"),
        }
    }

    pub(super) fn no_lead(profile: &Profile) -> InitError {
        InitError {
            message: msg!(
                "no column of {file} says which lead a row belongs to",
                file = profile.input.to_string()
            ),
            help: msg!("export the activities with the id of the lead in each row"),
        }
    }

    pub(super) fn no_time(profile: &Profile) -> InitError {
        InitError {
            message: msg!(
                "no column of {file} says when an activity happened",
                file = profile.input.to_string()
            ),
            help: msg!("export the activities with the date or the time of each"),
        }
    }

    pub(super) fn own(found: &Message) -> InitError {
        InitError {
            message: msg!(
                "the contract that was made from the export is not correct: {found}",
                found
            ),
            help: msg!("this is an error in leadc; please report it"),
        }
    }
}

fn columns(profile: &Profile) -> Message {
    let names = profile
        .columns
        .iter()
        .filter(|column| !column.name.is_empty());
    let names = names.take(SHOWN).map(|column| format!("`{}`", column.name));
    msg!(
        "its columns are {names}",
        names = Arg::list(names, Join::Comma)
    )
}
