/// The way a customer reaches us (contract.md section 1).
package enum Channel: String, CaseIterable, Codable, Sendable {
    case email, web, phone, chat, social, sms, walkup, api, monitoring
}
