import Foundation
import TestSupport

/// A disk of a few megabytes, in memory, that a test can fill and free.
struct SmallDisk: Sendable {
    /// Where it is mounted.
    let directory: String

    /// Whether this process may mount one.
    static let isPossible: Bool = {
        do {
            let disk = try SmallDisk(megabytes: 1)
            try disk.unmount()
            return true
        } catch {
            return false
        }
    }()

    /// Mounts a disk of that size.
    init(megabytes: Int) throws {
        directory = NSTemporaryDirectory() + "casewire-disk-" + UUID().uuidString.lowercased()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        do {
            try Command.run(["mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=755", "tmpfs", directory])
        } catch {
            try FileManager.default.removeItem(atPath: directory)
            throw error
        }
    }

    /// Fills it to the last byte.
    func fill() throws {
        let file = open(ballast, O_CREAT | O_WRONLY, 0o600)
        defer { close(file) }
        let block = [UInt8](repeating: 0, count: 4_096)
        while write(file, block, block.count) > 0 {}
    }

    /// Frees what was filled.
    func free() throws { try FileManager.default.removeItem(atPath: ballast) }

    /// Takes it away, with everything on it.
    func unmount() throws {
        try Command.run(["umount", directory])
        try FileManager.default.removeItem(atPath: directory)
    }

    private var ballast: String { directory + "/ballast" }
}
