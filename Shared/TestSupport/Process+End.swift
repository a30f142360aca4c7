import Foundation

extension Process {
    /// Waits until the program has ended, on a thread that may be held up; after the deadline it is killed, and that is
    /// thrown. Foundation's own call sits in a run loop for it, which can miss the end, and knows no deadline.
    package func awaitEnd(within deadline: Duration = .seconds(300)) throws {
        let end = ContinuousClock.now + deadline
        while isRunning {
            guard ContinuousClock.now < end else {
                kill(processIdentifier, SIGKILL)
                let name = executableURL?.lastPathComponent ?? "a program"
                throw NeverHappened(description: "\(name) did not end in \(deadline)")
            }
            Thread.sleep(forTimeInterval: 0.005)
        }
    }
}
