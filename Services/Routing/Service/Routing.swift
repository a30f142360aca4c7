package import Contracts
import Durability
import Foundation
package import Postgres
package import ServiceLifecycle
package import ServiceRuntime

/// Brings every piece of work to somebody who can do it, and forgets none.
package struct Routing: ServiceBlueprint {
    package static let name = ServiceName.routing
    package static let settings = RoutingConfiguration.settings

    private let store: RoutingStore
    /// Wakes the matching of this process.
    private let signal = RelaySignal()

    /// Reads how long offers stand and what follows from them.
    package init(reading settings: inout SettingsReader) {
        store = RoutingStore(settings: RoutingConfiguration.read(from: &settings))
    }

    package static func migrations() throws -> Migrations {
        try Migrations(component: "routing", directory: Bundle.module.bundleURL.appending(path: "Migrations"))
    }

    package func consumers(in environment: ServiceEnvironment) throws -> [any Service] {
        [
            try consumer(of: .bulk, reader: EventReader(RoutingHandlers.events), in: environment),
            try consumer(
                of: .interactive, reader: CommandReader(RoutingHandlers.verbs, service: Self.name), in: environment),
        ]
    }

    package func schedules(in environment: ServiceEnvironment) throws -> [any Service] {
        let context = environment.context
        let timers = OfferTimers(context: context, store: store)
        return [
            Schedule(
                "offer_timers", number: 100, every: .seconds(1), in: context, database: environment.database,
                tick: { [signal] in
                    let goesOn = try await timers.run()
                    signal.notify()
                    return goesOn
                }),
            MatchingLoop(round: MatchingRound(context: context, store: store), signal: signal, context: context),
        ]
    }

    private func consumer<Reader: LaneReader<RoutingStore>>(
        of lane: Lane, reader: Reader, in environment: ServiceEnvironment
    ) throws -> LaneConsumer<RoutingStore, Reader> {
        LaneConsumer(
            lane, of: environment.context,
            from: WakingSubscription(try environment.subscription(to: lane), waking: signal),
            through: environment.publisher, limits: environment.batch.limits(of: lane),
            processor: BatchProcessor(environment.context, store: store, reader: reader))
    }
}
