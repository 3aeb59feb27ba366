//! Escapes untrusted text for output: text from contracts, data, file names and arguments must be plain text wherever it is
//! shown. There is one file for each kind of output, and it covers everything that is active there. [`junit`] is the
//! document that three commands write in XML.
//!
//! | output | one line of text | several lines |
//! | --- | --- | --- |
//! | terminals and build logs | [`terminal::inline`] | [`terminal::block`], and [`terminal::printed`] over the whole |
//! | workflow commands | [`build_log::property`] | [`build_log::message`] |
//! | Markdown | [`markdown::text`], [`markdown::code`] | [`markdown::fenced`] |
//! | HTML and SVG | [`html::text`] | |
//! | XML | [`xml::attribute`] | [`xml::text`] |
//! | JSON | [`json::write`], [`json::pretty`] | |
//! | messages in SARIF | | [`sarif::message`] |

pub mod build_log;
#[cfg(feature = "pages")]
pub mod html;
pub mod json;
pub mod junit;
#[cfg(feature = "pages")]
pub mod markdown;
pub mod sarif;
pub mod terminal;
mod visible;
pub mod xml;
