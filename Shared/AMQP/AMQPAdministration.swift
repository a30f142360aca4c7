import SerialQueues

/// Declares, checks and empties what is on a broker, over a connection made when first needed.
///
/// Requests run one after the other on a queue of their own. A refused request leaves the connection usable. One that
/// finds the connection of an earlier one broken is made again over a new one: every request may be made twice.
package actor AMQPAdministration {
    private let executor = QueueExecutor(label: "amqp.administration")
    private var configuration: AMQPConfiguration
    private var handle: RabbitHandle?
    private var lastUse = ContinuousClock.now

    /// Nobody answers the broker's heartbeats between requests; a connection this old is closed before the broker does
    /// it.
    private static let idleLimit: Duration = .seconds(30)

    /// Makes an administration that has not connected yet.
    package init(configuration: AMQPConfiguration) {
        self.configuration = configuration
        self.configuration.heartbeat = Self.idleLimit * 2
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// Declares an exchange; throws `preconditionFailed` if another of the name exists.
    package func declare(_ exchange: ExchangeDeclaration) throws(AMQPError) {
        try ask { handle throws(AMQPError) in try handle.declare(exchange, passive: false) }
    }

    /// Declares a queue; throws `preconditionFailed` if another of the name exists.
    @discardableResult
    package func declare(_ queue: QueueDeclaration) throws(AMQPError) -> QueueStatus {
        try ask { handle throws(AMQPError) in try handle.declare(queue, passive: false) }
    }

    /// Declares a binding.
    package func declare(_ binding: BindingDeclaration) throws(AMQPError) {
        try ask { handle throws(AMQPError) in try handle.bind(binding) }
    }

    /// Takes a binding away; one that is not there is no error.
    package func remove(_ binding: BindingDeclaration) throws(AMQPError) {
        try ask { handle throws(AMQPError) in try handle.unbind(binding) }
    }

    /// Checks that an exchange exists; throws `notFound` if not.
    package func checkExchange(_ name: String) throws(AMQPError) {
        try ask { handle throws(AMQPError) in
            try handle.declare(ExchangeDeclaration(name: name, type: "topic"), passive: true)
        }
    }

    /// Checks that a queue exists, and counts its messages and consumers; throws `notFound` if not.
    @discardableResult
    package func checkQueue(_ name: String) throws(AMQPError) -> QueueStatus {
        try ask { handle throws(AMQPError) in try handle.declare(QueueDeclaration(name: name), passive: true) }
    }

    /// How many messages of a queue are ready for delivery; throws `notFound` if there is no such queue.
    package func messageCount(_ queue: String) throws(AMQPError) -> Int {
        try checkQueue(queue).messageCount
    }

    /// Deletes a queue with its messages; one that is not there is no error.
    package func deleteQueue(_ name: String) throws(AMQPError) {
        try ask { handle throws(AMQPError) in try handle.deleteQueue(name) }
    }

    /// Deletes an exchange with its bindings; one that is not there is no error.
    package func deleteExchange(_ name: String) throws(AMQPError) {
        try ask { handle throws(AMQPError) in try handle.deleteExchange(name) }
    }

    /// Throws the ready messages of a queue away; returns how many.
    @discardableResult
    package func purge(_ queue: String) throws(AMQPError) -> Int {
        try ask { handle throws(AMQPError) in try handle.purge(queue) }
    }

    /// Closes the connection; the next request makes another.
    package func close() {
        handle?.close()
        handle = nil
    }

    private func ask<Answer>(_ request: (RabbitHandle) throws(AMQPError) -> Answer) throws(AMQPError) -> Answer {
        let isUsed = handle != nil
        do throws(AMQPError) {
            return try request(try connected())
        } catch {
            recover(from: error)
            guard isUsed, handle == nil, error.isRetriable else { throw error }
        }
        return try ask(request)
    }

    private func connected() throws(AMQPError) -> RabbitHandle {
        if ContinuousClock.now - lastUse > Self.idleLimit { close() }
        lastUse = .now
        if let handle { return handle }
        var failure = AMQPError(.unreachable, "no endpoint is configured")
        for endpoint in configuration.endpoints.shuffled() {
            do throws(AMQPError) {
                let made = try RabbitHandle(endpoint, configuration)
                try made.openChannel()
                handle = made
                return made
            } catch {
                failure = error
            }
        }
        throw failure
    }

    /// A refusal of the broker closed only the channel; anything else tore the connection.
    private func recover(from error: AMQPError) {
        guard error.replyCode != nil, error.code != .connectionClosed, let torn = handle else {
            handle = error.code == .unencodable ? handle : nil
            return
        }
        do throws(AMQPError) {
            try torn.reopenChannel()
        } catch {
            handle = nil
        }
    }
}
