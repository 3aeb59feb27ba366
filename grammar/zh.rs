// The phrases in simplified Chinese. A row: the canonical pattern, synonyms, and a line that reads so.
// phrases.rs describes patterns.

texts! {
    // Lines that open a block, and one-line declarations.
    Include: ["引用 {path:text}", "包含文件 {path:text}"], sample "引用 \"a.leadc\"";
    Contract: ["合同 {title:text}：", "协议 {title:text}：", "约定 {title:text}："], sample "合同 \"入站线索\"：";
    Calendar: ["日历 {name:label}：", "工作日历 {name:label}："], sample "日历 上海：";
    Term: ["术语 {name:label}：{meaning:text}"], sample "术语 SQL：\"经销售部审核的线索\"";
    Fields: ["字段："], sample "字段：";
    ActivityColumns: ["活动列：", "活动数据列："], sample "活动列：";
    // the actor comes first
    ActivitiesByLead: ["由线索进行的活动：", "线索的活动："], sample "由线索进行的活动：";
    // the actor comes first, so it is a name and not a label
    ActivitiesBy: ["由 {party:name} 进行的活动："], sample "由 销售部 进行的活动：";
    // the actor comes first, so the names are labels
    ActivityByLead: ["由线索进行的活动 {name:label}[，又称 {also:labels}]：", "线索的活动 {name:label}[，又称 {also:labels}]："], sample "由线索进行的活动 查看页面：";
    ActivityBy: ["由 {party:name} 进行的活动 {name:label}[，又称 {also:labels}]："], sample "由 销售部 进行的活动 状态变更：";
    Activity: ["活动 {name:label}[，又称 {also:labels}]：", "活动 {name:label}[，也叫 {also:labels}]："], sample "活动 联系尝试，又称 尝试联系：";
    List: ["名单 {name:label}：{values:texts}", "列表 {name:label}：{values:texts}"], sample "名单 竞争对手：\"acme.com\"，\"globex.com\"";
    ListFrom: ["名单 {name:label}：来自文件 {path:text}[，列 {column:text}]", "列表 {name:label}：来自文件 {path:text}[，列 {column:text}]"], sample "名单 免费邮箱：来自文件 \"免费邮箱.csv\"，列 \"域名\"";
    IdealCustomer: ["理想客户 {name:label}：", "ICP {name:label}：", "理想客户画像 {name:label}："], sample "理想客户 中型企业：";
    // 买家画像 is as common in the field
    Persona: ["买家角色 {name:label}：", "买家画像 {name:label}：", "客户画像 {name:label}："], sample "买家角色 采购决策人：";
    Define: ["定义 {name:label}："], sample "定义 活跃线索：";
    Exclude: ["排除 {name:label}："], sample "排除 竞争对手：";
    Points: [
        "评分 {name:label}[，最多 {most:limit}][，最少 {least:limit}]：",
        "评分 {name:label}，最少 {least:limit}，最多 {most:limit}：",
        "打分 {name:label}[，最多 {most:limit}][，最少 {least:limit}]：",
    ], sample "评分 匹配度，最多 60：";
    Score: ["总分：{terms:sum}[，最多 {most:limit}][，最少 {least:limit}]", "总分：{terms:sum}，最少 {least:limit}，最多 {most:limit}"], sample "总分：匹配度 + 兴趣，最多 300";
    // 合计 is a sum, 总分 the score
    Total: ["合计 {name:label}：{terms:sum}[，最多 {most:limit}][，最少 {least:limit}]", "合计 {name:label}：{terms:sum}，最少 {least:limit}，最多 {most:limit}"], sample "合计 身份：匹配度 + 兴趣";
    Stage: ["阶段 {name:label}[，{description:text}]："], sample "阶段 MQL，\"市场认可线索\"：";
    // the field says SLA everywhere
    Sla: ["SLA {name:label}：", "时限承诺 {name:label}："], sample "SLA 首次跟进：";
    Target: ["目标 {name:label}：", "指标 {name:label}："], sample "目标 月度数量：";
    Example: ["示例 {title:text}：", "例 {title:text}：", "例子 {title:text}："], sample "示例 \"两次查看定价的副总裁\"：";
    // Settings of a block: lines that start with a keyword.
    Parties: ["各方：{parties:parties}", "双方：{parties:parties}"], sample "各方：市场部 \"王芳\"，销售部 \"李强\"";
    Version: ["版本：{version:whole}"], sample "版本：3";
    InForce: ["有效期：{from:date} 至 {to:date}", "生效：{from:date} 至 {to:date}"], sample "有效期：2026-04-01 至 2026-09-30";
    // around the date: 自 … 起
    InForceFrom: ["有效期：自 {from:date} 起", "生效：自 {from:date} 起"], sample "有效期：自 2026-04-01 起";
    Review: ["复审：每 {every:duration}", "评审：每 {every:duration}", "复审：每{every:duration}"], sample "复审：每 3 个月";
    TimeZone: ["时区：{zone:zone}"], sample "时区：Asia/Shanghai";
    CalendarWhen: ["日历：当 {condition:condition} 时用 {calendar:name}"], sample "日历：当 国家 为 BR 时用 上海";
    UseCalendar: ["日历：{calendar:name}"], sample "日历：上海";
    Currency: ["货币：{currency:currency}", "币种：{currency:currency}"], sample "货币：CNY";
    DatesAre: ["日期格式：{formats:texts}"], sample "日期格式：\"DD/MM/YYYY\"";
    NumbersAre: ["数字格式：{formats:texts}"], sample "数字格式：\"1.000,5\"";
    UnknownIs: ["视为未知：{texts:texts}", "空值：{texts:texts}"], sample "视为未知：\"null\"，\"-\"，\"n/a\"";
    Show: ["显示：{fields:names}"], sample "显示：公司，邮箱，负责人";
    SignedBy: [
        "签字：{person:text} 于 {date:date}[，校验码 {fingerprint:hex}]",
        "签字：{person:text} {date:date}[，校验码 {fingerprint:hex}]",
        "签署：{person:text} 于 {date:date}[，校验码 {fingerprint:hex}]",
    ], sample "签字：\"王芳\" 于 2026-03-20，校验码 7F3A91C2D4E5F607";
    Allow: ["允许：{findings:findings}", "忽略：{findings:findings}"], sample "允许：W0105，提示";
    Deny: ["禁止：{findings:findings}"], sample "禁止：警告";
    Open: ["工作时间：{days:weekdays}，{from:clock} 至 {to:clock}", "营业：{days:weekdays}，{from:clock} 至 {to:clock}", "工作时间：{days:weekdays}，{from:clock}-{to:clock}"], sample "工作时间：周一至周五，09:00 至 12:00";
    OpenOn: ["工作时间：{date:date}，{from:clock} 至 {to:clock}"], sample "工作时间：2026-12-24，09:00 至 12:00";
    OpenAsUsual: ["工作时间：{date:date} 照常", "工作时间：{date:date} 正常"], sample "工作时间：2016-11-11 照常";
    ClosedRange: ["休息：{from:date} 至 {to:date}[ {reason:text}]", "放假：{from:date} 至 {to:date}[ {reason:text}]"], sample "休息：2026-12-24 至 2027-01-02 \"年末假期\"";
    ClosedFrom: ["休息：来自文件 {path:text}", "放假：来自文件 {path:text}"], sample "休息：来自文件 \"节假日.ics\"";
    Closed: ["休息：{date:date}[ {reason:text}]", "放假：{date:date}[ {reason:text}]", "节假日：{date:date}[ {reason:text}]"], sample "休息：2026-05-01 \"劳动节\"";
    WeekStarts: ["每周起始日：{day:weekday}", "每周起始：{day:weekday}"], sample "每周起始日：周一";
    LeadIdColumn: ["线索编号：列 {columns:texts}", "线索ID：列 {columns:texts}"], sample "线索编号：列 \"联系人编号\"，\"who_id\"";
    KindColumn: ["类型：列 {columns:texts}"], sample "类型：列 \"活动类型\"";
    TimeColumn: ["时间：列 {columns:texts}[，格式 {written:texts}]"], sample "时间：列 \"活动日期\"";
    OncePer: ["同值只计一次：列 {columns:texts}", "按此去重：列 {columns:texts}"], sample "同值只计一次：列 \"event id\"";
    InTheData: ["数据中：{names:texts}", "数据中的名称：{names:texts}"], sample "数据中：\"page_view\"，\"Page Visited on Website\"";
    DoesNotCount: ["不算作活动", "不计为活动"], sample "不算作活动";
    KindOf: ["是一种：{activity:name}", "属于活动：{activity:name}"], sample "是一种：查看页面";
    // other words than the opener `any of:`, which is the same in English
    AnyOfKinds: ["以下活动之一：{activities:names}", "以下任一活动：{activities:names}"], sample "以下活动之一：电话，销售邮件";
    When: ["条件：{condition:condition}", "当：{condition:condition}"], sample "条件：行业 为 \"SaaS\"";
    Meaning: ["含义：{text:text}", "意思：{text:text}"], sample "含义：\"再次来访的人\"";
    From: ["来自阶段：{stages:names}", "来自：{stages:names}", "上一阶段：{stages:names}"], sample "来自阶段：新线索，培育";
    BackFrom: ["退回自：{stages:names}", "从以下阶段退回：{stages:names}"], sample "退回自：MQL，SAL";
    // the canonical form says `passing through`, since the jumped stage counts as entered; the synonym says the opposite
    FastTrackPast: ["快速通道经 {stages:labels}：{condition:condition}", "快速通道跳过 {stages:labels}：{condition:condition}"], sample "快速通道经 MQL：申请演示 在最近 30 天内";
    FastTrack: ["快速通道：{condition:condition}", "绿色通道：{condition:condition}"], sample "快速通道：申请演示 在最近 30 天内";
    NotWithout: ["缺一不可：{fields:names}", "必须已知：{fields:names}", "必填：{fields:names}"], sample "缺一不可：邮箱，公司";
    BackWhen: ["退回 {stage:name} 的条件：{condition:condition}", "退回到 {stage:name} 的条件：{condition:condition}"], sample "退回 培育 的条件：最近 60 天内线索没有任何活动";
    // `in this stage` comes before the duration
    BackAfter: ["退回 {stage:name} 的时限：在本阶段满 {duration:duration}", "退回 {stage:name} 的时限：停留满 {duration:duration}"], sample "退回 培育 的时限：在本阶段满 90 天";
    // labels end at the colon, hence 再次进入自, parallel to 退回自
    ComesBackFrom: ["再次进入自 {stages:labels}：{duration:duration}后，且有新活动"], sample "再次进入自 流失：180 天后，且有新活动";
    // the duration comes before 后
    ComesBack: ["再次进入：{duration:duration}后，且有新活动", "重新进入：{duration:duration}后，且有新活动"], sample "再次进入：30 天后，且有新活动";
    // not 负责方, one character from 责任方
    Owner: ["归属：{party:name}", "负责部门：{party:name}"], sample "归属：市场部";
    Who: ["责任方：{party:name}", "谁：{party:name}"], sample "责任方：销售部";
    // 转入 fits every stage; 推进到 says forward
    MustBring: [
        "必须完成：将线索转入 {stages:alternatives}",
        "必须：将线索转入 {stages:alternatives}",
        "必须完成：将线索推进到 {stages:alternatives}",
        "必须：将线索推进到 {stages:alternatives}",
    ], sample "必须完成：将线索转入 SAL 或 培育";
    // acts have a measure word: 3 次 电话
    Must: ["必须完成：{acts:acts}", "必须：{acts:acts}"], sample "必须完成：1 次 电话 或 1 次 销售邮件";
    // the start comes before the duration
    Within: ["时限：{start:name} 后 {duration:duration}内", "期限：{start:name} 后 {duration:duration}内", "时限：进入 {start:name} 后 {duration:duration}内"], sample "时限：MQL 后 8 个工作小时内";
    Warn: ["预警：{duration:duration}后", "提醒：{duration:duration}后"], sample "预警：6 个工作小时后";
    Escalate: ["升级给 {to:text}：{duration:duration}后", "升级至 {to:text}：{duration:duration}后"], sample "升级给 \"销售总监\"：16 个工作小时后";
    Paused: ["暂停：从 {from:name} 到 {to:name}", "暂停：自 {from:name} 至 {to:name}"], sample "暂停：从 暂缓跟进 到 恢复跟进";
    Lapses: ["失效条件：{condition:condition}", "作废条件：{condition:condition}"], sample "失效条件：拒绝";
    // the period comes first
    Delivers: ["交付：每{period:period}至少 {count:whole} 个 {stage:name}", "交付：每{period:period}不少于 {count:whole} 个 {stage:name}"], sample "交付：每月至少 120 个 MQL";
    // `of MQL` as `month of entry into MQL`; the literal form is a synonym
    Converts: [
        "转化：{duration:duration}内至少 {share:percent} 的 {from:name} 进入 {to:name}，按进入 {cohort:name} 的{period:period}统计",
        "转化：{from:name} 至 {to:name} 在 {duration:duration}内至少 {share:percent}，按进入 {cohort:name} 的{period:period}统计",
    ], sample "转化：7 天内至少 80% 的 MQL 进入 SAL，按进入 MQL 的月统计";
    Keeps: ["履约：{slas:names} 至少 {share:percent}，按到期{period:period}统计", "履约率：{slas:names} 至少 {share:percent}，按到期{period:period}统计"], sample "履约：首次跟进 至少 95%，按到期月统计";
    AsOf: ["截至：{when:moment}", "时点：{when:moment}"], sample "截至：2026-05-04 10:00";
    // the field says 线索 (MQL 营销合格线索) or 潜在客户
    Lead: ["线索：{facts:facts}", "潜在客户：{facts:facts}"], sample "线索：公司规模 为 300，行业 为 \"SaaS\"";
    // it happened: calls of sales are written here too; date and time come first
    Did: [
        "发生：{date:date}[ {clock:clock}] {activity:name}",
        "发生：{date:date}[ {clock:clock}] {activity:name} {count:whole} 次",
        "发生：{date:date}[ {clock:clock}] {activity:name}，{facts:facts}",
        "发生：{date:date}[ {clock:clock}] {activity:name} {count:whole} 次，{facts:facts}",
        "行为：{date:date}[ {clock:clock}] {activity:name}",
        "行为：{date:date}[ {clock:clock}] {activity:name} {count:whole} 次",
    ], sample "发生：2026-05-04 09:30 查看定价页 2 次";
    Expect: ["预期：{expects:expects}", "期望：{expects:expects}"], sample "预期：阶段 MQL，匹配度 为 45";
    Group: ["{condition:group}"], sample "全部满足：";
    // Rules of a points block.
    RuleWhen: ["{points:points} 当 {condition:condition}", "{points:points} 如果 {condition:condition}"], sample "+20 当 公司规模 在 200 至 1000 之间";
    RuleIdle: ["{points:points} 每 {duration:duration}无活动", "{points:points} 每满 {duration:duration}没有活动"], sample "-10 每 30 天无活动";
    RuleEach: ["{points:points} 每次 {activity:name}", "{points:points} 每 {activity:name}"], sample "+10 每次 查看定价页";
    // Lines that add to the previous line.
    Because: ["因为 {text:text}", "理由：{text:text}"], sample "因为 \"2025 年成交的 61%\"";
    // the latest of the calendar period count: 每周只计最近 3 次 would say so
    AtMostPer: ["每{period:period}最多 {count:whole} 次", "每{period:period}至多 {count:whole} 次"], sample "每周最多 3 次";
    AtMostPoints: ["最多 {most:limit} 分", "至多 {most:limit} 分"], sample "最多 15 分";
    OnlyLatest: ["只计最近 {count:whole} 次", "仅计最近 {count:whole} 次"], sample "只计最近 2 次";
    // the period comes first
    Halves: ["每 {duration:duration}减半", "每过 {duration:duration}减半"], sample "每 30 天减半";
    // the duration comes first
    Fades: ["{duration:duration}内逐日归零", "{duration:duration}内逐渐归零"], sample "90 天内逐日归零";
    InTheLast: ["最近 {duration:duration}内", "仅最近 {duration:duration}内"], sample "最近 90 天内";
    BetweenAgo: ["{low:whole} 至 {duration:duration}前"], sample "31 至 60 天前";
    StartsAgain: ["线索退回后重新计分", "退回后重新计分"], sample "线索退回后重新计分";
    // 条 says what is compared
    OnlyHighest: ["只计分数最高的一条", "只计最高分"], sample "只计分数最高的一条";
    // Bullets that are declarations.
    Field: [
        "{name:label}：{type:type}[，列 {columns:texts}][，获知时间列 {known:text}][，格式 {written:texts}][，视为未知 {unknown:texts}]",
        "{name:label}：{type:type}[，列 {columns:texts}]，也在列 {merged:texts}[，视为未知 {unknown:texts}]",
        "{name:label}：{type:type}，也在列 {merged:texts}，列 {columns:texts}[，视为未知 {unknown:texts}]",
        "{name:label}：{type:type}[，列 {columns:texts}][，获知时间列 {known:text}]，视为未知 {unknown:texts}，格式 {written:texts}",
        "{name:label}：{type:type}，获知时间列 {known:text}，列 {columns:texts}[，格式 {written:texts}][，视为未知 {unknown:texts}]",
        "{name:label}：{type:type}，格式 {written:texts}，列 {columns:texts}[，获知时间列 {known:text}][，视为未知 {unknown:texts}]",
    ], sample "公司规模：整数，列 \"员工人数\"";
    ActivityName: ["{name:label}[，又称 {also:labels}]", "{name:label}[，也叫 {also:labels}]"], sample "电话，又称 通话";
    // Conditions.
    Known: ["{subject:name} 已知", "{subject:name} 已填写", "{subject:name} 不为空"], sample "公司规模 已知";
    Unknown: ["{subject:name} 未知", "{subject:name} 未填写", "{subject:name} 为空"], sample "公司规模 未知";
    IsYes: ["{subject:name} 为是"], sample "预算已确认 为是";
    IsNo: ["{subject:name} 为否"], sample "预算已确认 为否";
    IsOneOf: ["{subject:name} 属于 {values:values}", "{subject:name} 为以下之一 {values:values}"], sample "行业 属于 \"SaaS\"，\"Fintech\"";
    IsNoneOf: ["{subject:name} 不属于 {values:values}", "{subject:name} 不为以下任何 {values:values}"], sample "行业 不属于 \"SaaS\"，\"Fintech\"";
    // around the name
    IsIn: ["{subject:name} 在名单 {list:name} 中", "{subject:name} 在名单 {list:name}", "{subject:name} 在列表 {list:name} 中"], sample "邮箱 的域名 在名单 竞争对手 中";
    IsNotIn: ["{subject:name} 不在名单 {list:name} 中", "{subject:name} 不在名单 {list:name}", "{subject:name} 不在列表 {list:name} 中"], sample "邮箱 的域名 不在名单 竞争对手 中";
    IsNot: ["{subject:name} 不为 {value:value}", "{subject:name} 不是 {value:value}", "{subject:name} 不等于 {value:value}"], sample "行业 不为 \"SaaS\"";
    // 为 fits text and numbers
    Is: ["{subject:name} 为 {value:value}", "{subject:name} 为 {values:values}", "{subject:name} 是 {value:value}", "{subject:name} 等于 {value:value}"], sample "行业 为 \"SaaS\"";
    Contains: ["{subject:name} 包含 {value:value}", "{subject:name} 含有 {value:value}"], sample "职位 包含 \"主管\"";
    ContainsOneOf: ["{subject:name} 包含任一 {values:values}", "{subject:name} 包含以下任一 {values:values}"], sample "职位 包含任一 \"副总裁\"，\"主管\"";
    DoesNotContain: ["{subject:name} 不包含 {value:value}", "{subject:name} 不含 {value:value}"], sample "职位 不包含 \"助理\"";
    Mentions: ["{subject:name} 提到 {value:value}", "{subject:name} 提及 {value:value}"], sample "职位 提到 \"副总裁\"";
    MentionsOneOf: ["{subject:name} 提到任一 {values:values}", "{subject:name} 提及任一 {values:values}"], sample "职位 提到任一 \"副总裁\"，\"总监\"";
    // around the value
    StartsWith: ["{subject:name} 以 {value:value} 开头"], sample "职位 以 \"主任\" 开头";
    EndsWith: ["{subject:name} 以 {value:value} 结尾"], sample "职位 以 \"总监\" 结尾";
    // 至 is inclusive, 介于 is read as exclusive by some
    Between: [
        "{subject:name} 在 {low:quantity} 至 {high:quantity} 之间",
        "{subject:name} 介于 {low:quantity} 和 {high:quantity} 之间",
        "{subject:name} 在 {low:quantity} 到 {high:quantity} 之间",
    ], sample "公司规模 在 200 至 1000 之间";
    // the window comes first
    TimesInLast: ["{subject:name} 在最近 {duration:duration}内至少 {count:whole} 次", "{subject:name} 最近 {duration:duration}内至少 {count:whole} 次"], sample "申请演示 在最近 14 天内至少 2 次";
    // the window comes first
    TimesSince: [
        "进入 {stage:name} 后至少 {count:whole} 次 {subject:name}",
        "{subject:name} 在进入 {stage:name} 后至少 {count:whole} 次",
        "{subject:name} 自进入 {stage:name} 以来至少 {count:whole} 次",
    ], sample "进入 MQL 后至少 2 次 申请演示";
    OnDaysInLast: ["{subject:name} 在最近 {duration:duration}内至少在 {count:whole} 个不同日期", "{subject:name} 最近 {duration:duration}内至少在 {count:whole} 个不同日期"], sample "申请演示 在最近 30 天内至少在 3 个不同日期";
    OnDaysSince: ["进入 {stage:name} 后至少在 {count:whole} 个不同日期有 {subject:name}"], sample "进入 MQL 后至少在 3 个不同日期有 申请演示";
    OnDays: ["{subject:name} 至少在 {count:whole} 个不同日期"], sample "申请演示 至少在 3 个不同日期";
    AtMostInLast: ["{subject:name} 在最近 {duration:duration}内至多 {count:whole} 次", "{subject:name} 最近 {duration:duration}内至多 {count:whole} 次"], sample "销售邮件 在最近 30 天内至多 5 次";
    AtMostSince: ["进入 {stage:name} 后至多 {count:whole} 次 {subject:name}"], sample "进入 MQL 后至多 5 次 销售邮件";
    AtMostTimes: ["{subject:name} 至多 {count:whole} 次", "{subject:name} 不超过 {count:whole} 次", "{subject:name} 最多 {count:whole} 次"], sample "销售邮件 至多 5 次";
    TimesDaysAgo: ["{subject:name} 在 {low:whole} 至 {duration:duration}前至少 {count:whole} 次"], sample "申请演示 在 30 至 60 天前至少 2 次";
    DaysAgo: ["{subject:name} 在 {low:whole} 至 {duration:duration}前", "{subject:name} {low:whole} 至 {duration:duration}前"], sample "申请演示 在 30 至 60 天前";
    Until: ["{subject:name} 持续到 {activity:name}", "{subject:name} 直到 {activity:name}"], sample "暂缓跟进 持续到 恢复跟进";
    Times: ["{subject:name} 至少 {count:whole} 次"], sample "申请演示 至少 2 次";
    AtLeast: ["{subject:name} 至少 {value:quantity}", "{subject:name} 不少于 {value:quantity}", "{subject:name} 不低于 {value:quantity}"], sample "公司规模 至少 200";
    AtMost: ["{subject:name} 至多 {value:quantity}", "{subject:name} 不超过 {value:quantity}", "{subject:name} 最多 {value:quantity}"], sample "公司规模 至多 200";
    MoreThan: ["{subject:name} 超过 {value:quantity}", "{subject:name} 大于 {value:quantity}", "{subject:name} 多于 {value:quantity}", "{subject:name} 高于 {value:quantity}"], sample "公司规模 超过 200";
    LessThan: ["{subject:name} 低于 {value:quantity}", "{subject:name} 小于 {value:quantity}", "{subject:name} 少于 {value:quantity}"], sample "公司规模 低于 200";
    Before: ["{subject:name} 早于 {date:date}", "{subject:name} 在 {date:date} 之前"], sample "续约 早于 2026-10-01";
    After: ["{subject:name} 晚于 {date:date}", "{subject:name} 在 {date:date} 之后"], sample "续约 晚于 2026-10-01";
    InLast: ["{subject:name} 在最近 {duration:duration}内", "{subject:name} 最近 {duration:duration}内", "最近 {duration:duration}内有 {subject:name}"], sample "申请演示 在最近 30 天内";
    InNext: ["{subject:name} 在未来 {duration:duration}内", "{subject:name} 未来 {duration:duration}内"], sample "续约 在未来 60 天内";
    // the window comes first
    Since: ["进入 {stage:name} 后有 {subject:name}", "{subject:name} 在进入 {stage:name} 后", "{subject:name} 自进入 {stage:name} 以来"], sample "进入 MQL 后有 接受";
    // the window comes first
    NoSince: ["进入 {stage:name} 后没有 {subject:name}", "进入 {stage:name} 后无 {subject:name}"], sample "进入 MQL 后没有 申请演示";
    NoActivityByAnybody: ["最近 {duration:duration}内任何一方都没有活动", "最近 {duration:duration}内任何人都没有活动"], sample "最近 60 天内任何一方都没有活动";
    NoActivityByLead: ["最近 {duration:duration}内线索没有任何活动", "最近 {duration:duration}内线索无活动"], sample "最近 60 天内线索没有任何活动";
    NoActivityBy: ["最近 {duration:duration}内 {party:name} 没有任何活动", "最近 {duration:duration}内 {party:name} 无活动"], sample "最近 60 天内 销售部 没有任何活动";
    // the window comes first
    NoInLast: ["最近 {duration:duration}内没有 {subject:name}", "最近 {duration:duration}内无 {subject:name}"], sample "最近 30 天内没有 申请演示";
    Never: ["没有 {subject:name}", "无 {subject:name}", "从未有 {subject:name}"], sample "没有 申请演示";
    Matches: ["符合 {definition:name}", "匹配 {definition:name}"], sample "符合 采购决策人";
    // means entered or passed since the clock started
    InStage: ["线索处于 {stage:name}", "线索已进入 {stage:name}"], sample "线索处于 SQL";
    Ever: ["{subject:name}"], sample "申请演示";
    // The subject of a condition, when it is more than a name.
    // after the name
    DomainOf: ["{field:name} 的域名", "{field:name} 域名"], sample "邮箱 的域名";
    // Items of `expect:`.
    // open means undecided
    ExpectStageOpen: ["阶段 {stage:name} 待定", "阶段 {stage:name} 未定"], sample "阶段 MQL 待定";
    ExpectStage: ["阶段 {stage:name}"], sample "阶段 MQL";
    ExpectNotExcluded: ["未被排除", "未排除"], sample "未被排除";
    // around the name
    ExpectExcludedBy: ["被 {exclusion:name} 排除"], sample "被 竞争对手 排除";
    ExpectSlaMet: ["SLA {sla:name} 已履行", "SLA {sla:name} 已达成"], sample "SLA 首次跟进 已履行";
    ExpectSlaBreached: ["SLA {sla:name} 已违约", "SLA {sla:name} 已超时"], sample "SLA 首次跟进 已违约";
    ExpectSlaRunning: ["SLA {sla:name} 进行中", "SLA {sla:name} 计时中"], sample "SLA 首次跟进 进行中";
    ExpectSlaVoid: ["SLA {sla:name} 已失效", "SLA {sla:name} 已作废"], sample "SLA 首次跟进 已失效";
    ExpectSlaDue: ["SLA {sla:name} 到期 {when:moment}", "SLA {sla:name} 于 {when:moment} 到期"], sample "SLA 首次跟进 到期 2026-05-05 09:30";
    ExpectPointsIs: ["{points:name} 为 {value:quantity}", "{points:name} 是 {value:quantity}", "{points:name} 等于 {value:quantity}"], sample "匹配度 为 45";
    ExpectPointsAtLeast: ["{points:name} 至少 {value:quantity}", "{points:name} 不少于 {value:quantity}"], sample "匹配度 至少 45";
    ExpectPointsAtMost: ["{points:name} 至多 {value:quantity}", "{points:name} 不超过 {value:quantity}"], sample "匹配度 至多 45";
    ExpectPointsBetween: ["{points:name} 在 {low:quantity} 至 {high:quantity} 之间", "{points:name} 介于 {low:quantity} 和 {high:quantity} 之间"], sample "匹配度 在 40 至 45 之间";
}

// Words that fill a slot on their own: `one | several`, then synonyms; `feminine` where words before it agree.
forms! {
    group GroupWord {
        All: ["全部满足：", "以下全部满足："],
        Any: ["满足任一：", "以下任一满足："],
        None: ["均不满足：", "以下均不满足："],
    }
    unit Unit {
        // 工作分钟 is made up, parallel to 工作小时/工作日
        BusinessMinutes: ["个工作分钟", "分钟工作时间", "工作分钟"],
        BusinessHours: ["个工作小时", "工作小时", "小时工作时间"],
        BusinessDays: ["个工作日", "工作日"],
        Minutes: ["分钟"],
        Hours: ["小时", "个小时"],
        // 5月1日 is a date and is read before
        Days: ["天", "日"],
        Weeks: ["周", "个星期"],
        // never 月 alone: after a number that is the month of a date
        Months: ["个月"],
        Quarters: ["个季度"],
        // dates such as 2026年4月1日 are read before
        Years: ["年"],
    }
    period Period {
        Day: ["天", "日"],
        Week: ["周"],
        Month: ["月"],
        Quarter: ["季度"],
        Year: ["年"],
    }
    weekday Weekday {
        Monday: ["周一", "星期一"],
        Tuesday: ["周二", "星期二"],
        Wednesday: ["周三", "星期三"],
        Thursday: ["周四", "星期四"],
        Friday: ["周五", "星期五"],
        Saturday: ["周六", "星期六"],
        Sunday: ["周日", "星期日", "星期天"],
    }
    type_word TypeWord {
        CreationTime: ["创建时间"],
        Whole: ["整数"],
        Number: ["数字", "数值"],
        Money: ["金额"],
        Percent: ["百分比"],
        Text: ["文本"],
        Email: ["邮箱", "电子邮箱"],
        Link: ["链接", "网址"],
        Country: ["国家"],
        YesNo: ["是或否", "是否"],
        // size and revenue bands
        Range: ["区间"],
        Date: ["日期"],
        Time: ["时间", "日期时间"],
        Id: ["编号", "ID"],
    }
    choice_word ChoiceWord {
        Choices: ["多选"],
        Choice: ["单选", "选项"],
    }
    magnitude Magnitude {
        // everybody writes 1000万; the three of English are read
        Thousand: ["千"],
        Million: ["百万"],
        Billion: ["十亿"],
        TenThousand: ["万"],
        HundredMillion: ["亿"],
    }
    range_word RangeWord {
        To: ["至", "到"],
    }
    finding_kind FindingKind {
        Warnings: ["警告"],
        Notes: ["提示"],
    }
    or_word OrWord {
        Or: ["或"],
    }
    days_word DaysWord {
        // 3 次 电话 在不同日期
        DifferentDays: ["在不同日期"],
    }
    in_word InWord {
        In: ["译为"],
    }
}
