import Contracts
import Domain
import NotificationDomain

extension PartyCopy {
    /// The party as the delivery policy sees it for one wish.
    func recipient(
        for template: Intent.Template, speaking language: String?, suppressedUntil: (String) -> Timestamp?
    ) -> Recipient {
        let preferred = preferences.channels ?? []
        let ranked = addresses.enumerated().sorted { first, second in
            (preferred.rank(of: first.element.channel), first.offset)
                < (preferred.rank(of: second.element.channel), second.offset)
        }
        return Recipient(
            partyID: id.lowercased, languages: [language, self.language].compactMap(\.self),
            addresses: ranked.map { rank in
                Recipient.Address(
                    rank.element.channel, rank.element.address, suppressedUntil: suppressedUntil(rank.element.address))
            },
            optedOut: optedOut(of: template))
    }

    /// The channels by which the party wants no such message: those named, and all if it is the topic that is named.
    private func optedOut(of template: Intent.Template) -> Set<Channel> {
        let unwanted = preferences.optOut ?? []
        if let topic = template.topic, unwanted.contains(topic) { return Set(Channel.allCases) }
        return Set(unwanted.compactMap(Channel.init(rawValue:)))
    }
}

extension [Channel] {
    fileprivate func rank(of channel: Channel) -> Int { firstIndex(of: channel) ?? count }
}
