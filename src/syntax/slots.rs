//! Converts what the grammar has read in a fixed slot to its value, with strict checks of its meaning.

use super::grammar_backend::{Grammar, Node, NodeKind};
use super::normalize::{Statement, unquoted};
use super::number::{self, Refusal};
use super::phrase::{self, ChoiceWord, FindingKind, Language, SlotName, SlotType, TypeWord};
use super::tree::*;
use super::{dates, free_slots};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::time::{Duration, LocalDay};
use std::ops::Range;

type Read<T> = Result<T, Box<Diagnostic>>;

/// The context of reading slots: the statement and its language.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The grammar of the file's language.
    pub grammar: &'static Grammar,
    /// The statement; the ranges of nodes are bytes of its text.
    pub statement: &'a Statement,
}

/// The value of a node's slot.
pub fn slot(reader: Reader, name: SlotName, kind: SlotType, node: &Node) -> Slot {
    Slot {
        name,
        span: reader.span(&node.range),
        value: reader.value(kind, node),
    }
}

fn refuse(code: Code, span: Span, message: Message) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(code, span, message))
}

impl Reader<'_> {
    fn language(&self) -> Language {
        self.grammar.language
    }

    fn span(&self, range: &Range<usize>) -> Span {
        let text = &self.statement.text[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let end = start + text.trim().len();
        self.statement.span(start..end)
    }

    fn text(&self, node: &Node) -> &str {
        node.text(&self.statement.text).trim()
    }

    fn value(&self, kind: SlotType, node: &Node) -> Read<SlotValue> {
        use SlotType as T;
        Ok(match kind {
            T::Label => SlotValue::Name(self.name(node)?),
            T::Labels | T::Sum => SlotValue::Names(
                self.all(node, "label")
                    .into_iter()
                    .map(|n| self.name(n))
                    .collect::<Read<_>>()?,
            ),
            T::Text => SlotValue::Text(self.quoted(node)),
            T::Texts => SlotValue::Texts(self.texts(node)),
            T::Parties => SlotValue::Parties(self.parties(node)?),
            T::Whole => SlotValue::Whole(self.whole(node)?),
            T::Limit | T::Points => SlotValue::Points(self.points(node)?),
            T::Percent => SlotValue::Percent(self.number(self.numeral(node))?),
            T::Quantity | T::Value => SlotValue::Value(self.one_value(node)?),
            T::Values => SlotValue::Values(
                self.all(node, "value")
                    .into_iter()
                    .map(|n| self.one_value(n))
                    .collect::<Read<_>>()?,
            ),
            T::Date => SlotValue::Date(self.date(node)?),
            T::Moment => self.moment(node)?,
            T::Clock => SlotValue::Clock(self.clock(node)?),
            T::Duration => SlotValue::Duration(self.duration(node)?),
            T::Period => SlotValue::Period(self.word(node, phrase::period)?),
            T::Weekday => {
                let day = self.word(node, phrase::weekday)?;
                SlotValue::Weekdays(day, day)
            }
            T::Weekdays => self.weekdays(node)?,
            T::Type => SlotValue::Type(self.field_type(node)?),
            T::Group => SlotValue::Condition(ConditionText {
                span: self.span(&node.range),
                kind: ConditionTextKind::Group(self.word(node, phrase::group)?),
            }),
            T::Findings => SlotValue::Findings(self.findings(node)?),
            T::Zone | T::Currency | T::Hex => SlotValue::Word(self.text(node).to_string()),
            T::Name
            | T::Names
            | T::Alternatives
            | T::Condition
            | T::Facts
            | T::Expects
            | T::Acts => {
                return Err(self.unreadable(node));
            }
        })
    }

    /// A part that the grammar guarantees is missing; only an error in the table could cause this.
    fn unreadable(&self, node: &Node) -> Box<Diagnostic> {
        refuse(
            Code::E0101,
            self.span(&node.range),
            msg!("`{text}` cannot be read here", text = self.text(node)),
        )
    }

    fn all<'n>(&self, node: &'n Node, rule: &str) -> Vec<&'n Node> {
        match node.is(rule) {
            true => vec![node],
            false => node
                .nodes
                .iter()
                .flat_map(|inner| self.all(inner, rule))
                .collect(),
        }
    }

    fn word<T>(&self, node: &Node, of: fn(&str) -> Option<T>) -> Read<T> {
        node.word()
            .and_then(of)
            .ok_or_else(|| self.unreadable(node))
    }

    fn name(&self, node: &Node) -> Read<Name> {
        free_slots::name(self.statement, node.range.clone()).ok_or_else(|| self.unreadable(node))
    }

    fn quoted(&self, node: &Node) -> Text {
        let inner = node
            .find("text_inner")
            .map_or("", |inner| inner.text(&self.statement.text));
        Text {
            text: unquoted(inner),
            span: self.span(&node.range),
        }
    }

    fn texts(&self, node: &Node) -> Vec<Text> {
        self.all(node, "text")
            .into_iter()
            .map(|n| self.quoted(n))
            .collect()
    }

    fn parties(&self, node: &Node) -> Read<Vec<PartyText>> {
        let party = |party: &Node| {
            let name = party.find("label").ok_or_else(|| self.unreadable(party))?;
            Ok(PartyText {
                name: self.name(name)?,
                person: party.find("text").map(|person| self.quoted(person)),
            })
        };
        self.all(node, "party").into_iter().map(party).collect()
    }

    fn findings(&self, node: &Node) -> Read<Vec<FindingText>> {
        let finding = |finding: &Node| {
            let kind = match finding.find("code") {
                Some(code) => FindingTextKind::Code(self.text(code).to_owned()),
                None => FindingTextKind::All(match self.word(finding, phrase::finding_kind)? {
                    FindingKind::Warnings => Severity::Warning,
                    FindingKind::Notes => Severity::Note,
                }),
            };
            Ok(FindingText {
                kind,
                span: self.span(&finding.range),
            })
        };
        self.all(node, "finding").into_iter().map(finding).collect()
    }

    fn numeral<'n>(&self, node: &'n Node) -> &'n Node {
        node.find("numeral").unwrap_or(node)
    }

    fn plain(&self, numeral: &Node) -> Read<String> {
        let text = self.text(numeral);
        let span = self.span(&numeral.range);
        number::plain(text, self.language()).map_err(|refusal| {
            Box::new(match refusal {
                Refusal::TwoReadings(big, small) => Diagnostic::new(
                    Code::E0201,
                    span,
                    msg!("`{text}` could mean {big} or {small}", text, big, small),
                )
                .help(msg!(
                    "write `{first}` or `{second}`",
                    first = big,
                    second = small
                )),
                Refusal::WrongMarks(plain) => {
                    let diagnostic = Diagnostic::new(
                        Code::E0207,
                        span,
                        msg!("`{text}` is not a number as this file writes them", text),
                    );
                    match plain {
                        Some(plain) => diagnostic.help(msg!("write `{text}`", text = plain)),
                        None => diagnostic.help(msg!(
                            "write it without separators between the digits, for example `1000`"
                        )),
                    }
                }
                Refusal::TooLong => Diagnostic::new(
                    Code::E0207,
                    span,
                    msg!("`{text}` is too long for a number", text),
                )
                .help(msg!("a number has at most 15 digits")),
            })
        })
    }

    fn number(&self, numeral: &Node) -> Read<f64> {
        number::to_number(&self.plain(numeral)?).ok_or_else(|| self.unreadable(numeral))
    }

    fn whole(&self, node: &Node) -> Read<u64> {
        let numeral = self.numeral(node);
        self.plain(numeral)?.parse().map_err(|_| {
            let span = self.span(&numeral.range);
            let message = msg!(
                "expected a whole number, found `{text}`",
                text = self.text(numeral)
            );
            Box::new(
                Diagnostic::new(Code::E0207, span, message)
                    .help(msg!("write a number without decimals, for example `3`")),
            )
        })
    }

    fn points(&self, node: &Node) -> Read<MilliPointsValue> {
        let numeral = self.numeral(node);
        let points = number::to_points(&self.plain(numeral)?).ok_or_else(|| {
            let message = msg!(
                "`{text}` points cannot be given",
                text = self.text(numeral)
            );
            let span = self.span(&numeral.range);
            Box::new(
                Diagnostic::new(Code::E0207, span, message)
                    .help(msg!(
                        "points are whole or have up to three decimals, and are not more than a billion, for example `{points}`",
                        points = format!("2{}5", self.language().decimal_mark())
                    )),
            )
        })?;
        let negative = node.find("negative").is_some()
            || node.find("sign").is_some_and(|sign| self.text(sign) == "-");
        Ok(if negative {
            crate::units::MilliPoints(-points.0)
        } else {
            points
        })
    }

    fn one_value(&self, node: &Node) -> Read<Value> {
        let span = self.span(&node.range);
        let Some(inner) = self.value_node(node) else {
            return Err(self.unreadable(node));
        };
        let amount = |node: &Node| {
            let factor = node
                .word()
                .and_then(phrase::magnitude)
                .map_or(1.0, phrase::Magnitude::factor);
            let sign = if node.find("negative").is_some() {
                -1.0
            } else {
                1.0
            };
            // Multiplied like decimals: the result is exact up to 15 digits, and rounded once beyond that.
            self.number(self.numeral(node))
                .map(|number| sign * number * factor)
        };
        let mark = |rule: &str| {
            inner
                .find(rule)
                .map_or("", |mark| self.text(mark))
                .to_string()
        };
        let kind = match inner.kind {
            NodeKind::Structure("text") => ValueKind::Text(self.quoted(inner).text),
            NodeKind::Structure("bare") => ValueKind::Bare(self.text(inner).to_string()),
            NodeKind::Structure("percent") => ValueKind::Percent(amount(inner)?),
            NodeKind::Structure("money") => ValueKind::Money(mark("money_mark"), amount(inner)?),
            NodeKind::Structure("money_last") => {
                let (code, number) = (mark("money_code"), self.text(self.numeral(inner)));
                let message = msg!(
                    "`{text}` cannot be read: an amount starts with its currency",
                    text = self.text(inner)
                );
                return Err(Box::new(Diagnostic::new(Code::E0207, span, message).help(
                    msg!(
                        "write `{amount}` for an amount of money",
                        amount = format!("{code} {number}")
                    ),
                )));
            }
            NodeKind::Structure("number") => ValueKind::Number(amount(inner)?),
            NodeKind::Structure("date") => match node.find("clock") {
                Some(clock) => ValueKind::DateTime(self.date(inner)?, self.clock(clock)?),
                None => ValueKind::Date(self.date(inner)?),
            },
            _ => return Err(self.unreadable(node)),
        };
        Ok(Value { kind, span })
    }

    fn value_node<'n>(&self, node: &'n Node) -> Option<&'n Node> {
        match node.kind {
            NodeKind::Slot(..) | NodeKind::Structure("value" | "quantity") => {
                node.nodes.first().and_then(|inner| self.value_node(inner))
            }
            _ => Some(node),
        }
    }

    fn date(&self, node: &Node) -> Read<LocalDay> {
        let text = self.text(node);
        let span = self.span(&node.range);
        dates::date(text).map_err(|refusal| {
            let (message, help) = match refusal {
                dates::Refusal::NoSuchDay => (
                    msg!("`{text}` is not a date", text),
                    msg!("check month and day"),
                ),
                dates::Refusal::Readings(days) => match days.as_slice() {
                    [a, b] => (
                        msg!(
                            "`{text}` can be read two ways: {a} or {b}",
                            text,
                            a = dates::in_words(*a),
                            b = dates::in_words(*b)
                        ),
                        msg!(
                            "write `{first}` or `{second}`",
                            first = a.to_string(),
                            second = b.to_string()
                        ),
                    ),
                    [day, ..] => (
                        msg!("`{text}` is not written as a date", text),
                        msg!("write `{text}`", text = day.to_string()),
                    ),
                    [] => (
                        msg!("`{text}` is not a date", text),
                        msg!("write year, month and day, for example `2026-04-01`"),
                    ),
                },
            };
            Box::new(Diagnostic::new(Code::E0202, span, message).help(help))
        })
    }

    fn clock(&self, node: &Node) -> Read<crate::time::Clock> {
        let text = self.text(node);
        dates::clock(text).ok_or_else(|| {
            let message = msg!("`{text}` is not a time of day", text);
            let span = self.span(&node.range);
            Box::new(Diagnostic::new(Code::E0207, span, message).help(msg!(
                "write hours and minutes from `00:00` to `24:00`, for example `09:30`"
            )))
        })
    }

    fn moment(&self, node: &Node) -> Read<SlotValue> {
        let date = node.find("date").ok_or_else(|| self.unreadable(node))?;
        let clock = node
            .find("clock")
            .map(|clock| self.clock(clock))
            .transpose()?;
        Ok(SlotValue::DateTime(self.date(date)?, clock))
    }

    fn duration(&self, node: &Node) -> Read<Duration> {
        Ok(Duration {
            count: self.whole(node)?,
            unit: self.word(node, phrase::unit)?,
        })
    }

    fn weekdays(&self, node: &Node) -> Read<SlotValue> {
        let days: Vec<Weekday> = self
            .all(node, "weekday")
            .into_iter()
            .map(|n| self.word(n, phrase::weekday))
            .collect::<Read<_>>()?;
        match days.as_slice() {
            [first, .., last] => Ok(SlotValue::Weekdays(*first, *last)),
            [day] => Ok(SlotValue::Weekdays(*day, *day)),
            [] => Err(self.unreadable(node)),
        }
    }

    fn field_type(&self, node: &Node) -> Read<TypeText> {
        if let Some(word) = node.word().and_then(phrase::choice_word) {
            let texts = self.texts(node);
            return Ok(match word {
                ChoiceWord::Choice => TypeText::Choice(texts),
                ChoiceWord::Choices => TypeText::Choices(texts),
            });
        }
        Ok(match self.word(node, phrase::type_word)? {
            TypeWord::CreationTime => TypeText::CreationTime,
            TypeWord::Whole => TypeText::Whole,
            TypeWord::Range => TypeText::Range,
            TypeWord::Number => TypeText::Number,
            TypeWord::Money => TypeText::Money,
            TypeWord::Percent => TypeText::Percent,
            TypeWord::Text => TypeText::Text,
            TypeWord::Email => TypeText::Email,
            TypeWord::Link => TypeText::Link,
            TypeWord::Country => TypeText::Country,
            TypeWord::YesNo => TypeText::YesNo,
            TypeWord::Date => TypeText::Date,
            TypeWord::Time => TypeText::Time,
            TypeWord::Id => TypeText::Id,
        })
    }
}

type MilliPointsValue = crate::units::MilliPoints;
