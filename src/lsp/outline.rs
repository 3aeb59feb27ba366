//! The blocks of a file: as an outline, and as parts that can be folded.

use super::Server;
use super::address::path_of;
use super::position::{position, range};
use crate::source::{SourceFile, Span};
use crate::syntax::phrase::Block as BlockKind;
use crate::syntax::tree::{Block, Line, SlotValue, Tree};
use gen_lsp_types::{DocumentSymbol, FoldingRange, Range, SymbolKind, TextDocumentIdentifier};

impl Server<'_> {
    /// The blocks of a file with their names.
    pub(super) fn outline(&self, document: &TextDocumentIdentifier) -> Option<Vec<DocumentSymbol>> {
        self.blocks(document, |tree, file| {
            tree.blocks
                .iter()
                .map(|block| symbol(block, file))
                .collect()
        })
    }

    /// The blocks of several lines.
    pub(super) fn folds(&self, document: &TextDocumentIdentifier) -> Option<Vec<FoldingRange>> {
        self.blocks(document, |tree, file| {
            let places = tree.blocks.iter().map(|block| whole(block, file));
            let several = places.filter(|place| place.start.line < place.end.line);
            several
                .map(|place| FoldingRange {
                    start_line: place.start.line,
                    end_line: place.end.line,
                    ..FoldingRange::default()
                })
                .collect()
        })
    }

    fn blocks<R>(
        &self,
        document: &TextDocumentIdentifier,
        look: impl FnOnce(&Tree, &SourceFile) -> R,
    ) -> Option<R> {
        let path = path_of(&document.uri);
        let contract = self.contracts.with(&path).next()?;
        contract.resolved(&self.reading(), |resolution| {
            let tree = contract.tree(resolution, &path)?;
            Some(look(tree, resolution.scope.sources.file(tree.file)))
        })
    }
}

fn symbol(block: &Block, file: &SourceFile) -> DocumentSymbol {
    let declares = matches!(block.kind, BlockKind::Fields | BlockKind::Activities);
    let declarations = block.lines.iter().filter(|_| declares);
    let children: Vec<DocumentSymbol> = declarations
        .map(|line| {
            let place = range(file, line.span);
            named(line, file, SymbolKind::Field, place)
        })
        .collect();
    let mut symbol = named(&block.header, file, kind(block.kind), whole(block, file));
    symbol.children = (!children.is_empty()).then_some(children);
    symbol
}

/// A line as a symbol: the name that it declares, with the words before it.
fn named(line: &Line, file: &SourceFile, kind: SymbolKind, place: Range) -> DocumentSymbol {
    let slots = line
        .readings
        .first()
        .map(|reading| reading.slots.as_slice());
    let name = slots
        .unwrap_or_default()
        .iter()
        .find_map(|slot| match &slot.value {
            Ok(SlotValue::Name(name)) => Some((name.text.clone(), name.span)),
            Ok(SlotValue::Text(text)) => Some((text.text.clone(), text.span)),
            Ok(_) | Err(_) => None,
        });
    let text = file.text.get(line.span.range()).unwrap_or_default();
    let whole = text.trim_end_matches([':', '：']);
    let (name, selected) = match name {
        Some((name, span)) => (name, span),
        None => (whole.to_owned(), line.span),
    };
    let before = Span::new(
        line.span.file,
        line.span.start as usize,
        selected.start as usize,
    );
    let before = file.text.get(before.range()).unwrap_or_default().trim();
    let detail = (!before.is_empty()).then(|| before.to_owned());
    let selected = range(file, selected);
    DocumentSymbol::new(name, detail, kind, None, None, place, selected, None)
}

/// From the header to the last line of a block.
fn whole(block: &Block, file: &SourceFile) -> Range {
    let lines = block.lines.iter();
    let ends = lines.map(end).chain([end(&block.header)]);
    let end = ends.max().unwrap_or(block.header.span.end);
    Range::new(
        position(file, block.header.span.start as usize),
        position(file, end as usize),
    )
}

/// The end of a line with its bullets.
fn end(line: &Line) -> u32 {
    fn of(bullets: &[crate::syntax::tree::Bullet]) -> u32 {
        let ends = bullets
            .iter()
            .map(|one| one.condition.span.end.max(of(&one.bullets)));
        ends.max().unwrap_or_default()
    }
    line.span.end.max(of(&line.bullets))
}

fn kind(block: BlockKind) -> SymbolKind {
    use BlockKind as B;
    match block {
        B::Contract | B::File => SymbolKind::Module,
        B::Calendar => SymbolKind::Constant,
        B::Fields | B::ActivityColumns | B::Activities => SymbolKind::Struct,
        B::Activity => SymbolKind::Event,
        B::Definition | B::Exclude => SymbolKind::Class,
        B::Points => SymbolKind::Number,
        B::Stage => SymbolKind::EnumMember,
        B::Sla | B::Target => SymbolKind::Interface,
        B::Example => SymbolKind::Function,
        B::Condition | B::Subject | B::Expect => SymbolKind::Operator,
    }
}
