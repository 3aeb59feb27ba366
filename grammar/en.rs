// The phrases in English. A row: the canonical pattern, synonyms, and a line that reads so.
// phrases.rs describes patterns.

texts! {
    // Lines that open a block, and one-line declarations.
    Include: ["include {path:text}"], sample "include \"a.leadc\"";
    Contract: ["contract {title:text}:"], sample "contract \"Inbound\":";
    Calendar: ["calendar {name:label}:"], sample "calendar Sao Paulo:";
    Term: ["term {name:label}: {meaning:text}"], sample "term SQL: \"A lead that sales examined\"";
    Fields: ["fields:"], sample "fields:";
    ActivityColumns: ["activity columns:"], sample "activity columns:";
    ActivitiesByLead: ["activities by the lead:"], sample "activities by the lead:";
    ActivitiesBy: ["activities by {party:label}:"], sample "activities by sales:";
    ActivityByLead: ["activity {name:name}[, also {also:names}] by the lead:"], sample "activity page view by the lead:";
    ActivityBy: ["activity {name:name}[, also {also:names}] by {party:label}:"], sample "activity status change by sales:";
    Activity: ["activity {name:label}[, also {also:labels}]:"], sample "activity attempt, also attempts:";
    List: ["list {name:label}: {values:texts}"], sample "list competitors: \"acme.com\", \"globex.com\"";
    ListFrom: ["list {name:label}: from {path:text}[, column {column:text}]"], sample "list free mail: from \"free-mail.csv\", column \"domain\"";
    IdealCustomer: ["ideal customer {name:label}:"], sample "ideal customer mid market:";
    Persona: ["persona {name:label}:"], sample "persona economic buyer:";
    Define: ["define {name:label}:"], sample "define engaged:";
    Exclude: ["exclude {name:label}:"], sample "exclude competitors:";
    Points: ["points for {name:label}[, at most {most:limit}][, at least {least:limit}]:", "points for {name:label}, at least {least:limit}, at most {most:limit}:"], sample "points for fit, at most 60:";
    Score: ["score: {terms:sum}[, at most {most:limit}][, at least {least:limit}]", "score: {terms:sum}, at least {least:limit}, at most {most:limit}"], sample "score: fit + interest, at most 300";
    Total: [
        "total {name:label}: {terms:sum}[, at most {most:limit}][, at least {least:limit}]",
        "total {name:label}: {terms:sum}, at least {least:limit}, at most {most:limit}",
    ], sample "total who they are: fit + interest";
    Stage: ["stage {name:label}[, {description:text}]:"], sample "stage MQL, \"Marketing qualified lead\":";
    Sla: ["sla {name:label}:"], sample "sla first follow-up:";
    Target: ["target {name:label}:"], sample "target monthly volume:";
    Example: ["example {title:text}:"], sample "example \"a VP who saw pricing twice\":";
    // Settings of a block: lines that start with a keyword.
    Parties: ["parties: {parties:parties}"], sample "parties: marketing \"Ana Souza\", sales \"Marco Rossi\"";
    Version: ["version: {version:whole}"], sample "version: 3";
    InForce: ["in force: {from:date} to {to:date}"], sample "in force: 2026-04-01 to 2026-09-30";
    InForceFrom: ["in force: from {from:date}"], sample "in force: from 2026-04-01";
    Review: ["review: every {every:duration}"], sample "review: every 3 months";
    TimeZone: ["time zone: {zone:zone}"], sample "time zone: America/Sao_Paulo";
    CalendarWhen: ["calendar: {calendar:name} when {condition:condition}"], sample "calendar: Sao Paulo when country is BR";
    UseCalendar: ["calendar: {calendar:name}"], sample "calendar: Sao Paulo";
    Currency: ["currency: {currency:currency}"], sample "currency: BRL";
    DatesAre: ["dates are: {formats:texts}"], sample "dates are: \"DD/MM/YYYY\"";
    NumbersAre: ["numbers are: {formats:texts}"], sample "numbers are: \"1.000,5\"";
    UnknownIs: ["unknown is: {texts:texts}"], sample "unknown is: \"null\", \"-\", \"n/a\"";
    Show: ["show: {fields:names}"], sample "show: company, email, owner";
    SignedBy: ["signed by: {person:text} on {date:date}[, fingerprint {fingerprint:hex}]"], sample "signed by: \"Ana Souza\" on 2026-03-20, fingerprint 7F3A91C2D4E5F607";
    Allow: ["allow: {findings:findings}"], sample "allow: W0105, notes";
    Deny: ["deny: {findings:findings}"], sample "deny: warnings";
    Open: ["open: {days:weekdays}, {from:clock} to {to:clock}"], sample "open: Monday to Friday, 09:00 to 12:00";
    OpenOn: ["open: {date:date}, {from:clock} to {to:clock}"], sample "open: 2026-12-24, 09:00 to 12:00";
    OpenAsUsual: ["open: {date:date} as usual"], sample "open: 2016-11-11 as usual";
    ClosedRange: ["closed: {from:date} to {to:date}[ {reason:text}]"], sample "closed: 2026-12-24 to 2027-01-02 \"Holidays\"";
    ClosedFrom: ["closed: from {path:text}"], sample "closed: from \"holidays.ics\"";
    Closed: ["closed: {date:date}[ {reason:text}]"], sample "closed: 2026-05-01 \"Labour Day\"";
    WeekStarts: ["week starts on: {day:weekday}"], sample "week starts on: Monday";
    LeadIdColumn: ["lead id: column {columns:texts}"], sample "lead id: column \"Contact ID\", \"who_id\"";
    KindColumn: ["kind: column {columns:texts}"], sample "kind: column \"Activity Type\"";
    TimeColumn: ["time: column {columns:texts}[, written {written:texts}]"], sample "time: column \"Activity Date\"";
    OncePer: ["once per: column {columns:texts}"], sample "once per: column \"event id\"";
    InTheData: ["in the data: {names:texts}"], sample "in the data: \"page_view\", \"Page Visited on Website\"";
    DoesNotCount: ["does not count as activity"], sample "does not count as activity";
    KindOf: ["kind of: {activity:name}"], sample "kind of: page view";
    AnyOfKinds: ["any of: {activities:names}"], sample "any of: call, sales email";
    When: ["when: {condition:condition}"], sample "when: industry is \"SaaS\"";
    Meaning: ["meaning: {text:text}"], sample "meaning: \"Somebody who came back\"";
    From: ["from: {stages:names}"], sample "from: Lead, Nurture";
    BackFrom: ["back from: {stages:names}"], sample "back from: MQL, SAL";
    FastTrackPast: ["fast track past {stages:labels}: {condition:condition}"], sample "fast track past MQL: demo request in the last 30 days";
    FastTrack: ["fast track: {condition:condition}"], sample "fast track: demo request in the last 30 days";
    NotWithout: ["not without: {fields:names}"], sample "not without: email, company";
    BackWhen: ["back to {stage:name} when: {condition:condition}"], sample "back to Nurture when: no activity by the lead in the last 60 days";
    BackAfter: ["back to {stage:name} after: {duration:duration} in this stage"], sample "back to Nurture after: 90 days in this stage";
    ComesBackFrom: ["comes back from {stages:labels}: after {duration:duration}, with new activity"], sample "comes back from Lost: after 180 days, with new activity";
    ComesBack: ["comes back: after {duration:duration}, with new activity"], sample "comes back: after 30 days, with new activity";
    Owner: ["owner: {party:name}"], sample "owner: marketing";
    Who: ["who: {party:name}"], sample "who: sales";
    MustBring: ["must: bring the lead to {stages:alternatives}"], sample "must: bring the lead to SAL or Nurture";
    Must: ["must: {acts:acts}"], sample "must: 1 call or 1 sales email";
    Within: ["within: {duration:duration} after {start:name}"], sample "within: 8 business hours after MQL";
    Warn: ["warn after: {duration:duration}"], sample "warn after: 6 business hours";
    Escalate: ["escalate to {to:text} after: {duration:duration}"], sample "escalate to \"Head of Sales\" after: 16 business hours";
    Paused: ["paused while: {from:name} until {to:name}"], sample "paused while: snooze until wake up";
    Lapses: ["lapses when: {condition:condition}"], sample "lapses when: rejection";
    Delivers: ["delivers: at least {count:whole} {stage:name} per {period:period}"], sample "delivers: at least 120 MQL per month";
    Converts: ["converts: at least {share:percent} of {from:name} to {to:name} within {duration:duration}, per {period:period} of {cohort:name}"], sample "converts: at least 80% of MQL to SAL within 7 days, per month of MQL";
    Keeps: ["keeps: {slas:names} for at least {share:percent}, per {period:period} due"], sample "keeps: first follow-up for at least 95%, per month due";
    AsOf: ["as of: {when:moment}"], sample "as of: 2026-05-04 10:00";
    Lead: ["lead: {facts:facts}"], sample "lead: company size is 300, industry is \"SaaS\"";
    Did: [
        "did: {activity:name} on {date:date}[ at {clock:clock}]",
        "did: {activity:name} {count:whole} times on {date:date}[ at {clock:clock}]",
        "did: {activity:name} {count:whole=1} time on {date:date}[ at {clock:clock}]",
        "did: {activity:name}, {facts:facts} on {date:date}[ at {clock:clock}]",
        "did: {activity:name} {count:whole} times, {facts:facts} on {date:date}[ at {clock:clock}]",
    ], sample "did: pricing page view 2 times on 2026-05-04 at 09:30";
    Expect: ["expect: {expects:expects}"], sample "expect: stage MQL, fit is 45";
    Group: ["{condition:group}"], sample "all of:";
    // Rules of a points block.
    RuleWhen: ["{points:points} when {condition:condition}"], sample "+20 when company size between 200 and 1000";
    RuleIdle: ["{points:points} for each {duration:duration} without activity"], sample "-10 for each 30 days without activity";
    RuleEach: ["{points:points} for each {activity:name}"], sample "+10 for each pricing page view";
    // Lines that add to the previous line.
    Because: ["because {text:text}"], sample "because \"61% of the deals won in 2025\"";
    AtMostPer: ["at most {count:whole} per {period:period}"], sample "at most 3 per week";
    AtMostPoints: ["at most {most:limit} points"], sample "at most 15 points";
    OnlyLatest: ["only the latest {count:whole} count", "only the latest {count:whole=1} counts"], sample "only the latest 2 count";
    Halves: ["halves every {duration:duration}"], sample "halves every 30 days";
    Fades: ["fades over {duration:duration}"], sample "fades over 90 days";
    InTheLast: ["in the last {duration:duration}"], sample "in the last 90 days";
    BetweenAgo: ["between {low:whole} and {duration:duration} ago"], sample "between 31 and 60 days ago";
    StartsAgain: ["starts again when going back"], sample "starts again when going back";
    OnlyHighest: ["only the highest counts"], sample "only the highest counts";
    // Bullets that are declarations.
    Field: [
        "{name:label}: {type:type}[, column {columns:texts}][, known from column {known:text}][, written {written:texts}][, unknown is {unknown:texts}]",
        "{name:label}: {type:type}[, column {columns:texts}], also in column {merged:texts}[, unknown is {unknown:texts}]",
        "{name:label}: {type:type}, also in column {merged:texts}, column {columns:texts}[, unknown is {unknown:texts}]",
        "{name:label}: {type:type}[, column {columns:texts}][, known from column {known:text}], unknown is {unknown:texts}, written {written:texts}",
        "{name:label}: {type:type}, known from column {known:text}, column {columns:texts}[, written {written:texts}][, unknown is {unknown:texts}]",
        "{name:label}: {type:type}, written {written:texts}, column {columns:texts}[, known from column {known:text}][, unknown is {unknown:texts}]",
    ], sample "company size: whole number, column \"Number of Employees\"";
    ActivityName: ["{name:label}[, also {also:labels}]"], sample "call, also calls";
    // Conditions.
    Known: ["{subject:name} is known"], sample "company size is known";
    Unknown: ["{subject:name} is unknown"], sample "company size is unknown";
    IsYes: ["{subject:name} is yes"], sample "budget confirmed is yes";
    IsNo: ["{subject:name} is no"], sample "budget confirmed is no";
    IsOneOf: ["{subject:name} is one of {values:values}"], sample "industry is one of \"SaaS\", \"Fintech\"";
    IsNoneOf: ["{subject:name} is none of {values:values}"], sample "industry is none of \"SaaS\", \"Fintech\"";
    IsIn: ["{subject:name} is in {list:name}"], sample "domain of email is in competitors";
    IsNotIn: ["{subject:name} is not in {list:name}"], sample "domain of email is not in competitors";
    IsNot: ["{subject:name} is not {value:value}"], sample "industry is not \"SaaS\"";
    Is: ["{subject:name} is {value:value}", "{subject:name} is {values:values}"], sample "industry is \"SaaS\"";
    Contains: ["{subject:name} contains {value:value}"], sample "job title contains \"head of\"";
    ContainsOneOf: ["{subject:name} contains one of {values:values}"], sample "job title contains one of \"VP\", \"head of\"";
    DoesNotContain: ["{subject:name} does not contain {value:value}"], sample "job title does not contain \"assistant\"";
    Mentions: ["{subject:name} mentions {value:value}"], sample "job title mentions \"VP\"";
    MentionsOneOf: ["{subject:name} mentions one of {values:values}"], sample "job title mentions one of \"VP\", \"director\"";
    StartsWith: ["{subject:name} starts with {value:value}"], sample "job title starts with \"head\"";
    EndsWith: ["{subject:name} ends with {value:value}"], sample "job title ends with \"director\"";
    Between: ["{subject:name} between {low:quantity} and {high:quantity}"], sample "company size between 200 and 1000";
    TimesInLast: [
        "{subject:name} at least {count:whole} times in the last {duration:duration}",
        "{subject:name} at least {count:whole=1} time in the last {duration:duration}",
    ], sample "demo request at least 2 times in the last 14 days";
    TimesSince: ["{subject:name} at least {count:whole} times since {stage:name}", "{subject:name} at least {count:whole=1} time since {stage:name}"], sample "demo request at least 2 times since MQL";
    OnDaysInLast: [
        "{subject:name} on at least {count:whole} days in the last {duration:duration}",
        "{subject:name} on at least {count:whole=1} day in the last {duration:duration}",
    ], sample "demo request on at least 3 days in the last 30 days";
    OnDaysSince: ["{subject:name} on at least {count:whole} days since {stage:name}", "{subject:name} on at least {count:whole=1} day since {stage:name}"], sample "demo request on at least 3 days since MQL";
    OnDays: ["{subject:name} on at least {count:whole} days", "{subject:name} on at least {count:whole=1} day"], sample "demo request on at least 3 days";
    AtMostInLast: [
        "{subject:name} at most {count:whole} times in the last {duration:duration}",
        "{subject:name} at most {count:whole=1} time in the last {duration:duration}",
    ], sample "sales email at most 5 times in the last 30 days";
    AtMostSince: ["{subject:name} at most {count:whole} times since {stage:name}", "{subject:name} at most {count:whole=1} time since {stage:name}"], sample "sales email at most 5 times since MQL";
    AtMostTimes: ["{subject:name} at most {count:whole} times", "{subject:name} at most {count:whole=1} time"], sample "sales email at most 5 times";
    TimesDaysAgo: [
        "{subject:name} at least {count:whole} times between {low:whole} and {duration:duration} ago",
        "{subject:name} at least {count:whole=1} time between {low:whole} and {duration:duration} ago",
    ], sample "demo request at least 2 times between 30 and 60 days ago";
    DaysAgo: ["{subject:name} between {low:whole} and {duration:duration} ago"], sample "demo request between 30 and 60 days ago";
    Until: ["{subject:name} until {activity:name}"], sample "snooze until wake up";
    Times: ["{subject:name} at least {count:whole} times", "{subject:name} at least {count:whole=1} time"], sample "demo request at least 2 times";
    AtLeast: ["{subject:name} at least {value:quantity}"], sample "company size at least 200";
    AtMost: ["{subject:name} at most {value:quantity}"], sample "company size at most 200";
    MoreThan: ["{subject:name} more than {value:quantity}"], sample "company size more than 200";
    LessThan: ["{subject:name} less than {value:quantity}"], sample "company size less than 200";
    Before: ["{subject:name} before {date:date}"], sample "renewal before 2026-10-01";
    After: ["{subject:name} after {date:date}"], sample "renewal after 2026-10-01";
    InLast: ["{subject:name} in the last {duration:duration}"], sample "demo request in the last 30 days";
    InNext: ["{subject:name} in the next {duration:duration}"], sample "renewal in the next 60 days";
    Since: ["{subject:name} since {stage:name}"], sample "acceptance since MQL";
    NoSince: ["no {subject:name} since {stage:name}"], sample "no demo request since MQL";
    NoActivityByAnybody: ["no activity by anybody in the last {duration:duration}"], sample "no activity by anybody in the last 60 days";
    NoActivityByLead: ["no activity by the lead in the last {duration:duration}"], sample "no activity by the lead in the last 60 days";
    NoActivityBy: ["no activity by {party:name} in the last {duration:duration}"], sample "no activity by sales in the last 60 days";
    NoInLast: ["no {subject:name} in the last {duration:duration}"], sample "no demo request in the last 30 days";
    Never: ["no {subject:name}"], sample "no demo request";
    Matches: ["matches {definition:name}"], sample "matches economic buyer";
    InStage: ["the lead is in {stage:name}"], sample "the lead is in SQL";
    Ever: ["{subject:name}"], sample "demo request";
    // The subject of a condition, when it is more than a name.
    DomainOf: ["domain of {field:name}"], sample "domain of email";
    // Items of `expect:`.
    ExpectStageOpen: ["stage {stage:name} is open"], sample "stage MQL is open";
    ExpectStage: ["stage {stage:name}"], sample "stage MQL";
    ExpectNotExcluded: ["not excluded"], sample "not excluded";
    ExpectExcludedBy: ["excluded by {exclusion:name}"], sample "excluded by competitors";
    ExpectSlaMet: ["sla {sla:name} is met"], sample "sla first follow-up is met";
    ExpectSlaBreached: ["sla {sla:name} is breached"], sample "sla first follow-up is breached";
    ExpectSlaRunning: ["sla {sla:name} is running"], sample "sla first follow-up is running";
    ExpectSlaVoid: ["sla {sla:name} is void"], sample "sla first follow-up is void";
    ExpectSlaDue: ["sla {sla:name} is due {when:moment}"], sample "sla first follow-up is due 2026-05-05 09:30";
    ExpectPointsIs: ["{points:name} is {value:quantity}"], sample "fit is 45";
    ExpectPointsAtLeast: ["{points:name} at least {value:quantity}"], sample "fit at least 45";
    ExpectPointsAtMost: ["{points:name} at most {value:quantity}"], sample "fit at most 45";
    ExpectPointsBetween: ["{points:name} between {low:quantity} and {high:quantity}"], sample "fit between 40 and 45";
}

// Words that fill a slot on their own: `one | several`, then synonyms; `feminine` where words before it agree.
forms! {
    group GroupWord {
        All: ["all of:"],
        Any: ["any of:"],
        None: ["none of:"],
    }
    unit Unit {
        BusinessMinutes: ["business minute" | "business minutes"],
        BusinessHours: ["business hour" | "business hours"],
        BusinessDays: ["business day" | "business days"],
        Minutes: ["minute" | "minutes"],
        Hours: ["hour" | "hours"],
        Days: ["day" | "days"],
        Weeks: ["week" | "weeks"],
        Months: ["month" | "months"],
        Quarters: ["quarter" | "quarters"],
        Years: ["year" | "years"],
    }
    period Period {
        Day: ["day"],
        Week: ["week"],
        Month: ["month"],
        Quarter: ["quarter"],
        Year: ["year"],
    }
    weekday Weekday {
        Monday: ["Monday"],
        Tuesday: ["Tuesday"],
        Wednesday: ["Wednesday"],
        Thursday: ["Thursday"],
        Friday: ["Friday"],
        Saturday: ["Saturday"],
        Sunday: ["Sunday"],
    }
    type_word TypeWord {
        CreationTime: ["creation time"],
        Whole: ["whole number"],
        Number: ["number"],
        Money: ["money"],
        Percent: ["percent"],
        Text: ["text"],
        Email: ["email"],
        Link: ["link"],
        Country: ["country"],
        YesNo: ["yes or no"],
        Range: ["range"],
        Date: ["date"],
        Time: ["time"],
        Id: ["id"],
    }
    choice_word ChoiceWord {
        Choices: ["choices of"],
        Choice: ["choice of"],
    }
    magnitude Magnitude {
        Thousand: ["thousand"],
        Million: ["million"],
        Billion: ["billion"],
        TenThousand: [],
        HundredMillion: [],
    }
    range_word RangeWord {
        To: ["to"],
    }
    finding_kind FindingKind {
        Warnings: ["warnings", "warning"],
        Notes: ["notes", "note"],
    }
    or_word OrWord {
        Or: ["or"],
    }
    days_word DaysWord {
        DifferentDays: ["on different days"],
    }
    in_word InWord {
        In: ["in"],
    }
}
