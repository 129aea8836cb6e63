#include "base/words.h"

#include "base/vec.h"

/* One word, from line.p[*at] on; false: its quote isn't closed. */
static bool take_word(struct str line, size_t *at, struct buf *out)
{
    char quote = 0;
    for (; *at < line.n && (quote || line.p[*at] != ' '); ++*at) {
        char c = line.p[*at];
        bool more = *at + 1 < line.n;
        bool escapes = c == '\\' && more && quote != '\'' &&
                       (!quote || strchr("\"\\", line.p[*at + 1]));
        if (escapes)
            buf_addc(out, line.p[++*at]);
        else if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? 0 : c;
        else
            buf_addc(out, c);
    }
    return !quote;
}

bool words_split(struct str line, struct words *out)
{
    size_t before = out->n;
    for (size_t at = 0;;) {
        struct buf word = {0};
        while (at < line.n && line.p[at] == ' ')
            at++;
        if (at == line.n)
            return true;
        bool whole = take_word(line, &at, &word);
        vec_push(out, buf_take(&word));
        if (!whole)
            break;
    }
    while (out->n > before)
        free(vec_pop(out));
    return false;
}

void words_fini(struct words *words)
{
    for (size_t i = 0; i < words->n; i++)
        free(words->p[i]);
    vec_fini(words);
}

static bool is_plain(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (strchr(" '\"\\", word.p[i]))
            return false;
    return word.n > 0;
}

void word_quote(struct str word, struct buf *out)
{
    if (is_plain(word)) {
        buf_adds(out, word);
        return;
    }
    buf_addc(out, '"');
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == '"' || word.p[i] == '\\')
            buf_addc(out, '\\');
        buf_addc(out, word.p[i]);
    }
    buf_addc(out, '"');
}
