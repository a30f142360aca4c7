#ifndef CASEWIRE_CURL_SHIMS_H
#define CASEWIRE_CURL_SHIMS_H
#include <curl/curl.h>
#endif
