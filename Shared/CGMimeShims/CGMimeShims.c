#include "CGMimeShims.h"
