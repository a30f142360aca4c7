extension DeliveryReport {
    /// No more recipients than these are read of a report.
    static let recipientLimit = 100

    private static let statusTypes = ["message/delivery-status", "message/global-delivery-status"]

    /// Reads the report out of a mail's parts and its readable text; `nil` if it is none.
    init?(message: MIMEMessage, text: String, automation: MailOrigin.Automation?) {
        guard let body = message.body, let automation else { return nil }
        let leaves = body.leaves
        let statuses = leaves.filter { Self.statusTypes.contains($0.contentType) }
        let reported = statuses.flatMap(Self.recipients)
        let failed = message.headers.addresses(of: "x-failed-recipients").map {
            Recipient(finalRecipient: $0.address, originalRecipient: nil, action: "failed", status: nil)
        }
        let returned = leaves.lazy.compactMap(Self.returnedID).first ?? Self.returnedID(inText: text)
        let isNotification = body.reportType == "delivery-status" || !statuses.isEmpty || !failed.isEmpty
        let isFromDaemon = automation == .emptySender || automation == .mailerDaemon
        guard isNotification || (isFromDaemon && returned != nil) else { return nil }
        recipients = Array((reported.isEmpty ? failed : reported).prefix(Self.recipientLimit))
        originalMessageID = returned
    }

    private static func recipients(of status: MIMEPart) -> [Recipient] {
        switch status.content {
        case .bytes(let bytes): recipients(in: TextDecoding.unlabelled(bytes))
        case .message, .parts: []
        }
    }

    private static func recipients(in text: String) -> [Recipient] {
        fieldGroups(in: text).compactMap { fields in
            guard let final = fields["final-recipient"] ?? fields["original-recipient"] else { return nil }
            return Recipient(
                finalRecipient: address(final), originalRecipient: fields["original-recipient"].map(address),
                action: fields["action"].map(firstWord), status: fields["status"].map(firstWord).flatMap(checkedStatus))
        }
    }

    /// The groups of fields, which blank lines part; folded lines are joined.
    private static func fieldGroups(in text: String) -> [[String: String]] {
        var groups: [[String: String]] = [[:]]
        var last: String?
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                if groups.last?.isEmpty == false { groups.append([:]) }
                last = nil
            } else if line.first?.isWhitespace == true {
                if let last { groups[groups.count - 1][last]?.append(" " + line.trimmed) }
            } else if let colon = line.firstIndex(of: ":") {
                let name = line[..<colon].lowercased().trimmed
                last = name
                groups[groups.count - 1][name] = line[line.index(after: colon)...].trimmed
            }
        }
        return groups
    }

    /// The address behind the type, as in `rfc822; a@b`.
    private static func address(_ value: String) -> String {
        let address = value.firstIndex(of: ";").map { value[value.index(after: $0)...].trimmed } ?? value
        return address.hasPrefix("<") && address.hasSuffix(">") ? String(address.dropFirst().dropLast()) : address
    }

    private static func firstWord(_ value: String) -> String {
        value.lowercased().split { $0.isWhitespace || $0 == "(" }.first.map(String.init) ?? ""
    }

    private static func checkedStatus(_ word: String) -> String? {
        let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
        let areNumbers = numbers.allSatisfy { (1...3).contains($0.count) && $0.utf8.allSatisfy(\.isASCIIDigit) }
        return numbers.count == 3 && areNumbers ? word : nil
    }

    /// Older programs return the mail within their own text.
    private static func returnedID(inText text: String) -> String? {
        let line = text.split(separator: "\n").first { $0.prefix(11).lowercased() == "message-id:" }
        return line.flatMap { MessageIDs.parse(String($0.dropFirst(11))).first }
    }

    private static func returnedID(in part: MIMEPart) -> String? {
        switch part.content {
        case .message(let headers, _): headers.messageIDs(of: "message-id").first
        case .bytes(let bytes) where part.contentType == "text/rfc822-headers" || part.contentType == "message/rfc822":
            fieldGroups(in: TextDecoding.unlabelled(bytes)).first?["message-id"].flatMap { MessageIDs.parse($0).first }
        case .bytes, .parts: nil
        }
    }
}

extension MIMEPart {
    /// The parts without parts, in their order.
    var leaves: [MIMEPart] {
        switch content {
        case .parts(let parts): parts.flatMap(\.leaves)
        case .bytes, .message: [self]
        }
    }
}
