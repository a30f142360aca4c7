import Domain
import FoundationEssentials
import Testing

@Suite struct IdentifierTests {
    private enum Thing {}

    private func source(seed: UInt64) -> IdentifierSource<SeededGenerator> {
        IdentifierSource(SeededGenerator(seed: seed))
    }

    @Test func idsRiseEvenWithinAMillisecondAndWhenTheClockGoesBack() {
        var source = source(seed: 1)
        let instants = Array(repeating: Int64(5_000), count: 10_000) + [4_000, 9_000, 0]
        let ids = instants.map { source.next(at: Timestamp(microseconds: $0)) }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func anIdIsAVersion7OfItsInstant() {
        var source = source(seed: 2)
        let id = source.next(at: Timestamp(microseconds: 1_780_000_000_123_456))
        #expect(id.lowercased.hasPrefix("019e7044-887b-7"))
        #expect("89ab".contains(id.lowercased.dropFirst(19).prefix(1)))
    }

    @Test func theSameRandomnessMakesTheSameIds() {
        var (first, second) = (source(seed: 3), source(seed: 3))
        let now = Timestamp(microseconds: 1_780_000_000_000_000)
        #expect(first.next(at: now) == second.next(at: now))
    }

    @Test func thePartitionIsTheLastHexDigit() throws {
        let id = try #require(Identifier<Thing>("019e6fd0-6f7b-7000-8000-00000000000A"))
        #expect(id.partition == 10)
        #expect(id.description == "019e6fd0-6f7b-7000-8000-00000000000a")
    }

    @Test(arguments: ["", "019e6fd0", "019e6fd0-6f7b-7000-8000-00000000000g"])
    func whatIsNoUUIDIsNoId(text: String) {
        #expect(Identifier<Thing>(text) == nil)
    }
}
