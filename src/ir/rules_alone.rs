//! What each rule gives by itself.

use super::passes;
use super::program::{Group, Program};

impl Program {
    /// The same program with a further group for each rule, without limits, which no total counts: evaluated, it also shows
    /// what each rule gives, before the limits of its group. The groups are in the order of [`Program::rules`], after the others.
    pub fn with_rules_alone(&self) -> Program {
        let mut program = self.clone();
        let groups = self.groups.iter();
        let alone = groups.flat_map(|group| {
            let rules = group.rules.iter();
            rules.map(|rule| Group {
                rules: vec![rule.clone()],
                at_most: None,
                at_least: None,
                only_highest: false,
                because: None,
                ..group.clone()
            })
        });
        program.groups.extend(alone);
        program.plan = passes::plan(&program);
        program
    }

    /// All rules, by group.
    pub fn rules(&self) -> impl Iterator<Item = &super::program::Rule> {
        self.groups.iter().flat_map(|group| &group.rules)
    }
}
