#ifndef CASEWIRE_GMIME_SHIMS_H
#define CASEWIRE_GMIME_SHIMS_H
#include <gmime/gmime.h>

/* GObject's checked casts are macros, which Swift cannot see: each gives NULL for an object of another kind. */
GMimePart *casewire_gmime_part(GMimeObject *object);
GMimeMultipart *casewire_gmime_multipart(GMimeObject *object);
GMimeMessagePart *casewire_gmime_message_part(GMimeObject *object);
InternetAddressMailbox *casewire_gmime_mailbox(InternetAddress *address);
InternetAddressGroup *casewire_gmime_group(InternetAddress *address);

/* The casts up to the base classes, which are macros too. */
GMimeObject *casewire_gmime_object_of_message(GMimeMessage *message);
GMimeObject *casewire_gmime_object_of_part(GMimePart *part);
GMimeObject *casewire_gmime_object_of_multipart(GMimeMultipart *multipart);
GMimeStreamMem *casewire_gmime_memory_stream(GMimeStream *stream);

#endif
