//! Stages, and the transitions between them.

use super::{At, Inventory, New};
use crate::contract::model::{Stage, StageId};
use crate::eval::coverage::{BlockKind, ItemKey, ItemKind, Outcome};
use crate::ir::program::{self, BackWhen};

impl Inventory<'_> {
    pub(super) fn stages(&mut self) {
        let (contract, program) = (self.contract, self.program);
        let stages = contract.stages.iter().zip(&program.stages);
        for ((stage, rules), id) in stages.zip(program.stage_ids()) {
            self.block(BlockKind::Stage, Some(&stage.name.text));
            let header = self.at(stage.name.span);
            let new = New {
                kind: ItemKind::Stage,
                path: &[],
                part: None,
                at: header,
            };
            self.add(new, &[ItemKey::Stage(id)], &[Outcome::Entered]);
            if let Some(written) = rules.written {
                self.ways_in(id, stage, header);
                self.condition(&[], written);
            }
            self.needs(id, stage);
            self.fast_tracks(id, stage, rules);
            self.ways_back(id, stage, rules);
        }
    }

    /// The stages from which the condition leads to this one.
    fn ways_in(&mut self, to: StageId, stage: &Stage, header: At) {
        let place = |line: Option<_>| line.map_or(header, |line| self.at(line));
        let from = ("from", &stage.from, place(stage.places.from));
        let back = ("back from", &stage.back_from, place(stage.places.back_from));
        for (word, stages, at) in [from, back] {
            for from in stages {
                let part = format!("{word} {}", self.program.stage_name(*from));
                let new = New {
                    kind: ItemKind::Transition,
                    path: &[&part],
                    part: Some(part.clone()),
                    at,
                };
                self.add(new, &[ItemKey::Way(*from, to)], &[Outcome::Taken]);
            }
        }
    }

    /// The required fields, which keep out a lead that meets the condition.
    fn needs(&mut self, id: StageId, stage: &Stage) {
        if let Some(line) = stage.places.not_without {
            for field in &stage.not_without {
                let name = self.program.field_name(*field);
                let new = New {
                    kind: ItemKind::Condition,
                    path: &["not without", name],
                    part: Some(name.to_owned()),
                    at: self.at(line),
                };
                self.add(new, &[ItemKey::NotWithout(id, *field)], &[Outcome::KeptOut]);
            }
        }
        if let Some(line) = stage.places.comes_back {
            let new = New {
                kind: ItemKind::Condition,
                path: &["comes back"],
                part: None,
                at: self.at(line),
            };
            self.add(new, &[ItemKey::ComesBack(id)], &[Outcome::KeptOut]);
        }
        for line in &stage.comes_back_from {
            let name = self.program.stage_name(line.stage);
            let new = New {
                kind: ItemKind::Condition,
                path: &["comes back from", name],
                part: Some(name.to_owned()),
                at: self.at(line.span),
            };
            let key = ItemKey::ComesBackFrom(id, line.stage);
            self.add(new, &[key], &[Outcome::KeptOut]);
        }
    }

    fn fast_tracks(&mut self, id: StageId, stage: &Stage, rules: &program::Stage) {
        let tracks = stage.fast_tracks.iter().zip(&rules.fast_tracks);
        for (index, (track, rules)) in tracks.enumerate() {
            let past = track.past.iter();
            let past: Vec<&str> = past.map(|past| self.program.stage_name(*past)).collect();
            let path = match past.as_slice() {
                [] => "fast track".to_owned(),
                past => format!("fast track past {}", past.join(", ")),
            };
            let new = New {
                kind: ItemKind::Transition,
                path: &[&path],
                part: None,
                at: self.at(track.span),
            };
            self.add(new, &[ItemKey::FastTrack(id, index)], &[Outcome::Taken]);
            self.condition(&[&path], rules.written);
        }
    }

    fn ways_back(&mut self, id: StageId, stage: &Stage, rules: &program::Stage) {
        let backs = stage.back_to.iter().zip(&rules.back_to);
        for (index, (back, rules)) in backs.enumerate() {
            let to = self.program.stage_name(back.to);
            let (path, written) = match rules.when {
                BackWhen::Condition { written, .. } => {
                    (format!("back to {to} when"), Some(written))
                }
                BackWhen::AfterDays(_) => (format!("back to {to} after"), None),
            };
            let new = New {
                kind: ItemKind::Transition,
                path: &[&path],
                part: None,
                at: self.at(back.span),
            };
            self.add(new, &[ItemKey::BackTo(id, index)], &[Outcome::Taken]);
            if let Some(written) = written {
                self.condition(&[&path], written);
            }
        }
    }
}
