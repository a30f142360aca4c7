import Bookkeeping
package import Contracts
import Durability
import Foundation
package import Postgres
package import ServiceLifecycle
package import ServiceRuntime

/// Owns what IT does about a customer's trouble.
package struct ITSM: ServiceBlueprint {
    package static let name = ServiceName.itsm
    package static let settings = ITSMConfiguration.settings

    private let store: ITSMStore

    /// Reads the settings.
    package init(reading settings: inout SettingsReader) {
        let configuration = ITSMConfiguration(reading: &settings)
        store = ITSMStore(autoCloseAfter: configuration.autoCloseAfter)
    }

    package static func migrations() throws -> Migrations {
        try Migrations(component: "itsm", directory: Bundle.module.bundleURL.appending(path: "Migrations"))
    }

    package func consumers(in environment: ServiceEnvironment) throws -> [any Service] {
        [
            try environment.consumer(of: .bulk, store: store, reader: EventReader(Self.events)),
            try environment.consumer(
                of: .interactive, store: store, reader: CommandReader(Self.verbs, service: Self.name)),
        ]
    }

    package func schedules(in environment: ServiceEnvironment) throws -> [any Service] {
        let autoClose = AutoClose(context: environment.context, store: store)
        return [
            Schedule(
                "auto_close", number: 100, every: .seconds(10), in: environment.context, database: environment.database,
                tick: { try await autoClose.run() })
        ]
    }

    /// What answers to each command.
    static var verbs: HandlerTable<ITSMStore> {
        var table = HandlerTable<ITSMStore>()
        table.add(RaiseIncident())
        IncidentVerbs.add(to: &table)
        table.add(AnswerGetIncident())
        table.add(AnswerListIncidents())
        return table
    }

    /// What follows each event of other services.
    static var events: HandlerTable<ITSMStore> {
        var table = HandlerTable<ITSMStore>()
        table.add(KeepAgentCopy(for: ITSMStore.self))
        CaseEvents.add(to: &table)
        return table
    }
}
