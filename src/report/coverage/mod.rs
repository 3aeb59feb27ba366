//! Coverage of contracts by their examples: as text, JSON and LCOV.

mod json;
mod lcov;
mod lines;
mod text;

pub use json::json;
pub use lcov::lcov;
pub use lines::{Share, Shares};
pub use text::text;

use crate::eval::coverage::Coverage;

/// The coverage of one contract by its examples.
#[derive(Debug, Clone)]
pub struct ContractCoverage {
    /// The contract, as the user named it.
    pub file: String,
    /// Its coverage.
    pub coverage: Coverage,
}

impl Shares {
    /// The shares of all contracts; a line that several of them include counts once.
    pub fn from_contracts(contracts: &[ContractCoverage]) -> Shares {
        let coverages = contracts.iter().map(|contract| &contract.coverage);
        let blocks = coverages.flat_map(|coverage| &coverage.blocks);
        Shares::of_lines(&lines::lines(blocks.flat_map(|block| &block.items)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::coverage::{Block, BlockKind, Item, ItemKind, Outcome, Seen};
    use crate::message::Language;
    use crate::units::MilliPercent;

    fn item(line: usize, text: &str, kind: ItemKind, outcomes: &[(Outcome, usize)]) -> Item {
        let seen = |(outcome, examples): &(Outcome, usize)| Seen {
            outcome: *outcome,
            examples: *examples,
        };
        Item {
            kind,
            key: format!("points group > fit > {text}"),
            part: None,
            file: "a.leadc".to_owned(),
            line,
            text: text.to_owned(),
            outcomes: outcomes.iter().map(seen).collect(),
        }
    }

    fn contracts() -> Vec<ContractCoverage> {
        use Outcome::{Cut, Met, NotMet, Open};
        let mut least = item(4, "points for fit, at most 60:", ItemKind::Cap, &[(Cut, 0)]);
        least.part = Some("at most 60".to_owned());
        let items = vec![
            least,
            item(
                5,
                "+20 when country is BR",
                ItemKind::Rule,
                &[(Met, 1), (NotMet, 3), (Open, 0)],
            ),
            item(
                6,
                "+10 when size at least 50",
                ItemKind::Rule,
                &[(Met, 0), (NotMet, 2), (Open, 1)],
            ),
        ];
        let block = Block {
            kind: BlockKind::Group,
            name: Some("fit".to_owned()),
            items,
        };
        vec![ContractCoverage {
            file: "a.leadc".to_owned(),
            coverage: Coverage {
                blocks: vec![block],
            },
        }]
    }

    #[test]
    fn what_is_seen_of_a_line_nothing_reaches_does_not_count() {
        let shares = Shares::from_contracts(&contracts());
        assert_eq!((shares.lines.reached, shares.lines.all), (1, 3));
        assert_eq!((shares.outcomes.reached, shares.outcomes.all), (2, 7));
        assert!(shares.lines.is_at_least(MilliPercent(33_333)));
        assert!(!shares.lines.is_at_least(MilliPercent(33_334)));
    }

    #[test]
    fn a_line_two_contracts_include_counts_once() {
        let twice = [contracts(), contracts()].concat();
        assert_eq!(
            Shares::from_contracts(&twice),
            Shares::from_contracts(&contracts())
        );
        assert!(lcov(&twice).contains("\nBRDA:5,0,1,6\n"));
    }

    #[test]
    fn as_text() {
        insta::assert_snapshot!(text(&contracts(), Language::En));
    }

    #[test]
    fn as_lcov() {
        insta::assert_snapshot!(lcov(&contracts()));
    }
}
