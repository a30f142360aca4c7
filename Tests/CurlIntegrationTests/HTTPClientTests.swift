import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPClientTests {
    private func failure(_ client: HTTPClient, _ request: HTTPClient.Request) async -> CurlError.Code? {
        do throws(CurlError) {
            _ = try await client.send(request)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func anAnswerIsReadWhole() async throws {
        let server = try HTTPServer([
            "/a":
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-One: 1\r\nx-one: 2\r\nContent-Type: text/plain\r\n\r\nhello"
        ])
        let response = try await HTTPClient().send(HTTPClient.Request(.get, server.url("/a")))
        #expect(response.status == 200)
        #expect(response.isSuccess)
        #expect(response.body == Array("hello".utf8))
        #expect(response.headers["content-type"] == "text/plain")
        #expect(response.headers["x-one"] == "1, 2")
    }

    @Test(arguments: [HTTPClient.Request.Method.post, .put, .patch, .delete])
    func aBodyAndItsHeaderAreSent(method: HTTPClient.Request.Method) async throws {
        let server = try HTTPServer(["/a": "HTTP/1.1 204 No Content\r\n\r\n"])
        var request = HTTPClient.Request(method, server.url("/a"))
        request.body = [0, 1, 2, 255] + [UInt8](repeating: 7, count: 5_000)
        request.headers = [HTTPClient.Request.Header(name: "content-type", value: "application/octet-stream")]
        request.credentials = Credentials(user: "guest", password: "guest")
        #expect(try await HTTPClient().send(request).status == 204)
        let received = try #require(server.requests.first)
        #expect(received.line == "\(method.rawValue) /a HTTP/1.1")
        #expect(received.body == request.body)
        #expect(received.headers.contains("content-type: application/octet-stream"))
        #expect(received.headers.contains("Authorization: Basic Z3Vlc3Q6Z3Vlc3Q="))
    }

    @Test func anErrorStatusIsAnAnswerAndARedirectionIsNotFollowed() async throws {
        let server = try HTTPServer([
            "/404": "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno",
            "/302": "HTTP/1.1 302 Found\r\nLocation: /404\r\nContent-Length: 0\r\n\r\n",
        ])
        let client = HTTPClient()
        let missing = try await client.send(HTTPClient.Request(.get, server.url("/404")))
        #expect(missing.status == 404 && !missing.isSuccess && missing.body == Array("no".utf8))
        #expect(try await client.send(HTTPClient.Request(.get, server.url("/302"))).status == 302)
        #expect(server.connections == 1)
    }

    @Test func aHeadRequestExpectsNoBody() async throws {
        let server = try HTTPServer(["/a": "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"])
        #expect(
            try await HTTPClient().send(HTTPClient.Request(.head, server.url("/a"))).headers["content-length"] == "500")
    }

    @Test func oneRequestLeavesNothingBehindForTheNext() async throws {
        let server = try HTTPServer(["/a": "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"])
        let client = HTTPClient()
        var first = HTTPClient.Request(.post, server.url("/a"))
        first.body = [1]
        first.credentials = Credentials(user: "u", password: "p")
        _ = try await client.send(first)
        _ = try await client.send(HTTPClient.Request(.get, server.url("/a")))
        let second = try #require(server.requests.last)
        #expect(second.line.hasPrefix("GET") && second.body.isEmpty)
        #expect(!second.headers.contains { $0.hasPrefix("Authorization") })
    }

    @Test func aBrokenOffAnswerIsAnError() async throws {
        let server = try HTTPServer(["/short": "HTTP/1.1 200 OK\r\nContent-Length: 50\r\nConnection: close\r\n\r\nx"])
        #expect(await failure(HTTPClient(), HTTPClient.Request(.get, server.url("/none"))) == .connectionLost)
        var request = HTTPClient.Request(.get, server.url("/short"))
        request.timeout = .milliseconds(300)
        #expect(await failure(HTTPClient(), request) == .timedOut)
    }

    @Test func anAnswerBeyondTheLimitIsAnError() async throws {
        let server = try HTTPServer(["/a": "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"])
        var request = HTTPClient.Request(.get, server.url("/a"))
        request.answerLimit = 4
        #expect(await failure(HTTPClient(), request) == .tooLarge)
    }

    @Test func nobodyThereAndSilenceAreErrors() async throws {
        let gone = try LoopbackServer { _ in }.port
        let client = HTTPClient()
        #expect(await failure(client, HTTPClient.Request(.get, "http://127.0.0.1:\(gone)/")) == .notConnected)
        let silent = try LoopbackServer { $0.waitForEnd() }
        var request = HTTPClient.Request(.get, "http://127.0.0.1:\(silent.port)/")
        request.timeout = .milliseconds(200)
        #expect(await failure(client, request) == .timedOut)
    }

    @Test(arguments: [
        "", "ftp://127.0.0.1/", "file:///etc/passwd", "smtp://127.0.0.1", "http://", "::", "http://a b/",
        "http://a\0b/",
    ])
    func aURLThatIsNoneIsRefused(url: String) async {
        #expect(await failure(HTTPClient(), HTTPClient.Request(.get, url)) == .invalidRequest)
    }

    @Test(arguments: [
        ("a", "b\r\nc: d"), ("a\r\nb", "c"), ("a b", "c"), ("a:", "b"), ("", "b"), ("a", "\0"), ("a", ""),
    ])
    func aHeaderThatIsNoneIsRefused(name: String, value: String) async {
        var request = HTTPClient.Request(.get, "http://127.0.0.1:1/")
        request.headers = [HTTPClient.Request.Header(name: name, value: value)]
        #expect(await failure(HTTPClient(), request) == .invalidRequest)
    }
}
