//! Records what happens to a lead while its history is replayed.

use super::explanation::{EventKind, HistoryEvent};
use crate::contract::model::ActivityId;
use crate::eval::events::{Event, by_origin};
use crate::eval::lead::Lead;
use crate::eval::replay::{MoveCause, Observer, TransitionRule};
use crate::ir::program::{BackWhen, KindSource};
use crate::time::{LocalDay, MicrosUtc};

/// Records what happens.
pub(super) struct HistoryRecorder {
    pub events: Vec<HistoryEvent>,
    /// The number of events recorded.
    told: usize,
    /// Whether the start has been recorded.
    started: bool,
    /// Which exclusions hold.
    excluded: Vec<bool>,
    /// Every kind, after those it is derived from.
    kinds: Vec<ActivityId>,
}

impl HistoryRecorder {
    /// An empty chronicle.
    pub fn new(lead: &Lead<'_>) -> HistoryRecorder {
        let program = lead.run.program;
        HistoryRecorder {
            events: Vec::new(),
            told: 0,
            started: false,
            excluded: vec![false; program.exclusions.len()],
            kinds: by_origin(program),
        }
    }

    fn add(&mut self, lead: &Lead<'_>, micros: i64, day: i32, what: EventKind) {
        let zone = lead.run.program.about.zone.zone();
        self.events.push(HistoryEvent {
            at: MicrosUtc(micros).local_time(zone),
            day: LocalDay(day),
            what,
        });
    }

    fn now(&mut self, lead: &Lead<'_>, what: EventKind) {
        self.add(lead, lead.now.micros, lead.now.day, what);
    }

    fn start(&mut self, lead: &Lead<'_>) {
        self.started = true;
        let program = lead.run.program;
        let first = program.stages.first();
        let stage = first.map(|stage| stage.name.clone());
        self.now(lead, EventKind::Start { stage });
    }

    /// Records new events; at the start of the history, those before it come first.
    fn acts(&mut self, lead: &Lead<'_>) {
        let mut events = &lead.happened()[self.told..];
        self.told = lead.happened().len();
        while let Some(first) = events.first() {
            if !self.started && first.micros >= lead.start.micros {
                self.start(lead);
            }
            let same = |event: &&Event| event.micros == first.micros;
            let together = events.iter().take_while(same).count();
            let (now, later) = events.split_at(together);
            self.acts_of_instant(lead, now);
            events = later;
        }
        if !self.started {
            self.start(lead);
        }
    }

    fn acts_of_instant(&mut self, lead: &Lead<'_>, events: &[Event]) {
        let mut told: Vec<(Event, u32)> = Vec::new();
        for event in events {
            let alike = |(other, _): &&mut (Event, u32)| {
                other.set() == event.set() && other.date_only() == event.date_only()
            };
            match told.iter_mut().find(alike) {
                Some((_, times)) => *times += 1,
                None => told.push((*event, 1)),
            }
        }
        told.sort_by_key(|(event, _)| (event.set(), event.date_only()));
        for (event, times) in told {
            let what = EventKind::Acts {
                kinds: self.kinds_of(lead, event),
                times,
                date_only: event.date_only(),
            };
            self.add(lead, event.micros, event.day, what);
        }
    }

    fn kinds_of(&self, lead: &Lead<'_>, event: Event) -> Vec<String> {
        let program = lead.run.program;
        let members = lead.run.sets.members(event.set());
        let kinds = self.kinds.iter().filter(|kind| members[kind.index()]);
        kinds
            .map(|kind| &program.kinds[kind.index()])
            .filter(|kind| !matches!(kind.source, KindSource::AnyOf(_)))
            .map(|kind| kind.name.clone())
            .collect()
    }

    fn known(&mut self, lead: &Lead<'_>) {
        let run = lead.run;
        for field in &run.plan.late_fields {
            if run.input.known_from(*field, lead.row) == Some(lead.now.micros) {
                let field = run.program.field_name(*field).to_owned();
                self.now(lead, EventKind::Known { field });
            }
        }
    }

    fn exclusions(&mut self, lead: &mut Lead<'_>) {
        for (index, exclusion) in lead.run.program.exclusions.iter().enumerate() {
            let holds = lead.answer(exclusion.condition).is_met();
            if holds == self.excluded[index] {
                continue;
            }
            self.excluded[index] = holds;
            let by = exclusion.name.clone();
            let what = if holds {
                let because = lead.trace(exclusion.written);
                EventKind::Excluded { by, because }
            } else {
                EventKind::NoLongerExcluded { by }
            };
            self.now(lead, what);
        }
    }
}

impl Observer for HistoryRecorder {
    /// The next instant at which an exclusion may begin or end, or a field may become known.
    fn next_chance(&mut self, lead: &mut Lead<'_>) -> i64 {
        let run = lead.run;
        let exclusions = run.program.exclusions.iter();
        let moves = exclusions.map(|exclusion| lead.next_move(exclusion.condition));
        let next = moves.min().unwrap_or(i64::MAX);
        let late = run.plan.late_fields.iter();
        let late = late.filter_map(|field| lead.late_until(*field));
        late.min().map_or(next, |late| next.min(late))
    }

    /// The chronicle continues to the as-of time.
    fn is_done(&self, _lead: &Lead<'_>) -> bool {
        false
    }

    fn arrives(&mut self, lead: &mut Lead<'_>) {
        self.acts(lead);
        self.known(lead);
        self.exclusions(lead);
    }

    fn moves(&mut self, lead: &mut Lead<'_>, by: MoveCause<'_>) {
        let program = lead.run.program;
        let name = |stage| program.stage_name(stage).to_owned();
        let from = name(lead.state.stage);
        let what = match by {
            MoveCause::Transition(transition) => {
                let written = lead.written_of(transition);
                let because = lead.trace(written);
                if transition.how == TransitionRule::Back {
                    EventKind::WentBack {
                        stage: name(transition.to),
                        from,
                        line: because.line.clone(),
                        because: Some(because),
                    }
                } else {
                    EventKind::Entered {
                        stage: name(transition.to),
                        from,
                        passed: transition.past.iter().map(|stage| name(*stage)).collect(),
                        fast_track: transition.how != TransitionRule::Forward,
                        because,
                    }
                }
            }
            MoveCause::BackTo(back) => EventKind::WentBack {
                stage: name(back.to),
                from,
                line: program.place(back.place).clone(),
                because: match back.when {
                    BackWhen::Condition { written, .. } => Some(lead.trace(written)),
                    BackWhen::AfterDays(_) => None,
                },
            },
        };
        self.now(lead, what);
    }
}
