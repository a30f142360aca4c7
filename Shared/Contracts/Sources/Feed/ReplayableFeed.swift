/// A service's feed, as a type: it makes the service's own `ReplayFeed` command.
package protocol ReplayableFeed: Sendable {
    /// The service whose history it is.
    static var service: ServiceName { get }
}
