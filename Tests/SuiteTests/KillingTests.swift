import Contracts
import Postgres
import TestSupport
import Testing

/// A service that is killed in the middle of the demo, and started again, changes nothing in what comes of it.
@Suite(.serialized) struct KillingTests {
    @Test func theDemoCountsWhatTheFixturesHold() async throws {
        let mails = try await Undisturbed.demo()["mails"]
        let outcomes = try #require(mails?.properties).compactMap { $0.value["outcome"]?.text }
        #expect(outcomes.count == 115)
        #expect(outcomes.count { $0 == "opened" } > 50)
        #expect(try await Undisturbed.demo()["survey"]?.text == "completed")
    }

    @Test(arguments: ServiceName.allCases)
    func aKilledServiceChangesNothing(_ service: ServiceName) async throws {
        let disturbed = try await Installation.with { installation in
            let demo = try DemoRun(on: installation)
            try await eventually("\(service.rawValue) is in the middle of its work", within: .seconds(90)) {
                try await installation.count(service.worthKillingAfter.query) >= service.worthKillingAfter.count
            }
            try await installation.kill(service)
            try await installation.start(service)
            return try await demo.comparable()
        }
        #expect(disturbed == (try await Undisturbed.demo()))
    }
}

extension ServiceName {
    /// What a service has to have done when it is killed: about a half of its part in the demo.
    var worthKillingAfter: (query: Statement, count: Int64) {
        switch self {
        case .intake: ("SELECT count(*) FROM intake.cases", 30)
        case .routing: ("SELECT count(*) FROM routing.offer", 30)
        case .itsm: ("SELECT count(*) FROM itsm.incident", 1)
        case .notification: ("SELECT count(*) FROM notification.notification WHERE state = 'sent'", 30)
        case .survey: ("SELECT count(*) FROM survey.survey", 1)
        }
    }
}
