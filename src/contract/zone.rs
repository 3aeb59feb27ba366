//! Time zones by their IANA names.

use super::edit;
use super::found::Found;
use super::scope::Scope;
use super::slots;
use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::phrase::SlotName;
use crate::syntax::tree::Phrase;
use jiff::tz::TimeZone;

/// The zone of a `time zone:` line and its name.
pub(super) fn zone(
    scope: &Scope,
    phrase: &Phrase,
    found: &mut Found,
) -> Option<(String, TimeZone)> {
    let written = slots::word(phrase, SlotName::Zone, found)?;
    let wanted = written.replace(' ', "_");
    match TimeZone::get(&wanted) {
        Ok(zone) => {
            let name = zone.iana_name().unwrap_or(&wanted).to_string();
            Some((name, zone))
        }
        Err(_) => {
            found.push(unknown(scope, phrase, written));
            None
        }
    }
}

fn unknown(scope: &Scope, phrase: &Phrase, written: &str) -> Diagnostic {
    let span = slots::span(phrase, SlotName::Zone);
    let diagnostic = Diagnostic::new(Code::E0205, span, format!("`{written}` is not a time zone"));
    match meant(written) {
        Some(zone) => diagnostic.corrected(
            format!("did you mean `{zone}`?"),
            edit::replaced(scope.sources, span, &zone),
        ),
        None => diagnostic.help(
            "a time zone is a continent and a city, for example `America/Sao_Paulo` or `Europe/Lisbon`",
        ),
    }
}

/// The zone of a city, or the nearest name.
fn meant(written: &str) -> Option<String> {
    let wanted = written.trim().replace(' ', "_").to_lowercase();
    let names: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .collect();
    let city = |name: &String| {
        let last = name.rsplit('/').next().unwrap_or(name);
        name.contains('/') && last.to_lowercase() == wanted
    };
    let areas = [
        "Africa",
        "America",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    ];
    let of_area = |name: &&String| areas.iter().any(|area| name.starts_with(area));
    let by_city = names.iter().filter(of_area).find(|name| city(name));
    by_city.cloned().or_else(|| {
        let candidates = names.iter().filter(of_area).map(String::as_str);
        closest(&wanted, candidates).map(str::to_string)
    })
}
