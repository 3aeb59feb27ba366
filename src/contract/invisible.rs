//! Values of files with characters that nobody can see.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::text::hidden;

/// What to say of the values of a file, which are `what`, if some have characters that cannot be seen. `effect` is what
/// comes of it.
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
