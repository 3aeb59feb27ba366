//! Words in messages that are those of the reader, or of the contract.

use super::*;

const SCORED: &str = "leadc 1 pt

contrato \"Teste\":
  fuso horário: America/Sao_Paulo
campos:
- código: identificador
- porte: número inteiro

atividade visita do lead:
  - endereço: texto

pontos de perfil:
+20 quando porte no mínimo 50
+5 para cada visita

etapa Lead:

etapa MQL:
  quando: pontuação no mínimo 20
";

#[test]
fn the_score_is_a_word_of_the_contract() {
    let folder = Folder::with(&[("a.leadc", SCORED), ("l.csv", "código,porte\n1,40\n")]);
    let args = [
        "explain",
        "a.leadc",
        "--lead",
        "1",
        "--leads",
        "l.csv",
        "--as-of",
        "2026-05-01",
    ];
    let run = folder.leadc(&args);
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    let story = out(&run);
    assert!(story.contains("pontuação 0 = perfil 0"), "{story}");
    assert!(!story.contains("score"), "{story}");
}

#[test]
fn details_without_a_column_are_named_in_the_language_of_the_reader() {
    let folder = Folder::with(&[
        ("a.leadc", SCORED),
        ("l.csv", "código,porte\n1,40\n"),
        ("v.csv", "código,kind,time\n1,visita,2026-05-01\n"),
    ]);
    let said = |language: &str| {
        let args = [
            "eval",
            "a.leadc",
            "--leads",
            "l.csv",
            "--activities",
            "v.csv",
            "--as-of",
            "2026-05-02",
        ];
        let run = folder.leadc(&[&args[..], &["--lang", language]].concat());
        assert_eq!(run.status.code(), Some(0), "{}", err(&run));
        err(&run)
    };
    for (language, detail) in [
        ("en", "`endereço of visita`"),
        ("pt", "`endereço de visita`"),
        ("zh", "`visita的endereço`"),
    ] {
        assert!(said(language).contains(detail), "{}", said(language));
    }
}

#[test]
fn countries_have_their_names_in_the_language_of_the_reader() {
    let contract = CONTRACT.replace("country is BR", "country is Germany");
    let folder = Folder::with(&[("a.leadc", &contract)]);
    for (language, name) in [("en", "Germany"), ("pt", "Alemanha"), ("zh", "德国")] {
        let run = folder.leadc(&["check", "a.leadc", "--lang", language]);
        let line = out(&run) + &err(&run);
        assert!(line.contains(name), "{line}");
        assert!(line.contains("country is DE"), "{line}");
    }
}
