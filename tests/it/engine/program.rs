//! What the passes make of a contract.

use super::contract_of;
use leadc::contract::model::{NumberTest, PointsRef};
use leadc::ir::program::Trigger;
use leadc::ir::term::{Term, TermId};
use leadc::ir::{Program, Truth};
use leadc::units::MilliPoints;

const FIELDS: &str = "\
fields:
- lead id: id
- size: whole number
- sector: choice of \"A\", \"B\", \"C\"
- title: text
- late: text, column \"late\", known from column \"late since\"
- renewal: date

activity call by sales:

activity visit by the lead:
  - url: text

activity pricing visit:
  kind of: visit
  when: url contains \"/pricing\"

";

fn program(body: &str) -> Program {
    contract_of(&format!("{FIELDS}{body}")).1
}

fn rules(program: &Program) -> Vec<TermId> {
    let rules = program.groups.iter().flat_map(|group| &group.rules);
    rules
        .filter_map(|rule| match &rule.trigger {
            Trigger::When { condition, .. } => Some(*condition),
            _ => None,
        })
        .collect()
}

#[test]
fn a_repeated_condition_is_one_term() {
    let program = program(
        "persona chief:\n  when: title mentions \"chief\"\n\n\
         points for fit:\n\
         +5 when title mentions \"Chief\"\n\
         +6 when matches chief\n\
         +7 when any of:\n- sector is \"B\"\n- sector is \"A\"\n\
         +8 when sector is one of \"A\", \"B\"\n",
    );
    let rules = rules(&program);
    assert_eq!(rules[0], rules[1]);
    assert_eq!(rules[2], rules[3]);
}

#[test]
fn groups_are_flat_and_not_applies_to_tests() {
    let program = program(
        "points for fit:\n\
         +5 when none of:\n- title is known\n- any of:\n-- size at least 5\n-- sector is \"A\"\n",
    );
    let Term::All(children) = program.term(rules(&program)[0]) else {
        panic!("{program}");
    };
    assert_eq!(children.len(), 3);
    for child in children {
        assert!(matches!(program.term(*child), Term::Not(_)), "{program}");
    }
}

#[test]
fn comparisons_of_one_number_share_a_table() {
    let program = program(
        "points for fit:\n\
         +5 when size between 10 and 20\n\
         +6 when size more than 20\n\
         +7 when size is not 10\n",
    );
    assert_eq!(program.bands.len(), 1);
    let points = program.bands[0].points.iter();
    assert_eq!(points.map(|p| p.get()).collect::<Vec<_>>(), [10.0, 20.0]);
    let cells: Vec<(u32, u32)> = program
        .terms
        .iter()
        .filter_map(|term| match term {
            Term::Band { first, last, .. } => Some((*first, *last)),
            Term::Number(..) => panic!("a comparison without a table"),
            _ => None,
        })
        .collect();
    assert_eq!(cells, [(1, 3), (4, 4), (1, 1)]);
    let cell = |number| program.bands[0].cell(number);
    let found: Vec<u32> = [9.0, 10.0, 15.0, 20.0, 21.0].map(cell).to_vec();
    assert_eq!(found, [0, 1, 2, 3, 4]);
}

#[test]
fn what_no_lead_can_reach_is_settled() {
    let program = program(
        "points for fit, at most 40:\n\
         +30 when size at least 10\n\
         +30 when title is known\n\
         points for role:\n\
         only the highest counts\n\
         +15 when sector is \"A\"\n\
         +25 when sector is \"B\"\n\
         -10 when sector is \"C\"\n\
         points for calls:\n\
         +3 for each call\n  only the latest 4 count\n\
         +1 for each visit\n  at most 2 points\n\
         score: fit + role + calls\n\n\
         stage Lead:\n\n\
         stage Never:\n  when: score at least 80\n\n\
         stage Ever:\n  from: Lead\n  when: score at least 79\n",
    );
    let bounds = |index: usize| {
        let bounds = program.plan.groups[index];
        (bounds.lowest.unwrap().0, bounds.highest.unwrap().0)
    };
    assert_eq!(bounds(0), (0, 40_000));
    assert_eq!(bounds(1), (-10_000, 25_000));
    assert_eq!(bounds(2), (0, 14_000));
    let condition = |stage: usize| program.term(program.stages[stage].condition.unwrap());
    assert_eq!(*condition(1), Term::Always(Truth::NotMet));
    let score = PointsRef::Total(program.score.unwrap());
    let wanted = Term::Points(score, NumberTest::AtLeast(MilliPoints::whole(79)));
    assert_eq!(*condition(2), wanted);
}

#[test]
fn what_time_and_activities_cannot_change_is_hoisted() {
    let program = program(
        "points for fit:\n+5 when title is known\n\
         points for rest:\n\
         +5 when late is known\n\
         +5 when renewal in the next 10 days\n\
         +5 when renewal before 2026-01-01\n\
         +5 when call in the last 3 days\n\
         score: fit + rest\n\n\
         stage Lead:\n\nstage MQL:\n  when: all of:\n- call\n- fit at least 5\n- score at least 10\n",
    );
    let hoisted = |id: &TermId| program.plan.hoisted.contains(id);
    let found: Vec<bool> = rules(&program).iter().map(hoisted).collect();
    assert_eq!(found, [true, false, false, true, false]);
    let condition = program.stages[1].condition.unwrap();
    let children = program.term(condition).children();
    let found: Vec<bool> = children.iter().map(hoisted).collect();
    // Terms that are evaluated in advance come first, points come last.
    assert_eq!(found, [true, false, false], "{program}");
    assert!(matches!(program.term(children[2]), Term::Points(..)));
}

#[test]
fn only_what_some_rule_looks_at_matters() {
    let program = program(
        "points for fit:\n+5 for each pricing visit\n+1 when size at least 3\n\n\
         define unused:\n  when: sector is \"A\"\n",
    );
    let plan = &program.plan;
    let fields: Vec<&str> = plan.fields.iter().map(|f| program.field_name(*f)).collect();
    // A definition is reported, so its condition matters.
    assert_eq!(fields, ["size", "sector"]);
    let kinds: Vec<&str> = plan.kinds.iter().map(|k| program.kind_name(*k)).collect();
    assert_eq!(kinds, ["visit", "pricing visit"]);
    assert_eq!(plan.details.len(), 1);
}

#[test]
fn a_program_reads_like_this() {
    let (_, program) = contract_of(super::SMALL);
    insta::assert_snapshot!(program.to_string());
}

#[test]
fn clauses_read_like_this() {
    let shown = super::example("deadlines").1.to_string();
    let (_, clauses) = shown.split_once("calendar London").expect("calendars");
    insta::assert_snapshot!(clauses);
}
