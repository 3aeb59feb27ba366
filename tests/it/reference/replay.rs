//! A lead's history, replayed: section 8 of the language.

use std::collections::{BTreeMap, BTreeSet};

use leadc::contract::model::{Contract, StageId};
use leadc::time::{LocalDay, MicrosUtc, first_instant};

use super::conditions::{Moment, Moves};
use super::rows::{Lead, Occurrence};

/// A lead with its activities in order of time, up to the as-of instant.
#[derive(Debug)]
pub struct History<'a> {
    pub contract: &'a Contract,
    pub lead: &'a Lead,
    pub activities: Vec<Occurrence>,
    pub as_of: MicrosUtc,
}

impl History<'_> {
    pub fn moment<'a>(&'a self, now: MicrosUtc, moves: &'a Moves) -> Moment<'a> {
        Moment {
            contract: self.contract,
            lead: self.lead,
            activities: &self.activities,
            now,
            moves,
        }
    }

    /// The moves of the lead up to the as-of instant; none where it was created later.
    pub fn replay(&self) -> Option<Moves> {
        let start = self.start();
        if start > self.as_of {
            return None;
        }
        let first = StageId(0);
        let mut moves = Moves {
            start,
            stage: first,
            since: start,
            entries: BTreeMap::from([(first, start)]),
            last_back: None,
        };
        if !self.contract.stages.is_empty() {
            for now in self.instants(start) {
                self.step(now, &mut moves);
            }
        }
        Some(moves)
    }

    /// "`created`; if unknown, the first activity; if none, `as of`."
    fn start(&self) -> MicrosUtc {
        let first_activity = self.activities.iter().map(|a| a.at).min();
        let created = self.lead.created(self.contract);
        created.or(first_activity).unwrap_or(self.as_of)
    }

    /// "The start, each distinct activity instant, the first instant of each local day, and `as of`", and those from
    /// which a field is known.
    fn instants(&self, start: MicrosUtc) -> BTreeSet<MicrosUtc> {
        let zone = &self.contract.info.zone;
        let days = start.local_day(zone).0..=self.as_of.local_day(zone).0;
        let mut instants = BTreeSet::from([start, self.as_of]);
        instants.extend(days.map(|day| first_instant(LocalDay(day), zone)));
        instants.extend(self.activities.iter().map(|a| a.at));
        instants.extend(self.lead.known_from.values());
        instants.retain(|at| start <= *at && *at <= self.as_of);
        instants
    }

    /// (3) exclusions; (4) entries, "the stage declared last that can be entered, then again, each stage at most once
    /// an instant"; (5) "if none was entered, the first `back to` that holds; after a going back nothing else is
    /// entered".
    fn step(&self, now: MicrosUtc, moves: &mut Moves) {
        if self.moment(now, moves).is_excluded() {
            return;
        }
        let mut entered = BTreeSet::new();
        while let Some(way) = self.moment(now, moves).way_in(&entered) {
            entered.insert(way.to);
            entered.extend(&way.passing);
            for stage in way.passing {
                moves.entries.insert(stage, now);
            }
            moves.enter(way.to, now);
            if way.is_back {
                moves.last_back = Some(now);
                return;
            }
        }
        if entered.is_empty()
            && let Some(to) = self.moment(now, moves).way_back()
        {
            moves.enter(to, now);
            moves.last_back = Some(now);
        }
    }
}

impl Moves {
    fn enter(&mut self, stage: StageId, now: MicrosUtc) {
        self.stage = stage;
        self.since = now;
        self.entries.insert(stage, now);
    }
}
