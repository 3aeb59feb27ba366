//! Generated cases: a contract as text, leads and activities, an as-of instant.

mod calendars;
mod conditions;
mod data;
mod points;
mod slas;
mod stages;
mod vocabulary;

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use leadc::contract::model::{ActivityId, ActivitySource, Contract, DetailId, FieldId};
use leadc::diagnostic::Code;
use leadc::source::Sources;
use leadc::suggest;
use leadc::time::{LocalDay, MicrosUtc, first_instant, instant_of, last_instant};
use proptest::prelude::*;
use proptest::sample::select;

use self::conditions::{Condition, Names, Scope, condition};
use self::data::{Cell, Stamp, TURNS};
use super::reference::rows::{Event, Kind, Lead, Value};

/// A contract, leads with their activities, and the instant to look at.
#[derive(Clone)]
pub struct Case {
    turn: (&'static str, (i16, i8, i8)),
    week_starts: &'static str,
    calendars: calendars::Calendars,
    derived: [Option<Condition>; 3],
    definitions: Vec<Condition>,
    groups: Vec<points::Group>,
    totals: Vec<points::Total>,
    exclusions: Vec<Condition>,
    stages: Vec<stages::Stage>,
    slas: Vec<slas::Sla>,
    leads: Vec<data::Lead>,
    as_of: Stamp,
}

pub fn case() -> impl Strategy<Value = Case> {
    let kind_of = || prop::option::weighted(0.9, condition(Scope::Details));
    let world = (
        select(TURNS),
        select(&["Monday", "Sunday", "Wednesday"][..]),
        calendars::calendars(),
        [kind_of(), kind_of(), kind_of()],
    );
    let contract = (
        prop::collection::vec(condition(Scope::Lead), 0..=3),
        points::groups(),
        points::totals(),
        prop_oneof![
            2 => Just(Vec::new()),
            1 => prop::collection::vec(condition(Scope::Points), 1..=2),
        ],
        stages::stages(),
        slas::slas(),
    );
    let data = (prop::collection::vec(data::lead(), 1..=24), data::as_of());
    // On the heap: a test has a small stack, and a case is large.
    let parts = (world.boxed(), contract.boxed(), data.boxed());
    let cases = parts.prop_map(|(world, contract, data)| Case {
        turn: world.0,
        week_starts: world.1,
        calendars: world.2,
        derived: world.3,
        definitions: contract.0,
        groups: contract.1,
        totals: contract.2,
        exclusions: contract.3,
        stages: contract.4,
        slas: contract.5,
        leads: data.0,
        as_of: data.1,
    });
    cases
        .prop_filter("stages that let leads through", Case::lets_leads_through)
        .boxed()
}

impl Case {
    /// Whether its stages are in an order in which they can be entered; another one is an error.
    fn lets_leads_through(&self) -> bool {
        let text = self.text();
        let mut read = |_: &std::path::Path| Ok(text.clone().into_bytes());
        let loaded = suggest::load("generated.leadc", &mut Sources::default(), &mut read);
        let mut codes = loaded.diagnostics.iter().map(|diagnostic| diagnostic.code);
        !codes.any(|code| code == Code::E0506)
    }

    /// The contract's text.
    pub fn text(&self) -> String {
        let mut out = vocabulary::DECLARATIONS
            .replace("{zone}", self.turn.0)
            .replace("{lines}", &self.calendars.lines())
            .replace("{calendars}", &self.calendars.blocks(self.week_starts));
        let mut names = Names::default();
        self.write_derived(&mut out);
        for (index, condition) in self.definitions.iter().enumerate() {
            let kind = ["ideal customer", "persona", "define"][index % 3];
            let name = format!("profile {}", index + 1);
            out.push_str(&format!("\n{kind} {name}:\n"));
            condition.as_block(&names, &mut out);
            names.definitions.push(name);
        }
        points::write(&self.groups, &self.totals, &mut names, &mut out);
        for (index, condition) in self.exclusions.iter().enumerate() {
            out.push_str(&format!("\nexclude reason {}:\n", index + 1));
            condition.as_block(&names, &mut out);
        }
        stages::write(&self.stages, &mut names, &mut out);
        slas::write(&self.slas, self.calendars.has_hours(), &names, &mut out);
        self.with_dates(&out)
    }

    fn write_derived(&self, out: &mut String) {
        let kinds = [
            ("pricing view", "page view", ""),
            ("long pricing view", "pricing view", ""),
            ("robot view", "page view", "  does not count as activity\n"),
        ];
        for ((name, parent, line), when) in kinds.iter().zip(&self.derived) {
            out.push_str(&format!("\nactivity {name}:\n  kind of: {parent}\n{line}"));
            if let Some(condition) = when {
                condition.as_block(&Names::default(), out);
            }
        }
    }

    /// `{+7}` as the date seven days after the turn.
    fn with_dates(&self, text: &str) -> String {
        let mut parts = text.split('{');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (offset, rest) = part.split_once('}').expect("an offset in braces");
            let offset: i32 = offset.parse().expect("a number of days");
            out.push_str(&self.day(offset).to_string());
            out.push_str(rest);
        }
        out
    }

    pub fn zone(&self) -> TimeZone {
        TimeZone::get(self.turn.0).expect("the zone database is bundled")
    }

    fn day(&self, offset: i32) -> LocalDay {
        let (year, month, day) = self.turn.1;
        let turn = LocalDay::from_ymd(year, month, day).expect("a date");
        LocalDay(turn.0 + offset)
    }

    fn instant(&self, stamp: Stamp) -> MicrosUtc {
        let zone = self.zone();
        match stamp {
            Stamp::Date(day) => first_instant(self.day(day), &zone),
            Stamp::Local(day, clock) => {
                let midnight = DateTime::from(self.day(day).date());
                let local = midnight + jiff::Span::new().microseconds(clock);
                instant_of(local, &zone)
            }
            Stamp::Elapsed(day, micros) => {
                MicrosUtc(first_instant(self.day(day), &zone).0 + micros)
            }
        }
    }

    /// A date is the end of that day.
    pub fn as_of(&self) -> MicrosUtc {
        match self.as_of {
            Stamp::Date(day) => last_instant(self.day(day), &self.zone()),
            other => self.instant(other),
        }
    }

    /// The rows, with the names of the loaded contract resolved.
    pub fn rows(&self, contract: &Contract) -> Vec<(Lead, Vec<Event>)> {
        let leads = self.leads.iter().enumerate();
        leads
            .map(|(index, lead)| {
                (
                    self.lead(index, lead, contract),
                    self.events(lead, contract),
                )
            })
            .collect()
    }

    fn lead(&self, index: usize, lead: &data::Lead, contract: &Contract) -> Lead {
        let values = lead.cells.iter();
        let known_from = lead.known_from.iter();
        Lead {
            id: format!("L{}", index + 1),
            values: values
                .map(|(name, cell)| (field(contract, name), self.value(cell)))
                .collect(),
            known_from: known_from
                .map(|(name, stamp)| (field(contract, name), self.instant(*stamp)))
                .collect(),
        }
    }

    fn events(&self, lead: &data::Lead, contract: &Contract) -> Vec<Event> {
        let event = |event: &data::Event| Event {
            kind: kind(contract, event.kind),
            at: self.instant(event.when),
            date_only: matches!(event.when, Stamp::Date(_)),
            details: self.details(event, contract),
        };
        lead.events.iter().map(event).collect()
    }

    fn details(&self, event: &data::Event, contract: &Contract) -> BTreeMap<DetailId, Value> {
        let id = |name: &str| {
            let place = contract.details.iter().position(|d| d.name.text == name);
            DetailId(place.unwrap_or_else(|| panic!("no detail `{name}`")) as u32)
        };
        let details = event.details.iter();
        details
            .map(|(name, cell)| (id(name), self.value(cell)))
            .collect()
    }

    fn value(&self, cell: &Cell) -> Value {
        match cell {
            Cell::Text(text) => Value::Text((*text).to_owned()),
            Cell::Texts(texts) => Value::Texts(texts.iter().map(|t| (*t).to_owned()).collect()),
            Cell::Number(number) => Value::Number(*number),
            Cell::Range(low, high) => Value::Range(*low, *high),
            Cell::Day(day) => Value::Day(self.day(*day)),
            Cell::Time(stamp) => Value::Time(self.instant(*stamp)),
            Cell::YesNo(yes) => Value::YesNo(*yes),
        }
    }
}

/// A derived kind is named by examples only.
fn kind(contract: &Contract, name: &str) -> Kind {
    let place = contract.activities.iter().position(|a| a.name.text == name);
    let place = place.unwrap_or_else(|| panic!("no activity `{name}`"));
    let id = ActivityId(place as u32);
    match contract.activities[place].source {
        ActivitySource::Data { .. } => Kind::Logged(id),
        ActivitySource::KindOf { .. } | ActivitySource::AnyOf(_) => Kind::Derived(id),
    }
}

fn field(contract: &Contract, name: &str) -> FieldId {
    let place = contract.fields.iter().position(|f| f.name.text == name);
    FieldId(place.unwrap_or_else(|| panic!("no field `{name}`")) as u32)
}

impl fmt::Debug for Case {
    /// As a person reads it: the contract, the rows, the instant.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let zone = self.zone();
        writeln!(f, "\n{}", self.text())?;
        writeln!(f, "as of {}", self.as_of().to_iso(&zone))?;
        for (index, lead) in self.leads.iter().enumerate() {
            writeln!(f, "L{}:", index + 1)?;
            for (name, cell) in &lead.cells {
                match self.value(cell) {
                    Value::Time(at) => writeln!(f, "  {name} is {}", at.to_iso(&zone))?,
                    value => writeln!(f, "  {name} is {value:?}")?,
                }
            }
            for (name, stamp) in &lead.known_from {
                let at = self.instant(*stamp).to_iso(&zone);
                writeln!(f, "  {name} is known from {at}")?;
            }
            for event in &lead.events {
                let at = self.instant(event.when).to_iso(&zone);
                let stamp = event.when;
                writeln!(
                    f,
                    "  {} at {at} ({stamp:?}) {:?}",
                    event.kind, event.details
                )?;
            }
        }
        Ok(())
    }
}
