package import Contracts
package import Durability

/// How deliveries are taken from the queues.
package struct BatchSettings: Sendable {
    /// How many deliveries are handled in one transaction, at most.
    package let size: Int
    /// How long a batch that is not full waits for more.
    package let linger: Duration
    /// How many deliveries the broker hands out ahead.
    package let prefetch: Int

    /// Somebody waits for what an interactive lane answers.
    private static let interactiveLinger = Duration.milliseconds(5)

    /// Which deliveries of a lane share a transaction.
    package func limits(of lane: Lane) -> BatchLimits {
        BatchLimits(size: size, linger: lane == .interactive ? min(linger, Self.interactiveLinger) : linger)
    }

    /// Reads the settings.
    package init(reading settings: inout SettingsReader) {
        size = settings.integer(Self.size)
        linger = settings.duration(Self.linger)
        prefetch = settings.integer(Self.prefetch)
    }

    /// How many deliveries are handled in one transaction, at most.
    package static let size = Setting(
        "batch.size", .integer(1...2_000), .defaulting(to: "100"), "Deliveries handled in one transaction, at most.")
    /// How long a batch that is not full waits for more.
    package static let linger = Setting(
        "batch.linger", .duration(.zero...(.seconds(1))), .defaulting(to: "15ms"),
        "How long a batch that is not full waits for more; commands and queries wait 5 ms at most.")
    /// How many deliveries the broker hands out ahead.
    package static let prefetch = Setting(
        "prefetch", .integer(1...10_000), .defaulting(to: "200"),
        "Deliveries that the broker hands out ahead, a queue (of each channel, for intake); at least the batch size.")

    package static let all = [size, linger, prefetch]
}
