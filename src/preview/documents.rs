//! The report, the work list and the contract itself, for a page.

use super::Failure;
use super::compiled::Compiled;
use super::lead_lists::too_large;
use crate::eval::ClockState;
use crate::eval::overdue;
use crate::message::{Language, msg};
use crate::report::agreement::{self, AgreementData};
use crate::report::page::{self, PageData};
use crate::report::sla_table::ClockRows;
use crate::report::text_table::TextTable;
use crate::signing::{Agreement, Fingerprint, statements};
use serde_json::{Value, json};

/// Maximum number of leads in a list of the report.
const TOP: usize = 20;

/// Number of clocks of the work list that are shown.
const PRESSING: usize = 500;

/// The report for both teams.
pub(super) fn report(current: &Compiled, language: Language) -> Result<Value, Failure> {
    with_data(current)?;
    let document = page::document(&PageData {
        program: &current.program,
        leads: &current.data.leads,
        data: &current.data.report,
        history: current.history(),
        as_of: current.as_of,
        top: TOP,
    });
    Ok(json!({ "html": page::html(&document, language) }))
}

/// The contract as a document, in its own language.
pub(super) fn agreement(current: &Compiled) -> Result<Value, Failure> {
    let zone = &current.contract.info.zone;
    let today = current.as_of.instant.local_day(zone);
    let said = statements(&Agreement::from_contract(current.side()), today);
    let document = agreement::document(AgreementData {
        contract: &current.contract,
        sources: &current.sources,
        said: &said,
        fingerprint: Fingerprint::of(current.side()),
    });
    let language = current.contract.info.language;
    Ok(json!({ "html": page::html(&document, language) }))
}

/// The deadlines that are missed and still open, followed by those that are running, the nearest first.
pub(super) fn work_list(current: &Compiled, language: Language) -> Result<Value, Failure> {
    with_data(current)?;
    if current.program.slas.is_empty() {
        return Err(Failure::new(msg!("the contract has no sla")));
    }
    let clocks = &current.history().clocks;
    let mut running: Vec<usize> = (0..clocks.len())
        .filter(|at| {
            clocks
                .get(*at)
                .is_some_and(|clock| clock.state == ClockState::Running)
        })
        .collect();
    running.sort_by_key(|at| clocks.get(*at).and_then(|clock| clock.due));
    let rows: Vec<usize> = overdue(clocks).into_iter().chain(running).collect();
    let all = rows.len();
    let rows = ClockRows::new(&current.program, &current.data.leads, clocks, rows);
    let (rows, _) = rows.first(PRESSING);
    let (rows, must) = rows.for_people(language);
    let zone = current.program.about.zone.zone();
    let table = TextTable::new(&rows, must, zone, language).map_err(too_large)?;
    Ok(json!({ "all": all, "from": 0, "table": table }))
}

fn with_data(current: &Compiled) -> Result<(), Failure> {
    match current.data.is_given {
        true => Ok(()),
        false => Err(Failure::new(msg!("there are no leads yet"))
            .with_help(msg!("add an export of your leads"))),
    }
}
