//! Names and values as written in a contract, so that reading them back gives the same.

use super::keywords;
use super::model::{Contract, FactValue, Modifier, NumberTest, PartyId, Period, PointsRef, Type};
use crate::language::modifier::Operand;
use crate::syntax::phrase::{Language, PHRASES, PhraseId, PhraseKind};
use crate::text::fold_name;
use crate::time::{Clock, Duration, LocalDay, Unit};
use crate::units::MilliPoints;

/// Writes the conditions and examples of a contract.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// The language of its words.
    pub language: Language,
}

impl<'a> Writer<'a> {
    /// The name of a points group or total. The score's is a word of the language.
    pub fn points_name(self, of: PointsRef) -> Option<&'a str> {
        match self.contract.score.map(PointsRef::Total) == Some(of) {
            true => self.language.built_in().score.first().copied(),
            false => self.contract.points_name(of),
        }
    }

    /// The name of a party. That of one which is not declared is a word of the language.
    pub fn party_name(self, id: PartyId) -> Option<&'a str> {
        let party = self.contract.parties.get(id.index())?;
        match party.is_built_in {
            true => self.language.built_in().parties.get(id.index()).copied(),
            false => Some(&party.name.text),
        }
    }

    /// A line.
    pub fn line(self, id: PhraseId, slots: &[(&str, &str)]) -> String {
        line(self.language, id, slots)
    }

    /// `30 days`
    pub fn days(self, count: u32) -> String {
        days(self.language, count)
    }

    /// A value of a field or detail.
    pub fn value(self, kind: &Type, value: &FactValue) -> String {
        let language = self.language;
        match (value, kind) {
            (FactValue::Text(code), Type::Country) => code.clone(),
            (FactValue::Text(one), _) => text(one),
            (FactValue::Texts(several), _) => {
                let several: Vec<String> = several.iter().map(|one| text(one)).collect();
                several.join(language.list_mark())
            }
            (FactValue::Number(n), Type::Money) => {
                let currency = self.contract.info.currency.as_deref().unwrap_or("EUR");
                format!("{currency} {}", number(language, *n))
            }
            (FactValue::Number(n), Type::Percent) => format!("{}%", number(language, *n)),
            (FactValue::Number(n), _) => number(language, *n),
            (FactValue::Range(range), _) if range.low == range.high => number(language, range.low),
            (FactValue::Range(range), _) => text(&range.to_string()),
            (FactValue::Date(day), _) => day.to_string(),
            (FactValue::Time(day, clock), _) => moment(*day, *clock),
            // Yes and no are words of the phrase; see `fact`.
            (FactValue::YesNo(_), _) => String::new(),
        }
    }
}

/// A name in a place where one of these phrases is read: in brackets if it contains one of their words, which could end it
/// early.
pub fn name(language: Language, phrases: &[PhraseId], name: &str) -> String {
    let folded = fold_name(name);
    let mut phrases = phrases.iter();
    let is_in_name = |literal: &str| match language.has_spaces() {
        true => folded.split(' ').any(|word| word == literal),
        false => !literal.is_empty() && folded.contains(literal),
    };
    match phrases.any(|id| keywords::literals(language, *id).any(is_in_name)) {
        true => format!("[{name}]"),
        false => name.to_owned(),
    }
}

/// A line: the phrase's first pattern that has a place for every given slot.
pub fn line(language: Language, id: PhraseId, slots: &[(&str, &str)]) -> String {
    keywords::fill_fitting(language, id, slots)
}

/// The phrases of a kind.
pub(super) fn phrases(kind: PhraseKind) -> Vec<PhraseId> {
    let rows = PHRASES.iter().filter(|row| row.kind == kind);
    rows.map(|row| row.id).collect()
}

/// A text in quotes, with a kind of quotes that does not end inside it.
pub(crate) fn text(text: &str) -> String {
    const QUOTES: [(char, char, &[char]); 4] = [
        ('"', '"', &['"', '”', '“']),
        ('«', '»', &['»']),
        ('「', '」', &['」']),
        ('『', '』', &['』']),
    ];
    // A contract cannot contain a text with every kind of quotes.
    let fits = |(_, _, closers): &&(char, char, &[char])| !text.contains(*closers);
    let (open, close, _) = QUOTES.iter().find(fits).unwrap_or(&QUOTES[0]);
    format!("{open}{text}{close}")
}

/// The word for a type: `whole number`, `choice of`.
pub fn type_word(language: Language, kind: &Type) -> &'static str {
    let (set, name) = match kind {
        Type::Id => ("type_word", "Id"),
        Type::CreationTime => ("type_word", "CreationTime"),
        Type::Whole => ("type_word", "Whole"),
        Type::Range => ("type_word", "Range"),
        Type::Number => ("type_word", "Number"),
        Type::Money => ("type_word", "Money"),
        Type::Percent => ("type_word", "Percent"),
        Type::Text => ("type_word", "Text"),
        Type::Email => ("type_word", "Email"),
        Type::Link => ("type_word", "Link"),
        Type::Choice(_) => ("choice_word", "Choice"),
        Type::Choices(_) => ("choice_word", "Choices"),
        Type::Country => ("type_word", "Country"),
        Type::Date => ("type_word", "Date"),
        Type::Time => ("type_word", "Time"),
        Type::YesNo => ("type_word", "YesNo"),
    };
    let forms = keywords::forms(language, set, name);
    forms.first().copied().unwrap_or_default()
}

/// A number with the decimal mark of the language, written so that it cannot be read as thousands.
pub fn number(language: Language, number: f64) -> String {
    const BILLION: f64 = 1e9;
    if number.abs() >= 1e15 && number / BILLION * BILLION == number {
        return billions(language, number / BILLION);
    }
    let plain = number.to_string();
    let Some((whole, decimals)) = plain.split_once('.') else {
        return plain;
    };
    let thousands = decimals.len() == 3 && whole.trim_start_matches('-') != "0";
    let zero = if thousands { "0" } else { "" };
    format!("{whole}{}{decimals}{zero}", language.decimal_mark())
}

/// A number of billions, which is more than one.
fn billions(language: Language, billions: f64) -> String {
    let (name, many) = match language {
        Language::En | Language::Pt | Language::It => ("Billion", billions),
        Language::Zh => ("HundredMillion", billions * 10.0),
    };
    let word = keywords::word(language, "magnitude", name);
    let word = word.map_or("", |word| word.several.unwrap_or(word.forms[0]));
    let space = language.magnitude_space();
    format!("{}{space}{word}", number(language, many))
}

/// Points, with at most three decimals.
pub fn points(language: Language, points: MilliPoints) -> String {
    let plain = points.to_string();
    let plain = plain.parse().unwrap_or(0.0);
    number(language, plain)
}

/// A day, with the time of day if there is one.
pub(super) fn moment(day: LocalDay, clock: Option<Clock>) -> String {
    match clock {
        Some(clock) => format!("{day} {clock}"),
        None => day.to_string(),
    }
}

/// `1 day`, `30 days`
pub fn duration(language: Language, duration: Duration) -> String {
    let word = keywords::word(language, "unit", &format!("{:?}", duration.unit));
    let word = word.map_or("", |word| match (duration.count, word.several) {
        (1, _) | (_, None) => word.forms[0],
        (_, Some(several)) => several,
    });
    format!("{} {word}", duration.count)
}

/// `1 day`, `30 days`
pub fn days(language: Language, count: u32) -> String {
    let count = count.into();
    let unit = Unit::Days;
    duration(language, Duration { count, unit })
}

/// The line of a modifier.
pub fn modifier_text(language: Language, modifier: Modifier) -> String {
    let (id, operand) = modifier.phrase();
    match operand {
        Operand::Nothing => line(language, id, &[]),
        Operand::Days(count) => line(language, id, &[("duration", &days(language, count))]),
        Operand::Ages(from, to) => {
            let (from, to) = (from.to_string(), days(language, to));
            line(language, id, &[("low", &from), ("duration", &to)])
        }
        Operand::Times(count) => line(language, id, &[("count", &count.to_string())]),
        Operand::TimesPer(count, of) => {
            let (count, period) = (count.to_string(), period(language, of));
            line(language, id, &[("count", &count), ("period", period)])
        }
        Operand::Points(most) => line(language, id, &[("most", &points(language, most))]),
    }
}

/// `week`
pub fn period(language: Language, period: Period) -> &'static str {
    let forms = keywords::forms(language, "period", &format!("{period:?}"));
    forms.first().copied().unwrap_or_default()
}

/// A comparison of points that `expect:` has a phrase for. `more than` and `less than` are written as a bound one thousandth
/// away; only `is not` cannot be expressed.
pub(super) fn expected_points(
    test: NumberTest<MilliPoints>,
) -> Option<(PhraseId, MilliPoints, MilliPoints)> {
    use PhraseId as P;
    Some(match test {
        NumberTest::Is(n) => (P::ExpectPointsIs, n, n),
        NumberTest::AtLeast(n) => (P::ExpectPointsAtLeast, n, n),
        NumberTest::AtMost(n) => (P::ExpectPointsAtMost, n, n),
        NumberTest::MoreThan(n) => (P::ExpectPointsAtLeast, n + MilliPoints(1), n),
        NumberTest::LessThan(n) => (P::ExpectPointsAtMost, n + MilliPoints(-1), n),
        NumberTest::Between(low, high) => (P::ExpectPointsBetween, low, high),
        NumberTest::IsNot(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::model::Decay;

    #[test]
    fn numbers_have_one_reading() {
        let shown = [300.0, 2.5, 1.234, -0.625, 1e18].map(|n| number(Language::En, n));
        assert_eq!(
            shown,
            ["300", "2.5", "1.2340", "-0.625", "1000000000 billion"]
        );
    }

    #[test]
    fn modifiers_are_written_like_their_phrases() {
        let modifiers = [
            Modifier::OnlyHighest,
            Modifier::StartsAgain,
            Modifier::LastDays(1),
            Modifier::LastDays(30),
            Modifier::DaysAgo(3, 9),
            Modifier::PerPeriod(2, Period::Week),
            Modifier::OnlyLatest(3),
            Modifier::Decay(Decay::Halves(30)),
            Modifier::Decay(Decay::Fades(90)),
            Modifier::AtMostPoints(MilliPoints(15_000)),
            Modifier::AtMostPoints(MilliPoints(2_500)),
        ];
        let written = modifiers.map(|modifier| modifier_text(Language::En, modifier));
        let expected = [
            "only the highest counts",
            "starts again when going back",
            "in the last 1 day",
            "in the last 30 days",
            "between 3 and 9 days ago",
            "at most 2 per week",
            "only the latest 3 count",
            "halves every 30 days",
            "fades over 90 days",
            "at most 15 points",
            "at most 2.5 points",
        ];
        assert_eq!(written.as_slice(), expected);
    }

    #[test]
    fn quotes_do_not_end_inside_a_text() {
        assert_eq!(text("plain"), "\"plain\"");
        assert_eq!(text("say \"yes\""), "«say \"yes\"»");
    }

    #[test]
    fn names_with_words_of_the_line_get_brackets() {
        let of = |text| name(Language::En, &[PhraseId::Did], text);
        assert_eq!(of("page view"), "page view");
        assert_eq!(of("Page Visited on Website"), "[Page Visited on Website]");
    }
}
