package import Contracts
package import Domain

extension BrokerUser {
    /// An adapter: publishes to its channels, and hears in its own queues what became of its messages.
    package static func adapter(_ name: String, channels: [Channel]) -> BrokerUser {
        let user = "adapter-\(name)"
        let words = channels.map(\.rawValue).joined(separator: "|")
        return BrokerUser(
            name: user, configure: "^\(own(user, ["sub"]))$", write: "^(casewire\\.intake|\(own(user, ["sub"])))$",
            read: "^(casewire\\.events|\(own(user, ["sub"])))$",
            topics: [
                TopicPermission(
                    exchange: Exchange.intake, write: "^intake\\.\(channels.count == 1 ? words : "(\(words))")\\..*"),
                TopicPermission(exchange: Exchange.events, read: "^intake\\.(accepted|refused)\\..*"),
            ])
    }

    /// A subscriber: reads events in its own queues, and may ask for a replay.
    ///
    /// The broker holds binding keys, not messages, against `filter`; a binding such as `case.#` takes all case events.
    package static func subscriber(
        _ name: String, filter: String = SubscriberFilter.standard, readsStream: Bool = false
    ) -> BrokerUser {
        let user = "subscriber-\(name)"
        let sources = readsStream ? "casewire\\.events|casewire\\.events\\.stream" : "casewire\\.events"
        return BrokerUser(
            name: user, configure: "^\(own(user, ["sub"]))$", write: "^(casewire\\.commands|\(own(user, ["sub"])))$",
            read: "^(\(sources)|\(own(user, ["sub"])))$",
            topics: [
                TopicPermission(exchange: Exchange.commands, write: "^[a-z]+\\.feed\\.replay$"),
                TopicPermission(exchange: Exchange.events, read: filter),
            ])
    }

    /// A trusted system: may send the commands of an explicit list, such as `intake.case.create`, and read their
    /// answers.
    package static func trusted(_ name: String, commands: [MessageType]) -> BrokerUser {
        let user = "trusted-\(name)"
        let verbs = commands.map { escaped($0.routingWords) }.joined(separator: "|")
        return BrokerUser(
            name: user, configure: "^\(own(user, ["reply"]))$",
            write: "^(casewire\\.commands|\(own(user, ["reply"])))$",
            read: "^(casewire\\.replies|\(own(user, ["reply"])))$",
            topics: [TopicPermission(exchange: Exchange.commands, write: commands.isEmpty ? nothing : "^(\(verbs))$")])
    }
}
