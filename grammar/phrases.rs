// The phrase table: the only place that maps words of a human language to the keywords of leadc.
//
// This file lists the phrases and the places that allow each:   Id in [blocks];
// en.rs, pt.rs, it.rs and zh.rs have the words of each language:   Id: ["canonical pattern", "synonym", …], sample "a line that reads so";
// mistakes/ has the wrong words that people use in each.
//
// In a pattern, bare words are keywords, `{slot:type}` is a slot (the types are in src/syntax/slot_types.rs), `[…]` is optional,
// and `: , +` are punctuation. The first pattern is the one the formatter writes. `{count:whole=1}` is written for one, and
// `{duration:duration=f}` for a feminine unit; readers ignore both. The table generates grammar/<language>.pest (checked in; a
// test reports when it is stale) and the printer.

phrases! {
    // Lines that open a block, and one-line declarations.
    Header {
        /// `include "shared/free-mail.leadc"`
        Include in [File];
        /// `contract "Title":`
        Contract in [File];
        /// `calendar Sao Paulo:`
        Calendar in [File];
        /// `term SQL: "A lead that …"`
        Term in [File];
        /// `fields:`
        Fields in [File];
        /// `activity columns:`
        ActivityColumns in [File];
        /// `activities by the lead:`
        ActivitiesByLead in [File];
        /// `activities by sales:`
        ActivitiesBy in [File];
        /// `activity page view, also page views by the lead:`
        ActivityByLead in [File];
        /// `activity status change by sales:`
        ActivityBy in [File];
        /// `activity attempt, also attempts:`
        Activity in [File];
        /// `list competitors: "acme.com", "globex.com"`
        List in [File];
        /// `list free mail: from "free-mail.csv", column "domain"`
        ListFrom in [File];
        /// `ideal customer mid market:`
        IdealCustomer in [File];
        /// `persona economic buyer:`
        Persona in [File];
        /// `define engaged:`
        Define in [File];
        /// `exclude competitors:`
        Exclude in [File];
        /// `points for fit, at most 60, at least 0:`
        Points in [File];
        /// `score: fit + interest, at most 300`
        Score in [File];
        /// `total who they are: fit + role, at most 60`
        Total in [File];
        /// `stage MQL, "Marketing qualified lead":`
        Stage in [File];
        /// `sla first follow-up:`
        Sla in [File];
        /// `target monthly volume:`
        Target in [File];
        /// `example "a VP who saw pricing twice":`
        Example in [File];
    }
    // Settings of a block: lines that start with a keyword.
    Setting {
        /// `parties: marketing "Ana Souza", sales "Marco Rossi"`
        Parties in [Contract];
        /// `version: 3`
        Version in [Contract];
        /// `in force: 2026-04-01 to 2026-09-30`
        InForce in [Contract];
        /// `in force: from 2026-04-01`
        InForceFrom in [Contract];
        /// `review: every 3 months`
        Review in [Contract];
        /// `time zone: America/Sao_Paulo`
        TimeZone in [Contract, Calendar];
        /// `calendar: Sao Paulo when country is BR`
        CalendarWhen in [Contract, Sla];
        /// `calendar: Sao Paulo`
        UseCalendar in [Contract, Sla];
        /// `currency: BRL`
        Currency in [Contract];
        /// `dates are: "DD/MM/YYYY"`
        DatesAre in [Contract];
        /// `numbers are: "1.000,5"`
        NumbersAre in [Contract];
        /// `unknown is: "null", "-", "n/a"`
        UnknownIs in [Contract];
        /// `show: company, email, owner`
        Show in [Contract];
        /// `signed by: "Ana Souza" on 2026-03-20, fingerprint 7F3A91C2D4E5F607`
        SignedBy in [Contract];
        /// `allow: W0105, notes`
        Allow in [Contract];
        /// `deny: warnings`
        Deny in [Contract];
        /// `open: Monday to Friday, 09:00 to 12:00`
        Open in [Calendar];
        /// `open: 2026-12-24, 09:00 to 12:00`
        OpenOn in [Calendar];
        /// `open: 2016-11-11 as usual`
        OpenAsUsual in [Calendar];
        /// `closed: 2026-12-24 to 2027-01-02 "Holidays"`
        ClosedRange in [Calendar];
        /// `closed: from "holidays.ics"`
        ClosedFrom in [Calendar];
        /// `closed: 2026-05-01 "Labour Day"`
        Closed in [Calendar];
        /// `week starts on: Monday`
        WeekStarts in [Calendar];
        /// `lead id: column "Contact ID", "who_id"`
        LeadIdColumn in [ActivityColumns, Activity];
        /// `kind: column "Activity Type"`
        KindColumn in [ActivityColumns];
        /// `time: column "Activity Date", written "MM/DD/YYYY hh:mm AM"`
        TimeColumn in [ActivityColumns, Activity];
        /// `once per: column "event id"`
        OncePer in [ActivityColumns, Activity];
        /// `in the data: "page_view", "Page Visited on Website"`
        InTheData in [Activity];
        /// `does not count as activity`
        DoesNotCount in [Activity];
        /// `kind of: page view`
        KindOf in [Activity];
        /// `any of: call, sales email`
        AnyOfKinds in [Activity];
        /// `when: …`
        When in [Activity, Definition, Exclude, Stage, Sla];
        /// `meaning: "Somebody who came back"`
        Meaning in [Definition];
        /// `from: Lead, Nurture`
        From in [Stage];
        /// `back from: MQL, SAL`
        BackFrom in [Stage];
        /// `fast track past MQL: demo request in the last 30 days`
        FastTrackPast in [Stage];
        /// `fast track: demo request in the last 30 days`
        FastTrack in [Stage];
        /// `not without: email, company`
        NotWithout in [Stage];
        /// `back to Nurture when: no activity by the lead in the last 60 days`
        BackWhen in [Stage];
        /// `back to Nurture after: 90 days in this stage`
        BackAfter in [Stage];
        /// `comes back from Lost: after 180 days, with new activity`
        ComesBackFrom in [Stage];
        /// `comes back: after 30 days, with new activity`
        ComesBack in [Stage];
        /// `owner: marketing`
        Owner in [Stage];
        /// `who: sales`
        Who in [Sla, Target];
        /// `must: bring the lead to SAL or Nurture`
        MustBring in [Sla];
        /// `must: 3 calls, 3 sales emails`, `must: 3 calls on different days`
        Must in [Sla];
        /// `within: 8 business hours after MQL`
        Within in [Sla];
        /// `warn after: 6 business hours`
        Warn in [Sla];
        /// `escalate to "Head of Sales" after: 16 business hours`
        Escalate in [Sla];
        /// `paused while: snooze until wake up`
        Paused in [Sla];
        /// `lapses when: rejection`
        Lapses in [Sla];
        /// `delivers: at least 120 MQL per month`
        Delivers in [Target];
        /// `converts: at least 80% of MQL to SAL within 7 days, per month of MQL`
        Converts in [Target];
        /// `keeps: first follow-up, demo call for at least 95%, per month due`
        Keeps in [Target];
        /// `as of: 2026-05-04 10:00`
        AsOf in [Example];
        /// `lead: company size is 300, industry is "SaaS"`
        Lead in [Example];
        /// `did: pricing page view 2 times, seconds is 30, on 2026-05-04 at 09:30`
        Did in [Example];
        /// `expect: stage MQL, fit is 45`
        Expect in [Example];
        /// `all of:` as the condition of the block
        Group in [Activity, Definition, Exclude, Stage];
    }
    // Rules of a points block.
    Rule {
        /// `+20 when company size between 200 and 1000`
        RuleWhen in [Points];
        /// `-10 for each 30 days without activity`
        RuleIdle in [Points];
        /// `+10 for each pricing page view`
        RuleEach in [Points];
    }
    // Lines that add to the previous line.
    Modifier {
        /// `because "61% of the deals won in 2025"`
        Because in [Definition, Exclude, Points, Stage, Sla, Target];
        /// `at most 3 per week`
        AtMostPer in [Points];
        /// `at most 15 points`
        AtMostPoints in [Points];
        /// `only the latest 2 count`
        OnlyLatest in [Points];
        /// `halves every 30 days`
        Halves in [Points];
        /// `fades over 90 days`
        Fades in [Points];
        /// `in the last 90 days`
        InTheLast in [Points];
        /// `between 31 and 60 days ago`
        BetweenAgo in [Points];
        /// `starts again when going back`
        StartsAgain in [Points];
        /// `only the highest counts`
        OnlyHighest in [Points];
    }
    // Bullets that are declarations.
    Declaration {
        /// `- company size: whole number, column "Number of Employees", known from column "Size set on"`
        Field in [Fields, Activity];
        /// `- call, also calls`
        ActivityName in [Activities];
    }
    // Conditions.
    Condition {
        /// `company size is known`
        Known in [Condition];
        /// `company size is unknown`
        Unknown in [Condition];
        /// `wants a call is yes`
        IsYes in [Condition];
        /// `wants a call is no`
        IsNo in [Condition];
        /// `industry is one of "SaaS", "Fintech"`
        IsOneOf in [Condition];
        /// `industry is none of "SaaS", "Fintech"`
        IsNoneOf in [Condition];
        /// `domain of email is in competitors`
        IsIn in [Condition];
        /// `domain of email is not in competitors`
        IsNotIn in [Condition];
        /// `industry is not "SaaS"`
        IsNot in [Condition];
        /// `industry is "SaaS"`; with several values a fact of an example about choices, nowhere else: `interests is "A", "B"`
        Is in [Condition];
        /// `job title contains "head of"`
        Contains in [Condition];
        /// `job title contains one of "VP", "head of"`
        ContainsOneOf in [Condition];
        /// `job title does not contain "assistant"`
        DoesNotContain in [Condition];
        /// `job title mentions "VP"`
        Mentions in [Condition];
        /// `job title mentions one of "VP", "director"`
        MentionsOneOf in [Condition];
        /// `job title starts with "head"`
        StartsWith in [Condition];
        /// `job title ends with "director"`
        EndsWith in [Condition];
        /// `company size between 200 and 1000`
        Between in [Condition];
        /// `demo request at least 2 times in the last 14 days`
        TimesInLast in [Condition];
        /// `demo request at least 2 times since MQL`
        TimesSince in [Condition];
        /// `demo request on at least 3 days in the last 30 days`
        OnDaysInLast in [Condition];
        /// `demo request on at least 3 days since MQL`
        OnDaysSince in [Condition];
        /// `demo request on at least 3 days`
        OnDays in [Condition];
        /// `sales email at most 5 times in the last 30 days`
        AtMostInLast in [Condition];
        /// `sales email at most 5 times since MQL`
        AtMostSince in [Condition];
        /// `sales email at most 5 times`
        AtMostTimes in [Condition];
        /// `demo request at least 2 times between 30 and 60 days ago`
        TimesDaysAgo in [Condition];
        /// `demo request between 30 and 60 days ago`
        DaysAgo in [Condition];
        /// `snooze until wake up`
        Until in [Condition];
        /// `demo request at least 2 times`
        Times in [Condition];
        /// `company size at least 200`
        AtLeast in [Condition];
        /// `company size at most 200`
        AtMost in [Condition];
        /// `company size more than 200`
        MoreThan in [Condition];
        /// `company size less than 200`
        LessThan in [Condition];
        /// `renewal before 2026-10-01`
        Before in [Condition];
        /// `renewal after 2026-10-01`
        After in [Condition];
        /// `demo request in the last 30 days`, `renewal in the last 30 days`
        InLast in [Condition];
        /// `renewal in the next 60 days`
        InNext in [Condition];
        /// `acceptance since MQL`
        Since in [Condition];
        /// `no demo request since MQL`
        NoSince in [Condition];
        /// `no activity by anybody in the last 60 days`
        NoActivityByAnybody in [Condition];
        /// `no activity by the lead in the last 60 days`
        NoActivityByLead in [Condition];
        /// `no activity by sales in the last 60 days`
        NoActivityBy in [Condition];
        /// `no demo request in the last 30 days`
        NoInLast in [Condition];
        /// `no demo request`
        Never in [Condition];
        /// `matches economic buyer`
        Matches in [Condition];
        /// `the lead is in SQL`
        InStage in [Condition];
        /// `demo request`
        Ever in [Condition];
    }
    // The subject of a condition, when it is more than a name.
    Subject {
        /// `domain of email`
        DomainOf in [Subject];
    }
    // Items of `expect:`.
    Expectation {
        /// `stage MQL is open`
        ExpectStageOpen in [Expect];
        /// `stage MQL`
        ExpectStage in [Expect];
        /// `not excluded`
        ExpectNotExcluded in [Expect];
        /// `excluded by competitors`
        ExpectExcludedBy in [Expect];
        /// `sla first follow-up is met`
        ExpectSlaMet in [Expect];
        /// `sla first follow-up is breached`
        ExpectSlaBreached in [Expect];
        /// `sla first follow-up is running`
        ExpectSlaRunning in [Expect];
        /// `sla first follow-up is void`
        ExpectSlaVoid in [Expect];
        /// `sla first follow-up is due 2026-05-05 09:30`
        ExpectSlaDue in [Expect];
        /// `fit is 45`
        ExpectPointsIs in [Expect];
        /// `fit at least 45`
        ExpectPointsAtLeast in [Expect];
        /// `fit at most 45`
        ExpectPointsAtMost in [Expect];
        /// `fit between 40 and 45`
        ExpectPointsBetween in [Expect];
    }
}

// Words that fill a slot on their own: types of fields, units, periods, days, openers, magnitudes.
words! {
    /// Openers of groups.
    group GroupWord { All, Any, None }
    /// Units of durations.
    unit Unit {
        BusinessMinutes, BusinessHours, BusinessDays, Minutes, Hours, Days, Weeks, Months, Quarters, Years,
    }
    /// Calendar periods.
    period Period { Day, Week, Month, Quarter, Year }
    /// Days of the week.
    weekday Weekday {
        Monday, Tuesday, Wednesday, Thursday,
        Friday, Saturday, Sunday,
    }
    /// Types of fields without a list of choices.
    type_word TypeWord {
        CreationTime, Whole, Number, Money,
        Percent, Text, Email, Link, Country,
        YesNo, Range, Date, Time, Id,
    }
    /// Types of fields with a list of choices.
    choice_word ChoiceWord { Choices, Choice }
    /// Magnitudes of numbers; a language has no words for some.
    magnitude Magnitude { Thousand, Million, Billion, TenThousand, HundredMillion }
    /// Between the ends of a range of days.
    range_word RangeWord { To }
    /// All messages of a kind.
    finding_kind FindingKind { Warnings, Notes }
    /// Between alternatives.
    or_word OrWord { Or }
    /// After an act that counts once a day.
    days_word DaysWord { DifferentDays }
    /// Before the language of a name: `in pt "porte da empresa"`.
    in_word InWord { In }
}
