//! Where the conditions of a contract are: the one list of them, in the order of its blocks.

use super::*;

/// The line of a condition that is not part of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Site {
    /// A line `calendar: NAME when …` of the contract.
    Calendar(usize),
    /// `when` of a derived activity.
    Activity(ActivityId),
    /// An ideal customer, persona or definition.
    Definition(DefinitionId),
    /// An exclusion.
    Exclusion(ExclusionId),
    /// A rule of a points group.
    Rule(GroupId, usize),
    /// The condition of a stage.
    Stage(StageId),
    /// A fast track into a stage.
    FastTrack(StageId, usize),
    /// A way back from a stage.
    BackTo(StageId, usize),
    /// `when` of an sla.
    SlaWhen(SlaId),
    /// A line `calendar: NAME when …` of an sla.
    SlaCalendar(SlaId, usize),
    /// `lapses when` of an sla.
    Lapse(SlaId, usize),
}

/// A block that may have conditions.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Block<'c> {
    Calendar(&'c CalendarRule),
    Activity(ActivityId, &'c Condition),
    Definition(DefinitionId, &'c Definition),
    Exclusion(ExclusionId, &'c Exclusion),
    Group(GroupId, &'c PointGroup),
    Stage(StageId, &'c Stage),
    Sla(SlaId, &'c Sla),
}

impl<'c> Block<'c> {
    /// Its conditions that are not part of others, in the order of its lines.
    pub(crate) fn conditions(self) -> Vec<(Site, &'c Condition)> {
        match self {
            Block::Calendar(rule) => rule.conditions(Site::Calendar).collect(),
            Block::Activity(id, when) => at(Site::Activity(id), Some(when)),
            Block::Definition(id, block) => at(Site::Definition(id), Some(&block.condition)),
            Block::Exclusion(id, block) => at(Site::Exclusion(id), Some(&block.condition)),
            Block::Group(id, group) => {
                let rules = group.rules.iter().enumerate();
                let rule = |(i, rule): (usize, &'c PointRule)| {
                    Some((Site::Rule(id, i), rule.trigger.condition()?))
                };
                rules.filter_map(rule).collect()
            }
            Block::Stage(id, stage) => stage.conditions(id),
            Block::Sla(id, sla) => {
                let lapses = sla.lapses.iter().enumerate();
                let lapses = lapses.map(|(i, lapse)| (Site::Lapse(id, i), lapse));
                let when = at(Site::SlaWhen(id), sla.when.as_ref()).into_iter();
                let rule = sla.calendar.iter();
                let calendar =
                    rule.flat_map(|rule| rule.conditions(move |i| Site::SlaCalendar(id, i)));
                when.chain(calendar).chain(lapses).collect()
            }
        }
    }
}

fn at(site: Site, condition: Option<&Condition>) -> Vec<(Site, &Condition)> {
    condition.into_iter().map(|c| (site, c)).collect()
}

impl Contract {
    /// Every condition that is not part of another, in the order of the blocks.
    pub fn conditions(&self) -> impl Iterator<Item = (Site, &Condition)> {
        self.blocks().flat_map(Block::conditions)
    }

    fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        let calendar = self.info.calendar.iter().map(Block::Calendar);
        let derived = (0..).zip(&self.activities);
        let derived = derived.filter_map(|(i, block)| Some((i, block.source.condition()?)));
        let definitions = (0..).zip(&self.definitions);
        let exclusions = (0..).zip(&self.exclusions);
        let groups = (0..).zip(&self.groups);
        let stages = (0..).zip(&self.stages);
        let slas = (0..).zip(&self.slas);
        calendar
            .chain(derived.map(|(i, when)| Block::Activity(ActivityId(i), when)))
            .chain(definitions.map(|(i, block)| Block::Definition(DefinitionId(i), block)))
            .chain(exclusions.map(|(i, block)| Block::Exclusion(ExclusionId(i), block)))
            .chain(groups.map(|(i, block)| Block::Group(GroupId(i), block)))
            .chain(stages.map(|(i, block)| Block::Stage(StageId(i), block)))
            .chain(slas.map(|(i, block)| Block::Sla(SlaId(i), block)))
    }

    /// Visits every condition; those in groups come after their opener.
    pub fn each_condition(&self, visit: &mut dyn FnMut(&Condition)) {
        self.conditions()
            .for_each(|(_, condition)| condition.walk(visit));
    }

    /// The condition at a site, to be changed; none if the contract has none there.
    pub fn condition_mut(&mut self, site: Site) -> Option<&mut Condition> {
        match site {
            Site::Calendar(i) => self.info.calendar.as_mut()?.condition_mut(i),
            Site::Activity(id) => match &mut self.activities.get_mut(id.index())?.source {
                ActivitySource::KindOf { when, .. } => when.as_mut(),
                ActivitySource::Data { .. } | ActivitySource::AnyOf(_) => None,
            },
            Site::Definition(id) => Some(&mut self.definitions.get_mut(id.index())?.condition),
            Site::Exclusion(id) => Some(&mut self.exclusions.get_mut(id.index())?.condition),
            Site::Rule(id, i) => {
                let rule = self.groups.get_mut(id.index())?.rules.get_mut(i)?;
                match &mut rule.trigger {
                    Trigger::When(condition) => Some(condition),
                    Trigger::ForEach(..) | Trigger::ForIdle { .. } => None,
                }
            }
            Site::Stage(id) => self.stages.get_mut(id.index())?.condition.as_mut(),
            Site::FastTrack(id, i) => {
                let track = self.stages.get_mut(id.index())?.fast_tracks.get_mut(i)?;
                Some(&mut track.condition)
            }
            Site::BackTo(id, i) => {
                let back = self.stages.get_mut(id.index())?.back_to.get_mut(i)?;
                match &mut back.when {
                    BackWhen::Condition(condition) => Some(condition),
                    BackWhen::AfterDays(_) => None,
                }
            }
            Site::SlaWhen(id) => self.slas.get_mut(id.index())?.when.as_mut(),
            Site::SlaCalendar(id, i) => {
                let sla = self.slas.get_mut(id.index())?;
                sla.calendar.as_mut()?.condition_mut(i)
            }
            Site::Lapse(id, i) => self.slas.get_mut(id.index())?.lapses.get_mut(i),
        }
    }
}

impl Stage {
    fn conditions(&self, id: StageId) -> Vec<(Site, &Condition)> {
        let tracks = self.fast_tracks.iter().enumerate();
        let tracks = tracks.map(|(i, track)| (Site::FastTrack(id, i), &track.condition));
        let backs = self.back_to.iter().enumerate();
        let backs =
            backs.filter_map(|(i, back)| Some((Site::BackTo(id, i), back.when.condition()?)));
        let own = at(Site::Stage(id), self.condition.as_ref()).into_iter();
        own.chain(tracks).chain(backs).collect()
    }
}

impl CalendarRule {
    fn conditions(&self, site: impl Fn(usize) -> Site) -> impl Iterator<Item = (Site, &Condition)> {
        let choices = self.choices.iter().enumerate();
        choices.map(move |(i, choice)| (site(i), &choice.condition))
    }

    fn condition_mut(&mut self, index: usize) -> Option<&mut Condition> {
        let choice = self.choices.get_mut(index)?;
        Some(&mut choice.condition)
    }
}

impl ActivitySource {
    fn condition(&self) -> Option<&Condition> {
        match self {
            ActivitySource::KindOf { when, .. } => when.as_ref(),
            ActivitySource::Data { .. } | ActivitySource::AnyOf(_) => None,
        }
    }
}

impl Trigger {
    fn condition(&self) -> Option<&Condition> {
        match self {
            Trigger::When(condition) => Some(condition),
            Trigger::ForEach(..) | Trigger::ForIdle { .. } => None,
        }
    }
}

impl BackWhen {
    fn condition(&self) -> Option<&Condition> {
        match self {
            BackWhen::Condition(condition) => Some(condition),
            BackWhen::AfterDays(_) => None,
        }
    }
}
