#include "CCurlShims.h"

CURLcode casewire_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode casewire_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode casewire_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode casewire_curl_set_bytes(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode casewire_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode casewire_curl_set_reader(CURL *handle, curl_read_callback callback, void *context) {
    curl_easy_setopt(handle, CURLOPT_READDATA, context);
    return curl_easy_setopt(handle, CURLOPT_READFUNCTION, callback);
}

CURLcode casewire_curl_set_writer(CURL *handle, curl_write_callback callback, void *context) {
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
}

CURLcode casewire_curl_set_header_writer(CURL *handle, curl_write_callback callback, void *context) {
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
    return curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, callback);
}

CURLcode casewire_curl_set_progress(CURL *handle, curl_xferinfo_callback callback, void *context) {
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
}

CURLcode casewire_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

CURLcode casewire_curl_start(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}
