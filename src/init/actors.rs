//! Who does an activity, and whether it is a sign of life, as far as the name of its kind shows.

use crate::text::{fold_without_accents, is_han};

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Actor {
    Lead,
    Marketing,
    Sales,
}

impl Actor {
    /// All, in the order in which a contract declares what they do.
    pub const ALL: [Actor; 3] = [Actor::Lead, Actor::Marketing, Actor::Sales];
}

/// What the name of a kind shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Act {
    pub actor: Actor,
    /// Whether the name shows who acts.
    pub is_sure: bool,
    /// Whether it counts as activity.
    pub counts: bool,
}

/// Beginnings of words of kinds that are no sign of life.
const NO_SIGN: [&str; 18] = [
    "unsubscri",
    "bounce",
    "opt out",
    "optout",
    "opted out",
    "spam",
    "descadastr",
    "cancelou",
    "disiscri",
    "退订",
    "退信",
    "unreachable",
    "delete",
    "merge",
    "change",
    "modif",
    "sync",
    "import",
];
/// Beginnings of words of what leads do.
const LEAD: [&str; 48] = [
    "open",
    "click",
    "visit",
    "view",
    "form",
    "submi",
    "download",
    "webinar",
    "attend",
    "regist",
    "sign up",
    "signup",
    "demo",
    "request",
    "repl",
    "answered",
    "chat",
    "conversion",
    "purchase",
    "trial",
    "login",
    "log in",
    "subscri",
    "unsubscri",
    "marked spam",
    "abriu",
    "clic",
    "acess",
    "visualiz",
    "formul",
    "inscri",
    "pedido",
    "solicit",
    "respost",
    "apert",
    "visit",
    "scaric",
    "iscri",
    "richiest",
    "打开",
    "点击",
    "访问",
    "浏览",
    "下载",
    "注册",
    "报名",
    "申请",
    "提交",
];
/// Beginnings of words of what sales does.
const SALES: [&str; 41] = [
    "call",
    "won",
    "lost",
    "deal",
    "ganh",
    "perdid",
    "vint",
    "成交",
    "phone",
    "meeting",
    "task",
    "sales",
    "sequence",
    "note",
    "proposal",
    "quote",
    "offer sent",
    "contract",
    "linkedin",
    "status",
    "stage",
    "approached",
    "ligac",
    "telefone",
    "reuni",
    "tarefa",
    "vendas",
    "proposta",
    "chiam",
    "telefon",
    "riunion",
    "incontr",
    "vendit",
    "offert",
    "电话",
    "通话",
    "会议",
    "拜访",
    "任务",
    "报价",
    "状态",
];
/// Beginnings of words of what marketing does.
const MARKETING: [&str; 22] = [
    "sent",
    "send",
    "deliver",
    "campaign",
    "newsletter",
    "bounce",
    "mailing",
    "added to list",
    "sms",
    "enviad",
    "envio",
    "entreg",
    "campanha",
    "inviat",
    "invio",
    "consegn",
    "campagn",
    "发送",
    "送达",
    "群发",
    "营销",
    "退信",
];

impl Act {
    /// What the name of a kind shows. Without anything, the lead may have acted.
    pub fn of_kind(kind: &str) -> Act {
        let mut words = String::new();
        for word in fold_without_accents(kind).split(|c: char| !c.is_alphanumeric()) {
            words.push(' ');
            words.push_str(word);
        }
        let has = |list: &[&str]| {
            let is_in = |start: &&str| match start.chars().next().is_some_and(is_han) {
                true => words.contains(*start),
                false => words.contains(&format!(" {start}")),
            };
            list.iter().any(is_in)
        };
        let counts = !has(&NO_SIGN);
        let known = |actor| Act {
            actor,
            is_sure: true,
            counts,
        };
        // `sales email opened` is done by the lead, `demo call` by sales.
        let opened = has(&["open", "click", "repl", "request", "unsubscri", "answered"]);
        match (opened, has(&SALES), has(&MARKETING), has(&LEAD)) {
            (true, ..) => known(Actor::Lead),
            (_, true, ..) => known(Actor::Sales),
            (_, _, true, _) => known(Actor::Marketing),
            (.., true) => known(Actor::Lead),
            (.., false) => Act {
                actor: Actor::Lead,
                is_sure: false,
                counts,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_show_who_acts() {
        for (kind, actor, counts) in [
            ("page_view", Actor::Lead, true),
            ("Email Opened", Actor::Lead, true),
            ("Sales email", Actor::Sales, true),
            ("Call", Actor::Sales, true),
            ("Demo request", Actor::Lead, true),
            ("Email Bounced", Actor::Marketing, false),
            ("Unsubscribed", Actor::Lead, false),
            ("EMAIL_SENT", Actor::Marketing, true),
            ("Reunião", Actor::Sales, true),
            ("点击邮件", Actor::Lead, true),
        ] {
            let act = Act::of_kind(kind);
            assert_eq!(
                (act.actor, act.counts, act.is_sure),
                (actor, counts, true),
                "{kind}"
            );
        }
        assert!(!Act::of_kind("Modified").is_sure);
    }
}
