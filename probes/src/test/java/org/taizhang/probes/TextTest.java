package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    private static final String WORDS = "政务公开𠮷镕";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "UTF-8|-|<p>",
                "UTF-8|text/html|<p>",
                "UTF-8|text/html; charset=UTF-8|<meta charset=gbk>",
                "UTF-8|text/html; charset=no-such|<meta charset=\"utf-8\">",
                "UTF-8|-|\ufeff<meta charset=gbk>",
                "GB18030|text/html;charset=GBK|<p>",
                "GB18030|text/html|<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>",
                "GB18030|-|<META CHARSET = 'GBK'>",
                "GB18030|-|<p>",
                "UTF-16LE|text/html; charset=\"utf-16le\"|<p>",
            })
    void isDecodedAsABrowserDoes(String charset, String contentType, String start) {
        assertThat(Text.of((start + WORDS).getBytes(Charset.forName(charset)), contentType))
                .contains(WORDS);
    }
}
