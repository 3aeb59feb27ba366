//! leadc inside another program: `cargo run --example embed`.

use jiff::Timestamp;
use leadc::{Activity, Contract, Engine, Lead};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let contract = Contract::from_path("examples/inbound/contract.leadc")?;
    let engine = Engine::new(&contract);

    let as_of: Timestamp = "2026-06-30T18:00:00Z".parse()?;
    let visited: Timestamp = "2026-06-29T09:30:00Z".parse()?;
    let lead = Lead::new("a-17")
        .with("country", "BR")
        .did_activity(Activity::new("page view", visited).with("url", "/pricing"));

    let Some(outcome) = engine.decide(&lead, as_of)? else {
        println!("the lead was created later");
        return Ok(());
    };
    println!("stage: {}", outcome.stage.as_deref().unwrap_or("none"));
    println!("fields to ask for: {}", outcome.missing.join(", "));
    if let Some(explanation) = engine.explain(&lead, as_of)? {
        println!("\n{explanation}");
    }
    Ok(())
}
