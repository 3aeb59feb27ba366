//! The independent parts of a contract, blocks and rules, each with the leads that its lines decide about.

use super::boundary_cases::{BoundaryCases, TargetScore};
use super::points::{counted, limited, negative};
use super::pool::in_order;
use super::satisfy::Satisfier;
use super::stage_histories;
use super::{Allowance, Moment};
use crate::contract::model::{
    Act, ClockStart, Condition, Contract, Example, GroupId, PointsRef, Requirement, Site, Sla,
    TotalId, Trigger,
};
use crate::language::activity::Count;
use crate::source::Span;
use crate::units::MilliPoints;

/// A block, or a rule within one.
pub(crate) struct Item {
    /// Where it begins; it ends where the next one begins.
    pub start: Span,
    /// Whether it is a points rule.
    pub is_rule: bool,
    /// Leads it decides about.
    pub leads: Vec<Example>,
    /// Points its conditions ask for.
    pub targets: Vec<TargetScore>,
}

/// Maximum number of steps for making up the leads of all items: one per condition to meet, fact and activity.
const STEPS: u64 = 5_000_000;

/// Every item, in the order of the contract's lines.
pub(crate) struct Blocks {
    pub list: Vec<Item>,
    /// Whether the leads are complete; if not, the contract needed more steps than allowed.
    pub are_whole: bool,
}

impl Blocks {
    pub(crate) fn new(contract: &Contract, as_of: Moment) -> Blocks {
        let allowance = Allowance::new(STEPS);
        Blocks {
            list: items(contract, as_of, &allowance),
            are_whole: !allowance.is_short(),
        }
    }
}

fn items(contract: &Contract, as_of: Moment, allowance: &Allowance) -> Vec<Item> {
    let mut parts = Parts::default();
    for (site, condition) in contract.conditions() {
        let mut maker = Satisfier::new(contract, as_of, allowance);
        before(&mut maker, contract, site);
        if let Some(start) = start_of(contract, site, condition) {
            parts.condition(start, BoundaryCases::new(maker, condition));
        }
    }
    for (index, group) in contract.groups.iter().enumerate() {
        let of = PointsRef::Group(GroupId(index as u32));
        let mut own = limited(contract, as_of, of, group.at_most, allowance);
        own.extend(negative(contract, as_of, group, allowance));
        for rule in &group.rules {
            if let Trigger::ForEach(kind, counting) = &rule.trigger {
                let leads = counted(contract, as_of, *kind, counting, rule.points, allowance);
                own.extend(leads.iter().cloned());
                parts.item(rule.span, leads);
            }
        }
        parts.item(group.name.span, own);
    }
    for (index, total) in contract.totals.iter().enumerate() {
        let of = PointsRef::Total(TotalId(index as u32));
        let leads = limited(contract, as_of, of, total.at_most, allowance);
        parts.item(total.name.span, leads);
    }
    for (index, stage) in contract.stages.iter().enumerate() {
        let leads = stage_histories::around(contract, as_of, index, allowance);
        parts.item(stage.name.span, leads);
    }
    for sla in &contract.slas {
        parts.item(sla.name.span, promised(contract, as_of, sla, allowance));
    }
    parts.items(contract)
}

/// The items while they are collected.
#[derive(Default)]
struct Parts {
    /// Where items begin.
    starts: Vec<Span>,
    /// Each with the places whose items decide about it.
    leads: Vec<([Span; 2], Example)>,
    targets: Vec<(Span, TargetScore)>,
}

impl Parts {
    fn item(&mut self, start: Span, leads: Vec<Example>) {
        self.starts.push(start);
        let leads = leads.into_iter();
        self.leads.extend(leads.map(|lead| ([start, start], lead)));
    }

    /// The leads and aims of a condition: for its item and, if a line is in a definition elsewhere, for that one too.
    fn condition(&mut self, start: Span, pinned: BoundaryCases) {
        self.starts.push(start);
        let leads = pinned.leads.into_iter();
        self.leads
            .extend(leads.map(|(line, lead)| ([start, line], lead)));
        let targets = pinned.targets.into_iter();
        self.targets.extend(targets.map(|target| (start, target)));
    }

    fn items(mut self, contract: &Contract) -> Vec<Item> {
        let rules = contract.groups.iter().flat_map(|group| &group.rules);
        let mut rules: Vec<Span> = rules.map(|rule| rule.span).collect();
        rules.sort_unstable();
        self.starts.sort_unstable();
        self.starts.dedup();
        let starts = self.starts.into_iter();
        let item = |start| Item {
            start,
            is_rule: rules.binary_search(&start).is_ok(),
            leads: Vec::new(),
            targets: Vec::new(),
        };
        let mut items: Vec<Item> = starts.map(item).collect();
        for (places, lead) in self.leads {
            let mut at: Vec<usize> = places.iter().filter_map(|p| item_at(&items, *p)).collect();
            at.dedup();
            at.iter().for_each(|at| items[*at].leads.push(lead.clone()));
        }
        for (place, target) in self.targets {
            if let Some(at) = item_at(&items, place) {
                items[at].targets.push(target);
            }
        }
        for item in &mut items {
            item.leads = in_order(std::mem::take(&mut item.leads));
        }
        items
    }
}

/// The item that contains a place.
pub(crate) fn item_at(items: &[Item], place: Span) -> Option<usize> {
    let place = (place.file, place.start);
    let after = items.partition_point(|item| (item.start.file, item.start.start) <= place);
    after.checked_sub(1)
}

/// Where the item of a condition begins.
fn start_of(contract: &Contract, site: Site, condition: &Condition) -> Option<Span> {
    Some(match site {
        Site::Calendar(_) => condition.span,
        Site::Activity(id) => contract.activities.get(id.index())?.name.span,
        Site::Definition(id) => contract.definitions.get(id.index())?.name.span,
        Site::Exclusion(id) => contract.exclusions.get(id.index())?.name.span,
        Site::Rule(id, i) => contract.groups.get(id.index())?.rules.get(i)?.span,
        Site::Stage(id) | Site::FastTrack(id, _) | Site::BackTo(id, _) => {
            contract.stages.get(id.index())?.name.span
        }
        Site::SlaWhen(id) | Site::SlaCalendar(id, _) | Site::Lapse(id, _) => {
            contract.slas.get(id.index())?.name.span
        }
    })
}

/// Adds what must be true before a condition matters.
fn before(maker: &mut Satisfier, contract: &Contract, site: Site) {
    match site {
        Site::Stage(id) | Site::FastTrack(id, _) => maker.before(id.index()),
        Site::BackTo(id, _) => maker.through(id.index()),
        Site::SlaWhen(id) | Site::SlaCalendar(id, _) | Site::Lapse(id, _) => {
            if let Some(sla) = contract.slas.get(id.index()) {
                clock(maker, sla.after);
            }
        }
        // Negative points show only if there are other points to subtract them from.
        Site::Rule(id, i) => {
            let rules = contract.groups.get(id.index()).map(|group| &group.rules);
            if let Some(rule) = rules.and_then(|rules| rules.get(i)) {
                let of = PointsRef::Group(id);
                maker.collect(of, MilliPoints(rule.points.0.saturating_neg()));
            }
        }
        Site::Calendar(_) | Site::Activity(_) | Site::Definition(_) | Site::Exclusion(_) => {}
    }
}

/// Starts the clock of an sla.
fn clock(maker: &mut Satisfier, after: ClockStart) {
    match after {
        ClockStart::Stage(stage) => maker.through(stage.index()),
        ClockStart::Activity(kind) => maker.does(kind, 1),
    }
}

/// A lead for which a clock starts: with exactly the acts that are promised, with one fewer of each kind, with all on one day
/// where they should be on different ones, and without any.
fn promised(contract: &Contract, as_of: Moment, sla: &Sla, allowance: &Allowance) -> Vec<Example> {
    let mut maker = Satisfier::new(contract, as_of, allowance);
    clock(&mut maker, sla.after);
    let (Requirement::All(acts) | Requirement::Any(acts)) = &sla.requirement else {
        return vec![maker.lead];
    };
    let short = (0..acts.len()).map(Some);
    let mut leads: Vec<Example> = [None]
        .into_iter()
        .chain(short)
        .map(|short| done(&maker, acts, short))
        .collect();
    if acts.iter().any(|act| act.on_different_days) {
        let together = acts.iter().map(|act| Act {
            on_different_days: false,
            ..*act
        });
        leads.push(done(&maker, &together.collect::<Vec<_>>(), None));
    }
    leads.push(maker.lead);
    leads
}

/// The acts of a promise after the start of its clock, one fewer of the kind at `short`.
fn done(maker: &Satisfier, acts: &[Act], short: Option<usize>) -> Example {
    let mut maker = maker.fork();
    let on_days = acts.iter().filter(|act| act.on_different_days);
    let days = on_days.map(|act| act.times).max().unwrap_or(0);
    maker.earlier(i32::try_from(days).unwrap_or(i32::MAX));
    for (at, act) in acts.iter().enumerate() {
        let times = act.times.saturating_sub(u32::from(short == Some(at)));
        maker.ago(0);
        match act.on_different_days {
            true => maker.does_as(act.activity, Count::OnDays(times), times),
            false if times > 0 => maker.does(act.activity, times),
            false => {}
        }
    }
    maker.lead
}
