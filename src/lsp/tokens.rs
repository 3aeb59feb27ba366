//! Names by what they are, so that editors can colour a field differently from an activity.

use super::Server;
use super::address::path_of;
use super::mentions::{Mention, Target, mentions};
use super::position::range;
use crate::contract::symbols::Meaning;
use crate::source::SourceFile;
use gen_lsp_types::{SemanticToken, SemanticTokens, SemanticTokensLegend, TextDocumentIdentifier};

/// The kinds of names, by the numbers that tokens have.
const KINDS: [&str; 8] = [
    "property",
    "event",
    "variable",
    "class",
    "enum",
    "enumMember",
    "interface",
    "parameter",
];

/// The names of kinds, for the client.
pub(super) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: KINDS.map(str::to_owned).to_vec(),
        token_modifiers: vec!["declaration".to_owned()],
    }
}

impl Server<'_> {
    /// The names of a file with their kinds.
    pub(super) fn tokens(&self, document: &TextDocumentIdentifier) -> Option<SemanticTokens> {
        let path = path_of(&document.uri);
        let contract = self.contracts.with(&path).next()?;
        contract.resolved(&self.reading(), |resolution| {
            let id = contract.tree(resolution, &path)?.file;
            let file = resolution.scope.sources.file(id);
            let all = mentions(resolution);
            let own = all.iter().filter(|mention| mention.name.span.file == id);
            Some(SemanticTokens {
                result_id: None,
                data: encoded(own, file),
            })
        })
    }
}

/// Tokens with places relative to the one before, as the protocol has them.
fn encoded<'m>(names: impl Iterator<Item = &'m Mention>, file: &SourceFile) -> Vec<SemanticToken> {
    let (mut line, mut start) = (0, 0);
    let mut tokens = Vec::new();
    for mention in names {
        let place = range(file, mention.name.span);
        let is_next = (place.start.line, place.start.character) >= (line, start);
        if place.start.line != place.end.line || !is_next {
            continue;
        }
        let delta_line = place.start.line - line;
        let before = if delta_line == 0 { start } else { 0 };
        tokens.push(SemanticToken {
            delta_line,
            delta_start: place.start.character - before,
            length: place.end.character - place.start.character,
            token_type: kind(mention.target),
            token_modifiers_bitset: u32::from(mention.is_declaration),
        });
        (line, start) = (place.start.line, place.start.character);
    }
    tokens
}

/// The number of a kind in the legend.
fn kind(target: Target) -> u32 {
    match target {
        Target::Name(Meaning::Field(_)) | Target::Detail(_) => 0,
        Target::Name(Meaning::Activity(_)) => 1,
        Target::Name(Meaning::Group(_) | Meaning::Total(_)) => 2,
        Target::Name(Meaning::Definition(_) | Meaning::Exclusion(_)) => 3,
        Target::Name(Meaning::List(_) | Meaning::Calendar(_) | Meaning::Term(_)) => 4,
        Target::Name(Meaning::Stage(_)) => 5,
        Target::Name(Meaning::Sla(_) | Meaning::Target(_)) => 6,
        Target::Name(Meaning::Party(_)) => 7,
    }
}
