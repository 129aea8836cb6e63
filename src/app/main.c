#include <locale.h>

#include "app/cli.h"

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "");
    return cli_main(argc, argv);
}
