import CCurl
import SerialQueues

/// Hands mails to an SMTP server, one at a time, over a connection that stays open in between.
///
/// It blocks a queue of its own while it waits, never the cooperative pool. A connection that the server has closed is
/// made anew by itself.
package actor SMTPSender {
    private let configuration: SMTPConfiguration
    private let executor = QueueExecutor(label: "casewire.smtp")
    private var handle: EasyHandle?

    /// Makes a sender that connects with its first mail.
    package init(_ configuration: SMTPConfiguration) { self.configuration = configuration }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// Hands over a mail (its lines end in CRLF) for the recipients, all or none; returns once the server has taken it.
    package func send(_ mail: [UInt8], from: String, to recipients: [String]) async throws(SMTPError) {
        let cancellation = CancellationFlag()
        let result = await withTaskCancellationHandler {
            Result { () throws(SMTPError) in
                try SMTPMail.check(mail, from: from, to: recipients)
                try self.handOver(from, recipients) {
                    Transfer(upload: mail, bodyLimit: 65_536, cancellation: cancellation)
                }
            }
        } onCancel: {
            cancellation.set()
        }
        try result.get()
    }

    /// Says goodbye to the server; the next mail connects anew.
    package func close() { handle = nil }

    /// Once more over a new connection if the server closed the kept one at the moment when it was taken up again.
    private func handOver(
        _ from: String, _ recipients: [String], _ transfer: () -> Transfer
    ) throws(SMTPError) {
        let isKept = handle != nil
        do {
            try perform(transfer(), from, recipients)
        } catch {
            guard isKept, error.kind == .failed(.connectionLost), error.replyCode == nil else { throw error }
            handle = nil
            try perform(transfer(), from, recipients)
        }
    }

    private func perform(_ transfer: Transfer, _ from: String, _ recipients: [String]) throws(SMTPError) {
        do {
            let handle = try openHandle()
            try prepare(handle, from, recipients, length: transfer.uploadLength)
            try handle.perform(transfer)
        } catch {
            throw SMTPError(error, transfer)
        }
    }

    private func openHandle() throws(CurlError) -> EasyHandle {
        if let handle { return handle }
        let new = try EasyHandle()
        handle = new
        return new
    }

    private func prepare(
        _ handle: EasyHandle, _ from: String, _ recipients: [String], length: Int
    ) throws(CurlError) {
        handle.reset()
        try handle.set(CURLOPT_NOSIGNAL, 1)
        try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try handle.set(CURLOPT_URL, configuration.url + "/" + configuration.clientName)
        try handle.set(CURLOPT_USE_SSL, configuration.startTLS.level)
        try handle.set(CURLOPT_TIMEOUT_MS, configuration.timeout.milliseconds)
        if let caFile = configuration.caFile { try handle.set(CURLOPT_CAINFO, caFile) }
        if let credentials = configuration.credentials {
            try handle.set(CURLOPT_USERNAME, credentials.user)
            try handle.set(CURLOPT_PASSWORD, credentials.password)
        }
        try handle.set(CURLOPT_MAIL_FROM, "<\(from)>")
        try handle.set(CURLOPT_MAIL_RCPT, recipients.map { "<\($0)>" })
        try handle.setUploadLength(length)
    }
}

extension SMTPConfiguration.StartTLS {
    fileprivate var level: Int {
        switch self {
        case .off: Int(CURLUSESSL_NONE.rawValue)
        case .ifOffered: Int(CURLUSESSL_TRY.rawValue)
        case .required: Int(CURLUSESSL_ALL.rawValue)
        }
    }
}
