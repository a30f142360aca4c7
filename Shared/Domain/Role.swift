/// What an actor may be to a record (records.md section 2, "Roles").
package enum Role: String, CaseIterable, Codable, Sendable {
    case customer
    case customerAdmin = "cust_admin"
    case partner, proxy, agent
    case teamLead = "team_lead"
    case customerServiceManager = "cs_manager"
    case majorIssueManager = "mim"
    case itil
    case incidentManager = "inc_mgr"
    case problemCoordinator = "prob_coord"
    case problemManager = "prob_mgr"
    case changeRequester = "chg_req"
    case changeManager = "chg_mgr"
    case changeAdvisoryBoard = "cab"
    case approver, system
}
