import Glibc

/// One accepted connection, read and written by blocking calls.
package final class LoopbackConnection {
    /// For who does more with it than read and write.
    let socket: Int32
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var unread = 0..<0

    init(socket: Int32) { self.socket = socket }

    /// The bytes up to the next line feed, without it and the carriage return before it; `nil` at the end.
    package func line() -> [UInt8]? {
        var line: [UInt8] = []
        while let byte = next() {
            if byte == UInt8(ascii: "\n") {
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return line
            }
            line.append(byte)
        }
        return nil
    }

    /// The next line as text; `nil` at the end.
    package func text() -> String? { line().map { String(decoding: $0, as: UTF8.self) } }

    /// That many bytes, or fewer if the other side ends.
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count, let byte = next() { bytes.append(byte) }
        return bytes
    }

    private func next() -> UInt8? {
        if unread.isEmpty {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            unread = 0..<count
        }
        let byte = buffer[unread.lowerBound]
        unread = unread.lowerBound + 1..<unread.upperBound
        return byte
    }

    /// Sends a text as it is.
    package func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Waits until the other side ends.
    package func waitForEnd() {
        while line() != nil {}
    }

    /// Ends the connection.
    package func close() {
        shutdown(socket, Int32(SHUT_RDWR))
        Glibc.close(socket)
    }
}
