//! The events of an iCalendar file (RFC 5545).

use super::lines::{NOT_A_CALENDAR, Problem, Property, properties};

/// A `VEVENT` as written.
#[derive(Debug)]
pub(super) struct Event {
    /// Where it starts, from 1.
    pub line: usize,
    properties: Vec<Property>,
}

impl Event {
    /// The first property of a name.
    pub fn get(&self, name: &str) -> Option<&Property> {
        self.properties
            .iter()
            .find(|property| property.name == name)
    }

    /// Every property of a name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Property> {
        self.properties
            .iter()
            .filter(move |property| property.name == name)
    }

    pub fn is_cancelled(&self) -> bool {
        let status = self.get("STATUS");
        status.is_some_and(|status| status.value.trim().eq_ignore_ascii_case("CANCELLED"))
    }
}

/// The events of every calendar of a file; alarms and whatever else stands in them is left out.
pub(super) fn events(bytes: &[u8]) -> Result<Vec<Event>, Problem> {
    let mut events: Vec<Event> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut last = 1;
    for property in properties(bytes)? {
        last = property.line;
        match property.name.as_str() {
            "BEGIN" => {
                let what = property.value.trim().to_ascii_uppercase();
                if open.is_empty() && what != "VCALENDAR" {
                    return Err(not_a_calendar(last));
                }
                if what == "VEVENT" {
                    events.push(Event {
                        line: last,
                        properties: Vec::new(),
                    });
                }
                open.push(what);
            }
            "END" => {
                let what = property.value.trim();
                let closes = open.pop();
                if !closes.is_some_and(|open| open.eq_ignore_ascii_case(what)) {
                    let message = format!("`END:{what}` ends what has not begun");
                    return Err(Problem::new(last, message, "export the calendar again"));
                }
            }
            _ if open.is_empty() => return Err(not_a_calendar(last)),
            _ => {
                if let (Some("VEVENT"), Some(event)) =
                    (open.last().map(String::as_str), events.last_mut())
                {
                    event.properties.push(property);
                }
            }
        }
    }
    match open.last() {
        Some(what) => Err(Problem::new(
            last,
            format!("the file ends before `END:{what}`"),
            "the file is cut off: export or download it again",
        )),
        None => Ok(events),
    }
}

fn not_a_calendar(line: usize) -> Problem {
    Problem::new(line, "this is not an iCalendar file", NOT_A_CALENDAR)
}
