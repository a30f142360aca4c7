/// Why a message or command was refused (contract.md section 4, the whole list).
package enum RefusalCode: String, CaseIterable, Codable, Sendable {
    case invalid
    case notFound = "not_found"
    case forbidden
    case wrongState = "wrong_state"
    case guardFailed = "guard_failed"
    case staleVersion = "stale_version"
    case staleSubject = "stale_subject"
    case alreadyDecided = "already_decided"
    case duplicate
    case unsupportedType = "unsupported_type"
    case scheduleNeverOpens = "schedule_never_opens"
    case tooLarge = "too_large"
    case unavailable
}
