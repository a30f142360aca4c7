import Contracts
import Domain
import FoundationEssentials
import Postgres
import Testing

@testable import Intake

@Suite struct PartyAddressTests {
    private static let tool = Principal.system("tool")

    @Test func anAddressInTwoSpellingsIsOne() async throws {
        try await IntakeFixture.with { intake in
            let command = UpsertParty(
                actor: Self.tool, kind: .contact, name: "Kim",
                addresses: [
                    PartyAddress(channel: .web, address: "mailto:Kim@Example.org", verified: false),
                    PartyAddress(channel: .email, address: "mailto:Kim@EXAMPLE.org", verified: true),
                    PartyAddress(channel: .phone, address: "tel:+49-30-1", verified: false),
                ])
            for _ in 0..<2 { #expect(try await intake.command(command, on: nil).code == nil) }
            let parties = try await intake.published(PartyCreated.self).map(\.party.addresses)
            #expect(
                parties == [
                    [
                        PartyAddress(channel: .email, address: "mailto:Kim@example.org", verified: true),
                        PartyAddress(channel: .phone, address: "tel:+49301", verified: false),
                    ]
                ])
            #expect(try await intake.published(PartyChanged.self).isEmpty)
        }
    }

    /// What the release before it has stored.
    @Test func theMigrationPutsAddressesIntoOneForm() async throws {
        try await IntakeFixture.with { intake in
            let (kim, bo) = (UUID(), UUID())
            let before = [
                ("mailto:Kim@Example.org", kim, "web"), ("mailto:Kim@EXAMPLE.org", kim, "email"),
                ("TEL:+49(30)1;ext=1-2", kim, "phone"), ("mailto:Bo@Example.org", bo, "web"),
                ("mailto:Bo@example.org", kim, "email"), ("mailto:a%2Bb@Example.org", bo, "web"),
                ("tel:-", bo, "phone"), ("https://chat.example.org/U/1", bo, "chat"),
            ]
            for (address, party, channel) in before {
                _ = try await intake.pool.execute(
                    """
                    INSERT INTO party_address (address, party_id, channel, verified, added_at)
                    VALUES (\(address), \(party), \(channel), false, now())
                    """)
            }
            try await intake.applyAgain(2)
            let rows = try await intake.pool.execute("SELECT address, party_id, channel FROM party_address")
            let after = try rows.map { row in
                [try row.text("address"), try row.uuid("party_id") == kim ? "kim" : "bo", try row.text("channel")]
            }
            #expect(
                Set(after) == [
                    ["mailto:Kim@example.org", "kim", "email"], ["tel:+49301;ext=1-2", "kim", "phone"],
                    ["mailto:Bo@example.org", "kim", "email"], ["mailto:Bo@Example.org", "bo", "email"],
                    ["mailto:a%2Bb@Example.org", "bo", "email"], ["tel:-", "bo", "phone"],
                    ["https://chat.example.org/U/1", "bo", "chat"],
                ])
            #expect(after.count == 7)
        }
    }
}
