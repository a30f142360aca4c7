import Contracts
import ITSM
import Intake
import Notification
import Routing
import ServiceRuntime
import Survey

/// The services of the suite: their settings and their tables.
enum ServiceCatalogue {
    static let all: [any ServiceBlueprint.Type] = [
        Intake.self, Routing.self, ITSM.self, Notification.self, Survey.self,
    ]

    /// What a service says about itself; `nil` for one that is not part of this program.
    static func blueprint(of service: ServiceName) -> (any ServiceBlueprint.Type)? {
        all.first { $0.name == service }
    }
}
