/// The exchanges of the contract (contract.md section 1).
package enum Exchange {
    package static let intake = "casewire.intake"
    package static let commands = "casewire.commands"
    package static let replies = "casewire.replies"
    package static let events = "casewire.events"
    package static let retry = "casewire.retry"
    package static let dead = "casewire.dead"
    /// Where messages to `casewire.intake` go that no queue takes.
    package static let unrouted = "casewire.unrouted"
}
