import Domain
import Durability
import Foundation
import Testing

/// A clock that is wrong, for one process.
enum WrongClock {
    /// What makes a program's clock wrong by so many seconds.
    static func environment(seconds: Int) -> [String: String] {
        let library = Program.folder.appending(path: "libWrongClock.so").path(percentEncoded: false)
        return ["LD_PRELOAD": library, "WRONG_CLOCK_SECONDS": String(seconds)]
    }

    /// By how much the clock of a program that has just begun is wrong, as its log tells.
    static func error(of program: Program) throws -> Duration {
        let stamp = try program.text().prefix { $0 != " " }
        let time = try #require(Timestamp(rfc3339: String(stamp)))
        return time.since(SystemTime().now())
    }
}
