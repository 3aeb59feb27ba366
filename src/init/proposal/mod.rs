//! What the leads that were won have in common, as a proposal: ideal customer, points, and the stage they lead to.
//!
//! The method is in the guide to the first contract. A value counts if enough leads have it and its share of won leads differs
//! from that of all leads by more than chance; its points grow with the logarithm of the ratio.

mod evidence;
mod leakage;
mod outcome;
mod rules;
mod tests_of_fields;
mod threshold;
mod write;

use super::Setup;
use super::activities::Activities;
use super::fields::{Fields, LeftOut};
use super::names::Names;
use crate::data::Loaded;
use crate::message::{Message, msg};
use evidence::Evidence;
use outcome::Outcome;
use rules::{ActivityRule, Rule, Subject};
use tests_of_fields::FieldTest;

/// A proposal, or why there is none.
#[derive(Debug, Clone, Default)]
pub(super) struct Proposal {
    /// Where the outcome is, and how many leads have which.
    about: Option<Message>,
    /// Why parts of it are missing.
    missing: Vec<Message>,
    /// Fields that were not considered, since they are written after the outcome.
    after_outcome: Vec<LeftOut>,
    /// All leads with a known outcome.
    all: Evidence,
    fit: Vec<Rule>,
    interest: Vec<ActivityRule>,
    ideal: Option<(Vec<(Subject, FieldTest)>, Evidence)>,
    stage: Option<Stage>,
    words: Words,
}

/// The points from which a lead enters the stage, and what the leads show about it.
#[derive(Debug, Clone)]
struct Stage {
    fit: Option<i64>,
    interest: Option<i64>,
    evidence: Evidence,
    /// Of a thousand won leads, those that reach it.
    reach: u64,
}

/// The names of what is proposed, in the language of the contract.
#[derive(Debug, Clone, Default)]
struct Words {
    fit: String,
    interest: String,
    ideal: String,
    first_stage: String,
    stage: String,
    /// Of amounts.
    currency: String,
}

/// Number of leads whose outcome is known that a proposal needs, and of those that were won and of those that were not.
const ENOUGH: u64 = 200;
const ENOUGH_OF_EACH: u64 = 30;

impl Proposal {
    /// The proposal from the leads and activities that the contract without it reads.
    pub fn from_data(
        fields: &Fields,
        activities: &Activities,
        data: &Loaded,
        (names, setup): (&mut Names, &Setup),
    ) -> Proposal {
        let mut proposal = Proposal {
            words: Words::new(names, setup),
            ..Proposal::default()
        };
        let Some(outcome) = Outcome::find(fields, activities, data) else {
            proposal.missing.push(msg!(
                "no column says which leads were won, so no points and stages are proposed"
            ));
            return proposal;
        };
        let all = outcome.evidence();
        proposal.about = Some(outcome.about());
        proposal.all = all;
        if all.leads < ENOUGH || all.won < ENOUGH_OF_EACH || all.leads - all.won < ENOUGH_OF_EACH {
            proposal.missing.push(msg!(
                "a proposal of points needs {leads} leads with a known outcome, {each} won and {each} not",
                leads = ENOUGH,
                each = ENOUGH_OF_EACH
            ));
            return proposal;
        }
        let (usable, after_outcome) = leakage::usable(fields, data, &outcome);
        proposal.after_outcome = after_outcome;
        proposal.fit = rules::of_fields(fields, data, &outcome, &usable);
        proposal.interest = rules::of_activities(activities, data, &outcome);
        proposal.ideal = rules::ideal_customer(&proposal.fit, data, &outcome);
        proposal.stage = threshold::stage(&proposal.fit, &proposal.interest, data, &outcome);
        if proposal.fit.is_empty() && proposal.interest.is_empty() {
            proposal.missing.push(msg!(
                "no value and no activity is clearly more frequent among the leads that were won, so no points are proposed"
            ));
        } else if proposal.stage.is_none() {
            proposal.missing.push(msg!(
                "no number of points separates the leads that were won well enough, so no stage is proposed"
            ));
        }
        proposal
    }

    /// Whether no points are proposed.
    pub fn is_empty(&self) -> bool {
        self.fit.is_empty() && self.interest.is_empty()
    }

    /// The same with less: without the ideal customer, then without a stage, then without anything.
    pub fn shorter(&self) -> Proposal {
        let mut shorter = self.clone();
        if shorter.ideal.take().is_some() || shorter.stage.take().is_some() {
            return shorter;
        }
        shorter.fit.clear();
        shorter.interest.clear();
        shorter
    }
}

impl Words {
    fn new(names: &mut Names, setup: &Setup) -> Words {
        let language = setup.language;
        let points = [msg!("fit"), msg!("interest")].map(|word| names.take([word.text(language)]));
        let [fit, interest] = points;
        Words {
            fit,
            interest,
            ideal: msg!("most often won").text(language),
            first_stage: msg!("Lead").text(language),
            stage: msg!("MQL").text(language),
            currency: setup.currency.clone().unwrap_or_default(),
        }
    }
}
