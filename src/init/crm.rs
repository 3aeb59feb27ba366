//! The headings that CRMs write, and those that mean the same anywhere.

use super::heading::Heading;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The key of the lead.
    Id,
    /// When the lead was created.
    Created,
    /// The e-mail address.
    Email,
    /// The name of the company.
    Company,
    /// Who is responsible for the lead.
    Owner,
    /// Whether the lead was won.
    Outcome,
    /// How far the lead got.
    Stage,
    /// Of activities: the lead.
    ActivityLead,
    /// Of activities: the kind.
    ActivityKind,
    /// Of activities: the time.
    ActivityTime,
    /// Of activities: the key of the event.
    Event,
}

/// The headings of a CRM, as they are compared; spaces separate them.
#[derive(Debug)]
pub(super) struct Crm {
    /// Its name.
    pub name: &'static str,
    /// Those by which its exports are recognised.
    marks: &'static str,
    roles: &'static [(Role, &'static str)],
}

/// Number of headings by which a CRM is recognised.
const ENOUGH: usize = 3;

const CRMS: [Crm; 6] = [
    Crm {
        name: "HubSpot",
        marks: "recordid lifecyclestage leadstatus contactowner createdate hsobjectid hubspotownerid \
              propertycreatedate propertyemail propertyhsmergedobjectids firstconversion \
              originalsource marketingcontactstatus hsleadstatus associatedcompany \
              propertylifecyclestage",
        roles: &[
            (Role::Id, "recordid hsobjectid contactid vid"),
            (Role::Created, "createdate"),
            (Role::Owner, "contactowner hubspotownerid"),
            (Role::Stage, "lifecyclestage leadstatus"),
            (
                Role::ActivityTime,
                "hstimestamp activitydate timestamp starttime hscreatedate",
            ),
            (Role::ActivityLead, "contactid recordid"),
            (Role::ActivityKind, "activitytype engagementtype type"),
        ],
    },
    Crm {
        name: "Salesforce",
        marks: "leadowner leadstatus isconverted convertedaccountid convertedopportunityid ownerid \
              createddate leadsource hasoptedoutofemail masterrecordid lastmodifiedbyid leadid \
              whoid whatid tasksubtype isunreadbyowner numberofemployees systemmodstamp",
        roles: &[
            (Role::Id, "leadid id casesafeid"),
            (Role::Created, "createddate createdate"),
            (Role::Owner, "leadowner ownerid"),
            (Role::Outcome, "isconverted converted"),
            (Role::Stage, "leadstatus status"),
            (Role::ActivityLead, "whoid leadid lead"),
            (Role::ActivityKind, "tasksubtype type eventsubtype"),
            (
                Role::ActivityTime,
                "activitydate activitydatetime startdatetime createddate",
            ),
        ],
    },
    Crm {
        name: "Pipedrive",
        marks: "leadid leadtitle leadlabels leadowner leadleadcreated personname personemailwork \
              personemail organizationname dealid dealtitle dealstatus dealstage dealowner \
              leadnextactivitydate activityid activitytype activityduedate",
        roles: &[
            (Role::Id, "leadid dealid personid"),
            (
                Role::Created,
                "leadleadcreated leadcreated leadcreationtime dealdealcreated",
            ),
            (Role::Email, "personemailwork personemail"),
            (Role::Company, "organizationname leadorganization"),
            (Role::Owner, "leadowner dealowner"),
            (Role::Outcome, "dealstatus leadstatus"),
            (Role::Stage, "dealstage"),
            (Role::ActivityKind, "activitytype"),
            (
                Role::ActivityTime,
                "activitymarkedasdonetime activityduedate activityaddtime",
            ),
            (
                Role::ActivityLead,
                "activityleadid leadid activitydealid dealid",
            ),
        ],
    },
    Crm {
        name: "Zoho",
        marks: "recordid leadowner leadownerid createdtime modifiedtime emailoptout noofemployees \
              lastactivitytime secondaryemail leadsource convertedaccount leadconversiontime \
              layout",
        roles: &[
            (Role::Id, "recordid leadid"),
            (Role::Created, "createdtime"),
            (Role::Owner, "leadowner leadownerid"),
            (Role::Outcome, "isconverted converted"),
            (Role::Stage, "leadstatus"),
            (Role::ActivityLead, "leadid whoid relatedto contactname"),
            (Role::ActivityKind, "activitytype type"),
            (
                Role::ActivityTime,
                "callstarttime startdatetime createdtime duedate",
            ),
        ],
    },
    Crm {
        name: "Marketo",
        marks: "leadpartitionid acquisitionprogramid acquisitiondate leadscore marketosuspended \
              originalsourcetype unsubscribed emailinvalid marketoguid activitytypeid \
              primaryattributevalue primaryattributevalueid campaignrunid emailsuspended leadrole",
        roles: &[
            (Role::Id, "id leadid"),
            (Role::Created, "createdat"),
            (Role::Email, "emailaddress email"),
            (Role::Stage, "leadstatus leadrole"),
            (Role::ActivityLead, "leadid"),
            (Role::ActivityKind, "activitytype activitytypename"),
            (Role::ActivityTime, "activitydate"),
            (Role::Event, "marketoguid"),
        ],
    },
    Crm {
        name: "Dynamics 365",
        marks: "donotmodifylead donotmodifyrowchecksum donotmodifymodifiedon statuscode statecode \
              statusreason topic createdon modifiedon emailaddress1 leadqualitycode leadsourcecode \
              regarding regardingobjectid activitytypecode",
        roles: &[
            (Role::Id, "donotmodifylead leadid lead"),
            (Role::Created, "createdon"),
            (Role::Email, "emailaddress1 email"),
            (Role::Company, "companyname"),
            (Role::Owner, "owner ownerid"),
            (Role::Stage, "status statecode statusreason statuscode"),
            (Role::ActivityLead, "regarding regardingobjectid"),
            (Role::ActivityKind, "activitytype activitytypecode"),
            (Role::ActivityTime, "actualend scheduledend createdon"),
        ],
    },
];

/// Headings of any program, in the four languages of contracts.
const ANY: [(Role, &str); 11] = [
    (
        Role::Id,
        "leadid recordid contactid prospectid mqlid personid id leadnumber iddolead idlead \
              idcontato idcontatto codigo codice 线索id 线索编号 客户id 客户编号 编号",
    ),
    (
        Role::Created,
        "created createdat createdate createddate createdtime createdon creationtime \
              creationdate datecreated dateadded firstcontactdate signupdate registrationdate \
              criadoem datadecriacao datadecadastro creatoil datacreazione datadicreazione 创建时间 \
              创建日期 注册时间 首次联系时间",
    ),
    (
        Role::Email,
        "email emailaddress workemail businessemail mail enderecodeemail indirizzoemail 邮箱 \
              电子邮件 电子邮箱",
    ),
    (
        Role::Company,
        "company companyname account accountname organization organisation empresa \
              nomedaempresa azienda societa 公司 公司名称 企业名称",
    ),
    (
        Role::Owner,
        "owner ownername ownerid leadowner salesrep assignedto proprietario responsavel \
              vendedor titolare responsabile 负责人 所有者 销售",
    ),
    (
        Role::Outcome,
        "converted isconverted won iswon closedwon outcome result customer iscustomer \
              dealstatus convertido ganho resultado convertito vinto esito 已转化 成交 结果",
    ),
    (
        Role::Stage,
        "stage lifecyclestage leadstage status leadstatus dealstage pipelinestage etapa \
              situacao fase stato 阶段 状态",
    ),
    (
        Role::ActivityLead,
        "leadid contactid lead contact prospectid personid whoid recordid mqlid 线索id 线索编号 \
              客户编号",
    ),
    (
        Role::ActivityKind,
        "kind type activitytype activity eventtype event eventname activityname action tipo \
              atividade evento attivita 类型 活动类型 事件",
    ),
    (
        Role::ActivityTime,
        "time at timestamp occurredat activitydate eventtime eventdate activitytime datetime \
              date createdat created viewedat starttime data datahora dataora 时间 日期",
    ),
    (
        Role::Event,
        "eventid activityid messageid engagementid conversionid 事件编号",
    ),
];

impl Crm {
    /// The CRM that wrote these headings, if it is known.
    pub fn of_headings(headings: &[Heading]) -> Option<&'static Crm> {
        let marks = |crm: &Crm| {
            let has = |mark: &&str| headings.iter().any(|heading| heading.key == **mark);
            crm.marks.split(' ').filter(has).count()
        };
        let mut best: Option<(usize, &Crm)> = None;
        for crm in &CRMS {
            let found = marks(crm);
            if found >= ENOUGH && best.is_none_or(|(most, _)| found > most) {
                best = Some((found, crm));
            }
        }
        best.map(|(_, crm)| crm)
    }
}

/// How well a heading fits a role; less is better. The headings of the CRM count before those of any program.
pub(super) fn rank(role: Role, heading: &Heading, crm: Option<&Crm>) -> Option<usize> {
    let of = |roles: &[(Role, &str)]| {
        let mut lists = roles.iter().filter(|(one, _)| *one == role);
        lists.find_map(|(_, list)| heading.rank(list))
    };
    let own = crm.and_then(|crm| of(crm.roles));
    own.or_else(|| Some(1000 + of(&ANY)?))
}

/// The columns that fit a role, best first.
pub(super) fn fitting(role: Role, headings: &[Heading], crm: Option<&Crm>) -> Vec<usize> {
    let ranked = headings.iter().enumerate();
    let mut ranked: Vec<_> = ranked
        .filter_map(|(at, heading)| Some((rank(role, heading, crm)?, at)))
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(names: &[&str]) -> Vec<Heading> {
        names.iter().map(|name| Heading::new(name)).collect()
    }

    #[test]
    fn crms_are_recognised_by_their_headings() {
        for (names, crm) in [
            (
                &["Record ID", "Create Date", "Contact owner", "Email"][..],
                Some("HubSpot"),
            ),
            (
                &["Lead ID", "Lead Owner", "Lead Status", "Created Date"],
                Some("Salesforce"),
            ),
            (
                &[
                    "Lead - ID",
                    "Lead - Title",
                    "Person - Name",
                    "Deal - Status",
                ],
                Some("Pipedrive"),
            ),
            (
                &[
                    "Record Id",
                    "Lead Owner",
                    "Created Time",
                    "No. of Employees",
                ],
                Some("Zoho"),
            ),
            (
                &["Id", "Lead Score", "Unsubscribed", "Acquisition Date"],
                Some("Marketo"),
            ),
            (
                &[
                    "(Do Not Modify) Lead",
                    "Topic",
                    "Status Reason",
                    "Created On",
                ],
                Some("Dynamics 365"),
            ),
            (&["id", "created", "email"], None),
        ] {
            let found = Crm::of_headings(&headings(names)).map(|crm| crm.name);
            assert_eq!(found, crm, "{names:?}");
        }
    }

    #[test]
    fn the_headings_of_the_crm_come_first() {
        let names = headings(&["Id", "Lead ID", "Record ID", "Create Date", "Contact owner"]);
        let crm = Crm::of_headings(&names);
        assert_eq!(fitting(Role::Id, &names, crm), [2, 1, 0]);
        assert_eq!(fitting(Role::Id, &names, None), [1, 2, 0]);
        assert_eq!(fitting(Role::Created, &names, crm), [3]);
    }
}
