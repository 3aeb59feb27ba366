//! Diagnostics, tables and texts in notebooks.

use crate::diagnostics::Diagnostic;
use leadc::escape::html::text;
use maud::html;

/// Diagnostics as a table.
pub fn diagnostics(all: &[Diagnostic]) -> String {
    let page = html! {
        table {
            tbody {
                @for one in all {
                    tr {
                        @for cell in one.cells() {
                            td style="text-align: left; vertical-align: top; white-space: pre-line" {
                                @for (at, line) in cell.lines().enumerate() {
                                    @if at > 0 { br; }
                                    (text(line))
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// The first rows of a table of `rows` rows.
pub fn table(names: &[&str], first: &[Vec<String>], rows: usize) -> String {
    let page = html! {
        table {
            thead { tr { @for name in names { th { (text(name)) } } } }
            tbody {
                @for row in first {
                    tr { @for cell in row { td { (text(cell)) } } }
                }
            }
        }
        p { (rows) " × " (names.len()) }
    };
    page.into_string()
}

/// A text as it is printed.
pub fn preformatted(printed: &str) -> String {
    let page = html! {
        pre { @for line in printed.lines() { (text(line)) "\n" } }
    };
    page.into_string()
}

/// A whole document in a frame, since its styles are for a page of its own.
pub fn framed(document: &str) -> String {
    let page = html! {
        iframe srcdoc=(document) sandbox="" style="width: 100%; height: 40em; border: 0" {}
    };
    page.into_string()
}
