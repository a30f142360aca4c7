import Foundation
import TestSupport

/// A reason for which a broker takes no messages.
struct BrokerAlarm: Sendable {
    private let isRaised: @Sendable (Node) -> Bool
    /// What raises it and what ends it, in Erlang.
    private let raise: String
    private let end: String

    static let memory = BrokerAlarm(
        isRaised: \.mem_alarm, raise: "vm_memory_monitor:set_vm_memory_high_watermark(0.00001)",
        end: "vm_memory_monitor:set_vm_memory_high_watermark(0.6)")
    static let disk = BrokerAlarm(
        isRaised: \.disk_free_alarm, raise: #"rabbit_disk_monitor:set_disk_free_limit("100000GB")"#,
        end: #"rabbit_disk_monitor:set_disk_free_limit("50MB")"#)

    /// What the management API tells of a node.
    private struct Node: Decodable {
        let mem_alarm: Bool
        let disk_free_alarm: Bool
    }

    /// Raises it while the closure runs. The broker itself sees when that is over, by a file: on a busy machine
    /// `rabbitmqctl` needs longer to start than a load lasts.
    func whileRaised(at broker: PrivateRabbitMQServer, _ body: () async throws -> Void) async throws {
        let sign = URL(filePath: broker.directory).appending(path: "alarm-is-over-\(UUID().uuidString)")
        let wait = """
            Wait = fun Wait() ->
                case filelib:is_file("\(sign.path)") of true -> \(end); false -> timer:sleep(20), Wait() end
            end, \(raise), spawn(Wait), ok.
            """
        try await broker.control(["eval", wait])
        do {
            try await eventually("the alarm is raised") {
                try await broker.endpoint().management.get("nodes", as: [Node].self).contains(where: isRaised)
            }
            try await body()
        } catch {
            try Data().write(to: sign)
            throw error
        }
        try Data().write(to: sign)
    }
}
