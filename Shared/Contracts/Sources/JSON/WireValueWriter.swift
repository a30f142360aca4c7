/// Writes a value that is neither object nor list.
struct WireValueWriter: SingleValueEncodingContainer {
    let codingPath: [any CodingKey] = []
    let output: WireOutput

    func encodeNil() { output.write(literal: "null") }

    func encode(_ value: Bool) { output.write(literal: value ? "true" : "false") }

    func encode(_ value: String) { output.write(value) }

    func encode(_ value: Double) throws { try write(value) }

    func encode(_ value: Float) throws { try write(value) }

    func encode(_ value: some FixedWidthInteger & Encodable) { output.write(literal: String(value)) }

    func encode(_ value: some Encodable) throws { try output.write(value) }

    private func write(_ value: some BinaryFloatingPoint & LosslessStringConvertible) throws {
        guard value.isFinite else {
            let context = EncodingError.Context(codingPath: [], debugDescription: "JSON has no such number")
            throw EncodingError.invalidValue(value, context)
        }
        output.write(literal: String(value))
    }
}
