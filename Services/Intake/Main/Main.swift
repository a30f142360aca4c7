import Intake
import ServiceRuntime

@main
struct Main {
    static func main() async { await ServiceRunner.run(Intake.self) }
}
