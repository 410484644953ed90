//! Prices, which the platform gives in a currency's smallest unit.

use crate::text::number::{count, point};

/// `12.50 NOK`, from 1250 and `nok`.
pub(super) fn price(amount: i64, currency: &str) -> String {
    let currency = currency.to_ascii_uppercase();
    let sign = if amount < 0 { "−" } else { "" };
    let amount = amount.unsigned_abs();
    match digits(&currency) {
        0 => format!("{sign}{} {currency}", count(amount)),
        digits => {
            let unit = 10_u64.pow(digits);
            let width = digits as usize;
            format!(
                "{sign}{}{}{:0width$} {currency}",
                count(amount / unit),
                point(),
                amount % unit
            )
        }
    }
}

/// How many digits stand behind the point (ISO 4217, list one, checked 2026-09).
fn digits(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI"
        | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_has_its_currencys_digits() {
        assert_eq!(price(1_250, "nok"), "12.50 NOK");
        assert_eq!(price(123_456_789, "EUR"), "1,234,567.89 EUR");
        assert_eq!(price(1_250, "JPY"), "1,250 JPY");
        assert_eq!(price(1_250, "KWD"), "1.250 KWD");
        assert_eq!(price(-5, "GBP"), "−0.05 GBP");
        assert_eq!(price(i64::MIN, "GBP"), "−92,233,720,368,547,758.08 GBP");
    }
}
