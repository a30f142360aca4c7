extension HTTPClient {
    /// A request to an HTTP server.
    package struct Request: Hashable, Sendable {
        /// What is wanted of the resource.
        package enum Method: String, Hashable, Sendable {
            case get = "GET"
            case head = "HEAD"
            case post = "POST"
            case put = "PUT"
            case patch = "PATCH"
            case delete = "DELETE"
        }

        /// A header field.
        package struct Header: Hashable, Sendable {
            package let name: String
            package let value: String

            /// Makes a field; whether it may be sent is checked when the request is.
            package init(name: String, value: String) {
                self.name = name
                self.value = value
            }
        }

        package var method: Method
        /// An absolute URL, `http` or `https`.
        package var url: String
        package var headers: [Header] = []
        package var body: [UInt8] = []
        /// For basic authentication.
        package var credentials: Credentials?
        /// How long all of it may take.
        package var timeout: Duration = .seconds(30)
        /// The file of the authorities to trust, in PEM; the system's if it is `nil`.
        package var caFile: String?
        /// The longest body that is accepted, in bytes.
        package var answerLimit = 16 * 1_024 * 1_024

        /// Makes a request without a body; the rest is set afterwards.
        package init(_ method: Method, _ url: String) {
            self.method = method
            self.url = url
        }
    }
}
