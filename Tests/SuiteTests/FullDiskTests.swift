import Contracts
import TestSupport
import Testing

/// A database that has no room any more loses nothing and doubles nothing.
@Suite(.serialized, .enabled(if: SmallDisk.isPossible, "no file system may be mounted here"))
struct FullDiskTests {
    @Test func aFullDiskOfTheDatabaseChangesNothing() async throws {
        let disk = try SmallDisk(megabytes: 220)
        do {
            try await FaultGround.with(databaseIn: disk.directory) { try await fill(disk) }
            try disk.unmount()
        } catch {
            try disk.unmount()
            throw error
        }
    }

    /// The database may end itself when it can no longer write its log; then somebody starts it again once there is
    /// room.
    private func fill(_ disk: SmallDisk) async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            try disk.fill()
            try await eventually("the database has no room", within: .seconds(60)) {
                try !ground.database.isRunning || ground.database.logText().contains("No space left on device")
            }
            try disk.free()
            try await ground.database.startUnlessRunning()
        }
    }
}
