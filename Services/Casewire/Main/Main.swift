import Casewire

@main
struct Main {
    static func main() async { await Tool.main() }
}
