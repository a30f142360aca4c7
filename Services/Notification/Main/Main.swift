import Notification
import ServiceRuntime

@main
struct Main {
    static func main() async { await ServiceRunner.run(Notification.self) }
}
