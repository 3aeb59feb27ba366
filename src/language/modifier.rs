//! Modifiers of points rules: how occurrences count, and what limits them.

use super::date::near_windows;
use super::decay::Decay;
use super::steps::near_ages;
use super::steps::{moved_points, near_counts};
use crate::message::{Message, Template, msg, template};
use crate::syntax::phrase::PhraseId;
use crate::syntax::tree::Period;
use crate::time::MAX_DAYS;
use crate::units::MilliPoints;
use serde::{Deserialize, Serialize, Serializer};

/// A line that limits the points that rules give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// `only the highest counts`
    OnlyHighest,
    /// `starts again when going back`
    StartsAgain,
    /// `in the last N days`: age at most N-1.
    LastDays(u32),
    /// `between N and M days ago`: age from N to M.
    DaysAgo(u32, u32),
    /// `at most N per week`: in each calendar period the N latest.
    PerPeriod(u32, Period),
    /// `only the latest N count`
    OnlyLatest(u32),
    /// `halves every …`, `fades over …`
    Decay(Decay),
    /// `at most K points`: bounds the absolute sum.
    AtMostPoints(MilliPoints),
}

/// A modifier without its numbers; a rule can have each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ModifierKind {
    /// `only the highest counts`
    OnlyHighest,
    /// `starts again when going back`
    StartsAgain,
    /// `in the last N days`
    LastDays,
    /// `between N and M days ago`
    DaysAgo,
    /// `at most N per week`
    PerPeriod(Period),
    /// `only the latest N count`
    OnlyLatest,
    /// `halves every …`, `fades over …`
    Decay,
    /// `at most K points`
    AtMostPoints,
}

/// What a modifier is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand {
    /// Words only.
    Nothing,
    /// A number of days.
    Days(u32),
    /// The least and the greatest age in days.
    Ages(u32, u32),
    /// A number of occurrences.
    Times(u32),
    /// A number of occurrences in each period.
    TimesPer(u32, Period),
    /// Points.
    Points(MilliPoints),
}

/// Where a modifier is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Before the first rule, for the whole group.
    pub group: bool,
    /// Below a rule that counts activities.
    pub rule: bool,
}

impl Modifier {
    /// The modifier of a phrase.
    pub fn from_phrase(id: PhraseId, operand: Operand) -> Option<Modifier> {
        use PhraseId as P;
        Some(match (id, operand) {
            (P::OnlyHighest, Operand::Nothing) => Modifier::OnlyHighest,
            (P::StartsAgain, Operand::Nothing) => Modifier::StartsAgain,
            (P::InTheLast, Operand::Days(days)) => Modifier::LastDays(days),
            (P::BetweenAgo, Operand::Ages(from, to)) => Modifier::DaysAgo(from, to),
            (P::AtMostPer, Operand::TimesPer(count, period)) => Modifier::PerPeriod(count, period),
            (P::OnlyLatest, Operand::Times(count)) => Modifier::OnlyLatest(count),
            (P::Halves, Operand::Days(days)) => Modifier::Decay(Decay::Halves(days)),
            (P::Fades, Operand::Days(days)) => Modifier::Decay(Decay::Fades(days)),
            (P::AtMostPoints, Operand::Points(points)) => Modifier::AtMostPoints(points),
            _ => return None,
        })
    }

    /// The phrase of the modifier, and its operand.
    pub fn phrase(self) -> (PhraseId, Operand) {
        use PhraseId as P;
        match self {
            Modifier::OnlyHighest => (P::OnlyHighest, Operand::Nothing),
            Modifier::StartsAgain => (P::StartsAgain, Operand::Nothing),
            Modifier::LastDays(days) => (P::InTheLast, Operand::Days(days)),
            Modifier::DaysAgo(from, to) => (P::BetweenAgo, Operand::Ages(from, to)),
            Modifier::PerPeriod(count, period) => (P::AtMostPer, Operand::TimesPer(count, period)),
            Modifier::OnlyLatest(count) => (P::OnlyLatest, Operand::Times(count)),
            Modifier::Decay(Decay::Halves(days)) => (P::Halves, Operand::Days(days)),
            Modifier::Decay(Decay::Fades(days)) => (P::Fades, Operand::Days(days)),
            Modifier::AtMostPoints(points) => (P::AtMostPoints, Operand::Points(points)),
        }
    }

    /// The modifier without its numbers.
    pub fn kind(self) -> ModifierKind {
        match self {
            Modifier::OnlyHighest => ModifierKind::OnlyHighest,
            Modifier::StartsAgain => ModifierKind::StartsAgain,
            Modifier::LastDays(_) => ModifierKind::LastDays,
            Modifier::DaysAgo(..) => ModifierKind::DaysAgo,
            Modifier::PerPeriod(_, period) => ModifierKind::PerPeriod(period),
            Modifier::OnlyLatest(_) => ModifierKind::OnlyLatest,
            Modifier::Decay(_) => ModifierKind::Decay,
            Modifier::AtMostPoints(_) => ModifierKind::AtMostPoints,
        }
    }

    /// The same modifier with other numbers, one step up and one step down, as far as a contract can express them.
    pub fn stepped(self) -> Vec<Modifier> {
        match self {
            Modifier::OnlyHighest | Modifier::StartsAgain => Vec::new(),
            Modifier::LastDays(days) => near_windows(days).map(Modifier::LastDays).collect(),
            Modifier::DaysAgo(from, to) => near_ages(from, to)
                // From today on, it is another modifier.
                .filter(|(from, _)| *from > 0)
                .map(|(from, to)| Modifier::DaysAgo(from, to))
                .collect(),
            Modifier::PerPeriod(count, period) => near_counts(count)
                .map(|count| Modifier::PerPeriod(count, period))
                .collect(),
            Modifier::OnlyLatest(count) => near_counts(count).map(Modifier::OnlyLatest).collect(),
            Modifier::Decay(decay) => near_windows(decay.days())
                .map(|days| Modifier::Decay(decay.with_days(days)))
                .collect(),
            Modifier::AtMostPoints(points) => [1, -1]
                .map(|steps| moved_points(points, steps))
                .into_iter()
                .filter(|points| *points != MilliPoints::ZERO)
                .map(Modifier::AtMostPoints)
                .collect(),
        }
    }

    /// Whether it is about time rather than about amounts.
    pub fn is_about_time(self) -> bool {
        match self {
            Modifier::LastDays(_) | Modifier::DaysAgo(..) | Modifier::Decay(_) => true,
            Modifier::OnlyHighest
            | Modifier::StartsAgain
            | Modifier::PerPeriod(..)
            | Modifier::OnlyLatest(_)
            | Modifier::AtMostPoints(_) => false,
        }
    }

    /// Whether a contract can express it.
    pub fn is_valid(self) -> bool {
        match self.phrase().1 {
            Operand::Nothing => true,
            Operand::Days(days) => (1..=MAX_DAYS).contains(&days),
            Operand::Ages(from, to) => from <= to && to < MAX_DAYS,
            Operand::Times(count) | Operand::TimesPer(count, _) => count > 0,
            Operand::Points(points) => {
                points >= MilliPoints::ZERO && points == points.within_limits()
            }
        }
    }
}

impl ModifierKind {
    /// The kind of a phrase; none if it is not a modifier. For limits per period, the period is arbitrary.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "most phrases are about something else"
    )]
    pub fn from_phrase(id: PhraseId) -> Option<ModifierKind> {
        match id {
            PhraseId::OnlyHighest => Some(ModifierKind::OnlyHighest),
            PhraseId::StartsAgain => Some(ModifierKind::StartsAgain),
            PhraseId::InTheLast => Some(ModifierKind::LastDays),
            PhraseId::BetweenAgo => Some(ModifierKind::DaysAgo),
            PhraseId::AtMostPer => Some(ModifierKind::PerPeriod(Period::Day)),
            PhraseId::OnlyLatest => Some(ModifierKind::OnlyLatest),
            PhraseId::Halves | PhraseId::Fades => Some(ModifierKind::Decay),
            PhraseId::AtMostPoints => Some(ModifierKind::AtMostPoints),
            _ => None,
        }
    }

    /// Whether it cannot be together with another: a rule has one window.
    fn replaces(self, other: ModifierKind) -> bool {
        let is_window = |kind| matches!(kind, ModifierKind::LastDays | ModifierKind::DaysAgo);
        self == other || is_window(self) && is_window(other)
    }

    /// Where it is allowed.
    pub fn scope(self) -> Scope {
        let (group, rule) = match self {
            ModifierKind::OnlyHighest | ModifierKind::StartsAgain => (true, false),
            ModifierKind::LastDays | ModifierKind::DaysAgo | ModifierKind::Decay => (true, true),
            ModifierKind::PerPeriod(_) | ModifierKind::OnlyLatest | ModifierKind::AtMostPoints => {
                (false, true)
            }
        };
        Scope { group, rule }
    }

    /// The label shown to people who compare contracts.
    pub fn label(self) -> Template {
        match self {
            ModifierKind::OnlyHighest => template!("only the highest"),
            ModifierKind::StartsAgain => template!("going back"),
            ModifierKind::LastDays | ModifierKind::DaysAgo => template!("time that counts"),
            ModifierKind::PerPeriod(_) => template!("how often it counts"),
            ModifierKind::OnlyLatest => template!("latest"),
            ModifierKind::Decay => template!("shrinking"),
            ModifierKind::AtMostPoints => template!("cap"),
        }
    }

    /// Why this modifier excludes an occurrence.
    pub fn reason(self) -> Message {
        match self {
            ModifierKind::OnlyHighest => msg!("another rule gives more"),
            ModifierKind::StartsAgain => msg!("before the last going back"),
            ModifierKind::LastDays => msg!("too long ago"),
            ModifierKind::DaysAgo => msg!("not in these days"),
            ModifierKind::PerPeriod(Period::Day) => msg!("too many in one day"),
            ModifierKind::PerPeriod(Period::Week) => msg!("too many in one week"),
            ModifierKind::PerPeriod(Period::Month) => msg!("too many in one month"),
            ModifierKind::PerPeriod(Period::Quarter) => msg!("too many in one quarter"),
            ModifierKind::PerPeriod(Period::Year) => msg!("too many in one year"),
            ModifierKind::OnlyLatest => msg!("only the latest count"),
            ModifierKind::Decay => msg!("nothing of it is left"),
            ModifierKind::AtMostPoints => msg!("enough points"),
        }
    }

    /// The reason for programs.
    pub fn key(self) -> &'static str {
        match self {
            ModifierKind::OnlyHighest => "only highest",
            ModifierKind::StartsAgain => "before going back",
            ModifierKind::LastDays | ModifierKind::DaysAgo => "window",
            ModifierKind::PerPeriod(Period::Day) => "per day",
            ModifierKind::PerPeriod(Period::Week) => "per week",
            ModifierKind::PerPeriod(Period::Month) => "per month",
            ModifierKind::PerPeriod(Period::Quarter) => "per quarter",
            ModifierKind::PerPeriod(Period::Year) => "per year",
            ModifierKind::OnlyLatest => "only latest",
            ModifierKind::Decay => "decay",
            ModifierKind::AtMostPoints => "at most points",
        }
    }
}

impl Serialize for ModifierKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// How occurrences count: the modifiers of an activity rule, in the order they apply.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Counting {
    /// `in the last N days`, `between M and N-1 days ago`: age at most N-1.
    pub last_days: Option<u32>,
    /// `between M and N-1 days ago`: age at least M.
    pub from_age: u32,
    /// `at most N per week`: in each calendar period the N latest; shortest period first.
    pub per_period: Vec<(u32, Period)>,
    /// `only the latest N count`
    pub only_latest: Option<u32>,
    /// `halves every …`, `fades over …`
    pub decay: Option<Decay>,
    /// `at most K points`: bounds the absolute sum.
    pub at_most_points: Option<MilliPoints>,
}

impl Counting {
    /// How many occurrences count at most, beginning with the latest.
    pub fn most_occurrences(&self) -> u32 {
        self.only_latest.unwrap_or(u32::MAX)
    }

    /// Whether the number of occurrences that count is limited, in all or in each period.
    pub fn limits_occurrences(&self) -> bool {
        self.only_latest.is_some() || !self.per_period.is_empty()
    }

    /// The modifiers, in the order they apply.
    pub fn modifiers(&self) -> Vec<Modifier> {
        let periods = self.per_period.iter();
        let window = self.last_days.map(|days| match self.from_age {
            0 => Modifier::LastDays(days),
            from => Modifier::DaysAgo(from, days.saturating_sub(1)),
        });
        let mut all: Vec<Modifier> = window.into_iter().collect();
        all.extend(periods.map(|(count, period)| Modifier::PerPeriod(*count, *period)));
        all.extend(self.only_latest.map(Modifier::OnlyLatest));
        all.extend(self.decay.map(Modifier::Decay));
        all.extend(self.at_most_points.map(Modifier::AtMostPoints));
        all
    }

    /// Whether it has a modifier of a kind.
    pub fn has(&self, kind: ModifierKind) -> bool {
        let own = self.modifiers().into_iter().map(Modifier::kind);
        own.into_iter().any(|own| own.replaces(kind))
    }

    /// Sets a modifier, replacing any of its kind.
    pub fn set(&mut self, modifier: Modifier) {
        self.remove(modifier.kind());
        match modifier {
            Modifier::LastDays(days) => self.last_days = Some(days),
            Modifier::DaysAgo(from, to) => {
                (self.from_age, self.last_days) = (from, Some(to.saturating_add(1)));
            }
            Modifier::PerPeriod(count, period) => {
                self.per_period.push((count, period));
                self.per_period.sort_by_key(|(_, period)| *period);
            }
            Modifier::OnlyLatest(count) => self.only_latest = Some(count),
            Modifier::Decay(decay) => self.decay = Some(decay),
            Modifier::AtMostPoints(points) => self.at_most_points = Some(points),
            // Modifiers of the whole group do not affect how the occurrences of one rule count.
            Modifier::OnlyHighest | Modifier::StartsAgain => {}
        }
    }

    /// Removes the modifier of a kind.
    pub fn remove(&mut self, kind: ModifierKind) {
        match kind {
            ModifierKind::LastDays | ModifierKind::DaysAgo => {
                (self.from_age, self.last_days) = (0, None);
            }
            ModifierKind::PerPeriod(period) => self.per_period.retain(|(_, own)| *own != period),
            ModifierKind::OnlyLatest => self.only_latest = None,
            ModifierKind::Decay => self.decay = None,
            ModifierKind::AtMostPoints => self.at_most_points = None,
            ModifierKind::OnlyHighest | ModifierKind::StartsAgain => {}
        }
    }

    /// The kind of its window.
    pub fn window_kind(&self) -> ModifierKind {
        match self.from_age {
            0 => ModifierKind::LastDays,
            _ => ModifierKind::DaysAgo,
        }
    }

    /// The most occurrences that can count at the same time; none if it is unlimited.
    pub fn most_at_once(&self) -> Option<i64> {
        let per_day = self.per_period.iter();
        let per_day = per_day.filter(|(_, period)| *period == Period::Day);
        let in_window = per_day.filter_map(|(count, _)| {
            Some(i64::from(*count).saturating_mul(i64::from(self.last_days?)))
        });
        in_window.chain(self.only_latest.map(i64::from)).min()
    }

    /// `at most K points` in thousandths, which apply up and down.
    pub fn cap(&self) -> Option<i64> {
        self.at_most_points.map(|points| points.0.saturating_abs())
    }

    /// The points of a rule within `at most K points`.
    pub fn capped(&self, milli: i64) -> i64 {
        self.cap().map_or(milli, |cap| milli.clamp(-cap, cap))
    }

    /// The most that occurrences worth `each` thousandths can give or subtract, without a sign; none if it is unlimited.
    pub fn most_points(&self, each: i64, occurrences: Option<i64>) -> Option<i64> {
        let count = self.most_at_once().into_iter().chain(occurrences).min();
        let sum = count.map(|count| each.saturating_abs().saturating_mul(count));
        sum.into_iter().chain(self.cap()).min()
    }

    /// Whether the points of unlimited occurrences are bounded.
    pub fn has_end(&self) -> bool {
        self.last_days.is_some()
            || self.only_latest.is_some()
            || self.decay.is_some()
            || self.at_most_points.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Modifier; 9] = [
        Modifier::OnlyHighest,
        Modifier::StartsAgain,
        Modifier::LastDays(30),
        Modifier::DaysAgo(31, 60),
        Modifier::PerPeriod(2, Period::Week),
        Modifier::OnlyLatest(3),
        Modifier::Decay(Decay::Halves(30)),
        Modifier::Decay(Decay::Fades(90)),
        Modifier::AtMostPoints(MilliPoints(15_000)),
    ];

    #[test]
    fn every_modifier_is_read_as_it_is_written() {
        for modifier in ALL {
            let (id, operand) = modifier.phrase();
            assert_eq!(Modifier::from_phrase(id, operand), Some(modifier));
            let kind = ModifierKind::from_phrase(id).expect("a modifier");
            assert_eq!(kind.label(), modifier.kind().label());
            assert!(kind.scope().group || kind.scope().rule);
        }
    }

    #[test]
    fn a_modifier_that_is_set_is_there_until_it_is_removed() {
        for modifier in ALL
            .into_iter()
            .filter(|modifier| modifier.kind().scope().rule)
        {
            let mut counting = Counting::default();
            for step in modifier.stepped().into_iter().chain([modifier]) {
                assert!(step.is_valid());
                counting.set(step);
            }
            assert_eq!(counting.modifiers(), [modifier]);
            counting.remove(modifier.kind());
            assert_eq!(counting, Counting::default());
        }
    }
}
