import Domain
import Durability
import Foundation
import Testing

/// A clock that is wrong, for one process, by Debian's libfaketime.
enum WrongClock {
    private static let library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"

    /// Whether the library is there.
    static var isPossible: Bool { FileManager.default.isReadableFile(atPath: library) }

    /// What makes a program's clock wrong by so many minutes.
    static func environment(minutes: Int) -> [String: String] {
        [
            "LD_PRELOAD": library, "FAKETIME": "\(minutes < 0 ? "" : "+")\(minutes)m",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
    }

    /// By how much the clock of a program that has just begun is wrong, as its log tells.
    static func error(of program: Program) throws -> Duration {
        let stamp = try program.text().prefix { $0 != " " }
        let time = try #require(Timestamp(rfc3339: String(stamp)))
        return time.since(SystemTime().now())
    }
}
