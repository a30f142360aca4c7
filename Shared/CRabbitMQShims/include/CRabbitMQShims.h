#ifndef CASEWIRE_RABBITMQ_SHIMS_H
#define CASEWIRE_RABBITMQ_SHIMS_H
#include <amqp.h>
#endif
