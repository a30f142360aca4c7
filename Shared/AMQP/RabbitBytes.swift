import CRabbitMQ

extension amqp_bytes_t {
    /// The bytes in place; valid as long as the library's buffer is.
    var buffer: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: bytes?.assumingMemoryBound(to: UInt8.self), count: len)
    }
}

extension String {
    /// Lends the text to a C call.
    func withAMQPBytes<Result, Failure: Error>(
        _ body: (amqp_bytes_t) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe Array(utf8).withAMQPBytes(body)
    }
}

extension [UInt8] {
    /// Lends the bytes to a C call.
    func withAMQPBytes<Result, Failure: Error>(
        _ body: (amqp_bytes_t) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe withUnsafeBufferPointer { (buffer: UnsafeBufferPointer<UInt8>) throws(Failure) -> Result in
            let start = unsafe UnsafeMutableRawPointer(mutating: buffer.baseAddress)
            return try unsafe body(amqp_bytes_t(len: buffer.count, bytes: start))
        }
    }
}
