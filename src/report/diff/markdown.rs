//! Differences as a comment on a pull request: short, with collapsed details.

use super::comment::{Comment, Title, quoted, short};
use super::words::sentences;
use super::{Comparison, LeadComparison, leads, text, witnesses};
use crate::diff::Change;
use crate::diff::contracts::BlockChange;
use crate::diff::witnesses::StageWitness;
use crate::escape::markdown;

/// The differences as Markdown.
pub fn markdown(comparison: &Comparison) -> String {
    if !comparison.problems.is_empty() {
        return impossible(comparison);
    }
    let new = markdown::code(&short(&comparison.new));
    let mut comment = Comment::new(&format!("{new}: {}", quoted(&comparison.summary())));
    if let Some(leads) = &comparison.leads {
        comment.line(&format!("\n{}", quoted(&leads::summary(leads))));
    }
    gates(comparison, &mut comment);
    let [old, new] = [&comparison.old, &comparison.new].map(|name| short(name));
    let [old, new] = [old, new].map(|name| markdown::code_in_html(&name));
    let title = Title {
        words: "What changed",
        more: format!(" from {old} to {new}"),
    };
    let rows = comparison.blocks.iter().flat_map(rows).collect();
    comment.table(&title, &["Block", "Difference"], rows);
    witnesses(&comparison.witnesses, &mut comment);
    if let Some(leads) = &comparison.leads {
        of_leads(leads, &mut comment);
    }
    comment.end()
}

/// What prevents the contracts from being compared.
fn impossible(comparison: &Comparison) -> String {
    let title = markdown::code(&short(&comparison.new));
    let mut comment = Comment::new(&format!("{title}: fix the errors to see what changes"));
    for (at, one) in comparison.problems.iter().enumerate() {
        let space = if at == 0 { "\n" } else { "" };
        let contract = markdown::code(&short(&one.contract));
        comment.line(&format!("{space}- {contract}: {}", quoted(&one.text)));
    }
    comment.end()
}

fn gates(comparison: &Comparison, comment: &mut Comment) {
    for (at, verdict) in comparison.gates.iter().enumerate() {
        let space = if at == 0 { "\n" } else { "" };
        let mark = if verdict.passed { "✅" } else { "❌" };
        comment.line(&format!("{space}- {mark} {}", quoted(&verdict.text)));
    }
}

fn witnesses(witnesses: &[StageWitness], comment: &mut Comment) {
    let items = witnesses.iter().map(|witness| {
        let (stage, sentence) = (
            quoted(&witness.stage),
            quoted(&witnesses::sentence(witness)),
        );
        let example = match witnesses::example(witness) {
            "" => String::new(),
            example => markdown::fenced("leadc", example) + "\n",
        };
        format!("**{stage}**: {sentence}\n\n{example}")
    });
    comment.folded(
        &"Leads with a different result".into(),
        "stage",
        "",
        items.collect(),
    );
}

fn of_leads(leads: &LeadComparison, comment: &mut Comment) {
    let changes = &leads.changes;
    let matrix = text::table(changes);
    if let Some((header, rows)) = matrix.split_first() {
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let title = "Stages: before (rows) and now (columns)".into();
        comment.table(&title, &header, rows.to_vec());
    }
    let moves = changes.moves.iter().flat_map(|one| {
        // Shown once, since it counts all leads with this move.
        let titles =
            std::iter::once(leads::move_title(one)).chain(std::iter::repeat(String::new()));
        let samples = one.samples.iter().zip(titles);
        samples.map(|(sample, title)| vec![title, leads::sample(sample, &leads.zone)])
    });
    comment.table(
        &"Leads that move".into(),
        &["Move", "For example"],
        moves.collect(),
    );
    let clocks = changes.clocks.iter();
    let clocks = clocks.map(|change| vec![change.sla.clone(), leads::clocks(change)]);
    comment.table(
        &"Clocks".into(),
        &["Sla", "Before and now"],
        clocks.collect(),
    );
    let flips = changes.flips.iter();
    let flips = flips.map(|flip| vec![leads::target(flip), leads::flip(flip)]);
    comment.table(
        &"Targets".into(),
        &["Target", "Before and now"],
        flips.collect(),
    );
}

fn rows(block: &BlockChange) -> Vec<Vec<String>> {
    let name = block.name.as_deref().unwrap_or_default();
    let name = format!("{} {name}", block.kind.word());
    let name = match block.change {
        Change::Changed => name,
        change => format!("{name} ({})", change.word()),
    };
    let sentences = sentences(block).into_iter();
    sentences
        .map(|sentence| vec![name.clone(), sentence])
        .collect()
}
