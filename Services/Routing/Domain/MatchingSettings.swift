/// How work is offered.
package struct MatchingSettings: Hashable, Sendable {
    /// How long an agent has to answer an offer.
    package var lease: Duration = .seconds(60)
    /// How long an agent is passed over for an item that he rejected or did not answer.
    package var coolDown: Duration = .seconds(300)
    /// The wait after which an item counts as one priority more pressing, so that nothing starves.
    package var agingStep: Duration = .seconds(4 * 3_600)

    /// The defaults.
    package init() {}
}
