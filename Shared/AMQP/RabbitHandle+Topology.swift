import CRabbitMQ
import Messaging

extension RabbitHandle {
    /// Declares an exchange; passively, it only checks that one of the name exists.
    func declare(_ exchange: ExchangeDeclaration, passive: Bool) throws(AMQPError) {
        let arguments = try unsafe table(exchange.arguments)
        defer { unsafe recycle_amqp_pool(pool) }
        unsafe exchange.name.withAMQPBytes { name in
            unsafe exchange.type.withAMQPBytes { type in
                _ = unsafe amqp_exchange_declare(
                    raw, Self.channel, name, type, passive ? 1 : 0, exchange.durable ? 1 : 0, 0, 0, arguments)
            }
        }
        try checkLastReply(doing: "declaring exchange \(exchange.name)")
    }

    /// Declares a queue; passively, it only checks that one of the name exists.
    func declare(_ queue: QueueDeclaration, passive: Bool) throws(AMQPError) -> QueueStatus {
        let arguments = try unsafe table(queue.arguments)
        defer { unsafe recycle_amqp_pool(pool) }
        var status: QueueStatus?
        unsafe queue.name.withAMQPBytes { name in
            let reply = unsafe amqp_queue_declare(
                raw, Self.channel, name, passive ? 1 : 0, queue.durable ? 1 : 0, queue.exclusive ? 1 : 0, 0, arguments)
            status = unsafe reply.map { unsafe QueueStatus($0.pointee) }
        }
        try checkLastReply(doing: "declaring queue \(queue.name)")
        return status ?? QueueStatus(name: queue.name, messageCount: 0, consumerCount: 0)
    }

    /// Adds a binding; one that exists stays.
    func bind(_ binding: BindingDeclaration) throws(AMQPError) {
        let arguments = try unsafe table(binding.arguments)
        defer { unsafe recycle_amqp_pool(pool) }
        unsafe withBytes(of: binding) { destination, source, key in
            switch binding.destination {
            case .queue: _ = unsafe amqp_queue_bind(raw, Self.channel, destination, source, key, arguments)
            case .exchange: _ = unsafe amqp_exchange_bind(raw, Self.channel, destination, source, key, arguments)
            }
        }
        try checkLastReply(doing: "binding \(binding.source) to \(binding.destinationName)")
    }

    /// Takes a binding away; one that is not there is no error.
    func unbind(_ binding: BindingDeclaration) throws(AMQPError) {
        let arguments = try unsafe table(binding.arguments)
        defer { unsafe recycle_amqp_pool(pool) }
        unsafe withBytes(of: binding) { destination, source, key in
            switch binding.destination {
            case .queue: _ = unsafe amqp_queue_unbind(raw, Self.channel, destination, source, key, arguments)
            case .exchange: _ = unsafe amqp_exchange_unbind(raw, Self.channel, destination, source, key, arguments)
            }
        }
        try checkLastReply(doing: "unbinding \(binding.source) from \(binding.destinationName)")
    }

    /// Deletes a queue with its messages; one that is not there is no error.
    func deleteQueue(_ name: String) throws(AMQPError) {
        unsafe name.withAMQPBytes { name in
            _ = unsafe amqp_queue_delete(raw, Self.channel, name, 0, 0)
        }
        try checkLastReply(doing: "deleting queue \(name)")
    }

    /// Deletes an exchange with its bindings; one that is not there is no error.
    func deleteExchange(_ name: String) throws(AMQPError) {
        unsafe name.withAMQPBytes { name in
            _ = unsafe amqp_exchange_delete(raw, Self.channel, name, 0)
        }
        try checkLastReply(doing: "deleting exchange \(name)")
    }

    /// Throws the ready messages of a queue away; returns how many.
    func purge(_ queue: String) throws(AMQPError) -> Int {
        var count = 0
        unsafe queue.withAMQPBytes { name in
            let reply = unsafe amqp_queue_purge(raw, Self.channel, name)
            count = unsafe reply.map { unsafe Int($0.pointee.message_count) } ?? 0
        }
        try checkLastReply(doing: "purging queue \(queue)")
        return count
    }

    private func withBytes(
        of binding: BindingDeclaration, _ body: (amqp_bytes_t, amqp_bytes_t, amqp_bytes_t) -> Void
    ) {
        unsafe binding.destinationName.withAMQPBytes { destination in
            unsafe binding.source.withAMQPBytes { source in
                unsafe binding.routingKey.withAMQPBytes { key in unsafe body(destination, source, key) }
            }
        }
    }
}

extension BindingDeclaration {
    fileprivate var destinationName: String {
        switch destination {
        case .queue(let name), .exchange(let name): name
        }
    }
}

extension QueueStatus {
    fileprivate init(_ reply: amqp_queue_declare_ok_t) {
        unsafe self.init(
            name: String(reply.queue), messageCount: Int(reply.message_count), consumerCount: Int(reply.consumer_count))
    }
}
