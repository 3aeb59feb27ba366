//! Kinds, points and stages for people.

use super::{Ref, refs};
use crate::contract::atom_text::modifier_text;
use crate::contract::model::{Counting, StageId};
use crate::ir::program::{BackWhen, Group, KindSource, Program, Rule, Stage, Trigger};
use crate::ir::term::TermId;
use crate::syntax::phrase::Language;
use std::fmt::{self, Formatter};

impl Program {
    pub(super) fn fmt_kinds(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for kind in &self.kinds {
            let source = match &kind.source {
                KindSource::Data => continue,
                KindSource::AnyOf(kinds) => {
                    let names: Vec<&str> = kinds.iter().map(|k| self.kind_name(*k)).collect();
                    format!("any of {}", names.join(", "))
                }
                KindSource::KindOf { parent, when } => {
                    let when = when.map_or(String::new(), |when| {
                        format!(" when {}", Ref(when.condition))
                    });
                    format!("{}{when}", self.kind_name(*parent))
                }
            };
            writeln!(f, "activity {}: {source}", kind.name)?;
        }
        Ok(())
    }

    pub(super) fn fmt_group(&self, f: &mut Formatter<'_>, group: &Group) -> fmt::Result {
        if group.only_highest {
            writeln!(f, "  only the highest counts")?;
        }
        if group.starts_again {
            writeln!(f, "  starts again when going back")?;
        }
        group.rules.iter().try_for_each(|r| self.fmt_rule(f, r))
    }

    fn fmt_rule(&self, f: &mut Formatter<'_>, rule: &Rule) -> fmt::Result {
        let line = self.place(rule.place).line;
        let what = match &rule.trigger {
            Trigger::When { condition, .. } => format!("when {}", Ref(*condition)),
            Trigger::ForEach { which, counting } => {
                let which = self.selection_name(*which);
                format!("for each of {which}{}", show_counting(counting))
            }
            Trigger::ForIdle {
                days,
                which,
                counting,
            } => {
                let which = self.selection_name(*which);
                let counting = show_counting(counting);
                format!("for each {days} days without {which}{counting}")
            }
        };
        writeln!(f, "  {:>6} {what}  # line {line}", rule.points)
    }

    pub(super) fn fmt_stage(&self, f: &mut Formatter<'_>, stage: &Stage) -> fmt::Result {
        let names = |stages: &[StageId]| {
            let names: Vec<&str> = stages.iter().map(|s| self.stage_name(*s)).collect();
            names.join(", ")
        };
        writeln!(f, "stage {}", stage.name)?;
        if let Some(condition) = stage.condition {
            if !stage.from.is_empty() {
                writeln!(f, "  from {}: {}", names(&stage.from), Ref(condition))?;
            }
            if !stage.back_from.is_empty() {
                let from = names(&stage.back_from);
                writeln!(f, "  back from {from}: {}", Ref(condition))?;
            }
        }
        if !stage.not_without.is_empty() {
            let needed: Vec<TermId> = stage.not_without.iter().map(|n| n.known).collect();
            writeln!(f, "  not without {}", refs(&needed))?;
        }
        for track in &stage.fast_tracks {
            let (from, past) = (names(&track.from), names(&track.past));
            let past = if past.is_empty() {
                past
            } else {
                format!(" past {past}")
            };
            writeln!(
                f,
                "  fast track from {from}{past}: {}",
                Ref(track.condition)
            )?;
        }
        for back in &stage.back_to {
            let when = match &back.when {
                BackWhen::Condition { condition, .. } => format!("when {}", Ref(*condition)),
                BackWhen::AfterDays(days) => format!("after {days} days"),
            };
            writeln!(f, "  back to {} {when}", self.stage_name(back.to))?;
        }
        if let Some(days) = stage.comes_back_after {
            writeln!(f, "  comes back after {days} days")?;
        }
        for (from, days) in &stage.comes_back_from {
            let from = self.stage_name(*from);
            writeln!(f, "  comes back from {from} after {days} days")?;
        }
        Ok(())
    }
}

fn show_counting(counting: &Counting) -> String {
    let modifiers = counting.modifiers().into_iter();
    // The printed program is English, as its other words.
    let text = |modifier| format!(", {}", modifier_text(Language::En, modifier));
    modifiers.map(text).collect()
}
