/// The broker's reply code and text.
struct BrokerRefusal: Hashable {
    var code: Int
    var reason: String
}
