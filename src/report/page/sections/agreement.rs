//! Who agreed to the contract of the page, and whether it is in force.

use crate::message::{Message, msg};
use crate::report::page::PageData;
use crate::report::page::line::{Line, Style};
use crate::signing::{Agreement, Topic, statements};

/// What the head of the page says about dates and signatures.
pub fn facts(source: &PageData<'_>) -> Vec<(Message, Line)> {
    let agreement = Agreement::from_program(source.program);
    let zone = source.program.about.zone.zone();
    let said = statements(&agreement, source.as_of.instant.local_day(zone));
    let signatures: Vec<Line> = signatures(&agreement).collect();
    let facts = [
        (msg!("in force"), in_force(&agreement), Topic::InForce),
        (msg!("review"), Vec::new(), Topic::Review),
        (msg!("signatures"), signatures, Topic::Signatures),
    ];
    facts
        .into_iter()
        .filter_map(|(what, mut lines, topic)| {
            let own = said.iter().filter(|one| one.topic == topic);
            lines.extend(own.map(|one| Line::finding(one.message.clone())));
            let line = lines.into_iter().reduce(Line::and_comma)?;
            Some((what, line))
        })
        .collect()
}

fn in_force(agreement: &Agreement<'_>) -> Vec<Line> {
    let period = agreement.in_force.map(|(from, to)| match to {
        Some(to) => msg!("{from} to {to}", from, to),
        None => msg!("{from} until further notice", from),
    });
    period.map(Line::says).into_iter().collect()
}

/// Those of the present text; a text that nobody has signed is a draft, if there are people who can sign it.
fn signatures<'a>(agreement: &'a Agreement<'_>) -> impl Iterator<Item = Line> + 'a {
    let is_draft = agreement.signatures.is_empty() && !agreement.people.is_empty();
    let draft = is_draft.then(|| Line::says(msg!("none yet: the contract is a draft")));
    let current = agreement.signatures.iter();
    let current = current.filter(|signature| agreement.is_of_this_text(signature));
    draft.into_iter().chain(current.map(|signature| {
        let (person, date) = (signature.person, signature.date);
        Line::says(msg!("{person} on {date}", person, date)).with(Style::Name, &["person"])
    }))
}
