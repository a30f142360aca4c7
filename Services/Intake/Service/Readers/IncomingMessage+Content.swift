import Contracts
import Cryptography
import Domain
import Foundation
import IntakeDomain

extension IncomingMessage {
    /// A message that an adapter has normalised. Throws `invalid` for an attachment whose bytes are not what it says.
    init(_ content: IntakeMessage, dataHosts: Set<String>) throws {
        let files = try (content.attachments ?? []).enumerated().map { index, file in
            try IncomingMessage.File(file, field: "data.attachments[\(index)]", dataHosts: dataHosts)
        }
        let said = IntakeContent(
            from: content.from.address, subject: content.subject, text: content.body?.text, html: content.body?.html,
            attachments: files.map { TextEncoding.hex.encode($0.sha256) })
        self.init(
            key: try IntakeKey(channel: content.channel, provider: content.provider, externalID: content.externalId),
            provider: content.provider, externalID: content.externalId,
            digest: SHA256.digest(Array(said.canonicalText.utf8)),
            from: Correspondent(address: CustomerAddress(content.from.address), name: content.from.name),
            sentAt: content.receivedAt)
        subject = content.subject
        text = content.body?.text ?? ""
        html = content.body?.html
        self.files = files
        threading.inReplyTo = content.inReplyTo.map { [$0] } ?? []
        threading.references = (content.references ?? []).reversed()
        threading.caseNumber = try content.caseNumber.map { text in
            guard let number = Case.Number(text) else {
                throw Rejection.invalid(field: "data.caseNumber", reason: "Must be a case number, such as CS0000123.")
            }
            return number
        }
        threading.numbersInSubject = Case.Number.all(in: content.subject ?? "")
        classification = Classification(content)
    }
}

extension IncomingMessage.Classification {
    init(_ content: IntakeMessage) {
        self.init(
            language: content.language, category: content.category, product: content.product, asset: content.asset,
            type: content.caseType, impact: content.impact, urgency: content.urgency)
    }
}

extension IncomingMessage.File {
    init(_ file: IntakeAttachment, field: String, dataHosts: Set<String>) throws {
        let stated = file.sha256.flatMap { TextEncoding.hex.decode($0) }
        if let dataref = file.dataref {
            guard let host = URL(string: dataref)?.host(), dataHosts.contains(host.lowercased()) else {
                throw Rejection.invalid(field: "\(field).dataref", reason: "Must be at a host that is allowed here.")
            }
            self.init(
                name: file.name, contentType: file.contentType, size: file.size, sha256: stated ?? [], content: nil,
                dataref: dataref)
            return
        }
        guard let content = file.content.flatMap({ Data(base64Encoded: $0) }).map(Array.init),
            content.count == Int(file.size)
        else {
            throw Rejection.invalid(field: "\(field).size", reason: "Must be the length of the content.")
        }
        let digest = SHA256.digest(content)
        guard stated == nil || stated == digest else {
            throw Rejection.invalid(field: "\(field).sha256", reason: "Must be the SHA-256 of the content.")
        }
        self.init(
            name: file.name, contentType: file.contentType, size: file.size, sha256: digest, content: content,
            dataref: nil)
    }
}
