import ArgumentParser
import Contracts
import Logging

/// `casewire mail-sink`: an SMTP server that keeps every mail as a file.
struct MailSinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail-sink",
        abstract: "Takes mails by SMTP and keeps each as a file; for local use.",
        discussion: """
            Each mail becomes a file such as 00000042.eml, numbered in the order of arrival, with the envelope in \
            its first two \
            header lines, X-Envelope-From and X-Envelope-To. A file appears whole or not at all. Nothing is ever \
            sent on.

            EXAMPLES
              casewire mail-sink --directory /var/lib/casewire/mail
              casewire mail-sink --host 0.0.0.0 --port 2525 --directory mails --max-size 33554432
            """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes any that is free.")
    var port = 2525

    @Option(help: "Where the mails are kept; made if it is not there.")
    var directory = "mails"

    @Option(help: "The largest mail, in bytes.")
    var maxSize = MailSinkLimits().mailBytes

    @Option(help: "The most connections at a time.")
    var maxConnections = MailSinkLimits().connections

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("The port must be from 0 to 65535.") }
        guard maxSize > 0, maxConnections > 0 else { throw ValidationError("The limits must be greater than 0.") }
    }

    func run() async throws {
        var limits = MailSinkLimits()
        limits.mailBytes = maxSize
        limits.connections = maxConnections
        let logger = Logger(label: "casewire.mail-sink")
        let sink = try await MailSink(host: host, port: port, directory: directory, limits: limits, logger: logger)
        output.writeLine(
            .members(("host", .string(host)), ("port", .count(sink.port)), ("directory", .string(directory)))
        ) { _ in
            "listening on \(host):\(sink.port), mails go to \(directory)"
        }
        try await StopSignal.whileRunning { try await sink.run() }
    }
}
