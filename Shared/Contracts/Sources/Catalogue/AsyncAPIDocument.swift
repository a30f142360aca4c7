import Domain

/// The AsyncAPI 3.0 document, with the AMQP bindings 0.3.0: Casewire's side of every channel.
package enum AsyncAPIDocument {
    /// The whole document.
    package static var document: JSONValue {
        [
            "asyncapi": "3.0.0",
            "id": "urn:casewire",
            "info": [
                "title": "Casewire", "version": "1.0.0",
                "description": .string(
                    "Customer service over AMQP 0-9-1. Messages are CloudEvents 1.0 in structured JSON; adapters may "
                        + "also use the binary form (headers `cloudEvents_x`, `cloudEvents:x` or `ce-x`), "
                        + "or plain JSON "
                        + "with the properties message_id, type, app_id and timestamp."),
                "license": ["name": "Apache-2.0"],
            ],
            "defaultContentType": .string(CloudEvent.structuredContentType),
            "servers": ["broker": server],
            "channels": .object(channels),
            "operations": .object(operations),
            "components": [
                "messages": .object(messages),
                "securitySchemes": ["password": ["type": "userPassword"], "certificate": ["type": "X509"]],
            ],
        ]
    }

    private static let server: JSONValue = [
        "host": "rabbitmq:5671", "pathname": "/casewire", "protocol": "amqps", "protocolVersion": "0.9.1",
        "description": "RabbitMQ, 3.10 or later; vhost `casewire`.",
        "security": [
            ["$ref": "#/components/securitySchemes/password"], ["$ref": "#/components/securitySchemes/certificate"],
        ],
    ]

    private static var channels: [JSONProperty] {
        let described = MessageCatalogue.all.map { message in
            JSONProperty(name(of: message), channel(of: message))
        }
        return described + [JSONProperty("intakeRaw", rawChannel), JSONProperty("replies", repliesChannel)]
    }

    private static func channel(of message: MessageDescription) -> JSONValue {
        let name = name(of: message)
        var channel: JSONValue = [
            "address": .string(message.routingKeyPattern), "description": .string(message.description),
            "messages": .object([JSONProperty(name, reference("#/components/messages/\(name)"))]),
        ]
        switch message.kind {
        case .intake: channel = channel.with("parameters", ["channel": channelParameter])
        case .event: channel = channel.with("parameters", ["partition": partitionParameter])
        case .command: break
        }
        return channel.with("bindings", binding(exchange: message.exchange, type: "topic"))
    }

    private static let channelParameter: JSONValue = [
        "description": "The channel; it must equal `data.channel`.", "enum": .strings(Channel.allCases.map(\.rawValue)),
    ]

    private static let partitionParameter: JSONValue = [
        "description": "The partition of the record: the last hexadecimal digit of its id, in decimal.",
        "enum": .strings((0...15).map { $0 < 10 ? "0\($0)" : "\($0)" }),
    ]

    private static let rawChannel: JSONValue = [
        "address": "intake.{channel}.raw",
        "description": "A provider's own bytes, of any content type, up to 8 MiB.",
        "messages": ["raw": reference("#/components/messages/intakeRaw")],
        "parameters": ["channel": channelParameter],
        "bindings": binding(exchange: Exchange.intake, type: "topic"),
    ]

    private static let repliesChannel: JSONValue = [
        "address": .null,
        "description": "Answers, under the request's `reply_to`: `reply.<user>.<anything>`.",
        "messages": ["answer": reference("#/components/messages/answer")],
        "bindings": binding(exchange: Exchange.replies, type: "direct"),
    ]

    private static func binding(exchange: String, type: String) -> JSONValue {
        [
            "amqp": [
                "is": "routingKey",
                "exchange": [
                    "name": .string(exchange), "type": .string(type), "durable": true, "autoDelete": false,
                    "vhost": "casewire",
                ],
                "bindingVersion": "0.3.0",
            ]
        ]
    }

    private static var operations: [JSONProperty] {
        let raw: JSONValue = [
            "action": "receive", "channel": reference("#/channels/intakeRaw"),
            "messages": [reference("#/channels/intakeRaw/messages/raw")],
        ]
        return MessageCatalogue.all.map { JSONProperty(name(of: $0), operation(of: $0)) } + [
            JSONProperty("intakeRaw", raw)
        ]
    }

    private static func operation(of message: MessageDescription) -> JSONValue {
        let name = name(of: message)
        let operation: JSONValue = [
            "action": message.kind == .event ? "send" : "receive", "summary": .string(message.description),
            "channel": reference("#/channels/\(name)"), "messages": [reference("#/channels/\(name)/messages/\(name)")],
            "bindings": ["amqp": ["deliveryMode": 2, "ack": true, "bindingVersion": "0.3.0"]],
        ]
        guard message.kind == .command else { return operation }
        return operation.with(
            "reply",
            [
                "address": ["location": "$message.header#/reply_to"], "channel": reference("#/channels/replies"),
                "messages": [reference("#/channels/replies/messages/answer")],
            ])
    }

    private static var messages: [JSONProperty] {
        MessageCatalogue.all.map { JSONProperty(name(of: $0), self.message($0)) } + [
            JSONProperty("intakeRaw", rawMessage),
            JSONProperty(
                "answer",
                [
                    "name": "io.casewire.answer.v1", "title": "Answer", "contentType": "application/json",
                    "correlationId": ["location": "$message.header#/correlation_id"],
                    "payload": payload(reference("./schemas/answer.json")),
                ]),
        ]
    }

    private static func message(_ message: MessageDescription) -> JSONValue {
        let schema: JSONValue = [
            "allOf": [
                reference("./schemas/envelope.json"),
                [
                    "required": ["data"],
                    "properties": [
                        "type": ["const": .string(message.type.rawValue)],
                        "data": reference("./schemas/\(message.type.rawValue).json"),
                    ],
                ],
            ]
        ]
        return [
            "name": .string(message.type.rawValue), "title": .string(message.words.joined(separator: ".")),
            "summary": .string(message.description), "contentType": .string(CloudEvent.structuredContentType),
            "payload": payload(schema),
            "bindings": ["amqp": ["messageType": .string(message.type.rawValue), "bindingVersion": "0.3.0"]],
        ]
    }

    private static let rawMessage: JSONValue = [
        "name": "io.casewire.intake.raw.v1", "title": "intake.raw",
        "summary": "A provider's own bytes. The AMQP property `message_id` is required.",
        "headers": [
            "type": "object", "required": ["provider"],
            "properties": [
                "provider": ["type": "string", "maxLength": 64, "description": "The system that the bytes come from."],
                "http-url": ["type": "string", "description": "For webhooks, the address of the request."],
                "http-headers": [
                    "type": "string", "description": "For webhooks, the request's headers: a JSON object.",
                ],
            ],
        ],
        "payload": ["description": "Mail as message/rfc822; webhooks as they came."],
        "x-external-ids": ["rfc822": "The Message-ID header field, without its angle brackets."],
    ]

    private static func payload(_ schema: JSONValue) -> JSONValue {
        ["schemaFormat": "application/schema+json;version=draft-2020-12", "schema": schema]
    }

    private static func reference(_ target: String) -> JSONValue { ["$ref": .string(target)] }

    /// `caseOpened`; `intakeCaseAccept`; `intakeMessage`.
    private static func name(of message: MessageDescription) -> String {
        let words = message.words.flatMap { $0.split(separator: "_") }
        return words.enumerated().map { index, word in
            index == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
        }.joined()
    }
}
