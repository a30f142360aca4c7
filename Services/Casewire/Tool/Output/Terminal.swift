import Foundation

/// One of the process's output streams, and what may be written to it.
struct Terminal: Sendable {
    private let handle: FileHandle
    /// Whether a person looks at it: then lines may be redrawn and coloured.
    let isInteractive: Bool
    /// How many columns it shows.
    let width: Int

    static let output = Terminal(.standardOutput)
    static let error = Terminal(.standardError)

    private init(_ handle: FileHandle) {
        self.handle = handle
        isInteractive = isatty(handle.fileDescriptor) == 1
        width = Self.columns(of: handle.fileDescriptor)
    }

    /// Writes the text and a line break.
    func writeLine(_ text: String) { write(text + "\n") }

    /// Writes the text as it is; a reader that has gone away is no error of ours.
    func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes bytes as they are.
    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(handle.fileDescriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR || errno == EAGAIN { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    private static func columns(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 100 }
        return Int(size.ws_col)
    }
}
