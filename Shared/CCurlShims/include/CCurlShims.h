#ifndef CASEWIRE_CURL_SHIMS_H
#define CASEWIRE_CURL_SHIMS_H
#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one function for each kind of value. */
CURLcode casewire_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode casewire_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value);
CURLcode casewire_curl_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode casewire_curl_set_bytes(CURL *handle, CURLoption option, const void *value);
CURLcode casewire_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode casewire_curl_set_reader(CURL *handle, curl_read_callback callback, void *context);
CURLcode casewire_curl_set_writer(CURL *handle, curl_write_callback callback, void *context);
CURLcode casewire_curl_set_header_writer(CURL *handle, curl_write_callback callback, void *context);
CURLcode casewire_curl_set_progress(CURL *handle, curl_xferinfo_callback callback, void *context);
CURLcode casewire_curl_get_long(CURL *handle, CURLINFO info, long *value);

/* CURL_GLOBAL_DEFAULT is a macro of macros. */
CURLcode casewire_curl_start(void);

#endif
