/// Where a value stands among the others: only put together when somebody asks, which is when it is faulty.
struct WirePath {
    private let parents: [any CodingKey]
    private let key: (any CodingKey)?

    /// The whole document.
    init() {
        parents = []
        key = nil
    }

    /// A member or an element of the value at `parents`.
    init(_ parents: [any CodingKey], _ key: any CodingKey) {
        self.parents = parents
        self.key = key
    }

    /// The path from the document on.
    var keys: [any CodingKey] { key.map { parents + [$0] } ?? parents }
}
