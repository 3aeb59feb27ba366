// The phrases in Italian. A row: the canonical pattern, synonyms, and a line that reads so.
// phrases.rs describes patterns.

texts! {
    // Lines that open a block, and one-line declarations.
    Include: ["includere {path:text}", "includi {path:text}"], sample "includere \"a.leadc\"";
    Contract: ["contratto {title:text}:", "accordo {title:text}:"], sample "contratto \"Lead in entrata\":";
    Calendar: ["calendario {name:label}:"], sample "calendario Milano:";
    Term: ["termine {name:label}: {meaning:text}"], sample "termine SQL: \"Un lead esaminato dalle vendite\"";
    Fields: ["campi:"], sample "campi:";
    ActivityColumns: ["colonne delle attività:"], sample "colonne delle attività:";
    // attività is singular and plural, so the participle (svolte, svolta) distinguishes this block from `attività NAME svolta dal lead:`
    ActivitiesByLead: ["attività svolte dal lead:", "attività del lead:"], sample "attività svolte dal lead:";
    // the party has no article: vendite
    ActivitiesBy: ["attività svolte da {party:label}:", "attività di {party:label}:"], sample "attività svolte da vendite:";
    ActivityByLead: ["attività {name:name}[, anche {also:names}] svolta dal lead:", "attività {name:name}[, anche {also:names}] del lead:"], sample "attività visita alla pagina svolta dal lead:";
    ActivityBy: ["attività {name:name}[, anche {also:names}] svolta da {party:label}:"], sample "attività cambio di stato svolta da vendite:";
    Activity: ["attività {name:label}[, anche {also:labels}]:"], sample "attività tentativo, anche tentativi:";
    List: ["elenco {name:label}: {values:texts}", "lista {name:label}: {values:texts}"], sample "elenco concorrenti: \"acme.com\", \"globex.com\"";
    ListFrom: ["elenco {name:label}: dal file {path:text}[, colonna {column:text}]", "lista {name:label}: dal file {path:text}[, colonna {column:text}]"], sample "elenco caselle gratuite: dal file \"caselle-gratuite.csv\", colonna \"dominio\"";
    IdealCustomer: ["cliente ideale {name:label}:", "ICP {name:label}:"], sample "cliente ideale medie imprese:";
    Persona: ["persona {name:label}:", "buyer persona {name:label}:"], sample "persona responsabile acquisti:";
    Define: ["definizione {name:label}:", "definire {name:label}:"], sample "definizione coinvolto:";
    Exclude: ["escludere {name:label}:", "esclusione {name:label}:"], sample "escludere concorrenti:";
    Points: [
        "punti per {name:label}[, al massimo {most:limit}][, almeno {least:limit}]:",
        "punti per {name:label}, almeno {least:limit}, al massimo {most:limit}:",
        "punteggio per {name:label}[, al massimo {most:limit}][, almeno {least:limit}]:",
    ], sample "punti per profilo, al massimo 60:";
    Score: ["punteggio: {terms:sum}[, al massimo {most:limit}][, almeno {least:limit}]", "punteggio: {terms:sum}, almeno {least:limit}, al massimo {most:limit}"], sample "punteggio: profilo + interesse, al massimo 300";
    Total: [
        "totale {name:label}: {terms:sum}[, al massimo {most:limit}][, almeno {least:limit}]",
        "totale {name:label}: {terms:sum}, almeno {least:limit}, al massimo {most:limit}",
    ], sample "totale chi sono: profilo + interesse";
    Stage: ["fase {name:label}[, {description:text}]:", "stadio {name:label}[, {description:text}]:"], sample "fase MQL, \"Lead qualificato dal marketing\":";
    // the field says SLA everywhere
    Sla: ["SLA {name:label}:"], sample "SLA primo contatto:";
    Target: ["obiettivo {name:label}:", "target {name:label}:"], sample "obiettivo volume mensile:";
    Example: ["esempio {title:text}:"], sample "esempio \"una VP che ha visto i prezzi due volte\":";
    // Settings of a block: lines that start with a keyword.
    Parties: ["parti: {parties:parties}"], sample "parti: marketing \"Ana Souza\", vendite \"Marco Rossi\"";
    Version: ["versione: {version:whole}"], sample "versione: 3";
    InForce: ["in vigore: dal {from:date} al {to:date}", "validità: dal {from:date} al {to:date}"], sample "in vigore: dal 2026-04-01 al 2026-09-30";
    InForceFrom: ["in vigore: dal {from:date}", "in vigore: a partire dal {from:date}"], sample "in vigore: dal 2026-04-01";
    Review: ["revisione: ogni {every:duration}"], sample "revisione: ogni 3 mesi";
    TimeZone: ["fuso orario: {zone:zone}"], sample "fuso orario: Europe/Rome";
    CalendarWhen: ["calendario: {calendar:name} quando {condition:condition}"], sample "calendario: Milano quando paese è BR";
    UseCalendar: ["calendario: {calendar:name}"], sample "calendario: Milano";
    Currency: ["valuta: {currency:currency}"], sample "valuta: EUR";
    DatesAre: ["formato delle date: {formats:texts}"], sample "formato delle date: \"DD/MM/YYYY\"";
    NumbersAre: ["formato dei numeri: {formats:texts}"], sample "formato dei numeri: \"1.000,5\"";
    UnknownIs: ["valore assente: {texts:texts}", "senza valore: {texts:texts}"], sample "valore assente: \"null\", \"-\", \"n/a\"";
    Show: ["mostrare: {fields:names}"], sample "mostrare: azienda, e-mail, titolare";
    // the participle agrees with contratto
    SignedBy: ["firmato da: {person:text} il {date:date}[, impronta {fingerprint:hex}]", "firma: {person:text} il {date:date}[, impronta {fingerprint:hex}]"], sample "firmato da: \"Ana Souza\" il 2026-03-20, impronta 7F3A91C2D4E5F607";
    Allow: ["permettere: {findings:findings}", "ammettere: {findings:findings}"], sample "permettere: W0105, note";
    Deny: ["vietare: {findings:findings}"], sample "vietare: avvisi";
    Open: [
        "orario: {days:weekdays}, dalle {from:clock} alle {to:clock}",
        "aperto: {days:weekdays}, dalle {from:clock} alle {to:clock}",
        "orario: da {days:weekdays}, dalle {from:clock} alle {to:clock}",
    ], sample "orario: lunedì a venerdì, dalle 09:00 alle 12:00";
    OpenOn: ["orario: {date:date}, dalle {from:clock} alle {to:clock}"], sample "orario: 2026-12-24, dalle 09:00 alle 12:00";
    OpenAsUsual: ["orario: {date:date} normale", "orario: {date:date} come al solito"], sample "orario: 2016-11-11 normale";
    ClosedRange: ["chiusura: dal {from:date} al {to:date}[ {reason:text}]", "chiuso: dal {from:date} al {to:date}[ {reason:text}]"], sample "chiusura: dal 2026-12-24 al 2027-01-02 \"Ferie\"";
    ClosedFrom: ["chiusura: dal file {path:text}", "chiuso: dal file {path:text}"], sample "chiusura: dal file \"festivi.ics\"";
    Closed: ["chiusura: {date:date}[ {reason:text}]", "chiuso: {date:date}[ {reason:text}]", "festivo: {date:date}[ {reason:text}]"], sample "chiusura: 2026-05-01 \"Festa del lavoro\"";
    WeekStarts: ["inizio della settimana: {day:weekday}", "inizio settimana: {day:weekday}"], sample "inizio della settimana: lunedì";
    LeadIdColumn: ["id del lead: colonna {columns:texts}", "identificativo del lead: colonna {columns:texts}"], sample "id del lead: colonna \"ID contatto\", \"who_id\"";
    KindColumn: ["tipo: colonna {columns:texts}"], sample "tipo: colonna \"Tipo di attività\"";
    TimeColumn: ["data e ora: colonna {columns:texts}[, nel formato {written:texts}]"], sample "data e ora: colonna \"Data dell'attività\"";
    OncePer: ["una volta per: colonna {columns:texts}"], sample "una volta per: colonna \"event id\"";
    InTheData: ["nei dati: {names:texts}"], sample "nei dati: \"page_view\", \"Page Visited on Website\"";
    DoesNotCount: ["non conta come attività"], sample "non conta come attività";
    KindOf: ["tipo di: {activity:name}", "è un tipo di: {activity:name}"], sample "tipo di: visita alla pagina";
    // other words than the opener `any of:`, which is the same in English
    AnyOfKinds: ["una di queste attività: {activities:names}", "una qualsiasi di queste attività: {activities:names}"], sample "una di queste attività: chiamata, e-mail commerciale";
    When: ["quando: {condition:condition}", "se: {condition:condition}"], sample "quando: settore è \"SaaS\"";
    Meaning: ["significato: {text:text}"], sample "significato: \"Qualcuno che è tornato\"";
    // never `dopo`, which means a time
    From: ["viene da: {stages:names}", "proviene da: {stages:names}"], sample "viene da: Lead, Nurturing";
    // viene da, torna da
    BackFrom: ["torna da: {stages:names}", "ritorna da: {stages:names}"], sample "torna da: MQL, SAL";
    // the canonical form says `passing through`, since the jumped stage counts as entered; the synonym says the opposite
    FastTrackPast: [
        "corsia rapida passando per {stages:labels}: {condition:condition}",
        "corsia rapida saltando {stages:labels}: {condition:condition}",
        "fast track passando per {stages:labels}: {condition:condition}",
    ], sample "corsia rapida passando per MQL: richiesta di demo negli ultimi 30 giorni";
    FastTrack: ["corsia rapida: {condition:condition}", "corsia preferenziale: {condition:condition}", "fast track: {condition:condition}"], sample "corsia rapida: richiesta di demo negli ultimi 30 giorni";
    NotWithout: ["non entra senza: {fields:names}", "non senza: {fields:names}", "richiede: {fields:names}"], sample "non entra senza: e-mail, azienda";
    BackWhen: [
        "torna a {stage:name} quando: {condition:condition}",
        "ritorna a {stage:name} quando: {condition:condition}",
        "torna in {stage:name} quando: {condition:condition}",
    ], sample "torna a Nurturing quando: non c'è attività del lead negli ultimi 60 giorni";
    BackAfter: [
        "torna a {stage:name} dopo: {duration:duration} in questa fase",
        "ritorna a {stage:name} dopo: {duration:duration} in questa fase",
        "torna in {stage:name} dopo: {duration:duration} in questa fase",
    ], sample "torna a Nurturing dopo: 90 giorni in questa fase";
    ComesBackFrom: ["rientro da {stages:labels}: dopo {duration:duration}, con nuova attività"], sample "rientro da Perso: dopo 180 giorni, con nuova attività";
    ComesBack: ["rientro: dopo {duration:duration}, con nuova attività", "ritorno: dopo {duration:duration}, con nuova attività"], sample "rientro: dopo 30 giorni, con nuova attività";
    Owner: ["responsabile: {party:name}"], sample "responsabile: marketing";
    Who: ["chi: {party:name}"], sample "chi: vendite";
    MustBring: [
        "obbligo: portare il lead in {stages:alternatives}",
        "deve: portare il lead in {stages:alternatives}",
        "deve portare il lead in: {stages:alternatives}",
        "obbligo: portare il lead a {stages:alternatives}",
    ], sample "obbligo: portare il lead in SAL o Nurturing";
    Must: ["obbligo: {acts:acts}", "deve: {acts:acts}", "deve fare: {acts:acts}"], sample "obbligo: 1 chiamata o 1 e-mail commerciale";
    Within: ["entro: {duration:duration} da {start:name}", "entro: {duration:duration} dopo {start:name}", "scadenza: {duration:duration} da {start:name}"], sample "entro: 8 ore lavorative da MQL";
    Warn: ["avviso dopo: {duration:duration}", "avvisare dopo: {duration:duration}"], sample "avviso dopo: 6 ore lavorative";
    // the field says escalation
    Escalate: ["escalation a {to:text} dopo: {duration:duration}", "scalare a {to:text} dopo: {duration:duration}"], sample "escalation a \"Direttore vendite\" dopo: 16 ore lavorative";
    Paused: ["pausa: da {from:name} fino a {to:name}", "sospensione: da {from:name} fino a {to:name}"], sample "pausa: da rinvio fino a ripresa";
    Lapses: ["decade quando: {condition:condition}", "perde efficacia quando: {condition:condition}"], sample "decade quando: rifiuto";
    // per mese, not al mese or alla settimana, whose prepositions differ
    Delivers: [
        "fornisce: almeno {count:whole} {stage:name} per {period:period}",
        "fornisce: almeno {count:whole} {stage:name} ogni {period:period}",
        "consegna: almeno {count:whole} {stage:name} per {period:period}",
    ], sample "fornisce: almeno 120 MQL per mese";
    // `of MQL` as `month of entry into MQL`; the literal form is a synonym
    Converts: [
        "converte: almeno {share:percent} da {from:name} a {to:name} entro {duration:duration}, per {period:period} di ingresso in {cohort:name}",
        "converte: almeno {share:percent} di {from:name} in {to:name} entro {duration:duration}, per {period:period} di {cohort:name}",
    ], sample "converte: almeno 80% da MQL a SAL entro 7 giorni, per mese di ingresso in MQL";
    Keeps: [
        "rispetta: {slas:names} in almeno {share:percent}, per {period:period} di scadenza",
        "rispetta: {slas:names} per almeno {share:percent}, per {period:period} di scadenza",
    ], sample "rispetta: primo contatto in almeno 95%, per mese di scadenza";
    AsOf: ["situazione al: {when:moment}", "alla data: {when:moment}"], sample "situazione al: 2026-05-04 10:00";
    Lead: ["lead: {facts:facts}"], sample "lead: dimensione dell'azienda è 300, settore è \"SaaS\"";
    // it happened: calls of sales are written here too
    Did: [
        "è avvenuto: {activity:name} il {date:date}[ alle {clock:clock}]",
        "è avvenuto: {activity:name} {count:whole} volte il {date:date}[ alle {clock:clock}]",
        "è avvenuto: {activity:name} {count:whole=1} volta il {date:date}[ alle {clock:clock}]",
        "è avvenuto: {activity:name}, {facts:facts} il {date:date}[ alle {clock:clock}]",
        "è avvenuto: {activity:name} {count:whole} volte, {facts:facts} il {date:date}[ alle {clock:clock}]",
        "ha fatto: {activity:name} il {date:date}[ alle {clock:clock}]",
        "ha fatto: {activity:name} {count:whole} volte il {date:date}[ alle {clock:clock}]",
    ], sample "è avvenuto: visita alla pagina dei prezzi 2 volte il 2026-05-04 alle 09:30";
    Expect: ["atteso: {expects:expects}", "ci si aspetta: {expects:expects}"], sample "atteso: fase MQL, profilo è 45";
    Group: ["{condition:group}"], sample "tutte queste condizioni:";
    // Rules of a points block.
    RuleWhen: ["{points:points} quando {condition:condition}", "{points:points} se {condition:condition}"], sample "+20 quando dimensione dell'azienda tra 200 e 1000";
    RuleIdle: ["{points:points} ogni {duration:duration} senza attività", "{points:points} per ogni {duration:duration} senza attività"], sample "-10 ogni 30 giorni senza attività";
    RuleEach: ["{points:points} per ogni {activity:name}", "{points:points} a ogni {activity:name}"], sample "+10 per ogni visita alla pagina dei prezzi";
    // Lines that add to the previous line.
    Because: ["perché {text:text}", "motivo: {text:text}"], sample "perché \"61% delle trattative vinte nel 2025\"";
    // the latest of the calendar period count: `le 3 più recenti di ogni settimana` would say so
    AtMostPer: ["al massimo {count:whole} per {period:period}", "al massimo {count:whole} ogni {period:period}"], sample "al massimo 3 per settimana";
    AtMostPoints: ["al massimo {most:limit} punti", "al massimo {most:limit=1} punto"], sample "al massimo 15 punti";
    // agrees with attività
    OnlyLatest: ["contano solo le {count:whole} più recenti", "conta solo la {count:whole=1} più recente"], sample "contano solo le 2 più recenti";
    Halves: ["si dimezza ogni {duration:duration}"], sample "si dimezza ogni 30 giorni";
    Fades: ["cala fino a zero in {duration:duration}", "si esaurisce in {duration:duration}"], sample "cala fino a zero in 90 giorni";
    InTheLast: ["negli ultimi {duration:duration}", "nelle ultime {duration:duration=f}"], sample "negli ultimi 90 giorni";
    // with `fa`: `tra 60 giorni` alone means in 60 days
    BetweenAgo: ["tra {low:whole} e {duration:duration} fa"], sample "tra 31 e 60 giorni fa";
    StartsAgain: ["ricomincia da zero quando il lead torna indietro", "ricomincia quando si torna indietro"], sample "ricomincia da zero quando il lead torna indietro";
    // `regola` says what is compared
    OnlyHighest: ["conta solo la regola che dà più punti", "conta solo la più alta"], sample "conta solo la regola che dà più punti";
    // Bullets that are declarations.
    Field: [
        "{name:label}: {type:type}[, colonna {columns:texts}][, data di compilazione nella colonna {known:text}][, nel formato {written:texts}][, valore assente {unknown:texts}]",
        "{name:label}: {type:type}[, colonna {columns:texts}], anche nella colonna {merged:texts}[, valore assente {unknown:texts}]",
        "{name:label}: {type:type}, anche nella colonna {merged:texts}, colonna {columns:texts}[, valore assente {unknown:texts}]",
        "{name:label}: {type:type}[, colonna {columns:texts}][, data di compilazione nella colonna {known:text}], valore assente {unknown:texts}, nel formato {written:texts}",
        "{name:label}: {type:type}, data di compilazione nella colonna {known:text}, colonna {columns:texts}[, nel formato {written:texts}][, valore assente {unknown:texts}]",
        "{name:label}: {type:type}, nel formato {written:texts}, colonna {columns:texts}[, data di compilazione nella colonna {known:text}][, valore assente {unknown:texts}]",
    ], sample "dimensione dell'azienda: numero intero, colonna \"Numero di dipendenti\"";
    ActivityName: ["{name:label}[, anche {also:labels}]"], sample "chiamata, anche chiamate";
    // Conditions.
    // a verb without gender (`il telefono non risulta`); participles of both genders are synonyms
    Known: [
        "{subject:name} risulta",
        "{subject:name} è noto",
        "{subject:name} è nota",
        "{subject:name} è compilato",
        "{subject:name} è compilata",
        "{subject:name} ha un valore",
    ], sample "dimensione dell'azienda risulta";
    Unknown: [
        "{subject:name} non risulta",
        "{subject:name} non è noto",
        "{subject:name} non è nota",
        "{subject:name} è sconosciuto",
        "{subject:name} è sconosciuta",
        "{subject:name} è vuoto",
        "{subject:name} è vuota",
    ], sample "dimensione dell'azienda non risulta";
    IsYes: ["{subject:name} è sì", "{subject:name} è si"], sample "budget confermato è sì";
    IsNo: ["{subject:name} è no"], sample "budget confermato è no";
    // not `è tra`, which reads as between; `uno` agrees with the unsaid `valore`
    IsOneOf: ["{subject:name} è uno tra {values:values}", "{subject:name} è una tra {values:values}", "{subject:name} è uno fra {values:values}"], sample "settore è uno tra \"SaaS\", \"Fintech\"";
    IsNoneOf: ["{subject:name} non è nessuno tra {values:values}", "{subject:name} non è nessuna tra {values:values}", "{subject:name} non è uno tra {values:values}"], sample "settore non è nessuno tra \"SaaS\", \"Fintech\"";
    // `è nell'elenco` is also read as Is with bare words, `figura` is not
    IsIn: ["{subject:name} figura nell'elenco {list:name}", "{subject:name} è nell'elenco {list:name}", "{subject:name} è nella lista {list:name}"], sample "dominio di e-mail figura nell'elenco concorrenti";
    IsNotIn: ["{subject:name} non figura nell'elenco {list:name}", "{subject:name} non è nell'elenco {list:name}", "{subject:name} non è nella lista {list:name}"], sample "dominio di e-mail non figura nell'elenco concorrenti";
    IsNot: ["{subject:name} non è {value:value}", "{subject:name} è diverso da {value:value}", "{subject:name} è diversa da {value:value}"], sample "settore non è \"SaaS\"";
    // `e` means and, so `è` has no form without accent
    Is: ["{subject:name} è {value:value}", "{subject:name} è {values:values}", "{subject:name} uguale a {value:value}"], sample "settore è \"SaaS\"";
    Contains: ["{subject:name} contiene {value:value}", "{subject:name} comprende {value:value}"], sample "ruolo contiene \"responsabile\"";
    ContainsOneOf: ["{subject:name} contiene uno tra {values:values}", "{subject:name} contiene almeno uno tra {values:values}"], sample "ruolo contiene uno tra \"VP\", \"responsabile\"";
    DoesNotContain: ["{subject:name} non contiene {value:value}"], sample "ruolo non contiene \"assistente\"";
    Mentions: ["{subject:name} menziona {value:value}", "{subject:name} cita {value:value}"], sample "ruolo menziona \"VP\"";
    MentionsOneOf: ["{subject:name} menziona uno tra {values:values}", "{subject:name} cita uno tra {values:values}"], sample "ruolo menziona uno tra \"VP\", \"direttore\"";
    StartsWith: ["{subject:name} inizia con {value:value}", "{subject:name} comincia con {value:value}"], sample "ruolo inizia con \"capo\"";
    EndsWith: ["{subject:name} finisce con {value:value}", "{subject:name} termina con {value:value}"], sample "ruolo finisce con \"direttore\"";
    // `è tra 50 e 200` reads as Is with bare values, so it is no synonym
    Between: [
        "{subject:name} tra {low:quantity} e {high:quantity}",
        "{subject:name} fra {low:quantity} e {high:quantity}",
        "{subject:name} da {low:quantity} a {high:quantity}",
    ], sample "dimensione dell'azienda tra 200 e 1000";
    TimesInLast: [
        "{subject:name} almeno {count:whole} volte negli ultimi {duration:duration}",
        "{subject:name} almeno {count:whole} volte nelle ultime {duration:duration=f}",
        "{subject:name} almeno {count:whole=1} volta negli ultimi {duration:duration}",
        "{subject:name} almeno {count:whole=1} volta nelle ultime {duration:duration=f}",
    ], sample "richiesta di demo almeno 2 volte negli ultimi 14 giorni";
    TimesSince: [
        "{subject:name} almeno {count:whole} volte dall'ingresso in {stage:name}",
        "{subject:name} almeno {count:whole=1} volta dall'ingresso in {stage:name}",
        "{subject:name} almeno {count:whole} volte da {stage:name}",
    ], sample "richiesta di demo almeno 2 volte dall'ingresso in MQL";
    OnDaysInLast: [
        "{subject:name} in almeno {count:whole} giorni negli ultimi {duration:duration}",
        "{subject:name} in almeno {count:whole} giorni nelle ultime {duration:duration=f}",
        "{subject:name} in almeno {count:whole=1} giorno negli ultimi {duration:duration}",
        "{subject:name} in almeno {count:whole=1} giorno nelle ultime {duration:duration=f}",
    ], sample "richiesta di demo in almeno 3 giorni negli ultimi 30 giorni";
    OnDaysSince: [
        "{subject:name} in almeno {count:whole} giorni dall'ingresso in {stage:name}",
        "{subject:name} in almeno {count:whole=1} giorno dall'ingresso in {stage:name}",
    ], sample "richiesta di demo in almeno 3 giorni dall'ingresso in MQL";
    OnDays: ["{subject:name} in almeno {count:whole} giorni", "{subject:name} in almeno {count:whole=1} giorno"], sample "richiesta di demo in almeno 3 giorni";
    AtMostInLast: [
        "{subject:name} al massimo {count:whole} volte negli ultimi {duration:duration}",
        "{subject:name} al massimo {count:whole} volte nelle ultime {duration:duration=f}",
        "{subject:name} al massimo {count:whole=1} volta negli ultimi {duration:duration}",
        "{subject:name} al massimo {count:whole=1} volta nelle ultime {duration:duration=f}",
    ], sample "e-mail commerciale al massimo 5 volte negli ultimi 30 giorni";
    AtMostSince: [
        "{subject:name} al massimo {count:whole} volte dall'ingresso in {stage:name}",
        "{subject:name} al massimo {count:whole=1} volta dall'ingresso in {stage:name}",
    ], sample "e-mail commerciale al massimo 5 volte dall'ingresso in MQL";
    AtMostTimes: ["{subject:name} al massimo {count:whole} volte", "{subject:name} al massimo {count:whole=1} volta"], sample "e-mail commerciale al massimo 5 volte";
    TimesDaysAgo: [
        "{subject:name} almeno {count:whole} volte tra {low:whole} e {duration:duration} fa",
        "{subject:name} almeno {count:whole=1} volta tra {low:whole} e {duration:duration} fa",
    ], sample "richiesta di demo almeno 2 volte tra 30 e 60 giorni fa";
    DaysAgo: ["{subject:name} tra {low:whole} e {duration:duration} fa", "{subject:name} fra {low:whole} e {duration:duration} fa"], sample "richiesta di demo tra 30 e 60 giorni fa";
    Until: ["{subject:name} vale fino a {activity:name}"], sample "rinvio vale fino a ripresa";
    Times: ["{subject:name} almeno {count:whole} volte", "{subject:name} almeno {count:whole=1} volta"], sample "richiesta di demo almeno 2 volte";
    AtLeast: ["{subject:name} almeno {value:quantity}", "{subject:name} minimo {value:quantity}"], sample "dimensione dell'azienda almeno 200";
    AtMost: ["{subject:name} al massimo {value:quantity}", "{subject:name} massimo {value:quantity}"], sample "dimensione dell'azienda al massimo 200";
    // adverbs have no plural
    MoreThan: [
        "{subject:name} più di {value:quantity}",
        "{subject:name} oltre {value:quantity}",
        "{subject:name} superiore a {value:quantity}",
        "{subject:name} maggiore di {value:quantity}",
    ], sample "dimensione dell'azienda più di 200";
    LessThan: [
        "{subject:name} meno di {value:quantity}",
        "{subject:name} sotto {value:quantity}",
        "{subject:name} inferiore a {value:quantity}",
        "{subject:name} minore di {value:quantity}",
    ], sample "dimensione dell'azienda meno di 200";
    Before: ["{subject:name} prima del {date:date}", "{subject:name} prima di {date:date}"], sample "rinnovo prima del 2026-10-01";
    After: ["{subject:name} dopo il {date:date}", "{subject:name} dopo {date:date}"], sample "rinnovo dopo il 2026-10-01";
    InLast: ["{subject:name} negli ultimi {duration:duration}", "{subject:name} nelle ultime {duration:duration=f}"], sample "richiesta di demo negli ultimi 30 giorni";
    InNext: ["{subject:name} nei prossimi {duration:duration}", "{subject:name} nelle prossime {duration:duration=f}"], sample "rinnovo nei prossimi 60 giorni";
    // `since the entry into`, so that no bare `da` comes before a name
    Since: ["{subject:name} dall'ingresso in {stage:name}", "{subject:name} da {stage:name}", "{subject:name} dopo l'ingresso in {stage:name}"], sample "accettazione dall'ingresso in MQL";
    // `non c'è` has no gender and fits after `quando`
    NoSince: [
        "non c'è {subject:name} dall'ingresso in {stage:name}",
        "senza {subject:name} dall'ingresso in {stage:name}",
        "nessun {subject:name} dall'ingresso in {stage:name}",
        "nessuna {subject:name} dall'ingresso in {stage:name}",
        "senza {subject:name} da {stage:name}",
    ], sample "non c'è richiesta di demo dall'ingresso in MQL";
    NoActivityByAnybody: [
        "non c'è attività di nessuno negli ultimi {duration:duration}",
        "non c'è attività di nessuno nelle ultime {duration:duration=f}",
        "senza attività di nessuno negli ultimi {duration:duration}",
        "senza attività di nessuno nelle ultime {duration:duration=f}",
        "nessuna attività di nessuno negli ultimi {duration:duration}",
        "nessuna attività di nessuno nelle ultime {duration:duration=f}",
    ], sample "non c'è attività di nessuno negli ultimi 60 giorni";
    NoActivityByLead: [
        "non c'è attività del lead negli ultimi {duration:duration}",
        "non c'è attività del lead nelle ultime {duration:duration=f}",
        "senza attività del lead negli ultimi {duration:duration}",
        "senza attività del lead nelle ultime {duration:duration=f}",
        "nessuna attività del lead negli ultimi {duration:duration}",
        "nessuna attività del lead nelle ultime {duration:duration=f}",
    ], sample "non c'è attività del lead negli ultimi 60 giorni";
    NoActivityBy: [
        "non c'è attività di {party:name} negli ultimi {duration:duration}",
        "non c'è attività di {party:name} nelle ultime {duration:duration=f}",
        "senza attività di {party:name} negli ultimi {duration:duration}",
        "senza attività di {party:name} nelle ultime {duration:duration=f}",
        "nessuna attività di {party:name} negli ultimi {duration:duration}",
        "nessuna attività di {party:name} nelle ultime {duration:duration=f}",
    ], sample "non c'è attività di vendite negli ultimi 60 giorni";
    NoInLast: [
        "non c'è {subject:name} negli ultimi {duration:duration}",
        "non c'è {subject:name} nelle ultime {duration:duration=f}",
        "senza {subject:name} negli ultimi {duration:duration}",
        "senza {subject:name} nelle ultime {duration:duration=f}",
        "nessun {subject:name} negli ultimi {duration:duration}",
        "nessun {subject:name} nelle ultime {duration:duration=f}",
        "nessuna {subject:name} negli ultimi {duration:duration}",
        "nessuna {subject:name} nelle ultime {duration:duration=f}",
    ], sample "non c'è richiesta di demo negli ultimi 30 giorni";
    Never: ["non c'è {subject:name}", "senza {subject:name}", "nessun {subject:name}", "nessuna {subject:name}"], sample "non c'è richiesta di demo";
    Matches: ["corrisponde a {definition:name}", "rientra in {definition:name}"], sample "corrisponde a responsabile acquisti";
    // means entered or passed since the clock started
    InStage: ["il lead è in {stage:name}", "il lead è entrato in {stage:name}"], sample "il lead è in SQL";
    Ever: ["{subject:name}"], sample "richiesta di demo";
    // The subject of a condition, when it is more than a name.
    // `dominio dell'e-mail` cannot be a pattern: its keyword would touch the name
    DomainOf: ["dominio di {field:name}", "dominio del {field:name}", "dominio della {field:name}"], sample "dominio di e-mail";
    // Items of `expect:`.
    // open means undecided
    ExpectStageOpen: ["fase {stage:name} in sospeso", "fase {stage:name} è aperta"], sample "fase MQL in sospeso";
    ExpectStage: ["fase {stage:name}"], sample "fase MQL";
    // agrees with lead
    ExpectNotExcluded: ["non escluso"], sample "non escluso";
    ExpectExcludedBy: ["escluso da {exclusion:name}"], sample "escluso da concorrenti";
    // agrees with SLA
    ExpectSlaMet: ["SLA {sla:name} rispettato", "SLA {sla:name} è rispettato"], sample "SLA primo contatto rispettato";
    ExpectSlaBreached: ["SLA {sla:name} violato", "SLA {sla:name} non rispettato"], sample "SLA primo contatto violato";
    ExpectSlaRunning: ["SLA {sla:name} in corso"], sample "SLA primo contatto in corso";
    ExpectSlaVoid: ["SLA {sla:name} decaduto", "SLA {sla:name} senza effetto"], sample "SLA primo contatto decaduto";
    ExpectSlaDue: ["SLA {sla:name} scade il {when:moment}"], sample "SLA primo contatto scade il 2026-05-05 09:30";
    ExpectPointsIs: ["{points:name} è {value:quantity}", "{points:name} uguale a {value:quantity}"], sample "profilo è 45";
    ExpectPointsAtLeast: ["{points:name} almeno {value:quantity}"], sample "profilo almeno 45";
    ExpectPointsAtMost: ["{points:name} al massimo {value:quantity}"], sample "profilo al massimo 45";
    ExpectPointsBetween: ["{points:name} tra {low:quantity} e {high:quantity}", "{points:name} fra {low:quantity} e {high:quantity}"], sample "profilo tra 40 e 45";
}

// Words that fill a slot on their own: `one | several`, then synonyms; `feminine` where words before it agree.
forms! {
    group GroupWord {
        // agrees with condizioni
        All: ["tutte queste condizioni:", "tutte le condizioni:", "tutte queste:"],
        Any: ["almeno una di queste condizioni:", "almeno una di queste:"],
        None: ["nessuna di queste condizioni:", "nessuna di queste:"],
    }
    unit Unit {
        BusinessMinutes: ["minuto lavorativo" | "minuti lavorativi"],
        BusinessHours: feminine ["ora lavorativa" | "ore lavorative"],
        BusinessDays: ["giorno lavorativo" | "giorni lavorativi"],
        Minutes: ["minuto" | "minuti"],
        Hours: feminine ["ora" | "ore"],
        Days: ["giorno" | "giorni"],
        Weeks: feminine ["settimana" | "settimane"],
        Months: ["mese" | "mesi"],
        Quarters: ["trimestre" | "trimestri"],
        Years: ["anno" | "anni"],
    }
    period Period {
        Day: ["giorno"],
        Week: ["settimana"],
        Month: ["mese"],
        Quarter: ["trimestre"],
        Year: ["anno"],
    }
    weekday Weekday {
        Monday: ["lunedì"],
        Tuesday: ["martedì"],
        Wednesday: ["mercoledì"],
        Thursday: ["giovedì"],
        Friday: ["venerdì"],
        Saturday: ["sabato"],
        Sunday: ["domenica"],
    }
    type_word TypeWord {
        CreationTime: ["data e ora di creazione", "data di creazione"],
        Whole: ["numero intero", "intero"],
        Number: ["numero"],
        Money: ["importo"],
        Percent: ["percentuale"],
        Text: ["testo"],
        Email: ["e-mail", "email"],
        Link: ["link"],
        Country: ["paese"],
        YesNo: ["sì o no"],
        // size and revenue bands
        Range: ["fascia"],
        Date: ["data"],
        Time: ["data e ora"],
        Id: ["identificativo", "id"],
    }
    choice_word ChoiceWord {
        Choices: ["più opzioni tra", "opzioni tra"],
        Choice: ["un'opzione tra", "opzione tra"],
    }
    magnitude Magnitude {
        Thousand: ["mila", "mille"],
        Million: ["milione" | "milioni"],
        Billion: ["miliardo" | "miliardi"],
        TenThousand: [],
        HundredMillion: [],
    }
    range_word RangeWord {
        To: ["a", "al"],
    }
    finding_kind FindingKind {
        Warnings: ["avvisi", "avviso"],
        Notes: ["note", "nota"],
    }
    or_word OrWord {
        // oppure where a name contains `o`
        Or: ["o", "oppure"],
    }
    days_word DaysWord {
        DifferentDays: ["in giorni diversi"],
    }
    in_word InWord {
        In: ["in"],
    }
}
