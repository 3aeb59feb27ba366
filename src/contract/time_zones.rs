//! Time zones by their IANA names.

use super::diagnostics::Diagnostics;
use super::line_edit;
use super::scope::Scope;
use super::{phrase_args, zones_of_places};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::syntax::phrase::SlotName;
use crate::syntax::tree::Phrase;
use crate::text::slips;
use jiff::tz::TimeZone;

/// The zone of a `time zone:` line and its name.
pub(super) fn zone(
    scope: &Scope,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<(String, TimeZone)> {
    let written = phrase_args::word(phrase, SlotName::Zone, diagnostics)?;
    let wanted = written.replace(' ', "_");
    match TimeZone::get(&wanted) {
        Ok(zone) => {
            let name = zone.iana_name().unwrap_or(&wanted).to_string();
            if let Some(warning) = without_summer_time(phrase, &name) {
                diagnostics.push(warning);
            }
            Some((name, zone))
        }
        Err(_) => {
            diagnostics.push(unknown(scope, phrase, written));
            None
        }
    }
}

/// Short names of zones without summer time: an author who writes `EST` nearly always means the time of New York.
fn without_summer_time(phrase: &Phrase, name: &str) -> Option<Diagnostic> {
    let city = match name {
        "EST" => msg!("for New York write `America/New_York`"),
        "MST" => msg!("for Denver write `America/Denver`"),
        "HST" => msg!("for Honolulu write `Pacific/Honolulu`"),
        "GMT" | "Greenwich" => msg!("for London write `Europe/London`"),
        name if name.starts_with("Etc/GMT") => {
            msg!("write a continent and a city, for example `Europe/Berlin`")
        }
        _ => return None,
    };
    let span = phrase_args::span(phrase, SlotName::Zone);
    let message = msg!(
        "the clocks of `{name}` never change, in summer they differ from those of most cities",
        name
    );
    Some(Diagnostic::new(Code::W0113, span, message).help(city))
}

fn unknown(scope: &Scope, phrase: &Phrase, written: &str) -> Diagnostic {
    let span = phrase_args::span(phrase, SlotName::Zone);
    let diagnostic = Diagnostic::new(
        Code::E0205,
        span,
        msg!("`{written}` is not a time zone", written),
    );
    match zone_of_place(written) {
        Some(zone) => diagnostic.corrected(
            msg!("did you mean `{near}`?", near = zone),
            line_edit::replaced(scope.sources, span, &zone),
        ),
        None => diagnostic.help(
            msg!("a time zone is a continent and a city, for example `America/Sao_Paulo` or `Europe/Lisbon`"),
        ),
    }
}

/// The zone of a city, or the only name within one typing error. Names that are merely similar belong to other cities.
fn zone_of_place(written: &str) -> Option<String> {
    let place = written.rsplit('/').next().unwrap_or(written).trim();
    if let Some(zone) = zones_of_places::zone(place) {
        return Some(zone.to_string());
    }
    let folded = |text: &str| text.trim().replace(' ', "_").to_lowercase();
    let (wanted, city_wanted) = (folded(written), folded(place));
    let names: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .collect();
    let city = |name: &String| {
        let last = name.rsplit('/').next().unwrap_or(name);
        name.contains('/') && last.to_lowercase() == city_wanted
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
        let is_slip = |name: &&String| slips(&wanted, &name.to_lowercase()) == Some(1);
        let mut meant = names.iter().filter(of_area).filter(is_slip);
        meant.next().filter(|_| meant.next().is_none()).cloned()
    })
}
