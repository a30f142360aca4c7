package import Logging
package import Messaging

/// Publishes with confirms over a connection of its own, which `run` keeps up.
///
/// Messages of concurrent callers share one channel and one window of unconfirmed messages; each caller's stay in
/// order. Messages carry the connection's user as `user-id` unless they name another.
package final class AMQPPublisher: Publisher {
    private let control: LinkControl
    private let inbox: PublishInbox
    private let link: Link<PublishDuty>

    /// Makes a publisher that connects once `run` is called.
    package init(configuration: AMQPConfiguration, logger: Logger) throws(AMQPError) {
        let control = try LinkControl()
        let inbox = PublishInbox(wakeup: control.wakeup)
        self.control = control
        self.inbox = inbox
        var logger = logger
        logger[metadataKey: "connection"] = "\(configuration.connectionName)"
        link = Link(configuration: configuration, logger: logger, control: control) {
            PublishDuty(inbox, control, configuration)
        }
    }

    /// How the connection stands.
    package var state: LinkState { control.state }

    /// Whether there is a connection, blocked or not.
    package var isConnected: Bool {
        switch state {
        case .open, .blocked: true
        case .connecting, .down, .suspended, .stopped: false
        }
    }

    /// Whether the broker takes no messages for want of memory or disk.
    package var isBlocked: Bool { state.isBlocked }

    /// Keeps the connection until the task is cancelled or `shutdown` is called; runs once.
    package func run() async {
        await link.run()
    }

    /// Ends `run`; what is not confirmed by then is `unknown`.
    package func shutdown() async {
        control.want(.stop)
        if control.isStarted { await control.wait { _ in false } }
    }

    /// Waits until the connection stands as wanted, until `run` has ended, or until the task is cancelled.
    package func waitForState(_ isWanted: (LinkState) -> Bool) async {
        await control.waitUnlessCancelled(until: isWanted)
    }

    /// Publishes all messages in order and waits for the broker's word on each, at most for the confirm time-out each.
    ///
    /// Needs `run`. Without a connection, or while the broker is blocked, it waits as long for one. A message that
    /// cannot be put on the wire is `returned` with 502; one whose exchange is missing or forbidden with the broker's
    /// 404 or 403.
    package func publish(_ messages: [OutgoingMessage]) async -> [PublishOutcome] {
        messages.isEmpty ? [] : await inbox.submit(messages)
    }
}
