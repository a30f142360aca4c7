import CCurl
import SerialQueues

/// Asks HTTP servers, one request at a time, and keeps the connection open in between.
///
/// It blocks a queue of its own while it waits, never the cooperative pool. It follows no redirects.
package actor HTTPClient {
    private let executor = QueueExecutor(label: "casewire.http")
    private var handle: EasyHandle?

    /// Makes a client without any connection.
    package init() {}

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// Sends the request and waits for the whole answer, whatever its status; throws if there is none.
    package func send(_ request: Request) async throws(CurlError) -> Response {
        let cancellation = CancellationFlag()
        let result = await withTaskCancellationHandler {
            Result { () throws(CurlError) in try self.perform(request, cancellation) }
        } onCancel: {
            cancellation.set()
        }
        return try result.get()
    }

    private func perform(_ request: Request, _ cancellation: CancellationFlag) throws(CurlError) -> Response {
        let handle = try openHandle()
        let transfer = Transfer(bodyLimit: request.answerLimit, cancellation: cancellation)
        try request.prepare(handle)
        try handle.perform(transfer)
        return Response(status: transfer.status, header: transfer.header, body: transfer.body)
    }

    private func openHandle() throws(CurlError) -> EasyHandle {
        if let handle { return handle }
        let new = try EasyHandle()
        handle = new
        return new
    }
}

extension HTTPClient.Request {
    fileprivate func prepare(_ handle: EasyHandle) throws(CurlError) {
        try checkHeaders()
        handle.reset()
        try handle.set(CURLOPT_NOSIGNAL, 1)
        try handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        try handle.set(CURLOPT_URL, url)
        try handle.set(CURLOPT_TIMEOUT_MS, timeout.milliseconds)
        if let caFile { try handle.set(CURLOPT_CAINFO, caFile) }
        if let credentials {
            try handle.set(CURLOPT_USERNAME, credentials.user)
            try handle.set(CURLOPT_PASSWORD, credentials.password)
        }
        if method == .head {
            try handle.set(CURLOPT_NOBODY, 1)
        } else if !body.isEmpty || method == .post || method == .put {
            try handle.setBody(body)
        }
        try handle.set(CURLOPT_CUSTOMREQUEST, method.rawValue)
        // Without it, libcurl waits a second for the server to ask for a body of more than a kilobyte.
        try handle.set(CURLOPT_HTTPHEADER, ["Expect:"] + headers.map { "\($0.name): \($0.value)" })
    }

    private func checkHeaders() throws(CurlError) {
        for header in headers {
            let isName =
                !header.name.isEmpty && header.name.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x3a }
            let isValue = header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
            guard isName, isValue, !header.value.isEmpty else {
                throw CurlError(invalidRequest: "the header field is none")
            }
        }
    }
}

extension Duration {
    /// Whole milliseconds, at least one.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        let whole = min(max(seconds, 0), 1_000_000)
        return max(1, Int(whole) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
