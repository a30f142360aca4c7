#include "CRabbitMQShims.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/* frame_max stays at the library's page size: header frames cannot be split, and RabbitMQ 4 refuses less than 8192. */
enum { casewire_channel_max = 64, casewire_frame_max = 131072 };

amqp_rpc_reply_t casewire_amqp_login(amqp_connection_state_t connection, const char *virtual_host, int heartbeat,
                                     const amqp_table_t *properties, const char *user, const char *password) {
  return amqp_login_with_properties(connection, virtual_host, casewire_channel_max, casewire_frame_max, heartbeat,
                                    properties, AMQP_SASL_METHOD_PLAIN, user, password);
}

casewire_amqp_refusal casewire_amqp_refusal_of(const amqp_method_t *method) {
  casewire_amqp_refusal refusal = {0, {0, 0}};
  if (method->id == AMQP_CHANNEL_CLOSE_METHOD) {
    const amqp_channel_close_t *close = method->decoded;
    refusal.code = close->reply_code;
    refusal.text = close->reply_text;
  } else if (method->id == AMQP_CONNECTION_CLOSE_METHOD) {
    const amqp_connection_close_t *close = method->decoded;
    refusal.code = close->reply_code;
    refusal.text = close->reply_text;
  }
  return refusal;
}

int casewire_amqp_set_user_timeout(int socket, unsigned int milliseconds) {
  return setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
}

/* A failure changes the packets and nothing else. */
void casewire_amqp_cork(int socket, int is_corked) {
  (void)setsockopt(socket, IPPROTO_TCP, TCP_CORK, &is_corked, sizeof is_corked);
}

int casewire_event_new(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

/* Both fail only when there is nothing to do: the event is up already, or down already. */
void casewire_event_raise(int event) { (void)eventfd_write(event, 1); }

void casewire_event_lower(int event) {
  eventfd_t count;
  (void)eventfd_read(event, &count);
}
