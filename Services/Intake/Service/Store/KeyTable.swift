import Bookkeeping
import Cryptography
import Domain
import FoundationEssentials
import IntakeDomain
import Postgres

/// The table `intake_key`.
enum KeyTable {
    static func select(_ needs: IntakeNeeds) -> Statement {
        Statement(
            "SELECT hash, digest, outcome, case_id, case_number FROM intake_key WHERE hash = ANY ($1)",
            [.bytesArray(needs.keys.map(\.hash))])
    }

    static func entry(_ row: Row) throws -> ([UInt8], KeyRecord) {
        guard let outcome = IntakeOutcome(rawValue: try row.text("outcome")) else {
            throw StoredValueError(column: "intake_key.outcome")
        }
        let record = KeyRecord(
            digest: try row.bytes("digest"), outcome: outcome,
            caseID: try row.uuidIfPresent("case_id").map { Case.ID($0) },
            caseNumber: try row.int64IfPresent("case_number").map { Case.Number($0) })
        return (try row.bytes("hash"), record)
    }

    static func insert(_ entries: [(key: IntakeKey, record: KeyRecord)], at now: Timestamp) -> [Statement] {
        guard !entries.isEmpty else { return [] }
        // The fixed order keeps two batches that hold the same keys from waiting for each other.
        let sorted = entries.map { (hash: $0.key.hash, key: $0.key, record: $0.record) }
            .sorted { $0.hash.lexicographicallyPrecedes($1.hash) }
        return [
            Statement(
                """
                INSERT INTO intake_key (
                    hash, channel, provider, external_id, digest, outcome, case_id, case_number, received_at)
                SELECT m.*, $9 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS m
                """,
                [
                    .bytesArray(sorted.map(\.hash)), .textArray(sorted.map(\.key.channel.rawValue)),
                    .textArray(sorted.map(\.key.provider)),
                    .textArray(sorted.map { $0.key.parts.joined(separator: " ") }),
                    .bytesArray(sorted.map(\.record.digest)), .textArray(sorted.map(\.record.outcome.rawValue)),
                    .uuidArray(sorted.map(\.record.caseID?.uuid)), .int64Array(sorted.map(\.record.caseNumber?.value)),
                    .timestamp(now),
                ])
        ]
    }
}

extension IntakeKey {
    /// SHA-256 of the key: what the table knows it by, and what chooses the partition of its `intake.*` events.
    var hash: [UInt8] { SHA256.digest(Array(canonicalText.utf8)) }
}
