//! Which leads were won, by a column that says so.

use super::super::activities::Activities;
use super::super::crm::{Role, rank};
use super::super::fields::{DraftField, Fields};
use super::super::heading::Heading;
use super::evidence::{Evidence, percent};
use super::rules::doers;
use super::tests_of_fields::texts;
use crate::contract::model::Type;
use crate::data::Loaded;
use crate::data::table::Column;
use crate::message::{Figure, Message, msg};
use crate::text::fold_without_accents;
use arrow_array::Array;

/// Which leads were won.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The field that says so, by position; none if an activity does.
    pub field: Option<usize>,
    /// The name of the field or activity.
    name: String,
    /// By lead; none if it is not known, or still open.
    pub won: Vec<Option<bool>>,
}

/// Folded values, without accents, of leads that were won.
const WON: [&str; 22] = [
    "won",
    "closed won",
    "closedwon",
    "deal won",
    "customer",
    "client",
    "converted",
    "qualified",
    "closed - won",
    "sold",
    "ganho",
    "ganha",
    "fechado ganho",
    "cliente",
    "convertido",
    "vinto",
    "vinta",
    "chiuso vinto",
    "convertito",
    "成交",
    "赢单",
    "已成交",
];
/// The same of leads that were lost.
const LOST: [&str; 22] = [
    "lost",
    "closed lost",
    "closedlost",
    "deal lost",
    "disqualified",
    "unqualified",
    "closed - lost",
    "rejected",
    "not interested",
    "dead",
    "junk",
    "junk lead",
    "perdido",
    "perdida",
    "fechado perdido",
    "desqualificado",
    "perso",
    "persa",
    "chiuso perso",
    "流失",
    "输单",
    "已流失",
];

impl Outcome {
    /// The field with the outcome, by its heading and its values; otherwise the activity.
    pub fn find(fields: &Fields, activities: &Activities, data: &Loaded) -> Option<Outcome> {
        Outcome::of_fields(fields, data).or_else(|| Outcome::of_activities(activities, data))
    }

    fn of_fields(fields: &Fields, data: &Loaded) -> Option<Outcome> {
        let mut ranked: Vec<(usize, usize)> = fields
            .fields
            .iter()
            .enumerate()
            .filter_map(|(at, field)| Some((rank_of(field)?, at)))
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().find_map(|(_, field)| {
            let column = data.leads.columns.get(field)?.as_ref()?;
            let won = of_column(column)?;
            let name = fields.fields.get(field)?.name.clone();
            Some(Outcome {
                field: Some(field),
                name,
                won,
            })
        })
    }

    /// The activity that only won leads have, such as `won` or `closed won`.
    fn of_activities(activities: &Activities, data: &Loaded) -> Option<Outcome> {
        let order = activities.in_order();
        let mut named = order
            .iter()
            .enumerate()
            .filter_map(|(id, at)| Some((id, activities.kinds.get(*at)?)));
        let (id, kind) = named.find(|(_, kind)| is_in(&kind.name, &WON))?;
        let won = doers(data, id).into_iter().map(Some).collect();
        Some(Outcome {
            field: None,
            name: kind.name.clone(),
            won,
        })
    }

    /// Whether this activity says which leads were won.
    pub fn is_activity(&self, name: &str) -> bool {
        self.field.is_none() && self.name == name
    }

    /// How many leads have a known outcome, and how many were won.
    pub fn evidence(&self) -> Evidence {
        let mut all = Evidence::default();
        self.won.iter().flatten().for_each(|won| all.add(*won));
        all
    }

    /// Where the outcome is, and what it is.
    pub fn about(&self) -> Message {
        let all = self.evidence();
        msg!(
            "`{field}` says which leads were won: {won} of {leads}, {share}",
            field = self.name,
            won = Figure::of(all.won),
            leads = Figure::of(all.leads),
            share = percent(all.won, all.leads)
        )
    }
}

/// How well a field fits, by its heading and type; none if it cannot say which leads were won.
fn rank_of(field: &DraftField) -> Option<usize> {
    let heading = Heading::new(&field.heading);
    let by_outcome = rank(Role::Outcome, &heading, None);
    if field.guess.kind == Type::YesNo {
        return by_outcome;
    }
    let Type::Choice(options) = &field.guess.kind else {
        return None;
    };
    let has = |list| options.iter().any(|one| is_in(one, list));
    if !has(&WON) {
        return None;
    }
    let by_stage = rank(Role::Stage, &heading, None).map(|rank| rank + 1000);
    let has_both = has(&LOST).then_some(3000);
    by_outcome.or(by_stage).or(has_both)
}

fn is_in(value: &str, list: &[&str]) -> bool {
    list.contains(&fold_without_accents(value).as_str())
}

/// The outcome of each lead. If there are words for lost leads, all others are open.
fn of_column(column: &Column) -> Option<Vec<Option<bool>>> {
    match column {
        Column::YesNo(answers) => Some(answers.iter().collect()),
        Column::Text(all) => {
            let texts = texts(all)?;
            let meaning: Vec<Option<bool>> = texts
                .iter()
                .map(|text| match (is_in(text, &WON), is_in(text, &LOST)) {
                    (true, _) => Some(true),
                    (false, true) => Some(false),
                    (false, false) => None,
                })
                .collect();
            let has_lost = meaning.contains(&Some(false));
            let keys = all.keys();
            let of = |row: usize| {
                let key = keys.is_valid(row).then(|| keys.value(row) as usize)?;
                let meaning = meaning.get(key).copied().flatten();
                meaning.or((!has_lost).then_some(false))
            };
            Some((0..all.len()).map(of).collect())
        }
        Column::Choices(_)
        | Column::Number(_)
        | Column::Range(_)
        | Column::Day(_)
        | Column::Time(_) => None,
    }
}
