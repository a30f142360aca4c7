import Contracts
import TestSupport
import Testing

/// Something that befalls an installation, is seen to have had its effect, and is over.
struct Disturbance: Sendable, CustomTestStringConvertible {
    let name: String
    let befall: @Sendable (FaultGround) async throws -> Void

    var testDescription: String { name }

    static let ofBroker = [
        Disturbance(name: "the broker is killed") { ground in
            try await ground.broker.kill()
            try await ground.installation.awaitUnreadiness()
            try await ground.broker.start()
        },
        Disturbance(name: "the broker is frozen") { ground in
            ground.broker.freeze()
            try await ground.installation.awaitUnreadiness()
            ground.broker.thaw()
        },
        Disturbance(name: "the broker is short of memory") { try await $0.raise(.memory) },
        Disturbance(name: "the broker is short of disk") { try await $0.raise(.disk) },
    ]

    static let ofDatabase = [
        Disturbance(name: "the database is killed") { ground in
            try await ground.database.kill()
            try await ground.installation.awaitUnreadiness()
            try await ground.database.start()
        },
        Disturbance(name: "the database is frozen") { ground in
            try await ground.database.freeze()
            try await ground.installation.awaitUnreadiness()
            try await ground.database.thaw()
        },
    ]

    static let ofNetwork = [
        Disturbance(name: "connections to the broker are reset") { try await $0.reset($0.brokerWay) },
        Disturbance(name: "connections to the database are reset") { try await $0.reset($0.databaseWay) },
        Disturbance(name: "the way to the broker swallows everything") { try await $0.block($0.brokerWay) },
        Disturbance(name: "the way to the database swallows everything") { try await $0.block($0.databaseWay) },
        Disturbance(name: "the way to the broker is slow") { try await $0.slow($0.brokerWay) },
        Disturbance(name: "the way to the database is slow") { try await $0.slow($0.databaseWay) },
    ]

    static let ofProcesses = ServiceName.allCases.map { service in
        Disturbance(name: "\(service.rawValue) is killed") { ground in
            try await ground.installation.kill(service)
            try await ground.installation.start(service)
        }
    }
}

extension FaultGround {
    fileprivate func raise(_ alarm: BrokerAlarm) async throws {
        // The broker tells those alone who publish, which is one process of each service.
        try await alarm.whileRaised(at: broker) { try await installation.awaitUnreadinessSomewhere() }
    }

    fileprivate func reset(_ way: TCPProxy) async throws {
        for _ in 0..<3 {
            let cut = way.reset()
            #expect(cut >= ServiceName.allCases.count)
            try await eventually("the services are connected again") { way.connectionsSinceReset >= cut / 2 }
        }
    }

    fileprivate func block(_ way: TCPProxy) async throws {
        way.pass(.blocked)
        try await installation.awaitUnreadiness()
        way.pass(.free)
    }

    fileprivate func slow(_ way: TCPProxy) async throws {
        way.pass(.slow(piece: 2_000, milliseconds: 20))
        let before = way.bytes
        try await eventually("the slow way is used") { way.bytes - before > 150_000 }
        way.pass(.free)
    }
}
