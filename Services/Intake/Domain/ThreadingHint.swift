/// A sign, in a message, of the case that it belongs to.
package struct ThreadingHint: Hashable, Sendable {
    /// Where the sign was found; the stronger first.
    package enum Source: Int, CaseIterable, Comparable, Sendable {
        /// A reply address that we signed, and whose signature is right.
        case signedAddress
        /// The message that it answers, which we sent or took in.
        case inReplyTo
        /// A message earlier in its thread, which we sent or took in.
        case references
        /// The adapter's own field for a case number.
        case caseNumberField
        case numberInRecipient
        case numberInSubject

        /// Whether only somebody who has had a message of the case can know the sign.
        package var provesThread: Bool {
            switch self {
            case .signedAddress, .inReplyTo, .references: true
            case .caseNumberField, .numberInRecipient, .numberInSubject: false
            }
        }

        /// The word in the outcome's evidence.
        package var name: String {
            switch self {
            case .signedAddress: "signed_address"
            case .inReplyTo: "in_reply_to"
            case .references: "references"
            case .caseNumberField: "case_number_field"
            case .numberInRecipient: "case_number_in_recipient"
            case .numberInSubject: "case_number_in_subject"
            }
        }

        package static func < (left: Source, right: Source) -> Bool { left.rawValue < right.rawValue }
    }

    package let source: Source
    package let candidate: ThreadingCandidate

    /// Says where the sign was found, and which case it leads to.
    package init(_ source: Source, _ candidate: ThreadingCandidate) {
        self.source = source
        self.candidate = candidate
    }

    /// Whether the message may join the case on this sign: a number alone is public knowledge.
    package var isSufficient: Bool { source.provesThread || candidate.senderTakesPart }

    /// The sign and the case in the outcome's evidence, such as `in_reply_to:CS0000123`.
    package var evidence: String { "\(source.name):\(candidate.number)" }
}
