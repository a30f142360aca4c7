import Contracts
import Durability
import Foundation
import TestSupport
import Testing

/// All services end without a warning at the same place of their work, once, and are started again: what comes of the
/// demo is the same.
@Suite(.serialized) struct CrashTests {
    /// Where every service comes past in the demo.
    private static let certain: [CrashPlan.Point] = [
        .afterReceive, .afterInbox, .handling, .afterCommit, .afterPublish, .afterConfirm, .duringDelete,
    ]

    @Test(arguments: certain)
    func aCrashInEveryServiceChangesNothing(at point: CrashPlan.Point) async throws {
        try await Installation.with { installation in
            let place = point == .handling ? "handling" : "\(point.rawValue):2"
            let (ending, crashed) = try await demo(on: installation, endingAllAt: place)
            #expect(crashed == Set(ServiceName.allCases))
            #expect(ending == (try await Undisturbed.demo()))
        }
    }

    /// Only what comes too early is tried again: a solution, told before the case.
    @Test func aCrashBetweenRetryAndAcknowledgementChangesNothing() async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../ContractsTests/Golden/io.casewire.case.resolved.v1.json")
        let event = try String(contentsOf: file, encoding: .utf8)
        try await Installation.with { installation in
            try await installation.publish(event: event, as: "case.resolved.v1.p00")
            let (ending, crashed) = try await demo(on: installation, endingAllAt: "in_retry")
            #expect(crashed.contains(.notification))
            #expect(ending == (try await Undisturbed.demo()))
        }
    }

    @Test(arguments: ServiceName.allCases)
    func aCrashWhileItStopsChangesNothing(of service: ServiceName) async throws {
        try await Installation.with { installation in
            try await installation.kill(service)
            let program = try installation.start(service, endingAt: "in_drain")
            let demo = try DemoRun(on: installation)
            try await eventually("\(service.rawValue) is in the middle of its work", within: .seconds(90)) {
                try await installation.count(service.worthKillingAfter.query) >= service.worthKillingAfter.count
            }
            #expect(try await program.stop() == SIGKILL)
            try await installation.start(service)
            #expect(try await demo.comparable() == (try await Undisturbed.demo()))
        }
    }

    /// Plays the demo with services that end at a place; each is started again once it has ended. Says which did.
    private func demo(
        on installation: Installation, endingAllAt place: String
    ) async throws -> (ending: JSONValue, crashed: Set<ServiceName>) {
        var programs: [ServiceName: Program] = [:]
        for service in ServiceName.allCases {
            try await installation.kill(service)
            programs[service] = try installation.start(service, endingAt: place)
        }
        let demo = try DemoRun(on: installation)
        let crashed = try await withThrowingTaskGroup(of: ServiceName?.self) { group in
            for (service, program) in programs {
                group.addTask { try await restart(service, after: program, during: demo, on: installation) }
            }
            return try await group.reduce(into: Set()) { crashed, service in
                if let service { crashed.insert(service) }
            }
        }
        return (try await demo.comparable(), crashed)
    }

    private func restart(
        _ service: ServiceName, after program: Program, during demo: DemoRun, on installation: Installation
    ) async throws -> ServiceName? {
        try await eventually("\(service.rawValue) or the demo ends", within: .seconds(240)) {
            !program.isRunning || !demo.program.isRunning
        }
        guard !program.isRunning else { return nil }
        try await installation.start(service)
        return service
    }
}
