//! Currency codes of ISO 4217.

/// The code as the standard writes it, if there is such a code: `brl` is `BRL`.
pub fn code(text: &str) -> Option<&'static str> {
    let wanted = text.trim();
    CURRENCIES
        .iter()
        .find(|code| code.eq_ignore_ascii_case(wanted))
        .copied()
}

/// The codes somebody may mean who wrote the sign or word `text`; several where the sign is shared.
pub fn meant(text: &str) -> &'static [&'static str] {
    let wanted = text.trim().to_lowercase();
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == wanted)
        .map_or(&[], |(_, codes)| codes)
}

const SIGNS: &[(&str, &[&str])] = &[
    ("r$", &["BRL"]),
    ("reais", &["BRL"]),
    ("real", &["BRL"]),
    ("us$", &["USD"]),
    ("$", &["USD", "CAD", "AUD", "MXN"]),
    ("dollar", &["USD", "CAD", "AUD"]),
    ("dollars", &["USD", "CAD", "AUD"]),
    ("\u{20ac}", &["EUR"]),
    ("euro", &["EUR"]),
    ("euros", &["EUR"]),
    ("\u{a3}", &["GBP"]),
    ("pound", &["GBP"]),
    ("pounds", &["GBP"]),
    ("\u{a5}", &["CNY", "JPY"]),
    ("\u{ffe5}", &["CNY", "JPY"]),
    ("rmb", &["CNY"]),
    ("yuan", &["CNY"]),
    ("yen", &["JPY"]),
    ("\u{20b9}", &["INR"]),
    ("rs", &["INR"]),
    ("mex$", &["MXN"]),
    ("a$", &["AUD"]),
    ("c$", &["CAD"]),
    ("chf.", &["CHF"]),
];

#[rustfmt::skip]
const CURRENCIES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF",
    "BMD", "BND", "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CLF",
    "CLP", "CNY", "COP", "COU", "CRC", "CUC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB",
    "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF",
    "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD",
    "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU",
    "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN",
    "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD",
    "SHP", "SLE", "SLL", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY",
    "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VED", "VES", "VND", "VUV", "WST",
    "XAF", "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XCD", "XCG", "XDR", "XOF", "XPD", "XPF", "XPT", "XSU", "XUA",
    "YER", "ZAR", "ZMW", "ZWL",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_any_case_and_nothing_else() {
        assert_eq!(code("brl"), Some("BRL"));
        assert_eq!(code("R$"), None);
        assert!(CURRENCIES.is_sorted());
    }

    #[test]
    fn signs_lead_to_their_codes() {
        assert_eq!(meant("R$"), ["BRL"]);
        assert_eq!(meant("$").first(), Some(&"USD"));
        assert!(meant("BRL").is_empty());
        assert!(
            SIGNS
                .iter()
                .flat_map(|(_, to)| *to)
                .all(|to| code(to) == Some(*to))
        );
    }
}
