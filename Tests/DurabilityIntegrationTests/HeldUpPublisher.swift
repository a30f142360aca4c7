import Messaging

/// Lets something happen before the broker takes a batch.
struct HeldUpPublisher: Publisher {
    let publisher: RecordingPublisher
    let meanwhile: @Sendable () async -> Void

    func publish(_ messages: [OutgoingMessage]) async -> [PublishOutcome] {
        await meanwhile()
        return await publisher.publish(messages)
    }
}
