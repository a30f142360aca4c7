import Cryptography
import FoundationEssentials
import Testing

@Suite struct SignedTokenTests {
    private let key = SigningKey.random()
    private let token = SignedToken(purpose: .survey, subject: UUID(), episode: 0xbeef, choice: 9)

    @Test func aTokenReadsBackUnderItsKey() {
        #expect(SignedToken(verifying: token.text(signedWith: key), with: [key]) == token)
    }

    @Test func theTextFitsAMailAddressInLowerCase() {
        let text = token.text(signedWith: key)
        #expect(text.utf8.count == SignedToken.length)
        #expect(text.allSatisfy { ("a"..."z").contains($0) || ("2"..."7").contains($0) })
    }

    @Test func capitalsReadTheSame() {
        #expect(SignedToken(verifying: token.text(signedWith: key).uppercased(), with: [key]) == token)
    }

    @Test func anyChangedCharacterIsRefused() {
        let text = Array(token.text(signedWith: key))
        for index in text.indices {
            var forged = text
            forged[index] = text[index] == "b" ? "c" : "b"
            #expect(SignedToken(verifying: String(forged), with: [key]) == nil)
        }
    }

    @Test func anotherKeyIsRefusedAndARetiredOneStillReads() {
        let text = token.text(signedWith: key)
        #expect(SignedToken(verifying: text, with: []) == nil)
        #expect(SignedToken(verifying: text, with: [.random()]) == nil)
        #expect(SignedToken(verifying: text, with: [.random(), key, .random()]) == token)
    }

    @Test func theSignatureIsTheSameInEveryRelease() throws {
        let key = try #require(SigningKey([UInt8](0..<32)))
        let id = try #require(UUID(uuidString: "01890A5D-AC96-774B-BCCE-B302099A8057"))
        let text = SignedToken(purpose: .accept, subject: id, episode: 1).text(signedWith: key)
        #expect(text == "aagequxnmsz3uxpgowmbatguak4aacagqgw4foaxkc6cfo4a")
    }

    @Test(arguments: [
        "", "r", "support", String(repeating: "a", count: 48), String(repeating: "é", count: 24),
        "1" + String(repeating: "a", count: 47),
    ])
    func otherTextIsRefused(text: String) {
        #expect(SignedToken(verifying: text, with: [key]) == nil)
    }

    @Test(arguments: ["", "ab", "A", "1", "é"])
    func aPurposeIsOneLetter(text: String) {
        #expect(SignedToken.Purpose(rawValue: text) == nil)
    }
}
