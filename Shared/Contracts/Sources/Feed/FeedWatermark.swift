package import Domain

/// `feed.watermark`: All events up to a time have been published, on one partition of one service's feed.
package struct FeedWatermark: PublishedContent {
    package static let type = MessageType.event("feed", "watermark")

    package var service: ServiceName
    package var part: Int
    package var time: Timestamp

    /// Makes it of what must be there.
    package init(service: ServiceName, part: Int, time: Timestamp) {
        self.service = service
        self.part = part
        self.time = time
    }

    package static let shape = Shape<FeedWatermark>(
        "All events up to a time have been published, on one partition of one service's feed.",
        [
            .required("service", \.service, .word, "The service."),
            .required("part", \.part, .integer(0...15), "The partition."),
            .required("time", \.time, .time, "Up to when."),
        ])
}
