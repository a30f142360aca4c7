/// The published documents of the contract, made from the code: `casewire contracts write` writes them, a test compares
/// them.
package enum ContractDocuments {
    /// All files, by path below `Shared/Contracts`.
    package static func files() -> [ContractDocument] {
        let schemas = MessageCatalogue.all.map { message in
            ContractDocument(path: "schemas/\(message.type.rawValue).json", bytes: message.schema.document)
        }
        return [
            ContractDocument(path: "asyncapi.json", bytes: AsyncAPIDocument.document.document),
            ContractDocument(path: "schemas/envelope.json", bytes: SchemaDocument.envelope.document),
            ContractDocument(path: "schemas/answer.json", bytes: SchemaDocument.answer.document),
        ] + schemas
    }
}
