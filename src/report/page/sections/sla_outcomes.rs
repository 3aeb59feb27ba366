//! How well the slas were kept, by clause and by party, and why clocks did not start.

use crate::message::{Arg, Figure, Join, Message, Template, msg, template};
use crate::report::format::share;
use crate::report::page::PageData;
use crate::report::page::document::{
    self, BARS, Bar, Block, Cell, Kind, Part, Section, Table, words,
};
use crate::report::page::labels::dash;
use crate::report::page::line::{Line, Style};
use crate::report::page::metrics::Metrics;
use crate::report::page::metrics::sla_outcomes::{Reason, Record};

fn columns() -> [(Kind, Template); 9] {
    let number = document::numbers;
    [
        words(Template("")),
        number(template!("kept")),
        BARS,
        number(template!("met")),
        number(template!("breached")),
        number(template!("still open")),
        number(template!("running")),
        number(template!("void")),
        number(template!("not started")),
    ]
}

pub(super) fn section(source: &PageData<'_>, numbers: &Metrics) -> Section {
    let said = msg!(
        "Kept is the share of met among met and breached. Still open are breached clocks with something left to do. Running, void and not started clocks do not count."
    );
    let part = |heading: Message, blocks: Vec<Block>| Part {
        heading: Some(Line::says(heading)),
        blocks,
        ..Part::default()
    };
    let mut parts = vec![
        part(
            msg!("By clause"),
            vec![
                Block::Says(Line::says(said)),
                Block::Table(by_clause(source, numbers)),
            ],
        ),
        part(
            msg!("By party"),
            vec![Block::Table(by_party(source, numbers))],
        ),
    ];
    let reasons = reasons(source, numbers);
    if !reasons.rows.is_empty() {
        parts.push(part(
            msg!("Why clocks did not start"),
            vec![Block::Table(reasons)],
        ));
    }
    if source.program.slas.is_empty() {
        parts = vec![Part {
            blocks: vec![Block::Says(Line::says(msg!("The contract has no slas.")))],
            ..Part::default()
        }];
    }
    Section {
        id: "slas",
        title: msg!("Deadlines kept"),
        parts,
    }
}

fn by_clause(source: &PageData<'_>, numbers: &Metrics) -> Table {
    let program = source.program;
    let mut table = Table::with(&columns());
    for (sla, record) in program.slas.iter().zip(&numbers.records) {
        let deadline = &program.place(sla.within_place).text;
        let name = Line::name(&sla.name).and(Line::quoted(deadline));
        table.row(row(name, record));
    }
    table
}

/// The records of each party with at least one clause, over all its clauses.
fn by_party(source: &PageData<'_>, numbers: &Metrics) -> Table {
    let program = source.program;
    let mut table = Table::with(&columns());
    for (at, (party, _)) in program.about.parties.iter().enumerate() {
        let slas = program.slas.iter().zip(&numbers.records);
        let mut own = (slas.filter(|(sla, _)| sla.who.index() == at)).peekable();
        if own.peek().is_some() {
            let record = own.fold(Record::default(), |sum, (_, record)| sum.plus(record));
            table.row(row(Line::name(party), &record));
        }
    }
    table
}

fn row(name: Line, record: &Record) -> [Cell; 9] {
    let bar = Bar {
        good: record.met,
        bad: record.breached,
        whole: record.decided(),
    };
    let kept = share(record.met, record.decided()).unwrap_or_else(dash);
    [
        name.into(),
        Line::strong(kept).into(),
        bar.into(),
        Figure::of(record.met).into(),
        Figure::of(record.breached).into(),
        Figure::of(record.overdue).into(),
        Figure::of(record.running).into(),
        Figure::of(record.void).into(),
        Figure::of(record.all_not_started()).into(),
    ]
}

fn reasons(source: &PageData<'_>, numbers: &Metrics) -> Table {
    let program = source.program;
    let mut table = Table::with(&[
        words(template!("sla")),
        words(template!("reason")),
        document::numbers(template!("starts")),
    ]);
    for (sla, record) in program.slas.iter().zip(&numbers.records) {
        for (reason, count) in &record.not_started {
            let reason = match reason {
                Reason::Running => Line::says(msg!("a clock of the same sla was running")),
                Reason::Unknown(fields) => {
                    let names = fields.iter().map(|field| program.field_name(*field));
                    let (n, fields) = (fields.len(), Arg::list(names, Join::And));
                    Line::says(msg!("{fields} {n|was|were} unknown", fields, n))
                        .with(Style::Name, &["fields"])
                }
                Reason::Jumped(stage) => {
                    let stage = program.stage_name(*stage);
                    Line::says(msg!("a fast track led to {stage} at once", stage))
                        .with(Style::Name, &["stage"])
                }
                Reason::Excluded(by) => {
                    let names = by.iter().map(|by| program.exclusion_name(*by));
                    let exclusions = Arg::list(names, Join::And);
                    Line::says(msg!("excluded by {exclusions}", exclusions))
                        .with(Style::Name, &["exclusions"])
                }
            };
            table.row([
                Line::name(&sla.name).into(),
                reason.into(),
                Figure::of(*count).into(),
            ]);
        }
    }
    table
}
