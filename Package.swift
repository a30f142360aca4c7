// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// For the targets that hold C pointers: every unsafe expression is marked.
let overC = strict + [.strictMemorySafety()]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")

// MARK: The shared libraries. Dependencies point one way, from the edges to `Domain`.

let bindings: [Target] = [
    .systemLibrary(name: "CRabbitMQ", path: "Shared/CRabbitMQ", pkgConfig: "librabbitmq"),
    .systemLibrary(name: "CPostgres", path: "Shared/CPostgres", pkgConfig: "libpq"),
    .systemLibrary(name: "CGMime", path: "Shared/CGMime", pkgConfig: "gmime-3.0"),
    .systemLibrary(name: "CCurl", path: "Shared/CCurl", pkgConfig: "libcurl"),
    .systemLibrary(name: "COpenSSL", path: "Shared/COpenSSL", pkgConfig: "openssl"),
    .target(name: "CRabbitMQShims", dependencies: ["CRabbitMQ"], path: "Shared/CRabbitMQShims"),
    .target(name: "CPostgresShims", dependencies: ["CPostgres"], path: "Shared/CPostgresShims"),
    .target(name: "CGMimeShims", dependencies: ["CGMime"], path: "Shared/CGMimeShims"),
    .target(name: "CCurlShims", dependencies: ["CCurl"], path: "Shared/CCurlShims"),
    .target(name: "CProcessShims", path: "Shared/CProcessShims"),
]

let shared: [Target] = [
    .target(name: "Domain", path: "Shared/Domain", swiftSettings: strict),
    .target(name: "Contracts", dependencies: ["Domain"], path: "Shared/Contracts/Sources", swiftSettings: strict),
    .target(name: "Messaging", dependencies: ["Domain", "Contracts"], path: "Shared/Messaging", swiftSettings: strict),
    .target(name: "SerialQueues", path: "Shared/SerialQueues", swiftSettings: strict),
    .target(
        name: "AMQP", dependencies: ["CRabbitMQ", "CRabbitMQShims", "SerialQueues", "Messaging", "Domain", logging],
        path: "Shared/AMQP", swiftSettings: overC),
    .target(
        name: "Postgres", dependencies: ["CPostgres", "CPostgresShims", "SerialQueues", "Domain", logging],
        path: "Shared/Postgres", swiftSettings: overC),
    .target(name: "Cryptography", dependencies: ["COpenSSL"], path: "Shared/Cryptography", swiftSettings: overC),
    .target(
        name: "Mail", dependencies: ["CGMime", "CGMimeShims", "Domain"], path: "Shared/Mail", swiftSettings: overC),
    .target(
        name: "Curl", dependencies: ["CCurl", "CCurlShims", "SerialQueues"], path: "Shared/Curl", swiftSettings: overC),
    .target(
        name: "Durability",
        dependencies: ["Domain", "Contracts", "Messaging", "Postgres", "Cryptography", logging, metrics, lifecycle],
        path: "Shared/Durability", resources: [.copy("Migrations")], swiftSettings: strict),
    .target(
        name: "Bookkeeping", dependencies: ["Domain", "Contracts", "Durability", "Postgres"],
        path: "Shared/Bookkeeping", swiftSettings: strict),
    .target(
        name: "ServiceRuntime",
        dependencies: [
            "Domain", "Contracts", "Messaging", "AMQP", "Postgres", "Durability", "Curl", "Cryptography",
            "CProcessShims", configuration, hummingbird,
            lifecycle, logging, metrics, .product(name: "HummingbirdCore", package: "hummingbird"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        ],
        path: "Shared/ServiceRuntime", swiftSettings: strict),
    .target(
        name: "TestSupport",
        dependencies: [
            "Domain", "Contracts", "Messaging", "AMQP", "Postgres", "Durability", "ServiceRuntime", "Curl",
            "Cryptography", "Mail", logging,
        ],
        path: "Shared/TestSupport", swiftSettings: strict),
]

// MARK: The services. Each has a pure domain, a service at the edges, and a main of ten lines.

func service(_ name: String, _ more: [Target.Dependency] = [], resources: [Resource] = []) -> [Target] {
    [
        .target(
            name: "\(name)Domain", dependencies: ["Domain"], path: "Services/\(name)/Domain", swiftSettings: strict),
        .target(
            name: name,
            dependencies: [
                .byName(name: "\(name)Domain"), "Domain", "Contracts", "Messaging", "Durability", "Bookkeeping",
                "Postgres", "ServiceRuntime", configuration, logging,
            ] + more,
            path: "Services/\(name)/Service", resources: [.copy("Migrations")] + resources, swiftSettings: strict),
        .executableTarget(
            name: "\(name)Main", dependencies: [.byName(name: name), "ServiceRuntime"], path: "Services/\(name)/Main",
            swiftSettings: strict),
    ]
}

let services: [Target] =
    service("Intake", ["Mail", "Cryptography"])
    + service("Routing")
    + service("ITSM", ["Cryptography"])
    + service("Notification", ["Mail", "Curl", "Cryptography", mustache], resources: [.copy("Templates")])
    + service("Survey", ["Mail", "Cryptography"])

let tool: [Target] = [
    .target(
        name: "Casewire",
        dependencies: [
            "Domain", "Contracts", "Messaging", "AMQP", "Postgres", "Durability", "ServiceRuntime", "Mail", "Curl",
            "Cryptography",
            "Intake", "Routing", "ITSM", "Notification", "Survey",
            argumentParser, configuration, logging, .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
        ],
        path: "Services/Casewire/Tool", resources: [.copy("Migrations")], swiftSettings: strict),
    .executableTarget(
        name: "CasewireMain", dependencies: ["Casewire"], path: "Services/Casewire/Main", swiftSettings: strict),
]

// MARK: The tests. `…Tests` need nothing, `…IntegrationTests` need servers, `SuiteTests` need the executables too.

/// `readInPlace` are files that the tests find from where their source stands.
func tests(_ name: String, of subjects: [Target.Dependency], readInPlace: [String] = []) -> Target {
    .testTarget(name: name, dependencies: subjects, path: "Tests/\(name)", exclude: readInPlace, swiftSettings: strict)
}

let pureTests: [Target] = [
    tests("DomainTests", of: ["Domain"]),
    tests(
        "ContractsTests", of: ["Contracts", "Domain", "Messaging"],
        readInPlace: ["Golden", "Released", "check_documents.py", "requirements.txt"]),
    tests("MessagingTests", of: ["Messaging", "Contracts", "Domain"]),
    tests("AMQPTests", of: ["AMQP", "Messaging", "Domain"]),
    tests("PostgresTests", of: ["Postgres", "Domain"]),
    tests("CryptographyTests", of: ["Cryptography"]),
    tests("MailTests", of: ["Mail", "Domain"]),
    tests("DurabilityTests", of: ["Durability", "Messaging", "Contracts", "Domain"]),
    tests(
        "ServiceRuntimeTests",
        of: [
            "ServiceRuntime", "Durability", "Messaging", "Contracts", "Domain", configuration, lifecycle, logging,
            metrics,
        ]),
    tests("IntakeDomainTests", of: ["IntakeDomain", "Domain"]),
    tests("RoutingDomainTests", of: ["RoutingDomain", "Domain"]),
    tests("ITSMDomainTests", of: ["ITSMDomain", "Domain"]),
    tests("NotificationDomainTests", of: ["NotificationDomain", "Domain"]),
    tests("SurveyDomainTests", of: ["SurveyDomain", "Domain"]),
    tests(
        "CasewireTests",
        of: ["Casewire", "Contracts", "Messaging", "Domain", "Mail", "Cryptography", argumentParser, logging]),
]

/// What CI can hold of the speed: counted, not timed. The rest of `Tests/Benchmarks` is `deploy/bench`'s.
let benchmarks: [Target] = [
    .target(name: "AllocationCount", path: "Tests/AllocationCount"),
    tests(
        "Benchmarks", of: ["AllocationCount", "Intake", "Durability", "Messaging", "Contracts", "Domain"],
        readInPlace: ["bench.py", "grow.sql", "installation.py", "mail.txt", "requirements.txt"]),
]

func integration(_ name: String, of subjects: [Target.Dependency]) -> Target {
    tests(
        "\(name)IntegrationTests",
        of: subjects + [
            "TestSupport", "Messaging", "Contracts", "Domain", "Postgres", "AMQP", "Durability", "ServiceRuntime",
            logging,
        ])
}

let integrationTests: [Target] = [
    integration("AMQP", of: []),
    integration("Postgres", of: []),
    integration("Curl", of: ["Curl"]),
    integration("Durability", of: [lifecycle]),
    integration("ServiceRuntime", of: [lifecycle]),
    integration("Intake", of: ["Intake", "IntakeDomain", "Mail", "Cryptography"]),
    integration("Routing", of: ["Routing", "RoutingDomain"]),
    integration("ITSM", of: ["ITSM", "ITSMDomain"]),
    integration("Notification", of: ["Notification", "NotificationDomain", "Mail", "Curl"]),
    integration("Survey", of: ["Survey", "SurveyDomain", "Cryptography", "Mail"]),
]

let suiteTests: [Target] = [
    .target(name: "WrongClock", path: "Tests/WrongClock"),
    tests(
        "SuiteTests",
        of: [
            "Casewire", "TestSupport", "Contracts", "Curl", "Domain", "Durability", "Mail", "Messaging", "Postgres",
            logging,
        ]),
]

let executables: [Product] = ["Intake", "Routing", "ITSM", "Notification", "Survey", "Casewire"].map {
    .executable(name: $0.lowercased(), targets: ["\($0)Main"])
}

/// Loaded into a service by the suite's tests.
let wrongClock = Product.library(name: "WrongClock", type: .dynamic, targets: ["WrongClock"])

let package = Package(
    name: "casewire",
    platforms: [.macOS(.v26)],
    products: executables + [wrongClock],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: bindings + shared + services + tool + pureTests + benchmarks + integrationTests + suiteTests
)
