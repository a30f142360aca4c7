import Synchronization
import Testing

@testable import Durability

@Suite(.timeLimit(.minutes(1))) struct CommitGroupTests {
    /// What was committed, commit by commit. The first commit waits until it is let go.
    private final class Ledger: Sendable {
        private let commits = Mutex<[[Int]]>([])
        private let attempts = Mutex(0)
        private let isHeld: Mutex<Bool>
        private let unwritable: Int?

        init(holdsFirst: Bool = true, unwritable: Int? = nil) {
            isHeld = Mutex(holdsFirst)
            self.unwritable = unwritable
        }

        var written: [[Int]] { commits.withLock(\.self) }

        /// How many commits were begun.
        var begun: Int { attempts.withLock(\.self) }

        func letGo() { isHeld.withLock { $0 = false } }

        func write(_ items: [Int]) async throws {
            attempts.withLock { $0 += 1 }
            while isHeld.withLock(\.self) { await Task.yield() }
            if let unwritable, items.contains(unwritable) { throw Unwritable(item: unwritable) }
            commits.withLock { $0.append(items.sorted { $0 < $1 }) }
        }
    }

    private struct Unwritable: Error {
        let item: Int
    }

    @Test func oneAloneIsCommittedAtOnce() async throws {
        let ledger = Ledger(holdsFirst: false)
        let group = CommitGroup(ledger.write)
        for item in 1...3 { try await group.commit(item) }
        #expect(ledger.written == [[1], [2], [3]])
    }

    @Test func whatComesDuringACommitIsTheNextOne() async throws {
        let ledger = Ledger()
        let group = CommitGroup(ledger.write)
        let errors = await commit(1...4, in: group, on: ledger)
        #expect(errors.isEmpty)
        #expect(ledger.written == [[1], [2, 3, 4]])
        try await group.commit(5)
        #expect(ledger.written.last == [5])
    }

    @Test func whoIsFirstWaitsUntilAllMembersAreThere() async throws {
        let ledger = Ledger(holdsFirst: false)
        let group = CommitGroup(of: 4, patience: .seconds(3_600), ledger.write)
        for round in 0..<3 {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for item in 1...4 { tasks.addTask { try await group.commit(10 * round + item) } }
                try await tasks.waitForAll()
            }
        }
        #expect(ledger.written == (0..<3).map { round in (1...4).map { 10 * round + $0 } })
    }

    /// The second commit is led by one who waited for the first, and gathers too.
    @Test func whoLeadsTheNextCommitWaitsForTheOthersAsWell() async throws {
        let ledger = Ledger()
        let group = CommitGroup(of: 2, patience: .seconds(3_600), ledger.write)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for item in 1...2 { tasks.addTask { try await group.commit(item) } }
            while ledger.begun < 1 { await Task.yield() }
            tasks.addTask { try await group.commit(3) }
            while await group.waitingCount < 1 { await Task.yield() }
            ledger.letGo()
            while await group.waitingCount > 0 { await Task.yield() }
            tasks.addTask { try await group.commit(4) }
            try await tasks.waitForAll()
        }
        #expect(ledger.written == [[1, 2], [3, 4]])
    }

    @Test func whoIsFirstDoesNotWaitForLongForThoseWhoDoNotCome() async throws {
        let ledger = Ledger(holdsFirst: false)
        let group = CommitGroup(of: 4, patience: .milliseconds(1), ledger.write)
        try await group.commit(1)
        try await group.commit(2)
        #expect(ledger.written == [[1], [2]])
    }

    @Test func whatCannotBeCommittedDoesItsNeighboursNoHarm() async throws {
        for unwritable in 2...4 {
            let ledger = Ledger(unwritable: unwritable)
            let group = CommitGroup(ledger.write)
            let errors = await commit(1...4, in: group, on: ledger)
            let others = [1, 2, 3, 4].filter { $0 != unwritable }
            #expect(errors.map(\.item) == [unwritable])
            #expect(Set(ledger.written.joined()) == Set(others))
            try await group.commit(5)
            #expect(ledger.written.last == [5])
        }
    }

    @Test func whoLeadsAndIsCancelledDoesNotFailTheOthers() async throws {
        let ledger = Ledger()
        let group = CommitGroup { items in
            try await ledger.write(items)
            try Task.checkCancellation()
        }
        let first = Task { try await group.commit(1) }
        while await !group.isUnderWay { await Task.yield() }
        let leader = Task { try await group.commit(2) }
        while await group.waitingCount < 1 { await Task.yield() }
        let follower = Task { try await group.commit(3) }
        while await group.waitingCount < 2 { await Task.yield() }
        leader.cancel()
        ledger.letGo()
        for task in [first, leader, follower] { try await task.value }
        #expect(ledger.written == [[1], [2, 3]])
    }

    /// Commits the first, and the others while that is under way; says what they threw.
    private func commit(_ items: ClosedRange<Int>, in group: CommitGroup<Int>, on ledger: Ledger) async
        -> [Unwritable]
    {
        await withTaskGroup(of: Unwritable?.self) { tasks in
            for (place, item) in items.enumerated() {
                tasks.addTask {
                    do {
                        try await group.commit(item)
                        return nil
                    } catch { return error as? Unwritable }
                }
                while await group.waitingCount < place { await Task.yield() }
                if place == 0 { while await !group.isUnderWay { await Task.yield() } }
            }
            ledger.letGo()
            return await tasks.reduce(into: []) { errors, error in if let error { errors.append(error) } }
        }
    }
}
