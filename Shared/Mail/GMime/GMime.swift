import CGMime
import CGMimeShims

/// What all our use of GMime has in common: the library is started once, and its strings become ours at once.
enum GMime {
    private static let started: Void = g_mime_init()

    /// Starts the library if nobody has yet; to be called before any other function of it. It may be called from any
    /// thread.
    static func start() { started }

    /// The text that GMime has made for us, repaired where it is not UTF-8; the C string is freed.
    static func string(takingOwnershipOf text: UnsafeMutablePointer<CChar>?) -> String? {
        guard let text = unsafe text else { return nil }
        defer { unsafe g_free(text) }
        return unsafe String(cString: text)
    }

    /// A copy of a text that GMime keeps, repaired where it is not UTF-8.
    static func string(copyOf text: UnsafePointer<CChar>?) -> String? {
        guard let text = unsafe text else { return nil }
        return unsafe String(cString: text)
    }

    /// A new stream over a copy of the bytes.
    static func memoryStream(over bytes: [UInt8]) -> UnsafeMutablePointer<GMimeStream>? {
        unsafe bytes.withUnsafeBytes { buffer in
            let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            return unsafe g_mime_stream_mem_new_with_buffer(start, buffer.count)
        }
    }

    /// What the writer writes to a stream in memory.
    static func bytes(writtenBy write: (UnsafeMutablePointer<GMimeStream>) -> Void) -> [UInt8] {
        guard let stream = unsafe Owned(takingOwnershipOf: g_mime_stream_mem_new()) else { return [] }
        unsafe write(stream.raw)
        let memory = unsafe casewire_gmime_memory_stream(stream.raw)
        guard let array = unsafe g_mime_stream_mem_get_byte_array(memory), let data = unsafe array.pointee.data else {
            return []
        }
        return unsafe Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
    }
}
