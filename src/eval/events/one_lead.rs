//! The events of a single lead, whose activities are not in columns.

use super::classifier::{Classifier, DetailEval};
use super::kind_sets::{Key, Keys, KindSets, SetId};
use super::partition::sort_by_time;
use super::{Event, Tag};
use crate::contract::model::ActivityId;
use crate::data::scalar::ScalarActivity;
use crate::data::table::EventKind;
use crate::eval::input::Input;
use crate::eval::local_days::LocalDays;
use crate::ir::Program;
use std::borrow::Cow;

/// The kinds as which activities are logged, prepared for one lead after another.
#[derive(Debug)]
pub(in crate::eval) struct LoggedKinds {
    /// By `ActivityId`.
    classifiers: Vec<Classifier>,
    /// By `ActivityId`, the kinds of an activity for which no detail matters.
    sets: KindSets,
}

impl LoggedKinds {
    /// The kinds of a program.
    pub fn new(program: &Program) -> LoggedKinds {
        let kinds = (0..program.kinds.len() as u32).map(ActivityId);
        let classifiers = kinds.map(|kind| Classifier::new(program, EventKind::Logged(kind)));
        let classifiers: Vec<Classifier> = classifiers.collect();
        let keys = (0..).zip(&classifiers).map(|(family, classifier)| Key {
            family,
            bits: classifier.bits().into(),
        });
        let keys: Vec<Key> = keys.collect();
        LoggedKinds {
            sets: KindSets::new(program, &classifiers, &keys),
            classifiers,
        }
    }

    /// Sets `events` to the activities up to an instant, in chronological order; returns the sets of their kinds.
    pub fn events_of<'s>(
        &'s self,
        program: &Program,
        input: &Input<'_>,
        days: &LocalDays,
        activities: &[ScalarActivity],
        as_of: i64,
        events: &mut Vec<Event>,
    ) -> Cow<'s, KindSets> {
        events.clear();
        let rows = activities.iter().enumerate();
        let rows = rows.filter(|(_, activity)| activity.micros <= as_of);
        let mut sets = Sets::new(self, program, input, activities);
        events.extend(rows.map(|(row, activity)| {
            let day = days.day_of(activity.micros);
            Event {
                micros: activity.micros,
                day,
                tag: Tag::new(sets.of(row, activity.kind, day), activity.date_only),
            }
        }));
        sort_by_time(events);
        sets.finish(program)
    }
}

/// Finds the set of kinds of each activity.
enum Sets<'s, 'p, 'a> {
    /// Those of their kinds: no details matter.
    Certain(&'s KindSets),
    /// By their details.
    ByDetails {
        classifiers: &'s [Classifier],
        details: DetailEval<'p, 'a>,
        keys: Keys,
        bits: Vec<u64>,
    },
}

impl<'s, 'p, 'a> Sets<'s, 'p, 'a> {
    fn new(
        kinds: &'s LoggedKinds,
        program: &'p Program,
        input: &'p Input<'a>,
        activities: &[ScalarActivity],
    ) -> Sets<'s, 'p, 'a> {
        let classifier = |activity: &ScalarActivity| &kinds.classifiers[activity.kind.index()];
        let mut classifiers = activities.iter().map(classifier);
        match classifiers.any(Classifier::tests_details) {
            false => Sets::Certain(&kinds.sets),
            true => Sets::ByDetails {
                classifiers: &kinds.classifiers,
                details: DetailEval::new(program, input),
                keys: Keys::new(kinds.classifiers.len()),
                bits: Vec::new(),
            },
        }
    }

    /// The set of an activity.
    fn of(&mut self, row: usize, kind: ActivityId, day: i32) -> SetId {
        match self {
            Sets::Certain(_) => SetId(kind.0),
            Sets::ByDetails {
                classifiers,
                details,
                keys,
                bits,
            } => {
                let classifier = &classifiers[kind.index()];
                bits.clone_from(&classifier.bits());
                classifier.test_row(details, row, day, bits);
                // A contract has at most as many kinds as fit into 16 bits.
                SetId(keys.number(kind.0 as u16, bits))
            }
        }
    }

    fn finish(self, program: &Program) -> Cow<'s, KindSets> {
        match self {
            Sets::Certain(sets) => Cow::Borrowed(sets),
            Sets::ByDetails {
                classifiers, keys, ..
            } => Cow::Owned(KindSets::new(program, classifiers, &keys.into_keys())),
        }
    }
}
