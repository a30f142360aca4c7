import Postgres

/// Commits together what several tasks want committed at about the same time: what comes while a commit is under way
/// goes into the next one, and who is first waits a moment for the others. Nobody is told that an item is committed
/// before it is.
///
/// It is for work of which each piece must be on disk before its task goes on, and of which many are at it at once.
package actor CommitGroup<Item: Sendable> {
    /// What a task that waited has to do.
    private enum Turn {
        /// Commit its own item, and those of the seats.
        case lead([Seat])
        /// Nothing more: another has committed its item, or could not.
        case ended((any Error)?)
    }

    private struct Seat {
        let item: Item
        let turn: CheckedContinuation<Turn, Never>

        func end(with error: (any Error)? = nil) { turn.resume(returning: .ended(error)) }
    }

    private let members: Int
    private let patience: Duration
    private let commitAll: @Sendable ([Item]) async throws -> Void
    private(set) var isUnderWay = false
    private var waiting: [Seat] = []
    /// The leader who waits for others, and for how many.
    private var gathering: CheckedContinuation<Void, Never>?
    private var missing = 0

    /// Makes a group whose items are committed by the closure, all of them or none. Who leads a commit waits until so
    /// many tasks as the group has members are there, at most for `patience`.
    package init(
        of members: Int = 1, patience: Duration = .zero, _ commitAll: @escaping @Sendable ([Item]) async throws -> Void
    ) {
        self.members = members
        self.patience = patience
        self.commitAll = commitAll
    }

    /// How many tasks wait for the commit that is under way, or for a leader who waits for them.
    var waitingCount: Int { waiting.count }

    /// Returns once the item is committed, whether or not the task is cancelled meanwhile. Throws what its commit
    /// threw; an item that cannot be committed does its neighbours no harm.
    package func commit(_ item: Item) async throws {
        switch await turn(for: item) {
        case .ended(nil): return
        case .ended(let error?): throw error
        case .lead(let seats):
            defer { passOn() }
            await gather(besides: seats.count + 1)
            let others = waiting
            waiting = []
            try await commit(item, with: seats + others)
        }
    }

    private func turn(for item: Item) async -> Turn {
        guard isUnderWay else {
            isUnderWay = true
            return .lead([])
        }
        return await withCheckedContinuation { turn in
            waiting.append(Seat(item: item, turn: turn))
            if waiting.count >= missing { endGathering() }
        }
    }

    /// Waits for those who are missing, besides so many that are there.
    private func gather(besides present: Int) async {
        missing = members - present
        guard patience > .zero, waiting.count < missing else { return }
        // Awaited by nobody: it ends by itself, when the time is up or all are there.
        let limit = Task {
            try await Task.sleep(for: patience)
            endGathering()
        }
        await withCheckedContinuation { gathering = $0 }
        limit.cancel()
    }

    private func endGathering() {
        gathering?.resume()
        gathering = nil
    }

    /// The first who waits leads the next commit, of all who wait by then.
    private func passOn() {
        guard let next = waiting.first else { return isUnderWay = false }
        let others = Array(waiting.dropFirst())
        waiting = []
        next.turn.resume(returning: .lead(others))
    }

    private func commit(_ item: Item, with seats: [Seat]) async throws {
        do {
            try await commitWhole([item] + seats.map(\.item))
            for seat in seats { seat.end() }
        } catch {
            guard !seats.isEmpty else { throw error }
            // A database that is away is nobody's own failure, and each would find it away once more.
            if let error = error as? PostgresError, error.isTransient || error.isRetriable {
                for seat in seats { seat.end(with: error) }
                throw error
            }
            for seat in seats { seat.end(with: await failure(of: seat.item)) }
            try await commitWhole([item])
        }
    }

    /// Who leads may be cancelled, and the others' items are not its own: the commit is not cancelled with it.
    private func commitWhole(_ items: [Item]) async throws {
        // `commit` awaits it.
        try await Task { [commitAll] in try await commitAll(items) }.value
    }

    private func failure(of item: Item) async -> (any Error)? {
        do {
            try await commitWhole([item])
            return nil
        } catch {
            return error
        }
    }
}
