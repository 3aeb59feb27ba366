//! `leadc translate`

use super::*;

const NAMED: &str = "leadc 1 en

contract \"Test\":
  parties: marketing \"Ana\", sales \"Rui\", in pt \"vendas\"
  time zone: America/Sao_Paulo
  allow: notes, warnings

fields:
- lead id: id
- created: creation time
- size, in pt \"no mínimo\": whole number  # how many

activities by sales:
- call, also calls, in pt \"ligação\", \"ligações\"

points for fit, in pt \"perfil\", in zh \"匹配度\", at most 60:
+20.5 when size at least 5
+10 for each call

stage Lead:

stage MQL, in pt \"LQM\", \"Qualified\":
  when: score at least 20
  owner: sales

sla first call:
  who: sales
  must: 2 calls
  within: 3 days after MQL

example \"a\":
  as of: 2026-05-04
  lead: created is 2026-05-01, size is 5
  did: call 2 times on 2026-05-02
  expect: fit is 40.5, stage MQL
";

const IN_PORTUGUESE: &str = "leadc 1 pt

contrato \"Test\":
  partes: marketing \"Ana\", vendas \"Rui\", em en \"sales\"
  fuso horário: America/Sao_Paulo
  permitir: notas, avisos

campos:
- lead id: identificador
- created: data e hora de criação
- no mínimo, em en \"size\": número inteiro  # how many

atividades de vendas:
- ligação, também ligações, em en \"call\", \"calls\"

pontos de perfil, em en \"fit\", em zh \"匹配度\", no máximo 60:
+20,5 quando no mínimo no mínimo 5
+10 a cada ligação

etapa Lead:

etapa LQM, em en \"MQL\", \"Qualified\":
  quando: pontuação no mínimo 20
  responsável: vendas

SLA first call:
  quem: vendas
  obrigação: 2 ligações
  prazo: 3 dias após LQM

exemplo \"a\":
  situação em: 2026-05-04
  lead: created é 2026-05-01, no mínimo é 5
  ocorreu: ligação 2 vezes em 2026-05-02
  espera-se: perfil é 40,5, etapa LQM
";

#[test]
fn a_contract_is_written_in_another_language_with_its_names_there() {
    let folder = Folder::with(&[("en.leadc", NAMED)]);
    let written = folder.leadc(&["translate", "en.leadc", "--to", "pt"]);
    assert_eq!(written.status.code(), Some(0), "{}", err(&written));
    assert_eq!(out(&written), IN_PORTUGUESE);
    let to_file = ["translate", "en.leadc", "--to", "pt", "-o", "pt.leadc"];
    let written = folder.leadc(&to_file);
    assert_eq!(
        (out(&written).as_str(), written.status.code()),
        ("", Some(0))
    );
    assert!(err(&written).ends_with("written: pt.leadc\n"));
    assert_eq!(folder.read("pt.leadc"), IN_PORTUGUESE);
    let back = folder.leadc(&["translate", "pt.leadc", "--to", "en"]);
    assert_eq!(out(&back), NAMED);
    let same = folder.leadc(&["diff", "pt.leadc", "en.leadc"]);
    assert_eq!(out(&same), "both contracts mean the same\n");
    let tested = folder.leadc(&["test", "en.leadc", "pt.leadc"]);
    assert_eq!(tested.status.code(), Some(0), "{}", out(&tested));
    let piped = folder.piped(&["translate", "-", "--to", "pt"], NAMED);
    assert_eq!(out(&piped), IN_PORTUGUESE);
}

#[test]
fn data_are_found_by_the_names_of_any_language() {
    let folder = Folder::with(&[
        ("en.leadc", NAMED),
        ("pt.leadc", IN_PORTUGUESE),
        (
            "en.csv",
            "lead id,created,size\n1,2026-05-01,5\n2,2026-05-01,4\n",
        ),
        (
            "pt.csv",
            "lead id,created,No mínimo\n1,2026-05-01,5\n2,2026-05-01,4\n",
        ),
        ("en-a.csv", "lead id,type,time\n1,calls,2026-05-02\n"),
        ("pt-a.csv", "lead id,type,time\n1,ligação,2026-05-02\n"),
    ]);
    let points = |contract: &str, leads: &str, activities: &str| {
        let ran = folder.leadc(&[
            "eval",
            contract,
            "--leads",
            leads,
            "--activities",
            activities,
            "--as-of",
            "2026-05-04",
            "--format",
            "csv",
        ]);
        assert_eq!(ran.status.code(), Some(0), "{}", err(&ran));
        let lines: Vec<String> = out(&ran).lines().skip(1).map(str::to_owned).collect();
        lines.join("\n").replace("LQM", "MQL")
    };
    let wanted = points("en.leadc", "en.csv", "en-a.csv");
    assert!(wanted.contains("30.5"), "{wanted}");
    for (contract, leads, activities) in [
        ("en.leadc", "pt.csv", "pt-a.csv"),
        ("pt.leadc", "en.csv", "en-a.csv"),
        ("pt.leadc", "pt.csv", "pt-a.csv"),
    ] {
        assert_eq!(points(contract, leads, activities), wanted);
    }
    let changes = folder.leadc(&[
        "diff",
        "en.leadc",
        "pt.leadc",
        "--leads",
        "en.csv",
        "--activities",
        "pt-a.csv",
        "--as-of",
        "2026-05-04",
    ]);
    assert_eq!(changes.status.code(), Some(0), "{}", err(&changes));
    assert!(!out(&changes).contains('→'), "{}", out(&changes));
}

#[test]
fn a_new_name_is_a_change_of_what_is_signed() {
    let without = NAMED.replace(", in pt \"perfil\", in zh \"匹配度\"", "");
    let folder = Folder::with(&[("old.leadc", &without), ("new.leadc", NAMED)]);
    let changes = out(&folder.leadc(&["diff", "old.leadc", "new.leadc"]));
    assert!(
        changes.contains("en “fit”, pt “perfil”, zh “匹配度”"),
        "{changes}"
    );
    assert_eq!(changes.matches("fit").count(), 2, "{changes}");
    let digits = |file: &str| out(&folder.leadc(&["fingerprint", file]));
    assert_ne!(digits("old.leadc"), digits("new.leadc"));
}

#[test]
fn what_cannot_be_translated_is_reported() {
    let wrong = NAMED.replace("+10 for each call", "+10 for each cal");
    let reserved = NAMED.replace("size", "punteggio");
    let folder = Folder::with(&[
        ("en.leadc", NAMED),
        ("wrong.leadc", &wrong),
        ("reserved.leadc", &reserved),
    ]);
    let refused = folder.leadc(&["translate", "wrong.leadc", "--to", "pt"]);
    assert_eq!(
        (out(&refused).as_str(), refused.status.code()),
        ("", Some(1))
    );
    assert!(err(&refused).contains("error[E0301]"));
    let named = folder.leadc(&["translate", "reserved.leadc", "--to", "it"]);
    assert_eq!((out(&named).as_str(), named.status.code()), ("", Some(1)));
    let said = err(&named).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("line 11 of reserved.leadc has no translation: `punteggio`"),
        "{said}"
    );
    assert!(said.contains("`, in it \"…\"` after the name"), "{said}");
    let own = folder.leadc(&["translate", "en.leadc", "--to", "pt", "-o", "en.leadc"]);
    assert_eq!(own.status.code(), Some(2));
    assert_eq!(folder.read("en.leadc"), NAMED);
    let unknown = folder.leadc(&["translate", "en.leadc", "--to", "fr"]);
    assert_eq!(unknown.status.code(), Some(2));
    let missing = folder.leadc(&["translate", "no.leadc", "--to", "pt"]);
    assert_eq!(missing.status.code(), Some(1));
}

#[test]
fn characters_that_nobody_sees_are_refused_in_names() {
    for hidden in ['\u{202e}', '\u{200b}', '\u{2066}'] {
        let sly = NAMED.replace("perfil", &format!("per{hidden}fil"));
        let folder = Folder::with(&[("a.leadc", &sly)]);
        let refused = folder.leadc(&["translate", "a.leadc", "--to", "pt"]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(err(&refused).contains("error[E0006]"), "{}", err(&refused));
    }
}
