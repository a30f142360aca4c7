import Contracts

/// Brings answers to those who wait for them, by correlation id.
actor ReplyDesk {
    private enum Slot {
        case expected
        case arrived(CommandAnswer)
        case awaited(CheckedContinuation<CommandAnswer, any Error>)
    }

    private var slots: [String: Slot] = [:]

    /// An answer with this correlation id will be asked for.
    func expect(_ correlationID: String) { slots[correlationID] = .expected }

    /// An answer has come; `false` if nobody expects it, or it came before.
    @discardableResult
    func arrived(_ answer: CommandAnswer, for correlationID: String) -> Bool {
        switch slots[correlationID] {
        case .expected: slots[correlationID] = .arrived(answer)
        case .awaited(let continuation):
            slots[correlationID] = nil
            continuation.resume(returning: answer)
        case .arrived, nil: return false
        }
        return true
    }

    /// Waits for the answer; throws `CancellationError` if the task is cancelled first.
    func answer(for correlationID: String) async throws -> CommandAnswer {
        if case .arrived(let answer) = slots.removeValue(forKey: correlationID) { return answer }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                slots[correlationID] = .awaited(continuation)
            }
        } onCancel: {
            // The waiting caller awaits it: its continuation ends the wait.
            Task { await self.giveUp(correlationID) }
        }
    }

    /// Nobody waits for this answer any more.
    func giveUp(_ correlationID: String) {
        guard case .awaited(let continuation) = slots.removeValue(forKey: correlationID) else { return }
        continuation.resume(throwing: CancellationError())
    }
}
