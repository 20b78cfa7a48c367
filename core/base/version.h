/* version.h - the version of both programs. */
#ifndef CORE_BASE_VERSION_H
#define CORE_BASE_VERSION_H

#define THIDUA_VERSION "0.1.0"

#endif
