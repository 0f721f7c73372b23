package org.taizhang.domain.target;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.Refused;

class AddressesTest {
    private static final Check TCP = new Check.Tcp(null, null);
    private static final Check TLS = new Check.Tls(null, null);
    private static final Check ICMP = new Check.Icmp(null);
    private static final Check DNS = new Check.Dns(null, null, null, null);

    @ParameterizedTest
    @ValueSource(
            strings = {"mail.example.gov.cn:25", "政务.cn:443", "10.1.2.3:1", "[2001:db8::1]:65535", "[fe80::1%eth0]:22"})
    void hostAndPort(String address) {
        assertThatCode(() -> Addresses.refuseUnfit(TCP, address)).doesNotThrowAnyException();
        assertThatCode(() -> Addresses.refuseUnfit(TLS, address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail",
                "mail:0",
                "mail:65536",
                "mail:25/",
                "http://mail:25",
                "a b:25",
                "u@mail:25",
                ":25",
                "2001:db8::1"
            })
    void noHostAndPort(String address) {
        assertThatThrownBy(() -> Addresses.refuseUnfit(TCP, address))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("target.address-host-port");
        assertThatThrownBy(() -> Addresses.refuseUnfit(TLS, address)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"www.example.gov.cn", "政务.cn", "10.1.2.3", "2001:db8::1", "[2001:db8::1]", "_sip._tcp.example"})
    void hostAlone(String address) {
        assertThatCode(() -> Addresses.refuseUnfit(ICMP, address)).doesNotThrowAnyException();
        assertThatCode(() -> Addresses.refuseUnfit(DNS, address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"www:80", "www/", "a b", "https://www", "u@www", "www?x", ""})
    void noHostAlone(String address) {
        assertThatThrownBy(() -> Addresses.refuseUnfit(ICMP, address)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Addresses.refuseUnfit(DNS, address)).isInstanceOf(Refused.class);
    }

    private static Check log(LogPattern... patterns) {
        return new Check.LogFile(null, List.of(patterns));
    }

    @Test
    void aLogIsAWholePathAndItsPatternsAreRegularExpressionsOfDifferentNames() {
        var fit = new LogPattern("error", "错误|(?i)error", 2);
        assertThatCode(() -> Addresses.refuseUnfit(log(fit), "/var/log/nginx/error.log"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Addresses.refuseUnfit(log(fit), "error.log"))
                .hasMessageContaining("target.address-file");
        assertThatThrownBy(() -> Addresses.refuseUnfit(log(new LogPattern("open", "(", 2)), "/var/log/a"))
                .hasMessageContaining("target.log-pattern")
                .hasMessageContaining("open");
        assertThatThrownBy(() -> Addresses.refuseUnfit(log(fit, fit), "/var/log/a"))
                .hasMessageContaining("target.log-pattern-twice")
                .hasMessageContaining("error");
    }

    @Test
    void syslogOfAnyHostIsOfOneProgram() {
        var fit = List.of(new LogPattern("error", "error", 2));
        assertThatCode(() -> Addresses.refuseUnfit(new Check.Syslog(null, fit), "10.1.2.3"))
                .doesNotThrowAnyException();
        assertThatCode(() -> Addresses.refuseUnfit(new Check.Syslog("nginx", fit), "*"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Addresses.refuseUnfit(new Check.Syslog(null, fit), "*"))
                .hasMessageContaining("target.syslog-app");
        assertThatThrownBy(() -> Addresses.refuseUnfit(new Check.Syslog(null, fit), "10.1.2.3:514"))
                .hasMessageContaining("target.address-host");
        assertThatThrownBy(() -> Addresses.refuseUnfit(
                        new Check.Syslog(null, List.of(new LogPattern("open", "(", 2))), "10.1.2.3"))
                .hasMessageContaining("target.log-pattern");
    }
}
