//! A first contract from the exports of the page.

use super::Failure;
use super::data::DataCache;
use crate::data::profile::Profile;
use crate::data::{self, Input};
use crate::init::{ActivityExport, Draft, Setup, Side};
use crate::message::{Language, msg};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// The zone if that of the computer has no known name.
const NO_ZONE: &str = "UTC";

/// The text of the contract. From then on, the exports are read as it says.
pub(super) fn answer(
    exports: &DataCache,
    zone: &str,
    language: Language,
) -> Result<Value, Failure> {
    let given = exports.request();
    let [leads] = given.leads.as_slice() else {
        return Err(
            Failure::new(msg!("a first contract is written from one export of leads"))
                .with_help(msg!("add one file of leads")),
        );
    };
    let profile = |input: &Input| Profile::from_input(input, None);
    let own = profile(leads)?;
    let files = given.activities.iter();
    let files: Vec<Profile> = files
        .map(|one| profile(&one.input))
        .collect::<Result<_, _>>()?;
    let activities: Vec<ActivityExport<'_>> = (given.activities.iter().zip(&files))
        .map(|(one, profile)| ActivityExport {
            kind: one.kind.clone(),
            profile,
        })
        .collect();
    let mut draft = Draft::from_exports(&own, &activities, setup(zone, language))?;
    let plain = draft.checked()?;
    let request = draft.request(leads, &given.activities);
    let loaded = data::read(&plain.program.inputs, &request)?;
    draft.propose(&loaded);
    let text = draft.checked()?.text;
    exports.replace(request);
    Ok(json!({ "text": text }))
}

fn setup(zone: &str, language: Language) -> Setup {
    let is_known = TimeZone::get(zone).is_ok();
    Setup {
        language,
        title: None,
        zone: if is_known { zone } else { NO_ZONE }.to_owned(),
        is_zone_assumed: true,
        parties: Side::built_in(language),
        currency: None,
        id: None,
    }
}
