import Contracts
import Domain
import Durability
import FoundationEssentials
import ITSMDomain

extension UnitOfWork<ITSMWorkspace> {
    /// Does to an incident what a case's news means to it.
    mutating func carry(_ news: CaseNews, of caseID: RecordID, to subject: Incident) throws {
        let system = Actor.system(ServiceName.itsm.rawValue)
        switch subject.effect(of: news, commentID: newID()) {
        case .act(let action): try perform(action, on: subject.id, by: system)
        case .proposeNew:
            let text = "\(subject.number) is over, and its solution was rejected: raise a new incident?"
            try send(NoteCase(actor: system.principal, text: text), to: caseID.uuid)
        case .nothing: break
        }
    }
}
