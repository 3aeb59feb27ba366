use super::setup::*;
use leadc::contract::model::*;
use leadc::data::read_report::{Role, RowProblem};
use leadc::data::{ActivityInput, DataError, ErrorKind, Input, Loaded, Request};

fn base() -> Contract {
    contract()
        .activity("page view", &["page_view", "Page Visited on Website"])
        .detail("url", Type::Text, &[])
        .detail("seconds", Type::Number, &[])
        .activity("call", &["call", "calls"])
}

/// Reads leads 1 to 3 and activity files, `KIND=FILE` or `FILE`.
fn run(contract: &Contract, inputs: &[(&str, &str)]) -> Result<Loaded, DataError> {
    let files = Files::new();
    let path = files.with("leads.csv", "Record ID\n1\n2\n3\n");
    let mut activities = Vec::new();
    for (at, (kind, content)) in inputs.iter().enumerate() {
        let input = Input::File(files.with(&format!("activities{at}.csv"), content));
        let kind = (!kind.is_empty()).then(|| kind.to_string());
        activities.push(ActivityInput { kind, input });
    }
    read(
        contract,
        &Request {
            leads: vec![Input::File(path)],
            activities,
            lenient: true,
            ..Request::default()
        },
    )
}

#[test]
fn one_file_with_a_column_of_kinds() {
    let contract = base();
    let content = "lead_id,kind,time,url,seconds\n\
        2,CALL,2026-04-01T10:00Z,ignored,1\n\
        1,Page Visited  on website,2026-04-01,/pricing,30\n\
        1,page_view,2026-04-02 10:00,,many\n\
        3,unsubscribe,2026-04-02,,\n\
        3,unsubscribe,2026-04-02,,\n\
        3,Page-View,2026-04-02,,\n";
    let loaded = run(&contract, &[("", content)]).unwrap();
    assert_eq!(
        events(&contract, &loaded),
        [
            "2 call 2026-04-01T10:00:00Z",
            "1 page view 2026-04-01T03:00:00Z*",
            "1 page view 2026-04-02T13:00:00Z"
        ]
    );
    assert_eq!(detail(&contract, &loaded, "url"), ["?", "/pricing", "?"]);
    assert_eq!(detail(&contract, &loaded, "seconds"), ["?", "30", "?"]);
    let report = &loaded.report.files[1];
    assert_eq!(report.role, Role::Activities);
    let kinds: Vec<_> = report
        .unknown_kinds
        .iter()
        .map(|k| (k.kind.as_str(), k.rows, k.reads_like.as_deref()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("unsubscribe", 2, None),
            ("Page-View", 1, Some("page view"))
        ]
    );
    assert_eq!((report.rows, report.taken, report.problems()), (6, 3, 1));
    assert_eq!(
        unreadable(&loaded.report),
        ["4 seconds many: it is not a number"]
    );
}

#[test]
fn one_file_for_each_kind() {
    let contract = base();
    let loaded = run(
        &contract,
        &[
            ("Calls", "Contact ID;occurred_at\n1;2026-04-01 10:00\n"),
            (
                "page_view",
                "contact,timestamp,URL\n2,2026-04-01 11:00,/a\n",
            ),
        ],
    )
    .unwrap();
    assert_eq!(
        events(&contract, &loaded),
        [
            "1 call 2026-04-01T13:00:00Z",
            "2 page view 2026-04-01T14:00:00Z"
        ]
    );
    assert_eq!(detail(&contract, &loaded, "url"), ["?", "/a"]);
    let roles: Vec<_> = loaded
        .report
        .files
        .iter()
        .map(|file| file.role.clone())
        .collect();
    assert_eq!(
        roles[1..],
        [
            Role::ActivitiesOf("call".into()),
            Role::ActivitiesOf("page view".into())
        ]
    );
    assert!(loaded.report.files[1].absent.is_empty());
    assert_eq!(
        absent(&loaded.report.files[2]),
        [("seconds of page view", None)]
    );
}

#[test]
fn an_id_in_another_form_names_the_lead() {
    let content = "lead,type,at\n1.0,call,2026-04-01\n5.8E+18,call,2026-04-01\n9,call,2026-04-01\n";
    let loaded = run(&base(), &[("", content)]).unwrap();
    let tally = &loaded.report.files[1].rows_with[&RowProblem::UnknownLead];
    let why = tally.first.iter().map(why);
    let why: Vec<String> = why.collect();
    assert_eq!(
        why,
        [
            "the lead is `1`; export the ids of both files as text",
            "a spreadsheet shortened it; export the ids as text",
            "no lead has this id"
        ]
    );
}

#[test]
fn rows_that_cannot_be_placed_are_counted() {
    let contract = base();
    let content = "lead,type,at\n9,call,2026-04-01\n,call,2026-04-01\n1,call,yesterday\n1,call,\n1,,2026-04-01\n8,call,2026-04-01\n2,call,2026-04-01\n";
    let loaded = run(&contract, &[("", content)]).unwrap();
    assert_eq!(loaded.activities.len(), 1);
    let report = &loaded.report.files[1];
    let rows = |problem| {
        let tally = &report.rows_with[&problem];
        tally
            .first
            .iter()
            .map(|p| (p.line, p.column.as_deref().unwrap_or("-"), p.value.as_str()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rows(RowProblem::UnknownLead),
        [(2, "lead", "9"), (7, "lead", "8")]
    );
    assert_eq!(rows(RowProblem::NoLeadId), [(3, "lead", "")]);
    assert_eq!(
        rows(RowProblem::NoTime),
        [(4, "at", "yesterday"), (5, "at", "")]
    );
    assert_eq!(rows(RowProblem::NoKind), [(6, "type", "")]);
}

#[test]
fn columns_the_contract_names() {
    let mut contract = base();
    contract.activity_columns = ActivityColumns {
        lead_id: texts(&["Contact", "who"]),
        kind: texts(&["Activity Type"]),
        time: texts(&["Activity Date"]),
        ..ActivityColumns::default()
    };
    let ActivitySource::Data { columns, .. } = &mut contract.activities[0].source else {
        panic!("of the data");
    };
    columns.time = texts(&["viewed_at"]);
    let content = "who_id,who,activity type,activity date,viewed at,time\n\
        x,1,call,2026-04-01,2026-05-01,2026-06-01\nx,1,page_view,2026-04-01,2026-05-01,2026-06-01\n";
    let loaded = run(&contract, &[("", content)]).unwrap();
    assert_eq!(
        events(&contract, &loaded),
        [
            "1 call 2026-04-01T03:00:00Z*",
            "1 page view 2026-05-01T03:00:00Z*"
        ]
    );
    assert_eq!(loaded.report.files[1].unused, ["who_id", "time"]);
}

#[test]
fn an_activity_may_have_a_column_of_kinds_for_itself() {
    let mut contract = base();
    let ActivitySource::Data { columns, .. } = &mut contract.activities[1].source else {
        panic!("of the data");
    };
    columns.kind = texts(&["subtype"]);
    let content = "lead id,kind,subtype,time\n1,page_view,,2026-04-01\n1,Task,Call,2026-04-01\n1,Task,Mail,2026-04-01\n";
    let loaded = run(&contract, &[("", content)]).unwrap();
    assert_eq!(events(&contract, &loaded).len(), 2);
    assert_eq!(loaded.report.files[1].unknown_kinds[0].kind, "Task");
}

/// A contract whose only column for leads and for times is one that `page view` names for itself.
fn with_a_recipient() -> Contract {
    let mut contract = base();
    let ActivitySource::Data { columns, .. } = &mut contract.activities[0].source else {
        panic!("of the data");
    };
    columns.lead_id = texts(&["recipient"]);
    contract
}

#[test]
fn an_activity_may_have_a_column_of_leads_for_itself() {
    let contract = with_a_recipient();
    let views = "recipient,kind,time\n1,page_view,2026-04-01\n";
    let loaded = run(&contract, &[("", views)]).unwrap();
    assert_eq!(
        events(&contract, &loaded),
        ["1 page view 2026-04-01T03:00:00Z*"]
    );
    // A row of another activity is reported.
    let calls = format!("{views}1,call,2026-04-01\n");
    let error = run(&contract, &[("", &calls)]).unwrap_err();
    assert!(
        error
            .message()
            .english()
            .starts_with("no column for `lead id of call`"),
        "{error}"
    );
}

#[test]
fn a_file_without_kinds_may_be_named_with_its_kind() {
    let help = |contract: &Contract, content| {
        let error = run(contract, &[("", content)]).unwrap_err();
        error.help().unwrap().english()
    };
    let content = "lead id,time,a,b,c,d,e\n";
    let text = help(&base(), content);
    assert!(
        text.starts_with("if all rows are of one kind, name it before the file: `--activities "),
        "{text}"
    );
    assert!(
        text.contains("kind: column \"…\"; the columns nearest to it are")
            && text.ends_with(" and 2 more"),
        "{text}"
    );
    let told = help(&base(), "lead id,kind,call_date_x,Won_Date\n");
    assert!(told.contains("time: column \"Won_Date\""), "{told}");
}

#[test]
fn an_id_of_the_activity_is_not_taken_for_the_lead() {
    let mut contract = base();
    contract.fields[0].columns = texts(&["id"]);
    let files = [("", "id,kind,time\n1,call,2026-04-01\n")];
    let error = run_with_id(&contract, &files).unwrap_err();
    assert!(
        matches!(*error.kind, ErrorKind::MissingColumn { .. }),
        "{error}"
    );
    assert!(
        error
            .help()
            .unwrap()
            .english()
            .contains("in the block `activity columns:` lead id: column \"id\""),
        "{error}"
    );
    let loaded = run_with_id(
        &contract,
        &[("", "id,contact_id,kind,time\n7,1,call,2026-04-01\n")],
    )
    .unwrap();
    assert_eq!(loaded.activities.len(), 1);
}

fn run_with_id(contract: &Contract, inputs: &[(&str, &str)]) -> Result<Loaded, DataError> {
    let files = Files::new();
    let leads = files.with("leads.csv", "id\n1\n");
    let activities = inputs.iter().map(|(_, content)| ActivityInput {
        kind: None,
        input: Input::File(files.with("activities.csv", content)),
    });
    let activities = activities.collect();
    read(
        contract,
        &Request {
            leads: vec![Input::File(leads)],
            activities,
            ..Request::default()
        },
    )
}

#[test]
fn usual_names_are_not_guessed_between() {
    let error = run(&base(), &[("", "lead id,kind,date,timestamp\n")]).unwrap_err();
    assert_eq!(
        error.message().english(),
        "several columns could be `time`: `date`, `timestamp`"
    );
    assert!(
        error
            .help()
            .unwrap()
            .english()
            .contains("in the block `activity columns:` time: column \"date\""),
        "{error}"
    );
    // The language's own word is no guess.
    assert!(run(&base(), &[("", "lead id,kind,date,time\n")]).is_ok());
}

#[test]
fn what_every_activity_needs_has_to_be_there() {
    for (content, wanted) in [
        ("kind,time\n", "lead id"),
        ("lead id,time\n", "kind"),
        ("lead id,kind\n", "time"),
    ] {
        let error = run(&base(), &[("", content)]).unwrap_err();
        assert!(
            error
                .message()
                .english()
                .starts_with(&format!("no column for `{wanted}`")),
            "{error}"
        );
    }
}

#[test]
fn a_detail_with_a_named_column_has_to_be_there_if_its_activity_is() {
    let contract = contract()
        .activity("page view", &["page view"])
        .detail("url", Type::Text, &["Page URL"])
        .activity("call", &["call"]);
    assert!(run(&contract, &[("", "lead id,kind,time\n1,call,2026-04-01\n")]).is_ok());
    let error = run(
        &contract,
        &[("", "lead id,kind,time\n1,page view,2026-04-01\n")],
    )
    .unwrap_err();
    assert_eq!(
        error.message().english(),
        "no column for `url of page view` (looked for `Page URL`, `url`)"
    );
}

#[test]
fn kinds_on_the_command_line_have_to_be_declared() {
    let mut contract = base();
    contract.activities.push(Activity {
        name: name("pricing page view"),
        also: Vec::new(),
        actors: vec![Actor::Lead],
        counts: true,
        source: ActivitySource::KindOf {
            parent: ActivityId(0),
            when: None,
        },
        details: Vec::new(),
    });
    let kind = |kind| {
        *run(&contract, &[(kind, "lead id,time\n")])
            .unwrap_err()
            .kind
    };
    assert_eq!(
        kind("cal"),
        ErrorKind::UnknownKind {
            kind: "cal".into(),
            nearest: Some("call".into()),
            declared: texts(&["page view", "call"])
        }
    );
    assert_eq!(
        kind("pricing page view"),
        ErrorKind::DerivedKind {
            kind: "pricing page view".into(),
            instead: texts(&["page view"])
        }
    );
}

#[test]
fn two_activities_cannot_be_logged_as_one_kind() {
    let contract = base().activity("visit", &["PAGE_VIEW"]);
    let error = run(&contract, &[("", "lead id,kind,time\n")]).unwrap_err();
    assert!(
        matches!(*error.kind, ErrorKind::SharedKind { .. }),
        "{error}"
    );
}

#[test]
fn identical_rows_all_count_and_are_counted() {
    let content = "lead id,kind,time,url\n1,page_view,2026-04-01,/a\n1,page_view,2026-04-01,/a\n1,page_view,2026-04-01,/b\n1,page_view,2026-04-01,/a\n";
    let loaded = run(&base(), &[("", content)]).unwrap();
    assert_eq!(
        (loaded.activities.len(), loaded.report.identical_activities),
        (4, 2)
    );
}

#[test]
fn only_kinds_that_occur_are_listed() {
    let contract = base();
    let loaded = run(&contract, &[("", "lead id,kind,time\n1,call,2026-04-01\n")]).unwrap();
    assert_eq!(
        loaded.activities.kinds,
        [leadc::data::table::EventKind::Logged(ActivityId(1))]
    );
    assert_eq!(loaded.activities.kind, [0]);
}
