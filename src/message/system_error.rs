//! Errors of the operating system in the reader's language.

use std::io::{Error, ErrorKind};

use super::{Message, msg};

/// Why the system refuses something. Rare reasons, and those of a library or another program, stay as they are.
pub fn system_error(error: &Error) -> Message {
    let verbatim = || Message::verbatim(error.to_string());
    if error.get_ref().is_some() {
        return verbatim();
    }
    match error.kind() {
        ErrorKind::NotFound => msg!("no such file or folder"),
        ErrorKind::PermissionDenied => msg!("permission denied"),
        ErrorKind::ReadOnlyFilesystem => msg!("the disk can only be read"),
        ErrorKind::AlreadyExists => msg!("it exists already"),
        ErrorKind::IsADirectory => msg!("it is a folder"),
        ErrorKind::NotADirectory => msg!("a part of the path is not a folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => msg!("no space left"),
        ErrorKind::FileTooLarge => msg!("the file is too large"),
        ErrorKind::InvalidFilename => msg!("the name is too long, or no file can have it"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            msg!("another program is using it")
        }
        ErrorKind::OutOfMemory => msg!("not enough memory"),
        ErrorKind::BrokenPipe => msg!("the reader has closed the pipe"),
        ErrorKind::TimedOut => msg!("it took too long"),
        ErrorKind::UnexpectedEof => msg!("it ends too early"),
        ErrorKind::CrossesDevices => msg!("it is on another disk"),
        _ => verbatim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Language, ToArg};

    #[test]
    fn the_reasons_of_the_system_are_translated_and_others_are_not() {
        // ENOENT is 2 on every system.
        let missing = Error::from_raw_os_error(2);
        let text = |language| system_error(&missing).text(language);
        assert_eq!(text(Language::En), "no such file or folder");
        assert_ne!(text(Language::Pt), text(Language::En));
        let own = Error::new(ErrorKind::NotFound, "fatal: no repository");
        assert_eq!(
            system_error(&own),
            Message::verbatim("fatal: no repository")
        );
        assert_eq!(own.to_arg(), system_error(&own).to_arg());
    }
}
