//! Evaluates contracts and data through the library, and gives the history of every lead.

use crate::engine::contract_of;
use leadc::data::{self, ActivityInput, Input, Loaded, Request};
use leadc::eval::{AsOf, History, Options, evaluate_history};
use leadc::ir::{self, Program};
use leadc::source::Sources;
use leadc::suggest;
use leadc::time::instant_of;

/// A contract, the data and the history of the leads.
pub struct EvaluatedData {
    pub program: Program,
    pub data: Loaded,
    pub as_of: AsOf,
    pub history: History,
}

impl EvaluatedData {
    /// Evaluates hand-made data: the contract without its header, in UTC, and rows of `lead id,kind,time`. `leads` has the ids
    /// of the leads and their creation times. `as_of` is a date (its end) or a date and time.
    pub fn from_rows(
        body: &str,
        leads: &[(&str, &str)],
        acts: &[(&str, &str, &str)],
        as_of: &str,
    ) -> Self {
        let (_, program) = contract_of(body);
        let mut files = [
            "lead id,created\n".to_owned(),
            "lead id,kind,time\n".to_owned(),
        ];
        for (lead, created) in leads {
            files[0].push_str(&format!("{lead},{created}\n"));
        }
        for (lead, kind, time) in acts {
            files[1].push_str(&format!("{lead},{kind},{time}\n"));
        }
        let folder = tempfile::tempdir().expect("a folder");
        let [leads, acts] = ["leads.csv", "activities.csv"].map(|name| folder.path().join(name));
        std::fs::write(&leads, &files[0]).expect("it is written");
        std::fs::write(&acts, &files[1]).expect("it is written");
        let paths = [leads, acts].map(|path| path.to_string_lossy().into_owned());
        EvaluatedData::read(program, &paths[0], &paths[1], as_of)
    }

    /// The contract and the data of examples/inbound.
    pub fn inbound(as_of: &str) -> Self {
        let mut sources = Sources::default();
        let root = "examples/inbound/contract.leadc";
        let loaded = suggest::load(root, &mut sources, &mut |path| Ok(std::fs::read(path)?));
        let contract = loaded.contract.expect("the example is a contract");
        let program = ir::compile(&contract, &sources);
        let [leads, acts] =
            ["leads", "activities"].map(|file| format!("examples/inbound/{file}.csv"));
        EvaluatedData::read(program, &leads, &acts, as_of)
    }

    fn read(program: Program, leads: &str, acts: &str, as_of: &str) -> Self {
        let request = Request {
            leads: vec![Input::parse(leads)],
            activities: vec![ActivityInput::parse(acts)],
            ..Request::default()
        };
        let data = data::read(&program.inputs, &request).expect("the data is read");
        let zone = program.about.zone.zone();
        let as_of = match as_of.parse::<jiff::civil::Date>() {
            Ok(day) if as_of.len() == 10 => AsOf::end_of(day.into(), zone),
            _ => AsOf::at(instant_of(as_of.parse().expect("a time"), zone)),
        };
        let (leads, acts) = (&data.leads, &data.activities);
        let history = evaluate_history(&program, leads, acts, as_of, Options::default());
        EvaluatedData {
            program,
            data,
            as_of,
            history,
        }
    }
}
