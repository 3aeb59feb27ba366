//! The cases: which contract, which data, which command.

use crate::corpus::{Format, Variant};

/// One thing to measure.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub name: &'static str,
    pub command: Command,
    /// The name of its file.
    pub contract: &'static str,
    pub data: Variant,
    pub format: Format,
}

/// What is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Eval,
    EvalWithMoves,
    Sla,
    Diff { before: &'static str },
}

impl Command {
    pub fn name(self) -> &'static str {
        match self {
            Command::Eval | Command::EvalWithMoves => "eval",
            Command::Sla => "sla",
            Command::Diff { .. } => "diff",
        }
    }

    /// The format of the file it writes, if it writes one.
    pub fn output_format(self) -> Option<&'static str> {
        match self {
            Command::Eval | Command::EvalWithMoves => Some("parquet"),
            Command::Sla => Some("csv"),
            Command::Diff { .. } => None,
        }
    }
}

impl Case {
    /// What the case is compared with: the reference contract on plain data; for other commands than `eval`, that on the same
    /// contract and data.
    pub fn reference(&self) -> Case {
        let other = Case {
            command: Command::Eval,
            ..*self
        };
        match self.command {
            Command::Eval => Case {
                contract: "reference",
                data: Variant::Plain,
                ..other
            },
            Command::EvalWithMoves | Command::Sla | Command::Diff { .. } => other,
        }
    }
}

const fn contract(contract: &'static str) -> Case {
    Case {
        name: contract,
        command: Command::Eval,
        contract,
        data: Variant::Plain,
        format: Format::Parquet,
    }
}

const fn data(name: &'static str, data: Variant, format: Format) -> Case {
    Case {
        name,
        command: Command::Eval,
        contract: "reference",
        data,
        format,
    }
}

const fn busy(name: &'static str, contract: &'static str) -> Case {
    Case {
        name,
        command: Command::Eval,
        contract,
        data: Variant::BusyLeads,
        format: Format::Parquet,
    }
}

const fn command(name: &'static str, command: Command, data: Variant) -> Case {
    Case {
        name,
        command,
        contract: "slas",
        data,
        format: Format::Parquet,
    }
}

const DIFF: Command = Command::Diff {
    before: "slas-before",
};

/// All cases.
pub const CASES: &[Case] = &[
    contract("no-target"),
    contract("rolling-caps"),
    contract("calendar-caps"),
    contract("fading"),
    contract("inactivity"),
    contract("five-stages"),
    contract("two-hundred-rules"),
    Case {
        data: Variant::FortyKinds,
        ..contract("forty-kinds")
    },
    data("by lead", Variant::ByLead, Format::Parquet),
    data("by lead, CSV", Variant::ByLead, Format::Csv),
    data("shuffled", Variant::Shuffled, Format::Parquet),
    data("shuffled, CSV", Variant::Shuffled, Format::Csv),
    data("UUIDs", Variant::Uuids, Format::Parquet),
    data("UUIDs, CSV", Variant::Uuids, Format::Csv),
    data("distinct texts", Variant::DistinctTexts, Format::Parquet),
    data("distinct texts, CSV", Variant::DistinctTexts, Format::Csv),
    data("line breaks, CSV", Variant::LineBreaks, Format::Csv),
    busy("busy leads", "reference"),
    busy("busy leads, no-target", "no-target"),
    busy("busy leads, rolling-caps", "rolling-caps"),
    busy("busy leads, calendar-caps", "calendar-caps"),
    busy("busy leads, fading", "fading"),
    busy("busy leads, inactivity", "inactivity"),
    busy("busy leads, five-stages", "five-stages"),
    busy("busy leads, two-hundred-rules", "two-hundred-rules"),
    busy("busy leads, slas", "slas"),
    command(
        "eval --moves, against eval",
        Command::EvalWithMoves,
        Variant::Plain,
    ),
    command("sla, against eval", Command::Sla, Variant::Plain),
    command("diff, against eval", DIFF, Variant::Plain),
    command(
        "busy leads, sla, against eval",
        Command::Sla,
        Variant::BusyLeads,
    ),
    command("busy leads, diff, against eval", DIFF, Variant::BusyLeads),
];
