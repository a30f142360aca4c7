#ifndef CASEWIRE_POSTGRES_SHIMS_H
#define CASEWIRE_POSTGRES_SHIMS_H

#include <libpq-fe.h>
#include <stdbool.h>

// libpq names the fields of an error by character macros, which Swift does not import.
enum casewire_pq_field {
    CASEWIRE_PQ_SEVERITY = PG_DIAG_SEVERITY_NONLOCALIZED,
    CASEWIRE_PQ_SQLSTATE = PG_DIAG_SQLSTATE,
    CASEWIRE_PQ_MESSAGE = PG_DIAG_MESSAGE_PRIMARY,
    CASEWIRE_PQ_TABLE = PG_DIAG_TABLE_NAME,
    CASEWIRE_PQ_COLUMN = PG_DIAG_COLUMN_NAME,
    CASEWIRE_PQ_CONSTRAINT = PG_DIAG_CONSTRAINT_NAME,
    CASEWIRE_PQ_FUNCTION = PG_DIAG_SOURCE_FUNCTION,
};

// Makes the connection drop notices, which libpq otherwise prints.
void casewire_pq_ignore_notices(PGconn *connection);

// Waits until the socket can be read (or written, if asked for): 1 ready, 0 timed out, -1 failed. A negative time-out
// waits for ever.
int casewire_pq_wait(int socket, bool for_writing, int milliseconds);

// Asks the server to cancel what runs; true if the request was sent.
bool casewire_pq_cancel(PGcancel *cancel);

#endif
