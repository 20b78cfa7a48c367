/* order.c - word by word, letters before tones. */
#include "core/text/order.h"

#include "core/text/fold.h"
#include "core/text/token.h"
#include "core/text/utf8.h"

#include <utf8proc.h>

static char
tone_rank(int32_t mark)
{
	static const int32_t tones[] = {0x300, 0x309, 0x303, 0x301, 0x323};

	for (int i = 0; i < 5; i++)
		if (tones[i] == mark)
			return (char)('2' + i);
	return '1';
}

static char
shape_rank(int32_t mark)
{
	switch (mark) {
	case 0:
		return '1';
	case 0x306: /* ă before â */
	case 0x111: /* đ after d */
		return '2';
	case 0x302:
		return '3'; /* ô before ơ */
	default:
		return '4';
	}
}

void
order_key(struct str text, struct buf *out)
{
	struct token_iter it = token_begin(text.p, text.n);
	struct buf tone = BUF_INIT, tones = BUF_INIT;
	utf8proc_uint8_t u[4];
	struct str w;
	int32_t c;

	while (token_next(&it, &w)) {
		buf_reset(&tone);
		buf_reset(&tones);
		fold_tone(w.p, w.n, &tone);
		for (const char *p = tone.p; p < tone.p + tone.n;) {
			struct fold_letter l;

			p += utf8_next(p, tone.p + tone.n, &c);
			l = fold_letter(c);
			buf_add(
			    out, u, (size_t)utf8proc_encode_char(l.base, u));
			buf_addc(out, shape_rank(l.shape));
			buf_addc(&tones, tone_rank(l.tone));
		}
		/* before any letter: the shorter word comes first */
		buf_addc(out, '\x01');
		buf_add(out, buf_cstr(&tones), tones.n);
		buf_addc(out, '\x01');
	}
	buf_release(&tone);
	buf_release(&tones);
}
