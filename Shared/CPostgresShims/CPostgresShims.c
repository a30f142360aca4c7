#include "CPostgresShims.h"

#include <errno.h>
#include <poll.h>

static void ignore_notice(void *argument, const PGresult *result) {
    (void)argument;
    (void)result;
}

void casewire_pq_ignore_notices(PGconn *connection) {
    PQsetNoticeReceiver(connection, ignore_notice, NULL);
}

int casewire_pq_wait(int socket, bool for_writing, int milliseconds) {
    struct pollfd watched = {.fd = socket, .events = for_writing ? POLLIN | POLLOUT : POLLIN};
    int ready;
    do {
        ready = poll(&watched, 1, milliseconds);
    } while (ready < 0 && errno == EINTR);
    return ready;
}

bool casewire_pq_cancel(PGcancel *cancel) {
    char message[256];
    return PQcancel(cancel, message, sizeof message) == 1;
}
