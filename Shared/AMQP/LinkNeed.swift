/// What a duty waits for before it works again.
struct LinkNeed {
    /// It has something to send as soon as the socket takes it.
    var wantsToWrite = false
    /// It has something to do then.
    var deadline: ContinuousClock.Instant?
}
