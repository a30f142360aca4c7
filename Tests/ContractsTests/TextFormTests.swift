import Contracts
import Testing

@Suite struct TextFormTests {
    @Test(arguments: ["mailto:a@b.example", "tel:+358401234567", "x-crm:17", "https://a.example/b"])
    func aURIHasAScheme(text: String) { #expect(TextForm.uri.matches(text)) }

    @Test(arguments: ["", "a@b.example", ":a", "mailto:", "1a:b", "mailto:a b", "ma ilto:a"])
    func whatHasNoSchemeIsNoURI(text: String) { #expect(!TextForm.uri.matches(text)) }

    @Test(arguments: ["", "YQ==", "YWI=", "YWJj", "+/+/"]) func base64IsPadded(text: String) {
        #expect(TextForm.base64.matches(text))
    }

    @Test(arguments: ["YQ", "YQ=", "Y===", "YQ==YQ==", "Y Q=", "YWJ\n"]) func otherTextIsNoBase64(text: String) {
        #expect(!TextForm.base64.matches(text))
    }

    @Test(arguments: ["fi", "en-GB", "zh-Hant-TW"]) func aLanguageTagHasParts(text: String) {
        #expect(TextForm.language.matches(text))
    }

    @Test(arguments: ["f", "fi_FI", "fi-", "suomeksi1", "-fi"]) func otherTextIsNoLanguageTag(text: String) {
        #expect(!TextForm.language.matches(text))
    }

    @Test func aNumberIsLettersThenDigits() {
        #expect(TextForm.recordNumber.matches("CS0000123"))
        #expect(["CS", "123", "cs1", "CS1a", "C1"].allSatisfy { !TextForm.recordNumber.matches($0) })
    }

    @Test func aTimeOfDayIsWithinTheDay() {
        #expect(["00:00", "23:59"].allSatisfy(TextForm.timeOfDay.matches))
        #expect(["24:00", "12:60", "1:00", "12:00:00", "ab:cd"].allSatisfy { !TextForm.timeOfDay.matches($0) })
    }
}
