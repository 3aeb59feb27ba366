//! Fields that are written when the outcome is known, or after it: what they say about won leads says nothing about new ones.

use super::super::crm::{Role, rank};
use super::super::fields::{Fields, LeftOut};
use super::super::heading::Heading;
use super::evidence::Evidence;
use super::outcome::Outcome;
use super::tests_of_fields::{FieldTest, tests};
use crate::contract::model::Type;
use crate::data::Loaded;
use crate::data::table::Column;
use crate::message::{Message, msg};

/// Parts of headings of fields that are written after the outcome.
const AFTER: [&str; 30] = [
    "lostreason",
    "lossreason",
    "reasonlost",
    "closedate",
    "closedlost",
    "closedwon",
    "closeddate",
    "wondate",
    "lostdate",
    "converted",
    "conversiondate",
    "opportunity",
    "dealstage",
    "dealstatus",
    "dealvalue",
    "lifecycle",
    "disqualif",
    "lastactivity",
    "lastnotable",
    "lastmodified",
    "lastcontact",
    "motivoperd",
    "motivodaperda",
    "datadefechamento",
    "fechamento",
    "motivoperdita",
    "datachiusura",
    "流失原因",
    "成交日期",
    "关闭日期",
];

/// The share of leads with a known outcome that a field decides alone, from which it is suspicious, in comparison with guessing
/// the more frequent outcome.
const DECIDES: f64 = 0.88;
const GUESSED: f64 = 0.75;

/// The fields, by position, that say something about a lead before its outcome, and the others with the reason.
pub(super) fn usable(
    fields: &Fields,
    data: &Loaded,
    outcome: &Outcome,
) -> (Vec<usize>, Vec<LeftOut>) {
    let mut usable = Vec::new();
    let mut left_out = Vec::new();
    for (at, field) in fields
        .fields
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != outcome.field)
    {
        let Some(Some(column)) = data.leads.columns.get(at) else {
            continue;
        };
        let heading = Heading::new(&field.heading);
        match reason(&heading, (&field.guess.kind, column), outcome) {
            Some(why) => left_out.push(LeftOut {
                column: field.name.clone(),
                why,
            }),
            None => usable.push(at),
        }
    }
    (usable, left_out)
}

fn reason(
    heading: &Heading,
    (kind, column): (&Type, &Column),
    outcome: &Outcome,
) -> Option<Message> {
    let is_stage = [Role::Outcome, Role::Stage]
        .iter()
        .any(|role| rank(*role, heading, None).is_some());
    if heading.contains(&AFTER) || is_stage {
        return Some(msg!(
            "their headings say that they are written after the outcome"
        ));
    }
    let all = outcome.evidence();
    let tests = tests(kind, column, outcome);
    // Numbers have tests that overlap; one limit already divides all.
    let parts: Vec<Evidence> = match tests.first() {
        Some((FieldTest::AtLeast(_) | FieldTest::LessThan(_), _)) => tests
            .iter()
            .take(2)
            .map(|(_, evidence)| *evidence)
            .collect(),
        Some((FieldTest::Contains(_), _)) | None => return None,
        Some(_) => tests.iter().map(|(_, evidence)| *evidence).collect(),
    };
    let known = parts
        .iter()
        .fold(Evidence::default(), |sum, part| sum.and(*part));
    let unknown = Evidence {
        leads: all.leads.saturating_sub(known.leads),
        won: all.won.saturating_sub(known.won),
    };
    if decides(&[known, unknown], all) {
        return Some(msg!(
            "they are known for leads with one outcome, and hardly for others"
        ));
    }
    let is_frequent = 5 * known.leads >= all.leads;
    (is_frequent && decides(&parts, known)).then(|| {
        msg!("their values decide the outcome nearly alone, so they are probably written after it")
    })
}

/// Whether the more frequent outcome of each part is nearly always right, although that of all is not.
fn decides(parts: &[Evidence], all: Evidence) -> bool {
    let right = |part: &Evidence| part.won.max(part.leads - part.won.min(part.leads));
    let by_parts: u64 = parts.iter().map(right).sum();
    let leads = all.leads.max(1) as f64;
    by_parts as f64 / leads >= DECIDES && right(&all) as f64 / leads <= GUESSED
}
