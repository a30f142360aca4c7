import CGMime
import Domain

/// The `Date` field of a mail.
enum MailDate {
    private static let earliest = Timestamp(microseconds: 315_532_800_000_000)
    private static let latest = Timestamp(microseconds: 4_102_444_800_000_000)

    /// Reads the date; `nil` if it is none, or is not within the years 1980 to 2099.
    static func parse(_ value: String) -> Timestamp? {
        GMime.start()
        guard let date = unsafe g_mime_utils_header_decode_date(value) else { return nil }
        defer { unsafe g_date_time_unref(date) }
        let seconds = Int64(unsafe g_date_time_to_unix(date))
        let (microseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let timestamp = Timestamp(microseconds: microseconds)
        return overflow || timestamp < earliest || timestamp >= latest ? nil : timestamp
    }
}
