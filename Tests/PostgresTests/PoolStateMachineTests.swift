import Testing

@testable import Postgres

@Suite struct PoolStateMachineTests {
    @Test func placesAreGrantedUntilNoneIsFree() {
        var machine = PoolStateMachine(places: 2, maximumWaiters: 1)
        #expect(machine.leaseRequested(by: 1) == .grant(0))
        #expect(machine.leaseRequested(by: 2) == .grant(1))
        #expect(machine.leaseRequested(by: 3) == .wait)
        #expect(machine.leaseRequested(by: 4) == .refuse(.poolTimeout))
    }

    @Test func theConnectionUsedLastIsGrantedFirst() {
        var machine = PoolStateMachine(places: 3, maximumWaiters: 1)
        #expect(machine.leaseRequested(by: 1) == .grant(0))
        #expect(machine.leaseRequested(by: 2) == .grant(1))
        #expect(machine.returned(0, isOpen: true) == .keep)
        #expect(machine.returned(1, isOpen: true) == .keep)
        #expect(machine.leaseRequested(by: 3) == .grant(1))
        #expect(machine.leaseRequested(by: 4) == .grant(0))
        #expect(machine.leaseRequested(by: 5) == .grant(2))
    }

    @Test func aReturnedPlaceGoesToWhoWaitsLongest() {
        var machine = PoolStateMachine(places: 1, maximumWaiters: 2)
        #expect(machine.leaseRequested(by: 1) == .grant(0))
        #expect(machine.leaseRequested(by: 2) == .wait)
        #expect(machine.leaseRequested(by: 3) == .wait)
        #expect(machine.returned(0, isOpen: true) == .grant(0, to: 2))
        #expect(machine.returned(0, isOpen: false) == .grant(0, to: 3))
        #expect(machine.returned(0, isOpen: true) == .keep)
    }

    @Test func aPlaceWithoutConnectionIsGrantedAfterTheOpenOnes() {
        var machine = PoolStateMachine(places: 2, maximumWaiters: 0)
        #expect(machine.leaseRequested(by: 1) == .grant(0))
        #expect(machine.leaseRequested(by: 2) == .grant(1))
        #expect(machine.returned(1, isOpen: true) == .keep)
        #expect(machine.returned(0, isOpen: false) == .keep)
        #expect(machine.leaseRequested(by: 3) == .grant(1))
        #expect(machine.leaseRequested(by: 4) == .grant(0))
    }

    @Test func whoeverLeftIsPassedOver() {
        var machine = PoolStateMachine(places: 1, maximumWaiters: 2)
        #expect(machine.leaseRequested(by: 1) == .grant(0))
        #expect(machine.leaseRequested(by: 2) == .wait)
        #expect(machine.leaseRequested(by: 3) == .wait)
        #expect(machine.waiterLeft(2) == true)
        #expect(machine.returned(0, isOpen: true) == .grant(0, to: 3))
        #expect(machine.waiterLeft(3) == false)
    }

    @Test func shuttingDownTurnsAwayWhoWaitsAndClosesWhatIsIdle() {
        var machine = PoolStateMachine(places: 2, maximumWaiters: 2)
        #expect(machine.leaseRequested(by: 1) == .grant(0))
        #expect(machine.leaseRequested(by: 2) == .grant(1))
        #expect(machine.leaseRequested(by: 3) == .wait)
        #expect(machine.shutDownRequested() == .init(turnAway: [3], close: []))
        #expect(machine.returned(0, isOpen: true) == .close)
        #expect(machine.leaseRequested(by: 4) == .refuse(.poolClosed))
        #expect(machine.shutDownRequested() == .init(turnAway: [], close: []))
    }

    @Test func idleConnectionsAreClosedAtShutDown() {
        var machine = PoolStateMachine(places: 2, maximumWaiters: 2)
        #expect(machine.leaseRequested(by: 1) == .grant(0))
        #expect(machine.returned(0, isOpen: true) == .keep)
        #expect(machine.shutDownRequested() == .init(turnAway: [], close: [0]))
    }
}
