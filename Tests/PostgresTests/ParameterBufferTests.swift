import Domain
import Testing

@testable import Postgres

@Suite struct ParameterBufferTests {
    private func encoded(_ value: SQLValue) throws -> [UInt8]? {
        let buffer = try ParameterBuffer([value])
        return buffer.ranges[0].map { Array(buffer.bytes[$0]) }
    }

    @Test func numbersAreBigEndian() throws {
        #expect(try encoded(.int16(0x0102)) == [1, 2])
        #expect(try encoded(.int32(-2)) == [255, 255, 255, 254])
        #expect(try encoded(.int64(1)) == [0, 0, 0, 0, 0, 0, 0, 1])
        #expect(try encoded(.bool(true)) == [1])
    }

    @Test func timestampsCountFromTheYear2000() throws {
        #expect(try encoded(.timestamp(Timestamp(microseconds: 946_684_800_000_001))) == [0, 0, 0, 0, 0, 0, 0, 1])
    }

    @Test func nullHasATypeAndNoBytes() throws {
        let buffer = try ParameterBuffer([.null(.uuid), .text("")])
        #expect(buffer.types == [2950, 25])
        #expect(buffer.ranges[0] == nil)
        #expect(buffer.ranges[1]?.isEmpty == true)
    }

    @Test func anArrayCarriesItsShapeAndItsNulls() throws {
        let expected: [UInt8] = [
            0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 25, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 97, 255, 255, 255, 255,
        ]
        #expect(try encoded(.textArray(["a", nil])) == expected)
        #expect(try encoded(.textArray([])) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25])
    }

    @Test(arguments: [SQLValue.text("a\0b"), .json("\"\0\""), .textArray(["a", "\0"]), .jsonArray(["\0"])])
    func aTextWithNULIsRefused(value: SQLValue) {
        let error = #expect(throws: PostgresError.self) { try ParameterBuffer([.int16(1), value]) }
        #expect(error?.code == .invalidText)
        #expect(error?.message == "parameter 2 holds a NUL character")
    }

    @Test func aTimestampBeyondTheEpochsReachIsRefused() {
        let error = #expect(throws: PostgresError.self) {
            try ParameterBuffer([.timestamp(Timestamp(microseconds: .min))])
        }
        #expect(error?.code == .invalidParameter)
    }

    @Test func tooManyParametersAreRefused() {
        let error = #expect(throws: PostgresError.self) {
            try ParameterBuffer(Array(repeating: .bool(true), count: 65_536))
        }
        #expect(error?.code == .invalidParameter)
    }
}
