/* What Wine lacks of Windows 10, for Qt6Core to load: the converters of ICU.
 *
 * Every one says that it knows no such encoding; Qt then uses its own UTF-8 and UTF-16, the only
 * ones that the program reads. For the test ground alone: nothing here is ever shipped.
 */
#include <stddef.h>
#include <stdint.h>

#define EXPORT __declspec(dllexport)

typedef int32_t UErrorCode;
typedef uint16_t UChar;

static const UErrorCode FILE_ACCESS_ERROR = 4;

static void refuse(UErrorCode *error)
{
    if (error != NULL)
        *error = FILE_ACCESS_ERROR;
}

EXPORT void *ucnv_open(const char *name, UErrorCode *error)
{
    (void)name;
    refuse(error);
    return NULL;
}

EXPORT void ucnv_close(void *converter) { (void)converter; }

EXPORT void ucnv_reset(void *converter) { (void)converter; }

EXPORT int8_t ucnv_getMaxCharSize(const void *converter)
{
    (void)converter;
    return 4;
}

EXPORT const char *ucnv_getName(const void *converter, UErrorCode *error)
{
    (void)converter;
    refuse(error);
    return NULL;
}

EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, UErrorCode *error)
{
    (void)name, (void)standard;
    refuse(error);
    return NULL;
}

EXPORT int32_t ucnv_countAvailable(void) { return 0; }

EXPORT const char *ucnv_getAvailableName(int32_t rank)
{
    (void)rank;
    return NULL;
}

EXPORT void ucnv_getToUCallBack(const void *converter, void **action, const void **context)
{
    (void)converter, (void)action, (void)context;
}

EXPORT void ucnv_getFromUCallBack(const void *converter, void **action, const void **context)
{
    (void)converter, (void)action, (void)context;
}

EXPORT void ucnv_setToUCallBack(void *converter, void *action, const void *context,
                                void **old_action, const void **old_context, UErrorCode *error)
{
    (void)converter, (void)action, (void)context, (void)old_action, (void)old_context;
    refuse(error);
}

EXPORT void ucnv_setFromUCallBack(void *converter, void *action, const void *context,
                                  void **old_action, const void **old_context, UErrorCode *error)
{
    (void)converter, (void)action, (void)context, (void)old_action, (void)old_context;
    refuse(error);
}

EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}

EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}

EXPORT void ucnv_cbToUWriteUChars(void *arguments, const UChar *source, int32_t length,
                                  int32_t offset, UErrorCode *error)
{
    (void)arguments, (void)source, (void)length, (void)offset;
    refuse(error);
}

EXPORT void ucnv_cbFromUWriteUChars(void *arguments, const UChar **source, const UChar *limit,
                                    int32_t offset, UErrorCode *error)
{
    (void)arguments, (void)source, (void)limit, (void)offset;
    refuse(error);
}

EXPORT void ucnv_toUnicode(void *converter, UChar **target, const UChar *target_limit,
                           const char **source, const char *source_limit, int32_t *offsets,
                           int8_t flush, UErrorCode *error)
{
    (void)converter, (void)target, (void)target_limit, (void)source, (void)source_limit;
    (void)offsets, (void)flush;
    refuse(error);
}

EXPORT void ucnv_fromUnicode(void *converter, char **target, const char *target_limit,
                             const UChar **source, const UChar *source_limit, int32_t *offsets,
                             int8_t flush, UErrorCode *error)
{
    (void)converter, (void)target, (void)target_limit, (void)source, (void)source_limit;
    (void)offsets, (void)flush;
    refuse(error);
}

EXPORT int32_t ucnv_toUCountPending(const void *converter, UErrorCode *error)
{
    (void)converter;
    refuse(error);
    return 0;
}

EXPORT int32_t ucnv_fromUCountPending(const void *converter, UErrorCode *error)
{
    (void)converter;
    refuse(error);
    return 0;
}
