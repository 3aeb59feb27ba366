//! What the analyses prove, against the evaluator: on generated contracts with their data, and by trying every lead of small
//! contracts.

use leadc::analysis::condition_sites::{CheckedCondition, conditions};
use leadc::analysis::domain::Answer;
use leadc::analysis::score_ranges::extreme;
use leadc::analysis::{Finding, Subject, analyse, with_subject};
use leadc::contract::model::Site;
use leadc::contract::model::*;
use leadc::diagnostic::Code;
use leadc::eval::example::Case;
use leadc::eval::{AsOf, Entry, EntryCause, History, Options, Results, evaluate_history};
use leadc::ir::{self, Truth};
use leadc::source::{Sources, Span};
use leadc::suggest;
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::test_runner::TestCaseError;

use super::generate;
use super::properties::{from_env, load, runner};
use super::reference::columns::columns;

#[test]
fn no_lead_of_generated_data_is_what_is_proved_impossible() {
    let cases = from_env("LEADC_CASES").unwrap_or(64);
    let result = runner(cases).run(&generate::case(), |case| {
        let mut sources = Sources::default();
        let contract = load(&case, &mut sources)?;
        let program = ir::compile(&contract, &sources);
        let rows = case.rows(&contract);
        let (leads, activities) = columns(&contract, &rows);
        let as_of = AsOf::at(case.as_of());
        let options = Options { threads: Some(1) };
        let history = evaluate_history(&program, &leads, &activities, as_of, options);
        with_subject(&contract, &sources, &program, |subject| {
            let analysed = analyse(subject);
            prop_assert!(analysed.refuted.is_empty(), "{:#?}", analysed.refuted);
            for condition in conditions(subject) {
                possible(subject, &condition, &history.results)?;
            }
            points_in_reach(subject, &history.results)?;
            for (group, rule) in idle_rules(subject) {
                let mut without = contract.clone();
                without.groups[group].rules.remove(rule);
                let program = ir::compile(&without, &sources);
                let others =
                    evaluate_history(&program, &leads, &activities, as_of, options).results;
                let same = others.stage == history.results.stage
                    && others.exclusions == history.results.exclusions;
                prop_assert!(same, "rule {rule} of group {group} decides something");
            }
            for finding in &analysed.findings {
                moves_match_the_finding(subject, finding, &history)?;
            }
            for (line, without) in lines_left_out(subject) {
                let program = ir::compile(&without, &sources);
                let others =
                    evaluate_history(&program, &leads, &activities, as_of, options).results;
                let answers = |results: &Results| {
                    let of = (&results.definitions, &results.exclusions, &results.holds);
                    format!("{:?}{:?}{:?}", results.stage, results.groups, of)
                };
                let same = answers(&others) == answers(&history.results);
                prop_assert!(same, "{line} adds something");
            }
            let unreached = analysed.findings.into_iter().map(|f| f.diagnostic(subject));
            for diagnostic in unreached.filter(|diagnostic| diagnostic.code == Code::W0228) {
                let name = sources.text(diagnostic.primary.span);
                let came = history
                    .entries
                    .iter()
                    .any(|e| program.stage_name(e.stage) == name);
                prop_assert!(!came, "a lead came to `{name}`");
            }
            Ok(())
        })
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

/// Checks a finding about two stages in the data (no lead stays in a stage that is harder than the next), and in the history of
/// the lead it shows (it entered and left the stage, or could have entered either).
fn moves_match_the_finding(
    subject: &Subject<'_>,
    finding: &Finding,
    of_data: &History,
) -> Result<(), TestCaseError> {
    let diagnostic = finding.clone().diagnostic(subject);
    let named = |nth: usize| {
        let message = diagnostic.message.english();
        let name = message.split('`').nth(2 * nth + 1);
        let mut ids = subject.program.stage_ids();
        ids.find(|id| Some(subject.program.stage_name(*id)) == name)
    };
    match diagnostic.code {
        Code::W0229 => {
            let stays = |at: usize, entry: &Entry| {
                let mut later = of_data.entries.iter().skip(at + 1);
                let leaves = later.any(|next| (next.lead, next.at) == (entry.lead, entry.at));
                Some(entry.stage) == named(1) && entry.how != EntryCause::Passed && !leaves
            };
            let mut entries = of_data.entries.iter().enumerate();
            prop_assert!(
                !entries.any(|(at, entry)| stays(at, entry)),
                "{}",
                diagnostic.message.english()
            );
        }
        Code::W0230 => {
            let moves = shown(subject, finding)?.entries;
            let last: Vec<_> = moves
                .iter()
                .rev()
                .take(2)
                .map(|e| (Some(e.stage), e.how == EntryCause::WentBack))
                .collect();
            let wanted = [(named(1), true), (named(0), false)];
            prop_assert_eq!(&last[..], &wanted[..], "{}", diagnostic.message.english());
        }
        Code::N0223 => {
            let results = shown(subject, finding)?.results;
            let met = Results::with(&results.holds, 0, Truth::Met).map(|id| StageId(id as u32));
            let met: Vec<Option<StageId>> = met.map(Some).collect();
            prop_assert!(
                met.contains(&named(0)) && met.contains(&named(1)),
                "{}",
                diagnostic.message.english()
            );
        }
        _ => {}
    }
    Ok(())
}

/// The history of the lead that a finding shows.
fn shown(subject: &Subject<'_>, finding: &Finding) -> Result<History, TestCaseError> {
    let witness = finding.witness.as_ref();
    let witness = witness.ok_or_else(|| TestCaseError::fail("no lead is shown"))?;
    let case = Case::new(subject.contract, &witness.example);
    let options = Options { threads: Some(1) };
    let (leads, activities) = (&case.leads, &case.activities);
    Ok(evaluate_history(
        subject.program,
        leads,
        activities,
        case.as_of,
        options,
    ))
}

/// The rules that are reported to decide nothing: group and number.
fn idle_rules(subject: &Subject<'_>) -> Vec<(usize, usize)> {
    let said = analyse(subject)
        .findings
        .into_iter()
        .map(|f| f.diagnostic(subject));
    let spans: Vec<_> = said
        .filter(|diagnostic| diagnostic.code == Code::N0224)
        .map(|diagnostic| diagnostic.primary.span)
        .collect();
    let groups = subject.contract.groups.iter().enumerate();
    let rules = groups.flat_map(|(group, declared)| {
        let rules = declared.rules.iter().enumerate();
        rules.map(move |(number, rule)| (group, number, rule.span))
    });
    rules
        .filter(|(_, _, span)| spans.contains(span))
        .map(|(group, rule, _)| (group, rule))
        .collect()
}

/// For each line that is reported to add nothing, the contract without it.
fn lines_left_out(subject: &Subject<'_>) -> Vec<(String, Contract)> {
    let said = analyse(subject).findings.into_iter();
    let said = said.map(|finding| finding.diagnostic(subject));
    let said = said.filter(|diagnostic| diagnostic.code == Code::W0223);
    let left_out = said.map(|diagnostic| {
        let mut without = subject.contract.clone();
        let definitions = without.definitions.iter_mut().map(|d| &mut d.condition);
        let exclusions = without.exclusions.iter_mut().map(|e| &mut e.condition);
        let stages = without.stages.iter_mut().flat_map(|stage| {
            let tracks = stage.fast_tracks.iter_mut().map(|t| &mut t.condition);
            stage.condition.iter_mut().chain(tracks)
        });
        let rules = without.groups.iter_mut().flat_map(|g| &mut g.rules);
        let rules = rules.filter_map(|rule| match &mut rule.trigger {
            Trigger::When(condition) => Some(condition),
            _ => None,
        });
        let all = definitions.chain(exclusions).chain(stages).chain(rules);
        all.for_each(|condition| leave_out(condition, diagnostic.primary.span));
        (diagnostic.message.english(), without)
    });
    left_out.collect()
}

fn leave_out(condition: &mut Condition, place: Span) {
    if let ConditionKind::All(parts) | ConditionKind::Any(parts) | ConditionKind::None(parts) =
        &mut condition.kind
    {
        parts.retain(|part| part.span != place);
        parts.iter_mut().for_each(|part| leave_out(part, place));
    }
}

/// No value that a lead of the data has is proved impossible.
fn possible(
    subject: &Subject<'_>,
    condition: &CheckedCondition<'_>,
    results: &Results,
) -> Result<(), TestCaseError> {
    let column = match condition.at {
        Site::Definition(id) => &results.definitions[id.index()],
        Site::Exclusion(id) => &results.exclusions[id.index()],
        _ => return Ok(()),
    };
    let left_in = results
        .left_out
        .iter()
        .zip(column)
        .filter(|(out, _)| !**out);
    let seen: Vec<Truth> = left_in.map(|(_, truth)| *truth).collect();
    for (answer, shows) in [
        (Answer::Met, [Truth::Met, Truth::Met]),
        (Answer::NotMet, [Truth::NotMet, Truth::NotMet]),
        (Answer::NeverMet, [Truth::NotMet, Truth::Open]),
        (Answer::NeverNotMet, [Truth::Met, Truth::Open]),
    ] {
        if seen.iter().any(|truth| shows.contains(truth)) {
            let formula = subject.solver.formula(0, condition.term, answer);
            let text = subject.sources.text(condition.condition.span);
            prop_assert!(!subject.solver.is_never(formula), "{answer:?} of {text}");
        }
    }
    Ok(())
}

fn points_in_reach(subject: &Subject<'_>, results: &Results) -> Result<(), TestCaseError> {
    let groups = subject.program.group_ids().map(PointsRef::Group);
    for of in groups.chain(subject.program.total_ids().map(PointsRef::Total)) {
        let ends = [true, false].map(|high| extreme(subject, of, high).map(|e| e.proved));
        let [Some(most), Some(least)] = ends else {
            return Err(TestCaseError::fail("no lead has points at all"));
        };
        for lead in (0..results.len()).filter(|lead| !results.left_out[*lead]) {
            let points = results.points(of, lead).0;
            let name = subject.program.points_name(of);
            prop_assert!(
                (least..=most).contains(&points),
                "{name}: {points}, not {least} to {most}"
            );
        }
    }
    Ok(())
}

/// A small contract: a few rules over a few fields and activities.
fn small() -> impl Strategy<Value = String> {
    let rules = [
        "+10 when company size between 50 and 199",
        "+20 when company size between 150 and 1000",
        "-5 when company size at least 500",
        "+15 when industry is \"SaaS\"",
        "+7 when industry is one of \"Retail\", \"SaaS\"",
        "-9 when wants a call is no",
        "+4 when wants a call is yes",
        "+12 when job title mentions \"CFO\"",
        "+11 when job title mentions \"director\"",
        "-6 when job title contains \"cfo\"",
        "+8 when matches buyer",
        "-30 when matches stranger",
        "+3 when demo at least 2 times",
        "-4 when demo in the last 10 days",
        "+5 for each demo",
        "+6 for each webinar\n  only the latest 2 count",
        "-7 for each webinar\n  at most 10 points",
        "+2 for each demo\n  at most 3 per day\n  in the last 1 days",
    ];
    let limit = prop_oneof![
        Just(""),
        Just(", at most 25"),
        Just(", at least -10"),
        Just(", at most 20, at least 0"),
    ];
    (subsequence(rules.to_vec(), 1..=6), limit, any::<bool>()).prop_map(
        |(rules, limit, highest)| {
            let only = if highest { "  only the highest counts\n" } else { "" };
            // Every rule without an end gets one.
            let rules: Vec<String> = rules
                .iter()
                .map(|rule| match rule.contains("for each") && !rule.contains('\n') {
                    true => format!("{rule}\n  only the latest 3 count"),
                    false => (*rule).to_owned(),
                })
                .collect();
            format!(
                "leadc 1 en\n\ncontract \"Small\":\n  time zone: Europe/Lisbon\n\nfields:\n- company size: whole number\n\
                 - industry: choice of \"SaaS\", \"Retail\", \"Other\"\n- wants a call: yes or no\n- job title: text\n\n\
                 activities by the lead:\n- demo\n- webinar\n\npersona buyer:\n  any of:\n  - job title mentions \"CFO\"\n  \
                 - all of:\n  -- industry is \"SaaS\"\n  -- company size at least 200\n\ndefine stranger:\n  none of:\n  \
                 - industry is \"Other\"\n  - wants a call is known\n\npoints for fit{limit}:\n{only}{}\n",
                rules.join("\n")
            )
        },
    )
}

#[test]
fn the_most_and_the_least_are_those_of_every_lead() {
    let cases = from_env("LEADC_CASES").unwrap_or(48);
    let result = runner(cases).run(&small(), |text| {
        let mut sources = Sources::default();
        let mut read = |_: &std::path::Path| Ok(text.clone().into_bytes());
        let loaded = suggest::load("small.leadc", &mut sources, &mut read);
        let contract = loaded
            .contract
            .ok_or_else(|| TestCaseError::fail("not read"))?;
        let program = ir::compile(&contract, &sources);
        with_subject(&contract, &sources, &program, |subject| {
            let of = PointsRef::Group(GroupId(0));
            let all = every_lead(subject);
            let results = subject.maker().results(&all);
            let points: Vec<i64> = (0..all.len())
                .map(|lead| results.points(of, lead).0)
                .collect();
            for (high, end) in [(true, points.iter().max()), (false, points.iter().min())] {
                let found = extreme(subject, of, high);
                let proved = found.as_ref().map(|e| e.proved);
                let seen = found.and_then(|e| e.seen).map(|(points, _)| points);
                let (end, signed) = (end.copied(), |n: Option<i64>| {
                    n.map(|n| if high { n } else { -n })
                });
                prop_assert!(
                    signed(proved) >= signed(end),
                    "{proved:?}, not {end:?}: {text}"
                );
                prop_assert!(
                    signed(seen) <= signed(proved),
                    "{seen:?} beyond {proved:?}: {text}"
                );
                if !["demo", "webinar"]
                    .iter()
                    .any(|activity| is_mixed(&text, activity))
                {
                    prop_assert_eq!(proved, end, "{}", text);
                    prop_assert_eq!(seen, end, "no lead shows it: {}", text);
                }
            }
            Ok(())
        })
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

/// Whether one rule gives points for an activity and another takes them away: then only a bound is proved.
fn is_mixed(text: &str, activity: &str) -> bool {
    // A bullet that declares the activity is not a rule.
    let is_rule = |line: &str| line.len() > activity.len() + 2;
    let counts =
        |line: &str, sign: &str| line.starts_with(sign) && is_rule(line) && line.contains(activity);
    let any = |sign: &str| text.lines().any(|line| counts(line, sign));
    any("+") && any("-")
}

/// Every lead that the small contracts can distinguish.
fn every_lead(subject: &Subject<'_>) -> Vec<Example> {
    let number = |n: f64| Some(FactValue::Number(n));
    let text = |text: &str| Some(FactValue::Text(text.to_owned()));
    let sizes = [
        None,
        number(1.0),
        number(60.0),
        number(170.0),
        number(199.0),
        number(250.0),
        number(600.0),
        number(2000.0),
    ];
    let industries = [None, text("SaaS"), text("Retail"), text("Other")];
    let calls = [
        None,
        Some(FactValue::YesNo(true)),
        Some(FactValue::YesNo(false)),
    ];
    let titles = [
        None,
        text("CFO"),
        text("director"),
        text("CFO and director"),
        text("cfos"),
        text("cfos and director"),
        text("clerk"),
    ];
    let mut all = Vec::new();
    for (size, industry) in sizes
        .iter()
        .flat_map(|a| industries.iter().map(move |b| (a, b)))
    {
        for (call, title) in calls
            .iter()
            .flat_map(|a| titles.iter().map(move |b| (a, b)))
        {
            for (demos, webinars) in (0..=9).flat_map(|a| (0..=2).map(move |b| (a, b))) {
                let mut lead = subject.maker().lead();
                let values = [size, industry, call, title].into_iter().enumerate();
                lead.facts = values
                    .filter_map(|(field, value)| Some((FieldId(field as u32), value.clone()?)))
                    .collect();
                let did = |activity, times, age| ExampleActivity {
                    activity: ActivityId(activity),
                    times,
                    details: Vec::new(),
                    day: leadc::time::LocalDay(lead.as_of.0.0 - age),
                    clock: Some(leadc::time::Clock(9 * 60)),
                    span: lead.span,
                };
                // Up to three of them today, five days ago or twenty days ago.
                let demos = match demos {
                    0..=3 => did(0, demos, 0),
                    4..=6 => did(0, demos - 3, 5),
                    _ => did(0, demos - 6, 20),
                };
                let both = [demos, did(1, webinars, 0)];
                lead.did = both.into_iter().filter(|did| did.times > 0).collect();
                all.push(lead);
            }
        }
    }
    all
}
