import ServiceRuntime
import SurveyDomain

/// The settings that only survey has.
struct SurveyConfiguration: Sendable {
    let questionnaire: Questionnaire
    let tokens: InvitationTokens
    let inviter: Inviter

    static let settings: [Setting] = [
        .replySecret, mailFrom, delay, lifetime, editable, reminder, fatigue, sample, autoClosed, lowScore,
    ]

    init(reading settings: inout SettingsReader) {
        var rules = Questionnaire.Rules()
        rules.delay = settings.duration(Self.delay)
        rules.lifetime = settings.duration(Self.lifetime)
        rules.editable = settings.duration(Self.editable)
        rules.fatigueWindow = settings.duration(Self.fatigue)
        rules.samplePercent = settings.integer(Self.sample)
        rules.includesAutoClosed = settings.flag(Self.autoClosed)
        rules.lowScore = settings.integer(Self.lowScore)
        questionnaire = .satisfaction(rules: rules)
        tokens = InvitationTokens(keys: settings.replyKeys())
        let mailbox = settings.value(Self.mailFrom) { try AnswerMailbox($0) }
        let wait = settings.duration(Self.reminder)
        inviter = Inviter(tokens: tokens, mailbox: mailbox ?? .none, reminderAfter: wait > .zero ? wait : nil)
    }

    private static let year = Duration.seconds(86_400 * 365)

    private static let mailFrom = Setting(
        "mail.from", .notation("an address with at most \(AnswerMailbox.longestLocalPart) characters before the @"),
        .required, "The address of our mails, to which answers by mail come back.")
    private static let delay = Setting(
        "survey.delay", .duration(.zero...year), .defaulting(to: "0s"),
        "How long after its case was closed a customer is asked.")
    private static let lifetime = Setting(
        "survey.lifetime", .duration(.seconds(1)...year), .defaulting(to: "14d"),
        "How long after it was sent a survey can be answered.")
    private static let editable = Setting(
        "survey.editable", .duration(.zero...year), .defaulting(to: "0s"),
        "How long an answer can be changed; 0s takes one answer for good.")
    private static let reminder = Setting(
        "survey.reminder", .duration(.zero...year), .defaulting(to: "0s"),
        "How long after it was sent a customer is reminded, once; 0s reminds nobody.")
    private static let fatigue = Setting(
        "survey.fatigue", .duration(.zero...year), .defaulting(to: "0s"),
        "How long a customer is left alone after being asked; 0s asks about every solution.")
    private static let sample = Setting(
        "survey.sample", .integer(0...100), .defaulting(to: "100"), "The share of closed cases asked about, in percent."
    )
    private static let autoClosed = Setting(
        "survey.autoclosed", .flag, .defaulting(to: "false"),
        "Whether customers are asked about cases that closed themselves.")
    private static let lowScore = Setting(
        "survey.score.low", .integer(1...5), .defaulting(to: "2"), "The score, 1 to 5, at and below which we are told.")
}
