import ServiceRuntime
import Survey

@main
struct Main {
    static func main() async { await ServiceRunner.run(Survey.self) }
}
