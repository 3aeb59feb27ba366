// Wrong wordings that people use in Portuguese contracts. CONTRIBUTING.md says which table a wording belongs into.

static TABLES: Tables = Tables {
    mistakes: pairs![
        // Words without their accents.
        "nao" => "não", "ate" => "até", "minimo" => "mínimo", "maximo" => "máximo", "ultimos" => "últimos", "ultimas" => "últimas",
        "proximos" => "próximos", "apos" => "após", "mes" => "mês", "uteis" => "úteis", "util" => "útil", "atras" => "atrás", "contem" => "contém",
        "ha" => "há", "esta" => "está", "so" => "só", "pontuacao" => "pontuação", "calendario" => "calendário", "definicao" => "definição",
        "condicoes" => "condições", "obrigacao" => "obrigação", "responsavel" => "responsável", "rapida" => "rápida", "situacao" => "situação",
        "tambem" => "também", "numero" => "número", "criacao" => "criação", "pais" => "país", "opcao" => "opção", "opcoes" => "opções", "varias" => "várias",
        "versao" => "versão", "vigencia" => "vigência", "revisao" => "revisão", "fuso horario" => "fuso horário", "inicio" => "início",
        "milhoes" => "milhões", "bilhoes" => "bilhões", "sabado" => "sábado", "terca-feira" => "terça-feira", "as" => "às",

        // Limits.
        "maior ou igual a" => "no mínimo", "é maior ou igual a" => "no mínimo", "menor ou igual a" => "no máximo", "é menor ou igual a" => "no máximo",
        "é maior que" => "acima de", "maior do que" => "acima de", "é maior do que" => "acima de", "é menor que" => "abaixo de", "menor do que" => "abaixo de",
        "é superior a" => "acima de", "é inferior a" => "abaixo de", "está acima de" => "acima de", "está abaixo de" => "abaixo de",
        "mais que" => "acima de", "menos que" => "abaixo de", "supera" => "acima de", "ultrapassa" => "acima de",
        "não mais de" => "no máximo", "não menos de" => "no mínimo", "a partir de" => "no mínimo", "é de no mínimo" => "no mínimo",
        "é no mínimo" => "no mínimo", "é no máximo" => "no máximo", "mínimo de" => "no mínimo", "máximo de" => "no máximo", "é entre" => "entre",
        "mínimo" => "no mínimo", "máximo" => "no máximo", "pelo menos" => "no mínimo", "ao menos" => "no mínimo",
        ">=" => "no mínimo", "≥" => "no mínimo", "=>" => "no mínimo", "<=" => "no máximo", "≤" => "no máximo", ">" => "acima de", "<" => "abaixo de",
        "!=" => "não é", "<>" => "não é", "==" => "é", "=" => "é",
        "limite de" => "no máximo", "limitado a" => "no máximo", "até" => "no máximo", "pts" => "pontos", "por cento" => "%", "porcento" => "%",

        // Tests.
        "é igual a" => "é", "não é igual a" => "não é", "diferente de" => "é diferente de", "seja" => "é", "é verdadeiro" => "é sim", "é falso" => "é não",
        "é um dos" => "é um dentre", "é qualquer um de" => "é um dentre", "não é nenhum dos" => "não é nenhum dentre",
        "está entre" => "é um dentre",
        "está em branco" => "está vazio", "é vazio" => "está vazio", "é nulo" => "está vazio", "não está vazio" => "consta", "não é vazio" => "consta",
        "preenchido" => "está preenchido", "informado" => "consta", "existe" => "consta",
        "possui" => "contém", "tem" => "contém", "contém qualquer um de" => "contém um dentre", "contém um dos" => "contém um dentre",
        "inclui um dentre" => "contém um dentre", "menciona algum de" => "menciona um dentre", "inicia com" => "começa com", "acaba com" => "termina com",
        "pertence a" => "está na lista", "faz parte de" => "está na lista", "na lista" => "está na lista", "consta na lista" => "está na lista",
        "está na lista de" => "está na lista", "não está na lista de" => "não está na lista", "não consta na lista" => "não está na lista",

        // Activities and windows.
        "no último mês" => "nos últimos 30 dias", "na última semana" => "nos últimos 7 dias", "no último ano" => "nos últimos 365 dias",
        "dos últimos" => "nos últimos", "durante os últimos" => "nos últimos", "dentro dos últimos" => "nos últimos", "últimos" => "nos últimos", "últimas" => "nas últimas",
        "no máximo uma vez" => "no máximo 1 vez", "no mínimo duas vezes" => "no mínimo 2 vezes",
        "duas vezes" => "no mínimo 2 vezes", "uma vez" => "no mínimo 1 vez", "não houve" => "não há", "não teve" => "não há", "não existe" => "não há", "desde MQL" => "desde a entrada em MQL",
        "do cliente" => "do lead", "de qualquer um" => "de ninguém",

        // Points.
        "pontos para" => "pontos de", "score de" => "pontos de", "regras de" => "pontos de", "caso" => "quando", "sempre que" => "quando", "onde" => "quando",
        "para" => "quando", "cada" => "a cada", "por cada" => "a cada", 
        "ao mês" => "por mês", "/mês" => "por mês", "mensais" => "por mês", "toda semana" => "por semana", "a cada semana" => "por semana",
        "perde metade a cada" => "cai pela metade a cada", "reduz pela metade a cada" => "cai pela metade a cada", "meia-vida de" => "cai pela metade a cada",
        "zera em" => "diminui até zero em", "decai até zero em" => "diminui até zero em", "expira em" => "nos últimos", "válido por" => "nos últimos",
        "pois" => "porque", "já que" => "porque", "justificativa" => "motivo", "de inatividade" => "sem atividade", "sem nenhuma atividade" => "sem atividade",
        "sem atividades" => "sem atividade", "só a maior conta" => "só conta a maior", "só conta a maior regra" => "só conta a maior", "recomeça quando volta" => "recomeça ao voltar",

        // Promises.
        "dias de trabalho" => "dias úteis", "dia de trabalho" => "dia útil", "dias comerciais" => "dias úteis", "dias trabalhados" => "dias úteis",
        "dias de expediente" => "dias úteis", "du" => "dias úteis", "horas comerciais" => "horas úteis", "horas de trabalho" => "horas úteis",
        "horas de expediente" => "horas úteis", "hs" => "horas", "hrs" => "horas", "mins" => "minutos", "dias corridos" => "dias",
        "dono" => "quem", "equipe" => "quem", "time" => "quem", "responsável" => "quem", "tarefa" => "obrigação", "ação" => "obrigação",
        "compromisso" => "obrigação", "tem que" => "obrigação", "precisa" => "obrigação", "fazer" => "", "realizar" => "",
        "limite" => "prazo", "prazo de" => "prazo", "dentro de" => "prazo", "a partir de" => "após", "a contar de" => "após", "depois do" => "após", "após o" => "após",
        "após virar" => "após", "após a entrada em" => "após", "avisar depois de" => "avisar após", "alertar após" => "avisar após", "aviso após" => "avisar após",
        "notificar após" => "avisar após", "alerta depois de" => "avisar após", "escalonamento para" => "escalar para", "escalar a" => "escalar para",
        "escalar ao" => "escalar para", "escalar p/" => "escalar para",
        "perde efeito se" => "perde efeito quando", "cancelado quando" => "perde efeito quando", "termina quando" => "perde efeito quando",
        "anulado se" => "perde efeito quando", "expira quando" => "perde efeito quando", "caduca se" => "perde efeito quando", "encerra quando" => "perde efeito quando",
        "não vale se" => "deixa de valer quando", "mover o lead para" => "levar o lead para", "passar o lead para" => "levar o lead para", "levar para" => "levar o lead para",
        "lead está em" => "o lead está em", "o lead chega a" => "o lead está em",

        // Stages.
        "de:" => "vem de:", "depois de:" => "vem de:", "vindo de" => "vem de", "origem" => "vem de", "etapa anterior" => "vem de", "vem da" => "vem de",
        "campos obrigatórios" => "não entra sem", "obrigatório" => "não entra sem", "requer" => "não entra sem",
        "retorna a" => "volta para", "voltar para" => "volta para", "volta pra" => "volta para", "neste estágio" => "nesta etapa", "na etapa" => "nesta etapa",
        "com uma nova atividade" => "com nova atividade", "com novas atividades" => "com nova atividade", "pode voltar" => "retorno", "reentrada" => "retorno",
        "atalho" => "via rápida", "fast-track" => "via rápida", "pula" => "via rápida passando por", "pular" => "via rápida passando por",
        "condição" => "quando", "dona" => "responsável", "fase" => "etapa",
        "quando todas" => "todas estas condições", "todas as seguintes" => "todas estas condições", "qualquer uma" => "ao menos uma destas condições",
        "todas as seguintes condições" => "todas estas condições", "uma destas condições" => "ao menos uma destas condições",
        "pelo menos uma destas condições" => "ao menos uma destas condições", "nenhuma das seguintes" => "nenhuma destas condições",

        // Calendars.
        "horário" => "expediente", "horário comercial" => "expediente", "horário de atendimento" => "expediente", "funcionamento" => "expediente",
        "feriados" => "feriado", "folga" => "fechado", "recesso" => "fechado", "fechado em" => "fechado", "não abre" => "fechado",
        "semana começa na" => "início da semana", "início de semana" => "início da semana", "primeiro dia da semana" => "início da semana",
        "à" => "a", "até" => "a", "até as" => "às", "dias úteis" => "segunda-feira a sexta-feira", "fins de semana" => "sábado a domingo", "final de semana" => "sábado a domingo",
        "todos os dias" => "segunda-feira a domingo", "2ª a 6ª" => "segunda-feira a sexta-feira", 

        // The contract.
        "fuso" => "fuso horário", "timezone" => "fuso horário", "validade" => "vigência", "em vigência" => "vigência", "período" => "vigência",
        "válido de" => "vigência: de", "início:" => "vigência: a partir de", "desde" => "a partir de", "assinado:" => "assinado por:",
        "mensal" => "a cada 1 mês", "trimestral" => "a cada 3 meses", "semestral" => "a cada 6 meses", "anual" => "a cada 1 ano",
        "a cada trimestre" => "a cada 3 meses", "todo trimestre" => "a cada 3 meses", "todo mês" => "a cada 1 mês", "todo ano" => "a cada 1 ano",
        "perfil ideal" => "cliente ideal", "desqualificar" => "excluir", "excluídos" => "excluir", "indicador" => "meta", "KPI" => "meta",
        "acordo de nível de serviço" => "SLA", "ANS" => "SLA", "campos do lead" => "campos", "pelo cliente" => "do lead", "atividades do" => "atividades de", "atividades da" => "atividades de",
        "não é uma atividade" => "não conta como atividade",
        "não vale como atividade" => "não conta como atividade", "qualquer uma de" => "uma destas atividades", "é um:" => "tipo de:",

        // Fields.
        "código" => "identificador", "url" => "link", "string" => "texto", "texto livre" => "texto", "moeda" => "valor monetário", "%" => "percentual",
        "escolha de" => "uma opção de", "lista de" => "uma opção de", "lista suspensa de" => "uma opção de", "escolha entre" => "uma opção de",
        "múltipla escolha de" => "várias opções de", "booleano" => "sim ou não", "sim/não" => "sim ou não", "verdadeiro ou falso" => "sim ou não",
        "data de cadastro" => "data de criação", "dia" => "data", "da coluna" => "coluna", "na coluna" => "coluna", "colunas" => "coluna", "também coluna" => "também na coluna",

        // Targets and examples.
        "entregar" => "entrega", "converter" => "converte", "cumprir" => "cumpre", "atende" => "cumpre", "dos" => "de", "a" => "para", "em" => "em até", "dentro de" => "em até",
        "data:" => "situação em:", "hoje:" => "situação em:", "em:" => "situação em:", "aconteceu" => "ocorreu", "feito" => "ocorreu",
        "resultado" => "espera-se", "esperamos" => "espera-se", "espera" => "espera-se", "no dia" => "em", "não excluída" => "não excluído", "está em" => "etapa",

        // Words of English contracts.
        "points for" => "pontos de", "when" => "quando", "if" => "quando", "at least" => "no mínimo", "at most" => "no máximo", "more than" => "acima de", "less than" => "abaixo de",
        "between" => "entre", "and" => "e", "is not" => "não é", "is one of" => "é um dentre", "is known" => "consta", "is" => "é", "contains" => "contém",
        "in the last" => "nos últimos", "since" => "desde a entrada em", "for each" => "a cada", "points" => "pontos", "because" => "porque", "stage" => "etapa",
        "from" => "vem de", "who" => "quem", "owner" => "quem", "must" => "obrigação", "within" => "prazo", "deadline" => "prazo", "business hours" => "horas úteis",
        "business days" => "dias úteis", "after" => "após", "lapses when" => "perde efeito quando", "target" => "meta", "list" => "lista",

        // Numbers, marks, and `é` without its accent.
        "um" => "1", "uma" => "1", "dois" => "2", "duas" => "2", "três" => "3", "quatro" => "4", "cinco" => "5", "dez" => "10",
        "ou" => ",", "e" => ",", ";" => ":", ";" => ",", "/" => ",", "e" => "é", "se" => ":", "quando" => ":",
    ],
    forms: pairs![
        "contrato: {v}" => "contrato {v}:", "exemplo: {v}" => "exemplo {v}:", "calendário: {x}" => "calendário {x}:", "etapa: {x}" => "etapa {x}:", "buyer persona: {x}" => "persona {x}:",
        "partes: {w} ({k}), {x} ({j})" => "partes: {w} \"{k}\", {x} \"{j}\"", "partes: {w}: {k}, {x}: {j}" => "partes: {w} \"{k}\", {x} \"{j}\"",
        "versão: v{n}" => "versão: {n}", "revisão: {n} {d}" => "revisão: a cada {n} {d}",
        "etapa {w} - {v}:" => "etapa {w}, {v}:", "etapa {x} ({y}):" => "etapa {x}, \"{y}\":", "atividade {x}, feita por {w}:" => "atividade {x} feita por {w}:",
        "lista {x}: arquivo {v}" => "lista {x}: do arquivo {v}", "{x} - {t}" => "{x}: {t}",
        "pontuação total: {x}" => "pontuação: {x}", "pontuação: soma de {x}" => "pontuação: {x}",
        "pontos {x}: no máximo {n}" => "pontos de {x}, no máximo {n}:", "pontos de {x}, de {n} a {m}:" => "pontos de {x}, no máximo {m}, no mínimo {n}:",

        // Calendars.
        "expediente: {d}, {from} às {to}" => "expediente: {d}, das {from} às {to}", "expediente: {d}, {from} a {to}" => "expediente: {d}, das {from} às {to}",
        "expediente: {d} das {from} às {to}" => "expediente: {d}, das {from} às {to}", "expediente: {d} {from} às {to}" => "expediente: {d}, das {from} às {to}",
        "aberto: {d}, de {from} a {to}" => "expediente: {d}, das {from} às {to}",
        "sem expediente: arquivo {v}" => "sem expediente: do arquivo {v}", "sem expediente: {d} ({k})" => "sem expediente: {d} \"{k}\"", "sem expediente: {v} {d}" => "sem expediente: {d} {v}",

        // Conditions about numbers.
        "{n}+ {x}" => "{x} no mínimo {n}", "menos de {n} {x}" => "{x} abaixo de {n}", "mais de {n} {x}" => "{x} no mínimo {n+1} vezes", "mais de {n} {x}" => "{x} acima de {n}",
        "{x} {n}+" => "{x} no mínimo {n}", "{x} {n} ou mais" => "{x} no mínimo {n}", "{x} de {n} ou mais" => "{x} no mínimo {n}", "{x} {n} ou menos" => "{x} no máximo {n}",
        "{x} {n} a {m}" => "{x} entre {n} e {m}", "{x} de {n} até {m}" => "{x} entre {n} e {m}", "{x} {n}-{m}" => "{x} entre {n} e {m}", "{x} entre {n} a {m}" => "{x} entre {n} e {m}",
        "{x} no mínimo {n} {y} de reais" => "{x} no mínimo BRL {n} {y}",

        // Conditions about values.
        "{x} é um dentre ({y})" => "{x} é um dentre {y}", "{x} em ({y})" => "{x} é um dentre {y}", "{x} não em {v}" => "{x} não é nenhum dentre {v}", "{x} em {v}" => "{x} é um dentre {v}",
        "{x}: {v}" => "{x} é {v}", "{x}: sim" => "{x} é sim",

        // Conditions about activities.
        "no mínimo {n} {x} nos últimos {d}" => "{x} no mínimo {n} vezes nos últimos {d}", "{n} {x} nos últimos {d}" => "{x} no mínimo {n} vezes nos últimos {d}",
        "pelo menos {n} {x}" => "{x} no mínimo {n} vezes", "{n} {x}" => "{x} no mínimo {n} vezes", "{x} {n} vezes ou mais" => "{x} no mínimo {n} vezes",
        "{x} {n}x nos últimos {d}" => "{x} no mínimo {n} vezes nos últimos {d}", "{x} {n} vezes nos últimos {d}" => "{x} no mínimo {n} vezes nos últimos {d}", "{x} {n} vezes" => "{x} no mínimo {n} vezes",
        "{x} mais de {n} vezes nos últimos {d}" => "{x} no mínimo {n+1} vezes nos últimos {d}", "{x} mais de {n} vezes" => "{x} no mínimo {n+1} vezes", "{x} menos de {n} vezes" => "{x} no máximo {n-1} vezes",
        "{x} nos últimos {d} no mínimo {n} vezes" => "{x} no mínimo {n} vezes nos últimos {d}", "nos últimos {n} dias {x}" => "{x} nos últimos {n} dias", "{x} nos {n} últimos dias" => "{x} nos últimos {n} dias",
        "{x} em no mínimo {n} dias diferentes" => "{x} em no mínimo {n} dias", "{x} em {n} dias diferentes" => "{x} em no mínimo {n} dias",
        "{x} depois de {s}" => "{x} desde a entrada em {s}", "{x} após {s}" => "{x} desde a entrada em {s}",
        "sem atividade há {d}" => "não há atividade do lead nos últimos {d}", "nenhuma atividade por {d}" => "não há atividade do lead nos últimos {d}", "nenhuma {x} há {d}" => "não há {x} nos últimos {d}",
        "nunca {x}" => "não há {x}", "{x} nunca" => "não há {x}", "{x} não aconteceu" => "não há {x}",
        "exceto se: {c}" => "nenhuma destas condições:\n- {c}", "a menos que {c}" => "nenhuma destas condições:\n- {c}",

        // Points.
        "mais {n} pontos quando {c}" => "+{n} quando {c}", "menos {n} pontos quando {c}" => "-{n} quando {c}", "{n} pontos quando {c}" => "+{n} quando {c}", "{p} pontos quando {c}" => "{p} quando {c}",
        "{n} quando {c}" => "+{n} quando {c}", "{c}: {p}" => "{p} quando {c}", "{c} = {n} pontos" => "+{n} quando {c}",
        "{p} a cada {x}, {y}" => "{p} a cada {x}\n  {y}", "{p} a cada {x} ({y})" => "{p} a cada {x}\n  {y}",
        "no máximo {n} vezes por {w}" => "no máximo {n} por {w}", "uma vez por {w}" => "no máximo 1 por {w}", "apenas as {n} mais recentes" => "só contam as {n} mais recentes",
        "só as {n} últimas contam" => "só contam as {n} mais recentes", "contam apenas as {n} mais recentes" => "só contam as {n} mais recentes", "só conta a última" => "só conta a 1 mais recente",
        "porque: {v}" => "porque {v}",

        // Stages and promises.
        "volta: {n} {d}" => "retorno: após {n} {d}, com nova atividade", "volta para {x} após: {n} dias" => "volta para {x} após: {n} dias nesta etapa", "volta para {x}: {c}" => "volta para {x} quando: {c}",
        "obrigação: {n}x {x}" => "obrigação: {n} {x}", "obrigação: {k} ou {j}" => "obrigação: 1 {k} ou 1 {j}", "obrigação: levar o lead a {k}, {x}" => "obrigação: levar o lead para {k} ou {x}", "obrigação: {w}" => "obrigação: 1 {w}",
        "deve fazer {n} {x}" => "obrigação: {n} {x}", "em até {d} após {x}" => "prazo: {d} após {x}", "escalar para {k} após {d}" => "escalar para \"{k}\" após: {d}", "escalar após: {d} para {v}" => "escalar para {v} após: {d}",
        "pausado enquanto: {x} até {y}" => "pausa: de {x} até {y}", "pausado de: {x} até {y}" => "pausa: de {x} até {y}", "pausa: {x} até {y}" => "pausa: de {x} até {y}", "o lead é {x}" => "o lead está em {x}",

        // Targets and examples.
        "entrega: {n} {x} por {t}" => "entrega: no mínimo {n} {x} por {t}", "converte: {x} de {y} para {z}, por {w}" => "converte: {x} de {y} para {z}, por {w} de entrada em {y}",
        "cumpre: {x} em {n}%, por {t} de vencimento" => "cumpre: {x} em no mínimo {n}%, por {t} de vencimento", "cumpre: no mínimo {n}% de {x}, por {t} de vencimento" => "cumpre: {x} em no mínimo {n}%, por {t} de vencimento",
        "cumpre: {x} em no mínimo {n}%, por {w}" => "cumpre: {x} em no mínimo {n}%, por {w} de vencimento", "cumpre: {x} em no mínimo {n}, por {t} de vencimento" => "cumpre: {x} em no mínimo {n}%, por {t} de vencimento",
        "cumpre: {x} em no mínimo {n}% dos casos, por {t} de vencimento" => "cumpre: {x} em no mínimo {n}%, por {t} de vencimento",
        "ocorreu: {n} {x} em {d}" => "ocorreu: {x} {n} vezes em {d}", "ocorreu: {x} duas vezes em {d}" => "ocorreu: {x} 2 vezes em {d}",
        "ocorreu: {x} em {a}-{b}-{c}, às {t}" => "ocorreu: {x} em {a}-{b}-{c} às {t}", "espera-se: {w}" => "espera-se: etapa {w}",
    ],
    misread: pairs![],
    half_days: &[
        "sem expediente: {d} a partir das {from}", "sem expediente: {d} depois das {from}", "sem expediente: {d} após as {from}", "sem expediente: {d} após {from}",
        "sem expediente: {d} das {from} às {to}", "sem expediente: {d}, das {from} às {to}", "sem expediente: {d} de {from} a {to}",
        "sem expediente: {d} até as {to}", "sem expediente: {d} até {to}", "sem expediente: {d} antes das {to}", "sem expediente: {d} às {from}",
        "sem expediente: {d} à tarde", "sem expediente: {d} de manhã", "sem expediente: {d} pela manhã", "sem expediente: {d} na parte da {t}", "sem expediente: {d} tarde",
        "sem expediente: {d} meio expediente", "sem expediente: {d} meio período", "sem expediente: {d} meio-dia", "sem expediente: {d} após o {t}", "sem expediente: {d} depois do {t}",
        "fechado: {d} a partir das {from}", "feriado: {d} à tarde",
    ],
    unsayable: wishes![
        LimitOfWhat ["só contam as {n} mais recentes", "no máximo {n} por semana", "no máximo {n} pontos"]: "no máximo {n}";
        PointsPerPeriod ["no máximo 3 por semana", "no máximo {n} pontos"]: "no máximo {n} pontos por {w}";
        ShareWithoutStages ["converte: no mínimo {n}% de MQL para SAL em até 7 dias, por mês de entrada em MQL"]: "aceita: {n}% dos {w}";
        PointsPerUnit ["{p} quando porte da empresa entre 50 e 199"]: "{p} a cada {n} {u}", "{p} por {n} {u}", "{p} para cada {n} {u}", "{p} por cada {n} {u}";
        LimitForSome ["pontos de …, no máximo {n}:", "pontuação:"]: "no máximo {n} pontos quando {c}", "no máximo {n} pontos se {c}", "no máximo {n} quando {c}";
        GroupLimitForSome ["pontos de {x}, no máximo {n}:", "pontuação:"]: "pontos de {x}, no máximo {n} quando {c}:", "pontos de {x}, no máximo {n} se {c}:";
        DaysBetweenDaysAgo ["{x} em no mínimo {n} dias nos últimos {b} dias"]: "{x} em no mínimo {n} dias entre {a} e {b} dias atrás";
        Opposite ["nenhuma destas condições:", "{x} entre {n} e {m} dias atrás"]: "não há {x} entre {n} e {m} dias atrás", "nenhuma {x} entre {n} e {m} dias atrás";
        Opposite ["nenhuma destas condições:", "{x} vale até {y}"]: "não há {x} até {y}";
        FewerTimes ["{x} no máximo {n-1} vezes"]: "não há {x} no mínimo {n} vezes";
        SilenceSinceStage ["não há atividade de {w} nos últimos 30 dias", "não há ligação desde a entrada em {s}"]:
            "não há atividade de {w} desde a entrada em {s}", "não há atividade de {w} desde {s}", "sem atividade de {w} desde {s}";
        FormatOfKey ["no formato {y}"]: "uma vez por: coluna {x}, no formato {y}";
        CalendarForOthers ["calendário: {x} quando CONDIÇÃO", "calendário: {y}"]: "calendário: {x}, senão {y}", "calendário: {x}, {y}";
        NotInStage []: "espera-se: {x}, não etapa {y}", "espera-se: não etapa {y}";
        BusinessWeeks ["5 dias úteis"]:
            "{x}: {n} semana útil após {y}", "{x}: {n} semanas úteis após {y}", "{x}: {n} semana de trabalho após {y}", "{x}: {n} semanas de trabalho após {y}";
        ActivitiesAndStage []:
            "obrigação: {x}, levar o lead para {y}", "obrigação: {x} e levar o lead para {y}", "obrigação: {x} ou levar o lead para {y}",
            "obrigação: levar o lead para {x}, {n} {y}", "obrigação: levar o lead para {x} e {n} {y}", "obrigação: levar o lead para {x} ou {n} {y}";
        RangeOfActs ["obrigação: 1 ligação"]:
            "obrigação: {n} ou {m} {x}", "obrigação: {n} a {m} {x}", "obrigação: de {n} a {m} {x}", "obrigação: {n}-{m} {x}", "obrigação: {n},{m} {x}";
        PersonAsParty ["quem: vendas", "partes:"]: "quem: {v}";
        ClosedEveryYear ["sem expediente: 2026-12-25", "sem expediente: do arquivo \"feriados.ics\""]:
            "sem expediente: todo dia {n} de {x}", "sem expediente: todo {n} de {x}", "sem expediente: {x} de cada ano", "sem expediente: {x} todos os anos", "sem expediente: anualmente {x}";
        ClosedWeekday ["expediente:"]:
            "sem expediente: fim de semana", "sem expediente: fins de semana", "sem expediente: finais de semana", "sem expediente: nos fins de semana",
            "sem expediente: {day}", "sem expediente: {day}s", "sem expediente: {day} e {x}", "sem expediente: {day}, {x}", "sem expediente: aos {x}", "sem expediente: às {x}",
            "sem expediente: todo {day}", "sem expediente: toda {day}", "fechado: {day}";
        WarningBeforeDeadline ["avisar após: 6 horas úteis"]:
            "avisar antes: {x}", "avisar: {x} antes do prazo", "avisar {x} antes do prazo", "avisar {x} antes", "avisar antes do prazo: {x}";
        BeforeToday ["nos últimos 365 dias"]: "{x} antes de hoje";
        AfterToday ["nos próximos 365 dias"]: "{x} depois de hoje", "{x} após hoje";
    ],
    negations: &["não", "nao", "nem", "nenhum", "nenhuma", "nunca", "jamais", "sem", "salvo", "exceto", "a menos que", "inativo", "inatividade", "silêncio"],
    fillers: &["o", "a", "os", "as", "um", "uma", "pontos", "SLA"],
    limit_units: &["pontos", "ponto", "vezes", "vez"],
    weighty: &["não", "nao", "nem", "nenhum", "nenhuma", "nunca", "sem", "salvo", "exceto", "a menos que", "jamais", "duas", "uma"],
    suffixes: pairs!["min" => "minutos", "h" => "horas", "hs" => "horas", "d" => "dias", "sem" => "semanas", "mi" => "milhões", "bi" => "bilhões"],
    months: &["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    joiners: Joiners { and: &["e também", "e", "&&", "mas"], or: &["ou então", "ou", "||"], not: &["não"] },
};
