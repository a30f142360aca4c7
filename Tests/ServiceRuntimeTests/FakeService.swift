import ServiceLifecycle

/// A service that notes its start and end, and does as it is told in between.
struct FakeService: Service {
    enum Manner {
        case endsWhenStopped
        case endsAtOnce
        case fails
        case endsWhenCancelled
        case neverEnds
    }

    struct Failure: Error {}

    let name: String
    let journal: Journal
    var manner = Manner.endsWhenStopped

    func run() async throws {
        journal.note("\(name) started")
        switch manner {
        case .endsWhenStopped: try await gracefulShutdown()
        case .endsAtOnce: break
        case .fails: throw Failure()
        case .endsWhenCancelled: for await _ in AsyncStream<Void>.makeStream().stream {}
        case .neverEnds: await withCheckedContinuation { journal.keep($0) }
        }
        journal.note("\(name) ended")
    }
}
