//! The contract's file and the files it includes, each read once. Files are read only through `read`.

use super::files::{FILE_LIMIT, FileKind, Read, ReadError, TOTAL_LIMIT, plain};
use super::keywords;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, ToArg, msg};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::{Block, SlotValue, Text, Tree};
use crate::syntax::{Budget, Parsed, parse};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// The files of a contract.
#[derive(Default)]
pub(super) struct Files {
    pub trees: Vec<Tree>,
    paths: FxHashMap<FileId, PathBuf>,
    /// Blocks in the order in which they count, as tree and block. An included file's blocks replace its include.
    order: Vec<(usize, usize)>,
    /// Errors of lines.
    pub lines: Vec<Diagnostic>,
    /// Errors of files.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a file is missing or could not be read at all.
    pub incomplete: bool,
}

impl Files {
    /// The blocks, in the order in which they count.
    pub fn blocks(&self) -> Vec<&Block> {
        let block = |(tree, block): &(usize, usize)| self.trees.get(*tree)?.blocks.get(*block);
        self.order.iter().filter_map(block).collect()
    }

    /// The keyword language of a file.
    pub fn language(&self, file: FileId) -> Language {
        let tree = self.trees.iter().find(|tree| tree.file == file);
        tree.map_or(Language::En, |tree| tree.language)
    }

    /// The folder of a file; paths in the file are relative to it.
    pub fn folder(&self, file: FileId) -> &Path {
        let path = self.paths.get(&file).and_then(|path| path.parent());
        path.unwrap_or(Path::new(""))
    }
}

/// Reads the root file and everything it includes.
pub(super) fn read_all(root: &str, sources: &mut Sources, read: &mut Read) -> (Files, FileId) {
    let mut loader = Loader {
        sources,
        read,
        files: Files::default(),
        open: Vec::new(),
        known: FxHashMap::default(),
        budget: Budget::default(),
    };
    let path = plain(Path::new(root));
    let file = match loader.text(root, &path) {
        Ok(text) => {
            let file = loader.sources.add(root, text);
            loader.open_file(path, file);
            loader.blocks();
            file
        }
        Err(problem) => {
            let file = loader.sources.add(root, problem.shown);
            let span = Span::new(file, problem.at, problem.at);
            let help = match problem.help == relative() {
                true => msg!("check its spelling, and the folder you are in"),
                false => problem.help,
            };
            let diagnostic = Diagnostic::new(problem.code, span, problem.message);
            loader.fail(diagnostic.help(help));
            file
        }
    };
    (loader.files, file)
}

struct Loader<'s, 'r> {
    sources: &'s mut Sources,
    read: &'s mut Read<'r>,
    files: Files,
    /// The files being read, each included by the previous one. They are kept here and not on the call stack, so that a chain
    /// of any length can be read.
    open: Vec<OpenFile>,
    /// Every file read so far, with its position among the open ones unless it is done.
    known: FxHashMap<PathBuf, Option<usize>>,
    /// The budget that is left.
    budget: Budget,
}

/// A file whose blocks are being processed.
struct OpenFile {
    path: PathBuf,
    name: String,
    tree: usize,
    /// The remaining blocks: number and included path.
    left: std::iter::Enumerate<std::vec::IntoIter<Option<Text>>>,
}

/// Whether a file has a `contract` block, and so is not a part of another contract.
pub fn declares_contract(file: &SourceFile) -> bool {
    let mut sources = Sources::default();
    let id = sources.add(file.name.as_str(), &*file.text);
    let tree = parse(&sources, id, &mut Budget::default()).tree;
    let mut headers = tree.blocks.iter().flat_map(|block| &block.header.readings);
    headers.any(|reading| reading.id == PhraseId::Contract)
}

/// Maximum number of files shown for a circle.
const MAX_NAMES_LISTED: usize = 8;

/// Why a file has no text.
pub(super) struct FileProblem {
    pub code: Code,
    pub message: Message,
    pub help: Message,
    /// The part of it that can be shown, and where in that part the error is.
    shown: String,
    at: usize,
}

impl Loader<'_, '_> {
    fn text(&mut self, name: &str, path: &Path) -> Result<String, FileProblem> {
        let bytes = (self.read)(path).map_err(|error| unreadable(name, &error))?;
        text_of(name, bytes)
    }

    fn fail(&mut self, diagnostic: Diagnostic) {
        self.files.incomplete = true;
        self.files.diagnostics.push(diagnostic);
    }

    fn open_file(&mut self, path: PathBuf, file: FileId) {
        let name = self.sources.file(file).name.clone();
        self.files.paths.insert(file, path.clone());
        self.known.insert(path.clone(), Some(self.open.len()));
        let Parsed { tree, diagnostics } = parse(self.sources, file, &mut self.budget);
        self.files.incomplete |=
            tree.blocks.is_empty() && diagnostics.iter().any(Diagnostic::is_error);
        self.files.lines.extend(diagnostics);
        let blocks: Vec<Option<Text>> = tree.blocks.iter().map(included).collect();
        self.open.push(OpenFile {
            path,
            name,
            tree: self.files.trees.len(),
            left: blocks.into_iter().enumerate(),
        });
        self.files.trees.push(tree);
    }

    /// Processes the blocks of the open file and of every file included in it.
    fn blocks(&mut self) {
        while let Some(open) = self.open.last_mut() {
            let tree = open.tree;
            match open.left.next() {
                Some((_, Some(path))) => self.include(&path),
                Some((block, None)) if self.open.len() > 1 && self.only_in_root(tree, block) => {}
                Some((block, None)) => self.files.order.push((tree, block)),
                None => {
                    let done = self.open.pop();
                    self.known.extend(done.map(|done| (done.path, None)));
                }
            }
        }
    }

    fn include(&mut self, written: &Text) {
        let folder = self.open.last().and_then(|open| open.path.parent());
        let path = plain(&folder.unwrap_or(Path::new("")).join(&written.text));
        let name = display(&path);
        match self.known.get(&path) {
            // The files of the circle are already being read.
            Some(Some(from)) => {
                return self
                    .files
                    .diagnostics
                    .push(self.circle(*from, &name, written));
            }
            Some(None) => return,
            None => {}
        }
        let text = check_ending(FileKind::Contract, &path).and_then(|()| self.text(&name, &path));
        match text {
            Ok(text) => {
                let file = self.sources.add(name, text);
                self.open_file(path, file);
            }
            Err(problem) => self.fail(problem.at(written.span)),
        }
    }

    /// Reports files that include each other: the open ones from this position on.
    fn circle(&self, from: usize, name: &str, written: &Text) -> Diagnostic {
        let chain = self.open.iter().skip(from).map(|open| open.name.as_str());
        let n = chain.len().saturating_sub(MAX_NAMES_LISTED);
        let quoted = |name: &str| format!("`{name}`").to_arg();
        let shown = chain.take(MAX_NAMES_LISTED).map(quoted);
        let left_out = (n > 0).then(|| msg!("{n} more", n).to_arg());
        let steps = shown.chain(left_out).chain([quoted(name)]);
        let chain = steps.reduce(|chain, next| msg!("{chain}, then {next}", chain, next).to_arg());
        let chain = chain.unwrap_or_else(|| quoted(name));
        let message = msg!("files include each other in a circle: {chain}", chain);
        Diagnostic::new(Code::E0004, written.span, message).help(msg!(
            "move what both need into a file of its own, and include that in both"
        ))
    }

    /// Whether a block of an included file is allowed only in the root file; reports it if so.
    fn only_in_root(&mut self, tree: usize, block: usize) -> bool {
        let block = self
            .files
            .trees
            .get(tree)
            .and_then(|tree| tree.blocks.get(block));
        let Some(header) = block.and_then(|block| block.header.readings.first()) else {
            return false;
        };
        let (message, help) = match header.id {
            PhraseId::Contract => (
                msg!("this file is included by another, so it cannot hold a contract"),
                msg!(
                    "move the `{contract}` block into the file that includes this one",
                    contract = keywords::keyword(
                        self.files.language(header.span.file),
                        PhraseId::Contract
                    )
                ),
            ),
            PhraseId::Example => (
                msg!("this file is included by another, so it cannot hold examples"),
                msg!(
                    "move the example into the file that includes this one: it needs the whole contract"
                ),
            ),
            _ => return false,
        };
        let diagnostic = Diagnostic::new(Code::E0005, header.span, message).help(help);
        self.files.diagnostics.push(diagnostic);
        true
    }
}

/// The path that an include names.
fn included(block: &Block) -> Option<Text> {
    let phrase = block
        .header
        .readings
        .iter()
        .find(|phrase| phrase.id == PhraseId::Include)?;
    match &phrase.slot(SlotName::Path)?.value {
        Ok(SlotValue::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

impl FileProblem {
    /// A problem without a position in the file.
    fn new(code: Code, message: Message, help: Message) -> FileProblem {
        FileProblem {
            code,
            message,
            help,
            shown: String::new(),
            at: 0,
        }
    }

    /// The problem at the line that names the file.
    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic::new(self.code, span, self.message).help(self.help)
    }
}

/// The bytes of a file that a line names, and its name as shown in messages.
pub(super) fn bytes_of(
    files: &Files,
    kind: FileKind,
    path: &Text,
    read: &mut Read,
) -> (String, Result<Vec<u8>, FileProblem>) {
    let full = plain(&files.folder(path.span.file).join(&path.text));
    let name = display(&full);
    let bytes = check_ending(kind, &full)
        .and_then(|()| read(&full).map_err(|error| unreadable(&name, &error)));
    (name, bytes)
}

/// Rejects a file whose name ending does not fit its kind.
fn check_ending(kind: FileKind, path: &Path) -> Result<(), FileProblem> {
    match kind.has_name(path) || path.file_name().is_none() {
        true => Ok(()),
        false => Err(FileProblem::new(
            Code::E0010,
            msg!(
                "`{file}` is not read: {rule}",
                file = display(path),
                rule = kind.rule()
            ),
            msg!("give the file such a name"),
        )),
    }
}

fn relative() -> Message {
    msg!("a path is relative to the file that contains it; check its spelling")
}

fn unreadable(name: &str, error: &ReadError) -> FileProblem {
    let mebi = |bytes: usize| bytes >> 20;
    let is_folder = Path::new(name).file_name().is_none();
    let (code, message, help) = match error {
        ReadError::NotFound if !is_folder => (
            Code::E0001,
            msg!("there is no file `{name}`", name),
            relative(),
        ),
        ReadError::NotFound | ReadError::Folder => (
            Code::E0001,
            msg!("`{name}` is a folder, not a file", name),
            msg!("name the file in it"),
        ),
        ReadError::System(error) => (
            Code::E0001,
            msg!("the file `{name}` cannot be read: {error}", name, error),
            relative(),
        ),
        ReadError::Outside => (
            Code::E0010,
            msg!("`{name}` is outside the folder of the contract", name),
            msg!(
                "move the file into that folder, or run leadc with `--root` and a folder that contains both"
            ),
        ),
        ReadError::OtherEnding => (
            Code::E0010,
            msg!(
                "`{name}` is a link to a file whose name ends differently",
                name
            ),
            msg!("copy the file here, or give the link the ending of the file"),
        ),
        ReadError::Special => (
            Code::E0010,
            msg!("`{name}` is a device or a pipe, not a file", name),
            msg!("save its content as a file; use `-` as the contract to read standard input"),
        ),
        ReadError::TooLarge => (
            Code::E0010,
            msg!(
                "the file `{name}` has more than {limit} MiB",
                name,
                limit = mebi(FILE_LIMIT)
            ),
            msg!(
                "check that it is the right file; a long list is best cut down to the values the contract needs"
            ),
        ),
        ReadError::TooMuch => (
            Code::E0010,
            msg!(
                "with `{name}` the files of the contract have more than {limit} MiB together",
                name,
                limit = mebi(TOTAL_LIMIT)
            ),
            msg!("include fewer files, or shorten the lists"),
        ),
    };
    FileProblem::new(code, message, help)
}

/// The text of a file, which must be UTF-8.
pub(super) fn text_of(name: &str, bytes: Vec<u8>) -> Result<String, FileProblem> {
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error
            .as_bytes()
            .iter()
            .take(at)
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        let message = match is_utf16 {
            true => msg!("the file `{name}` is not UTF-8 text: it is UTF-16", name),
            false => msg!(
                "the file `{name}` is not UTF-8 text: line {line} is not valid UTF-8",
                name,
                line
            ),
        };
        let problem = FileProblem::new(
            Code::E0001,
            message,
            msg!("save it again with the encoding UTF-8"),
        );
        match is_utf16 {
            true => problem,
            false => FileProblem {
                shown: String::from_utf8_lossy(error.as_bytes()).into_owned(),
                at,
                ..problem
            },
        }
    })
}

/// A path as shown in messages, the same on every system.
fn display(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
