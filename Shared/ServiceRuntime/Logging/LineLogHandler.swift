package import Durability
package import Logging

/// Writes each log event as one line.
package struct LineLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let service: String
    private let format: LogSettings.Format
    private let time: any TimeSource
    private let write: @Sendable (String) -> Void

    /// Makes a handler for the service; `write` gets each line with its line feed.
    package init(
        service: String, settings: LogSettings, time: any TimeSource = SystemTime(),
        write: @escaping @Sendable (String) -> Void
    ) {
        self.service = service
        logLevel = settings.level
        format = settings.format
        self.time = time
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var known = metadata
        if let metadataProvider { known.merge(metadataProvider.get()) { $1 } }
        if let metadata = event.metadata { known.merge(metadata) { $1 } }
        if let error = event.error { known["error"] = "\(error)" }
        let line = LogLine(
            time: time.now(), level: event.level, service: service, message: event.message.description,
            metadata: known.sorted { $0.key < $1.key })
        switch format {
        case .json: write(line.json)
        case .text: write(line.text)
        }
    }
}
