//! From a name to its declaration and its uses.

use super::Server;
use super::address::path_of;
use super::mentions::{Mention, mentions};
use super::open_contract::OpenContract;
use super::position::{offset, range};
use crate::contract::Resolution;
use gen_lsp_types::{DocumentHighlight, Location, TextDocumentPositionParams};

/// A name under the cursor, with all that is known of the contract.
pub(super) struct Pointed<'r> {
    pub contract: &'r OpenContract,
    pub resolution: &'r Resolution<'r>,
    /// Every name of the contract.
    pub mentions: Vec<Mention>,
    /// The one under the cursor.
    pub own: Mention,
}

impl Pointed<'_> {
    /// The places with a name of the same meaning.
    pub fn same(&self) -> impl Iterator<Item = &Mention> {
        let all = self.mentions.iter();
        all.filter(|mention| mention.target == self.own.target)
    }
}

impl Server<'_> {
    /// Looks at the name under the cursor; none if there is none.
    pub(super) fn pointed<R>(
        &self,
        at: &TextDocumentPositionParams,
        look: impl FnOnce(Pointed<'_>) -> Option<R>,
    ) -> Option<R> {
        let path = path_of(&at.text_document.uri);
        let document = self.documents.get(&path)?;
        let byte = offset(&document.file, at.position);
        let contract = self.contracts.with(&path).next()?;
        contract.resolved(&self.reading(), |resolution| {
            let file = contract.tree(resolution, &path)?.file;
            let mentions = mentions(resolution);
            let own = mentions.iter().find(|mention| {
                let span = mention.name.span;
                span.file == file && (span.start as usize..=span.end as usize).contains(&byte)
            });
            let own = own?.clone();
            look(Pointed {
                contract,
                resolution,
                mentions,
                own,
            })
        })
    }

    /// Where the name under the cursor is declared.
    pub(super) fn definition(&self, at: &TextDocumentPositionParams) -> Option<Location> {
        self.pointed(at, |pointed| {
            let declared = pointed.same().find(|mention| mention.is_declaration)?;
            Some(self.location(pointed.contract, declared.name.span))
        })
    }

    /// Where the name under the cursor is used.
    pub(super) fn references(
        &self,
        at: &TextDocumentPositionParams,
        with_declaration: bool,
    ) -> Option<Vec<Location>> {
        self.pointed(at, |pointed| {
            let wanted = pointed
                .same()
                .filter(|mention| with_declaration || !mention.is_declaration);
            let places = wanted.map(|one| self.location(pointed.contract, one.name.span));
            Some(places.collect())
        })
    }

    /// Where the name under the cursor is in the same file.
    pub(super) fn highlights(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<Vec<DocumentHighlight>> {
        self.pointed(at, |pointed| {
            let here = pointed.own.name.span.file;
            let file = pointed.resolution.scope.sources.file(here);
            let same = pointed.same().filter(|one| one.name.span.file == here);
            let place = |one: &Mention| DocumentHighlight::new(range(file, one.name.span), None);
            Some(same.map(place).collect())
        })
    }
}
