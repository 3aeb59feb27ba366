//! Places for signatures, and those that there are.

use super::AgreementData;
use crate::contract::model::PartyId;
use crate::diagnostic::Code;
use crate::message::{Message, msg, template};
use crate::report::page::document::{Block, Part, Section, Table, words};
use crate::report::page::line::{Line, Style};
use crate::signing::Topic;

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let fingerprint = source.fingerprint.to_string();
    let named = msg!(
        "Who signs agrees to the text with the fingerprint {fingerprint}.",
        fingerprint
    );
    let mut blocks = vec![Block::Says(
        Line::says(named).with(Style::Quoted, &["fingerprint"]),
    )];
    blocks.extend(said(source).map(Block::Says));
    blocks.push(Block::Table(table(source)));
    let part = Part {
        blocks,
        ..Part::default()
    };
    super::section("signatures", msg!("Signatures"), vec![part])
}

/// Who must sign again, and who signs without being a party. Who has not signed is seen in the table.
fn said(source: AgreementData<'_>) -> impl Iterator<Item = Line> {
    let own = source.said.iter();
    let own = own.filter(|one| one.topic == Topic::Signatures && one.code != Code::N0110);
    own.map(|one| Line::finding(one.message.clone()))
}

/// A row for each party, with room to sign by hand.
fn table(source: AgreementData<'_>) -> Table {
    let contract = source.contract;
    let mut table = Table::with(&[
        words(template!("party")),
        words(template!("name")),
        words(template!("date")),
        words(template!("signature")),
    ]);
    for (at, party) in contract.parties.iter().enumerate() {
        let signature = party.person.as_ref().and_then(|person| {
            let mut all = contract.info.signatures.iter();
            all.find(|signature| signature.person == *person)
        });
        let date = signature.map(|signature| signature.date.to_string());
        let is_current = signature.is_some_and(|signature| {
            let digits = signature.fingerprint.as_deref();
            digits.is_some_and(|digits| source.fingerprint.is_named_by(digits))
        });
        let signed = match is_current {
            true => Line::says(msg!("signed with this fingerprint")),
            false => Line::none(),
        };
        let name = source.party(PartyId(at as u32));
        table.row([
            Line::name(name).into(),
            party
                .person
                .as_deref()
                .map_or(Line::none(), Line::name)
                .into(),
            Line::says(Message::verbatim(date.unwrap_or_default())).into(),
            signed.into(),
        ]);
    }
    table
}
