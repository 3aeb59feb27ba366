//! SARIF 2.1.0, the standard format for results of checks: one run with the rules that occurred and the results.

use serde_json::{Value, json};

use super::{Annotation, Correction, Location, Rule, uri};
use crate::escape::{self, sarif::message};
use crate::source::Region;

/// The schema of the format.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One document with all annotations.
pub fn sarif(annotations: &[Annotation]) -> serde_json::Result<String> {
    let rules = rules(annotations);
    let results: Vec<Value> = annotations.iter().map(|a| result(a, &rules)).collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "leadc",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    escape::json::pretty(&document)
}

/// Each rule once, ordered by name.
fn rules(annotations: &[Annotation]) -> Vec<Rule> {
    let mut rules: Vec<Rule> = annotations.iter().map(|a| a.rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup();
    rules
}

fn rule(rule: &Rule) -> Value {
    let first = rule.page.split("\n\n").nth(1).unwrap_or(rule.title);
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": first.replace('\n', " ") },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": rule.severity.word() },
    })
}

fn result(annotation: &Annotation, rules: &[Rule]) -> Value {
    let index = rules.iter().position(|rule| *rule == annotation.rule);
    let mut result = json!({
        "ruleId": annotation.rule.id,
        "ruleIndex": index,
        "level": annotation.severity.word(),
        "message": { "text": message(&annotation.message) },
        "locations": [physical(&annotation.location)],
    });
    let related: Vec<Value> = annotation.related.iter().map(related).collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(correction) = &annotation.correction {
        result["fixes"] = json!([fix(correction, &annotation.location)]);
    }
    result
}

fn physical(location: &Location) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&location.file) },
        "region": region(location.region),
    }})
}

fn related((location, text): &(Location, String)) -> Value {
    let mut related = physical(location);
    if !text.is_empty() {
        related["message"] = json!({ "text": message(text) });
    }
    related
}

fn fix(correction: &Correction, location: &Location) -> Value {
    let replacement = |(replaced, text): &(Region, String)| {
        json!({
            "deletedRegion": region(*replaced),
            "insertedContent": { "text": text },
        })
    };
    let replacements: Vec<Value> = correction.edits.iter().map(replacement).collect();
    json!({
        "description": { "text": message(&correction.description) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&location.file) },
            "replacements": replacements,
        }],
    })
}

fn region(region: Region) -> Value {
    json!({
        "startLine": region.start.line,
        "startColumn": region.start.column,
        "endLine": region.end.line,
        "endColumn": region.end.column,
    })
}
