// Wrong wordings that people use in Portuguese contracts. CONTRIBUTING.md says which table a wording belongs into.

static TABLES: Tables = Tables {
    mistakes: pairs![],
    forms: pairs![],
    misread: pairs![],
    half_days: &[],
    unsayable: wishes![],
    negations: &["não", "nem", "nenhum", "nenhuma", "nunca", "jamais", "sem", "salvo", "a menos que", "inativo", "inatividade", "silêncio"],
    fillers: &["o", "a", "os", "as", "um", "uma", "pontos", "SLA"],
    limit_units: &["pontos", "ponto", "vezes", "vez"],
    weighty: &["não", "nem", "nenhum", "nenhuma", "nunca", "sem", "salvo", "exceto", "a menos que", "jamais", "duas", "uma"],
    suffixes: pairs!["min" => "minutos", "h" => "horas", "d" => "dias", "sem" => "semanas", "mi" => "milhões", "bi" => "bilhões"],
    months: &["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    joiners: Joiners { and: &["e também", "e", "&&", "mas"], or: &["ou então", "ou", "||"], not: &["não"] },
};
