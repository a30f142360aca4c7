import Cryptography
import Testing

@Suite struct TextEncodingTests {
    @Test(arguments: [
        ("", "", "", ""), ("f", "66", "my", "Zg"), ("fo", "666f", "mzxq", "Zm8"), ("foo", "666f6f", "mzxw6", "Zm9v"),
        ("foob", "666f6f62", "mzxw6yq", "Zm9vYg"), ("fooba", "666f6f6261", "mzxw6ytb", "Zm9vYmE"),
        ("foobar", "666f6f626172", "mzxw6ytboi", "Zm9vYmFy"),
    ])
    func textIsThatOfRFC4648(plain: String, hex: String, base32: String, base64: String) {
        let bytes = Array(plain.utf8)
        #expect(TextEncoding.hex.encode(bytes) == hex)
        #expect(TextEncoding.base32.encode(bytes) == base32)
        #expect(TextEncoding.base64URL.encode(bytes) == base64)
        #expect(TextEncoding.hex.decode(hex) == bytes)
        #expect(TextEncoding.base32.decode(base32) == bytes)
        #expect(TextEncoding.base64URL.decode(base64) == bytes)
    }

    @Test func everyByteComesBack() {
        let bytes = [UInt8](0...255)
        for encoding in [TextEncoding.hex, .base32, .base64URL] {
            #expect(encoding.decode(encoding.encode(bytes)) == bytes)
        }
        #expect(TextEncoding.base64URL.encode([0xfb, 0xff]) == "-_8")
    }

    @Test func caseDoesNotMatterWhereTheAlphabetHasOne() {
        #expect(TextEncoding.hex.decode("DeadBEEF") == [0xde, 0xad, 0xbe, 0xef])
        #expect(TextEncoding.base32.decode("MZXW6YTBOI") == Array("foobar".utf8))
        #expect(TextEncoding.base64URL.decode("zM8") != TextEncoding.base64URL.decode("Zm8"))
    }

    @Test(arguments: ["a", "zz", "0", "é0", " 00", "000"])
    func hexRefusesWhatItNeverWrites(text: String) {
        #expect(TextEncoding.hex.decode(text) == nil)
    }

    @Test(arguments: ["Z", "Zh", "Zg==", "Zm9v!", "Zm 9v", "Zm+v", "Zm/v", "Zm9vZ"])
    func base64RefusesWhatItNeverWrites(text: String) {
        #expect(TextEncoding.base64URL.decode(text) == nil)
    }

    @Test(arguments: ["m", "mz", "mzx", "m1", "my======", "mzxw6y", "m\u{131}"])
    func base32RefusesWhatItNeverWrites(text: String) {
        #expect(TextEncoding.base32.decode(text) == nil)
    }
}
