//! The pages that explain codes, as documents of the server: `leadc:/codes/E0301.md`.

use crate::diagnostic;
use gen_lsp_types::Uri;

/// The scheme of documents that the server has.
pub(super) const SCHEME: &str = "leadc";

/// The page of a code.
pub(super) fn uri(code: diagnostic::Code) -> Uri {
    format!("{SCHEME}:/codes/{}.md", code.name()).into()
}

/// The text of a page, in Markdown.
pub(super) fn text(page: &Uri) -> Option<&'static str> {
    let code = page.0.strip_prefix(SCHEME)?.strip_prefix(":/codes/")?;
    let code = diagnostic::Code::from_name(code.strip_suffix(".md")?)?;
    Some(code.page())
}
