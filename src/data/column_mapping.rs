//! Finds the intended column of a file: by its exact name, then ignoring case, then by letters and digits only.

use crate::data::error::{ColumnAdvice, DataError, ErrorKind};
use crate::data::naming_line::NamingLine;
use crate::data::read_options::Input;
use crate::data::read_report::{ColumnReport, MissingColumn};
use crate::data::similar_names::Distance;
use crate::message::{Language, Message, msg};
use crate::text::{fold, fold_column};

/// The columns of a file, ready for lookup.
pub(super) struct Columns<'a> {
    input: &'a Input,
    /// The language of the contract.
    language: Language,
    names: &'a [String],
    folded: Vec<(String, String)>,
}

/// The requirements for a column to find.
pub(super) struct ColumnRequest<'a> {
    /// Its content, as named in messages.
    pub what: Message,
    /// Names to look for, in order.
    pub names: Vec<&'a str>,
    /// The line of the contract that would name the column.
    pub line: NamingLine<'a>,
}

impl<'a> Columns<'a> {
    /// The columns of a file.
    pub fn new(input: &'a Input, language: Language, names: &'a [String]) -> Columns<'a> {
        let folded = names.iter().map(|name| (fold(name), fold_column(name)));
        Columns {
            input,
            language,
            names,
            folded: folded.collect(),
        }
    }

    /// The file.
    pub fn input(&self) -> &'a Input {
        self.input
    }

    /// The name of a column as written in the file.
    pub fn name(&self, column: usize) -> &'a str {
        self.names.get(column).map_or("", String::as_str)
    }

    /// The columns that are not in `used`, without unnamed ones.
    pub fn unused(&self, used: &[usize]) -> Vec<String> {
        let names = self.names.iter().enumerate();
        names
            .filter(|(column, name)| !used.contains(column) && !name.is_empty())
            .map(|(_, name)| name.clone())
            .collect()
    }

    /// The column with the first of the names that exists.
    pub fn first(&self, wanted: &ColumnRequest<'_>) -> Result<Option<usize>, DataError> {
        for name in &wanted.names {
            match self.columns_named(name).as_slice() {
                [] => {}
                [column] => return Ok(Some(*column)),
                several => return Err(self.ambiguous(wanted, several)),
            }
        }
        Ok(None)
    }

    /// The only column with any of the names; several are an error.
    pub fn only(&self, wanted: &ColumnRequest<'_>) -> Result<Option<usize>, DataError> {
        let mut found: Vec<usize> = wanted
            .names
            .iter()
            .flat_map(|name| self.columns_named(name))
            .collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [] => Ok(None),
            [column] => Ok(Some(*column)),
            several => Err(self.ambiguous(wanted, several)),
        }
    }

    /// The columns that fit a name best: exact matches, or matches ignoring case, or matches by letters and digits.
    pub fn columns_named(&self, name: &str) -> Vec<usize> {
        let (exact, cased, letters) = (name.trim(), fold(name), fold_column(name));
        let fitting = |fits: &dyn Fn(usize) -> bool| -> Vec<usize> {
            (0..self.names.len())
                .filter(|column| fits(*column))
                .collect()
        };
        let folded = |column: usize| self.folded.get(column);
        let found = fitting(&|column| self.name(column) == exact);
        if !found.is_empty() || letters.is_empty() {
            return found;
        }
        let found = fitting(&|column| folded(column).is_some_and(|(text, _)| *text == cased));
        if !found.is_empty() {
            return found;
        }
        fitting(&|column| folded(column).is_some_and(|(_, text)| *text == letters))
    }

    fn ambiguous(&self, wanted: &ColumnRequest<'_>, several: &[usize]) -> DataError {
        let fitting: Vec<String> = several.iter().map(|c| self.name(*c).to_string()).collect();
        let first = fitting.first().cloned().unwrap_or_default();
        // Naming a column does not distinguish columns with the same name.
        let alike = fitting.iter().all(|name| *name == first);
        let map_with = (!alike).then(|| wanted.line.with(self.language, &first));
        let kind = ErrorKind::AmbiguousColumn {
            wanted: wanted.what.clone(),
            fitting,
            map_with,
        };
        DataError::in_file(self.input, kind)
    }

    /// Names that were not found, each with the most similar columns that are not in `used`.
    pub fn absent<'n>(
        &self,
        names: impl IntoIterator<Item = &'n str>,
        used: &[usize],
    ) -> Vec<MissingColumn> {
        let unused = self.unused(used);
        let absent = |name: &str| MissingColumn {
            name: name.to_string(),
            label: None,
            near: like(name, &unused),
        };
        names.into_iter().map(absent).collect()
    }

    /// All columns, most similar to one of the names first.
    fn nearest(&self, names: &[&str]) -> Vec<(Distance, &'a str)> {
        let columns = self.names.iter().filter(|column| !column.is_empty());
        let mut columns: Vec<_> = columns
            .filter_map(|column| {
                let distances = names.iter().map(|name| Distance::between(name, column));
                Some((distances.min()?, column.as_str()))
            })
            .collect();
        columns.sort_by_key(|(distance, _)| *distance);
        columns
    }

    /// The error for a required column that does not exist.
    pub fn missing(&self, wanted: &ColumnRequest<'_>) -> DataError {
        let nearest = self.nearest(&wanted.names);
        let named = nearest
            .first()
            .filter(|(distance, _)| distance.is_like(false));
        let example = named.map_or("…", |(_, name)| *name);
        let mut looked_for: Vec<String> = Vec::new();
        for name in &wanted.names {
            if !looked_for
                .iter()
                .any(|known| fold_column(known) == fold_column(name))
            {
                looked_for.push((*name).to_string());
            }
        }
        let kind = ErrorKind::MissingColumn {
            wanted: wanted.what.clone(),
            looked_for,
            columns: nearest
                .iter()
                .map(|(_, name)| (*name).to_string())
                .collect(),
            advice: Box::new(ColumnAdvice {
                map_with: wanted.line.with(self.language, example),
                instead: None,
            }),
        };
        DataError::in_file(self.input, kind)
    }
}

/// Maximum number of similar columns that are named.
const MAX_NEAR: usize = 3;

/// The column most similar to a name, if any is similar.
fn like(name: &str, columns: &[String]) -> Vec<String> {
    let distances = columns.iter().map(|c| (Distance::between(name, c), c));
    let mut like: Vec<_> = distances
        .filter(|(distance, _)| distance.is_like(true))
        .collect();
    like.sort_by_key(|(distance, _)| *distance);
    let best = like.first().map(|(distance, _)| *distance);
    let as_good =
        |(distance, _): &(Distance, _)| best.is_some_and(|best| best.is_as_like(*distance));
    let near = like.into_iter().take_while(as_good).take(MAX_NEAR);
    near.map(|(_, column)| column.clone()).collect()
}

/// The columns of a file that are read, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Slots(pub Vec<usize>);

impl Slots {
    /// The index of a column among those that are read; adds it if it is new.
    pub fn place(&mut self, column: usize) -> usize {
        let known = self.0.iter().position(|known| *known == column);
        known.unwrap_or_else(|| {
            self.0.push(column);
            self.0.len() - 1
        })
    }
}

/// The plan for all columns of a file whose first rows `plan` was made for. An error if it reads other columns, or the same for
/// other things; then the file must be read again.
pub(super) fn with_all<P>(
    plan: P,
    columns: Option<Vec<String>>,
    input: &Input,
    make: impl FnOnce(&[String]) -> Result<P, DataError>,
    reads: impl Fn(&P) -> (&Slots, &[ColumnReport]),
) -> Result<P, DataError> {
    let Some(columns) = columns else {
        return Ok(plan);
    };
    let all = make(&columns)?;
    if reads(&plan) == reads(&all) {
        return Ok(all);
    }
    let why = msg!("a column that is needed is not in its first rows");
    Err(DataError::in_file(input, ErrorKind::Reading { why }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(columns: &[&str], names: &[&str]) -> Result<Option<usize>, DataError> {
        let names_of_file: Vec<String> = columns.iter().map(|c| c.to_string()).collect();
        let wanted = ColumnRequest {
            what: Message::verbatim("company size"),
            names: names.to_vec(),
            line: NamingLine::Field("company size"),
        };
        Columns::new(&Input::Stdin, Language::En, &names_of_file).first(&wanted)
    }

    #[test]
    fn names_in_order_and_each_as_exactly_as_possible() {
        let columns = ["Company Size", "Number of Employees", "company_size"];
        assert_eq!(
            find(&columns, &["number_of_employees", "company size"]),
            Ok(Some(1))
        );
        assert_eq!(find(&columns, &["Employees", "company_size"]), Ok(Some(2)));
        assert_eq!(find(&columns, &["company size"]), Ok(Some(0)));
        assert_eq!(find(&columns, &["size"]), Ok(None));
        assert_eq!(find(&["", "#"], &["-"]), Ok(None));
    }

    #[test]
    fn two_columns_that_fit_equally_are_an_error() {
        let error = find(&["E-Mail", "E mail"], &["email"]).unwrap_err();
        assert_eq!(
            error.message().english(),
            "several columns could be `company size`: `E-Mail`, `E mail`"
        );
        assert!(
            error
                .help()
                .unwrap()
                .english()
                .ends_with("- company size: …, column \"E-Mail\"")
        );
        let error = find(&["Email", "Email"], &["Email"]).unwrap_err();
        assert!(
            error.help().unwrap().english().starts_with("rename"),
            "{error}"
        );
    }
}
