import Dispatch
import Foundation
import Synchronization

/// SIGINT and SIGTERM as the end of a piece of work, also for the first process of a container.
enum StopSignal {
    /// Who waits for a signal now.
    private struct Listeners {
        var all: [Int: AsyncStream<Void>.Continuation] = [:]
        var lastNumber = 0
        /// A signal that came between two pieces of work, which is the next one's.
        var isPending = false

        mutating func add(_ listener: AsyncStream<Void>.Continuation) -> Int {
            lastNumber += 1
            all[lastNumber] = listener
            if isPending { listener.yield() }
            isPending = false
            return lastNumber
        }

        mutating func signal() {
            for listener in all.values { listener.yield() }
            isPending = all.isEmpty
        }
    }

    private static let listeners = Mutex(Listeners())

    /// For as long as the process runs: a source that is made for a signal after an earlier one was given up may never
    /// hear of it.
    private static let sources = Mutex(
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { listeners.withLock { $0.signal() } }
            source.resume()
            return source
        })

    /// Runs the work until it ends or a signal comes; the signal cancels it.
    static func whileRunning(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let (signals, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = listeners.withLock { $0.add(continuation) }
        defer { listeners.withLock { _ = $0.all.removeValue(forKey: number) } }
        // They are made when somebody first asks for them.
        sources.withLock { _ in }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await work() }
            group.addTask { for await _ in signals { return } }
            try await group.next()
            group.cancelAll()
        }
    }
}
