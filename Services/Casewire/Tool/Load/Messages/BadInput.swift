/// What is wrong with an input that a load run plants in order to see it refused.
enum BadInput: Int, CaseIterable, Sendable {
    case notJSON
    case memberMissing
    case otherChannel
    case unknownType
}
