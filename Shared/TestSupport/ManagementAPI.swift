package import Foundation
import FoundationNetworking

/// The few requests that tests make of RabbitMQ's management API.
package struct ManagementAPI: Sendable {
    private let base: URL
    /// The API's address with its user and password.
    package let url: URL
    private let authorization: String

    /// A request that was not answered with success.
    package struct Failure: Error {
        package let path: String
        package let status: Int
    }

    /// Reads `http://user:password@host:port`.
    package init(url: String) throws {
        guard var parts = URLComponents(string: url), let user = parts.user, let password = parts.password else {
            throw Failure(path: "", status: 0)
        }
        guard let url = parts.url else { throw Failure(path: "", status: 0) }
        self.url = url
        authorization = "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
        (parts.user, parts.password, parts.path) = (nil, nil, "")
        guard let base = parts.url else { throw Failure(path: "", status: 0) }
        self.base = base
    }

    /// Makes an object, e.g. `vhosts/name`; the body is JSON.
    package func put(_ path: String, json: String = "{}") async throws {
        _ = try await request("PUT", path, json: json)
    }

    /// Deletes an object; one that is not there is no error.
    package func delete(_ path: String) async throws {
        _ = try await request("DELETE", path, accepting: [404])
    }

    /// Reads an object.
    package func get<Answer: Decodable>(_ path: String, as _: Answer.Type) async throws -> Answer {
        try JSONDecoder().decode(Answer.self, from: try await request("GET", path))
    }

    /// Posts JSON and reads the answer's bytes.
    package func post(_ path: String, json: String) async throws -> Data {
        try await request("POST", path, json: json)
    }

    private func request(
        _ method: String, _ path: String, json: String? = nil, accepting more: Set<Int> = []
    ) async throws -> Data {
        guard let url = URL(string: "\(base.absoluteString)/api/\(path)") else { throw Failure(path: path, status: 0) }
        var request = URLRequest(url: url, timeoutInterval: 20)
        request.httpMethod = method
        request.setValue(authorization, forHTTPHeaderField: "authorization")
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        request.httpBody = json.map { Data($0.utf8) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard (200..<300).contains(status) || more.contains(status) else { throw Failure(path: path, status: status) }
        return data
    }
}
