//! What the name under the cursor is: its kind, its line, how often it is used, and for an sla the dates of an example.

use super::Server;
use super::mentions::Target;
use super::navigation::Pointed;
use super::position::range;
use crate::contract::model::{Contract, SlaId};
use crate::contract::symbols::Meaning;
use crate::contract::{Step, Timeline, timelines};
use crate::message::{Message, msg};
use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind, TextDocumentPositionParams};

impl Server<'_> {
    /// What the name under the cursor is; none if there is no name.
    pub(super) fn hover(&self, at: &TextDocumentPositionParams) -> Option<Hover> {
        self.pointed(at, |pointed| {
            let language = self.language(pointed.contract);
            let sources = pointed.resolution.scope.sources;
            let own = &pointed.own;
            let mut parts = vec![about(&pointed).text(language)];
            if let Some(declared) = pointed.same().find(|one| one.is_declaration) {
                let line = sources.line(declared.name.span).trim();
                parts.push(format!("```leadc\n{line}\n```"));
            }
            let dates = dates(&pointed).into_iter();
            parts.extend(dates.map(|dates| dates.text(language)));
            let text = MarkupContent::new(MarkupKind::Markdown, parts.join("\n\n"));
            Some(Hover {
                contents: Contents::from(text),
                range: Some(range(sources.file(own.name.span.file), own.name.span)),
            })
        })
    }
}

fn about(pointed: &Pointed<'_>) -> Message {
    let own = &pointed.own;
    let uses = pointed.same().filter(|one| !one.is_declaration).count();
    msg!(
        "`{name}`: {noun}, used {uses} {uses|time|times}",
        name = own.name.text,
        noun = own.target.noun(),
        uses
    )
}

/// The dates of an example for the deadline of an sla, in each calendar; none for other names, and while the contract has errors.
fn dates(pointed: &Pointed<'_>) -> Vec<Message> {
    match (pointed.own.target, &pointed.resolution.contract) {
        (Target::Name(Meaning::Sla(id)), Some(contract)) => dates_of_sla(contract, id),
        (Target::Name(_) | Target::Detail(_), _) => Vec::new(),
    }
}

fn dates_of_sla(contract: &Contract, id: SlaId) -> Vec<Message> {
    let Some(sla) = contract.slas.get(id.index()) else {
        return Vec::new();
    };
    let timelines = timelines(contract, sla).into_iter();
    timelines.flat_map(|timeline| lines(&timeline)).collect()
}

/// The start and each step while nothing is done.
fn lines(timeline: &Timeline<'_>) -> Vec<Message> {
    let start = timeline.start();
    let first = match timeline.calendar {
        Some(calendar) => msg!(
            "for example, with the calendar `{calendar}`, it starts on {start}",
            calendar = calendar.name.text,
            start
        ),
        None => msg!("for example, it starts on {start}", start),
    };
    let steps = timeline.steps().map(|(step, at)| match step {
        Step::Warned => msg!("if nothing is done, a warning follows on {at}", at),
        Step::Due => msg!("it is due on {at}", at),
        Step::Escalated => msg!("if nothing is done, it is escalated on {at}", at),
    });
    std::iter::once(first).chain(steps).collect()
}
