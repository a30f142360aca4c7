/// Bytes written as groups of a few bits each, most significant bit first, without padding (RFC 4648).
struct BitGroups {
    /// The bits of a group: 4 for hex, 5 for base32, 6 for base64.
    let width: Int

    /// The bytes as groups; the last one is filled up with zero bits.
    func groups(of bytes: [UInt8]) -> [UInt8] {
        var groups: [UInt8] = []
        groups.reserveCapacity((bytes.count * 8 + width - 1) / width)
        var bits = 0
        var held: UInt32 = 0
        for byte in bytes {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= width {
                bits -= width
                groups.append(UInt8(held >> UInt32(bits)))
                held &= (1 << UInt32(bits)) - 1
            }
        }
        if bits > 0 { groups.append(UInt8(held << UInt32(width - bits))) }
        return groups
    }

    /// The bytes that the groups stand for; `nil` if a group too many is there or the filling bits are not zero.
    func bytes(of groups: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(groups.count * width / 8)
        var bits = 0
        var held: UInt32 = 0
        for group in groups {
            held = held << UInt32(width) | UInt32(group)
            bits += width
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(held >> UInt32(bits)))
                held &= (1 << UInt32(bits)) - 1
            }
        }
        return bits < width && held == 0 ? bytes : nil
    }
}
