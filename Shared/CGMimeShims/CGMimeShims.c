#include "CGMimeShims.h"

GMimePart *casewire_gmime_part(GMimeObject *object) {
    return GMIME_IS_PART(object) ? (GMimePart *)object : NULL;
}

GMimeMultipart *casewire_gmime_multipart(GMimeObject *object) {
    return GMIME_IS_MULTIPART(object) ? (GMimeMultipart *)object : NULL;
}

GMimeMessagePart *casewire_gmime_message_part(GMimeObject *object) {
    return GMIME_IS_MESSAGE_PART(object) ? (GMimeMessagePart *)object : NULL;
}

InternetAddressMailbox *casewire_gmime_mailbox(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_MAILBOX(address) ? (InternetAddressMailbox *)address : NULL;
}

InternetAddressGroup *casewire_gmime_group(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_GROUP(address) ? (InternetAddressGroup *)address : NULL;
}

GMimeObject *casewire_gmime_object_of_message(GMimeMessage *message) {
    return GMIME_OBJECT(message);
}

GMimeObject *casewire_gmime_object_of_part(GMimePart *part) {
    return GMIME_OBJECT(part);
}

GMimeObject *casewire_gmime_object_of_multipart(GMimeMultipart *multipart) {
    return GMIME_OBJECT(multipart);
}

GMimeStreamMem *casewire_gmime_memory_stream(GMimeStream *stream) {
    return GMIME_STREAM_MEM(stream);
}
