//! Values of files that contain invisible characters.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::text::hidden;

/// The finding if values of a file contain invisible characters. `what` names the values, and `effect` describes the
/// consequence.
pub(super) fn unseen<'v>(
    values: impl Iterator<Item = &'v str>,
    (file, span): (&str, Span),
    what: &str,
    effect: &str,
) -> Option<Diagnostic> {
    let mut values = values.filter_map(|value| Some((value, hidden(value).next()?)));
    let (first, (_, character)) = values.next()?;
    let (count, verb) = match values.count() {
        0 => (format!("one of the {what}s"), "has"),
        more => (format!("{} of the {what}s", more + 1), "have"),
    };
    let code = u32::from(character);
    let message = format!("{count} in `{file}` {verb} invisible characters{effect}");
    Some(
        Diagnostic::new(Code::W0115, span, message)
            .note(format!("the first is `{first}`, with U+{code:04X}"))
            .help("delete the characters in the file, or type these values again"),
    )
}
