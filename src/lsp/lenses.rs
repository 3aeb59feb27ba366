//! Results next to the lines that they are about: whether examples pass.

use super::Server;
use super::address::path_of;
use super::position::range;
use crate::contract::model::{Contract, Example};
use crate::eval::example::{Case, Verdict, judge};
use crate::ir::{self, Program};
use crate::message::{Message, msg};
use crate::source::Sources;
use gen_lsp_types::{CodeLens, Command, TextDocumentIdentifier};

impl Server<'_> {
    /// The outcome of each example of a file; none while the contract has errors.
    pub(super) fn lenses(&self, document: &TextDocumentIdentifier) -> Option<Vec<CodeLens>> {
        let path = path_of(&document.uri);
        let opened = self.contracts.with(&path).next()?;
        opened.resolved(&self.reading(), |resolution| {
            let sources = resolution.scope.sources;
            let id = opened.tree(resolution, &path)?.file;
            let contract = resolution.contract.as_ref()?;
            let program = ir::compile(contract, sources);
            let here = contract.examples.iter().filter(|one| one.span.file == id);
            let lens = |example: &Example| CodeLens {
                range: range(sources.file(id), example.span),
                command: Some(Command {
                    title: outcome(contract, &program, example, sources)
                        .text(self.language(opened)),
                    tooltip: None,
                    command: String::new(),
                    arguments: None,
                }),
                data: None,
            };
            Some(here.map(lens).collect())
        })
    }
}

fn outcome(
    contract: &Contract,
    program: &Program,
    example: &Example,
    sources: &Sources,
) -> Message {
    let history = Case::new(contract, example).history(program);
    let mut expects = example.expects.iter();
    let failed = expects.find(|one| judge(program, &history, &one.kind) != Verdict::Held);
    match failed {
        None => msg!("example passes"),
        Some(expect) => msg!(
            "example fails: `{expected}` does not hold",
            expected = sources.text(expect.span).trim()
        ),
    }
}
