// Wrong wordings that people use in Chinese contracts. CONTRIBUTING.md says which table a wording belongs into.

static TABLES: Tables = Tables {
    mistakes: pairs![],
    forms: pairs![],
    misread: pairs![],
    half_days: &[],
    unsayable: wishes![],
    negations: &["不", "没", "没有", "无", "非", "未", "除非", "从不", "沉默", "不活跃"],
    fillers: &["的", "了", "个", "分", "该", "此"],
    limit_units: &["分", "次"],
    weighty: &["不", "没", "没有", "无", "非", "未", "除非", "除了", "从不", "均不"],
    suffixes: pairs![],
    months: &["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"],
    joiners: Joiners { and: &["并且", "且", "和", "而且", "&&"], or: &["或者", "或", "||"], not: &["不", "非"] },
};
