/// How the tool ends; the numbers from 64 on are those of `sysexits.h`.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case success = 0
    case failedCheck = 1
    case refused = 2
    case usage = 64
    case unavailable = 69
    case timedOut = 75
    case configuration = 78

    /// What the number tells the caller.
    package var meaning: String {
        switch self {
        case .success: "Done."
        case .failedCheck:
            "A check or a proof failed, or the work could not be finished; what is wrong has been printed."
        case .refused: "A service refused a command or a message; its code and reason have been printed."
        case .usage: "The command line cannot be understood."
        case .unavailable: "The broker, the database or a service cannot be reached."
        case .timedOut: "An answer or an event did not come in time; what was asked may still happen."
        case .configuration: "A setting is missing or wrong, or the broker or database is not set up as it must be."
        }
    }

    /// The table of all of them, for help texts.
    package static var documentation: String {
        allCases.map { status in
            let number = String(status.rawValue)
            return "  " + String(repeating: " ", count: 2 - number.count) + number + "  " + status.meaning
        }.joined(separator: "\n")
    }
}
