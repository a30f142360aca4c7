#include "CPostgresShims.h"
