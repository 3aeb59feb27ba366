//! Stages of generated contracts: every way in, and every way back.

use proptest::option::weighted;
use proptest::prelude::*;

use super::conditions::{Condition, Names, Scope, condition};
use super::vocabulary::NOT_WITHOUT;

const STAGE_NAMES: &[&str] = &["Lead", "MQL", "SAL", "SQL", "Nurture"];

/// Sets of other stages are bits, cut to the stages there are when they are written.
#[derive(Debug, Clone)]
pub struct Stage {
    from: Option<u8>,
    back_from: u8,
    condition: Option<Condition>,
    fast_tracks: Vec<(u8, Condition)>,
    not_without: Vec<&'static str>,
    back_to: Vec<(usize, BackWhen)>,
    comes_back: Option<u32>,
}

#[derive(Debug, Clone)]
enum BackWhen {
    Condition(Condition),
    After(u32),
}

pub fn stages() -> impl Strategy<Value = Vec<Stage>> {
    let back_when = prop_oneof![
        2 => condition(Scope::Stages).prop_map(BackWhen::Condition),
        1 => (1..10_u32).prop_map(BackWhen::After),
    ];
    let stage = (
        weighted(0.5, 1..16_u8),
        prop_oneof![3 => Just(0_u8), 1 => 1..16_u8],
        weighted(0.9, condition(Scope::Stages)),
        prop_oneof![
            2 => Just(Vec::new()),
            1 => prop::collection::vec((0..16_u8, condition(Scope::Stages)), 1..=2),
        ],
        prop_oneof![
            2 => Just(Vec::new()),
            1 => prop::sample::subsequence(NOT_WITHOUT, 1..=2),
        ],
        prop_oneof![
            1 => Just(Vec::new()),
            1 => prop::collection::vec((0..5_usize, back_when), 1..=2),
        ],
        weighted(0.3, 0..6_u32),
    );
    let stage = stage.prop_map(
        |(from, back_from, condition, fast_tracks, not_without, back_to, comes_back)| Stage {
            from,
            back_from,
            condition,
            fast_tracks,
            not_without,
            back_to,
            comes_back,
        },
    );
    prop::collection::vec(stage, 1..=STAGE_NAMES.len())
}

/// Writes the stages, and declares their names.
pub fn write(stages: &[Stage], names: &mut Names, out: &mut String) {
    names.stages = (STAGE_NAMES.iter().take(stages.len()))
        .map(|name| (*name).to_owned())
        .collect();
    let is_target = |index: usize| -> bool {
        let others = stages.iter().enumerate().filter(|(i, _)| *i != index);
        let mut targets = others.flat_map(|(_, stage)| &stage.back_to);
        targets.any(|(to, _)| to % stages.len() == index)
    };
    for (index, stage) in stages.iter().enumerate() {
        stage.write(index, is_target(index), names, out);
    }
}

impl Stage {
    fn write(&self, index: usize, is_target: bool, names: &Names, out: &mut String) {
        out.push_str(&format!("\nstage {}:\n", names.stages[index]));
        if index > 0 {
            self.write_ways_in(index, names, out);
            // A stage nobody can get into is an error, and so is a `back from` that says not when.
            let has_way = self.back_from == 0 && (!self.fast_tracks.is_empty() || is_target);
            if self.condition.is_none() && !has_way {
                out.push_str("  when: size is known\n");
            }
        }
        self.write_ways_back(index, names, out);
        if let Some(days) = self.comes_back
            && index > 0
        {
            let line = format!("  comes back: after {days} days, with new activity\n");
            out.push_str(&line);
        }
    }

    fn write_ways_in(&self, index: usize, names: &Names, out: &mut String) {
        let listed = |bits: u8, last: usize| -> Vec<&str> {
            (0..last)
                .filter(|other| *other != index && bits & (1 << other) != 0)
                .map(|other| names.stages[other].as_str())
                .collect()
        };
        // Plain ways lead from stages declared before, so that there is no cycle.
        let from = listed(self.from.unwrap_or(0), index);
        if !from.is_empty() {
            out.push_str(&format!("  from: {}\n", from.join(", ")));
        }
        let mut back_from = listed(self.back_from, names.stages.len());
        back_from.retain(|stage| !from.contains(stage));
        if !back_from.is_empty() {
            out.push_str(&format!("  back from: {}\n", back_from.join(", ")));
        }
        if let Some(condition) = &self.condition {
            condition.as_block(names, out);
        }
        for (past, condition) in &self.fast_tracks {
            let past = listed(*past, index);
            let start = if past.is_empty() {
                "  fast track: ".to_owned()
            } else {
                format!("  fast track past {}: ", past.join(", "))
            };
            condition.behind(&start, names, out);
        }
        if !self.not_without.is_empty() {
            out.push_str(&format!("  not without: {}\n", self.not_without.join(", ")));
        }
    }

    fn write_ways_back(&self, index: usize, names: &Names, out: &mut String) {
        for (to, when) in &self.back_to {
            let to = to % names.stages.len();
            if to == index {
                continue;
            }
            let to = &names.stages[to];
            match when {
                BackWhen::Condition(condition) => {
                    condition.behind(&format!("  back to {to} when: "), names, out);
                }
                BackWhen::After(days) => {
                    out.push_str(&format!(
                        "  back to {to} after: {days} days in this stage\n"
                    ));
                }
            }
        }
    }
}
