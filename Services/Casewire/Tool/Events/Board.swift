/// State that changes as events come in, and those who wait for it to be as they want it.
actor Board<State: Sendable> {
    private struct Waiter {
        let isSatisfied: @Sendable (State) -> Bool
        let continuation: CheckedContinuation<State, any Error>
    }

    private(set) var state: State
    private var waiters: [Int: Waiter] = [:]
    private var nextWaiter = 0

    /// Starts with a state.
    init(_ state: State) { self.state = state }

    /// Changes the state, and lets those go on who waited for that.
    func update(_ change: @Sendable (inout State) -> Void) {
        change(&state)
        for (number, waiter) in waiters where waiter.isSatisfied(state) {
            waiters[number] = nil
            waiter.continuation.resume(returning: state)
        }
    }

    /// Waits until the state is as wanted, and returns it; throws `CancellationError` if the task is cancelled first.
    func wait(until isSatisfied: @escaping @Sendable (State) -> Bool) async throws -> State {
        if isSatisfied(state) { return state }
        let number = nextWaiter
        nextWaiter += 1
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                waiters[number] = Waiter(isSatisfied: isSatisfied, continuation: continuation)
            }
        } onCancel: {
            // The waiting caller awaits it: its continuation ends the wait.
            Task { await self.giveUp(number) }
        }
    }

    private func giveUp(_ number: Int) {
        waiters.removeValue(forKey: number)?.continuation.resume(throwing: CancellationError())
    }
}
