import AMQP
import Domain
import Durability
import Messaging
import Synchronization

/// Publishes a run's messages when they are due, and notes what the broker confirms.
struct LoadPublisher: Sendable {
    let session: BrokerSession
    let messages: LoadMessages
    let monitor: LoadMonitor
    /// How long the broker may refuse messages for want of room.
    let patience: Duration

    /// Messages handed over at once, and how often so many: together within the publisher's window of confirms.
    private static let batch = 200
    private static let width = 5
    /// Batches under way at a given pace, small ones among them.
    private static let paceWidth = 64

    /// Publishes everything in the plan; cancelled, it stops, and what is under way is finished.
    func publish(_ plan: ArrivalPlan) async throws {
        switch plan.pace {
        case .unlimited: try await publishUnlimited(plan)
        case .constant, .curve: try await publishPaced(plan)
        }
    }

    private func publishUnlimited(_ plan: ArrivalPlan) async throws {
        let shared = Mutex(plan)
        let work: @concurrent @Sendable () async throws -> Void = {
            while !Task.isCancelled, monitor.clock.now < plan.end ?? .max {
                let count = shared.withLock { plan in (0..<Self.batch).prefix { _ in plan.next() != nil }.count }
                guard count > 0 else { return }
                try await publish(dueAt: Array(repeating: monitor.clock.now, count: count))
            }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.width { group.addTask(operation: work) }
            try await group.waitForAll()
        }
    }

    private func publishPaced(_ plan: ArrivalPlan) async throws {
        var plan = plan
        var next = plan.next()
        // The plan counts from here, the clock from the start of the run.
        let base = monitor.clock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            var underWay = 0
            while let due = next, await isReached(base + due) {
                var batch: [Int64] = []
                let now = monitor.clock.now
                while let due = next, base + due <= now, batch.count < Self.batch {
                    batch.append(base + due)
                    next = plan.next()
                }
                if underWay >= Self.paceWidth {
                    try await group.next()
                    underWay -= 1
                }
                group.addTask { [batch] in try await publish(dueAt: batch) }
                underWay += 1
            }
            try await group.waitForAll()
        }
    }

    /// Waits for an instant; false if the task is cancelled first.
    private func isReached(_ instant: Int64) async -> Bool {
        do {
            try await monitor.clock.sleep(until: instant)
            return true
        } catch {
            return false
        }
    }

    private func publish(dueAt due: [Int64]) async throws {
        let first = monitor.publish(dueAt: due) { messages.defect(of: $0) != nil }
        let now = SystemTime().now()
        let numbers = first..<(first + due.count)
        var all = numbers.map { (number: $0, message: messages.message($0, at: now)) }
        all += all.filter { messages.isRepeated($0.number) }
        // What patience does not suffice for has no confirm and stays so in the proofs.
        let publisher = PersistentPublisher(session: session, patience: patience)
        try await publisher.publish(all.map(\.message)) { places in
            monitor.confirm(places.map { all[$0].number })
        }
    }
}
