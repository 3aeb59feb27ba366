//! Lists, written in the contract or read from a file.

use super::declare::Declaration;
use super::diagnostics::Diagnostics;
use super::files::{FileKind, Read};
use super::invisible::unseen;
use super::load::{Files, bytes_of, text_of};
use super::model::List;
use super::{keywords, phrase_args};
use crate::diagnostic::closest_name::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, Message, msg};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::Text;
use crate::text::fold_name;

pub(super) fn list(
    files: &Files,
    item: &Declaration,
    read: &mut Read,
    diagnostics: &mut Diagnostics,
) -> Option<List> {
    let (values, from) = match item.phrase.id {
        PhraseId::ListFrom => {
            let path = phrase_args::text(item.phrase, SlotName::Path, diagnostics)?;
            let column = phrase_args::text(item.phrase, SlotName::Column, diagnostics);
            let values = from_file(files, path, column, read, diagnostics)?;
            (
                values,
                Some((path.text.clone(), column.map(|text| text.text.clone()))),
            )
        }
        _ => {
            let texts = phrase_args::texts(item.phrase, SlotName::Values, diagnostics)?;
            let values = texts.iter().map(|text| text.text.trim().to_string());
            (values.filter(|value| !value.is_empty()).collect(), None)
        }
    };
    Some(List {
        name: item.name.clone(),
        values,
        from,
    })
}

fn from_file(
    files: &Files,
    path: &Text,
    column: Option<&Text>,
    read: &mut Read,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<String>> {
    let (name, bytes) = bytes_of(files, FileKind::List, path, read);
    let text = match bytes.and_then(|bytes| text_of(&name, bytes)) {
        Ok(text) => text,
        Err(problem) => {
            diagnostics.push(problem.at(path.span));
            return None;
        }
    };
    match values(
        text.trim_start_matches('\u{feff}'),
        column.map(|text| text.text.as_str()),
    ) {
        Ok(values) => {
            let texts = values.iter().map(String::as_str);
            diagnostics.extend(unseen(texts, path.span, |count| match count {
                1 => msg!(
                    "one of the values in `{file}` has invisible characters, so nothing that is typed equals them",
                    file = name
                ),
                count => msg!(
                    "{count} of the values in `{file}` have invisible characters, so nothing that is typed equals them",
                    count,
                    file = name
                ),
            }));
            Some(values)
        }
        Err(problem) => {
            let span = column.map_or(path.span, |column| column.span);
            diagnostics.push(problem.diagnostic(files.language(span.file), span, &name, column));
            None
        }
    }
}

/// Why a file gives no values.
#[derive(Debug, PartialEq)]
enum ListError {
    Broken(String),
    NoSuchColumn(Vec<String>),
    WhichColumn(Vec<String>),
}

impl ListError {
    fn diagnostic(
        self,
        language: Language,
        span: Span,
        file: &str,
        column: Option<&Text>,
    ) -> Diagnostic {
        match self {
            ListError::Broken(why) => Diagnostic::new(
                Code::E0001,
                span,
                msg!("the list's file `{file}` cannot be read: {why}", file, why),
            )
            .help(msg!("save the list as CSV, one value a line")),
            ListError::NoSuchColumn(columns) => {
                let wanted = column.map_or("", |column| column.text.as_str());
                let diagnostic = Diagnostic::new(
                    Code::E0008,
                    span,
                    msg!("`{file}` has no column \"{wanted}\"", file, wanted),
                )
                .note(its_columns(&columns));
                match closest(wanted, columns.iter().map(String::as_str)) {
                    Some(near) => diagnostic.help(msg!("did you mean \"{near}\"?", near)),
                    None => diagnostic.help(msg!("name one of them")),
                }
            }
            ListError::WhichColumn(columns) => {
                let first = columns.first().cloned().unwrap_or_default();
                let word = keywords::words_before(language, PhraseId::ListFrom, "column");
                Diagnostic::new(
                    Code::E0008,
                    span,
                    msg!("`{file}` has several columns, and none is named", file),
                )
                .note(its_columns(&columns))
                .help(msg!(
                    "say which one has the values: `{choice}`",
                    choice = format!("{word} \"{first}\"")
                ))
            }
        }
    }
}

fn its_columns(columns: &[String]) -> Message {
    let names = columns.iter().map(|name| format!("\"{name}\""));
    msg!(
        "its columns are {columns}",
        columns = Arg::list(names, Join::Comma)
    )
}

/// The values of a column. Without a column, every line is a value and there is no header.
fn values(text: &str, column: Option<&str>) -> Result<Vec<String>, ListError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let mut values: Vec<String> = Vec::new();
    let broken = |error: csv::Error| ListError::Broken(error.to_string());
    let Some(first) = records.next().transpose().map_err(broken)? else {
        return Ok(values);
    };
    let names: Vec<String> = first.iter().map(str::to_string).collect();
    let at = match column {
        Some(column) => {
            let wanted = fold_name(column);
            let at = names.iter().position(|name| fold_name(name) == wanted);
            at.ok_or(ListError::NoSuchColumn(names))?
        }
        None if names.len() > 1 => return Err(ListError::WhichColumn(names)),
        None => {
            values.extend(names.into_iter().filter(|name| !name.is_empty()));
            0
        }
    };
    for record in records {
        let record = record.map_err(broken)?;
        let value = record.get(at).unwrap_or("");
        if !value.is_empty() {
            values.push(value.to_string());
        }
    }
    Ok(values)
}

/// The most frequent delimiter in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or("");
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    // On a tie, the comma wins.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|mark| count(*mark))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_by_its_name_or_a_file_of_one() {
        let of = |text: &str, column| values(text, column);
        let csv = "id;Domain\n1;gmail.com\n2;\n3; yahoo.com \n";
        assert_eq!(of(csv, Some("domain")).unwrap(), ["gmail.com", "yahoo.com"]);
        assert_eq!(
            of("gmail.com\nyahoo.com\n", None).unwrap(),
            ["gmail.com", "yahoo.com"]
        );
        assert_eq!(of("", None).unwrap(), Vec::<String>::new());
        let columns = || vec!["id".to_string(), "Domain".to_string()];
        assert_eq!(
            of(csv, Some("host")),
            Err(ListError::NoSuchColumn(columns()))
        );
        assert_eq!(of(csv, None), Err(ListError::WhichColumn(columns())));
    }
}
