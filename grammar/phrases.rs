// The phrase table: the only place that maps words of a human language to the keywords of leadc.
//
// A row:   Id in [blocks]: en ["canonical pattern", "synonym", …], sample "a line that reads so";
//
// In a pattern, bare words are keywords, `{slot:type}` is a slot (the types are in src/syntax/phrase.rs), `[…]` is optional,
// and `: , +` are punctuation. The first pattern is the one the formatter writes. The table generates grammar/<language>.pest
// (checked in; a test reports when it is stale) and the printer.

phrases! {
    // Lines that open a block, and one-line declarations.
    Header {
        /// `include "shared/free-mail.leadc"`
        Include in [File]: en ["include {path:text}"], sample "include \"a.leadc\"";
        /// `contract "Title":`
        Contract in [File]: en ["contract {title:text}:"], sample "contract \"Inbound\":";
        /// `calendar Sao Paulo:`
        Calendar in [File]: en ["calendar {name:label}:"], sample "calendar Sao Paulo:";
        /// `term SQL: "A lead that …"`
        Term in [File]: en ["term {name:label}: {meaning:text}"], sample "term SQL: \"A lead that sales examined\"";
        /// `fields:`
        Fields in [File]: en ["fields:"], sample "fields:";
        /// `activity columns:`
        ActivityColumns in [File]: en ["activity columns:"], sample "activity columns:";
        /// `activities by the lead:`
        ActivitiesByLead in [File]: en ["activities by the lead:"], sample "activities by the lead:";
        /// `activities by sales:`
        ActivitiesBy in [File]: en ["activities by {party:label}:"], sample "activities by sales:";
        /// `activity page view, also page views by the lead:`
        ActivityByLead in [File]: en ["activity {name:name}[, also {also:names}] by the lead:"], sample "activity page view by the lead:";
        /// `activity status change by sales:`
        ActivityBy in [File]: en ["activity {name:name}[, also {also:names}] by {party:label}:"], sample "activity status change by sales:";
        /// `activity attempt, also attempts:`
        Activity in [File]: en ["activity {name:label}[, also {also:labels}]:"], sample "activity attempt, also attempts:";
        /// `list competitors: "acme.com", "globex.com"`
        List in [File]: en ["list {name:label}: {values:texts}"], sample "list competitors: \"acme.com\", \"globex.com\"";
        /// `list free mail: from "free-mail.csv", column "domain"`
        ListFrom in [File]: en ["list {name:label}: from {path:text}[, column {column:text}]"], sample "list free mail: from \"free-mail.csv\", column \"domain\"";
        /// `ideal customer mid market:`
        IdealCustomer in [File]: en ["ideal customer {name:label}:"], sample "ideal customer mid market:";
        /// `persona economic buyer:`
        Persona in [File]: en ["persona {name:label}:"], sample "persona economic buyer:";
        /// `define engaged:`
        Define in [File]: en ["define {name:label}:"], sample "define engaged:";
        /// `exclude competitors:`
        Exclude in [File]: en ["exclude {name:label}:"], sample "exclude competitors:";
        /// `points for fit, at most 60, at least 0:`
        Points in [File]: en ["points for {name:label}[, at most {most:limit}][, at least {least:limit}]:", "points for {name:label}, at least {least:limit}, at most {most:limit}:"], sample "points for fit, at most 60:";
        /// `score: fit + interest, at most 300`
        Score in [File]: en ["score: {terms:sum}[, at most {most:limit}][, at least {least:limit}]", "score: {terms:sum}, at least {least:limit}, at most {most:limit}"], sample "score: fit + interest, at most 300";
        /// `total who they are: fit + role, at most 60`
        Total in [File]: en ["total {name:label}: {terms:sum}[, at most {most:limit}][, at least {least:limit}]", "total {name:label}: {terms:sum}, at least {least:limit}, at most {most:limit}"], sample "total who they are: fit + interest";
        /// `stage MQL, "Marketing qualified lead":`
        Stage in [File]: en ["stage {name:label}[, {description:text}]:"], sample "stage MQL, \"Marketing qualified lead\":";
        /// `sla first follow-up:`
        Sla in [File]: en ["sla {name:label}:"], sample "sla first follow-up:";
        /// `target monthly volume:`
        Target in [File]: en ["target {name:label}:"], sample "target monthly volume:";
        /// `example "a VP who saw pricing twice":`
        Example in [File]: en ["example {title:text}:"], sample "example \"a VP who saw pricing twice\":";
    }
    // Settings of a block: lines that start with a keyword.
    Setting {
        /// `parties: marketing "Ana Souza", sales "Marco Rossi"`
        Parties in [Contract]: en ["parties: {parties:parties}"], sample "parties: marketing \"Ana Souza\", sales \"Marco Rossi\"";
        /// `version: 3`
        Version in [Contract]: en ["version: {version:whole}"], sample "version: 3";
        /// `in force: 2026-04-01 to 2026-09-30`
        InForce in [Contract]: en ["in force: {from:date} to {to:date}"], sample "in force: 2026-04-01 to 2026-09-30";
        /// `in force: from 2026-04-01`
        InForceFrom in [Contract]: en ["in force: from {from:date}"], sample "in force: from 2026-04-01";
        /// `review: every 3 months`
        Review in [Contract]: en ["review: every {every:duration}"], sample "review: every 3 months";
        /// `time zone: America/Sao_Paulo`
        TimeZone in [Contract, Calendar]: en ["time zone: {zone:zone}"], sample "time zone: America/Sao_Paulo";
        /// `calendar: Sao Paulo when country is BR`
        CalendarWhen in [Contract, Sla]: en ["calendar: {calendar:name} when {condition:condition}"], sample "calendar: Sao Paulo when country is BR";
        /// `calendar: Sao Paulo`
        UseCalendar in [Contract, Sla]: en ["calendar: {calendar:name}"], sample "calendar: Sao Paulo";
        /// `currency: BRL`
        Currency in [Contract]: en ["currency: {currency:currency}"], sample "currency: BRL";
        /// `dates are: "DD/MM/YYYY"`
        DatesAre in [Contract]: en ["dates are: {formats:texts}"], sample "dates are: \"DD/MM/YYYY\"";
        /// `numbers are: "1.000,5"`
        NumbersAre in [Contract]: en ["numbers are: {formats:texts}"], sample "numbers are: \"1.000,5\"";
        /// `unknown is: "null", "-", "n/a"`
        UnknownIs in [Contract]: en ["unknown is: {texts:texts}"], sample "unknown is: \"null\", \"-\", \"n/a\"";
        /// `show: company, email, owner`
        Show in [Contract]: en ["show: {fields:names}"], sample "show: company, email, owner";
        /// `signed by: "Ana Souza" on 2026-03-20, fingerprint 7F3A91C2D4E5F607`
        SignedBy in [Contract]: en ["signed by: {person:text} on {date:date}[, fingerprint {fingerprint:hex}]"], sample "signed by: \"Ana Souza\" on 2026-03-20, fingerprint 7F3A91C2D4E5F607";
        /// `allow: W0105, notes`
        Allow in [Contract]: en ["allow: {findings:findings}"], sample "allow: W0105, notes";
        /// `deny: warnings`
        Deny in [Contract]: en ["deny: {findings:findings}"], sample "deny: warnings";
        /// `open: Monday to Friday, 09:00 to 12:00`
        Open in [Calendar]: en ["open: {days:weekdays}, {from:clock} to {to:clock}"], sample "open: Monday to Friday, 09:00 to 12:00";
        /// `open: 2026-12-24, 09:00 to 12:00`
        OpenOn in [Calendar]: en ["open: {date:date}, {from:clock} to {to:clock}"], sample "open: 2026-12-24, 09:00 to 12:00";
        /// `open: 2016-11-11 as usual`
        OpenAsUsual in [Calendar]: en ["open: {date:date} as usual"], sample "open: 2016-11-11 as usual";
        /// `closed: 2026-12-24 to 2027-01-02 "Holidays"`
        ClosedRange in [Calendar]: en ["closed: {from:date} to {to:date}[ {reason:text}]"], sample "closed: 2026-12-24 to 2027-01-02 \"Holidays\"";
        /// `closed: from "holidays.ics"`
        ClosedFrom in [Calendar]: en ["closed: from {path:text}"], sample "closed: from \"holidays.ics\"";
        /// `closed: 2026-05-01 "Labour Day"`
        Closed in [Calendar]: en ["closed: {date:date}[ {reason:text}]"], sample "closed: 2026-05-01 \"Labour Day\"";
        /// `week starts on: Monday`
        WeekStarts in [Calendar]: en ["week starts on: {day:weekday}"], sample "week starts on: Monday";
        /// `lead id: column "Contact ID", "who_id"`
        LeadIdColumn in [ActivityColumns, Activity]: en ["lead id: column {columns:texts}"], sample "lead id: column \"Contact ID\", \"who_id\"";
        /// `kind: column "Activity Type"`
        KindColumn in [ActivityColumns]: en ["kind: column {columns:texts}"], sample "kind: column \"Activity Type\"";
        /// `time: column "Activity Date", written "MM/DD/YYYY hh:mm AM"`
        TimeColumn in [ActivityColumns, Activity]: en ["time: column {columns:texts}[, written {written:texts}]"], sample "time: column \"Activity Date\"";
        /// `once per: column "event id"`
        OncePer in [ActivityColumns, Activity]: en ["once per: column {columns:texts}"], sample "once per: column \"event id\"";
        /// `in the data: "page_view", "Page Visited on Website"`
        InTheData in [Activity]: en ["in the data: {names:texts}"], sample "in the data: \"page_view\", \"Page Visited on Website\"";
        /// `does not count as activity`
        DoesNotCount in [Activity]: en ["does not count as activity"], sample "does not count as activity";
        /// `kind of: page view`
        KindOf in [Activity]: en ["kind of: {activity:name}"], sample "kind of: page view";
        /// `any of: call, sales email`
        AnyOfKinds in [Activity]: en ["any of: {activities:names}"], sample "any of: call, sales email";
        /// `when: …`
        When in [Activity, Definition, Exclude, Stage, Sla]: en ["when: {condition:condition}"], sample "when: industry is \"SaaS\"";
        /// `meaning: "Somebody who came back"`
        Meaning in [Definition]: en ["meaning: {text:text}"], sample "meaning: \"Somebody who came back\"";
        /// `from: Lead, Nurture`
        From in [Stage]: en ["from: {stages:names}"], sample "from: Lead, Nurture";
        /// `back from: MQL, SAL`
        BackFrom in [Stage]: en ["back from: {stages:names}"], sample "back from: MQL, SAL";
        /// `fast track past MQL: demo request in the last 30 days`
        FastTrackPast in [Stage]: en ["fast track past {stages:labels}: {condition:condition}"], sample "fast track past MQL: demo request in the last 30 days";
        /// `fast track: demo request in the last 30 days`
        FastTrack in [Stage]: en ["fast track: {condition:condition}"], sample "fast track: demo request in the last 30 days";
        /// `not without: email, company`
        NotWithout in [Stage]: en ["not without: {fields:names}"], sample "not without: email, company";
        /// `back to Nurture when: no activity by the lead in the last 60 days`
        BackWhen in [Stage]: en ["back to {stage:name} when: {condition:condition}"], sample "back to Nurture when: no activity by the lead in the last 60 days";
        /// `back to Nurture after: 90 days in this stage`
        BackAfter in [Stage]: en ["back to {stage:name} after: {duration:duration} in this stage"], sample "back to Nurture after: 90 days in this stage";
        /// `comes back from Lost: after 180 days, with new activity`
        ComesBackFrom in [Stage]: en ["comes back from {stages:labels}: after {duration:duration}, with new activity"], sample "comes back from Lost: after 180 days, with new activity";
        /// `comes back: after 30 days, with new activity`
        ComesBack in [Stage]: en ["comes back: after {duration:duration}, with new activity"], sample "comes back: after 30 days, with new activity";
        /// `owner: marketing`
        Owner in [Stage]: en ["owner: {party:name}"], sample "owner: marketing";
        /// `who: sales`
        Who in [Sla, Target]: en ["who: {party:name}"], sample "who: sales";
        /// `must: bring the lead to SAL or Nurture`
        MustBring in [Sla]: en ["must: bring the lead to {stages:alternatives}"], sample "must: bring the lead to SAL or Nurture";
        /// `must: 3 calls, 3 sales emails`, `must: 3 calls on different days`
        Must in [Sla]: en ["must: {acts:acts}"], sample "must: 1 call or 1 sales email";
        /// `within: 8 business hours after MQL`
        Within in [Sla]: en ["within: {duration:duration} after {start:name}"], sample "within: 8 business hours after MQL";
        /// `warn after: 6 business hours`
        Warn in [Sla]: en ["warn after: {duration:duration}"], sample "warn after: 6 business hours";
        /// `escalate to "Head of Sales" after: 16 business hours`
        Escalate in [Sla]: en ["escalate to {to:text} after: {duration:duration}"], sample "escalate to \"Head of Sales\" after: 16 business hours";
        /// `paused while: snooze until wake up`
        Paused in [Sla]: en ["paused while: {from:name} until {to:name}"], sample "paused while: snooze until wake up";
        /// `lapses when: rejection`
        Lapses in [Sla]: en ["lapses when: {condition:condition}"], sample "lapses when: rejection";
        /// `delivers: at least 120 MQL per month`
        Delivers in [Target]: en ["delivers: at least {count:whole} {stage:name} per {period:period}"], sample "delivers: at least 120 MQL per month";
        /// `converts: at least 80% of MQL to SAL within 7 days, per month of MQL`
        Converts in [Target]: en ["converts: at least {share:percent} of {from:name} to {to:name} within {duration:duration}, per {period:period} of {cohort:name}"], sample "converts: at least 80% of MQL to SAL within 7 days, per month of MQL";
        /// `keeps: first follow-up, demo call for at least 95%, per month due`
        Keeps in [Target]: en ["keeps: {slas:names} for at least {share:percent}, per {period:period} due"], sample "keeps: first follow-up for at least 95%, per month due";
        /// `as of: 2026-05-04 10:00`
        AsOf in [Example]: en ["as of: {when:moment}"], sample "as of: 2026-05-04 10:00";
        /// `lead: company size is 300, industry is "SaaS"`
        Lead in [Example]: en ["lead: {facts:facts}"], sample "lead: company size is 300, industry is \"SaaS\"";
        /// `did: pricing page view 2 times, seconds is 30, on 2026-05-04 at 09:30`
        Did in [Example]: en [
            "did: {activity:name} on {date:date}[ at {clock:clock}]",
            "did: {activity:name} {count:whole} times on {date:date}[ at {clock:clock}]",
            "did: {activity:name} {count:whole} time on {date:date}[ at {clock:clock}]",
            "did: {activity:name}, {facts:facts} on {date:date}[ at {clock:clock}]",
            "did: {activity:name} {count:whole} times, {facts:facts} on {date:date}[ at {clock:clock}]",
        ], sample "did: pricing page view 2 times on 2026-05-04 at 09:30";
        /// `expect: stage MQL, fit is 45`
        Expect in [Example]: en ["expect: {expects:expects}"], sample "expect: stage MQL, fit is 45";
        /// `all of:` as the condition of the block
        Group in [Activity, Definition, Exclude, Stage]: en ["{condition:group}"], sample "all of:";
    }
    // Rules of a points block.
    Rule {
        /// `+20 when company size between 200 and 1000`
        RuleWhen in [Points]: en ["{points:points} when {condition:condition}"], sample "+20 when company size between 200 and 1000";
        /// `-10 for each 30 days without activity`
        RuleIdle in [Points]: en ["{points:points} for each {duration:duration} without activity"], sample "-10 for each 30 days without activity";
        /// `+10 for each pricing page view`
        RuleEach in [Points]: en ["{points:points} for each {activity:name}"], sample "+10 for each pricing page view";
    }
    // Lines that add to the previous line.
    Modifier {
        /// `because "61% of the deals won in 2025"`
        Because in [Definition, Exclude, Points, Stage, Sla, Target]: en ["because {text:text}"], sample "because \"61% of the deals won in 2025\"";
        /// `at most 3 per week`
        AtMostPer in [Points]: en ["at most {count:whole} per {period:period}"], sample "at most 3 per week";
        /// `at most 15 points`
        AtMostPoints in [Points]: en ["at most {most:limit} points"], sample "at most 15 points";
        /// `only the latest 2 count`
        OnlyLatest in [Points]: en ["only the latest {count:whole} count", "only the latest {count:whole} counts"], sample "only the latest 2 count";
        /// `halves every 30 days`
        Halves in [Points]: en ["halves every {duration:duration}"], sample "halves every 30 days";
        /// `fades over 90 days`
        Fades in [Points]: en ["fades over {duration:duration}"], sample "fades over 90 days";
        /// `in the last 90 days`
        InTheLast in [Points]: en ["in the last {duration:duration}"], sample "in the last 90 days";
        /// `between 31 and 60 days ago`
        BetweenAgo in [Points]: en ["between {low:whole} and {duration:duration} ago"], sample "between 31 and 60 days ago";
        /// `starts again when going back`
        StartsAgain in [Points]: en ["starts again when going back"], sample "starts again when going back";
        /// `only the highest counts`
        OnlyHighest in [Points]: en ["only the highest counts"], sample "only the highest counts";
    }
    // Bullets that are declarations.
    Declaration {
        /// `- company size: whole number, column "Number of Employees", known from column "Size set on"`
        Field in [Fields, Activity]: en [
            "{name:label}: {type:type}[, column {columns:texts}][, known from column {known:text}][, written {written:texts}][, unknown is {unknown:texts}]",
            "{name:label}: {type:type}[, column {columns:texts}], also in column {merged:texts}[, unknown is {unknown:texts}]",
            "{name:label}: {type:type}, also in column {merged:texts}, column {columns:texts}[, unknown is {unknown:texts}]",
            "{name:label}: {type:type}[, column {columns:texts}][, known from column {known:text}], unknown is {unknown:texts}, written {written:texts}",
            "{name:label}: {type:type}, known from column {known:text}, column {columns:texts}[, written {written:texts}][, unknown is {unknown:texts}]",
            "{name:label}: {type:type}, written {written:texts}, column {columns:texts}[, known from column {known:text}][, unknown is {unknown:texts}]",
        ], sample "company size: whole number, column \"Number of Employees\"";
        /// `- call, also calls`
        ActivityName in [Activities]: en ["{name:label}[, also {also:labels}]"], sample "call, also calls";
    }
    // Conditions.
    Condition {
        /// `company size is known`
        Known in [Condition]: en ["{subject:name} is known"], sample "company size is known";
        /// `company size is unknown`
        Unknown in [Condition]: en ["{subject:name} is unknown"], sample "company size is unknown";
        /// `wants a call is yes`
        IsYes in [Condition]: en ["{subject:name} is yes"], sample "budget confirmed is yes";
        /// `wants a call is no`
        IsNo in [Condition]: en ["{subject:name} is no"], sample "budget confirmed is no";
        /// `industry is one of "SaaS", "Fintech"`
        IsOneOf in [Condition]: en ["{subject:name} is one of {values:values}"], sample "industry is one of \"SaaS\", \"Fintech\"";
        /// `industry is none of "SaaS", "Fintech"`
        IsNoneOf in [Condition]: en ["{subject:name} is none of {values:values}"], sample "industry is none of \"SaaS\", \"Fintech\"";
        /// `domain of email is in competitors`
        IsIn in [Condition]: en ["{subject:name} is in {list:name}"], sample "domain of email is in competitors";
        /// `domain of email is not in competitors`
        IsNotIn in [Condition]: en ["{subject:name} is not in {list:name}"], sample "domain of email is not in competitors";
        /// `industry is not "SaaS"`
        IsNot in [Condition]: en ["{subject:name} is not {value:value}"], sample "industry is not \"SaaS\"";
        /// `industry is "SaaS"`; with several values a fact of an example about choices, nowhere else: `interests is "A", "B"`
        Is in [Condition]: en ["{subject:name} is {value:value}", "{subject:name} is {values:values}"], sample "industry is \"SaaS\"";
        /// `job title contains "head of"`
        Contains in [Condition]: en ["{subject:name} contains {value:value}"], sample "job title contains \"head of\"";
        /// `job title contains one of "VP", "head of"`
        ContainsOneOf in [Condition]: en ["{subject:name} contains one of {values:values}"], sample "job title contains one of \"VP\", \"head of\"";
        /// `job title does not contain "assistant"`
        DoesNotContain in [Condition]: en ["{subject:name} does not contain {value:value}"], sample "job title does not contain \"assistant\"";
        /// `job title mentions "VP"`
        Mentions in [Condition]: en ["{subject:name} mentions {value:value}"], sample "job title mentions \"VP\"";
        /// `job title mentions one of "VP", "director"`
        MentionsOneOf in [Condition]: en ["{subject:name} mentions one of {values:values}"], sample "job title mentions one of \"VP\", \"director\"";
        /// `job title starts with "head"`
        StartsWith in [Condition]: en ["{subject:name} starts with {value:value}"], sample "job title starts with \"head\"";
        /// `job title ends with "director"`
        EndsWith in [Condition]: en ["{subject:name} ends with {value:value}"], sample "job title ends with \"director\"";
        /// `company size between 200 and 1000`
        Between in [Condition]: en ["{subject:name} between {low:quantity} and {high:quantity}"], sample "company size between 200 and 1000";
        /// `demo request at least 2 times in the last 14 days`
        TimesInLast in [Condition]: en ["{subject:name} at least {count:whole} times in the last {duration:duration}", "{subject:name} at least {count:whole} time in the last {duration:duration}"], sample "demo request at least 2 times in the last 14 days";
        /// `demo request at least 2 times since MQL`
        TimesSince in [Condition]: en ["{subject:name} at least {count:whole} times since {stage:name}", "{subject:name} at least {count:whole} time since {stage:name}"], sample "demo request at least 2 times since MQL";
        /// `demo request on at least 3 days in the last 30 days`
        OnDaysInLast in [Condition]: en ["{subject:name} on at least {count:whole} days in the last {duration:duration}", "{subject:name} on at least {count:whole} day in the last {duration:duration}"], sample "demo request on at least 3 days in the last 30 days";
        /// `demo request on at least 3 days since MQL`
        OnDaysSince in [Condition]: en ["{subject:name} on at least {count:whole} days since {stage:name}", "{subject:name} on at least {count:whole} day since {stage:name}"], sample "demo request on at least 3 days since MQL";
        /// `demo request on at least 3 days`
        OnDays in [Condition]: en ["{subject:name} on at least {count:whole} days", "{subject:name} on at least {count:whole} day"], sample "demo request on at least 3 days";
        /// `sales email at most 5 times in the last 30 days`
        AtMostInLast in [Condition]: en ["{subject:name} at most {count:whole} times in the last {duration:duration}", "{subject:name} at most {count:whole} time in the last {duration:duration}"], sample "sales email at most 5 times in the last 30 days";
        /// `sales email at most 5 times since MQL`
        AtMostSince in [Condition]: en ["{subject:name} at most {count:whole} times since {stage:name}", "{subject:name} at most {count:whole} time since {stage:name}"], sample "sales email at most 5 times since MQL";
        /// `sales email at most 5 times`
        AtMostTimes in [Condition]: en ["{subject:name} at most {count:whole} times", "{subject:name} at most {count:whole} time"], sample "sales email at most 5 times";
        /// `demo request at least 2 times between 30 and 60 days ago`
        TimesDaysAgo in [Condition]: en ["{subject:name} at least {count:whole} times between {low:whole} and {duration:duration} ago", "{subject:name} at least {count:whole} time between {low:whole} and {duration:duration} ago"], sample "demo request at least 2 times between 30 and 60 days ago";
        /// `demo request between 30 and 60 days ago`
        DaysAgo in [Condition]: en ["{subject:name} between {low:whole} and {duration:duration} ago"], sample "demo request between 30 and 60 days ago";
        /// `snooze until wake up`
        Until in [Condition]: en ["{subject:name} until {activity:name}"], sample "snooze until wake up";
        /// `demo request at least 2 times`
        Times in [Condition]: en ["{subject:name} at least {count:whole} times", "{subject:name} at least {count:whole} time"], sample "demo request at least 2 times";
        /// `company size at least 200`
        AtLeast in [Condition]: en ["{subject:name} at least {value:quantity}"], sample "company size at least 200";
        /// `company size at most 200`
        AtMost in [Condition]: en ["{subject:name} at most {value:quantity}"], sample "company size at most 200";
        /// `company size more than 200`
        MoreThan in [Condition]: en ["{subject:name} more than {value:quantity}"], sample "company size more than 200";
        /// `company size less than 200`
        LessThan in [Condition]: en ["{subject:name} less than {value:quantity}"], sample "company size less than 200";
        /// `renewal before 2026-10-01`
        Before in [Condition]: en ["{subject:name} before {date:date}"], sample "renewal before 2026-10-01";
        /// `renewal after 2026-10-01`
        After in [Condition]: en ["{subject:name} after {date:date}"], sample "renewal after 2026-10-01";
        /// `demo request in the last 30 days`, `renewal in the last 30 days`
        InLast in [Condition]: en ["{subject:name} in the last {duration:duration}"], sample "demo request in the last 30 days";
        /// `renewal in the next 60 days`
        InNext in [Condition]: en ["{subject:name} in the next {duration:duration}"], sample "renewal in the next 60 days";
        /// `acceptance since MQL`
        Since in [Condition]: en ["{subject:name} since {stage:name}"], sample "acceptance since MQL";
        /// `no demo request since MQL`
        NoSince in [Condition]: en ["no {subject:name} since {stage:name}"], sample "no demo request since MQL";
        /// `no activity by anybody in the last 60 days`
        NoActivityByAnybody in [Condition]: en ["no activity by anybody in the last {duration:duration}"], sample "no activity by anybody in the last 60 days";
        /// `no activity by the lead in the last 60 days`
        NoActivityByLead in [Condition]: en ["no activity by the lead in the last {duration:duration}"], sample "no activity by the lead in the last 60 days";
        /// `no activity by sales in the last 60 days`
        NoActivityBy in [Condition]: en ["no activity by {party:name} in the last {duration:duration}"], sample "no activity by sales in the last 60 days";
        /// `no demo request in the last 30 days`
        NoInLast in [Condition]: en ["no {subject:name} in the last {duration:duration}"], sample "no demo request in the last 30 days";
        /// `no demo request`
        Never in [Condition]: en ["no {subject:name}"], sample "no demo request";
        /// `matches economic buyer`
        Matches in [Condition]: en ["matches {definition:name}"], sample "matches economic buyer";
        /// `the lead is in SQL`
        InStage in [Condition]: en ["the lead is in {stage:name}"], sample "the lead is in SQL";
        /// `demo request`
        Ever in [Condition]: en ["{subject:name}"], sample "demo request";
    }
    // The subject of a condition, when it is more than a name.
    Subject {
        /// `domain of email`
        DomainOf in [Subject]: en ["domain of {field:name}"], sample "domain of email";
    }
    // Items of `expect:`.
    Expectation {
        /// `stage MQL is open`
        ExpectStageOpen in [Expect]: en ["stage {stage:name} is open"], sample "stage MQL is open";
        /// `stage MQL`
        ExpectStage in [Expect]: en ["stage {stage:name}"], sample "stage MQL";
        /// `not excluded`
        ExpectNotExcluded in [Expect]: en ["not excluded"], sample "not excluded";
        /// `excluded by competitors`
        ExpectExcludedBy in [Expect]: en ["excluded by {exclusion:name}"], sample "excluded by competitors";
        /// `sla first follow-up is met`
        ExpectSlaMet in [Expect]: en ["sla {sla:name} is met"], sample "sla first follow-up is met";
        /// `sla first follow-up is breached`
        ExpectSlaBreached in [Expect]: en ["sla {sla:name} is breached"], sample "sla first follow-up is breached";
        /// `sla first follow-up is running`
        ExpectSlaRunning in [Expect]: en ["sla {sla:name} is running"], sample "sla first follow-up is running";
        /// `sla first follow-up is void`
        ExpectSlaVoid in [Expect]: en ["sla {sla:name} is void"], sample "sla first follow-up is void";
        /// `sla first follow-up is due 2026-05-05 09:30`
        ExpectSlaDue in [Expect]: en ["sla {sla:name} is due {when:moment}"], sample "sla first follow-up is due 2026-05-05 09:30";
        /// `fit is 45`
        ExpectPointsIs in [Expect]: en ["{points:name} is {value:quantity}"], sample "fit is 45";
        /// `fit at least 45`
        ExpectPointsAtLeast in [Expect]: en ["{points:name} at least {value:quantity}"], sample "fit at least 45";
        /// `fit at most 45`
        ExpectPointsAtMost in [Expect]: en ["{points:name} at most {value:quantity}"], sample "fit at most 45";
        /// `fit between 40 and 45`
        ExpectPointsBetween in [Expect]: en ["{points:name} between {low:quantity} and {high:quantity}"], sample "fit between 40 and 45";
    }
}

// Words that fill a slot on their own: types of fields, units, periods, days, openers, magnitudes.
words! {
    /// Openers of groups.
    group GroupWord { All: en ["all of:"], Any: en ["any of:"], None: en ["none of:"] }
    /// Units of durations; the formatter writes the first form for one and the second for several.
    unit Unit {
        BusinessMinutes: en ["business minute", "business minutes"],
        BusinessHours: en ["business hour", "business hours"],
        BusinessDays: en ["business day", "business days"],
        Minutes: en ["minute", "minutes"],
        Hours: en ["hour", "hours"],
        Days: en ["day", "days"],
        Weeks: en ["week", "weeks"],
        Months: en ["month", "months"],
        Quarters: en ["quarter", "quarters"],
        Years: en ["year", "years"],
    }
    /// Calendar periods.
    period Period { Day: en ["day"], Week: en ["week"], Month: en ["month"], Quarter: en ["quarter"], Year: en ["year"] }
    /// Days of the week.
    weekday Weekday {
        Monday: en ["Monday"], Tuesday: en ["Tuesday"], Wednesday: en ["Wednesday"], Thursday: en ["Thursday"],
        Friday: en ["Friday"], Saturday: en ["Saturday"], Sunday: en ["Sunday"],
    }
    /// Types of fields without a list of choices.
    type_word TypeWord {
        CreationTime: en ["creation time"], Whole: en ["whole number"], Number: en ["number"], Money: en ["money"],
        Percent: en ["percent"], Text: en ["text"], Email: en ["email"], Link: en ["link"], Country: en ["country"],
        YesNo: en ["yes or no"], Range: en ["range"], Date: en ["date"], Time: en ["time"], Id: en ["id"],
    }
    /// Types of fields with a list of choices.
    choice_word ChoiceWord { Choices: en ["choices of"], Choice: en ["choice of"] }
    /// Magnitudes of numbers.
    magnitude Magnitude { Thousand: en ["thousand"], Million: en ["million"], Billion: en ["billion"] }
    /// Between the ends of a range of days.
    range_word RangeWord { To: en ["to"] }
    /// All messages of a kind.
    finding_kind FindingKind { Warnings: en ["warnings", "warning"], Notes: en ["notes", "note"] }
    /// Between alternatives.
    or_word OrWord { Or: en ["or"] }
    /// After an act that counts once a day.
    days_word DaysWord { DifferentDays: en ["on different days"] }
}

// Words that people write in place of the language's words, and the words they mean. Only unreadable lines are searched for
// them, in this order. If a word has two replacements that both give a readable line, both are reported.
word_pairs! {
    /// Words that people write in place of a language's words, and the words they mean.
    mistakes:
    en [
        "is one of the" => "is in", "is one of" => "is in", "is any of" => "is one of",
        "is not one of" => "is none of", "is not any of" => "is none of", "is either" => "is one of",
        "is not known" => "is unknown", "is not empty" => "is known", "is empty" => "is unknown", "is missing" => "is unknown",
        "is not set" => "is unknown", "is set" => "is known", "is equal to" => "is", "is not equal to" => "is not",
        "is greater than or equal to" => "at least", "is less than or equal to" => "at most",
        "greater than or equal to" => "at least", "less than or equal to" => "at most",
        "above" => "more than", "over" => "more than", "exceeds" => "more than", "below" => "less than", "under" => "less than",
        "atleast" => "at least", "atmost" => "at most", "is at least" => "at least", "is at most" => "at most", "is more than" => "more than", "is less than" => "less than",
        "is between" => "between", "is greater than" => "more than", "greater than" => "more than", "bigger than" => "more than",
        "larger than" => "more than", "fewer than" => "less than", "smaller than" => "less than", "no more than" => "at most",
        "not more than" => "at most", "up to" => "at most", "no less than" => "at least", "not less than" => "at least",
        "maximum" => "at most", "max." => "at most", "max" => "at most", "minimum" => "at least", "min." => "at least", "min" => "at least",
        ">=" => "at least", "≥" => "at least", "=>" => "at least", "<=" => "at most", "≤" => "at most", ">" => "more than", "<" => "less than",
        "!=" => "is not", "<>" => "is not", "==" => "is", "=" => "is", "equals" => "is", "are" => "is", "isn't" => "is not", "is true" => "is yes", "is false" => "is no",
        "does not include" => "does not contain", "doesn't contain" => "does not contain", "not contains" => "does not contain",
        "includes one of" => "contains one of", "contains any of" => "contains one of", "mentions any of" => "mentions one of",
        "includes" => "contains", "include" => "contains", "contain" => "contains", "has" => "contains", "like" => "contains",
        "begins with" => "starts with", "finishes with" => "ends with",
        "belongs to" => "is in", "is part of" => "is in", "not in" => "is not in", "in list" => "is in",
        "for each one" => "for each", "for a" => "for each", "for an" => "for each", "for any" => "for each", "at most once" => "at most 1", "most recent" => "latest", "last" => "latest",
        "maximum of" => "at most", "minimum of" => "at least", "max of" => "at most", "limit:" => "at most", "max:" => "at most", "maximum:" => "at most", "limited to" => "at most",
        "pts" => "points",
        "each month" => "per month", "every month" => "per month", "a month" => "per month", "each week" => "per week", "every week" => "per week", "a week" => "per week",
        "each day" => "per day", "every day" => "per day", "a day" => "per day", "each quarter" => "per quarter", "every quarter" => "per quarter", "a quarter" => "per quarter",
        "each year" => "per year", "every year" => "per year", "a year" => "per year",
        "for every" => "for each", "for" => "when", "for" => "for each", "per each" => "for each", "if" => "when", "where" => "when", "whenever" => "when", "when" => ":",
        "or" => ",", "and" => ",", ";" => ":", ";" => ",", "/" => ",",
        "working days" => "business days", "work days" => "business days", "workdays" => "business days", "working hours" => "business hours",
        "work hours" => "business hours", "working minutes" => "business minutes", "office hours" => "business hours", "office days" => "business days",
        "biz days" => "business days", "biz hours" => "business hours", "trading days" => "business days", "trading hours" => "business hours",
        "bank days" => "business days", "banking days" => "business days", "open days" => "business days", "open hours" => "business hours",
        "working day" => "business day", "work day" => "business day", "workday" => "business day", "working hour" => "business hour", "work hour" => "business hour",
        "working minute" => "business minute", "office hour" => "business hour", "office day" => "business day", "biz day" => "business day", "biz hour" => "business hour",
        "trading day" => "business day", "trading hour" => "business hour", "bank day" => "business day", "banking day" => "business day", "open day" => "business day",
        "open hour" => "business hour", "days business" => "business days", "hours business" => "business hours", "minutes business" => "business minutes",
        "void when" => "lapses when", "is void when" => "lapses when", "void if" => "lapses when", "void" => "lapses when", "cancelled when" => "lapses when",
        "canceled when" => "lapses when", "is cancelled when" => "lapses when", "is canceled when" => "lapses when", "cancelled if" => "lapses when", "canceled if" => "lapses when",
        "stops when" => "lapses when", "stops if" => "lapses when", "stopped when" => "lapses when", "ends when" => "lapses when", "ends if" => "lapses when",
        "ended when" => "lapses when", "excluded when" => "lapses when", "excluded if" => "lapses when", "waived when" => "lapses when", "waived if" => "lapses when",
        "paused when" => "paused while", "pause when" => "paused while", "pause while" => "paused while", "paused during" => "paused while", "on hold while" => "paused while",
        "the lead was in" => "the lead is in", "lead was in" => "the lead is in", "lead is in" => "the lead is in",
        "weekdays" => "Monday to Friday", "every day" => "Monday to Sunday", "daily" => "Monday to Sunday", "weekends" => "Saturday to Sunday",
        "till" => "to", "until" => "to", "through" => "to", "thru" => "to",
        "hrs" => "hours", "hr" => "hour", "mins" => "minutes", "wks" => "weeks",
        "within the last" => "in the last", "within the next" => "in the next", "within" => "in the next", "within" => "in the last", "during the last" => "in the last",
        "in the past" => "in the last", "in last" => "in the last", "in the last month" => "in the last 30 days", "in the last week" => "in the last 7 days",
        "last month" => "in the last 30 days", "last week" => "in the last 7 days", "last quarter" => "in the last 90 days", "last year" => "in the last 365 days",
        "over the last" => "in the last", "last" => "in the last", "at most twice" => "at most 2 times", "at most once" => "at most 1 time", "at least twice" => "at least 2 times", "at least once" => "at least 1 time",
        "twice" => "at least 2 times", "once" => "at least 1 time",
        "every" => "for each", "each" => "for each", "per" => "for each", "expires after" => "in the last",
        "loses half every" => "halves every", "loses 50% every" => "halves every", "decays 50% every" => "halves every", "half-life:" => "halves every", "half-life of" => "halves every",
        "decays over" => "fades over",
        "string" => "text", "integer" => "whole number", "boolean" => "yes or no", "yes/no" => "yes or no", "e-mail" => "email", "url" => "link",
        "amount" => "money", "currency" => "money", "percentage" => "percent", "dropdown of" => "choice of", "dropdown" => "choice of", "picklist" => "choice of",
        "list of" => "choice of", "one of" => "choice of", "options" => "choices of", "choices" => "choices of", "choice" => "choice of",
        "timezone" => "time zone", "opening hours" => "open", "holiday" => "closed", "valid" => "in force",
        "required fields" => "not without", "mandatory fields" => "not without", "mandatory" => "not without", "must know" => "not without", "must have" => "not without", "must be known" => "not without",
        "required data" => "not without", "known" => "not without",
        "goal" => "target", "objective" => "target", "KPI" => "target", "service level" => "sla", "SLA for" => "sla", "agreement" => "contract", "exclusion" => "exclude", "excluded" => "exclude",
        "scoring" => "points for", "between" => "parties", "partners" => "parties", "tz" => "time zone", "starts" => "in force: from", "valid from" => "in force: from",
        "in force from" => "in force:", "valid" => "in force", "working hours" => "open", "business hours" => "open", "office hours" => "open", "hours" => "open", "closed on" => "closed", "holidays" => "closed", "day off" => "closed",
        "weeks start on" => "week starts on", "first day of the week" => "week starts on",
        "accepts" => "converts", "accept" => "converts", "meets" => "keeps", "deliver" => "delivers", "convert" => "converts", "keep" => "keeps",
        "expire after" => "in the last", "points expire after" => "in the last", "valid for" => "in the last", "halves each" => "halves every", "half every" => "halves every",
        "decays by half every" => "halves every", "decay by half every" => "halves every", "loses half each" => "halves every",
        "comes from" => "from", "from stages" => "from", "from stage" => "from", "can come back" => "comes back", "skip" => "fast track past", "skips" => "fast track past", "goes back to" => "back to", "return to" => "back to", "returns to" => "back to", "go back to" => "back to",
        "with a new activity" => "with new activity", "with new activities" => "with new activity",
        "party" => "who", "warning after" => "warn after", "remind after" => "warn after", "reminder after" => "warn after", "escalation to" => "escalate to", "lapses:" => "lapses when:", "lapse when" => "lapses when",
        "move the lead to" => "bring the lead to", "move lead to" => "bring the lead to", "get the lead to" => "bring the lead to", "take the lead to" => "bring the lead to", "by:" => "within:", "must do" => "must", "must make" => "must:", "make" => "", "send" => "",
        "calendar days" => "days", "calendar day" => "day", "per 30 days of no activity" => "for each 30 days without activity", "of no activity" => "without activity", "without any activity" => "without activity",
        "date:" => "as of:", "when:" => "as of:", "today:" => "as of:", "does" => "did", "done" => "did", "expected" => "expect", "expects" => "expect", "result" => "expect",
        "doesn't count as activity" => "does not count as activity", "don't count as activity" => "does not count as activity", "is not an activity" => "does not count as activity", "is not activity" => "does not count as activity",
        "is a kind of" => "kind of", "kind:" => "kind of:", "either" => "any of", "one of:" => "any of:", "lead fields" => "fields", "fields of the lead" => "fields", "field:" => "fields:",
        "creation date" => "creation time", "created date" => "creation time", "create date" => "creation time", "created at" => "creation time", "id number" => "id", "identifier" => "id", "checkbox" => "yes or no", "true or false" => "yes or no", "true/false" => "yes or no",
        "columns" => "column", "called" => "column", "named" => "column", "from column" => ", column", "in column" => "column", "day" => "date", "%" => "percent", "choice:" => "choice of", "choices:" => "choice of",
        "/ month" => "per month", "/ week" => "per week", "/ day" => "per day", "/month" => "per month", "/week" => "per week", "/day" => "per day", "monthly" => "per month", "weekly" => "per week", "quarterly" => "per quarter",
        "from" => "of", "into" => "to", "in" => "within", "percent" => "%", "per cent" => "%", "=" => ":", "is" => ":",
        "requires" => "not without", "needs" => "not without", "required" => "not without", "after" => "from", "responsible" => "who", "owner" => "who",
        "reason" => "because", "since" => "because", "ICP" => "ideal customer", "buyer persona" => "persona", "scoring for" => "points for", "score for" => "points for",
        "rules for" => "points for", "deadline" => "within", "duty" => "must", "fast-track" => "fast track", "by lead" => "by the lead", "by anyone" => "by anybody",
        "bring lead to" => "bring the lead to", "bring to" => "bring the lead to", "bring it to" => "bring the lead to",
        "quarterly" => "every 3 months", "monthly" => "every 1 month", "yearly" => "every 1 year", "annually" => "every 1 year", "every quarter" => "every 3 months",
        "every month" => "every 1 month", "every year" => "every 1 year",
        "all of the following" => "all of", "any of the following" => "any of", "one of the following" => "any of", "none of the following" => "none of", "of inactivity" => "without activity",
        "one" => "1", "two" => "2", "three" => "3", "four" => "4", "five" => "5", "six" => "6", "seven" => "7", "eight" => "8", "nine" => "9", "ten" => "10",
        "all" => "all of", "any" => "any of", "none" => "none of",
    ]
}

// Whole lines and conditions in other words, and their form here. `{n}` and `{m}` are whole numbers, `{n+1}` is one more, `{n-1}` one fewer;
// `{w}` is one word, `{v}` starts with a quote, `{k}` and `{j}` are words without numbers and marks, and every other slot is
// any text. Tried after the words above.
word_pairs! {
    /// Lines and conditions in other words, and their form in a language.
    forms:
    en [
        "contract: {v}" => "contract {v}:", "parties: {w} ({k}), {x} ({j})" => "parties: {w} \"{k}\", {x} \"{j}\"", "parties: {w}: {k}, {x}: {j}" => "parties: {w} \"{k}\", {x} \"{j}\"",
        "activity by {w}:" => "activities by {w}:", "{x} {n}+ {k}" => "{x} at least {n} {k}", "{x} is like \"%{y}%\"" => "{x} contains \"{y}\"", "{x} like \"%{y}%\"" => "{x} contains \"{y}\"", "{x} is like \"*{y}*\"" => "{x} contains \"{y}\"", "{x} is like \"{y}%\"" => "{x} starts with \"{y}\"", "{x} is like \"%{y}\"" => "{x} ends with \"{y}\"", "{x} is like {v}" => "{x} contains {v}",
        "{p} for each {x}, {y}" => "{p} for each {x}\n  {y}", "{p} for each {x} ({y})" => "{p} for each {x}\n  {y}", "{p} for each {x} at most {y}" => "{p} for each {x}\n  at most {y}", "{p} for each {x} only the {y}" => "{p} for each {x}\n  only the {y}",
        "points {x}:" => "points for {x}:", "{x} points:" => "points for {x}:", "points: {k}" => "points for {k}:", "points: {k}, {y} {n}" => "points for {k}, {y} {n}:", "{x} points, {y}:" => "points for {x}, {y}:",
        "points for {x}, {n} to {m}:" => "points for {x}, at most {m}, at least {n}:", "points for {x} at most {n}:" => "points for {x}, at most {n}:", "{k} score, {y}:" => "points for {k}, {y}:", "{k} score:" => "points for {k}:",
        "activities of the lead:" => "activities by the lead:", "activities from the lead:" => "activities by the lead:", "lead activities:" => "activities by the lead:", "activities lead:" => "activities by the lead:", "activity by the lead:" => "activities by the lead:", "what the lead does:" => "activities by the lead:",
        "activities of {w}:" => "activities by {w}:", "activities from {w}:" => "activities by {w}:", "activities for {w}:" => "activities by {w}:", "{w} activities:" => "activities by {w}:", "activities by: {w}" => "activities by {w}:", "activities: {w}" => "activities by {w}:",
        "activity {x}, by the lead:" => "activity {x} by the lead:", "activity {x}, by {w}:" => "activity {x} by {w}:",
        "list \"{x}\": {y}" => "list {x}: {y}", "list of {x}: {y}" => "list {x}: {y}",
        "stage: {x}" => "stage {x}:", "target: {x}" => "target {x}:", "sla: {x}" => "sla {x}:", "persona: {x}" => "persona {x}:", "define: {x}" => "define {x}:", "ideal customer: {x}" => "ideal customer {x}:", "exclude: {x}" => "exclude {x}:", "activity: {x}" => "activity {x}:", "calendar: {x}" => "calendar {x}:", "example: {v}" => "example {v}:",
        "define {x} as:" => "define {x}:", "definition of {x}:" => "define {x}:", "definition {x}:" => "define {x}:", "contract {x}:" => "contract \"{x}\":", "stage {w} - {x}:" => "stage {w}, \"{x}\":", "stage {w} – {x}:" => "stage {w}, \"{x}\":", "total score: {x}" => "score: {x}", "score: sum of {x}" => "score: {x}", "score: the sum of {x}" => "score: {x}",
        "{x} - {t}" => "{x}: {t}", "{x}, {t}, column {c}" => "{x}: {t}, column {c}", "{x} also {y}" => "{x}, also {y}", "{x}: {v}" => "{x}: choice of {v}",
        "version: v{n}" => "version: {n}", "review: {n} {d}" => "review: every {n} {d}",
        "open: {d} to {e} {n}:{x}" => "open: {d} to {e}, {n}:{x}", "open: {d} to {e} from {n}:{x}" => "open: {d} to {e}, {n}:{x}", "open: {d} {n}:{x}" => "open: {d}, {n}:{x}", "closed: {v} {d}" => "closed: {d} {v}", "closed: {d} ({k})" => "closed: {d} \"{k}\"",
        "pause: {d}" => "comes back: after {d}, with new activity", "comes back {d}" => "comes back: {d}, with new activity", "fast track: past {w}, {c}" => "fast track past {w}: {c}",
        "back to {x} after: {n} days in {w}" => "back to {x} after: {n} days in this stage",
        "within: {d} after becoming {x}" => "within: {d} after {x}", "within: {d} after becoming an {x}" => "within: {d} after {x}", "within: {d} after becoming a {x}" => "within: {d} after {x}", "within: {d} after the {x} stage" => "within: {d} after {x}", "within: {d} after reaching {x}" => "within: {d} after {x}",
        "escalate to {k} after {d}" => "escalate to \"{k}\" after: {d}", "escalate after: {d} to {v}" => "escalate to {v} after: {d}", "must: {n}x {x}, {m}x {y}" => "must: {n} {x}, {m} {y}", "must: {n}x {x}" => "must: {n} {x}", "must make {x}" => "must: {x}",
        "stage is {x}" => "the lead is in {x}", "the stage is {x}" => "the lead is in {x}", "the lead reaches {x}" => "the lead is in {x}", "the lead is {x}" => "the lead is in {x}", "lead reaches {x}" => "the lead is in {x}",
        "keeps: {x} at least {n}%, per {t} due" => "keeps: {x} for at least {n}%, per {t} due", "keeps: {x} in at least {n}%, per {t} due" => "keeps: {x} for at least {n}%, per {t} due", "keeps: {x} for {n}%, per {w}" => "keeps: {x} for at least {n}%, per {w} due",
        "keeps: at least {n}% of {x}, per {t} due" => "keeps: {x} for at least {n}%, per {t} due", "converts: {x} {n} %{y}" => "converts: {x} {n}%{y}", "converts: {x} to {y} in {d}, {z}" => "converts: {x} to {y} within {d}, {z}", "converts: {x} days per {y}" => "converts: {x} days, per {y}",
        "delivers: {x} monthly" => "delivers: {x} per month",
        "did: {x}, {a}-{b}-{c}" => "did: {x} on {a}-{b}-{c}", "expect: {x} and {y}" => "expect: {x}, {y}", "{x}, {w} {n}" => "{x}, {w} is {n}", "{x}, {w} {n}, {y}" => "{x}, {w} is {n}, {y}",
        "{n}+ {x}" => "{x} at least {n}", "{n} or more {x}" => "{x} at least {n}", "{n} or more {x} in the last {d}" => "{x} at least {n} times in the last {d}", "less than {n} {x}" => "{x} less than {n}", "more than {n} {x}" => "{x} more than {n}", "between {n} and {m} {x}" => "{x} between {n} and {m}", "{n} to {m} {x}" => "{x} between {n} and {m}", "{n}-{m} {x}" => "{x} between {n} and {m}",
        "{x} {n}+ times in the last {d}" => "{x} at least {n} times in the last {d}", "{x} {n}+ times" => "{x} at least {n} times", "{x} at least {n} in the last {d}" => "{x} at least {n} times in the last {d}", "{x} (at least {n}) in the last {d}" => "{x} at least {n} times in the last {d}", "at least {n} {x} since {s}" => "{x} at least {n} times since {s}",
        "{x} is {n}+" => "{x} at least {n}", "{x} of {n} or more" => "{x} at least {n}", "{x} {n} or higher" => "{x} at least {n}", "{x} {n} or above" => "{x} at least {n}", "{x} {n} and above" => "{x} at least {n}", "{x} {n} and more" => "{x} at least {n}", "{x} {n} or lower" => "{x} at most {n}", "{x} {n} or below" => "{x} at most {n}",
        "{x} after {s}" => "{x} since {s}", "{x} is a {l}" => "{x} is in {l}", "lead matches {x}" => "matches {x}", "the lead matches {x}" => "matches {x}", "the lead is a {x}" => "matches {x}", "the lead is an {x}" => "matches {x}", "persona is {x}" => "matches {x}",
        "{x}: {y}" => "{x} is one of {y}", "{x}: {v}" => "{x} is {v}", "{x}: yes" => "{x} is yes", "{x}: no" => "{x} is no", "{x} in {y}" => "{x} is one of {y}",
        "minus {n} {x}" => "-{n} {x}", "subtract {n} {x}" => "-{n} {x}", "plus {n} {x}" => "+{n} {x}", "add {n} {x}" => "+{n} {x}", "{n} points when {c}" => "+{n} when {c}", "{n} points for each {x}" => "+{n} for each {x}", "{p} points when {c}" => "{p} when {c}", "{c}: {p}" => "{p} when {c}", "{c} = {n} points" => "+{n} when {c}", "- {n} {x}" => "-{n} {x}", "+ {n} {x}" => "+{n} {x}",
        "because: {v}" => "because {v}", "because: {x}" => "because \"{x}\"", "at most {n}x per {w}" => "at most {n} per {w}", "at most {n} times per {w}" => "at most {n} per {w}", "once per {w}" => "at most 1 per {w}", "at most {n} times a {w}" => "at most {n} per {w}",
        "at least {n} {x} in the last {d}" => "{x} at least {n} times in the last {d}", "at least {n} {x}" => "{x} at least {n} times", "at least {n} {x}" => "{x} at least {n}",
        "has at least {n} {x}" => "{x} at least {n}", "has at most {n} {x}" => "{x} at most {n}", "at most {n} {x}" => "{x} at most {n}",
        "has more than {n} {x}" => "{x} more than {n}", "has {n} {x}" => "{x} is {n}",
        "more than {n} {x} in the last {d}" => "{x} at least {n+1} times in the last {d}", "more than {n} {x}" => "{x} at least {n+1} times", "more than {n} {x}" => "{x} more than {n}",
        "{x} more than {n} times in the last {d}" => "{x} at least {n+1} times in the last {d}", "{x} more than {n} times" => "{x} at least {n+1} times",
        "{x} less than {n} times in the last {d}" => "{x} at most {n-1} times in the last {d}", "{x} less than {n} times" => "{x} at most {n-1} times",
        "{x} on at least {n} different days in the last {d}" => "{x} on at least {n} days in the last {d}", "{x} on at least {n} different days" => "{x} on at least {n} days",
        "{x} on {n} different days in the last {d}" => "{x} on at least {n} days in the last {d}", "{x} on {n} different days" => "{x} on at least {n} days", "{x} on {n} days" => "{x} on at least {n} days",
        "{x} in the last {d} at least {n} times" => "{x} at least {n} times in the last {d}", "{x} since {s} at least {n} times" => "{x} at least {n} times since {s}",
        "in the last {n} days {x}" => "{x} in the last {n} days",
        "{x} never" => "no {x}", "never {x}" => "no {x}", "{x} did not happen" => "no {x}",
        "{n} {x} in the last {d}" => "{x} at least {n} times in the last {d}", "{n} {x} since {s}" => "{x} at least {n} times since {s}", "{n} {x}" => "{x} at least {n} times",
        "{x} {n} times in the last {d}" => "{x} at least {n} times in the last {d}", "{x} {n} times" => "{x} at least {n} times",
        "{x} {n}+" => "{x} at least {n}", "{x} {n} or more" => "{x} at least {n}", "{x} {n} or less" => "{x} at most {n}", "{x} {n} or fewer" => "{x} at most {n}",
        "{x} between {n}-{m}" => "{x} between {n} and {m}", "{x} between {n} - {m}" => "{x} between {n} and {m}", "{x} between {n} to {m}" => "{x} between {n} and {m}",
        "{x} from {n} to {m}" => "{x} between {n} and {m}", "{x} {n} to {m}" => "{x} between {n} and {m}", "{x} {n}-{m}" => "{x} between {n} and {m}", "{x} {n} - {m}" => "{x} between {n} and {m}",
        "{x} is one of ({y})" => "{x} is one of {y}", "{x} is none of ({y})" => "{x} is none of {y}", "{x} in ({y})" => "{x} is one of {y}", "{x} not in ({y})" => "{x} is none of {y}",
        "{x} not in {v}" => "{x} is none of {v}", "{x} is not in {v}" => "{x} is none of {v}", "{x} is in {v}" => "{x} is one of {v}", "{x} in {v}" => "{x} is one of {v}",
        "{x} domain {y}" => "domain of {x} {y}", "domain {x} {y}" => "domain of {x} {y}",
        "{x} is not {l}" => "{x} is not in {l}", "{x} is {l}" => "{x} is in {l}", "{x} in {l}" => "{x} is in {l}", "{x} contains {l}" => "domain of {x} is in {l}",
        "is a {x}" => "matches {x}", "is an {x}" => "matches {x}", "is {x}" => "matches {x}",
        "no activity for {d}" => "no activity by the lead in the last {d}", "no {x} for {d}" => "no {x} in the last {d}",
        "unless {c}" => "none of:\n- {c}", "unless: {c}" => "none of:\n- {c}", "when not: {c}" => "none of:\n- {c}", "{p} unless {c}" => "{p} when none of:\n- {c}",
        "{n} when {c}" => "+{n} when {c}", "{n} for each {x}" => "+{n} for each {x}", "{p}: {c}" => "{p} when {c}",
        "back to {x} after: {n} days" => "back to {x} after: {n} days in this stage", "back to {x} after {n} days" => "back to {x} after: {n} days in this stage",
        "back to {x}: {c}" => "back to {x} when: {c}", "fast track to {x}: {c}" => "fast track: {c}",
        "must: bring the lead to {k}, {j}, {x}" => "must: bring the lead to {k} or {j} or {x}", "must: bring the lead to {k}, {x}" => "must: bring the lead to {k} or {x}",
        "must: {k} or {j}" => "must: 1 {k} or 1 {j}", "must: {k} and {j}" => "must: 1 {k}, 1 {j}", "must: {k}, {j}" => "must: 1 {k}, 1 {j}", "must: {w}" => "must: 1 {w}",
        "must: a {k}" => "must: 1 {k}", "must: an {k}" => "must: 1 {k}", "must: at least {n} {x}" => "must: {n} {x}",
        "must: {k} on {n} different days" => "must: {n} {k} on different days", "must: {k} on {n} days" => "must: {n} {k} on different days",
        "escalate to {k} after: {d}" => "escalate to \"{k}\" after: {d}",
        "within: {d} after entering {x}" => "within: {d} after {x}", "within: {d} of entering {x}" => "within: {d} after {x}", "within: {d} after stage {x}" => "within: {d} after {x}",
        "within: {d} after the stage {x}" => "within: {d} after {x}", "within: {d} of {x}" => "within: {d} after {x}", "within: {d} since {x}" => "within: {d} after {x}", "within: {d} from {x}" => "within: {d} after {x}",
        "paused: {x} until {y}" => "paused while: {x} until {y}", "paused while: {x} to {y}" => "paused while: {x} until {y}",
        "closed: from {x} to {y}" => "closed: {x} to {y}", "closed: from {x} until {y}" => "closed: {x} to {y}",
        "open: {d}, {e} and {f}, {n}:{m} to {t}" => "open: {d}, {n}:{m} to {t}\nopen: {e}, {n}:{m} to {t}\nopen: {f}, {n}:{m} to {t}",
        "open: {d}, {e}, {f}, {n}:{m} to {t}" => "open: {d}, {n}:{m} to {t}\nopen: {e}, {n}:{m} to {t}\nopen: {f}, {n}:{m} to {t}",
        "open: {d} and {e}, {n}:{m} to {t}" => "open: {d}, {n}:{m} to {t}\nopen: {e}, {n}:{m} to {t}",
        "open: {d}, {e}, {n}:{m} to {t}" => "open: {d}, {n}:{m} to {t}\nopen: {e}, {n}:{m} to {t}",
        "open: {d}, {x} to {y} and {z} to {t}" => "open: {d}, {x} to {y}\nopen: {d}, {z} to {t}", "open: {d}, {x} to {y}, {z} to {t}" => "open: {d}, {x} to {y}\nopen: {d}, {z} to {t}",
        "open: {a}-{b}-{c}, {n}:{m} to {t} {v}" => "open: {a}-{b}-{c}, {n}:{m} to {t}", "open: {d} from {from} to {to}" => "open: {d}, {from} to {to}", "open: {d} {from} to {to}" => "open: {d}, {from} to {to}",
        "keeps: {x} for at least {n}, per {t} due" => "keeps: {x} for at least {n}%, per {t} due", "keeps: {x} for {n}%, per {t} due" => "keeps: {x} for at least {n}%, per {t} due",
        "keeps: {x} for at least {n}%, per {w}" => "keeps: {x} for at least {n}%, per {w} due", "keeps: {x} for at least {n}% per {w}" => "keeps: {x} for at least {n}%, per {w} due",
        "converts: at least {n} of {x}" => "converts: at least {n}% of {x}", "converts: {n}% of {x}" => "converts: at least {n}% of {x}",
        "converts: at least {n}% of {x} to {y}, per {w}" => "converts: at least {n}% of {x} to {y}, per {w} of {x}", "converts: at least {n}% of {x} to {y} per {w}" => "converts: at least {n}% of {x} to {y}, per {w} of {x}",
        "delivers: {n} {x} per {t}" => "delivers: at least {n} {x} per {t}",
        "did: {n} {x} on {d}" => "did: {x} {n} times on {d}", "did: {n}x {x} on {d}" => "did: {x} {n} times on {d}", "did: {x} twice on {d}" => "did: {x} 2 times on {d}", "did: {x} once on {d}" => "did: {x} on {d}", "did: {x} {n}x on {d}" => "did: {x} {n} times on {d}",
        "did: {x} on {a}-{b}-{c} {t}" => "did: {x} on {a}-{b}-{c} at {t}",
        "expect: {w}" => "expect: stage {w}", "expect: {w}, {x}" => "expect: stage {w}, {x}",
        "exclude {x}: {c}" => "exclude {x}:\n  when: {c}", "define {x}: {c}" => "define {x}:\n  when: {c}", "persona {x}: {c}" => "persona {x}:\n  when: {c}",
        "ideal customer {x}: {c}" => "ideal customer {x}:\n  when: {c}", "stage {x}: {c}" => "stage {x}:\n  when: {c}",
        "points for {x} ({y} {n}):" => "points for {x}, at most {n}:", "points for {x}, between {n} and {m}:" => "points for {x}, at most {m}, at least {n}:",
        "points for {x} between {n} and {m}:" => "points for {x}, at most {m}, at least {n}:",
        "{x} (also {y})" => "{x}, also {y}", "activity {x} (also {y}):" => "activity {x}, also {y}:", "stage {x} ({y}):" => "stage {x}, \"{y}\":",
        "{x} ({y}): {t}" => "{x} {y}: {t}", "{x}: {t} ({c})" => "{x}: {t}, {c}", "{x} ({y}):" => "{x} {y}:", "{x} ({y})" => "{x} {y}", "{x}, {y}" => "{x}, also {y}",
    ]
}

// Lines of earlier versions and lines in other words that can be read as something else, so they are found before that.
word_pairs! {
    /// Lines that can be read as something that nobody means.
    misread:
    en [
        "calendar: {x} when {c}, else {y}" => "calendar: {x} when {c}\ncalendar: {y}",
        "calendar: {x} when {c}, otherwise {y}" => "calendar: {x} when {c}\ncalendar: {y}",
        "calendar: {k} if {c}" => "calendar: {k} when {c}", "calendar: {k} where {c}" => "calendar: {k} when {c}",
        "must: {n} {k} on separate days" => "must: {n} {k} on different days", "must: {n} {k} on distinct days" => "must: {n} {k} on different days",
        "must: {n} {k} on {n} different days" => "must: {n} {k} on different days",
    ]
}

// A day that is closed for a part: `{from}` and `{to}` are times of day between which it is closed. The corrected lines have the
// hours that are left of the day.
word_list! {
    /// Lines that close a part of a day.
    half_days:
    en [
        "closed: {d} from {from} to {to}", "closed: {d} from {from} until {to}", "closed: {d} from {from}", "closed: {d} {from} to {to}",
        "closed: {d}, {from} to {to}", "closed: {d} after {from}", "closed: {d} at {from}", "closed: {d} until {to}", "closed: {d} till {to}",
        "closed: {d} before {to}", "closed: {d} morning", "closed: {d} afternoon", "closed: {d} evening", "closed: {d} half day",
        "closed: {d} half-day", "closed: {d} half a day", "closed: {d} in the {t}", "closed: {d} from {n}:{m} {t}", "closed: {d} {n}:{m} {t}",
        "closed: {d}, {n}:{m} {t}", "closed: {d} after {t}", "closed: {d} at {t}", "closed: {d} until {t}",
    ]
}

// Things that people try to express but the language cannot, with what to do instead.
word_pairs! {
    /// What a language cannot express, and what to do instead.
    unsayable:
    en [
        "at most {n}" => "say what is limited: `only the latest {n} count`, `at most {n} per week`, or `at most {n} points`",
        "at most {n} points per {w}" => "a limit for each day, week or month counts activities, for example `at most 3 per week`; points are limited in all: `at most {n} points`",
        "accepts: {n}% of {w}" => "say of which stages and in which time, for example `converts: at least {n}% of MQL to SAL within 7 days, per month of MQL`",
        "{p} for each {n} {x}" => "points cannot be given per unit of a field; give them for bands of it: `{p} when company size between 50 and 199`, and a rule for each further band",
        "{p} per {n} {x}" => "points cannot be given per unit of a field; give them for bands of it: `{p} when company size between 50 and 199`, and a rule for each further band",
        "at most {n} points when {c}" => "a limit holds for every lead; put the rules into two groups, `points for …, at most {n}:` for the leads it is for and another one for the rest, and add both up in `score:`",
        "{x} on at least {n} days between {a} and {b} days ago" => "the days of an activity are counted in its last days or since a stage, for example `{x} on at least {n} days in the last {b} days`",
        "no {x} between {n} and {m} days ago" => "write `none of:` with a bullet `{x} between {n} and {m} days ago`",
        "no {x} until {y}" => "write `none of:` with a bullet `{x} until {y}`",
        "no {x} at least {n} times" => "write `{x} at most {n-1} times`",
        "no activity by {w} since {s}" => "what one side did is counted in days, for example `no activity by {w} in the last 30 days`; for a stage, name the activities: `no call since {s}`",
        "once per: column {x}, written {y}" => "events are compared by the text in the column; leave `written {y}` out",
        "calendar: {x}, else {y}" => "say for which leads each calendar is: a line `calendar: {x} when CONDITION`, and a last one, `calendar: {y}`, for the others",
        "calendar: {x}, {y}" => "say for which leads each calendar is: a line `calendar: {x} when CONDITION`, and a last one, `calendar: {y}`, for the others",
        "at most {n} points if {c}" => "a limit holds for every lead; put the rules into two groups, `points for …, at most {n}:` for the leads it is for and another one for the rest, and add both up in `score:`",
        "at most {n} when {c}" => "a limit holds for every lead; put the rules into two groups, `points for …, at most {n}:` for the leads it is for and another one for the rest, and add both up in `score:`",
        "points for {x}, at most {n} when {c}:" => "a limit holds for every lead; write two groups, `points for {x}, at most {n}:` for the leads it is for and another one for the rest, and add both up in `score:`",
        "points for {x}, at most {n} if {c}:" => "a limit holds for every lead; write two groups, `points for {x}, at most {n}:` for the leads it is for and another one for the rest, and add both up in `score:`",
        "expect: {x}, not stage {y}" => "an example says what is true; name the stage the lead is in",
        "expect: not stage {y}" => "an example says what is true; name the stage the lead is in",
        "{x}: {n} business week after {y}" => "write it in days, for example `5 business days`",
        "{x}: {n} business week" => "write it in days, for example `5 business days`",
        "{x}: {n} business weeks after {y}" => "write it in days, for example `5 business days`",
        "{x}: {n} business weeks" => "write it in days, for example `5 business days`",
        "{x}: {n} working week after {y}" => "write it in days, for example `5 business days`",
        "{x}: {n} working week" => "write it in days, for example `5 business days`",
        "{x}: {n} working weeks after {y}" => "write it in days, for example `5 business days`",
        "{x}: {n} working weeks" => "write it in days, for example `5 business days`",
        "{x}: {n} work week after {y}" => "write it in days, for example `5 business days`",
        "{x}: {n} work week" => "write it in days, for example `5 business days`",
        "{x}: {n} work weeks after {y}" => "write it in days, for example `5 business days`",
        "{x}: {n} work weeks" => "write it in days, for example `5 business days`",
        "must: {x}, bring the lead to {y}" => "an sla asks for activities or for a stage, not for both; write two slas",
        "must: {x} and bring the lead to {y}" => "an sla asks for activities or for a stage, not for both; write two slas",
        "must: {x} or bring the lead to {y}" => "an sla asks for activities or for a stage, not for both; write two slas",
        "must: bring the lead to {x}, {n} {y}" => "an sla asks for activities or for a stage, not for both; write two slas",
        "must: bring the lead to {x} and {n} {y}" => "an sla asks for activities or for a stage, not for both; write two slas",
        "must: bring the lead to {x} or {n} {y}" => "an sla asks for activities or for a stage, not for both; write two slas",
        "must: {n} or {m} {x}" => "each activity has one number, the minimum, for example `must: 1 call`",
        "must: {n} to {m} {x}" => "each activity has one number, the minimum, for example `must: 1 call`",
        "must: {n}-{m} {x}" => "each activity has one number, the minimum, for example `must: 1 call`",
        "must: {n}.{m} {x}" => "each activity has one number, the minimum, for example `must: 1 call`",
        "who: {v}" => "write the name of the party, for example `who: sales`; its person goes in the line `parties:`",
        "closed: weekend" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: weekends" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: on weekends" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: every weekend" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Monday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Mondays" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Monday {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Mondays {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Monday, {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: every Monday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Tuesday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Tuesdays" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Tuesday {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Tuesdays {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Tuesday, {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: every Tuesday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Wednesday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Wednesdays" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Wednesday {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Wednesdays {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Wednesday, {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: every Wednesday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Thursday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Thursdays" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Thursday {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Thursdays {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Thursday, {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: every Thursday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Friday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Fridays" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Friday {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Fridays {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Friday, {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: every Friday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Saturday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Saturdays" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Saturday {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Saturdays {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Saturday, {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: every Saturday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Sunday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Sundays" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Sunday {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Sundays {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: Sunday, {x}" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: every Sunday" => "days without an `open:` line are closed anyway; leave this line out",
        "closed: every {x}" => "write each closed day with its year, for example `closed: 2026-12-25`; days that recur every year can go in a calendar file: `closed: from \"holidays.ics\"`",
        "closed: yearly {x}" => "write each closed day with its year, for example `closed: 2026-12-25`; days that recur every year can go in a calendar file: `closed: from \"holidays.ics\"`",
        "closed: {x} every year" => "write each closed day with its year, for example `closed: 2026-12-25`; days that recur every year can go in a calendar file: `closed: from \"holidays.ics\"`",
        "warn before: {x}" => "a warning counts from the start of the clock, as the deadline does; write for example `warn after: 6 business hours`",
        "warn: {x} before {y}" => "a warning counts from the start of the clock, as the deadline does; write for example `warn after: 6 business hours`",
        "warn {x} before: {y}" => "a warning counts from the start of the clock, as the deadline does; write for example `warn after: 6 business hours`",
        "warn {x} before {y}" => "a warning counts from the start of the clock, as the deadline does; write for example `warn after: 6 business hours`",
        "warn: {x} before" => "a warning counts from the start of the clock, as the deadline does; write for example `warn after: 6 business hours`",
        "{x} before today" => "a contract is evaluated on many days; ask for a window that ends today, for example `in the last 365 days`",
        "{x} after today" => "a contract is evaluated on many days; ask for a window that starts today, for example `in the next 365 days`",
    ]
}

word_list! {
    /// Words that invert the meaning of a line.
    negations:
    en [
        "not", "no", "none", "never", "without", "unless", "isn't", "doesn't", "don't", "didn't", "hasn't", "haven't", "wasn't", "aren't",
        "inactive", "inactivity", "silent", "silence",
    ]
}

word_list! {
    /// Words that carry no meaning next to a name or a number.
    fillers:
    en ["the", "a", "an", "any", "points", "score", "sla"]
}

word_list! {
    /// What a limit counts, after its number.
    limit_units:
    en ["points", "point", "times", "time"]
}

word_list! {
    /// Words that carry the meaning of a line: no corrected line may drop them.
    weighty:
    en ["not", "no", "none", "never", "without", "unless", "except", "neither", "nor", "isn't", "twice", "once", "am", "pm", "noon", "midnight"]
}

word_pairs! {
    /// Short units and magnitudes after a number, and the words they mean: `14d`, `1m`.
    suffixes:
    en [
        "min" => "minutes", "mins" => "minutes", "h" => "hours", "hr" => "hours", "hrs" => "hours", "d" => "days", "w" => "weeks", "mo" => "months", "y" => "years",
        "k" => "thousand", "m" => "million", "mn" => "million", "mio" => "million", "bn" => "billion", "b" => "billion",
    ]
}

// The months in full; three letters are enough.
word_list! {
    /// The months of the year in full.
    months:
    en ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
}

// Words between conditions that other tools use. A line here has one condition: an author who uses one of these is shown the
// equivalent group.
joiners! {
    en { and ["and also", "and", "&&", "but"], or ["or else", "or", "||"], not ["not"] }
}
