import Bookkeeping
package import Contracts
import Domain
import Durability
import Foundation
package import Postgres
package import ServiceLifecycle
package import ServiceRuntime

/// Takes customers' messages, and owns their cases.
package struct Intake: ServiceBlueprint {
    package static let name = ServiceName.intake
    package static let settings = IntakeConfiguration.settings

    private let configuration: IntakeConfiguration
    private let store: IntakeStore

    /// Reads the settings.
    package init(reading settings: inout SettingsReader) {
        configuration = IntakeConfiguration(reading: &settings)
        store = IntakeStore(autoCloseAfter: configuration.autoCloseAfter)
    }

    package static func migrations() throws -> Migrations {
        try Migrations(component: "intake", directory: Bundle.module.bundleURL.appending(path: "Migrations"))
    }

    package func consumers(in environment: ServiceEnvironment) throws -> [any Service] {
        [
            try environment.consumer(
                of: .bulk, store: store, reader: MessageReader(dataHosts: configuration.dataHosts)),
            try environment.consumer(
                of: .raw, store: store,
                reader: RawReader(addresses: configuration.addresses, time: environment.context.time)),
            try environment.consumer(
                of: .interactive, store: store,
                reader: CommandReader(Self.verbs(reopenWindow: configuration.reopenWindow), service: Self.name)),
            try environment.consumer(of: .events, store: store, reader: EventReader(Self.events())),
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

    static func verbs(reopenWindow: Duration) -> HandlerTable<IntakeStore> {
        var table = HandlerTable<IntakeStore>()
        table.add(CreateCaseByHand())
        CaseVerbs.add(to: &table, reopenWindow: reopenWindow)
        table.add(AnswerGetCase())
        table.add(AnswerListCases())
        table.add(AnswerCaseHistory())
        table.add(UpsertPartyRecord())
        table.add(AnswerGetParty())
        table.add(AnswerListParties())
        return table
    }

    static func events() -> HandlerTable<IntakeStore> {
        var table = HandlerTable<IntakeStore>()
        table.add(KeepAgentCopy(for: IntakeStore.self, sharing: [.agent]))
        IncidentEvents.add(to: &table)
        return table
    }
}
