//! Differences as a comment on a pull request: short, with collapsed details.

use super::comment::{Comment, Item, Title, quoted, short};
use super::words::{of_block, sentences};
use super::{Comparison, LeadComparison, leads, text, witnesses};
use crate::diff::contracts::BlockChange;
use crate::diff::witnesses::StageWitness;
use crate::escape::markdown;
use crate::message::{Language, Message, msg};
use crate::report::reasons;

/// The differences as Markdown.
pub fn markdown(comparison: &Comparison, language: Language) -> String {
    if !comparison.problems.is_empty() {
        return impossible(comparison, language);
    }
    let new = markdown::code(&short(&comparison.new));
    let summary = quoted(&comparison.summary().text(language));
    let heading = msg!("{file}: {summary}", file = new, summary);
    let mut comment = Comment::new(&heading, language);
    if let Some(leads) = &comparison.leads {
        let summary = leads::summary(leads).text(language);
        comment.line(&format!("\n{}", quoted(&summary)));
    }
    gates(comparison, &mut comment, language);
    let [old, new] = [&comparison.old, &comparison.new].map(|name| short(name));
    let [old, new] = [old, new].map(|name| markdown::code_in_html(&name));
    let title = Title {
        words: msg!("What changed"),
        html: Some(msg!("What changed from {old} to {new}", old, new)),
    };
    let rows = comparison.blocks.iter().flat_map(rows).collect();
    comment.table(&title, &[msg!("Block"), msg!("Difference")], rows);
    witnesses(&comparison.witnesses, &mut comment, language);
    if let Some(leads) = &comparison.leads {
        of_leads(leads, &mut comment);
    }
    comment.end()
}

/// What prevents the contracts from being compared.
fn impossible(comparison: &Comparison, language: Language) -> String {
    let title = markdown::code(&short(&comparison.new));
    let mut comment = Comment::new(
        &msg!("{file}: fix the errors to see what changes", file = title),
        language,
    );
    for (at, one) in comparison.problems.iter().enumerate() {
        let space = if at == 0 { "\n" } else { "" };
        let contract = markdown::code(&short(&one.contract));
        let problem = quoted(&one.text.text(language));
        let line = msg!("{file}: {problem}", file = contract, problem).text(language);
        comment.line(&format!("{space}- {line}"));
    }
    comment.end()
}

fn gates(comparison: &Comparison, comment: &mut Comment, language: Language) {
    for (at, verdict) in comparison.gates.iter().enumerate() {
        let space = if at == 0 { "\n" } else { "" };
        let mark = if verdict.passed { "✅" } else { "❌" };
        comment.line(&format!(
            "{space}- {mark} {}",
            quoted(&verdict.text.text(language))
        ));
    }
}

fn witnesses(witnesses: &[StageWitness], comment: &mut Comment, language: Language) {
    let items = witnesses.iter().map(|witness| {
        let (stage, sentence) = (
            quoted(&witness.stage),
            quoted(&witnesses::sentence(witness).text(language)),
        );
        let example = match witnesses::example(witness) {
            "" => String::new(),
            example => markdown::fenced("leadc", example) + "\n",
        };
        let stage = format!("**{stage}**");
        let text = msg!("{name}: {text}", name = stage, text = sentence).text(language);
        format!("{text}\n\n{example}")
    });
    comment.folded(
        &msg!("Leads with a different result").into(),
        Item::Stage,
        "",
        items.collect(),
    );
}

fn of_leads(leads: &LeadComparison, comment: &mut Comment) {
    let changes = &leads.changes;
    let matrix = text::table(changes);
    if let Some((header, rows)) = matrix.split_first() {
        let title = msg!("Stages: before (rows) and now (columns)").into();
        comment.table(&title, header, rows.to_vec());
    }
    let moves = changes.moves.iter().flat_map(|one| {
        // Shown once, since it counts all leads with this move.
        let titles =
            std::iter::once(leads::move_title(one)).chain(std::iter::repeat(Message::verbatim("")));
        let samples = one.samples.iter().zip(titles);
        samples.map(|(sample, title)| vec![title, reasons::sample(sample, &leads.zone)])
    });
    comment.table(
        &msg!("Leads that move").into(),
        &[msg!("Move"), msg!("For example")],
        moves.collect(),
    );
    let clocks = changes.clocks.iter();
    let clocks = clocks.map(|change| vec![Message::verbatim(&change.sla), leads::clocks(change)]);
    comment.table(
        &msg!("Clocks").into(),
        &[msg!("Sla"), msg!("Before and now")],
        clocks.collect(),
    );
    let flips = changes.flips.iter();
    let flips = flips.map(|flip| vec![leads::target(flip), leads::flip(flip)]);
    comment.table(
        &msg!("Targets").into(),
        &[msg!("Target"), msg!("Before and now")],
        flips.collect(),
    );
}

fn rows(block: &BlockChange) -> Vec<Vec<Message>> {
    let name = of_block(block);
    let sentences = sentences(block).into_iter();
    sentences
        .map(|sentence| vec![name.clone(), sentence])
        .collect()
}
