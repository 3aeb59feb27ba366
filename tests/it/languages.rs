//! Contracts in Portuguese, Italian and Chinese: names that need no declaration, and conditions as text.

use crate::fixture::{contracts, load_file};
use leadc::contract::condition_text;
use leadc::contract::model::Contract;
use leadc::source::Sources;
use leadc::suggest::load;
use leadc::syntax::statement;
use std::path::Path;

/// A contract without `parties:`, in each language.
const WITHOUT_PARTIES: [&str; 4] = [
    "leadc 1 en

contract \"X\":
  time zone: Europe/London

fields:
- email: email

activities by sales:
- call

points for fit:
+20 when email is known

stage Lead:

stage MQL:
  when: score at least 20
  back to Lead when: no activity by sales in the last 14 days
  owner: sales
",
    "leadc 1 pt

contrato \"X\":
  fuso horário: Europe/London

campos:
- email: e-mail

atividades de vendas:
- call

pontos de fit:
+20 quando email consta

etapa Lead:

etapa MQL:
  quando: pontuação no mínimo 20
  volta para Lead quando: não há atividade de vendas nos últimos 14 dias
  responsável: vendas
",
    "leadc 1 it

contratto \"X\":
  fuso orario: Europe/London

campi:
- email: e-mail

attività svolte da vendite:
- call

punti per fit:
+20 quando email risulta

fase Lead:

fase MQL:
  quando: punteggio almeno 20
  torna a Lead quando: non c'è attività di vendite negli ultimi 14 giorni
  responsabile: vendite
",
    "leadc 1 zh

合同 \"X\"：
  时区：Europe/London

字段：
- email：邮箱

由销售部进行的活动：
- call

评分 fit：
+20 当 email 已知

阶段 Lead：

阶段 MQL：
  条件：总分 至少 20
  退回 Lead 的条件：最近 14 天内 销售部 没有任何活动
  归属：销售部
",
];

fn of_text(text: &str) -> (Sources, Contract) {
    let mut sources = Sources::default();
    let loaded = load("x.leadc", &mut sources, &mut |_| {
        Ok(text.as_bytes().to_vec())
    });
    let errors = loaded.diagnostics.iter().filter(|d| d.is_error());
    let errors: Vec<String> = errors.map(|d| d.message.english()).collect();
    let contract = loaded.contract.unwrap_or_else(|| panic!("{errors:?}"));
    (sources, contract)
}

/// The conditions whose text differs from what the author wrote, other than in spaces and marks. Numbers and durations may have
/// another form, so conditions with different digits are not compared.
fn rewritten(sources: &Sources, contract: &Contract) -> Vec<String> {
    let plain = |text: &str| statement(text).replace(' ', "");
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let conditions = contract.conditions();
    let differs = conditions.filter_map(|(_, condition)| {
        let text = condition_text(contract, contract.info.language, &condition.kind)?;
        let written = sources.text(condition.span);
        let is_same = digits(&text) == digits(written);
        (is_same && plain(&text) != plain(written)).then(|| format!("{written} => {text}"))
    });
    differs.collect()
}

#[test]
fn what_needs_no_declaration_has_one_name_in_the_model_and_its_own_word_in_texts() {
    for text in WITHOUT_PARTIES {
        let (sources, contract) = of_text(text);
        let parties: Vec<&str> = contract.parties.iter().map(|p| &*p.name.text).collect();
        assert_eq!(parties, ["marketing", "sales"]);
        assert_eq!(contract.totals[0].name.text, "score");
        assert_eq!(rewritten(&sources, &contract), [""; 0]);
    }
}

#[test]
fn conditions_are_written_in_the_words_of_their_language() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for path in contracts("translations") {
        // They include a file of the example.
        if path.contains("inbound") {
            continue;
        }
        let (sources, loaded) = load_file(Path::new(&path));
        let contract = loaded.contract.expect("a contract without errors");
        count += contract.conditions().count();
        wrong.extend(rewritten(&sources, &contract));
    }
    assert_eq!(wrong, [""; 0]);
    assert!(count > 100, "only {count} conditions");
}
