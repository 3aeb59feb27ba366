// Wrong wordings that people use in Italian contracts. CONTRIBUTING.md says which table a wording belongs into.

static TABLES: Tables = Tables {
    mistakes: pairs![],
    forms: pairs![],
    misread: pairs![],
    half_days: &[],
    unsayable: wishes![],
    negations: &["non", "né", "nessun", "nessuno", "nessuna", "mai", "senza", "salvo", "a meno che", "inattivo", "inattività", "silenzio"],
    fillers: &["il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "punti", "SLA"],
    limit_units: &["punti", "punto", "volte", "volta"],
    weighty: &["non", "né", "nessun", "nessuno", "nessuna", "mai", "senza", "salvo", "eccetto", "a meno che", "tranne", "due", "una"],
    suffixes: pairs!["min" => "minuti", "h" => "ore", "g" => "giorni", "sett" => "settimane", "mln" => "milioni", "mld" => "miliardi"],
    months: &["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    joiners: Joiners { and: &["e anche", "e", "ed", "&&", "ma"], or: &["oppure", "o", "||"], not: &["non"] },
};
