import Domain
import Postgres

/// The table `peer`.
enum PeerTable {
    /// Locks the addresses asked for and all of the parties asked for, in a fixed order.
    static func lockAndSelect(_ needs: NotificationNeeds) -> Statement {
        Statement(
            """
            SELECT address, full_at, suppressed_until FROM peer
            WHERE address = ANY ($1 || ARRAY(
                SELECT jsonb_array_elements(addresses) ->> 'address' FROM party
                WHERE id = ANY ($2 || ARRAY(SELECT party_id FROM notification WHERE id = ANY ($3)))))
            ORDER BY address FOR UPDATE
            """,
            [
                .textArray(Array(needs.addresses)), .uuidArray(Array(needs.partyIDs)),
                .uuidArray(needs.messageIDs.map(\.uuid)),
            ])
    }

    static func peer(_ row: Row) throws -> Peer {
        Peer(
            address: try row.text("address"), fullAt: try row.timestampIfPresent("full_at"),
            suppressedUntil: try row.timestampIfPresent("suppressed_until"))
    }

    static func save(_ peers: [Peer]) -> [Statement] {
        guard !peers.isEmpty else { return [] }
        let peers = peers.sorted { $0.address < $1.address }
        return [
            Statement(
                """
                INSERT INTO peer (address, full_at, suppressed_until) SELECT * FROM unnest($1, $2, $3)
                ON CONFLICT (address) DO UPDATE SET
                    full_at = greatest(peer.full_at, excluded.full_at), suppressed_until = excluded.suppressed_until
                """,
                [
                    .textArray(peers.map(\.address)), .timestampArray(peers.map(\.fullAt)),
                    .timestampArray(peers.map(\.suppressedUntil)),
                ])
        ]
    }
}
