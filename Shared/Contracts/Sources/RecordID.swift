package import Domain

/// The id of a record on the wire; the member that holds it says of which kind.
package typealias RecordID = Identifier<Record>

/// Any record, where the contract names records of many kinds.
package enum Record {}
