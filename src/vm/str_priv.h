/* The methods of str, which stand in several files; the table of them all is in
 * str_methods.c.
 */
#ifndef VM_STR_PRIV_H
#define VM_STR_PRIV_H

#include "vm/data_priv.h"

/* False with TypeError (format has one %s: the type's name) unless v is a str. */
bool want_str(struct vm *vm, value v, const char *format);

#define METHOD(name) value name(struct vm *, value, const value *, size_t)
/* str_split.c */
METHOD(str_split);
METHOD(str_rsplit);
METHOD(str_splitlines);
/* str_case.c */
METHOD(str_capitalize);
METHOD(str_casefold);
METHOD(str_lower);
METHOD(str_upper);
METHOD(str_title);
METHOD(str_swapcase);
METHOD(str_isalnum);
METHOD(str_isalpha);
METHOD(str_isascii);
METHOD(str_isdecimal);
METHOD(str_isdigit);
METHOD(str_isidentifier);
METHOD(str_islower);
METHOD(str_isnumeric);
METHOD(str_isprintable);
METHOD(str_isspace);
METHOD(str_istitle);
METHOD(str_isupper);
/* str_translate.c */
METHOD(str_maketrans);
METHOD(str_translate);
/* format_str.c */
METHOD(str_format_map);
#undef METHOD

#endif
