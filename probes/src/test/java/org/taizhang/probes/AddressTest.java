package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a.gov.cn|false|a.gov.cn|80|/",
                "HTTPS://A.Gov.CN/X|true|a.gov.cn|443|/X",
                "http://a.gov.cn:8080?q=1#top|false|a.gov.cn|8080|/?q=1",
                "http://a_b.gov.cn/|false|a_b.gov.cn|80|/",
                "http://政务.中国/公开|false|xn--zfr164b.xn--fiqs8s|80|/%E5%85%AC%E5%BC%80",
                "https://[2001:DB8::1]:8443/a b|true|2001:db8::1|8443|/a%20b",
                "http://a.gov.cn/x/../y/./z//w?a={1}|false|a.gov.cn|80|/y/z//w?a=%7B1%7D",
                "http://a.gov.cn/%E5%85%AC|false|a.gov.cn|80|/%E5%85%AC",
                "http://a.gov.cn:/|false|a.gov.cn|80|/",
            })
    void isReadAsABrowserReadsIt(String text, boolean secure, String host, int port, String path) throws Failed {
        assertThat(Address.of(text)).isEqualTo(new Address(secure, host, port, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.gov.cn",
                "ftp://a.gov.cn/",
                "javascript:alert(1)",
                "http://",
                "http:///x",
                "http://user:secret@a.gov.cn/",
                "http://a.gov.cn:0/",
                "http://a.gov.cn:65536/",
                "http://a.gov.cn:x/",
                "http://a gov.cn/",
                "http://[::1/",
                "http://[zz]/",
                "http://::1/",
                "http://a.gov.cn/\r\nX-Injected: 1",
                "http://a.gov.cn\r\nX-Injected: 1/",
            })
    void isRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Address.of(text))
                .isInstanceOf(Failed.class)
                .message()
                .startsWith("The address ")
                .doesNotContain("secret", "Injected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://b.gov.cn/y|http://b.gov.cn/y",
                "//b.gov.cn/y|https://b.gov.cn/y",
                "/y?z=1|https://a.gov.cn/y?z=1",
                "y|https://a.gov.cn/x/y",
                "../y|https://a.gov.cn/y",
                "?z|https://a.gov.cn/x/index.html?z",
                "#top|https://a.gov.cn/x/index.html?q=1",
                "y:z/../w|refused",
                "gopher://a.gov.cn/|refused",
            })
    void aRedirectLeadsOnFromHere(String location, String expected) throws Failed {
        var here = Address.of("https://a.gov.cn/x/index.html?q=1");
        if (expected.equals("refused"))
            assertThatThrownBy(() -> here.to(location)).isInstanceOf(Failed.class);
        else assertThat(here.to(location)).isEqualTo(Address.of(expected));
    }

    @Test
    void bytesOfAnotherCharsetInARedirectStayAsTheyCame() throws Failed {
        assertThat(Address.of("http://a.gov.cn/").to("/\u00b9\u00ab").path()).isEqualTo("/%B9%AB");
    }

    @Test
    void isShownWithoutItsQuery() throws Failed {
        assertThat(Address.of("http://[::1]:8080/x?token=secret").shown()).isEqualTo("http://[::1]:8080/x");
        assertThat(Address.of("https://a.gov.cn:443/").shown()).isEqualTo("https://a.gov.cn/");
    }
}
