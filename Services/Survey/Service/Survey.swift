package import Contracts
import Durability
import Foundation
package import Postgres
package import ServiceLifecycle
package import ServiceRuntime

/// Asks customers about the solutions of their cases, and takes their answers.
package struct Survey: ServiceBlueprint {
    package static let name = ServiceName.survey
    package static let settings = SurveyConfiguration.settings

    private let configuration: SurveyConfiguration
    private let store: SurveyStore

    /// Reads the settings.
    package init(reading settings: inout SettingsReader) {
        configuration = SurveyConfiguration(reading: &settings)
        store = SurveyStore(questionnaire: configuration.questionnaire)
    }

    package static func migrations() throws -> Migrations {
        try Migrations(component: "survey", directory: Bundle.module.bundleURL.appending(path: "Migrations"))
    }

    package func consumers(in environment: ServiceEnvironment) throws -> [any Service] {
        [
            try environment.consumer(
                of: .interactive, store: store,
                reader: CommandReader(Self.verbs(tokens: configuration.tokens), service: Self.name)),
            try environment.consumer(of: .bulk, store: store, reader: EventReader(Self.events())),
        ]
    }

    package func schedules(in environment: ServiceEnvironment) throws -> [any Service] {
        let clock = SurveyClock(context: environment.context, store: store, inviter: configuration.inviter)
        return [
            Schedule(
                "surveys", number: 100, every: .seconds(1), in: environment.context, database: environment.database,
                tick: { try await clock.run() })
        ]
    }

    static func verbs(tokens: InvitationTokens) -> HandlerTable<SurveyStore> {
        var table = HandlerTable<SurveyStore>()
        table.add(TakeResponse(tokens: tokens))
        table.add(ShowInvitation(tokens: tokens))
        return table
    }

    static func events() -> HandlerTable<SurveyStore> {
        var table = HandlerTable<SurveyStore>()
        table.add(PlanSurvey())
        table.add(CancelSurveys())
        table.add(KeepPartyCopy<PartyCreated> { $0.party })
        table.add(KeepPartyCopy<PartyChanged> { $0.party })
        NotificationEvents.add(to: &table)
        return table
    }
}
