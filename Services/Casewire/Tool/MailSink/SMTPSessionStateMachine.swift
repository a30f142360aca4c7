/// One connection's dialogue with the mail sink: lines come in, what is to be done goes out.
struct SMTPSessionStateMachine: Sendable {
    /// What the connection has to do now.
    enum Action: Hashable, Sendable {
        case nothing
        /// Say this, and close the connection if the reply is one that does.
        case reply(SMTPReply)
        /// Write the mail down, then tell `stored` or `notStored`.
        case store(SunkMail)
    }

    private enum State: Sendable {
        /// Nobody has said hello. Can transition to `ready`.
        case connected
        /// No mail is being sent. Can transition to `addressed`.
        case ready
        /// The sender is known, and maybe recipients. Can transition to `receiving`, `ready`.
        case addressed(sender: String, recipients: [String])
        /// The content comes line by line. Can transition to `storing`, `ready`.
        case receiving(sender: String, recipients: [String])
        /// The mail is being written down. Can transition to `ready`.
        case storing
        /// Nothing more is taken.
        case closed
    }

    private var state = State.connected
    /// What has come of the mail; `nil` once it is too large. Beside the state, so that it grows in place.
    private var content: [UInt8]? = []
    private var mistakes = 0
    private let limits: MailSinkLimits

    /// Starts a dialogue.
    init(limits: MailSinkLimits) { self.limits = limits }

    /// The sending side has connected.
    func connected() -> SMTPReply { SMTPReply(220, "casewire mail sink") }

    /// A line has come.
    mutating func received(_ line: LineBuffer.Line) -> Action {
        switch state {
        case .connected, .ready, .addressed: return command(line)
        case .receiving(let sender, let recipients):
            guard line == .whole([UInt8(ascii: ".")]) else { return receivedContent(line) }
            return endOfContent(sender: sender, recipients: recipients)
        case .storing, .closed: return .nothing
        }
    }

    /// The mail has been written down.
    mutating func stored(as name: String) -> Action {
        state = .ready
        return .reply(SMTPReply(250, "kept as \(name)"))
    }

    /// The mail could not be written down.
    mutating func notStored() -> Action {
        state = .ready
        return .reply(SMTPReply(451, "cannot be kept now"))
    }

    private mutating func command(_ line: LineBuffer.Line) -> Action {
        guard case .whole(let bytes) = line else { return mistake(SMTPReply(500, "line too long")) }
        switch SMTPCommand(bytes) {
        case .hello(let extended):
            state = .ready
            return .reply(
                extended
                    ? SMTPReply(250, "casewire", "SIZE \(limits.mailBytes)", "8BITMIME", "SMTPUTF8", "PIPELINING")
                    : SMTPReply(250, "casewire"))
        case .mail(let sender, let size): return mail(from: sender, size: size)
        case .recipient(let address): return recipient(address)
        case .data: return data()
        case .reset:
            if case .addressed = state { state = .ready }
            return .reply(SMTPReply(250, "forgotten"))
        case .nothing: return .reply(SMTPReply(250, "nothing done"))
        case .quit:
            state = .closed
            return .reply(SMTPReply(221, "bye"))
        case .unknown: return mistake(SMTPReply(502, "not known here"))
        case .malformed: return mistake(SMTPReply(501, "cannot be understood"))
        }
    }

    private mutating func mail(from sender: String, size: Int?) -> Action {
        guard case .ready = state else { return mistake(SMTPReply(503, "not now")) }
        guard (size ?? 0) <= limits.mailBytes else { return .reply(SMTPReply(552, "too large")) }
        state = .addressed(sender: sender, recipients: [])
        return .reply(SMTPReply(250, "sender taken"))
    }

    private mutating func recipient(_ address: String) -> Action {
        guard case .addressed(let sender, let recipients) = state else { return mistake(SMTPReply(503, "not now")) }
        guard recipients.count < limits.recipients else { return .reply(SMTPReply(452, "too many recipients")) }
        state = .addressed(sender: sender, recipients: recipients + [address])
        return .reply(SMTPReply(250, "recipient taken"))
    }

    private mutating func data() -> Action {
        guard case .addressed(let sender, let recipients) = state, !recipients.isEmpty else {
            return mistake(SMTPReply(503, "not now"))
        }
        state = .receiving(sender: sender, recipients: recipients)
        content = []
        return .reply(SMTPReply(354, "go on; end with a single dot"))
    }

    private mutating func receivedContent(_ line: LineBuffer.Line) -> Action {
        if case .whole(let bytes) = line, let size = content?.count, size + bytes.count + 2 <= limits.mailBytes {
            content?.append(contentsOf: bytes.first == UInt8(ascii: ".") ? bytes.dropFirst() : bytes[...])
            content?.append(contentsOf: [0x0d, 0x0a])
        } else {
            content = nil
        }
        return .nothing
    }

    private mutating func endOfContent(sender: String, recipients: [String]) -> Action {
        guard let content else {
            state = .ready
            return .reply(SMTPReply(552, "too large"))
        }
        state = .storing
        self.content = []
        return .store(SunkMail(sender: sender, recipients: recipients, content: content))
    }

    private mutating func mistake(_ reply: SMTPReply) -> Action {
        mistakes += 1
        guard mistakes <= limits.mistakes else {
            state = .closed
            return .reply(SMTPReply(421, "too many mistakes"))
        }
        return .reply(reply)
    }
}
