import Contracts
import Curl
import Foundation

/// The way to the broker's management API: JSON over HTTP, with user and password.
struct ManagementHTTP: Sendable {
    private let client = HTTPClient()
    private let base: String
    private let credentials: Credentials?

    /// Takes the API's URL, with user and password in it; throws `configuration` if it is none.
    init(url: String) throws(ToolFailure) {
        guard var parts = URLComponents(string: url), ["http", "https"].contains(parts.scheme), parts.host != nil else {
            throw ToolFailure(
                .configuration, "The management API's URL cannot be used.",
                advice: "It looks like http://user:password@host:15672.")
        }
        credentials = parts.user.map { Credentials(user: $0, password: parts.password ?? "") }
        parts.user = nil
        parts.password = nil
        let text = parts.string ?? ""
        base = text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// The document at a path of the API, whose components are not encoded yet.
    func get(_ path: [String]) async throws(ToolFailure) -> JSONValue {
        let body = try await send(.get, path, body: [])
        do throws(MalformedMessage) {
            return try JSONValue(parsing: body)
        } catch {
            throw ToolFailure(.unavailable, "The management API's answer is no JSON: it \(error.reason).")
        }
    }

    /// Puts a document at a path of the API.
    func put(_ path: [String], _ document: JSONValue) async throws(ToolFailure) {
        _ = try await send(.put, path, body: Array(document.line.utf8))
    }

    private func send(
        _ method: HTTPClient.Request.Method, _ path: [String], body: [UInt8]
    ) async throws(ToolFailure) -> [UInt8] {
        let place = "/api/" + path.map(Self.encoded).joined(separator: "/")
        var request = HTTPClient.Request(method, base + place)
        request.credentials = credentials
        request.headers = [HTTPClient.Request.Header(name: "content-type", value: "application/json")]
        request.body = body
        let response: HTTPClient.Response
        do throws(CurlError) {
            response = try await client.send(request)
        } catch {
            throw ToolFailure(
                .unavailable, "The management API at \(base) cannot be reached: \(error.message).",
                advice: "Is the management plugin on, and is the address right?")
        }
        guard response.isSuccess else { throw Self.failure(response, method, place) }
        return response.body
    }

    private static func failure(
        _ response: HTTPClient.Response, _ method: HTTPClient.Request.Method, _ place: String
    ) -> ToolFailure {
        let reason = String(decoding: response.body.prefix(500), as: UTF8.self).printable
        let message = "\(method.rawValue) \(place): status \(response.status) \(reason)"
        switch response.status {
        case 401:
            return ToolFailure(
                .configuration, message, advice: "Check user and password; the user needs the tag administrator.")
        case 400..<500: return ToolFailure(.failedCheck, message)
        default: return ToolFailure(.unavailable, message)
        }
    }

    private static func encoded(_ component: String) -> String {
        let unreserved = CharacterSet(charactersIn: "-._~").union(.alphanumerics)
        return component.addingPercentEncoding(withAllowedCharacters: unreserved) ?? component
    }
}
