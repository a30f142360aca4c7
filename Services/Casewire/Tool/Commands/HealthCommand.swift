import ArgumentParser
import Contracts
import Curl

/// `casewire health`: asks a service how it is.
struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Asks a service how it is; exit status 0 if it answers 200.",
        discussion: """
            For health checks of containers, which have no other HTTP client.

            EXAMPLES
              casewire health http://127.0.0.1:8101/ready
              casewire health http://127.0.0.1:8101/live --timeout 2
            """)

    @Argument(help: "The URL to ask.")
    var url: String

    @Option(help: "How many seconds the answer may take.")
    var timeout = 5

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...300).contains(timeout) else { throw ValidationError("The timeout must be from 1 to 300 seconds.") }
    }

    func run() async throws {
        var request = HTTPClient.Request(.get, url)
        request.timeout = .seconds(timeout)
        let response: HTTPClient.Response
        do throws(CurlError) {
            response = try await HTTPClient().send(request)
        } catch {
            let status: ExitStatus = error.code == .invalidRequest ? .usage : .unavailable
            throw ToolFailure(status, "No answer from \(url.printable): \(error.message).")
        }
        let text = String(decoding: response.body.prefix(65_536), as: UTF8.self)
        output.write(.members(("status", .count(response.status)), ("body", .string(text)))) { _ in
            text.split(whereSeparator: \.isNewline).map { String($0).printable }
        }
        guard response.status == 200 else { throw ToolFailure(.failedCheck, "The status is \(response.status).") }
    }
}
