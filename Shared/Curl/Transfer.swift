import CCurl

/// One transfer as libcurl's callbacks see it: what is sent, and what has come.
final class Transfer {
    /// The lines of a header take no more bytes than these.
    private static let headerLimit = 262_144

    private let upload: [UInt8]
    private let bodyLimit: Int
    private let cancellation: CancellationFlag
    private var sent = 0

    /// The answer's body.
    private(set) var body: [UInt8] = []
    /// The answer's lines before the body, with their line ends; for SMTP, all that the server said.
    private(set) var header: [UInt8] = []
    /// The last status that the server gave; 0 for none.
    var status = 0

    init(upload: [UInt8] = [], bodyLimit: Int, cancellation: CancellationFlag) {
        self.upload = upload
        self.bodyLimit = bodyLimit
        self.cancellation = cancellation
    }

    /// The number of bytes to be sent.
    var uploadLength: Int { upload.count }

    /// Whether libcurl has fetched any of what is to be sent.
    var isUploading: Bool { sent > 0 }

    /// Whether libcurl has fetched all that is to be sent.
    var isUploaded: Bool { sent == upload.count }

    static let read: curl_read_callback = { buffer, size, count, context in
        guard let buffer = unsafe buffer, let transfer = unsafe transfer(context) else { return 0 }
        let length = min(size * count, transfer.upload.count - transfer.sent)
        unsafe transfer.upload.withUnsafeBytes { bytes in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[transfer.sent..<transfer.sent + length])
            unsafe UnsafeMutableRawBufferPointer(start: buffer, count: length).copyMemory(from: rest)
        }
        transfer.sent += length
        return length
    }

    static let write: curl_write_callback = { buffer, size, count, context in
        guard let transfer = unsafe transfer(context), transfer.body.count + size * count <= transfer.bodyLimit else {
            return 0
        }
        unsafe transfer.body.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: size * count))
        return size * count
    }

    static let writeHeader: curl_write_callback = { buffer, size, count, context in
        guard let transfer = unsafe transfer(context), transfer.header.count + size * count <= headerLimit else {
            return 0
        }
        unsafe transfer.header.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: size * count))
        return size * count
    }

    static let progress: curl_xferinfo_callback = { context, _, _, _, _ in
        unsafe transfer(context)?.cancellation.isSet == true ? 1 : 0
    }

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }
}
