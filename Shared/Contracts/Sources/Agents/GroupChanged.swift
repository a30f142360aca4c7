/// `group.changed`: A group was added or changed.
package struct GroupChanged: PublishedContent {
    package static let type = MessageType.event("group", "changed")

    package var group: GroupSnapshot
    package var changed: [String]

    /// Makes it of what must be there.
    package init(group: GroupSnapshot, changed: [String]) {
        self.group = group
        self.changed = changed
    }

    package static let shape = Shape<GroupChanged>(
        "A group was added or changed.",
        [
            .required("group", \.group, .object, "The group after the event."),
            .required("changed", \.changed, .list(of: .name, upTo: 100), "The members of `group` that changed."),
        ])
}
