import Domain
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite struct ValueRoundTripTests {
    /// Sends random values of one type, singly and as arrays, and expects to read the same.
    private func roundTrip<Value: SQLEncodable & SQLDecodable & Equatable>(
        _ edges: [Value], _ make: (inout SeededGenerator) -> Value
    ) async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        var random = SeededGenerator(seed: 7)
        let values = edges + (0..<60).map { _ in make(&random) }
        let batch: [Statement] = values.map { "SELECT \($0), \(nil as Value?)" }
        for (rows, value) in zip(try await connection.execute(batch), values) {
            #expect(try rows[0].decode(0, as: Value.self) == value)
            #expect(try rows[0].decodeIfPresent(1, as: Value.self) == nil)
        }
        for _ in 0..<20 {
            let array = random.array(make)
            let row = try await connection.execute("SELECT \(array)")[0]
            #expect(try row.arrayWithNulls(0, of: Value.self) == array)
        }
        let row = try await connection.execute("SELECT \(values)")[0]
        #expect(try row.array(0, of: Value.self) == values)
        await connection.close()
    }

    @Test func booleans() async throws { try await roundTrip([true, false]) { Bool.random(using: &$0) } }

    @Test func numbersOf16Bits() async throws {
        try await roundTrip([0, .min, .max]) { Int16.random(in: .min ... .max, using: &$0) }
    }

    @Test func numbersOf32Bits() async throws {
        try await roundTrip([0, .min, .max]) { Int32.random(in: .min ... .max, using: &$0) }
    }

    @Test func numbersOf64Bits() async throws {
        try await roundTrip([0, .min, .max]) { Int64.random(in: .min ... .max, using: &$0) }
        try await roundTrip([0, .min, .max]) { Int.random(in: .min ... .max, using: &$0) }
    }

    @Test func doubles() async throws {
        try await roundTrip([0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude]) { $0.double() }
    }

    @Test func texts() async throws {
        try await roundTrip(["", "NULL", "{}", String(repeating: "ü", count: 70_000)]) { $0.text() }
    }

    @Test func bytes() async throws { try await roundTrip([[], [0], [UInt8](0...255)]) { $0.bytes() } }

    @Test func uuids() async throws { try await roundTrip([UUID(high: 0, low: 0)]) { $0.uuid() } }

    @Test func identifiers() async throws { try await roundTrip([]) { Identifier<Int>($0.uuid()) } }

    @Test func timestamps() async throws {
        try await roundTrip([Timestamp(microseconds: 0), Timestamp(microseconds: -1)]) { $0.timestamp() }
    }

    @Test func jsonIsReadAsText() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let row = try await connection.execute(
            """
            SELECT \(json: #"{"b":1,"a":"ü"}"#) AS one, \(json: nil) AS none,
                \(SQLValue.jsonArray(["[]", nil])) AS many
            """
        )[0]
        #expect(try row.text("one") == #"{"a": "ü", "b": 1}"#)
        #expect(try row.textIfPresent("none") == nil)
        #expect(try row.arrayWithNulls("many", of: String.self) == ["[]", nil])
        await connection.close()
    }

    @Test func theServerReadsWhatWasMeant() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let instant = try #require(Timestamp(rfc3339: "2026-05-04T08:00:00.25+03:00"))
        let uuid = try #require(UUID(uuidString: "0190a6e2-5d3c-7cc1-8b1f-0123456789ab"))
        let row = try await connection.execute(
            """
            SELECT \(instant)::text AS instant, \(uuid)::text AS uuid, \([1, 2])::text AS numbers,
                \(2.5)::text AS double, \([0xde, 0xad] as [UInt8])::text AS bytes
            """)[0]
        #expect(try row.text("instant") == "2026-05-04 05:00:00.25+00")
        #expect(try row.text("uuid") == "0190a6e2-5d3c-7cc1-8b1f-0123456789ab")
        #expect(try row.text("numbers") == "{1,2}")
        #expect(try row.text("double") == "2.5")
        #expect(try row.text("bytes") == #"\xdead"#)
        await connection.close()
    }

    @Test func narrowerNumbersAndOtherTextsAreReadToo() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let row = try await connection.execute(
            """
            SELECT 1::smallint AS small, 2::integer AS plain, 1.5::real AS real, 'v'::varchar(3) AS varchar,
                'n'::name AS name
            """
        )[0]
        #expect(try row.int("small") == 1)
        #expect(try row.int64("plain") == 2)
        #expect(try row.double("real") == 1.5)
        #expect(try row.text("varchar") == "v")
        #expect(try row.text("name") == "n")
        await connection.close()
    }
}
