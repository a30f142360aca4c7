import Foundation
import Synchronization

/// The process's standard streams, written a whole text at a time.
package enum StandardOutput {
    private static let turn = Mutex(())

    /// Writes to standard output; what a closed stream does not take is lost, for there is nowhere to say so.
    package static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Writes to standard error.
    package static func writeError(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        turn.withLock { _ in writeAll(bytes, to: descriptor) }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || (count < 0 && errno == EINTR) else { return }
            written += max(0, count)
        }
    }
}
