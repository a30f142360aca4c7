#ifndef CASEWIRE_POSTGRES_SHIMS_H
#define CASEWIRE_POSTGRES_SHIMS_H
#include <libpq-fe.h>
#endif
