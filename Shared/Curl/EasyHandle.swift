import CCurl
import CCurlShims

/// Owns one `CURL` handle and the connections that it keeps open; it stays with the actor that made it.
@safe
final class EasyHandle {
    private static let started = casewire_curl_start()

    private let raw: UnsafeMutableRawPointer
    private var lists: [UnsafeMutablePointer<curl_slist>]

    /// Makes a handle without any connection.
    init() throws(CurlError) {
        guard Self.started == CURLE_OK, let raw = unsafe curl_easy_init() else {
            throw CurlError(code: .protocolFailure, curlCode: Self.started.rawValue, message: "libcurl could not start")
        }
        unsafe self.raw = raw
        unsafe lists = []
    }

    deinit {
        freeLists()
        unsafe curl_easy_cleanup(raw)
    }

    /// Forgets all options; the connections stay open.
    func reset() {
        unsafe curl_easy_reset(raw)
        freeLists()
    }

    func set(_ option: CURLoption, _ value: Int) throws(CurlError) {
        try Self.check(unsafe casewire_curl_set_long(raw, option, value))
    }

    func set(_ option: CURLoption, _ value: String) throws(CurlError) {
        guard !value.utf8.contains(0) else { throw CurlError(invalidRequest: "a NUL byte is in the request") }
        try Self.check(unsafe casewire_curl_set_string(raw, option, value))
    }

    /// Sets a list of strings, which lives until the next `reset`.
    func set(_ option: CURLoption, _ values: [String]) throws(CurlError) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values {
            guard let longer = unsafe curl_slist_append(list, value) else { break }
            unsafe list = longer
        }
        guard let list = unsafe list else { return }
        unsafe lists.append(list)
        try Self.check(unsafe casewire_curl_set_list(raw, option, list))
    }

    /// Gives a copy of the bytes as the body of a request.
    func setBody(_ bytes: [UInt8]) throws(CurlError) {
        try Self.check(unsafe casewire_curl_set_offset(raw, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)))
        try Self.check(unsafe casewire_curl_set_bytes(raw, CURLOPT_COPYPOSTFIELDS, bytes))
    }

    /// Says that as many bytes will be uploaded.
    func setUploadLength(_ count: Int) throws(CurlError) {
        try set(CURLOPT_UPLOAD, 1)
        try Self.check(unsafe casewire_curl_set_offset(raw, CURLOPT_INFILESIZE_LARGE, curl_off_t(count)))
    }

    /// Runs the transfer to its end, however it ends, and blocks until then.
    func perform(_ transfer: Transfer) throws(CurlError) {
        let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
        unsafe casewire_curl_set_reader(raw, Transfer.read, context)
        unsafe casewire_curl_set_writer(raw, Transfer.write, context)
        unsafe casewire_curl_set_header_writer(raw, Transfer.writeHeader, context)
        unsafe casewire_curl_set_progress(raw, Transfer.progress, context)
        let result = withExtendedLifetime(transfer) { unsafe curl_easy_perform(raw) }
        var status = 0
        unsafe casewire_curl_get_long(raw, CURLINFO_RESPONSE_CODE, &status)
        transfer.status = status
        try Self.check(result)
    }

    private func freeLists() {
        while let list = unsafe lists.popLast() { unsafe curl_slist_free_all(list) }
    }

    private static func check(_ result: CURLcode) throws(CurlError) {
        guard result != CURLE_OK else { return }
        let message = unsafe String(cString: curl_easy_strerror(result))
        throw CurlError(code: code(of: result), curlCode: result.rawValue, message: message)
    }

    private static func code(of result: CURLcode) -> CurlError.Code {
        switch result {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_FUNCTION_ARGUMENT: .invalidRequest
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unknownHost
        case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED: .notConnected
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .notSecure
        case CURLE_LOGIN_DENIED: .notAuthenticated
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: .connectionLost
        case CURLE_WRITE_ERROR, CURLE_FILESIZE_EXCEEDED: .tooLarge
        case CURLE_ABORTED_BY_CALLBACK: .cancelled
        default: .protocolFailure
        }
    }
}
