import Contracts
import Foundation
import TestSupport
import Testing

/// What befalls the database, or the way to it, in the middle of a load loses nothing and doubles nothing.
@Suite(.serialized, .onFaultGround) struct DatabaseFaultTests {
    @Test func aKilledDatabaseChangesNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            try await ground.database.kill()
            #expect(!ground.database.isRunning)
            try await ground.installation.awaitUnreadiness()
            try await ground.database.start()
        }
    }

    @Test func aFrozenDatabaseChangesNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            try await ground.database.freeze()
            try await ground.installation.awaitUnreadiness()
            try await ground.database.thaw()
        }
    }

    @Test func resetConnectionsChangeNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            for _ in 0..<3 {
                #expect(ground.databaseWay.reset() > 5)
                try await eventually("the services are connected again") { ground.databaseWay.connections > 10 }
            }
        }
    }

    @Test func aWayThatSwallowsEverythingChangesNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            ground.databaseWay.pass(.blocked)
            try await ground.installation.awaitUnreadiness()
            ground.databaseWay.pass(.free)
        }
    }

    @Test func aSlowWayChangesNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove(messages: 100, rate: 50) {
            ground.databaseWay.pass(.slow(piece: 4_000, milliseconds: 10))
            let before = ground.databaseWay.bytes
            try await eventually("the slow way is used") { ground.databaseWay.bytes - before > 200_000 }
            ground.databaseWay.pass(.free)
        }
    }
}
