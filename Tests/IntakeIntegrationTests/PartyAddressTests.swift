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
                    PartyAddress(channel: .phone, address: "tel:+49-30-1", verified: false),
                    PartyAddress(channel: .web, address: "mailto:Kim@Example.org", verified: false),
                    PartyAddress(channel: .email, address: "mailto:Kim@EXAMPLE.org", verified: true),
                ])
            for _ in 0..<2 { #expect(try await intake.command(command, on: nil).code == nil) }
            let parties = try await intake.published(PartyCreated.self).map(\.party.addresses)
            #expect(
                parties == [
                    [
                        PartyAddress(channel: .phone, address: "tel:+49301", verified: false),
                        PartyAddress(channel: .email, address: "mailto:Kim@example.org", verified: true),
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
                ("mailto:Kim@Example.org", kim, "web"), ("mailto:Kim@EXAMPLE.org", kim, "verified"),
                ("mailto:Kim@Example.net?subject=x", kim, "web"), ("mailto:kim.@Docomo.ne.jp", kim, "web"),
                ("mailto:kim,bo@Example.org", kim, "web"),
                ("TEL:+49(30)1;ext=1-2", kim, "phone"), ("mailto:Bo@Example.org", bo, "web"),
                ("mailto:Bo@example.org", kim, "email"), ("mailto:a%2Bb@Example.org", bo, "web"),
                ("tel:-", bo, "phone"), ("https://chat.example.org/U/1", bo, "chat"),
            ]
            for (address, party, channel) in before {
                _ = try await intake.pool.execute(
                    """
                    INSERT INTO party_address (address, party_id, channel, verified, added_at)
                    VALUES (\(address), \(party), \(channel), \(channel == "verified"), now())
                    """)
            }
            try await intake.applyAgain(2)
            let rows = try await intake.pool.execute("SELECT address, party_id, channel, verified FROM party_address")
            let after = try rows.map { row in
                let verified = try row.bool("verified") ? ["verified"] : []
                let owner = try row.uuid("party_id") == kim ? "kim" : "bo"
                return [try row.text("address"), owner, try row.text("channel")] + verified
            }
            #expect(
                Set(after) == [
                    ["mailto:Kim@example.org", "kim", "email", "verified"],
                    ["mailto:Kim@example.net", "kim", "email"], ["mailto:kim.@Docomo.ne.jp", "kim", "web"],
                    ["mailto:kim,bo@Example.org", "kim", "web"], ["tel:+49301;ext=1-2", "kim", "phone"],
                    ["mailto:Bo@example.org", "kim", "email"], ["mailto:Bo@Example.org", "bo", "email"],
                    ["mailto:a%2Bb@Example.org", "bo", "email"], ["tel:-", "bo", "phone"],
                    ["https://chat.example.org/U/1", "bo", "chat"],
                ])
            #expect(after.count == 10)
        }
    }
}
