//! A lead's history, replayed: section 8 of the language.

use std::collections::{BTreeMap, BTreeSet};

use leadc::contract::model::{Contract, ExclusionId, StageId};
use leadc::eval::EntryCause;
use leadc::time::{LocalDay, MicrosUtc, first_instant};

use super::conditions::{Moment, Move, Moves};
use super::rows::{Event, Lead, Occurrence};

/// A lead with its activities in order of time, up to the as-of instant.
#[derive(Debug)]
pub struct History<'a> {
    pub contract: &'a Contract,
    pub lead: &'a Lead,
    pub activities: Vec<Occurrence>,
    pub as_of: MicrosUtc,
}

impl<'h> History<'h> {
    pub fn of(
        contract: &'h Contract,
        lead: &'h Lead,
        events: &[Event],
        as_of: MicrosUtc,
    ) -> History<'h> {
        let mut activities: Vec<Occurrence> = (events.iter())
            .filter(|event| event.at <= as_of)
            .map(|event| Occurrence::of(contract, event))
            .collect();
        // The data does not determine the order of several activities at one instant.
        activities.sort_by_cached_key(|a| (a.at, a.kinds.clone(), a.date_only));
        History {
            contract,
            lead,
            activities,
            as_of,
        }
    }

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
        self.replay_with(|_, _| ())
    }

    /// Shows every instant when its moves are made, and which exclusions were met before them.
    pub fn replay_with(&self, mut see: impl FnMut(Moment, &[ExclusionId])) -> Option<Moves> {
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
            log: Vec::new(),
        };
        if !self.contract.stages.is_empty() {
            moves.note(first, start, EntryCause::Start);
        }
        for now in self.instants(start) {
            let excluded = self.moment(now, &moves).excluded_by();
            if !self.contract.stages.is_empty() && excluded.is_empty() {
                self.step(now, &mut moves);
            }
            see(self.moment(now, &moves), &excluded);
        }
        Some(moves)
    }

    /// "`created`; if unknown, the first activity; if none, `as of`."
    fn start(&self) -> MicrosUtc {
        let first_activity = self.activities.iter().map(|a| a.at).min();
        let created = self.lead.created(self.contract);
        created.or(first_activity).unwrap_or(self.as_of)
    }

    /// "From there leadc goes from one activity to the next, to each instant from which a field is known, and to the beginning
    /// of each day"; "the as-of instant is none of them".
    fn instants(&self, start: MicrosUtc) -> BTreeSet<MicrosUtc> {
        let zone = &self.contract.info.zone;
        let days = start.local_day(zone).0..=self.as_of.local_day(zone).0;
        let mut instants = BTreeSet::from([start]);
        instants.extend(days.map(|day| first_instant(LocalDay(day), zone)));
        instants.extend(self.activities.iter().map(|a| a.at));
        instants.extend(self.lead.known_from.values());
        instants.retain(|at| start <= *at && *at <= self.as_of);
        instants
    }

    /// (4) entries, "the stage declared last that can be entered, then again, each stage at most once
    /// an instant"; (5) "if none was entered, the first `back to` that holds; after a going back nothing else is
    /// entered".
    fn step(&self, now: MicrosUtc, moves: &mut Moves) {
        let mut entered = BTreeSet::new();
        while let Some(way) = self.moment(now, moves).way_in(&entered) {
            entered.insert(way.to);
            entered.extend(&way.passing);
            for stage in way.passing {
                moves.note(stage, now, EntryCause::Passed);
            }
            if way.is_back {
                moves.go_back(way.to, now);
                return;
            }
            let how = match way.is_fast {
                true => EntryCause::FastTrack,
                false => EntryCause::Entered,
            };
            moves.enter(way.to, now, how);
        }
        if entered.is_empty()
            && let Some(to) = self.moment(now, moves).way_back()
        {
            moves.go_back(to, now);
        }
    }
}

impl Moves {
    fn enter(&mut self, stage: StageId, now: MicrosUtc, how: EntryCause) {
        self.stage = stage;
        self.since = now;
        self.note(stage, now, how);
    }

    fn go_back(&mut self, stage: StageId, now: MicrosUtc) {
        self.enter(stage, now, EntryCause::WentBack);
        self.last_back = Some(now);
    }

    fn note(&mut self, stage: StageId, at: MicrosUtc, how: EntryCause) {
        self.entries.insert(stage, at);
        self.log.push(Move { stage, at, how });
    }
}
