//! Text of others on its way out: what comes from contracts, data, file names and arguments is only text wherever it is
//! shown. One file a kind of output, and each says all that acts there.
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
pub mod html;
pub mod json;
pub mod markdown;
pub mod sarif;
pub mod terminal;
mod visible;
pub mod xml;
