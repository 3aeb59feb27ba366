//! Values of files that contain invisible characters.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::text::hidden;

/// The finding if values of a file contain invisible characters. `message` says how many do, and what follows from it.
pub(super) fn unseen<'v>(
    values: impl Iterator<Item = &'v str>,
    span: Span,
    message: impl Fn(usize) -> Message,
) -> Option<Diagnostic> {
    let mut values = values.filter_map(|value| Some((value, hidden(value).next()?)));
    let (first, (_, character)) = values.next()?;
    let count = values.count() + 1;
    Some(
        Diagnostic::new(Code::W0115, span, message(count))
            .note(msg!(
                "the first is `{first}`, with {code}",
                first,
                code = format!("U+{:04X}", u32::from(character))
            ))
            .help(msg!(
                "delete the characters in the file, or type these values again"
            )),
    )
}
