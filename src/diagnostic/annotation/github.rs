//! Workflow commands of GitHub Actions, one line each: `::error file=…,line=…::message`.

use super::Annotation;
use crate::diagnostic::Severity;
use crate::escape::build_log::{message, property};

/// All annotations, in the order given.
pub fn github(annotations: &[Annotation]) -> String {
    annotations.iter().map(command).collect()
}

fn command(annotation: &Annotation) -> String {
    let word = match annotation.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = {
        let region = annotation.location.region;
        (region.start, region.end)
    };
    let file = property(&annotation.location.file);
    // Columns are valid only within one line.
    let place = match start.line == end.line {
        true => format!(
            "line={},col={},endColumn={}",
            start.line, start.column, end.column
        ),
        false => format!("line={},endLine={}", start.line, end.line),
    };
    let title = property(&annotation.title);
    let message = message(&annotation.message);
    format!("::{word} file={file},{place},title={title}::{message}\n")
}
