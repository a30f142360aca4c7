import Routing
import ServiceRuntime

@main
struct Main {
    static func main() async { await ServiceRunner.run(Routing.self) }
}
