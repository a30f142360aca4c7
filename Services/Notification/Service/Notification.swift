package import Contracts
import Curl
import Durability
import Foundation
import NotificationDomain
package import Postgres
package import ServiceLifecycle
package import ServiceRuntime

/// Tells customers what concerns them, once, in their language.
package struct Notification: ServiceBlueprint {
    package static let name = ServiceName.notification
    package static let settings = NotificationConfiguration.settings

    /// So many mails are sent at once.
    private static let lineCount = 8

    private let configuration: NotificationConfiguration
    private let store = NotificationStore()

    /// Reads the settings.
    package init(reading settings: inout SettingsReader) {
        configuration = NotificationConfiguration(reading: &settings)
    }

    package static func migrations() throws -> Migrations {
        try Migrations(component: "notification", directory: Bundle.module.bundleURL.appending(path: "Migrations"))
    }

    package func consumers(in environment: ServiceEnvironment) throws -> [any Service] {
        let desk = WritingDesk(
            SignedAddressBook(configuration.identity, keys: configuration.keys), try Self.builtInTemplates())
        return [
            try environment.consumer(of: .bulk, store: store, reader: EventReader(Self.events(desk))),
            try environment.consumer(
                of: .interactive, store: store, reader: CommandReader(Self.verbs(desk), service: Self.name)),
        ]
    }

    package func schedules(in environment: ServiceEnvironment) throws -> [any Service] {
        let room = MailRoom(
            context: environment.context, store: store, identity: configuration.identity,
            lines: (0..<Self.lineCount).map { _ in SMTPSender(configuration.smtp) }, schedule: .standard)
        return [
            Schedule(
                "send_mail", number: 100, every: .milliseconds(500), in: environment.context,
                database: environment.database, tick: { try await room.sendDue() })
        ]
    }

    static func events(_ desk: WritingDesk) -> HandlerTable<NotificationStore> {
        var table = HandlerTable<NotificationStore>()
        table.add(KeepPartyCopy<PartyCreated>(\.party))
        table.add(KeepPartyCopy<PartyChanged>(\.party))
        CaseEvents.add(to: &table, by: desk)
        table.add(TakeBounce())
        return table
    }

    static func verbs(_ desk: WritingDesk) -> HandlerTable<NotificationStore> {
        var table = HandlerTable<NotificationStore>()
        table.add(SendMessage(desk: desk))
        table.add(ResendMessage(desk: desk))
        table.add(UpsertTemplateText(desk: desk))
        table.add(AnswerGetNotification())
        table.add(AnswerListNotifications())
        return table
    }

    static func builtInTemplates() throws -> BuiltInTemplates {
        try BuiltInTemplates(in: Bundle.module.bundleURL.appending(path: "Templates"))
    }
}
