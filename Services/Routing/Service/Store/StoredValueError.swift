/// A column holds what this version of the service cannot read.
struct StoredValueError: Error {
    let column: String
}
