//! Points groups, their rules and their limits.

use super::block_lines::{BlockLines, because};
use super::condition::{ConditionContext, ContextKind, ages, condition, whole_count};
use super::declare::Declaration;
use super::diagnostics::Diagnostics;
use super::disambiguate::choose;
use super::model::{
    Counting, Decay, Limit, Modifier, ModifierKind, PointGroup, PointRule, Reason, Trigger,
};
use super::scope::Scope;
use super::{atom_text, durations, keywords, modifiers, phrase_args, sample_lines, totals};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::modifier::Operand;
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Line, Phrase};
use crate::units::MilliPoints;

/// One line of a points block.
pub(super) enum PointsLine {
    Rule(MilliPoints, Trigger),
    Because(Reason),
    Modifier(Modifier),
}

/// A rule being read: its points, its trigger and the modifiers below it.
struct OpenRule {
    rule: PointRule,
    once: BlockLines,
}

/// A points group with the places that the checks report.
pub(super) struct Group {
    pub group: PointGroup,
    /// The group's own decay.
    pub decay: Option<(Decay, Span)>,
    /// The decay of each rule that has its own, by index.
    pub rule_decays: Vec<(usize, Span)>,
    /// Whether the block has an error; then rules may be missing.
    pub failed: bool,
}

pub(super) fn group(scope: &Scope, item: &Declaration, diagnostics: &mut Diagnostics) -> Group {
    let mut own = Diagnostics::default();
    let limits = totals::limits(scope, item.phrase, &mut own);
    let mut reader = Reader {
        scope,
        item,
        shared: Counting::default(),
        once: BlockLines::default(),
        open: None,
        complete: true,
        lost: false,
        group: Group {
            group: PointGroup {
                name: item.name.clone(),
                at_most: None,
                at_least: None,
                only_highest: false,
                starts_again: false,
                rules: Vec::new(),
                limits: Vec::new(),
                because: None,
            },
            decay: None,
            rule_decays: Vec::new(),
            failed: false,
        },
    };
    for line in &item.block.lines {
        reader.line(line, &mut own);
    }
    reader.close();
    if reader.group.group.rules.is_empty() && !item.block.has_errors && own.errors() == 0 {
        let message = msg!(
            "`{name}` has no rules, so it is always 0",
            name = item.name.text
        );
        let language = scope.language(item.phrase.span);
        let condition = sample_lines::condition(language);
        let slots = [("points", "+10"), ("condition", &condition)];
        let rule = keywords::fill_fitting(language, PhraseId::RuleWhen, &slots);
        own.push(
            Diagnostic::new(Code::E0501, item.phrase.span, message)
                .help(msg!("add a rule, for example `{rule}`", rule)),
        );
    }
    let mut group = reader.group;
    group.failed = !reader.complete || item.block.has_errors || own.errors() > 0;
    if let Some((at_most, at_least)) = limits {
        (group.group.at_most, group.group.at_least) = (at_most, at_least);
    }
    diagnostics.append(own);
    group
}

struct Reader<'a, 's> {
    scope: &'a Scope<'s>,
    item: &'a Declaration<'a>,
    /// The modifiers before the first rule.
    shared: Counting,
    once: BlockLines,
    open: Option<OpenRule>,
    complete: bool,
    /// The last rule could not be read, so modifiers below it are ignored.
    lost: bool,
    group: Group,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: &Line, diagnostics: &mut Diagnostics) {
        let (scope, complete) = (self.scope, !self.item.block.has_errors);
        let mut own = Diagnostics::default();
        let chosen = choose(scope, &line.readings, &mut own, |phrase, diagnostics| {
            points_line(scope, complete, phrase, line, diagnostics)
        });
        let Some((phrase, value)) = chosen else {
            return diagnostics.append_line(own);
        };
        let is_rule = matches!(
            phrase.id,
            PhraseId::RuleWhen | PhraseId::RuleEach | PhraseId::RuleIdle
        );
        if is_rule {
            self.close();
            self.lost = value.is_none();
            self.complete &= value.is_some();
        }
        match value {
            Some(PointsLine::Rule(points, trigger)) => {
                self.open = Some(OpenRule {
                    rule: PointRule {
                        span: line.span,
                        points,
                        trigger,
                        limits: Vec::new(),
                        because: None,
                    },
                    once: BlockLines::default(),
                });
            }
            Some(value) => self.modifier(phrase, value, line.span, &mut own),
            // Modifiers below a rule that could not be read are ignored.
            None => self.complete = false,
        }
        diagnostics.append_line(own);
    }

    fn modifier(
        &mut self,
        phrase: &Phrase,
        value: PointsLine,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) {
        let scope = self.scope;
        let above = self
            .open
            .as_ref()
            .map_or(self.item.phrase.span, |open| open.rule.span);
        if self.lost || scope.unread.between(scope.sources, above, span) {
            // The rule it belongs to could not be read.
            return;
        }
        let trigger = self.open.as_ref().map(|open| &open.rule.trigger);
        if let Some(diagnostic) = modifiers::misplaced(scope, phrase, trigger) {
            return diagnostics.push(diagnostic);
        }
        let Some(open) = &mut self.open else {
            self.once.line(scope, phrase.id, span, diagnostics);
            return self.shared_modifier(value, span);
        };
        open.once.line(scope, phrase.id, span, diagnostics);
        let at = self.group.group.rules.len();
        match value {
            PointsLine::Because(reason) => open.rule.because = Some(reason),
            PointsLine::Modifier(modifier) => {
                let kind = modifier.kind();
                open.rule.limits.push(Limit { kind, span });
                if kind == ModifierKind::Decay {
                    self.group.rule_decays.push((at, span));
                }
                if let Trigger::ForEach(_, counting) | Trigger::ForIdle { counting, .. } =
                    &mut open.rule.trigger
                {
                    modifiers::apply(scope, counting, modifier, span, diagnostics);
                }
            }
            PointsLine::Rule(..) => {}
        }
    }

    fn shared_modifier(&mut self, value: PointsLine, span: Span) {
        let group = &mut self.group.group;
        match value {
            PointsLine::Because(reason) => group.because = Some(reason),
            PointsLine::Modifier(modifier) => {
                let kind = modifier.kind();
                group.limits.push(Limit { kind, span });
                group.starts_again |= kind == ModifierKind::StartsAgain;
                group.only_highest |= kind == ModifierKind::OnlyHighest;
                if let Modifier::Decay(decay) = modifier {
                    self.group.decay = Some((decay, span));
                }
                self.shared.set(modifier);
            }
            PointsLine::Rule(..) => {}
        }
    }

    /// Ends the open rule; the group's modifiers apply where the rule has none of its own.
    fn close(&mut self) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        if let Trigger::ForEach(_, counting) | Trigger::ForIdle { counting, .. } =
            &mut open.rule.trigger
        {
            let shared = self.shared.modifiers().into_iter();
            let shared = shared.filter(|modifier| !counting.has(modifier.kind()));
            let shared: Vec<Modifier> = shared.collect();
            shared
                .into_iter()
                .for_each(|modifier| counting.set(modifier));
        }
        self.group.group.rules.push(open.rule);
    }
}

fn points_line(
    scope: &Scope,
    complete: bool,
    phrase: &Phrase,
    line: &Line,
    diagnostics: &mut Diagnostics,
) -> Option<PointsLine> {
    use PhraseId as P;
    Some(match phrase.id {
        P::RuleWhen => {
            let place = ConditionContext::new(ContextKind::Points, complete);
            let points = phrase_args::points(phrase, SlotName::Points, diagnostics);
            let text = phrase_args::condition(phrase, SlotName::Condition, diagnostics)?;
            let condition = condition(scope, place, text, &line.bullets, diagnostics);
            PointsLine::Rule(points?, Trigger::When(condition?))
        }
        P::RuleEach => {
            let points = phrase_args::points(phrase, SlotName::Points, diagnostics);
            let name = phrase_args::name(phrase, SlotName::Activity, diagnostics)?;
            let activity = scope.activity(name, diagnostics)?;
            PointsLine::Rule(points?, Trigger::ForEach(activity, Counting::default()))
        }
        P::RuleIdle => PointsLine::Rule(
            phrase_args::points(phrase, SlotName::Points, diagnostics)?,
            Trigger::ForIdle {
                days: days(scope, phrase, diagnostics)?,
                counting: Counting::default(),
            },
        ),
        P::Because => PointsLine::Because(because(phrase, diagnostics)?),
        id => {
            let operand = operand(scope, phrase, diagnostics)?;
            PointsLine::Modifier(Modifier::from_phrase(id, operand)?)
        }
    })
}

/// The operand of a modifier.
fn operand(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Operand> {
    let has = |slot| phrase.slot(slot).is_some();
    if has(SlotName::Low) {
        return past_ages(scope, phrase, diagnostics);
    }
    if has(SlotName::Duration) {
        return days(scope, phrase, diagnostics).map(Operand::Days);
    }
    if has(SlotName::Most) {
        return at_most_points(scope, phrase, diagnostics).map(Operand::Points);
    }
    if !has(SlotName::Count) {
        return Some(Operand::Nothing);
    }
    let count = phrase_args::whole(phrase, SlotName::Count, diagnostics)?;
    let count = whole_count(
        count,
        phrase_args::span(phrase, SlotName::Count),
        diagnostics,
    )?;
    match has(SlotName::Period) {
        true => {
            let period = phrase_args::period(phrase, SlotName::Period, diagnostics)?;
            Some(Operand::TimesPer(count, period))
        }
        false => Some(Operand::Times(count)),
    }
}

/// `between 31 and 60 days ago`; from today on, it is `in the last 61 days`.
fn past_ages(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Operand> {
    let (from, to) = ages(scope, phrase, diagnostics)?;
    if from > 0 {
        return Some(Operand::Ages(from, to));
    }
    let language = scope.language(phrase.span);
    let window = Modifier::LastDays(to.saturating_add(1));
    let diagnostic = Diagnostic::new(
        Code::E0207,
        phrase_args::span(phrase, SlotName::Low),
        msg!("`0` days ago is today"),
    );
    diagnostics.push(diagnostic.corrected(
        msg!("write how many days count, today included"),
        atom_text::modifier_text(language, window),
    ));
    None
}

fn days(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<u32> {
    let duration = phrase_args::duration(phrase, SlotName::Duration, diagnostics)?;
    let span = phrase_args::span(phrase, SlotName::Duration);
    durations::days(scope, duration, span, 1, diagnostics)
}

fn at_most_points(
    scope: &Scope,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<MilliPoints> {
    let most = phrase_args::points(phrase, SlotName::Most, diagnostics)?;
    if most > MilliPoints::ZERO {
        return Some(most);
    }
    let limit = Modifier::AtMostPoints(MilliPoints(15_000));
    diagnostics.push(
        Diagnostic::new(
            Code::E0207,
            phrase_args::span(phrase, SlotName::Most),
            msg!("a rule that gives at most this gives nothing"),
        )
        .help(msg!(
            "write how much the rule may give or take altogether, for example `{sample}`",
            sample = atom_text::modifier_text(scope.language(phrase.span), limit)
        )),
    );
    None
}
