import Cryptography
import Foundation
import Testing

@testable import Casewire

/// The exchange of RFC 7677 section 3: user `user`, password `pencil`.
@Suite struct SCRAMVerifierTests {
    private let authentication = Array(
        ("n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
            + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0").utf8)

    private func bytes(_ base64: some StringProtocol) throws -> [UInt8] {
        [UInt8](try #require(Data(base64Encoded: String(base64))))
    }

    private func keys() throws -> (stored: [UInt8], server: [UInt8]) {
        let verifier = SCRAMVerifier(password: "pencil", salt: try bytes("W22ZaJ0SNY7soEsUEjb6gQ=="))
        let keys = try #require(verifier.text.split(separator: "$").last).split(separator: ":")
        return (try bytes(keys[0]), try bytes(keys[1]))
    }

    @Test func theServerKeySignsAsTheStandardSays() throws {
        let signature = HMAC.sha256(key: try keys().server, message: authentication)
        #expect(try signature == bytes("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))
    }

    @Test func theStoredKeyAcceptsTheProofOfTheStandard() throws {
        let stored = try keys().stored
        let signature = HMAC.sha256(key: stored, message: authentication)
        let proof = try bytes("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
        #expect(SHA256.digest(zip(proof, signature).map { $0 ^ $1 }) == stored)
    }

    @Test func theTextNamesMethodIterationsAndSalt() throws {
        let verifier = SCRAMVerifier(password: "pencil", salt: try bytes("W22ZaJ0SNY7soEsUEjb6gQ=="))
        #expect(verifier.text.hasPrefix("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$"))
        #expect(!verifier.text.contains("pencil"))
    }
}
