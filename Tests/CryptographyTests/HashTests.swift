import Cryptography
import Testing

@Suite struct HashTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func sha256GivesTheDigestsOfFIPS180(message: String, digest: String) {
        #expect(TextEncoding.hex.encode(SHA256.digest(Array(message.utf8))) == digest)
    }

    @Test func sha256OfAMillionLettersIsTheDigestOfFIPS180() {
        let digest = SHA256.digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(TextEncoding.hex.encode(digest) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test(arguments: HMACVector.ofRFC4231)
    func hmacGivesTheCodesOfRFC4231(vector: HMACVector) {
        let code = HMAC.sha256(key: vector.key, message: vector.message)
        #expect(TextEncoding.hex.encode(code).hasPrefix(vector.code))
    }

    @Test func equalBytesAreEqualAndOthersAreNot() {
        #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
        #expect(ConstantTime.equal([], []))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2]))
    }

    @Test func randomBytesAreAsManyAsAskedAndNeverTheSame() {
        #expect(SecureRandom.bytes(0).isEmpty)
        #expect(SecureRandom.bytes(33).count == 33)
        #expect(SecureRandom.bytes(32) != SecureRandom.bytes(32))
    }

    @Test func aKeyIsAtLeast32BytesAndNeverShown() throws {
        #expect(SigningKey([UInt8](repeating: 7, count: 31)) == nil)
        let key = try #require(SigningKey([UInt8](repeating: 7, count: 32)))
        #expect("\(key)" == "<secret>")
        #expect(String(reflecting: key) == "<secret>")
        #expect(Mirror(reflecting: key).children.isEmpty)
    }
}
