/// Why a transfer came to nothing. It names neither the address nor the credentials.
package struct CurlError: Error, Hashable, Sendable {
    /// The kind of failure.
    package enum Code: String, Hashable, Sendable {
        /// The request itself cannot be sent, such as a URL that is none or a line break in a header field.
        case invalidRequest
        /// The host's name is not known.
        case unknownHost
        /// Nobody answers at the address.
        case notConnected
        /// There is no secure connection: a certificate that is not trusted, or a server without TLS.
        case notSecure
        /// The credentials were refused.
        case notAuthenticated
        /// It took longer than allowed.
        case timedOut
        /// The connection broke off.
        case connectionLost
        /// The answer is longer than allowed.
        case tooLarge
        /// The task was cancelled.
        case cancelled
        /// Anything else, such as an answer that is none in the protocol.
        case protocolFailure
    }

    package let code: Code
    /// libcurl's own code; 0 if libcurl was not asked.
    package let curlCode: UInt32
    /// libcurl's words for its code, or what is wrong with the request.
    package let message: String

    /// Whether the same request may succeed later.
    package var isRetriable: Bool {
        switch code {
        case .unknownHost, .notConnected, .timedOut, .connectionLost, .protocolFailure: true
        case .invalidRequest, .notSecure, .notAuthenticated, .tooLarge, .cancelled: false
        }
    }

    init(invalidRequest message: String) {
        code = .invalidRequest
        curlCode = 0
        self.message = message
    }

    init(code: Code, curlCode: UInt32, message: String) {
        self.code = code
        self.curlCode = curlCode
        self.message = message
    }
}
