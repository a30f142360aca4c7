/// Values taken in the order they came; taking costs the same however many wait.
struct Fifo<Element> {
    private var elements: [Element] = []
    private var head = 0

    var count: Int { elements.count - head }
    var isEmpty: Bool { count == 0 }
    var first: Element? { isEmpty ? nil : elements[head] }
    /// Everything that waits, the oldest first.
    var waiting: ArraySlice<Element> { elements[head...] }

    mutating func append(_ element: Element) {
        append(contentsOf: CollectionOfOne(element))
    }

    mutating func append(contentsOf more: some Collection<Element>) {
        if head > elements.count / 2 {
            elements.removeFirst(head)
            head = 0
        }
        elements.append(contentsOf: more)
    }

    /// Takes the oldest values, as many as there are up to `limit`.
    mutating func take(_ limit: Int) -> [Element] {
        if head == 0, count <= limit {
            defer { elements = [] }
            return elements
        }
        let taken = Array(elements[head..<min(head + limit, elements.count)])
        head += taken.count
        // Nothing keeps the bodies of what was taken while no more comes.
        if isEmpty { (elements, head) = ([], 0) }
        return taken
    }

    /// Removes the values that match, wherever they wait.
    mutating func removeAll(where isMatch: (Element) -> Bool) {
        elements.removeFirst(head)
        head = 0
        elements.removeAll(where: isMatch)
    }
}
