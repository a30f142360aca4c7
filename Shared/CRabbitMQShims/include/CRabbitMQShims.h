#ifndef CASEWIRE_RABBITMQ_SHIMS_H
#define CASEWIRE_RABBITMQ_SHIMS_H

#include "../../CRabbitMQ/shim.h"

/* amqp_login_with_properties is variadic, which Swift cannot call; SASL PLAIN. */
amqp_rpc_reply_t casewire_amqp_login(amqp_connection_state_t connection, const char *virtual_host, int heartbeat,
                                     const amqp_table_t *properties, const char *user, const char *password);

/* The reply code and text of a channel.close or connection.close; code 0 for any other method. */
typedef struct {
  uint16_t code;
  amqp_bytes_t text;
} casewire_amqp_refusal;

casewire_amqp_refusal casewire_amqp_refusal_of(const amqp_method_t *method);

/* Not in the library: lets the kernel give up a peer that acknowledges nothing. */
int casewire_amqp_set_user_timeout(int socket, unsigned int milliseconds);

/* Not in the library: holds back what is sent until the cork is drawn, so that many small writes fill whole packets. */
void casewire_amqp_cork(int socket, int is_corked);

/* An eventfd, which the Glibc module lacks: made, raised, lowered. */
int casewire_event_new(void);
void casewire_event_raise(int event);
void casewire_event_lower(int event);

#endif
