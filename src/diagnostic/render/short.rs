//! One line each, in the format that editors and build tools know: `file:line:col: error[E0301]: message`.

use std::fmt::Error;

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::files::{Error as FilesError, Files};
use codespan_reporting::term::{
    Config, DisplayStyle, Styles, StylesWriter, emit_into_string, emit_to_write_style,
    termcolor::Ansi,
};

use super::Look;
use crate::diagnostic::{Diagnostic, Severity};
use crate::escape::terminal::inline;
use crate::source::{FileId, Sources};

pub(super) fn render(
    diagnostic: &Diagnostic,
    sources: &Sources,
    look: Look,
) -> Result<String, Error> {
    let config = Config {
        display_style: DisplayStyle::Short,
        ..Config::default()
    };
    let (files, shown) = (ShownSources(sources), as_codespan(diagnostic, look));
    if !look.color {
        return emit_into_string(&config, &files, &shown).map_err(|_| Error);
    }
    let styles = Styles::default();
    let mut out = Ansi::new(Vec::new());
    let mut writer = StylesWriter::new(&mut out, &styles);
    emit_to_write_style(&mut writer, &config, &files, &shown).map_err(|_| Error)?;
    String::from_utf8(out.into_inner()).map_err(|_| Error)
}

fn as_codespan(diagnostic: &Diagnostic, look: Look) -> codespan::Diagnostic<FileId> {
    let severity = match diagnostic.severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
        Severity::Note => codespan::Severity::Note,
    };
    let span = diagnostic.primary.span;
    codespan::Diagnostic::new(severity)
        .with_code(diagnostic.code.name())
        .with_message(inline(&diagnostic.message.text(look.language)))
        .with_label(codespan::Label::primary(span.file, span.range()))
}

/// [`Sources`] for codespan, with columns as everywhere else in leadc.
struct ShownSources<'a>(&'a Sources);

impl<'a> Files<'a> for ShownSources<'_> {
    type FileId = FileId;
    type Name = String;
    type Source = &'a str;

    fn name(&'a self, id: FileId) -> Result<String, FilesError> {
        Ok(inline(&self.0.file(id).name).into_owned())
    }

    fn source(&'a self, id: FileId) -> Result<&'a str, FilesError> {
        Ok(&self.0.file(id).text)
    }

    fn line_index(&'a self, id: FileId, byte: usize) -> Result<usize, FilesError> {
        Ok(self.0.file(id).place(byte).line - 1)
    }

    fn column_number(&'a self, id: FileId, _: usize, byte: usize) -> Result<usize, FilesError> {
        Ok(self.0.file(id).place(byte).column)
    }

    fn line_range(
        &'a self,
        id: FileId,
        line_index: usize,
    ) -> Result<std::ops::Range<usize>, FilesError> {
        Ok(self.0.file(id).line_range(line_index + 1))
    }
}
