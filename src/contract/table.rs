//! The tables of names under `tables/`: a heading, then one row per line, with a tab between columns.

/// The rows of a table.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().skip(1)
}

/// The rows of a table of two columns.
pub(super) fn pairs(table: &'static str) -> Vec<(&'static str, &'static str)> {
    lines(table)
        .filter_map(|row| row.split_once('\t'))
        .collect()
}

/// Whether no name appears twice.
#[cfg(test)]
pub(super) fn is_distinct<T: Ord>(names: impl Iterator<Item = T>) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    names.into_iter().all(|name| seen.insert(name))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_row_has_a_text_in_each_column() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tables");
        let files = fs::read_dir(folder).expect("the folder can be listed");
        for file in files {
            let path = file.expect("the folder can be listed").path();
            let table = fs::read_to_string(&path).expect("a table is text");
            let columns = |row: &str| row.split('\t').count();
            let wanted = table.lines().next().map(columns);
            assert!(
                table.lines().count() > 1 && table.ends_with('\n'),
                "{path:?}"
            );
            for row in table.lines() {
                assert_eq!(Some(columns(row)), wanted, "{path:?}: {row}");
                let is_text = |cell: &str| !cell.is_empty() && cell.trim() == cell;
                assert!(row.split('\t').all(is_text), "{path:?}: {row}");
            }
        }
    }
}
