//! The registry of codes: one line for each code here, one page for each under `docs/codes/`.

use super::Severity;
use crate::message::{Template, template};

macro_rules! codes {
    ($($code:ident $severity:ident $title:literal;)*) => {
        /// A registered diagnostic code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $title] $code,)* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$code,)*];

            /// The code as written in messages, such as `E0101`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => stringify!($code),)* }
            }

            /// The code with this name, in any case.
            pub fn from_name(name: &str) -> Option<Code> {
                let same = |code: &&Code| code.name().eq_ignore_ascii_case(name);
                Code::ALL.iter().find(same).copied()
            }

            /// The default severity of the code.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }

            /// The subject of the code, in a few words.
            pub fn title(self) -> Template {
                match self { $(Code::$code => template!($title),)* }
            }

            /// The page that explains the code, in Markdown.
            pub fn page(self) -> &'static str {
                match self {
                    $(Code::$code => include_str!(concat!("../../docs/codes/", stringify!($code), ".md")),)*
                }
            }
        }
    };
}

// E00 the file, E01 a line, E02 values, E03 names, E04 types and places, E05 blocks; W01 and N01 are warnings and notes of
// the contract checks, W02 and N02 those of the analyses.
codes! {
    E0001 Error "the file cannot be read";
    E0002 Error "the first line must name edition and language";
    E0003 Error "an unknown edition or language";
    E0004 Error "files include each other in a circle";
    E0005 Error "an included file may only declare";
    E0006 Error "an invisible character";
    E0007 Error "a line or a name that is too long";
    E0008 Error "a column the list's file does not have";
    E0009 Error "a calendar file that cannot be used";
    E0010 Error "a file that a contract may not read";
    E0101 Error "a line that cannot be read";
    E0102 Error "a quote that is not closed";
    E0103 Error "a misspelt or unknown word";
    E0104 Error "punctuation that is missing or wrong";
    E0105 Error "more than one condition on a line";
    E0106 Error "a line in the wrong block";
    E0107 Error "too many dashes";
    E0108 Error "a group without bullets";
    E0109 Error "a bullet without a group";
    E0110 Error "a second condition in one place";
    E0111 Error "the same setting twice";
    E0112 Error "a bare text must be quoted";
    E0113 Error "a line in another language than its file";
    E0201 Error "a number that can be read two ways";
    E0202 Error "a date that can be read two ways, or does not exist";
    E0203 Error "not a currency code";
    E0204 Error "not a country code";
    E0205 Error "not a time zone";
    E0206 Error "a duration that cannot be used here";
    E0207 Error "a value of the wrong form";
    E0208 Error "an interval that ends before it starts";
    E0301 Error "a name that is not declared";
    E0302 Error "a name declared twice";
    E0303 Error "a line that can be read two ways";
    E0304 Error "a circular definition, or a chain that is too long";
    E0305 Error "a name that is reserved";
    E0306 Error "a name that is not available here";
    E0307 Error "a name of another kind";
    E0308 Error "a name in another language that cannot be used";
    E0401 Error "a comparison this kind of field does not have";
    E0402 Error "a value of another kind than the field";
    E0403 Error "a value that is not among the choices";
    E0404 Error "two currencies compared";
    E0405 Error "a modifier that does not fit its rule";
    E0406 Error "an act of the wrong kind";
    E0501 Error "something required is missing";
    E0502 Error "`score` is not declared";
    E0503 Error "an invalid stage";
    E0504 Error "an invalid example";
    E0505 Error "an invalid activity";
    E0506 Error "stages in an order that lets no lead through";
    E0507 Error "a day of a calendar with two answers";
    W0101 Warning "a group with one condition";
    W0102 Warning "points that are given once, permanently";
    W0103 Warning "points that inactivity takes below zero";
    W0104 Warning "a bare word was read as a choice";
    W0105 Warning "an exclusion disabled by a missing field";
    W0106 Warning "a rule with no points";
    W0107 Warning "an exclusion that applies today's value to the past";
    W0108 Warning "events that close no day";
    W0109 Warning "an escalation before the deadline";
    W0110 Warning "a deadline that ends before the calendar opens";
    W0111 Warning "a window that ends before the deadline";
    W0112 Warning "a list that can never match";
    W0113 Warning "a time zone whose clocks never change";
    W0114 Warning "two names that look the same";
    W0115 Warning "a file with invisible characters";
    W0116 Warning "a day as usual that changes nothing";
    W0117 Warning "an id that is not declared as one";
    W0118 Warning "a wildcard in a text";
    W0119 Warning "a signature of another text";
    W0120 Warning "a signature of nobody who represents a party";
    W0121 Warning "a contract that is no longer in force";
    W0122 Warning "a review that is due";
    W0201 Warning "numbers between two bands";
    W0202 Warning "numbers in two bands";
    W0203 Warning "a text that occurs inside other words";
    W0204 Warning "a duplicate rule";
    W0205 Warning "a duplicate condition";
    W0206 Warning "points a limit cuts off";
    W0221 Warning "a condition that no lead can meet";
    W0222 Warning "a condition that every lead meets";
    W0223 Warning "a condition that adds nothing to another";
    W0224 Warning "points that no lead can have";
    W0225 Warning "points that every lead has";
    W0226 Warning "a stage that is reached without doing anything";
    W0227 Warning "an exclusion that leaves no ideal customer";
    W0228 Warning "a stage that no lead reaches";
    W0229 Warning "a later stage that is easier than the one before";
    W0230 Warning "a stage that leads enter and leave at once";
    N0101 Note "a long dash was read as one dash";
    N0102 Note "what a fast track skips";
    N0103 Note "what a decay does in numbers";
    N0104 Note "a decay that applies to one rule only";
    N0105 Note "opening hours that overlap";
    N0106 Note "closed days outside the time in force";
    N0107 Note "what a deadline means in the calendar";
    N0108 Note "the days that a calendar file closes";
    N0109 Note "leads that an exclusion cannot judge";
    N0110 Note "a signature that is missing";
    N0111 Note "a contract that is not in force yet";
    N0112 Note "a signature that does not say which text";
    N0201 Note "an unused name";
    N0202 Note "unused points";
    N0203 Note "one occurrence that counts more than once";
    N0204 Note "a limit that is never reached";
    N0205 Note "minus points that fade away";
    N0206 Note "an unmatched obligation";
    N0207 Note "a stage that no lead can leave";
    N0208 Note "what a line means on a few days";
    N0221 Note "how many points leads can have";
    N0222 Note "a limit that no lead reaches";
    N0223 Note "two stages open to the same lead";
    N0224 Note "a rule without effect";
    N0225 Note "questions left undecided";
    N0226 Note "a text that counts twice";
}
