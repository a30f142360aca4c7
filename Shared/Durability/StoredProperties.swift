import Messaging

/// A message's AMQP properties as the outbox keeps them: texts among the headers, which nearly all are, without the
/// word for their kind.
struct StoredProperties: Codable {
    private enum CodingKeys: CodingKey {
        case properties, texts
    }

    private(set) var properties: MessageProperties

    init(_ properties: MessageProperties) { self.properties = properties }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        properties = try container.decode(MessageProperties.self, forKey: .properties)
        for (name, text) in try container.decode([String: String].self, forKey: .texts) {
            properties.headers[name] = .string(text)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        var others = properties
        others.headers = properties.headers.filter { $0.value.text == nil }
        try container.encode(others, forKey: .properties)
        try container.encode(properties.headers.compactMapValues(\.text), forKey: .texts)
    }
}
