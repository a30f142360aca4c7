import Foundation
import Synchronization

/// Ports of the loopback for servers that a test starts.
package enum LoopbackPorts {
    /// No more ports are to be had.
    package struct Exhausted: Error {}

    private static let block = Mutex<PortBlock?>(nil)

    /// Ports, all different, that nobody listened on a moment ago, and that no other process of tests draws.
    package static func free(_ count: Int) throws -> [Int] {
        try block.withLock { block in
            var own = try block ?? PortBlock()
            defer { block = own }
            return try (0..<count).map { _ in try own.draw() }
        }
    }
}
