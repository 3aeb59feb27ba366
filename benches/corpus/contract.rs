//! Contracts of any length, for measuring the compiler.

use super::random::Random;
use std::fmt::Write;

const HEAD: &str = r#"leadc 1 en

contract "Generated":
  time zone: Europe/Berlin
  currency: EUR

fields:
- lead id: id
- created: creation time
- email: email
- company: text
- company size: whole number
- annual revenue: money
- industry: choice of "SaaS", "Fintech", "Retail", "Education", "Other"
- job title: text
- country: country
- renewal: date
- wants a call: yes or no

activities by the lead:
- webinar attended, also webinars attended
- demo request, also demo requests
- content download, also content downloads

activity page view by the lead:
  - url: text
  - seconds: number
"#;

const TAIL: &str = r#"
stage Lead:

stage MQL:
  when: score at least 45

stage SQL:
  when: demo request in the last 30 days
"#;

/// How many rules a group holds before the next begins.
const RULES_PER_GROUP: usize = 40;

/// A contract without errors with a number of rules, at least one; always the same for the same number.
pub fn with_rules(rules: usize) -> String {
    let mut random = Random::of(2, 0);
    let mut text = String::from(HEAD);
    let groups = rules.div_ceil(RULES_PER_GROUP);
    for page in 1..=groups {
        let _ = write!(
            text,
            "\nactivity page view of part {page}:\n  kind of: page view\n  when: url contains \"/part-{page}/\"\n"
        );
    }
    for rule in 0..rules {
        if rule % RULES_PER_GROUP == 0 {
            let group = rule / RULES_PER_GROUP + 1;
            let _ = write!(
                text,
                "\npoints for part {group}, at most 60, at least 0:\n  halves every 30 days\n"
            );
        }
        rule_text(&mut text, &mut random, rule / RULES_PER_GROUP + 1);
    }
    let parts: Vec<String> = (1..=groups).map(|group| format!("part {group}")).collect();
    let _ = write!(text, "\nscore: {}, at most 300\n", parts.join(" + "));
    text + TAIL
}

fn rule_text(text: &mut String, random: &mut Random, part: usize) {
    let points = random.between(1, 30);
    let number = random.between(1, 5000);
    let rule = match random.below(12) {
        0 => format!(
            "+{points} when company size between {number} and {}",
            number * 4
        ),
        1 => format!("+{points} when industry is one of \"SaaS\", \"Fintech\""),
        2 => format!("+{points} when job title mentions \"head of {number}\""),
        3 => format!("-{points} when email ends with \"@company-{number}.example\""),
        4 => format!("+{points} when annual revenue at least EUR {number} thousand"),
        5 => format!(
            "+{points} when all of:\n- country is one of DE, AT, CH\n- company size at least {number}"
        ),
        6 => format!(
            "+{points} when renewal in the next {} days",
            number % 300 + 1
        ),
        7 => format!(
            "+{points} for each page view of part {part}\n  at most {} per week",
            number % 5 + 1
        ),
        8 => format!(
            "+{points} for each webinar attended\n  only the latest {} count",
            number % 5 + 2
        ),
        9 => format!(
            "+{points} for each content download\n  at most {} points",
            points * 3
        ),
        10 => format!(
            "+{points} when demo request at least {} times in the last 60 days",
            number % 4 + 2
        ),
        _ => format!("+{points} when wants a call is yes\n  because \"reason {number}\""),
    };
    text.push_str(&rule);
    text.push('\n');
}
