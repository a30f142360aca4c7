import Testing

@testable import Postgres

@Suite struct TransactionStateMachineTests {
    @Test func beginGoesOutWithTheFirstStatements() {
        var machine = TransactionStateMachine()
        #expect(machine.beginRequested() == .hand(1))
        #expect(machine.executeRequested(in: 1) == .beginAndRun)
        machine.executed(in: 1)
        #expect(machine.executeRequested(in: 1) == .run)
        #expect(machine.commitRequested(1) == .commit)
        machine.committed(1)
        #expect(machine.state == .idle)
    }

    @Test func anEmptyTransactionSendsNothing() {
        var machine = TransactionStateMachine()
        #expect(machine.beginRequested() == .hand(1))
        #expect(machine.commitRequested(1) == .nothing)
        #expect(machine.beginRequested() == .hand(2))
        #expect(machine.rollbackRequested(2) == .nothing)
        #expect(machine.state == .idle)
    }

    @Test func aFailedTransactionCanOnlyBeRolledBack() {
        var machine = TransactionStateMachine()
        #expect(machine.beginRequested() == .hand(1))
        machine.executed(in: 1)
        machine.failed(in: 1)
        #expect(machine.executeRequested(in: 1) == .refuse(.transactionAborted))
        #expect(machine.commitRequested(1) == .refuse(.transactionAborted))
        #expect(machine.rollbackRequested(1) == .rollback)
        #expect(machine.rollbackRequested(1) == .nothing)
    }

    @Test func aTransactionThatFailedAtBeginIsRolledBackToo() {
        var machine = TransactionStateMachine()
        #expect(machine.beginRequested() == .hand(1))
        machine.failed(in: 1)
        #expect(machine.rollbackRequested(1) == .rollback)
    }

    @Test func whoDoesNotHoldTheTransactionIsRefused() {
        var machine = TransactionStateMachine()
        #expect(machine.beginRequested() == .hand(1))
        #expect(machine.executeRequested(in: nil) == .refuse(.transactionInProgress))
        #expect(machine.beginRequested() == .refuse(.transactionInProgress))
    }

    @Test func anEscapedTransactionIsRefusedEvenWhileTheNextRuns() {
        var machine = TransactionStateMachine()
        #expect(machine.beginRequested() == .hand(1))
        machine.executed(in: 1)
        machine.committed(1)
        #expect(machine.executeRequested(in: 1) == .refuse(.transactionEnded))
        #expect(machine.beginRequested() == .hand(2))
        machine.executed(in: 2)
        #expect(machine.executeRequested(in: 1) == .refuse(.transactionEnded))
        #expect(machine.rollbackRequested(1) == .nothing)
        #expect(machine.state == .open(2))
    }

    @Test func committingTwiceIsCommittingOnce() {
        var machine = TransactionStateMachine()
        #expect(machine.beginRequested() == .hand(1))
        machine.executed(in: 1)
        machine.committed(1)
        #expect(machine.commitRequested(1) == .nothing)
    }

    @Test func aTransactionRolledBackCannotBeCommitted() {
        var machine = TransactionStateMachine()
        #expect(machine.beginRequested() == .hand(1))
        machine.executed(in: 1)
        #expect(machine.rollbackRequested(1) == .rollback)
        #expect(machine.commitRequested(1) == .refuse(.transactionEnded))
    }
}
