import TestSupport

/// A reason for which a broker takes no messages.
struct BrokerAlarm: Sendable {
    private let isRaised: @Sendable (Node) -> Bool
    /// What to tell `rabbitmqctl`.
    let raise: [String]
    let end: [String]

    static let memory = BrokerAlarm(
        isRaised: \.mem_alarm, raise: ["set_vm_memory_high_watermark", "0.00001"],
        end: ["set_vm_memory_high_watermark", "0.6"])
    static let disk = BrokerAlarm(
        isRaised: \.disk_free_alarm, raise: ["set_disk_free_limit", "100000GB"], end: ["set_disk_free_limit", "50MB"])

    /// What the management API tells of a node.
    private struct Node: Decodable {
        let mem_alarm: Bool
        let disk_free_alarm: Bool
    }

    /// Whether the broker says that it has the alarm.
    func isRaised(at broker: PrivateRabbitMQServer) async throws -> Bool {
        try await broker.endpoint().management.get("nodes", as: [Node].self).contains(where: isRaised)
    }
}
