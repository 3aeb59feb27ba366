//! What was expected against what came out.

use crate::contract::model::{ExpectKind, PointsRef};
use crate::eval::Results;
use crate::ir::{Program, Truth};

/// What became of one expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It came out as expected.
    Held,
    /// Something else came out.
    Failed {
        /// What came out, in the words of `expect:`.
        actual: String,
    },
    /// This version cannot tell.
    NotChecked {
        /// Why.
        why: &'static str,
    },
}

/// What became of an expectation about the only lead of `results`.
pub fn judge(program: &Program, results: &Results, expected: &ExpectKind) -> Verdict {
    let (held, actual) = match expected {
        ExpectKind::Stage(stage) => {
            let now = results.stage.first().copied().flatten();
            (now == Some(*stage), stage_now(program, results))
        }
        ExpectKind::StageOpen(stage) => {
            let truth = of_column(&results.holds, stage.index());
            let name = program.stage_name(*stage);
            (truth.is_open(), format!("stage {name} is {}", truth.word()))
        }
        ExpectKind::NotExcluded => {
            let by = excluded_by(program, results);
            (by.is_empty(), exclusions(&by))
        }
        ExpectKind::ExcludedBy(exclusion) => {
            let held = of_column(&results.exclusions, exclusion.index()).is_met();
            (held, exclusions(&excluded_by(program, results)))
        }
        ExpectKind::Points(of, test) => {
            let points = results.points(*of, 0);
            (
                test.holds(points),
                points_are(program, *of, &points.to_string()),
            )
        }
        ExpectKind::Sla(..) | ExpectKind::SlaDue(..) => {
            return Verdict::NotChecked {
                why: "not checked yet: clocks are not evaluated by this version",
            };
        }
    };
    match held {
        true => Verdict::Held,
        false => Verdict::Failed { actual },
    }
}

fn of_column(columns: &[Vec<Truth>], at: usize) -> Truth {
    let column = columns.get(at);
    column
        .and_then(|column| column.first())
        .copied()
        .unwrap_or_default()
}

fn stage_now(program: &Program, results: &Results) -> String {
    match results.stage.first().copied().flatten() {
        Some(stage) => format!("stage {}", program.stage_name(stage)),
        None => "no stage: the lead is created after the as-of instant".to_owned(),
    }
}

fn excluded_by<'a>(program: &'a Program, results: &Results) -> Vec<&'a str> {
    Results::with(&results.exclusions, 0, Truth::Met)
        .filter_map(|at| program.exclusions.get(at))
        .map(|exclusion| exclusion.name.as_str())
        .collect()
}

fn exclusions(by: &[&str]) -> String {
    match by {
        [] => "not excluded".to_owned(),
        by => format!("excluded by {}", by.join(", ")),
    }
}

fn points_are(program: &Program, of: PointsRef, points: &str) -> String {
    format!("{} is {points}", program.points_name(of))
}
