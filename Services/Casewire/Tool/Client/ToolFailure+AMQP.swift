import AMQP

extension ToolFailure {
    /// What the broker, or the way to it, refused, with what to do about it.
    init(_ error: AMQPError, _ configuration: AMQPConfiguration) {
        let reason = "\(configuration): \(error.message)."
        switch error.code {
        case .authentication:
            self.init(
                .configuration, "The broker does not let us in. \(reason)",
                advice: "Check user and password; casewire topology sets them.")
        case .accessRefused where error.message.contains("vhost") && error.message.hasSuffix("not found"):
            self.init(
                .configuration, "The broker does not have it. \(reason)",
                advice: "The broker's administrator makes a vhost (rabbitmqctl add_vhost); casewire topology fills it.")
        case .accessRefused:
            self.init(
                .configuration, "The broker does not allow it. \(reason)",
                advice: "casewire topology grants what each user needs.")
        case .notFound:
            self.init(
                .configuration, "The broker does not have it. \(reason)",
                advice: "casewire topology declares what is missing.")
        case .preconditionFailed:
            self.init(
                .configuration, "The broker has it with other arguments. \(reason)",
                advice:
                    "Arguments cannot be changed: stop what uses it, drain it, delete it, and run casewire topology.")
        case .tls:
            self.init(
                .configuration, "The broker cannot be trusted. \(reason)", advice: "Check cacertfile and the host name."
            )
        case .protocolViolation:
            self.init(
                .unavailable, "What answers there does not keep to AMQP 0-9-1. \(reason)",
                advice: "If it is not the broker's port for AMQP (5672, or 5671 with amqps), name that.")
        case .unencodable, .channelClosed, .stopped: self.init(.failedCheck, reason)
        case .unreachable, .timedOut, .resourceLocked, .connectionClosed, .connectionLost, .heartbeatMissed,
            .consumerCancelled,
            .outOfMemory:
            self.init(
                .unavailable, "The broker cannot be reached. \(reason)",
                advice: "Is it running, and is the address that of its port for AMQP (5672, or 5671 with amqps)?")
        }
    }
}
