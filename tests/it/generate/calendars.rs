//! When the teams of generated contracts work, and when the contracts hold.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::vocabulary::{day_offset, field_test};

const OPENINGS: &[&str] = &[
    "Monday to Friday, 09:00 to 18:00",
    "Monday to Friday, 09:00 to 12:00",
    "Monday to Friday, 13:00 to 18:00",
    "Monday to Sunday, 00:00 to 24:00",
    "Saturday to Tuesday, 22:00 to 02:00",
    "Sunday, 00:00 to 00:30",
    "Monday to Saturday, 20:00 to 24:00",
    "Saturday, 01:30 to 01:00",
];

const SPECIAL: &[&str] = &["09:00 to 12:00", "22:00 to 03:00", "00:00 to 24:00"];

const ZONES: &[&str] = &[
    "America/Sao_Paulo",
    "Europe/Rome",
    "Asia/Shanghai",
    "America/St_Johns",
];

#[derive(Debug, Clone)]
pub struct Calendars {
    in_force: Option<(i32, Option<i32>)>,
    rule: Rule,
    office: Calendar,
    branch: Calendar,
}

/// The `calendar:` line of the contract.
#[derive(Debug, Clone)]
enum Rule {
    Nothing,
    Always,
    When(Vec<(&'static str, String)>),
}

#[derive(Debug, Clone)]
struct Calendar {
    zone: Option<&'static str>,
    open: Vec<&'static str>,
    /// First days and how many follow.
    closed: Vec<(i32, i32)>,
    /// Days with hours of their own.
    special: Vec<(i32, &'static str)>,
    /// Whether the middle day of the first closed range is open as usual.
    as_usual: bool,
}

/// Lines with `when`.
pub fn choices() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let choice = (select(&["branch", "office"][..]), field_test());
    prop::collection::vec(choice, 1..=2)
}

/// `calendar:` lines with a last one for all other leads.
pub fn lines(choices: &[(&'static str, String)]) -> String {
    let choices = choices.iter();
    let with_when = choices.map(|(name, test)| format!("  calendar: {name} when {test}\n"));
    with_when.collect::<String>() + "  calendar: office\n"
}

pub fn calendars() -> impl Strategy<Value = Calendars> {
    let rule = prop_oneof![
        1 => Just(Rule::Nothing),
        3 => Just(Rule::Always),
        3 => choices().prop_map(Rule::When),
    ];
    let in_force = (-20..=2_i32, weighted(0.5, 0..=20_i32));
    (weighted(0.3, in_force), rule, calendar(), calendar()).prop_map(
        |(in_force, rule, office, branch)| Calendars {
            in_force,
            rule,
            office,
            branch,
        },
    )
}

fn calendar() -> impl Strategy<Value = Calendar> {
    let open = prop_oneof![
        1 => Just(vec![OPENINGS[0]]),
        1 => Just(vec![OPENINGS[1], OPENINGS[2]]),
        2 => prop::collection::vec(select(OPENINGS), 1..=3),
    ];
    let closed = prop::collection::vec((day_offset(), 0..=4_i32), 0..=2);
    let special = prop::collection::vec((day_offset(), select(SPECIAL)), 0..=2);
    let zone = weighted(0.4, select(ZONES));
    (zone, open, closed, special, any::<bool>()).prop_map(
        |(zone, open, closed, special, as_usual)| Calendar {
            zone,
            open,
            closed,
            special,
            as_usual,
        },
    )
}

impl Calendars {
    /// Whether business time can be counted.
    pub fn has_hours(&self) -> bool {
        !matches!(self.rule, Rule::Nothing)
    }

    /// The lines of the contract.
    pub fn lines(&self) -> String {
        let rule = match &self.rule {
            Rule::Nothing => String::new(),
            Rule::Always => "  calendar: office\n".to_owned(),
            Rule::When(choices) => lines(choices),
        };
        let in_force = self.in_force.map_or(String::new(), |(from, length)| {
            match length.map(|length| from + length) {
                None => format!("  in force: from {{{from:+}}}\n"),
                Some(to) => format!("  in force: {{{from:+}}} to {{{to:+}}}\n"),
            }
        });
        in_force + &rule
    }

    /// The blocks of the calendars.
    pub fn blocks(&self, week_starts: &str) -> String {
        let office = self.office.block("office", week_starts);
        let branch = self.branch.block("branch", week_starts);
        format!("{office}\n{branch}")
    }
}

impl Calendar {
    fn block(&self, name: &str, week_starts: &str) -> String {
        let mut out = format!("calendar {name}:\n");
        if let Some(zone) = self.zone {
            out.push_str(&format!("  time zone: {zone}\n"));
        }
        for opening in &self.open {
            out.push_str(&format!("  open: {opening}\n"));
        }
        for (from, more) in &self.closed {
            let to = from + more;
            out.push_str(&match more {
                0 => format!("  closed: {{{from:+}}}\n"),
                _ => format!("  closed: {{{from:+}}} to {{{to:+}}}\n"),
            });
        }
        for (day, hours) in self.special.iter().filter(|(day, _)| !self.is_closed(*day)) {
            out.push_str(&format!("  open: {{{day:+}}}, {hours}\n"));
        }
        if let Some(day) = self.usual_day() {
            out.push_str(&format!("  open: {{{day:+}}} as usual\n"));
        }
        out + &format!("  week starts on: {week_starts}\n")
    }

    /// Whether a line closes this one day: hours would contradict it.
    fn is_closed(&self, day: i32) -> bool {
        self.closed.contains(&(day, 0))
    }

    /// A day of a closed range without hours of its own.
    fn usual_day(&self) -> Option<i32> {
        let (from, more) = self.closed.first().filter(|_| self.as_usual)?;
        let day = from + more / 2;
        let is_special = self.special.iter().any(|(special, _)| *special == day);
        (*more > 0 && !is_special && !self.is_closed(day)).then_some(day)
    }
}
