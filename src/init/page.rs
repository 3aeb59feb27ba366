//! The draft as the lines of a contract.

use super::activities::{self, DraftActivity};
use super::activity_columns::ActivityPlaces;
use super::actors::Actor;
use super::fields::{DraftField, LeftOut};
use super::lines::{Line, Lines, Part};
use super::{Draft, Side};
use crate::contract::atom_text;
use crate::contract::model::Type;
use crate::message::{Figure, Message, msg};
use crate::syntax::phrase::PhraseId;

impl Draft {
    /// The contract with its comments.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines = Lines::new(self.setup.language);
        lines.text(format!("leadc 1 {}", self.setup.language.code()));
        self.head(&mut lines);
        self.block(&mut lines);
        self.declare_fields(&mut lines);
        self.declare_activities(&mut lines);
        self.proposal.write(&mut lines);
        self.list_left_out(&mut lines);
        lines.lines
    }

    fn head(&self, lines: &mut Lines) {
        lines.gap(Part::Other);
        let rows = Figure::of(self.rows);
        lines.comment(
            "",
            &msg!(
                "made by `leadc init` from {rows} {rows|lead|leads}: a start, to be changed",
                rows
            ),
        );
        if let Some(crm) = self.fields.crm {
            lines.comment("", &msg!("the headings are those of {crm}", crm));
        }
    }

    fn block(&self, lines: &mut Lines) {
        let setup = &self.setup;
        lines.gap(Part::Other);
        lines.line(
            "",
            PhraseId::Contract,
            &[("title", &atom_text::text(&self.title))],
        );
        let parties: Vec<String> = setup.parties.iter().map(party).collect();
        let parties = parties.join(setup.language.list_mark());
        lines.line("  ", PhraseId::Parties, &[("parties", &parties)]);
        if setup.is_zone_assumed {
            lines.comment(
                "  ",
                &msg!("the time zone of the computer on which this was made"),
            );
        }
        lines.line("  ", PhraseId::TimeZone, &[("zone", &setup.zone)]);
        if let Some(currency) = &setup.currency {
            lines.line("  ", PhraseId::Currency, &[("currency", currency)]);
        }
        if !self.fields.empty_words.is_empty() {
            let texts = lines.quoted(&self.fields.empty_words);
            lines.line("  ", PhraseId::UnknownIs, &[("texts", &texts)]);
        }
        let shown = self.fields.fields.iter().filter(|field| field.is_shown());
        let shown: Vec<&str> = shown.map(|field| field.name.as_str()).collect();
        if !shown.is_empty() {
            let names: Vec<String> = shown.iter().map(|name| format!("[{name}]")).collect();
            let names = names.join(setup.language.list_mark());
            lines.line("  ", PhraseId::Show, &[("fields", &names)]);
        }
    }

    fn declare_fields(&self, lines: &mut Lines) {
        lines.gap(Part::Other);
        lines.line("", PhraseId::Fields, &[]);
        for (at, field) in self.fields.fields.iter().enumerate() {
            lines.part = Part::Field(at);
            declare(lines, "- ", field);
        }
    }

    fn declare_activities(&self, lines: &mut Lines) {
        if let Some(places) = &self.activities.places {
            lines.gap(Part::Other);
            lines.line("", PhraseId::ActivityColumns, &[]);
            columns(lines, places);
        }
        let all = &self.activities;
        for actor in Actor::ALL {
            if all.of_actor(actor, true).next().is_some() {
                lines.gap(Part::Other);
                match self.party(actor) {
                    Some(party) => lines.line("", PhraseId::ActivitiesBy, &[("party", party)]),
                    None => lines.line("", PhraseId::ActivitiesByLead, &[]),
                }
            }
            for (at, kind) in all
                .of_actor(actor, true)
                .filter_map(|at| Some((at, all.kinds.get(at)?)))
            {
                lines.part = Part::Activity(at);
                let text = atom_text::line(
                    lines.language,
                    PhraseId::ActivityName,
                    &[("name", &kind.name)],
                );
                lines.remarked("- ", &text, &remarks(kind));
            }
            for (at, kind) in all
                .of_actor(actor, false)
                .filter_map(|at| Some((at, all.kinds.get(at)?)))
            {
                lines.gap(Part::Activity(at));
                self.declare_activity(lines, kind);
            }
        }
    }

    fn declare_activity(&self, lines: &mut Lines, kind: &DraftActivity) {
        let name = ("name", kind.name.as_str());
        let text = match self.party(kind.act.actor) {
            Some(party) => atom_text::line(
                lines.language,
                PhraseId::ActivityBy,
                &[name, ("party", party)],
            ),
            None => atom_text::line(lines.language, PhraseId::ActivityByLead, &[name]),
        };
        lines.remarked("", &text, &remarks(kind));
        if !kind.logged_as.is_empty() {
            let names = lines.quoted(&kind.logged_as);
            lines.line("  ", PhraseId::InTheData, &[("names", &names)]);
        }
        if let Some(own) = &kind.own {
            columns(lines, own);
        }
        if !kind.act.counts {
            lines.line("  ", PhraseId::DoesNotCount, &[]);
        }
        for detail in &kind.details {
            declare(lines, "  - ", detail);
        }
    }

    /// The party that acts; none if it is the lead.
    fn party(&self, actor: Actor) -> Option<&str> {
        let [marketing, sales] = &self.setup.parties;
        match actor {
            Actor::Lead => None,
            Actor::Marketing => Some(&marketing.name),
            Actor::Sales => Some(&sales.name),
        }
    }

    fn list_left_out(&self, lines: &mut Lines) {
        let of_leads = std::iter::once((None, &self.fields.left_out));
        let of_files = self
            .activities
            .left_out
            .iter()
            .map(|(file, columns)| (Some(file), columns));
        for (file, columns) in of_leads
            .chain(of_files)
            .filter(|(_, columns)| !columns.is_empty())
        {
            lines.gap(Part::Other);
            let head = match file {
                None => msg!("columns of the leads that are not used:"),
                Some(file) => msg!("what is not used of {file}:", file),
            };
            lines.comment("", &head);
            for (why, names) in by_reason(columns) {
                lines.list(&why, &names);
            }
        }
    }
}

fn party(side: &Side) -> String {
    match &side.person {
        Some(person) => format!("{} {}", side.name, atom_text::text(person)),
        None => side.name.clone(),
    }
}

/// The lines that name the columns of activities.
fn columns(lines: &mut Lines, places: &ActivityPlaces) {
    for (id, headings) in [
        (PhraseId::LeadIdColumn, &places.lead),
        (PhraseId::KindColumn, &places.kind),
        (PhraseId::OncePer, &places.event),
    ] {
        if !headings.is_empty() {
            let columns = lines.quoted(headings);
            lines.line("  ", id, &[("columns", &columns)]);
        }
    }
    let (time, written) = (lines.quoted(&places.time), lines.quoted(&places.written));
    let mut slots = vec![("columns", time.as_str())];
    if !places.written.is_empty() {
        slots.push(("written", &written));
    }
    let text = atom_text::line(lines.language, PhraseId::TimeColumn, &slots);
    match places.remarks.as_slice() {
        [] => lines.text(format!("  {text}")),
        remarks => lines.remarked("  ", &text, remarks),
    }
}

/// The line of a field or a detail.
fn declare(lines: &mut Lines, before: &str, field: &DraftField) {
    let mut kind = atom_text::type_word(lines.language, &field.guess.kind).to_owned();
    if let Type::Choice(options) | Type::Choices(options) = &field.guess.kind {
        kind = format!("{kind} {}", lines.quoted(options));
    }
    let column = field.column.as_deref().map(atom_text::text);
    let written = field.guess.written.as_deref().map(atom_text::text);
    let mut slots = vec![("name", field.name.as_str()), ("type", kind.as_str())];
    slots.extend(column.as_deref().map(|column| ("columns", column)));
    slots.extend(written.as_deref().map(|written| ("written", written)));
    let text = atom_text::line(lines.language, PhraseId::Field, &slots);
    let mut remarks = vec![field.evidence.clone()];
    remarks.extend(field.guess.remarks.iter().cloned());
    lines.remarked(before, &text, &remarks);
}

/// What should be known about an activity.
fn remarks(kind: &DraftActivity) -> Vec<Message> {
    let mut remarks = vec![activities::rows(kind.rows)];
    if !kind.act.is_sure {
        remarks.push(msg!("who does it is a guess"));
    }
    remarks
}

/// The columns by the reason, in the order of its first.
fn by_reason(columns: &[LeftOut]) -> Vec<(Message, Vec<String>)> {
    let mut reasons: Vec<(Message, Vec<String>)> = Vec::new();
    for left in columns {
        match reasons.iter_mut().find(|(why, _)| *why == left.why) {
            Some((_, names)) => names.push(left.column.clone()),
            None => reasons.push((left.why.clone(), vec![left.column.clone()])),
        }
    }
    reasons
}
