// The phrases in Portuguese of Brazil. A row: the canonical pattern, synonyms, and a line that reads so.
// phrases.rs describes patterns.

texts! {
    // Lines that open a block, and one-line declarations.
    Include: ["incluir {path:text}", "inclui {path:text}"], sample "incluir \"a.leadc\"";
    Contract: ["contrato {title:text}:", "acordo {title:text}:"], sample "contrato \"Leads de entrada\":";
    Calendar: ["calendário {name:label}:"], sample "calendário São Paulo:";
    Term: ["termo {name:label}: {meaning:text}"], sample "termo SQL: \"Um lead que vendas examinou\"";
    Fields: ["campos:"], sample "campos:";
    ActivityColumns: ["colunas das atividades:"], sample "colunas das atividades:";
    ActivitiesByLead: ["atividades do lead:", "atividades feitas pelo lead:", "atividades pelo lead:"], sample "atividades do lead:";
    // the party has no article: vendas
    ActivitiesBy: ["atividades de {party:label}:", "atividades feitas por {party:label}:", "atividades por {party:label}:"], sample "atividades de vendas:";
    // `de` is a part of half of all names (pedido de demonstração), so the canonical form has `feita por`, `feita pelo`
    ActivityByLead: ["atividade {name:name}[, também {also:names}] feita pelo lead:", "atividade {name:name}[, também {also:names}] do lead:"], sample "atividade visita à página feita pelo lead:";
    // no synonym with `de`: `atividade mudança de status de vendas` would have three readings
    ActivityBy: ["atividade {name:name}[, também {also:names}] feita por {party:label}:", "atividade {name:name}[, também {also:names}] por {party:label}:"], sample "atividade mudança de status feita por vendas:";
    Activity: ["atividade {name:label}[, também {also:labels}]:"], sample "atividade tentativa, também tentativas:";
    List: ["lista {name:label}: {values:texts}"], sample "lista concorrentes: \"acme.com\", \"globex.com\"";
    ListFrom: ["lista {name:label}: do arquivo {path:text}[, coluna {column:text}]"], sample "lista e-mails gratuitos: do arquivo \"emails-gratuitos.csv\", coluna \"domínio\"";
    IdealCustomer: ["cliente ideal {name:label}:", "ICP {name:label}:", "perfil de cliente ideal {name:label}:"], sample "cliente ideal médias empresas:";
    Persona: ["persona {name:label}:", "buyer persona {name:label}:"], sample "persona comprador econômico:";
    Define: ["definição {name:label}:", "definir {name:label}:"], sample "definição engajado:";
    Exclude: ["excluir {name:label}:", "exclusão {name:label}:"], sample "excluir concorrentes:";
    Points: [
        "pontos de {name:label}[, no máximo {most:limit}][, no mínimo {least:limit}]:",
        "pontos de {name:label}, no mínimo {least:limit}, no máximo {most:limit}:",
        "pontos por {name:label}[, no máximo {most:limit}][, no mínimo {least:limit}]:",
        "pontuação de {name:label}[, no máximo {most:limit}][, no mínimo {least:limit}]:",
    ], sample "pontos de perfil, no máximo 60:";
    Score: [
        "pontuação: {terms:sum}[, no máximo {most:limit}][, no mínimo {least:limit}]",
        "pontuação: {terms:sum}, no mínimo {least:limit}, no máximo {most:limit}",
        "score: {terms:sum}[, no máximo {most:limit}][, no mínimo {least:limit}]",
    ], sample "pontuação: perfil + interesse, no máximo 300";
    Total: [
        "total {name:label}: {terms:sum}[, no máximo {most:limit}][, no mínimo {least:limit}]",
        "total {name:label}: {terms:sum}, no mínimo {least:limit}, no máximo {most:limit}",
    ], sample "total quem são: perfil + interesse";
    Stage: ["etapa {name:label}[, {description:text}]:", "estágio {name:label}[, {description:text}]:"], sample "etapa MQL, \"Lead qualificado pelo marketing\":";
    // the field says SLA everywhere
    Sla: ["SLA {name:label}:"], sample "SLA primeiro contato:";
    Target: ["meta {name:label}:", "objetivo {name:label}:"], sample "meta volume mensal:";
    Example: ["exemplo {title:text}:"], sample "exemplo \"uma VP que viu os preços duas vezes\":";
    // Settings of a block: lines that start with a keyword.
    Parties: ["partes: {parties:parties}"], sample "partes: marketing \"Ana Souza\", vendas \"Marco Rossi\"";
    Version: ["versão: {version:whole}"], sample "versão: 3";
    InForce: [
        "vigência: de {from:date} a {to:date}",
        "vigência: {from:date} a {to:date}",
        "em vigor: de {from:date} a {to:date}",
        "vigência: de {from:date} até {to:date}",
    ], sample "vigência: de 2026-04-01 a 2026-09-30";
    InForceFrom: ["vigência: a partir de {from:date}", "em vigor: a partir de {from:date}"], sample "vigência: a partir de 2026-04-01";
    Review: ["revisão: a cada {every:duration}"], sample "revisão: a cada 3 meses";
    TimeZone: ["fuso horário: {zone:zone}"], sample "fuso horário: America/Sao_Paulo";
    CalendarWhen: ["calendário: {calendar:name} quando {condition:condition}"], sample "calendário: São Paulo quando país é BR";
    UseCalendar: ["calendário: {calendar:name}"], sample "calendário: São Paulo";
    Currency: ["moeda: {currency:currency}"], sample "moeda: BRL";
    DatesAre: ["formato das datas: {formats:texts}"], sample "formato das datas: \"DD/MM/YYYY\"";
    NumbersAre: ["formato dos números: {formats:texts}"], sample "formato dos números: \"1.000,5\"";
    UnknownIs: ["valor ausente: {texts:texts}", "sem valor: {texts:texts}"], sample "valor ausente: \"null\", \"-\", \"n/a\"";
    Show: ["mostrar: {fields:names}", "exibir: {fields:names}"], sample "mostrar: empresa, e-mail, dono";
    // the participle agrees with contrato; `impressão digital` would be a fingerprint of a finger
    SignedBy: [
        "assinado por: {person:text} em {date:date}[, código de verificação {fingerprint:hex}]",
        "assinatura: {person:text} em {date:date}[, código de verificação {fingerprint:hex}]",
    ], sample "assinado por: \"Ana Souza\" em 2026-03-20, código de verificação 7F3A91C2D4E5F607";
    Allow: ["permitir: {findings:findings}", "aceitar: {findings:findings}"], sample "permitir: W0105, notas";
    Deny: ["proibir: {findings:findings}"], sample "proibir: avisos";
    Open: [
        "expediente: {days:weekdays}, das {from:clock} às {to:clock}",
        "aberto: {days:weekdays}, das {from:clock} às {to:clock}",
        "expediente: de {days:weekdays}, das {from:clock} às {to:clock}",
        "expediente: {days:weekdays}, de {from:clock} a {to:clock}",
    ], sample "expediente: segunda-feira a sexta-feira, das 09:00 às 12:00";
    OpenOn: ["expediente: {date:date}, das {from:clock} às {to:clock}"], sample "expediente: 2026-12-24, das 09:00 às 12:00";
    OpenAsUsual: ["expediente: {date:date} normal", "expediente: {date:date} como de costume"], sample "expediente: 2016-11-11 normal";
    ClosedRange: [
        "sem expediente: de {from:date} a {to:date}[ {reason:text}]",
        "fechado: de {from:date} a {to:date}[ {reason:text}]",
        "sem expediente: {from:date} a {to:date}[ {reason:text}]",
    ], sample "sem expediente: de 2026-12-24 a 2027-01-02 \"Recesso\"";
    ClosedFrom: ["sem expediente: do arquivo {path:text}", "fechado: do arquivo {path:text}"], sample "sem expediente: do arquivo \"feriados.ics\"";
    Closed: ["sem expediente: {date:date}[ {reason:text}]", "fechado: {date:date}[ {reason:text}]", "feriado: {date:date}[ {reason:text}]"], sample "sem expediente: 2026-05-01 \"Dia do Trabalho\"";
    WeekStarts: ["início da semana: {day:weekday}", "a semana começa em: {day:weekday}"], sample "início da semana: segunda-feira";
    LeadIdColumn: ["id do lead: coluna {columns:texts}", "identificador do lead: coluna {columns:texts}"], sample "id do lead: coluna \"ID do contato\", \"who_id\"";
    KindColumn: ["tipo: coluna {columns:texts}"], sample "tipo: coluna \"Tipo de atividade\"";
    TimeColumn: ["data e hora: coluna {columns:texts}[, no formato {written:texts}]"], sample "data e hora: coluna \"Data da atividade\"";
    OncePer: ["uma vez por: coluna {columns:texts}"], sample "uma vez por: coluna \"event id\"";
    InTheData: ["nos dados: {names:texts}"], sample "nos dados: \"page_view\", \"Page Visited on Website\"";
    DoesNotCount: ["não conta como atividade"], sample "não conta como atividade";
    KindOf: ["tipo de: {activity:name}", "é um tipo de: {activity:name}"], sample "tipo de: visita à página";
    // other words than the opener `any of:`, which is the same in English
    AnyOfKinds: ["uma destas atividades: {activities:names}", "qualquer destas atividades: {activities:names}"], sample "uma destas atividades: ligação, e-mail de vendas";
    When: ["quando: {condition:condition}", "se: {condition:condition}"], sample "quando: setor é \"SaaS\"";
    Meaning: ["significado: {text:text}"], sample "significado: \"Alguém que voltou\"";
    // never `depois de`, which means a time
    From: ["vem de: {stages:names}", "a partir de: {stages:names}"], sample "vem de: Lead, Nutrição";
    // vem de, volta de
    BackFrom: ["volta de: {stages:names}", "retorna de: {stages:names}"], sample "volta de: MQL, SAL";
    // the canonical form says `passing through`, since the jumped stage counts as entered; the synonym says the opposite
    FastTrackPast: [
        "via rápida passando por {stages:labels}: {condition:condition}",
        "via rápida pulando {stages:labels}: {condition:condition}",
        "fast track passando por {stages:labels}: {condition:condition}",
    ], sample "via rápida passando por MQL: pedido de demonstração nos últimos 30 dias";
    FastTrack: ["via rápida: {condition:condition}", "fast track: {condition:condition}"], sample "via rápida: pedido de demonstração nos últimos 30 dias";
    NotWithout: ["não entra sem: {fields:names}", "não sem: {fields:names}", "exige: {fields:names}"], sample "não entra sem: e-mail, empresa";
    BackWhen: [
        "volta para {stage:name} quando: {condition:condition}",
        "retorna para {stage:name} quando: {condition:condition}",
        "volta a {stage:name} quando: {condition:condition}",
    ], sample "volta para Nutrição quando: não há atividade do lead nos últimos 60 dias";
    BackAfter: [
        "volta para {stage:name} após: {duration:duration} nesta etapa",
        "volta para {stage:name} depois de: {duration:duration} nesta etapa",
        "volta a {stage:name} após: {duration:duration} nesta etapa",
    ], sample "volta para Nutrição após: 90 dias nesta etapa";
    ComesBackFrom: ["retorno de {stages:labels}: após {duration:duration}, com nova atividade"], sample "retorno de Perdido: após 180 dias, com nova atividade";
    ComesBack: ["retorno: após {duration:duration}, com nova atividade", "volta: após {duration:duration}, com nova atividade"], sample "retorno: após 30 dias, com nova atividade";
    Owner: ["responsável: {party:name}", "dono: {party:name}"], sample "responsável: marketing";
    Who: ["quem: {party:name}"], sample "quem: vendas";
    MustBring: [
        "obrigação: levar o lead para {stages:alternatives}",
        "deve: levar o lead para {stages:alternatives}",
        "deve levar o lead para: {stages:alternatives}",
        "obrigação: levar o lead a {stages:alternatives}",
    ], sample "obrigação: levar o lead para SAL ou Nutrição";
    Must: ["obrigação: {acts:acts}", "deve: {acts:acts}", "deve fazer: {acts:acts}"], sample "obrigação: 1 ligação ou 1 e-mail de vendas";
    Within: ["prazo: {duration:duration} após {start:name}", "prazo: {duration:duration} depois de {start:name}", "em até: {duration:duration} após {start:name}"], sample "prazo: 8 horas úteis após MQL";
    Warn: ["avisar após: {duration:duration}", "alerta após: {duration:duration}"], sample "avisar após: 6 horas úteis";
    Escalate: ["escalar para {to:text} após: {duration:duration}", "escalonar para {to:text} após: {duration:duration}"], sample "escalar para \"Diretor de Vendas\" após: 16 horas úteis";
    Paused: ["pausa: de {from:name} até {to:name}", "suspenso: de {from:name} até {to:name}"], sample "pausa: de soneca até retomada";
    Lapses: ["perde efeito quando: {condition:condition}", "caduca quando: {condition:condition}", "deixa de valer quando: {condition:condition}"], sample "perde efeito quando: rejeição";
    Delivers: [
        "entrega: no mínimo {count:whole} {stage:name} por {period:period}",
        "entrega: pelo menos {count:whole} {stage:name} por {period:period}",
        "entrega: ao menos {count:whole} {stage:name} por {period:period}",
    ], sample "entrega: no mínimo 120 MQL por mês";
    // `of MQL` as `month of entry into MQL`; the literal form is a synonym
    Converts: [
        "converte: no mínimo {share:percent} de {from:name} para {to:name} em até {duration:duration}, por {period:period} de entrada em {cohort:name}",
        "converte: pelo menos {share:percent} de {from:name} para {to:name} em até {duration:duration}, por {period:period} de entrada em {cohort:name}",
        "converte: no mínimo {share:percent} de {from:name} em {to:name} em até {duration:duration}, por {period:period} de {cohort:name}",
    ], sample "converte: no mínimo 80% de MQL para SAL em até 7 dias, por mês de entrada em MQL";
    Keeps: [
        "cumpre: {slas:names} em no mínimo {share:percent}, por {period:period} de vencimento",
        "cumpre: {slas:names} em pelo menos {share:percent}, por {period:period} de vencimento",
    ], sample "cumpre: primeiro contato em no mínimo 95%, por mês de vencimento";
    AsOf: ["situação em: {when:moment}", "na data: {when:moment}"], sample "situação em: 2026-05-04 10:00";
    Lead: ["lead: {facts:facts}"], sample "lead: porte da empresa é 300, setor é \"SaaS\"";
    // it happened: calls of sales are written here too
    Did: [
        "ocorreu: {activity:name} em {date:date}[ às {clock:clock}]",
        "ocorreu: {activity:name} {count:whole} vezes em {date:date}[ às {clock:clock}]",
        "ocorreu: {activity:name} {count:whole=1} vez em {date:date}[ às {clock:clock}]",
        "ocorreu: {activity:name}, {facts:facts} em {date:date}[ às {clock:clock}]",
        "ocorreu: {activity:name} {count:whole} vezes, {facts:facts} em {date:date}[ às {clock:clock}]",
        "fez: {activity:name} em {date:date}[ às {clock:clock}]",
        "fez: {activity:name} {count:whole} vezes em {date:date}[ às {clock:clock}]",
    ], sample "ocorreu: visita à página de preços 2 vezes em 2026-05-04 às 09:30";
    Expect: ["espera-se: {expects:expects}", "esperado: {expects:expects}"], sample "espera-se: etapa MQL, perfil é 45";
    Group: ["{condition:group}"], sample "todas estas condições:";
    // Rules of a points block.
    RuleWhen: ["{points:points} quando {condition:condition}", "{points:points} se {condition:condition}"], sample "+20 quando porte da empresa entre 200 e 1000";
    RuleIdle: ["{points:points} a cada {duration:duration} sem atividade", "{points:points} por {duration:duration} sem atividade"], sample "-10 a cada 30 dias sem atividade";
    RuleEach: ["{points:points} a cada {activity:name}", "{points:points} por {activity:name}", "{points:points} para cada {activity:name}"], sample "+10 a cada visita à página de preços";
    // Lines that add to the previous line.
    Because: ["porque {text:text}", "motivo: {text:text}"], sample "porque \"61% dos negócios ganhos em 2025\"";
    // the latest of the calendar period count: `as 3 mais recentes de cada semana` would say so
    AtMostPer: ["no máximo {count:whole} por {period:period}"], sample "no máximo 3 por semana";
    AtMostPoints: ["no máximo {most:limit} pontos", "no máximo {most:limit=1} ponto"], sample "no máximo 15 pontos";
    // agrees with atividades
    OnlyLatest: ["só contam as {count:whole} mais recentes", "só conta a {count:whole=1} mais recente", "contam só as {count:whole} mais recentes"], sample "só contam as 2 mais recentes";
    Halves: ["cai pela metade a cada {duration:duration}", "reduz-se à metade a cada {duration:duration}"], sample "cai pela metade a cada 30 dias";
    Fades: ["diminui até zero em {duration:duration}", "desaparece em {duration:duration}"], sample "diminui até zero em 90 dias";
    InTheLast: ["nos últimos {duration:duration}", "nas últimas {duration:duration=f}"], sample "nos últimos 90 dias";
    BetweenAgo: ["entre {low:whole} e {duration:duration} atrás"], sample "entre 31 e 60 dias atrás";
    StartsAgain: ["recomeça do zero quando o lead volta", "recomeça ao voltar"], sample "recomeça do zero quando o lead volta";
    // `regra` says what is compared
    OnlyHighest: ["só conta a regra que dá mais pontos", "só conta a maior"], sample "só conta a regra que dá mais pontos";
    // Bullets that are declarations.
    Field: [
        "{name:label}: {type:type}[, coluna {columns:texts}][, data de preenchimento na coluna {known:text}][, no formato {written:texts}][, valor ausente {unknown:texts}]",
        "{name:label}: {type:type}[, coluna {columns:texts}], também na coluna {merged:texts}[, valor ausente {unknown:texts}]",
        "{name:label}: {type:type}, também na coluna {merged:texts}, coluna {columns:texts}[, valor ausente {unknown:texts}]",
        "{name:label}: {type:type}[, coluna {columns:texts}][, data de preenchimento na coluna {known:text}], valor ausente {unknown:texts}, no formato {written:texts}",
        "{name:label}: {type:type}, data de preenchimento na coluna {known:text}, coluna {columns:texts}[, no formato {written:texts}][, valor ausente {unknown:texts}]",
        "{name:label}: {type:type}, no formato {written:texts}, coluna {columns:texts}[, data de preenchimento na coluna {known:text}][, valor ausente {unknown:texts}]",
    ], sample "porte da empresa: número inteiro, coluna \"Número de funcionários\"";
    ActivityName: ["{name:label}[, também {also:labels}]"], sample "ligação, também ligações";
    // Conditions.
    // a verb without gender (`telefone não consta`); participles of both genders are synonyms
    Known: [
        "{subject:name} consta",
        "{subject:name} está preenchido",
        "{subject:name} está preenchida",
        "{subject:name} é conhecido",
        "{subject:name} é conhecida",
        "{subject:name} tem valor",
    ], sample "porte da empresa consta";
    Unknown: [
        "{subject:name} não consta",
        "{subject:name} não está preenchido",
        "{subject:name} não está preenchida",
        "{subject:name} é desconhecido",
        "{subject:name} é desconhecida",
        "{subject:name} está vazio",
        "{subject:name} está vazia",
    ], sample "porte da empresa não consta";
    IsYes: ["{subject:name} é sim"], sample "orçamento confirmado é sim";
    IsNo: ["{subject:name} é não", "{subject:name} é nao"], sample "orçamento confirmado é não";
    // not `está entre BR, PT`, which reads as between; `um` agrees with the unsaid `valor`
    IsOneOf: [
        "{subject:name} é um dentre {values:values}",
        "{subject:name} é uma dentre {values:values}",
        "{subject:name} é um de {values:values}",
        "{subject:name} é uma de {values:values}",
        "{subject:name} é um entre {values:values}",
    ], sample "setor é um dentre \"SaaS\", \"Fintech\"";
    IsNoneOf: [
        "{subject:name} não é nenhum dentre {values:values}",
        "{subject:name} não é nenhuma dentre {values:values}",
        "{subject:name} não é nenhum de {values:values}",
        "{subject:name} não é nenhuma de {values:values}",
        "{subject:name} não é um dentre {values:values}",
    ], sample "setor não é nenhum dentre \"SaaS\", \"Fintech\"";
    // the word `lista` distinguishes it from stages and from `is one of`
    IsIn: ["{subject:name} está na lista {list:name}", "{subject:name} está em {list:name}"], sample "domínio de e-mail está na lista concorrentes";
    IsNotIn: ["{subject:name} não está na lista {list:name}", "{subject:name} não está em {list:name}"], sample "domínio de e-mail não está na lista concorrentes";
    IsNot: ["{subject:name} não é {value:value}", "{subject:name} é diferente de {value:value}"], sample "setor não é \"SaaS\"";
    // `e` means and, so `é` has no form without accent
    Is: ["{subject:name} é {value:value}", "{subject:name} é {values:values}", "{subject:name} igual a {value:value}"], sample "setor é \"SaaS\"";
    Contains: ["{subject:name} contém {value:value}", "{subject:name} inclui {value:value}"], sample "cargo contém \"gerente de\"";
    ContainsOneOf: ["{subject:name} contém um dentre {values:values}", "{subject:name} contém algum dentre {values:values}", "{subject:name} contém um de {values:values}"], sample "cargo contém um dentre \"VP\", \"gerente de\"";
    DoesNotContain: ["{subject:name} não contém {value:value}", "{subject:name} não inclui {value:value}"], sample "cargo não contém \"assistente\"";
    Mentions: ["{subject:name} menciona {value:value}", "{subject:name} cita {value:value}"], sample "cargo menciona \"VP\"";
    MentionsOneOf: ["{subject:name} menciona um dentre {values:values}", "{subject:name} cita um dentre {values:values}", "{subject:name} menciona um de {values:values}"], sample "cargo menciona um dentre \"VP\", \"diretor\"";
    StartsWith: ["{subject:name} começa com {value:value}", "{subject:name} começa por {value:value}"], sample "cargo começa com \"chefe\"";
    EndsWith: ["{subject:name} termina com {value:value}", "{subject:name} termina em {value:value}"], sample "cargo termina com \"diretor\"";
    Between: [
        "{subject:name} entre {low:quantity} e {high:quantity}",
        "{subject:name} está entre {low:quantity} e {high:quantity}",
        "{subject:name} de {low:quantity} a {high:quantity}",
    ], sample "porte da empresa entre 200 e 1000";
    TimesInLast: [
        "{subject:name} no mínimo {count:whole} vezes nos últimos {duration:duration}",
        "{subject:name} no mínimo {count:whole} vezes nas últimas {duration:duration=f}",
        "{subject:name} no mínimo {count:whole=1} vez nos últimos {duration:duration}",
        "{subject:name} no mínimo {count:whole=1} vez nas últimas {duration:duration=f}",
        "{subject:name} pelo menos {count:whole} vezes nos últimos {duration:duration}",
        "{subject:name} pelo menos {count:whole} vezes nas últimas {duration:duration=f}",
    ], sample "pedido de demonstração no mínimo 2 vezes nos últimos 14 dias";
    TimesSince: [
        "{subject:name} no mínimo {count:whole} vezes desde a entrada em {stage:name}",
        "{subject:name} no mínimo {count:whole=1} vez desde a entrada em {stage:name}",
        "{subject:name} no mínimo {count:whole} vezes desde {stage:name}",
    ], sample "pedido de demonstração no mínimo 2 vezes desde a entrada em MQL";
    OnDaysInLast: [
        "{subject:name} em no mínimo {count:whole} dias nos últimos {duration:duration}",
        "{subject:name} em no mínimo {count:whole} dias nas últimas {duration:duration=f}",
        "{subject:name} em no mínimo {count:whole=1} dia nos últimos {duration:duration}",
        "{subject:name} em no mínimo {count:whole=1} dia nas últimas {duration:duration=f}",
        "{subject:name} em pelo menos {count:whole} dias nos últimos {duration:duration}",
        "{subject:name} em pelo menos {count:whole} dias nas últimas {duration:duration=f}",
    ], sample "pedido de demonstração em no mínimo 3 dias nos últimos 30 dias";
    OnDaysSince: [
        "{subject:name} em no mínimo {count:whole} dias desde a entrada em {stage:name}",
        "{subject:name} em no mínimo {count:whole=1} dia desde a entrada em {stage:name}",
    ], sample "pedido de demonstração em no mínimo 3 dias desde a entrada em MQL";
    OnDays: ["{subject:name} em no mínimo {count:whole} dias", "{subject:name} em no mínimo {count:whole=1} dia", "{subject:name} em pelo menos {count:whole} dias"], sample "pedido de demonstração em no mínimo 3 dias";
    AtMostInLast: [
        "{subject:name} no máximo {count:whole} vezes nos últimos {duration:duration}",
        "{subject:name} no máximo {count:whole} vezes nas últimas {duration:duration=f}",
        "{subject:name} no máximo {count:whole=1} vez nos últimos {duration:duration}",
        "{subject:name} no máximo {count:whole=1} vez nas últimas {duration:duration=f}",
    ], sample "e-mail de vendas no máximo 5 vezes nos últimos 30 dias";
    AtMostSince: [
        "{subject:name} no máximo {count:whole} vezes desde a entrada em {stage:name}",
        "{subject:name} no máximo {count:whole=1} vez desde a entrada em {stage:name}",
    ], sample "e-mail de vendas no máximo 5 vezes desde a entrada em MQL";
    AtMostTimes: ["{subject:name} no máximo {count:whole} vezes", "{subject:name} no máximo {count:whole=1} vez"], sample "e-mail de vendas no máximo 5 vezes";
    TimesDaysAgo: [
        "{subject:name} no mínimo {count:whole} vezes entre {low:whole} e {duration:duration} atrás",
        "{subject:name} no mínimo {count:whole=1} vez entre {low:whole} e {duration:duration} atrás",
    ], sample "pedido de demonstração no mínimo 2 vezes entre 30 e 60 dias atrás";
    DaysAgo: ["{subject:name} entre {low:whole} e {duration:duration} atrás", "{subject:name} de {low:whole} a {duration:duration} atrás"], sample "pedido de demonstração entre 30 e 60 dias atrás";
    Until: ["{subject:name} vale até {activity:name}"], sample "soneca vale até retomada";
    Times: ["{subject:name} no mínimo {count:whole} vezes", "{subject:name} no mínimo {count:whole=1} vez", "{subject:name} pelo menos {count:whole} vezes"], sample "pedido de demonstração no mínimo 2 vezes";
    AtLeast: ["{subject:name} no mínimo {value:quantity}", "{subject:name} pelo menos {value:quantity}", "{subject:name} ao menos {value:quantity}"], sample "porte da empresa no mínimo 200";
    AtMost: ["{subject:name} no máximo {value:quantity}", "{subject:name} até {value:quantity}"], sample "porte da empresa no máximo 200";
    // adverbs have no plural
    MoreThan: [
        "{subject:name} acima de {value:quantity}",
        "{subject:name} mais de {value:quantity}",
        "{subject:name} superior a {value:quantity}",
        "{subject:name} maior que {value:quantity}",
    ], sample "porte da empresa acima de 200";
    LessThan: [
        "{subject:name} abaixo de {value:quantity}",
        "{subject:name} menos de {value:quantity}",
        "{subject:name} inferior a {value:quantity}",
        "{subject:name} menor que {value:quantity}",
    ], sample "porte da empresa abaixo de 200";
    Before: ["{subject:name} antes de {date:date}"], sample "renovação antes de 2026-10-01";
    After: ["{subject:name} depois de {date:date}", "{subject:name} após {date:date}"], sample "renovação depois de 2026-10-01";
    InLast: ["{subject:name} nos últimos {duration:duration}", "{subject:name} nas últimas {duration:duration=f}"], sample "pedido de demonstração nos últimos 30 dias";
    InNext: ["{subject:name} nos próximos {duration:duration}", "{subject:name} nas próximas {duration:duration=f}"], sample "renovação nos próximos 60 dias";
    // `since the entry into`, so that no bare `desde` comes before a name
    Since: ["{subject:name} desde a entrada em {stage:name}", "{subject:name} desde {stage:name}", "{subject:name} desde o {stage:name}"], sample "aceite desde a entrada em MQL";
    // `não há` has no gender and fits after `quando`
    NoSince: [
        "não há {subject:name} desde a entrada em {stage:name}",
        "sem {subject:name} desde a entrada em {stage:name}",
        "nenhum {subject:name} desde a entrada em {stage:name}",
        "nenhuma {subject:name} desde a entrada em {stage:name}",
        "sem {subject:name} desde {stage:name}",
    ], sample "não há pedido de demonstração desde a entrada em MQL";
    NoActivityByAnybody: [
        "não há atividade de ninguém nos últimos {duration:duration}",
        "não há atividade de ninguém nas últimas {duration:duration=f}",
        "sem atividade de ninguém nos últimos {duration:duration}",
        "sem atividade de ninguém nas últimas {duration:duration=f}",
        "nenhuma atividade de ninguém nos últimos {duration:duration}",
        "nenhuma atividade de ninguém nas últimas {duration:duration=f}",
    ], sample "não há atividade de ninguém nos últimos 60 dias";
    NoActivityByLead: [
        "não há atividade do lead nos últimos {duration:duration}",
        "não há atividade do lead nas últimas {duration:duration=f}",
        "sem atividade do lead nos últimos {duration:duration}",
        "sem atividade do lead nas últimas {duration:duration=f}",
        "nenhuma atividade do lead nos últimos {duration:duration}",
        "nenhuma atividade do lead nas últimas {duration:duration=f}",
    ], sample "não há atividade do lead nos últimos 60 dias";
    NoActivityBy: [
        "não há atividade de {party:name} nos últimos {duration:duration}",
        "não há atividade de {party:name} nas últimas {duration:duration=f}",
        "sem atividade de {party:name} nos últimos {duration:duration}",
        "sem atividade de {party:name} nas últimas {duration:duration=f}",
        "nenhuma atividade de {party:name} nos últimos {duration:duration}",
        "nenhuma atividade de {party:name} nas últimas {duration:duration=f}",
    ], sample "não há atividade de vendas nos últimos 60 dias";
    NoInLast: [
        "não há {subject:name} nos últimos {duration:duration}",
        "não há {subject:name} nas últimas {duration:duration=f}",
        "sem {subject:name} nos últimos {duration:duration}",
        "sem {subject:name} nas últimas {duration:duration=f}",
        "nenhum {subject:name} nos últimos {duration:duration}",
        "nenhum {subject:name} nas últimas {duration:duration=f}",
        "nenhuma {subject:name} nos últimos {duration:duration}",
        "nenhuma {subject:name} nas últimas {duration:duration=f}",
    ], sample "não há pedido de demonstração nos últimos 30 dias";
    Never: ["não há {subject:name}", "sem {subject:name}", "nenhum {subject:name}", "nenhuma {subject:name}"], sample "não há pedido de demonstração";
    Matches: ["corresponde a {definition:name}", "se encaixa em {definition:name}"], sample "corresponde a comprador econômico";
    // means entered or passed since the clock started
    InStage: ["o lead está em {stage:name}", "o lead entrou em {stage:name}"], sample "o lead está em SQL";
    Ever: ["{subject:name}"], sample "pedido de demonstração";
    // The subject of a condition, when it is more than a name.
    DomainOf: ["domínio de {field:name}", "domínio do {field:name}", "domínio da {field:name}"], sample "domínio de e-mail";
    // Items of `expect:`.
    // open means undecided
    ExpectStageOpen: ["etapa {stage:name} em aberto", "etapa {stage:name} está em aberto"], sample "etapa MQL em aberto";
    ExpectStage: ["etapa {stage:name}"], sample "etapa MQL";
    // agrees with lead
    ExpectNotExcluded: ["não excluído"], sample "não excluído";
    ExpectExcludedBy: ["excluído por {exclusion:name}"], sample "excluído por concorrentes";
    // agrees with SLA
    ExpectSlaMet: ["SLA {sla:name} cumprido", "SLA {sla:name} está cumprido"], sample "SLA primeiro contato cumprido";
    // estourado is jargon
    ExpectSlaBreached: ["SLA {sla:name} descumprido", "SLA {sla:name} violado", "SLA {sla:name} estourado"], sample "SLA primeiro contato descumprido";
    ExpectSlaRunning: ["SLA {sla:name} em andamento", "SLA {sla:name} em curso"], sample "SLA primeiro contato em andamento";
    ExpectSlaVoid: ["SLA {sla:name} sem efeito", "SLA {sla:name} caducou"], sample "SLA primeiro contato sem efeito";
    ExpectSlaDue: ["SLA {sla:name} vence em {when:moment}", "SLA {sla:name} com prazo em {when:moment}"], sample "SLA primeiro contato vence em 2026-05-05 09:30";
    ExpectPointsIs: ["{points:name} é {value:quantity}", "{points:name} igual a {value:quantity}"], sample "perfil é 45";
    ExpectPointsAtLeast: ["{points:name} no mínimo {value:quantity}", "{points:name} pelo menos {value:quantity}"], sample "perfil no mínimo 45";
    ExpectPointsAtMost: ["{points:name} no máximo {value:quantity}"], sample "perfil no máximo 45";
    ExpectPointsBetween: ["{points:name} entre {low:quantity} e {high:quantity}"], sample "perfil entre 40 e 45";
}

// Words that fill a slot on their own: `one | several`, then synonyms; `feminine` where words before it agree.
forms! {
    group GroupWord {
        // agrees with condições
        All: ["todas estas condições:", "todas as condições:", "todas estas:"],
        Any: ["ao menos uma destas condições:", "alguma destas condições:", "alguma destas:"],
        None: ["nenhuma destas condições:", "nenhuma destas:"],
    }
    unit Unit {
        BusinessMinutes: ["minuto útil" | "minutos úteis"],
        BusinessHours: feminine ["hora útil" | "horas úteis"],
        BusinessDays: ["dia útil" | "dias úteis"],
        Minutes: ["minuto" | "minutos"],
        Hours: feminine ["hora" | "horas"],
        Days: ["dia" | "dias"],
        Weeks: feminine ["semana" | "semanas"],
        Months: ["mês" | "meses"],
        Quarters: ["trimestre" | "trimestres"],
        Years: ["ano" | "anos"],
    }
    period Period {
        Day: ["dia"],
        Week: ["semana"],
        Month: ["mês"],
        Quarter: ["trimestre"],
        Year: ["ano"],
    }
    weekday Weekday {
        Monday: ["segunda-feira", "segunda"],
        Tuesday: ["terça-feira", "terça"],
        Wednesday: ["quarta-feira", "quarta"],
        Thursday: ["quinta-feira", "quinta"],
        Friday: ["sexta-feira", "sexta"],
        Saturday: ["sábado"],
        Sunday: ["domingo"],
    }
    type_word TypeWord {
        CreationTime: ["data e hora de criação", "data de criação"],
        Whole: ["número inteiro", "inteiro"],
        Number: ["número"],
        // `valor` alone is anything: a synonym only
        Money: ["valor monetário", "dinheiro", "valor"],
        Percent: ["percentual", "porcentagem"],
        Text: ["texto"],
        Email: ["e-mail", "email"],
        Link: ["link", "endereço web"],
        Country: ["país"],
        YesNo: ["sim ou não"],
        // size and revenue bands
        Range: ["faixa"],
        Date: ["data"],
        Time: ["data e hora", "horário"],
        Id: ["identificador", "id"],
    }
    choice_word ChoiceWord {
        // not escolha and escolhas, which differ in one letter
        Choices: ["várias opções de", "opções de"],
        Choice: ["uma opção de", "opção de"],
    }
    magnitude Magnitude {
        Thousand: ["mil"],
        Million: ["milhão" | "milhões"],
        // 10^9 in Brazil; in Portugal it is 10^12
        Billion: ["bilhão" | "bilhões"],
        TenThousand: [],
        HundredMillion: [],
    }
    range_word RangeWord {
        To: ["a", "até"],
    }
    finding_kind FindingKind {
        Warnings: ["avisos", "aviso"],
        Notes: ["notas", "nota"],
    }
    or_word OrWord {
        Or: ["ou"],
    }
    days_word DaysWord {
        DifferentDays: ["em dias diferentes"],
    }
    in_word InWord {
        In: ["em"],
    }
}
