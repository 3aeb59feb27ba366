// Wrong wordings that people use in Italian contracts. CONTRIBUTING.md says which table a wording belongs into.

static TABLES: Tables = Tables {
    mistakes: pairs![
        // Words without their accents, or with an apostrophe or another accent in their place.
        "piu" => "più", "perche" => "perché", "perchè" => "perché", "attivita" => "attività", "da più punti" => "dà più punti", "e'" => "è", "c'e" => "c'è", "c'e'" => "c'è",
        "lunedi" => "lunedì", "martedi" => "martedì", "mercoledi" => "mercoledì", "giovedi" => "giovedì", "venerdi" => "venerdì",
        "un opzione tra" => "un'opzione tra", "si o no" => "sì o no",

        // Limits.
        "maggiore o uguale a" => "almeno", "è maggiore o uguale a" => "almeno", "minore o uguale a" => "al massimo", "è minore o uguale a" => "al massimo",
        "pari o superiore a" => "almeno", "uguale o superiore a" => "almeno", "è maggiore di" => "più di", "più grande di" => "più di", "è minore di" => "meno di",
        "più piccola di" => "meno di", "è superiore a" => "più di", "è inferiore a" => "meno di", "sopra" => "più di", "al di sopra di" => "più di", "al di sotto di" => "meno di",
        "non più di" => "al massimo", "non oltre" => "al massimo", "non meno di" => "almeno", "supera" => "più di", "a partire da" => "almeno",
        "è almeno" => "almeno", "è di almeno" => "almeno", "è al massimo" => "al massimo", "minimo di" => "almeno", "massimo di" => "al massimo", "max" => "al massimo", "min" => "almeno",
        "massimo" => "al massimo", "minimo" => "almeno", "fino a" => "al massimo", "limite di" => "al massimo",
        ">=" => "almeno", "≥" => "almeno", "=>" => "almeno", "<=" => "al massimo", "≤" => "al massimo", ">" => "più di", "<" => "meno di",
        "!=" => "non è", "<>" => "non è", "==" => "è", "=" => "è",
        "è tra" => "tra", "compresa tra" => "tra", "è compresa tra" => "tra", "tra i" => "tra", "e i" => "e", "per cento" => "%", "percento" => "%", "pt" => "punti",

        // Tests.
        "è uguale a" => "è", "non è uguale a" => "non è", "è pari a" => "è", "diverso da" => "è diverso da", "è vero" => "è sì", "è falso" => "è no",
        "è uno dei" => "è uno tra", "è uno di" => "è uno tra", "è una delle" => "è uno tra", "è uno qualsiasi tra" => "è uno tra", "è tra" => "è uno tra",
        "è nullo" => "è vuoto", "è assente" => "è vuoto", "manca" => "è vuoto", "non è vuoto" => "risulta", "compilato" => "è compilato", "è presente" => "risulta",
        "è valorizzato" => "risulta", "esiste" => "risulta", "ha" => "contiene", "include" => "contiene", "parte con" => "inizia con", "termina in" => "finisce con",
        "contiene uno dei" => "contiene uno tra", "contiene uno di" => "contiene uno tra", "contiene una tra" => "contiene uno tra", "menziona uno di" => "menziona uno tra",
        "appartiene a" => "figura nell'elenco", "fa parte di" => "figura nell'elenco", "nell'elenco" => "figura nell'elenco", "in elenco" => "figura nell'elenco",
        "è presente nell'elenco" => "figura nell'elenco", "non è presente nell'elenco" => "non figura nell'elenco", "figura nella lista" => "figura nell'elenco",

        // Activities and windows.
        "nell'ultimo mese" => "negli ultimi 30 giorni", "nell'ultima settimana" => "negli ultimi 7 giorni", "nell'ultimo anno" => "negli ultimi 365 giorni",
        "degli ultimi" => "negli ultimi", "durante gli ultimi" => "negli ultimi", "entro gli ultimi" => "negli ultimi", "negli scorsi" => "negli ultimi", "ultimi" => "negli ultimi", "ultime" => "nelle ultime",
        "almeno due volte" => "almeno 2 volte", "al massimo una volta" => "al massimo 1 volta", "due volte" => "almeno 2 volte", "una volta" => "almeno 1 volta",
        "non c'è stata" => "non c'è", "non esiste" => "non c'è", "del cliente" => "del lead", "del contatto" => "del lead", "di chiunque" => "di nessuno",
        "di inattività" => "senza attività", "senza alcuna attività" => "senza attività", "dalla fase" => "dall'ingresso in",

        // Points.
        "punti di" => "punti per", "regole per" => "punti per", "score per" => "punti per", "qualora" => "quando", "nel caso in cui" => "quando", "dove" => "quando", "per" => "quando",
        "ogni" => "per ogni", "ad ogni" => "per ogni",
        "al mese" => "per mese", "a settimana" => "per settimana", "alla settimana" => "per settimana", "al giorno" => "per giorno", "/mese" => "per mese", "mensili" => "per mese",
        "dimezza ogni" => "si dimezza ogni", "perde metà ogni" => "si dimezza ogni", "emivita di" => "si dimezza ogni", "si azzera in" => "cala fino a zero in", "cala a zero in" => "cala fino a zero in",
        "scade dopo" => "negli ultimi", "valido per" => "negli ultimi", "poiché" => "perché", "in quanto" => "perché", "motivazione" => "motivo",
        "conta solo il più alto" => "conta solo la più alta", "vale solo la più alta" => "conta solo la più alta",
        "riparte da zero quando torna indietro" => "ricomincia quando si torna indietro",

        // Promises.
        "giorni feriali" => "giorni lavorativi", "giorno feriale" => "giorno lavorativo", "giorni di lavoro" => "giorni lavorativi", "giorni lav." => "giorni lavorativi",
        "gg lav." => "giorni lavorativi", "gg" => "giorni", "ore di lavoro" => "ore lavorative", "ore d'ufficio" => "ore lavorative", "ore ufficio" => "ore lavorative",
        "ore lav." => "ore lavorative", "h lav." => "ore lavorative", "min." => "minuti", "giorni solari" => "giorni", "giorni di calendario" => "giorni",
        "responsabile" => "chi", "titolare" => "chi", "team" => "chi", "reparto" => "chi", "compito" => "obbligo", "azione" => "obbligo", "impegno" => "obbligo",
        "bisogna" => "obbligo", "deve effettuare" => "obbligo", "fare" => "", "effettuare" => "", "inviare" => "", "tempo" => "entro", "limite" => "entro",
        "dal" => "da", "dalla" => "da", "a partire da" => "da", "dall'ingresso in" => "da", "dopo l'ingresso in" => "da", "da quando diventa" => "da",
        "avvisa dopo" => "avviso dopo", "allerta dopo" => "avviso dopo", "promemoria dopo" => "avviso dopo", "sollecito dopo" => "avviso dopo",
        "escalation verso" => "escalation a", "escalation al" => "escalation a", "escalare a" => "escalation a",
        "decade se" => "decade quando", "decade in caso di" => "decade quando", "annullato quando" => "decade quando", "annullato se" => "decade quando", "scade quando" => "decade quando",
        "termina quando" => "decade quando", "cessa quando" => "decade quando", "perde efficacia se" => "decade quando", "sospeso" => "pausa",
        "spostare il lead in" => "portare il lead in", "passare il lead a" => "portare il lead in", "portare in" => "portare il lead in",
        "lead è in" => "il lead è in", "il lead arriva a" => "il lead è in", "il lead passa a" => "il lead è in",

        // Stages.
        "da:" => "viene da:", "dopo:" => "viene da:", "provenienza" => "viene da", "dalla fase" => "viene da", "fase precedente" => "viene da",
        "campi obbligatori" => "non entra senza", "obbligatori" => "non entra senza", "servono" => "non entra senza", "ritorna in" => "torna a", "tornare a" => "torna a", "indietro a" => "torna a",
        "nella fase" => "in questa fase", "in fase" => "in questa fase", "con una nuova attività" => "con nuova attività", "con nuove attività" => "con nuova attività",
        "può rientrare" => "rientro", "rientra" => "rientro", "scorciatoia" => "corsia rapida", "fast-track" => "corsia rapida",
        "salta" => "corsia rapida passando per", "saltare" => "corsia rapida passando per", "condizione" => "quando", "referente" => "responsabile",
        "quando tutte" => "tutte queste condizioni", "tutte le seguenti" => "tutte queste condizioni", "tutte le seguenti condizioni" => "tutte queste condizioni",
        "una qualsiasi" => "almeno una di queste condizioni", "una di queste condizioni" => "almeno una di queste condizioni", "almeno una delle seguenti" => "almeno una di queste condizioni",
        "nessuna delle seguenti" => "nessuna di queste condizioni",

        // Calendars.
        "orari" => "orario", "orario di lavoro" => "orario", "orario d'ufficio" => "orario", "apertura" => "orario", "festività" => "festivo", "ferie" => "chiusura", "chiusi" => "chiuso",
        "chiuso il" => "chiuso", "la settimana inizia" => "inizio della settimana", "primo giorno della settimana" => "inizio della settimana", "dalle ore" => "dalle", "alle ore" => "alle",
        "fino alle" => "alle", "giorni feriali" => "lunedì a venerdì", "giorni lavorativi" => "lunedì a venerdì", "tutti i giorni" => "lunedì a domenica",
        "fine settimana" => "sabato a domenica", "weekend" => "sabato a domenica", "il" => "",

        // The contract.
        "fuso" => "fuso orario", "timezone" => "fuso orario", "valido dal" => "in vigore: dal", "vigore" => "in vigore", "decorrenza:" => "in vigore: dal", "da" => "dal", "moneta" => "valuta", "firmato:" => "firmato da:",
        "mensile" => "ogni 1 mese", "trimestrale" => "ogni 3 mesi", "semestrale" => "ogni 6 mesi", "annuale" => "ogni 1 anno", "ogni mese" => "ogni 1 mese", "ogni trimestre" => "ogni 3 mesi", "ogni anno" => "ogni 1 anno",
        "profilo ideale" => "cliente ideale", "escludi" => "escludere", "esclusi" => "escludere", "traguardo" => "obiettivo", "KPI" => "obiettivo", "livello di servizio" => "SLA",
        "campi del lead" => "campi", "svolte dalle" => "svolte da",
        "non è un'attività" => "non conta come attività", "non vale come attività" => "non conta come attività", "una qualsiasi di" => "una di queste attività", "è una:" => "tipo di:",

        // Fields.
        "codice" => "identificativo", "url" => "link", "stringa" => "testo", "testo libero" => "testo", "valuta" => "importo", "%" => "percentuale",
        "scelta tra" => "un'opzione tra", "elenco di" => "un'opzione tra", "menu a tendina" => "un'opzione tra", "scelta multipla tra" => "più opzioni tra",
        "booleano" => "sì o no", "sì/no" => "sì o no", "vero o falso" => "sì o no", "data di inserimento" => "data di creazione", "giorno" => "data",
        "dalla colonna" => "colonna", "nella colonna" => "colonna", "colonne" => "colonna", "anche colonna" => "anche nella colonna",

        // Targets and examples.
        "fornire" => "fornisce", "convertire" => "converte", "rispettare" => "rispetta", "mantiene" => "rispetta", "dei" => "da", "in" => "entro",
        "data:" => "situazione al:", "oggi:" => "situazione al:", "al:" => "situazione al:", "avvenuto" => "è avvenuto", "successo" => "è avvenuto", "in data" => "il",
        "risultato" => "atteso", "previsto" => "atteso", "ci aspettiamo" => "atteso", "non esclusa" => "non escluso", "è in" => "fase",

        // Words of English contracts.
        "points for" => "punti per", "when" => "quando", "if" => "quando", "at least" => "almeno", "at most" => "al massimo", "more than" => "più di", "less than" => "meno di",
        "between" => "tra", "and" => "e", "is not" => "non è", "is one of" => "è uno tra", "is known" => "risulta", "is" => "è", "contains" => "contiene",
        "in the last" => "negli ultimi", "since" => "dall'ingresso in", "for each" => "per ogni", "points" => "punti", "because" => "perché", "stage" => "fase",
        "from" => "viene da", "who" => "chi", "owner" => "chi", "must" => "obbligo", "within" => "entro", "deadline" => "entro", "business hours" => "ore lavorative",
        "business days" => "giorni lavorativi", "after" => "da", "lapses when" => "decade quando", "list" => "elenco",

        // Numbers, marks, and `è` without its accent.
        "un" => "1", "una" => "1", "due" => "2", "tre" => "3", "quattro" => "4", "cinque" => "5", "dieci" => "10",
        "o" => ",", "e" => ",", ";" => ":", ";" => ",", "/" => ",", "e" => "è",
    ],
    forms: pairs![
        "contratto: {v}" => "contratto {v}:", "esempio: {v}" => "esempio {v}:", "fase: {x}" => "fase {x}:", "buyer persona: {x}" => "persona {x}:",
        "parti: {w} ({k}), {x} ({j})" => "parti: {w} \"{k}\", {x} \"{j}\"", "parti: {w}: {k}, {x}: {j}" => "parti: {w} \"{k}\", {x} \"{j}\"",
        "versione: v{n}" => "versione: {n}", "revisione: {n} {d}" => "revisione: ogni {n} {d}",
        "fase {w} - {v}:" => "fase {w}, {v}:", "fase {x} ({y}):" => "fase {x}, \"{y}\":", "attività {x}, svolta da {w}:" => "attività {x} svolta da {w}:",
        "lista {x}: file {v}" => "elenco {x}: dal file {v}", "{x} - {t}" => "{x}: {t}",
        "punteggio totale: {x}" => "punteggio: {x}", "punteggio: somma di {x}" => "punteggio: {x}",
        "punti {x}: al massimo {n}" => "punti per {x}, al massimo {n}:", "punti per {x}, da {n} a {m}:" => "punti per {x}, al massimo {m}, almeno {n}:",
        "in vigore: {x} al {y}" => "in vigore: dal {x} al {y}", "in vigore: da {x} a {y}" => "in vigore: dal {x} al {y}", "in vigore: {x} a {y}" => "in vigore: dal {x} al {y}",

        // Calendars.
        "orario: {d}, {from} a {to}" => "orario: {d}, dalle {from} alle {to}", "orario: {d} dalle {from} alle {to}" => "orario: {d}, dalle {from} alle {to}",
        "chiusura: {x} al {y}" => "chiusura: dal {x} al {y}", "chiusura: file {v}" => "chiusura: dal file {v}",
        "chiusura: {d} ({k})" => "chiusura: {d} \"{k}\"", "chiusura: {v} {d}" => "chiusura: {d} {v}",

        // Conditions about numbers.
        "{n}+ {x}" => "{x} almeno {n}", "meno di {n} {x}" => "{x} meno di {n}", "più di {n} {x}" => "{x} almeno {n+1} volte", "più di {n} {x}" => "{x} più di {n}",
        "{x} {n}+" => "{x} almeno {n}", "{x} {n} o più" => "{x} almeno {n}", "{x} di {n} o più" => "{x} almeno {n}", "{x} {n} o meno" => "{x} al massimo {n}",
        "{x} {n} a {m}" => "{x} tra {n} e {m}", "{x} {n}-{m}" => "{x} tra {n} e {m}", "{x} tra {n} a {m}" => "{x} tra {n} e {m}", "{x} almeno {n} {y} di euro" => "{x} almeno EUR {n} {y}",

        // Conditions about values.
        "{x} è uno tra ({y})" => "{x} è uno tra {y}", "{x} in ({y})" => "{x} è uno tra {y}", "{x} non in {v}" => "{x} non è nessuno tra {v}", "{x} in {v}" => "{x} è uno tra {v}",
        "{x}: {v}" => "{x} è {v}", "{x}: sì" => "{x} è sì",

        // Conditions about activities.
        "almeno {n} {x} negli ultimi {d}" => "{x} almeno {n} volte negli ultimi {d}", "{n} {x} negli ultimi {d}" => "{x} almeno {n} volte negli ultimi {d}",
        "almeno {n} {x}" => "{x} almeno {n} volte", "{n} {x}" => "{x} almeno {n} volte", "{x} {n} volte o più" => "{x} almeno {n} volte",
        "{x} {n}x negli ultimi {d}" => "{x} almeno {n} volte negli ultimi {d}", "{x} {n} volte negli ultimi {d}" => "{x} almeno {n} volte negli ultimi {d}", "{x} {n} volte" => "{x} almeno {n} volte",
        "{x} più di {n} volte negli ultimi {d}" => "{x} almeno {n+1} volte negli ultimi {d}", "{x} più di {n} volte" => "{x} almeno {n+1} volte", "{x} meno di {n} volte" => "{x} al massimo {n-1} volte",
        "{x} negli ultimi {d} almeno {n} volte" => "{x} almeno {n} volte negli ultimi {d}", "negli ultimi {n} giorni {x}" => "{x} negli ultimi {n} giorni",
        "{x} in almeno {n} giorni diversi" => "{x} in almeno {n} giorni", "{x} in {n} giorni diversi" => "{x} in almeno {n} giorni",
        "{x} dopo {s}" => "{x} dall'ingresso in {s}", "{x} successiva a {s}" => "{x} dall'ingresso in {s}",
        "senza attività da {d}" => "non c'è attività del lead negli ultimi {d}", "nessuna attività per {d}" => "non c'è attività del lead negli ultimi {d}", "nessuna {x} da {d}" => "non c'è {x} negli ultimi {d}",
        "mai {x}" => "non c'è {x}", "{x} mai" => "non c'è {x}", "{x} non avvenuta" => "non c'è {x}",
        "tranne se: {c}" => "nessuna di queste condizioni:\n- {c}", "a meno che {c}" => "nessuna di queste condizioni:\n- {c}",

        // Points.
        "più {n} punti quando {c}" => "+{n} quando {c}", "meno {n} punti quando {c}" => "-{n} quando {c}", "{n} punti quando {c}" => "+{n} quando {c}", "{p} punti quando {c}" => "{p} quando {c}",
        "{n} quando {c}" => "+{n} quando {c}", "{c}: {p}" => "{p} quando {c}", "{c} = {n} punti" => "+{n} quando {c}",
        "{p} per ogni {x}, {y}" => "{p} per ogni {x}\n  {y}", "{p} per ogni {x} ({y})" => "{p} per ogni {x}\n  {y}",
        "al massimo {n} volte per {w}" => "al massimo {n} per {w}", "una volta per {w}" => "al massimo 1 per {w}", "solo le {n} più recenti" => "contano solo le {n} più recenti",
        "solo le ultime {n} contano" => "contano solo le {n} più recenti", "contano solo le ultime {n}" => "contano solo le {n} più recenti", "conta solo l'ultima" => "conta solo la 1 più recente",
        "perché: {v}" => "perché {v}",

        // Stages and promises.
        "rientro: {n} {d}" => "rientro: dopo {n} {d}, con nuova attività", "torna a {x} dopo: {n} giorni" => "torna a {x} dopo: {n} giorni in questa fase",
        "obbligo: {n}x {x}" => "obbligo: {n} {x}", "obbligo: {k} o {j}" => "obbligo: 1 {k} o 1 {j}", "obbligo: portare il lead in {k}, {x}" => "obbligo: portare il lead in {k} o {x}", "obbligo: {w}" => "obbligo: 1 {w}",
        "deve fare {n} {x}" => "obbligo: {n} {x}", "escalation a {k} dopo {d}" => "escalation a \"{k}\" dopo: {d}", "escalation dopo: {d} a {v}" => "escalation a {v} dopo: {d}",
        "pausa: {x} fino a {y}" => "pausa: da {x} fino a {y}",

        // Targets and examples.
        "fornisce: {n} {x} per {t}" => "fornisce: almeno {n} {x} per {t}", "converte: {x} da {y} a {z}, per {w}" => "converte: {x} da {y} a {z}, per {w} di ingresso in {y}",
        "rispetta: {x} in {n}%, per {t} di scadenza" => "rispetta: {x} in almeno {n}%, per {t} di scadenza", "rispetta: almeno {n}% di {x}, per {t} di scadenza" => "rispetta: {x} in almeno {n}%, per {t} di scadenza",
        "rispetta: {x} in almeno {n}%, per {w}" => "rispetta: {x} in almeno {n}%, per {w} di scadenza", "rispetta: {x} in almeno {n}, per {t} di scadenza" => "rispetta: {x} in almeno {n}%, per {t} di scadenza",
        "rispetta: {x} in almeno {n}% dei casi, per {t} di scadenza" => "rispetta: {x} in almeno {n}%, per {t} di scadenza",
        "è avvenuto: {n} {x} il {d}" => "è avvenuto: {x} {n} volte il {d}", "è avvenuto: {x} due volte il {d}" => "è avvenuto: {x} 2 volte il {d}",
        "è avvenuto: {x} il {a}-{b}-{c}, alle {t}" => "è avvenuto: {x} il {a}-{b}-{c} alle {t}", "atteso: {w}" => "atteso: fase {w}",
    ],
    misread: pairs![],
    half_days: &[
        "chiusura: {d} dalle {from}", "chiusura: {d} dalle ore {from}", "chiusura: {d} a partire dalle {from}", "chiusura: {d} dopo le {from}",
        "chiusura: {d} dalle {from} alle {to}", "chiusura: {d}, dalle {from} alle {to}", "chiusura: {d} fino alle {to}", "chiusura: {d} prima delle {to}", "chiusura: {d} alle {from}",
        "chiusura: {d} pomeriggio", "chiusura: {d} di pomeriggio", "chiusura: {d} mattina", "chiusura: {d} al mattino", "chiusura: {d} nel pomeriggio",
        "chiusura: {d} mezza giornata", "chiusura: {d} mezzo giorno", "chiusura: {d} dopo pranzo", "chiuso: {d} dalle {from}", "chiuso: {d} pomeriggio", "festivo: {d} pomeriggio",
    ],
    unsayable: wishes![
        LimitOfWhat ["contano solo le {n} più recenti", "al massimo {n} per settimana", "al massimo {n} punti"]: "al massimo {n}";
        PointsPerPeriod ["al massimo 3 per settimana", "al massimo {n} punti"]: "al massimo {n} punti per {w}", "al massimo {n} punti a {w}";
        ShareWithoutStages ["converte: almeno {n}% da MQL a SAL entro 7 giorni, per mese di ingresso in MQL"]: "accetta: {n}% dei {w}";
        PointsPerUnit ["{p} quando dimensione dell'azienda tra 50 e 199"]: "{p} per ogni {n} {u}", "{p} ogni {n} {u}", "{p} per {n} {u}", "{p} a ogni {n} {u}";
        LimitForSome ["punti per …, al massimo {n}:", "punteggio:"]: "al massimo {n} punti quando {c}", "al massimo {n} punti se {c}", "al massimo {n} quando {c}";
        GroupLimitForSome ["punti per {x}, al massimo {n}:", "punteggio:"]: "punti per {x}, al massimo {n} quando {c}:", "punti per {x}, al massimo {n} se {c}:";
        DaysBetweenDaysAgo ["{x} in almeno {n} giorni negli ultimi {b} giorni"]: "{x} in almeno {n} giorni tra {a} e {b} giorni fa";
        Opposite ["nessuna di queste condizioni:", "{x} tra {n} e {m} giorni fa"]: "non c'è {x} tra {n} e {m} giorni fa", "nessuna {x} tra {n} e {m} giorni fa";
        Opposite ["nessuna di queste condizioni:", "{x} vale fino a {y}"]: "non c'è {x} fino a {y}";
        FewerTimes ["{x} al massimo {n-1} volte"]: "non c'è {x} almeno {n} volte";
        SilenceSinceStage ["non c'è attività di {w} negli ultimi 30 giorni", "non c'è chiamata dall'ingresso in {s}"]:
            "non c'è attività di {w} dall'ingresso in {s}", "non c'è attività di {w} da {s}", "senza attività di {w} da {s}";
        FormatOfKey ["nel formato {y}"]: "una volta per: colonna {x}, nel formato {y}";
        CalendarForOthers ["calendario: {x} quando CONDIZIONE", "calendario: {y}"]: "calendario: {x}, altrimenti {y}", "calendario: {x}, {y}";
        NotInStage []: "atteso: {x}, non fase {y}", "atteso: non fase {y}";
        BusinessWeeks ["5 giorni lavorativi"]:
            "{x}: {n} settimana lavorativa da {y}", "{x}: {n} settimane lavorative da {y}", "{x}: {n} settimana di lavoro da {y}", "{x}: {n} settimane di lavoro da {y}";
        ActivitiesAndStage []:
            "obbligo: {x}, portare il lead in {y}", "obbligo: {x} e portare il lead in {y}", "obbligo: {x} o portare il lead in {y}",
            "obbligo: portare il lead in {x}, {n} {y}", "obbligo: portare il lead in {x} e {n} {y}", "obbligo: portare il lead in {x} o {n} {y}";
        RangeOfActs ["obbligo: 1 chiamata"]:
            "obbligo: {n} o {m} {x}", "obbligo: {n} a {m} {x}", "obbligo: da {n} a {m} {x}", "obbligo: {n}-{m} {x}", "obbligo: {n},{m} {x}";
        PersonAsParty ["chi: vendite", "parti:"]: "chi: {v}";
        ClosedEveryYear ["chiusura: 2026-12-25", "chiusura: dal file \"festivi.ics\""]:
            "chiusura: ogni {n} {x}", "chiusura: tutti i {n} {x}", "chiusura: {x} di ogni anno", "chiusura: {x} ogni anno";
        ClosedWeekday ["orario:"]:
            "chiusura: fine settimana", "chiusura: nel fine settimana", "chiusura: weekend", "chiusura: {day}", "chiusura: {day} e {x}", "chiusura: {day}, {x}",
            "chiusura: il {day}", "chiusura: di {day}", "chiusura: ogni {day}", "chiuso: {day}";
        WarningBeforeDeadline ["avviso dopo: 6 ore lavorative"]:
            "avviso prima: {x}", "avviso: {x} prima della scadenza", "avviso {x} prima della scadenza", "avviso {x} prima", "avviso prima della scadenza: {x}";
        BeforeToday ["negli ultimi 365 giorni"]: "{x} prima di oggi";
        AfterToday ["nei prossimi 365 giorni"]: "{x} dopo oggi";
    ],
    negations: &["non", "né", "nessun", "nessuno", "nessuna", "mai", "senza", "salvo", "tranne", "a meno che", "inattivo", "inattività", "silenzio"],
    fillers: &["il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "punti", "SLA"],
    limit_units: &["punti", "punto", "volte", "volta"],
    weighty: &["non", "né", "nessun", "nessuno", "nessuna", "mai", "senza", "salvo", "eccetto", "a meno che", "tranne", "due", "una"],
    suffixes: pairs!["min" => "minuti", "h" => "ore", "g" => "giorni", "gg" => "giorni", "sett" => "settimane", "mln" => "milioni", "mld" => "miliardi"],
    months: &["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    joiners: Joiners { and: &["e anche", "e", "ed", "&&", "ma"], or: &["oppure", "o", "||"], not: &["non"] },
};
