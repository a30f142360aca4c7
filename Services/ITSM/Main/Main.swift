import ITSM
import ServiceRuntime

@main
struct Main {
    static func main() async { await ServiceRunner.run(ITSM.self) }
}
