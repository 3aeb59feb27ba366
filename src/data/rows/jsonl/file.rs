//! A file of JSON Lines: its columns, and its rows piece by piece.

use super::{Layout, Paths, chunk};
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Input;
use crate::data::rows::encoding::Text;
use crate::data::rows::open::Source;
use crate::data::rows::row_batch::RowBatch;
use crate::data::rows::row_splitter::{Block, Blocks, Rows};
use crate::data::rows::{ColumnSearch, ReadEnd};
use crate::ordered_parallel::in_order;

/// Number of pieces that are searched for columns if not the whole file is.
const START: usize = 4;

/// A file whose columns are known.
pub(in crate::data::rows) struct JsonLines<'a> {
    input: &'a Input,
    paths: Paths,
    /// The first pieces, which have been searched for columns.
    start: Vec<Block>,
    rest: Blocks<'a>,
    // The source is kept alive, so that a spooled stream stays on disk.
    _source: Source<'a>,
}

impl<'a> JsonLines<'a> {
    /// Finds the columns.
    pub fn open(
        mut source: Source<'a>,
        search: &mut ColumnSearch,
    ) -> Result<JsonLines<'a>, DataError> {
        source.keep()?;
        let input = source.input;
        let mut paths = Paths::default();
        let mut start = Vec::new();
        let rest = if search.in_all_rows {
            find_everywhere(input, blocks(&mut source, 0, 2)?, &mut paths)?;
            blocks(&mut source, 1, 2)?
        } else {
            let mut blocks = blocks(&mut source, 0, 1)?;
            while start.len() < START
                && let Some(block) = blocks.next()?
            {
                start.push(block);
            }
            for block in &start {
                let (_, found) = chunk(block.clone(), &Layout::default());
                append(input, &mut paths, found)?;
            }
            search.is_partial |= start.len() == START;
            blocks
        };
        match (paths.objects, paths.first_odd.take()) {
            (0, Some((line, why))) => {
                let kind = ErrorKind::NotJsonLines { why };
                return Err(DataError::in_file(input, kind).at_line(line));
            }
            (0, None) => return Err(DataError::in_file(input, ErrorKind::Empty)),
            _ => {}
        }
        Ok(JsonLines {
            input,
            paths,
            start,
            rest,
            _source: source,
        })
    }

    /// The columns found so far.
    pub fn columns(&self) -> Vec<String> {
        self.paths.columns.iter().map(str::to_string).collect()
    }

    /// Reads the columns at some paths, as [`Table::read`](super::super::Table::read) does.
    pub fn read<'p, P: Send>(
        self,
        wanted: impl Iterator<Item = &'p str>,
        work: impl Fn(RowBatch) -> P + Sync,
        mut take: impl FnMut(P) -> Result<(), DataError> + Send,
    ) -> Result<ReadEnd, DataError> {
        let layout = Layout::new(wanted);
        let (mut start, mut rest) = (self.start.into_iter(), self.rest);
        let (mut paths, input) = (self.paths, self.input);
        let known = paths.columns.len();
        in_order(
            || match start.next() {
                Some(block) => Ok(Some(block)),
                None => rest.next(),
            },
            |block| {
                let (rows, found) = chunk(block, &layout);
                Ok((work(rows), found))
            },
            |(part, found)| {
                append(input, &mut paths, found)?;
                take(part)
            },
        )?;
        let all = || paths.columns.iter().map(str::to_string).collect();
        Ok(ReadEnd {
            encoding: Some(rest.encoding()),
            all_columns: (paths.columns.len() > known).then(all),
        })
    }
}

fn blocks<'a>(source: &mut Source<'a>, pass: u64, passes: u64) -> Result<Blocks<'a>, DataError> {
    let text = Text::new(source.bytes(pass, passes)?);
    let (input, compression) = (source.input, source.compression);
    Ok(Blocks::new(text, Rows::Lines, input, compression))
}

/// Finds the columns of all lines.
fn find_everywhere(
    input: &Input,
    mut blocks: Blocks<'_>,
    paths: &mut Paths,
) -> Result<(), DataError> {
    in_order(
        || blocks.next(),
        |block| Ok(chunk(block, &Layout::default()).1),
        |found| append(input, paths, found),
    )
}

fn append(input: &Input, paths: &mut Paths, found: Paths) -> Result<(), DataError> {
    let appended = paths.append(found);
    appended.map_err(|kind| DataError::in_file(input, kind))
}
