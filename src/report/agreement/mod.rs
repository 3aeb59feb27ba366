//! A contract as a document to read, print and sign.
//!
//! The contract is given in the language of the document: another language is translated before. Each section is a file; the
//! page's renderers write them as HTML and Markdown.

mod conditions;
mod deadlines;
mod examples;
mod information;
mod parties;
mod points;
mod qualification;
mod signatures;
mod stages;
mod targets;
mod terms;
mod working_time;

use super::page::document::{Document, Part, Section};
use crate::contract::atom_text::Writer;
use crate::contract::model::{ActivityId, Contract, PartyId, StageId};
use crate::message::{Language, Message};
use crate::signing::{Fingerprint, Statement};
use crate::source::{Sources, Span};

/// The inputs of the document.
#[derive(Debug, Clone, Copy)]
pub struct AgreementData<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Its files.
    pub sources: &'a Sources,
    /// What is to be said about its signatures and dates.
    pub said: &'a [Statement],
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
}

/// The document of a contract.
pub fn document(source: AgreementData<'_>) -> Document {
    let sections = [
        parties::section(source),
        terms::section(source),
        qualification::customers(source),
        qualification::exclusions(source),
        points::section(source),
        stages::section(source),
        deadlines::section(source),
        targets::section(source),
        working_time::section(source),
        information::section(source),
        examples::section(source),
        signatures::section(source),
    ];
    Document {
        title: source.contract.info.title.clone(),
        facts: parties::facts(source),
        sections: sections.into_iter().flatten().collect(),
    }
}

impl<'a> AgreementData<'a> {
    fn language(self) -> Language {
        self.contract.info.language
    }

    /// The words of a place in the contract, on one line.
    fn words(self, span: Span) -> String {
        let words: Vec<&str> = self.sources.text(span).split_whitespace().collect();
        words.join(" ")
    }

    /// The names of what exists without a declaration, too, in the language of the contract.
    fn writer(self) -> Writer<'a> {
        Writer {
            contract: self.contract,
            language: self.language(),
        }
    }

    /// The name of a party.
    fn party(self, id: PartyId) -> &'a str {
        self.writer().party_name(id).unwrap_or_default()
    }

    /// The name of a stage.
    fn stage(self, id: StageId) -> &'a str {
        let stage = self.contract.stages.get(id.index());
        stage.map_or("", |stage| &stage.name.text)
    }

    /// The name of a kind of activity.
    fn activity(self, id: ActivityId) -> &'a str {
        let activity = self.contract.activities.get(id.index());
        activity.map_or("", |activity| &activity.name.text)
    }
}

/// A section; none if it has no parts.
fn section(id: &'static str, title: Message, parts: Vec<Part>) -> Option<Section> {
    (!parts.is_empty()).then_some(Section { id, title, parts })
}
