//! The titles and sentences of the reference cards, in the order of `Language::ALL`.

use leadc::syntax::phrase::Block;

/// A text in each language.
pub type Titles = [&'static str; 4];

pub const NAMES: Titles = ["English", "Português", "Italiano", "中文"];

pub const CARD: Titles = [
    "leadc in English: reference card",
    "leadc em português: cartão de referência",
    "leadc in italiano: scheda di riferimento",
    "leadc 中文速查卡",
];

pub const FIRST_LINE: Titles = [
    "A file starts with",
    "Um arquivo começa com",
    "Un file inizia con",
    "文件第一行写",
];

pub const NOTES: Titles = [
    "Names and numbers here are invented. In brackets: other words that leadc reads, too. After `+`: what can be added to the line. `…` is \
     what you write. A comment starts with `#`, a bullet with `-`.",
    "Os nomes e números são inventados. Entre parênteses: outras palavras que o leadc também lê. Depois de `+`: o que pode ser acrescentado à \
     linha. `…` é o que você escreve. Um comentário começa com `#`, um item com `-`.",
    "Nomi e numeri sono inventati. Tra parentesi: altre parole che leadc legge. Dopo `+`: ciò che si può aggiungere alla riga. `…` è ciò che \
     scrivi tu. Un commento inizia con `#`, una voce con `-`.",
    "名称和数字均为举例。括号内：leadc 同样认识的其他写法。`+` 之后：可以加在这一行的内容。`…` 由你填写。注释以 `#` 开头，条目以 `-` 开头。",
];

pub const LINES: Titles = [
    "Blocks and their lines",
    "Blocos e suas linhas",
    "Blocchi e le loro righe",
    "各种块及其写法",
];
pub const CONDITIONS: Titles = ["Conditions", "Condições", "Condizioni", "条件"];
pub const ON_FIELDS: Titles = [
    "On what is known",
    "Sobre o que se sabe",
    "Su ciò che si sa",
    "关于已知信息",
];
pub const ON_ACTIVITIES: Titles = [
    "On what happened",
    "Sobre o que aconteceu",
    "Su ciò che è avvenuto",
    "关于发生的活动",
];
pub const WORDS: Titles = ["Words", "Palavras", "Parole", "词语"];
pub const MISTAKES: Titles = [
    "Other words, and what leadc writes",
    "Outras palavras, e o que o leadc escreve",
    "Altre parole, e ciò che leadc scrive",
    "常见说法与 leadc 的写法",
];
pub const WRITTEN: Titles = [
    "people write",
    "muitos escrevem",
    "molti scrivono",
    "常见说法",
];
pub const MEANT: Titles = [
    "leadc writes",
    "leadc escreve",
    "leadc scrive",
    "leadc 的写法",
];

/// Declarations of one line.
pub const ONE_LINE: Titles = [
    "On a line of its own",
    "Em uma linha só",
    "In una sola riga",
    "单行声明",
];

/// The title of a block, or of another place of phrases.
pub fn block(block: Block) -> Titles {
    match block {
        Block::File => ONE_LINE,
        Block::Contract => ["Contract", "Contrato", "Contratto", "合同"],
        Block::Calendar => ["Calendar", "Calendário", "Calendario", "日历"],
        Block::Fields => ["Fields", "Campos", "Campi", "字段"],
        Block::ActivityColumns => [
            "Columns of activities",
            "Colunas das atividades",
            "Colonne delle attività",
            "活动列",
        ],
        Block::Activities => [
            "Lists of activities",
            "Listas de atividades",
            "Elenchi di attività",
            "活动清单",
        ],
        Block::Activity => ["Activity", "Atividade", "Attività", "活动"],
        Block::Definition => [
            "Ideal customer, persona, definition",
            "Cliente ideal, persona, definição",
            "Cliente ideale, persona, definizione",
            "理想客户、买家角色、定义",
        ],
        Block::Exclude => ["Exclusion", "Exclusão", "Esclusione", "排除"],
        Block::Points => ["Points", "Pontos", "Punti", "评分"],
        Block::Stage => ["Stage", "Etapa", "Fase", "阶段"],
        Block::Sla => ["SLA", "SLA", "SLA", "SLA"],
        Block::Target => ["Target", "Meta", "Obiettivo", "目标"],
        Block::Example => ["Example", "Exemplo", "Esempio", "示例"],
        Block::Condition => CONDITIONS,
        Block::Subject => ON_FIELDS,
        Block::Expect => [
            "What an example expects",
            "O que um exemplo espera",
            "Ciò che un esempio si aspetta",
            "示例的预期",
        ],
    }
}

/// The sets of words, and their titles.
pub const SETS: &[(&[&str], Titles)] = &[
    (
        &["type_word"],
        [
            "types of fields",
            "tipos de campos",
            "tipi di campi",
            "字段类型",
        ],
    ),
    (
        &["choice_word"],
        ["choices", "escolhas", "scelte", "选项类型"],
    ),
    (&["group"], ["groups", "grupos", "gruppi", "条件组"]),
    (
        &["unit"],
        [
            "units of time",
            "unidades de tempo",
            "unità di tempo",
            "时间单位",
        ],
    ),
    (&["period"], ["periods", "períodos", "periodi", "周期"]),
    (
        &["weekday"],
        [
            "days of the week",
            "dias da semana",
            "giorni della settimana",
            "星期",
        ],
    ),
    (
        &["magnitude"],
        [
            "large numbers",
            "números grandes",
            "numeri grandi",
            "大数单位",
        ],
    ),
    (
        &["range_word", "or_word", "days_word"],
        ["small words", "outras palavras", "altre parole", "其他词语"],
    ),
    (
        &["finding_kind"],
        [
            "kinds of messages",
            "tipos de mensagens",
            "tipi di messaggi",
            "消息种类",
        ],
    ),
    (
        &["in_word"],
        [
            "before a language and a name in it",
            "antes de uma língua e do nome nela",
            "prima di una lingua e del nome in essa",
            "后接语言和该语言的名称",
        ],
    ),
];
