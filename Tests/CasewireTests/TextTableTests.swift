import Testing

@testable import Casewire

@Suite struct TextTableTests {
    @Test func columnsAreAsWideAsTheirWidestCell() {
        var table = TextTable([.init("Number"), .init("Tries", alignment: .right), .init("Subject")])
        table.add(["CS0000001", "3", "Printer"])
        table.add(["CS0000002", "12", "Paper"])
        #expect(
            table.lines(Painter(isColoured: false)) == [
                "Number     Tries  Subject",
                "CS0000001      3  Printer",
                "CS0000002     12  Paper",
            ])
    }

    @Test func aLongCellIsCutAtItsLimit() {
        var table = TextTable([.init("Subject", limit: 8)])
        table.add(["A very long subject"])
        #expect(table.lines(Painter(isColoured: false)).last == "A very …")
    }

    @Test func wideCharactersTakeTwoColumns() {
        var table = TextTable([.init("Subject"), .init("Next")])
        table.add(["日本", "x"])
        table.add(["abcdefgh", "y"])
        #expect(table.lines(Painter(isColoured: false)).dropFirst() == ["日本      x", "abcdefgh  y"])
    }

    @Test func whatWouldSteerTheTerminalIsMadeHarmless() {
        var table = TextTable([.init("Subject")])
        table.add(["\u{1b}[2Jgone\u{202e}\r\nnext"])
        #expect(table.lines(Painter(isColoured: false)).last == "·[2Jgone···next")
    }

    @Test func missingCellsStayEmptyAndLinesEndWithoutBlanks() {
        var table = TextTable([.init("A"), .init("B")])
        table.add(["x", nil])
        table.add(["y"])
        #expect(table.lines(Painter(isColoured: false)) == ["A  B", "x", "y"])
    }

    @Test func titlesAreBoldInColour() {
        let table = TextTable([.init("A")])
        #expect(table.lines(Painter(isColoured: true)) == ["\u{1b}[1mA\u{1b}[0m"])
    }
}
