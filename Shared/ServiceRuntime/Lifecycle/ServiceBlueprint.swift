package import Contracts
package import Postgres
package import ServiceLifecycle

/// What a service says about itself; the runtime makes a process of it.
package protocol ServiceBlueprint: Sendable {
    /// Which service it is.
    static var name: ServiceName { get }

    /// The settings that only this service has; those of all services come on top.
    static var settings: [Setting] { get }

    /// The migrations of its own tables; those of inbox and outbox come on top.
    static func migrations() throws -> Migrations

    /// Reads its own settings; what is wrong with them is kept by the reader, and ends the start.
    init(reading settings: inout SettingsReader)

    /// What listens to its lanes.
    func consumers(in environment: ServiceEnvironment) throws -> [any Service]

    /// What it does by the clock.
    func schedules(in environment: ServiceEnvironment) throws -> [any Service]
}

extension ServiceBlueprint {
    /// All settings of the service, its own last, in the order of the documentation.
    package static var allSettings: [Setting] { RuntimeSettings.all(for: name) + settings }
}
