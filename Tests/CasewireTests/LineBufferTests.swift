import Testing

@testable import Casewire

@Suite struct LineBufferTests {
    private func line(_ text: String) -> LineBuffer.Line { .whole(Array(text.utf8)) }

    @Test func linesAreCutWhereverTheBytesAreSplit() {
        var buffer = LineBuffer(limit: 100)
        buffer.append("EH".utf8)
        #expect(buffer.next() == nil)
        buffer.append("LO x\r\nMAIL\nRS".utf8)
        #expect(buffer.next() == line("EHLO x"))
        #expect(buffer.next() == line("MAIL"))
        #expect(buffer.next() == nil)
        buffer.append("ET\r\n".utf8)
        #expect(buffer.next() == line("RSET"))
    }

    @Test func anUnendingLineIsNotKept() {
        var buffer = LineBuffer(limit: 10)
        for _ in 0..<100 {
            buffer.append("123456".utf8)
            #expect(buffer.next() == nil)
        }
        buffer.append("end\nnext\n".utf8)
        #expect(buffer.next() == .tooLong)
        #expect(buffer.next() == line("next"))
    }

    @Test func aWholeLineOverTheLimitIsTooLong() {
        var buffer = LineBuffer(limit: 4)
        buffer.append("12345\n1234\n".utf8)
        #expect(buffer.next() == .tooLong)
        #expect(buffer.next() == line("1234"))
    }
}
