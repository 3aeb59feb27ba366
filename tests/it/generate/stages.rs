//! Stages of generated contracts: every way in, and every way back.

use proptest::option::weighted;
use proptest::prelude::*;

use super::conditions::{Condition, Names, Scope, condition};
use super::vocabulary::NOT_WITHOUT;

const STAGE_NAMES: &[&str] = &["Lead", "MQL", "SAL", "SQL", "Nurture"];

/// Sets of other stages are bits, cut to the stages there are when they are written.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Plain ways lead from stages of a lower rank, then of an earlier place, so that there is no cycle.
    rank: u8,
    from: Option<u8>,
    back_from: u8,
    condition: Option<Condition>,
    fast_tracks: Vec<(u8, Condition)>,
    not_without: Vec<&'static str>,
    back_to: Vec<(usize, BackWhen)>,
    comes_back: Option<u32>,
    /// For some of the stages of `from:`, and for how many days.
    comes_back_from: Option<(u8, u32)>,
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
        prop_oneof![4 => Just(1_u8), 1 => 1..4_u8],
        weighted(0.5, 1..32_u8),
        prop_oneof![3 => Just(0_u8), 1 => 1..32_u8],
        weighted(0.9, condition(Scope::Stages)),
        prop_oneof![
            2 => Just(Vec::new()),
            1 => prop::collection::vec((0..32_u8, condition(Scope::Stages)), 1..=2),
        ],
        prop_oneof![
            2 => Just(Vec::new()),
            1 => prop::sample::subsequence(NOT_WITHOUT, 1..=2),
        ],
        prop_oneof![
            1 => Just(Vec::new()),
            1 => prop::collection::vec((0..5_usize, back_when), 1..=2),
        ],
        (weighted(0.3, 0..6_u32), weighted(0.3, (1..32_u8, 0..6_u32))),
    );
    let stage = stage.prop_map(
        |(rank, from, back_from, condition, fast_tracks, not_without, back_to, comes)| Stage {
            rank,
            from,
            back_from,
            condition,
            fast_tracks,
            not_without,
            back_to,
            comes_back: comes.0,
            comes_back_from: comes.1,
        },
    );
    prop::collection::vec(stage, 1..=STAGE_NAMES.len())
}

/// Writes the stages, and declares their names.
pub fn write(stages: &[Stage], names: &mut Names, out: &mut String) {
    names.stages = (STAGE_NAMES.iter().take(stages.len()))
        .map(|name| (*name).to_owned())
        .collect();
    let names = &*names;
    for (index, stage) in stages.iter().enumerate() {
        out.push_str(&format!("\nstage {}:\n", names.stages[index]));
        if index > 0 {
            Writer {
                stages,
                names,
                index,
            }
            .ways_in(out);
        }
        stage.write_ways_back(index, names, out);
    }
}

/// Writes the ways into a stage that is not the first.
struct Writer<'a> {
    stages: &'a [Stage],
    names: &'a Names,
    index: usize,
}

impl Writer<'_> {
    fn ways_in(&self, out: &mut String) {
        let stage = &self.stages[self.index];
        let from = self.from();
        if !from.is_empty() {
            out.push_str(&format!("  from: {}\n", self.listed(&from)));
        }
        let mut back_from = self.others(stage.back_from);
        back_from.retain(|other| !from.contains(other));
        if !back_from.is_empty() {
            out.push_str(&format!("  back from: {}\n", self.listed(&back_from)));
        }
        // A stage nobody can get into is an error, and so is a `back from` that says not when.
        let has_way = !stage.fast_tracks.is_empty() || self.is_target();
        match &stage.condition {
            Some(condition) => condition.as_block(self.names, out),
            None if has_way && back_from.is_empty() => {}
            None => out.push_str("  when: size is known\n"),
        }
        for (past, condition) in &stage.fast_tracks {
            let past = self.others(*past);
            let start = if past.is_empty() {
                "  fast track: ".to_owned()
            } else {
                format!("  fast track past {}: ", self.listed(&past))
            };
            condition.write_after(&start, self.names, out);
        }
        if !stage.not_without.is_empty() {
            out.push_str(&format!(
                "  not without: {}\n",
                stage.not_without.join(", ")
            ));
        }
        if let Some((bits, days)) = stage.comes_back_from {
            let mut sources = from.clone();
            sources.retain(|source| bits & (1 << source) != 0 && !back_from.contains(source));
            if !sources.is_empty() && stage.condition.is_some() {
                let sources = self.listed(&sources);
                out.push_str(&format!(
                    "  comes back from {sources}: after {days} days, with new activity\n"
                ));
            }
        }
        if let Some(days) = stage.comes_back {
            out.push_str(&format!(
                "  comes back: after {days} days, with new activity\n"
            ));
        }
    }

    /// The stages of `from:`; none leaves it to the stage before, where there is no other way.
    fn from(&self) -> Vec<usize> {
        let is_lower = |other: usize| other == 0 || self.place(other) < self.place(self.index);
        let stage = &self.stages[self.index];
        let mut from = self.others(stage.from.unwrap_or(0));
        from.retain(|other| is_lower(*other));
        if from.is_empty() && !is_lower(self.index - 1) {
            from.push(0);
        }
        from
    }

    fn place(&self, index: usize) -> (u8, usize) {
        (self.stages[index].rank, index)
    }

    fn others(&self, bits: u8) -> Vec<usize> {
        let others = (0..self.stages.len()).filter(|other| *other != self.index);
        others.filter(|other| bits & (1 << other) != 0).collect()
    }

    fn listed(&self, stages: &[usize]) -> String {
        let names = stages
            .iter()
            .map(|stage| self.names.stages[*stage].as_str());
        names.collect::<Vec<_>>().join(", ")
    }

    /// Whether another stage goes back to it.
    fn is_target(&self) -> bool {
        let others = self.stages.iter().enumerate();
        let mut targets = others
            .filter(|(other, _)| *other != self.index)
            .flat_map(|(_, stage)| &stage.back_to);
        targets.any(|(to, _)| to % self.stages.len() == self.index)
    }
}

impl Stage {
    fn write_ways_back(&self, index: usize, names: &Names, out: &mut String) {
        for (to, when) in &self.back_to {
            let to = to % names.stages.len();
            if to == index {
                continue;
            }
            let to = &names.stages[to];
            match when {
                BackWhen::Condition(condition) => {
                    condition.write_after(&format!("  back to {to} when: "), names, out);
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
