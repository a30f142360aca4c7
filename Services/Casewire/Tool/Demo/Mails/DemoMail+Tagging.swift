extension DemoMail {
    /// The mails with a tag of the run in every Message-ID of theirs and in every reference to one, so that another
    /// run is not taken for a repetition of this one; a mail without a Message-ID gets the tag in a header field of
    /// its own.
    static func tagged(_ mails: [DemoMail], with tag: String) -> [DemoMail] {
        let ids = Set(mails.compactMap(\.messageID))
        return mails.map { mail in
            let wanted = mail.references.union([mail.messageID].compactMap(\.self)).intersection(ids)
            var header = mail.headerBytes
            for id in wanted.sorted() { header = header.replacing(Array(id.utf8), with: Array("\(tag).\(id)".utf8)) }
            let edited = DemoMail(name: mail.name, bytes: header + mail.bytes.dropFirst(mail.headerBytes.count))
            guard edited.messageID == mail.messageID else { return edited }
            return DemoMail(name: mail.name, bytes: Array("X-Casewire-Demo: \(tag)\r\n".utf8) + mail.bytes)
        }
    }

    /// The bytes up to the first empty line.
    private var headerBytes: [UInt8] {
        var index = 0
        while index < bytes.count {
            let end = bytes[index...].firstIndex(of: 0x0a) ?? bytes.count
            if bytes[index..<end].allSatisfy({ $0 == 0x0d }) { return Array(bytes[..<index]) }
            index = end + 1
        }
        return bytes
    }
}

extension DemoMail {
    /// The mails in waves: a mail comes after those that it answers, and after an earlier one with the same Message-ID.
    ///
    /// What becomes of a mail depends on these alone; so the outcome is the same in whatever order a wave is handled.
    static func waves(_ mails: [DemoMail]) -> [[DemoMail]] {
        var waveOfID: [String: Int] = [:]
        var waves: [[DemoMail]] = []
        let ids = Set(mails.compactMap(\.messageID))
        var waiting = mails
        while !waiting.isEmpty {
            var later: [DemoMail] = []
            var wave: [DemoMail] = []
            var taken: Set<String> = []
            for mail in waiting {
                let isFree = mail.references.intersection(ids).subtracting([mail.messageID ?? ""])
                    .allSatisfy { waveOfID[$0] != nil }
                let isFirst = mail.messageID.map { waveOfID[$0] != nil || !taken.contains($0) } ?? true
                if isFree && isFirst { wave.append(mail) } else { later.append(mail) }
                if let id = mail.messageID { taken.insert(id) }
            }
            // Mails that answer one another in a circle come together.
            if wave.isEmpty { swap(&wave, &later) }
            for id in wave.compactMap(\.messageID) where waveOfID[id] == nil { waveOfID[id] = waves.count }
            waves.append(wave)
            waiting = later
        }
        return waves
    }
}
