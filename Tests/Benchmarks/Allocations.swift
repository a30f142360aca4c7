import AllocationCount

/// What a piece of work asked of the allocator, on the thread that did it.
struct Allocations: Hashable {
    let count: Double
    let bytes: Double

    func divided(by count: Int) -> Allocations {
        Allocations(count: self.count / Double(count), bytes: bytes / Double(count))
    }

    /// Does the work once to fill what is filled once, and again to count.
    static func of<Value>(_ work: () throws -> Value) rethrows -> (value: Value, allocations: Allocations) {
        _ = try work()
        let (count, bytes) = (allocation_count(), allocation_bytes())
        let value = try work()
        return (
            value,
            Allocations(count: Double(allocation_count() - count), bytes: Double(allocation_bytes() - bytes))
        )
    }
}
